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

/// For so many points the proof is looked through for each of them; for more it is counted for all.
const FEW: usize = 16;

/// Scores `draft`, which was made for `rule_set`.
pub fn score(rule_set: &RuleSet, draft: &Draft) -> Scorecard {
    let evidence = evidence_counts(rule_set, draft);
    let points: Vec<_> =
        rule_set.point_ids().map(|id| score_point(rule_set, draft, id, evidence[id.index()])).collect();
    sum_up(rule_set, points)
}

/// What the points `changed` are worth in `draft`, where that is not what `card` says. `card` is that of a draft which differs
/// from this one at these points only.
pub fn rescored(
    rule_set: &RuleSet,
    card: &Scorecard,
    draft: &Draft,
    changed: &[PointId],
) -> Vec<(PointId, PointScore)> {
    let counts = (changed.len() > FEW).then(|| evidence_counts(rule_set, draft));
    let evidence = |id: PointId| match &counts {
        Some(counts) => counts[id.index()],
        None => draft.evidence_for(id).count(),
    };
    let new = |id: &PointId| (*id, score_point(rule_set, draft, *id, evidence(*id)));
    changed.iter().map(new).filter(|(id, new)| card.point(*id) != new).collect()
}

/// Puts new scores of points into a scorecard. Costs as much as these points and the categories, whatever the size of the table.
pub fn put_scores(rule_set: &RuleSet, card: &mut Scorecard, new: Vec<(PointId, PointScore)>) {
    for (id, new) in new {
        let (old_score, new_score) = (card.points[id.index()].score, new.score);
        card.points[id.index()] = new;
        let indicator = rule_set.point(id).indicator;
        let (sum, old) = card.indicators[indicator.index()];
        let sum = sum.exchanged(old_score, new_score);
        let new = sum.capped(rule_set.indicator(indicator).points);
        card.indicators[indicator.index()] = (sum, new);
        let category = rule_set.indicator(indicator).category;
        let sum = card.category_sums[category.index()].exchanged(old, new);
        card.category_sums[category.index()] = sum;
        card.categories[category.index()] = sum.capped(rule_set.category(category).points);
    }
    finish(rule_set, card);
}

/// The points at which two drafts of one rule set may score differently, or hold different records, in table order. Parts that
/// both drafts share are not looked into.
pub fn changed_points(rule_set: &RuleSet, before: &Draft, after: &Draft) -> Vec<PointId> {
    let proof = (!Arc::ptr_eq(&before.evidence, &after.evidence) && !same_uses(before, after))
        .then(|| (evidence_counts(rule_set, before), evidence_counts(rule_set, after)));
    let proven = |id: PointId| proof.as_ref().is_some_and(|(old, new)| old[id.index()] != new[id.index()]);
    let same_marks = Arc::ptr_eq(&before.marks, &after.marks);
    let marked = |id: PointId| !same_marks && before.mark(id) != after.mark(id);
    let changed = |id: &PointId| !before.shares_record(after, *id) || proven(*id) || marked(*id);
    rule_set.point_ids().filter(changed).collect()
}

/// Whether the records of proof serve the same points one by one.
fn same_uses(before: &Draft, after: &Draft) -> bool {
    let (old, new) = (&before.evidence, &after.evidence);
    old.len() == new.len() && old.iter().zip(new.iter()).all(|(old, new)| old.serves == new.serves)
}

fn evidence_counts(rule_set: &RuleSet, draft: &Draft) -> Vec<usize> {
    let mut counts = vec![0; rule_set.point_ids().len()];
    for point in draft.evidence.iter().flat_map(|evidence| &evidence.serves) {
        counts[point.index()] += 1;
    }
    counts
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
    let mut card = Scorecard { points, indicators, category_sums, categories, basic, total, bonus, outcome };
    finish(rule_set, &mut card);
    card
}

/// What follows from the categories and the vetoes.
fn finish(rule_set: &RuleSet, card: &mut Scorecard) {
    let top = Top::of(rule_set, &card.categories);
    let vetoes: Vec<_> = rule_set.vetoes().map(|(id, _)| (id, fired(card.point(id)))).collect();
    let ceilings = Ceilings::of(rule_set.vetoes().zip(&vetoes).map(|((_, effect), (_, fired))| (effect, *fired)));
    card.basic = Score::from_parts(|part| top.basic(rule_set, part).rounded(rule_set.about.rounding));
    card.total = Score::from_parts(|part| top.rounded_total(rule_set, part, &ceilings));
    card.bonus = Score::from_parts(|part| top.bonus(rule_set, part));
    let levels = Levels { rule_set, categories: &card.categories, top: &top, ceilings: &ceilings };
    card.outcome = outcome(&levels, vetoes, card.total);
}
