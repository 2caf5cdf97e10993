//! What holds for any rule set that the format can say: random categories, weights, vetoes, grades, kinds, roundings.

#[path = "support/answers.rs"]
mod answers;
#[path = "support/random_rules.rs"]
mod random_rules;
mod support;

use answers::{Answer, answers, drafted, enter, full_marks, go_on};
use proptest::prelude::*;
use quality_county::domain::draft::Draft;
use quality_county::domain::gap::{GapKind, gaps};
use quality_county::domain::ids::PointId;
use quality_county::domain::outcome::{Fired, GradeAt, Reach};
use quality_county::domain::points::Points;
use quality_county::domain::review::{Mark, Verdict};
use quality_county::domain::rule_set::{NotApplicable, RuleSet};
use quality_county::domain::score::{changed_points, put_scores, rescored, score};
use quality_county::domain::scorecard::{Score, Scorecard};
use quality_county::rule_sets::lint::{Lint, lint};
use random_rules::rules;

/// A rule set with two rounds of answers, drawn together.
fn drawn() -> impl Strategy<Value = (RuleSet, Vec<Answer>, Vec<Answer>)> {
    rules().prop_flat_map(|set| {
        let (first, more) = (answers(&set), answers(&set));
        (Just(set), first, more)
    })
}

fn levels(set: &RuleSet, card: &Scorecard) -> Vec<(String, Score, Points)> {
    let point = |id: PointId| (set.point(id).code.clone(), card.point(id).score, set.point(id).points);
    let indicator = |id| (set.indicator(id).code.clone(), card.indicator(id), set.indicator(id).points);
    let category = |id| (set.category(id).name.clone(), card.category(id), set.category(id).points);
    let top = [
        ("basic".to_owned(), card.basic, set.about.total),
        ("total".to_owned(), card.total, set.full()),
        ("bonus".to_owned(), card.bonus, set.bonus()),
    ];
    let below = set.point_ids().map(point).chain(set.indicator_ids().map(indicator));
    below.chain(set.category_ids().map(category)).chain(top).collect()
}

/// Answers what is open at the points that the coin picks.
fn more_answers(set: &RuleSet, draft: &Draft, more: &[Answer]) -> Draft {
    let mut draft = draft.clone();
    for (id, answer) in set.point_ids().zip(more).filter(|(_, answer)| answer.coin) {
        go_on(set, &mut draft, id, answer);
    }
    draft
}

/// Position, with "below all" last.
fn rank(set: &RuleSet, grade: GradeAt) -> usize {
    grade.unwrap_or(set.grades().len())
}

fn narrows<T: PartialEq + std::fmt::Debug>(open: &T, before: &T, after: &T) -> bool {
    before == open || before == after
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn answering_what_is_open_only_narrows_the_range((set, first, more) in drawn()) {
        // Points that nobody can earn in full (the lint says so) pull a scaled total down until they are said not to apply.
        let short = |found: &Lint| matches!(found, Lint::UnreachableMaximum { .. });
        prop_assume!(set.about.not_applicable != NotApplicable::Rescale || !lint(&set).iter().any(short));
        let draft = drafted(&set, &first);
        let (before, after) = (score(&set, &draft), score(&set, &more_answers(&set, &draft, &more)));
        for ((level, one, _), (_, next, _)) in levels(&set, &before).iter().zip(levels(&set, &after)) {
            prop_assert!(next.sure >= one.sure && next.possible <= one.possible, "{level}: {one:?} became {next:?}");
        }
        let (one, next) = (&before.outcome, &after.outcome);
        if let (Some(one), Some(next)) = (one.grade, next.grade) {
            prop_assert!(rank(&set, next.sure) <= rank(&set, one.sure), "{one:?} became {next:?}");
            prop_assert!(rank(&set, next.possible) >= rank(&set, one.possible), "{one:?} became {next:?}");
        }
        prop_assert!(narrows(&Some(Reach::Open), &one.pass, &next.pass));
        prop_assert!(narrows(&Some(Fired::Open), &one.not_named, &next.not_named));
        for id in set.category_ids() {
            prop_assert!(narrows(&Some(Reach::Open), &one.category_pass(id), &next.category_pass(id)));
        }
    }

    #[test]
    fn parts_are_ordered((set, first, _) in drawn()) {
        let card = score(&set, &drafted(&set, &first));
        for (level, score, cap) in levels(&set, &card) {
            let chain = [Points::ZERO, score.backed, score.sure, score.possible, score.max];
            prop_assert!(chain.is_sorted() && score.confirmed <= score.max, "{level}: {score:?}");
            // Rounding may lift a total above a maximum that is finer than its steps.
            let step = set.about.rounding.step();
            prop_assert!(score.max <= cap || score.max - cap < step, "{level}: {score:?}, cap {cap}");
        }
        if let Some(grade) = card.outcome.grade {
            prop_assert!(rank(&set, grade.sure) >= rank(&set, grade.possible));
        }
        prop_assert_eq!(card.outcome.grade.is_some(), !set.grades().is_empty());
        prop_assert_eq!(card.outcome.pass.is_some(), set.about.pass.is_some());
        prop_assert_eq!(card.outcome.vetoes.len(), set.vetoes().count());
    }

    /// What changed, scored again, gives the very scorecard that scoring everything gives: one point after the other, with proof
    /// and marks, and all at once.
    #[test]
    fn a_change_scores_like_the_whole((set, first, more) in drawn(), beside in any::<bool>()) {
        let mut draft = drafted(&set, &first);
        let mut card = score(&set, &draft);
        let go_to = |card: &mut Scorecard, before: &Draft, after: &Draft| {
            let changed = changed_points(&set, before, after);
            let new = rescored(&set, card, after, &changed);
            put_scores(&set, card, new);
            changed
        };
        for (id, answer) in set.point_ids().zip(&more) {
            let before = draft.clone();
            if answer.coin {
                draft.clear_cells(id);
            }
            enter(&set, &mut draft, id, answer);
            if beside && answer.coin {
                draft.add_evidence(id);
            } else if beside {
                let (verdict, claimed) = (Verdict::Set(set.point(id).points), Points::ZERO);
                let mark = Mark { verdict, claimed, reason: String::new(), by: String::new(), at: String::new() };
                draft.set_mark(id, Some(mark));
            }
            let changed = go_to(&mut card, &before, &draft);
            prop_assert!(changed.iter().all(|changed| *changed == id));
            prop_assert_eq!(&card, &score(&set, &draft));
        }
        let blank = support::empty_draft(&set);
        go_to(&mut card, &draft, &blank);
        prop_assert_eq!(card, score(&set, &blank));
    }

    /// Mending one gap adds what the gap promised, through weights, scaling, vetoes and rounding.
    #[test]
    fn mending_a_gap_adds_its_effect((set, first, _) in drawn()) {
        let draft = drafted(&set, &first);
        let card = score(&set, &draft);
        for gap in gaps(&set, &card).into_iter().step_by(2) {
            let lost = card.point(gap.point).score.lost() > Points::ZERO;
            let mut mended = draft.clone();
            match gap.kind {
                GapKind::NoEvidence => {
                    mended.add_evidence(gap.point);
                }
                GapKind::Blank if lost => continue,
                _ => {
                    let Some(cells) = full_marks(set.point(gap.point)) else { continue };
                    mended.clear_cells(gap.point);
                    for (field, cell) in cells {
                        mended.set_cell(&set, gap.point, field, Some(cell));
                    }
                    mended.record_mut(gap.point).standing = quality_county::domain::draft::Standing::Plain;
                }
            }
            let after = score(&set, &mended);
            if gap.kind != GapKind::NoEvidence && after.point(gap.point).score.sure != set.point(gap.point).points {
                continue;
            }
            let apart = set.category(set.category_of(gap.point)).bonus && !set.about.total_includes_bonus;
            let part = |card: &Scorecard| {
                let top = if apart { card.bonus } else { card.total };
                match gap.kind {
                    GapKind::Lost | GapKind::NotApplicable => top.possible,
                    GapKind::Blank | GapKind::Unverified => top.sure,
                    GapKind::NoEvidence => top.backed,
                }
            };
            prop_assert_eq!(part(&after) - part(&card), gap.effect, "{:?}", gap);
        }
    }

    /// Every sentence can be said, and lint can look at everything.
    #[test]
    fn everything_explains_itself((set, first, _) in drawn()) {
        use quality_county::words::{self, explain, explain_points, explain_sum, rule};
        let card = score(&set, &drafted(&set, &first));
        for id in set.point_ids() {
            prop_assert!(!explain::point(&set, set.point(id), card.point(id)).1.concat().is_empty());
            prop_assert!(!rule::sentence(set.point(id)).is_empty());
        }
        for id in set.category_ids() {
            prop_assert!(!explain_sum::category(&set, &card, id).is_empty());
        }
        prop_assert!(!explain_sum::total(&set, &card).is_empty());
        prop_assert!(!explain_points::backed(&set, &card).is_empty());
        for found in lint(&set) {
            prop_assert!(!words::lint::sentence(&set, &found).is_empty());
        }
    }
}
