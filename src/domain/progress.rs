//! How far each department is: what it leads, what is filled in, what lacks proof, whether its task pack came back, and by when.

use super::date::Date;
use super::dispatch::Dispatch;
use super::draft::Draft;
use super::ids::{BureauId, PointId};
use super::points::Points;
use super::rule_set::RuleSet;
use super::scorecard::{Score, Scorecard, State};

/// How far one department is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Progress {
    pub bureau: BureauId,
    /// The points that it leads, in table order.
    pub points: Vec<PointId>,
    /// Those answered, 不适用 included.
    pub filled: usize,
    /// Those not, or not completely, filled in.
    pub blank: Vec<PointId>,
    pub unverified: usize,
    /// Those that earn points without proof.
    pub unproved: Vec<PointId>,
    /// Sum over its points, without caps.
    pub score: Score,
    /// The last task pack sent to it.
    pub sent: Option<Dispatch>,
    pub due: Option<Date>,
}

/// All departments in use, in the order of the draft; those that lead nothing included.
pub fn progress(rule_set: &RuleSet, draft: &Draft, card: &Scorecard) -> Vec<Progress> {
    let departments = &draft.departments;
    let one = |bureau| {
        let points: Vec<_> = departments.led_by(rule_set, bureau).collect();
        let count = |state| points.iter().filter(|id| card.point(**id).state == state).count();
        let state = |wanted| move |id: &PointId| card.point(*id).state == wanted;
        let unproved = |id: &PointId| card.point(*id).score.sure > Points::ZERO && card.point(*id).evidence == 0;
        Progress {
            bureau,
            filled: count(State::Filled) + count(State::NotApplicable),
            blank: points.iter().copied().filter(state(State::Blank)).collect(),
            unverified: count(State::Unverified),
            unproved: points.iter().copied().filter(unproved).collect(),
            score: Score::sum(points.iter().map(|id| card.point(*id).score)),
            sent: draft.dispatches.iter().rev().find(|dispatch| dispatch.to == bureau).cloned(),
            due: departments.due(bureau),
            points,
        }
    };
    departments.ids().map(one).collect()
}
