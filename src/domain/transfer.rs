//! Two versions of a rule set beside each other, for a draft that moves from one to the other: what became of each point, and what it
//! earns here and there. Points are found by code.

use super::draft::Draft;
use super::ids::PointId;
use super::rule_set::{RuleSet, ScoringPoint};
use super::score::score;
use super::scorecard::Score;

/// What becomes of one point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// The same on both sides.
    Same,
    /// There on both sides, but it says something else.
    Changed(Change),
    /// Not there any more.
    Gone,
    /// Not there before.
    New,
}

/// What differs between a point and its successor.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Change {
    pub text: bool,
    /// The kind, a threshold or an item.
    pub scoring: bool,
    pub points: bool,
    /// What is to be filled in.
    pub fields: bool,
}

/// One point of the old table, of the new one, or of both.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    pub old: Option<PointId>,
    pub new: Option<PointId>,
    pub fate: Fate,
    /// Whether anything was entered for the old one.
    pub filled: bool,
    /// Whether something that was entered is not there any more.
    pub lost: bool,
    pub before: Option<Score>,
    pub after: Option<Score>,
}

/// All points: in the new table's order, those that are gone at the end.
pub fn steps(old: &RuleSet, draft: &Draft, new: &RuleSet, moved: &Draft) -> Vec<Step> {
    let (before, after) = (score(old, draft), score(new, moved));
    let there = new.point_ids().map(|id| {
        let was = old.point_by_code(&new.point(id).code);
        Step {
            old: was,
            new: Some(id),
            fate: was.map_or(Fate::New, |was| fate(old.point(was), new.point(id))),
            filled: was.is_some_and(|was| !draft.record(was).is_untouched()),
            lost: was.is_some_and(|was| held(old, draft, was) > held(new, moved, id)),
            before: was.map(|was| before.point(was).score),
            after: Some(after.point(id).score),
        }
    });
    let gone = old.point_ids().filter(|id| new.point_by_code(&old.point(*id).code).is_none()).map(|id| {
        let filled = !draft.record(id).is_untouched();
        let (fate, before) = (Fate::Gone, Some(before.point(id).score));
        Step { old: Some(id), new: None, fate, filled, lost: filled, before, after: None }
    });
    there.chain(gone).collect()
}

/// How many fields of a point hold something.
fn held(set: &RuleSet, draft: &Draft, id: PointId) -> usize {
    (0..set.point(id).fields.len()).filter(|field| draft.record(id).holds(*field)).count()
}

fn fate(old: &ScoringPoint, new: &ScoringPoint) -> Fate {
    let same = |one: &ScoringPoint, other: &ScoringPoint| {
        let mut fields = one.fields.iter().zip(&other.fields);
        one.fields.len() == other.fields.len()
            && fields.all(|(one, other)| (&one.key, &one.kind) == (&other.key, &other.kind))
    };
    let change = Change {
        text: old.text != new.text,
        scoring: old.scoring != new.scoring,
        points: old.points != new.points,
        fields: !same(old, new),
    };
    if change == Change::default() { Fate::Same } else { Fate::Changed(change) }
}
