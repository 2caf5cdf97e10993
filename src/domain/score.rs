//! Scoring a draft: pure and total.

use super::draft::{Draft, Standing};
use super::field::Cells;
use super::ids::PointId;
use super::points::Points;
use super::rule_set::{NotApplicable, RuleSet};
use super::scorecard::{PointScore, Score, Scorecard, State};
use super::scoring::{Because, Scored};

/// Scores `draft`, which was made for `rule_set`.
pub fn score(rule_set: &RuleSet, draft: &Draft) -> Scorecard {
    let mut evidence = vec![0; rule_set.point_ids().len()];
    for point in draft.evidence.iter().flat_map(|evidence| &evidence.serves) {
        evidence[point.index()] += 1;
    }
    let points: Vec<_> =
        rule_set.point_ids().map(|id| score_point(rule_set, draft, id, evidence[id.index()])).collect();
    sum_up(rule_set, points)
}

fn score_point(rule_set: &RuleSet, draft: &Draft, id: PointId, evidence: usize) -> PointScore {
    let record = draft.record(id);
    let max = rule_set.point(id).points;
    let (state, max, scored) = match record.standing {
        Standing::Plain => {
            let scored = rule_set.point(id).scoring.score(max, Cells(record.cells()));
            (if scored.sure == scored.possible { State::Filled } else { State::Blank }, max, scored)
        }
        Standing::Unverified => {
            (State::Unverified, max, Scored { sure: Points::ZERO, possible: max, because: Because::Unverified })
        }
        Standing::NotApplicable => {
            let zero = Points::ZERO;
            let max = if rule_set.about.not_applicable == NotApplicable::Zero { max } else { zero };
            (State::NotApplicable, max, Scored { sure: zero, possible: zero, because: Because::NotApplicable })
        }
    };
    let sure_and_backed = if evidence > 0 { scored.sure } else { Points::ZERO };
    let confirmed = draft.mark(id).map_or(Points::ZERO, |mark| mark.confirms(max));
    let score = Score { sure: scored.sure, possible: scored.possible, backed: sure_and_backed, confirmed, max };
    PointScore { score, state, because: scored.because, evidence }
}

/// Sums point scores up through the caps.
pub(super) fn sum_up(rule_set: &RuleSet, points: Vec<PointScore>) -> Scorecard {
    let of_points = |id| Score::sum(rule_set.points_of(id).map(|point| points[point.index()].score));
    let indicators: Vec<_> =
        rule_set.indicator_ids().map(|id| of_points(id).capped(rule_set.indicator(id).points)).collect();
    let of_indicators = |id| Score::sum(rule_set.indicators_of(id).map(|indicator| indicators[indicator.index()]));
    let categories: Vec<_> =
        rule_set.category_ids().map(|id| of_indicators(id).capped(rule_set.category(id).points)).collect();
    let sum = |bonus| {
        let wanted = rule_set.category_ids().filter(|id| rule_set.category(*id).bonus == bonus);
        Score::sum(wanted.map(|id| categories[id.index()]))
    };
    let full = rule_set.about.total;
    let total = match rule_set.about.not_applicable {
        NotApplicable::Rescale => sum(false).capped(full).rescaled(full),
        NotApplicable::Zero | NotApplicable::Drop => sum(false).capped(full),
    };
    let bonus = sum(true).capped(rule_set.bonus());
    Scorecard { points, indicators, categories, total, bonus }
}
