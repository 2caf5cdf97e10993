//! Scoring a draft: pure and total.

use super::draft::{Draft, Standing};
use super::field::Cells;
use super::ids::{CategoryId, IndicatorId, PointId};
use super::outcome::{Levels, Outcome, fired, outcome};
use super::points::Points;
use super::rule_set::{NotApplicable, RuleSet};
use super::scorecard::{PointScore, Score, Scorecard, State};
use super::scoring::{Because, Scored};
use super::sums::{Ceilings, Sum, Top};
use std::sync::Arc;

/// Beyond so many changed points everything is scored again.
const FEW: usize = 16;

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

/// The scorecard of `draft`, given that of a draft from which it differs at the points `changed` only. Costs as much as these
/// points and the categories, whatever the size of the table.
pub fn score_change(rule_set: &RuleSet, mut card: Scorecard, draft: &Draft, changed: &[PointId]) -> Scorecard {
    if changed.len() > FEW {
        return score(rule_set, draft);
    }
    for id in changed {
        let new = score_point(rule_set, draft, *id, draft.evidence_for(*id).count());
        let (old_score, new_score) = (card.points[id.index()].score, new.score);
        card.points[id.index()] = new;
        let indicator = rule_set.point(*id).indicator;
        let (sum, old) = card.indicators[indicator.index()];
        let sum = sum.exchanged(old_score, new_score);
        let new = sum.capped(rule_set.indicator(indicator).points);
        card.indicators[indicator.index()] = (sum, new);
        let category = rule_set.indicator(indicator).category;
        let sum = card.category_sums[category.index()].exchanged(old, new);
        card.category_sums[category.index()] = sum;
        card.categories[category.index()] = sum.capped(rule_set.category(category).points);
    }
    finish(rule_set, card)
}

/// The points at which two drafts of one rule set may score differently; `None` where any may. Parts that both drafts share are
/// not looked into.
pub fn changed_points(rule_set: &RuleSet, before: &Draft, after: &Draft) -> Option<Vec<PointId>> {
    let shared = Arc::ptr_eq(&before.evidence, &after.evidence) && Arc::ptr_eq(&before.marks, &after.marks);
    shared.then(|| rule_set.point_ids().filter(|id| !before.shares_record(after, *id)).collect())
}

fn score_point(rule_set: &RuleSet, draft: &Draft, id: PointId, evidence: usize) -> PointScore {
    let record = draft.record(id);
    let (max, scoring) = (rule_set.point(id).points, &rule_set.point(id).scoring);
    // The most that any answer earns, which is less than the maximum where the rule set does not add up.
    let best = || scoring.score(max, Cells(&[])).possible;
    let (state, max, scored) = match record.standing {
        Standing::Plain => {
            let scored = scoring.score(max, Cells(record.cells()));
            let open = scored.sure != scored.possible || scored.because == Because::Veto(None);
            (if open { State::Blank } else { State::Filled }, max, scored)
        }
        Standing::Unverified => {
            (State::Unverified, max, Scored { sure: Points::ZERO, possible: best(), because: Because::Unverified })
        }
        Standing::NotApplicable => {
            let (earned, max) = match rule_set.about.not_applicable {
                NotApplicable::Zero => (Points::ZERO, max),
                NotApplicable::Full => (best(), max),
                NotApplicable::Drop | NotApplicable::Rescale => (Points::ZERO, Points::ZERO),
            };
            (State::NotApplicable, max, Scored { sure: earned, possible: earned, because: Because::NotApplicable })
        }
    };
    let sure_and_backed = if evidence > 0 { scored.sure } else { Points::ZERO };
    let confirmed = draft.mark(id).map_or(Points::ZERO, |mark| mark.confirms(max));
    let score = Score { sure: scored.sure, possible: scored.possible, backed: sure_and_backed, confirmed, max };
    PointScore { score, state, because: scored.because, evidence }
}

/// Sums point scores up through the caps.
fn sum_up(rule_set: &RuleSet, points: Vec<PointScore>) -> Scorecard {
    let of_points = |id: IndicatorId| {
        let sum = Sum::of(rule_set.points_of(id).map(|point| points[point.index()].score));
        (sum, sum.capped(rule_set.indicator(id).points))
    };
    let indicators: Vec<_> = rule_set.indicator_ids().map(of_points).collect();
    let of_indicators =
        |id: CategoryId| Sum::of(rule_set.indicators_of(id).map(|indicator| indicators[indicator.index()].1));
    let category_sums: Vec<_> = rule_set.category_ids().map(of_indicators).collect();
    let caps = rule_set.category_ids().map(|id| rule_set.category(id).points);
    let categories = category_sums.iter().zip(caps).map(|(sum, cap)| sum.capped(cap)).collect();
    let (basic, total, bonus) = (Score::default(), Score::default(), Score::default());
    let outcome = Outcome::default();
    finish(rule_set, Scorecard { points, indicators, category_sums, categories, basic, total, bonus, outcome })
}

/// What follows from the categories and the vetoes.
fn finish(rule_set: &RuleSet, mut card: Scorecard) -> Scorecard {
    let top = Top::of(rule_set, &card.categories);
    let vetoes: Vec<_> = rule_set.vetoes().map(|(id, _)| (id, fired(card.point(id)))).collect();
    let ceilings = Ceilings::of(rule_set.vetoes().zip(&vetoes).map(|((_, effect), (_, fired))| (effect, *fired)));
    card.basic = Score::from_parts(|part| top.basic(rule_set, part).rounded(rule_set.about.rounding));
    card.total = Score::from_parts(|part| top.rounded_total(rule_set, part, &ceilings));
    card.bonus = Score::from_parts(|part| top.bonus(rule_set, part));
    let levels = Levels { rule_set, categories: &card.categories, top: &top, ceilings: &ceilings };
    card.outcome = outcome(&levels, vetoes, card.total);
    card
}
