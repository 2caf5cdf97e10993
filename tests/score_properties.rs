//! What holds for every draft of every rule set: built-in and invented, with points zeroed, dropped or rescaled.

#[path = "support/answers.rs"]
mod answers;
mod support;

use answers::{answers, drafted, full_marks, go_on};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{TestCaseResult, TestRunner};
use quality_county::domain::decimal::Decimal;
use quality_county::domain::draft::{Draft, Standing};
use quality_county::domain::exact::Rounding;
use quality_county::domain::field::Cell;
use quality_county::domain::gap::{Gap, GapKind, gaps};
use quality_county::domain::ids::PointId;
use quality_county::domain::points::Points;
use quality_county::domain::rule_set::{NotApplicable, RuleSet};
use quality_county::domain::score::score;
use quality_county::domain::scorecard::{Score, Scorecard};

const INVENTED: &str = include_str!("fixtures/invented.json");
const DROP: &str = include_str!("fixtures/invented-drop.json");
const RESCALE: &str = include_str!("fixtures/invented-rescale.json");

fn loaded(json: &str) -> RuleSet {
    quality_county::rule_sets::load(json).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn all_sets() -> Vec<RuleSet> {
    let invented = support::systems::SYSTEMS.map(|(_, rules, _)| loaded(rules));
    [support::anhui().clone(), loaded(INVENTED), loaded(DROP), loaded(RESCALE)].into_iter().chain(invented).collect()
}

fn check<S: Strategy>(rule_set: &RuleSet, strategy: &S, test: impl Fn(S::Value) -> TestCaseResult) {
    let config = ProptestConfig { cases: 40, failure_persistence: None, max_shrink_iters: 500, ..Default::default() };
    let outcome = TestRunner::new(config).run(strategy, test);
    outcome.unwrap_or_else(|error| panic!("{}: {error}", rule_set.about.id));
}

/// Every level of a scorecard with the most that its rule set allows there.
fn levels(rule_set: &RuleSet, card: &Scorecard) -> Vec<(String, Score, Points)> {
    let point = |id| (rule_set.point(id).code.clone(), card.point(id).score, rule_set.point(id).points);
    let indicator = |id| {
        let about = rule_set.indicator(id);
        (format!("indicator {}", about.code), card.indicator(id), about.points)
    };
    let category = |id| (rule_set.category(id).name.clone(), card.category(id), rule_set.category(id).points);
    let total = ("total".to_owned(), card.total, rule_set.full());
    let bonus = ("bonus".to_owned(), card.bonus, rule_set.bonus());
    let parts = rule_set.point_ids().map(point).chain(rule_set.indicator_ids().map(indicator));
    parts.chain(rule_set.category_ids().map(category)).chain([total, bonus]).collect()
}

fn parts_are_ordered(rule_set: &RuleSet, card: &Scorecard) -> TestCaseResult {
    for (level, score, cap) in levels(rule_set, card) {
        let chain = [Points::ZERO, score.backed, score.sure, score.possible, score.max, cap];
        prop_assert!(chain.is_sorted(), "{level}: {score:?}, cap {cap}");
    }
    Ok(())
}

fn gaps_add_up(rule_set: &RuleSet, card: &Scorecard) -> TestCaseResult {
    let gaps = gaps(rule_set, card);
    prop_assert!(gaps.is_sorted_by(|one, next| one.effect >= next.effect));
    for gap in &gaps {
        prop_assert!(gap.points > Points::ZERO && gap.effect >= Points::ZERO, "{gap:?}");
        // Rescaling, weights and coarse rounding make points worth more than is printed beside them.
        let about = &rule_set.about;
        let scaled = about.not_applicable == NotApplicable::Rescale
            || rule_set.is_weighted()
            || about.rounding != Rounding::FINE;
        prop_assert!(scaled || gap.effect <= gap.points, "{gap:?}");
    }
    let sum = |id: PointId, proof: bool| {
        let here = gaps.iter().filter(|gap| gap.point == id && proof == (gap.kind == GapKind::NoEvidence));
        here.map(|gap| gap.points).sum::<Points>()
    };
    for id in rule_set.indicator_ids() {
        let points: Vec<_> = rule_set.points_of(id).map(|id| (id, card.point(id).score)).collect();
        let missing: Points = points.iter().map(|(_, score)| score.max - score.sure).sum();
        let unproved: Points = points.iter().map(|(_, score)| score.sure - score.backed).sum();
        prop_assert_eq!(points.iter().map(|(id, _)| sum(*id, false)).sum::<Points>(), missing);
        prop_assert_eq!(points.iter().map(|(id, _)| sum(*id, true)).sum::<Points>(), unproved);
    }
    for id in rule_set.point_ids() {
        let (score, proof) = (card.point(id).score, card.point(id).evidence > 0);
        let safe = score.sure == score.max && (proof || score.sure == Points::ZERO);
        prop_assert_eq!(gaps.iter().any(|gap| gap.point == id), !safe, "{}", &rule_set.point(id).code);
    }
    Ok(())
}

/// Maxima are not compared: 不适用 lowers them where it drops points. Where it also rescales, sure and possible still
/// narrow: a blank or unverified point leaves possible and maximum alike, and possible is never the larger of the two.
#[test]
fn answering_what_is_open_only_narrows_the_range() {
    for set in all_sets() {
        check(&set, &(answers(&set), answers(&set)), |(first, more)| {
            let mut draft = drafted(&set, &first);
            let before = levels(&set, &score(&set, &draft));
            for (id, answer) in set.point_ids().zip(&more).filter(|(_, answer)| answer.coin) {
                go_on(&set, &mut draft, id, answer);
            }
            let after = levels(&set, &score(&set, &draft));
            for ((level, before, _), (_, after, _)) in before.iter().zip(&after) {
                let narrower = after.sure >= before.sure && after.possible <= before.possible;
                prop_assert!(narrower, "{level}: {before:?} became {after:?}");
            }
            Ok(())
        });
    }
}

#[test]
fn parts_are_ordered_and_gaps_add_up() {
    for set in all_sets() {
        check(&set, &answers(&set), |answers| {
            let card = score(&set, &drafted(&set, &answers));
            parts_are_ordered(&set, &card)?;
            gaps_add_up(&set, &card)
        });
    }
}

#[test]
fn the_order_of_entry_does_not_matter() {
    for set in all_sets() {
        let fields: usize = set.point_ids().map(|id| set.point(id).fields.len()).sum();
        let order = Just((0..fields).collect::<Vec<_>>()).prop_shuffle();
        check(&set, &(answers(&set), answers(&set), order), |(first, more, order)| {
            let mut entries: Vec<(PointId, usize, Option<Cell>)> = Vec::new();
            for (id, answer) in set.point_ids().zip(&more) {
                for (field, cell) in answer.in_order() {
                    let rivals = &set.point(id).fields[field].rivals;
                    if !entries.iter().any(|(other, at, _)| *other == id && rivals.contains(at)) {
                        entries.push((id, field, cell));
                    }
                }
            }
            let mut one = drafted(&set, &first);
            let mut other = one.clone();
            for (id, field, cell) in &entries {
                one.set_cell(&set, *id, *field, *cell);
            }
            for (id, field, cell) in order.iter().filter_map(|at| entries.get(*at)) {
                other.set_cell(&set, *id, *field, *cell);
            }
            prop_assert!(one == other, "drafts differ");
            prop_assert!(score(&set, &one) == score(&set, &other), "scorecards differ");
            Ok(())
        });
    }
}

/// A file can hold anything; what does not fit its field must neither crash nor earn too much.
#[test]
fn any_cells_at_all_can_be_scored() {
    let limit = 1_000_000_000_000_000_000_i64;
    let decimal = |value| Cell::Number(Decimal::from_millionths(value).expect("within limits"));
    for set in all_sets() {
        let extremes = [-limit, 1 - limit, -1, 0, 1, limit - 1, limit].map(decimal).to_vec();
        let number = prop_oneof![(-limit..=limit).prop_map(decimal), select(extremes)];
        let choice = prop::option::of(0_usize..40).prop_map(Cell::Choice);
        let cell = prop_oneof![1 => any::<bool>().prop_map(Cell::Flag), 4 => number, 1 => choice];
        let cells = vec(prop::option::weighted(0.9, cell), 20);
        check(&set, &vec(cells, set.point_ids().len()), |points| {
            let mut draft = support::empty_draft(&set);
            for (id, cells) in set.point_ids().zip(&points) {
                for (field, cell) in cells.iter().enumerate() {
                    draft.set_cell(&set, id, field, *cell);
                }
            }
            let card = score(&set, &draft);
            parts_are_ordered(&set, &card)?;
            gaps_add_up(&set, &card)
        });
    }
}

/// Mends one gap and compares what the total, or the bonus, gains with what the gap promised.
fn mending_adds_the_effect(set: &RuleSet) {
    assert!(set.point_ids().all(|id| full_marks(set.point(id)).is_some()), "every point can be earned in full");
    check(set, &answers(set), |answers| {
        let draft = drafted(set, &answers);
        let card = score(set, &draft);
        for gap in gaps(set, &card).into_iter().step_by(3) {
            let Some(mended) = mend(set, draft.clone(), &card, gap) else { continue };
            let bonus = set.category(set.indicator(set.point(gap.point).indicator).category).bonus;
            let part = |card: &Scorecard| {
                let top = if bonus { card.bonus } else { card.total };
                match gap.kind {
                    GapKind::Lost | GapKind::NotApplicable => top.possible,
                    GapKind::Blank | GapKind::Unverified => top.sure,
                    GapKind::NoEvidence => top.backed,
                }
            };
            let after = score(set, &mended);
            if gap.kind != GapKind::NoEvidence {
                prop_assert_eq!(after.point(gap.point).score.sure, set.point(gap.point).points, "{:?}", gap);
            }
            prop_assert_eq!(part(&after) - part(&card), gap.effect, "{:?}", gap);
        }
        Ok(())
    });
}

fn mend(set: &RuleSet, mut draft: Draft, card: &Scorecard, gap: Gap) -> Option<Draft> {
    match gap.kind {
        GapKind::NoEvidence => {
            draft.add_evidence(gap.point);
        }
        // An answer for full marks would win back what is lost as well.
        GapKind::Blank if card.point(gap.point).score.lost() > Points::ZERO => return None,
        _ => {
            draft.clear_cells(gap.point);
            for (field, cell) in full_marks(set.point(gap.point))? {
                draft.set_cell(set, gap.point, field, Some(cell));
            }
            draft.record_mut(gap.point).standing = Standing::Plain;
        }
    }
    Some(draft)
}

#[test]
fn mending_a_gap_adds_its_effect() {
    mending_adds_the_effect(support::anhui());
    mending_adds_the_effect(&loaded(INVENTED));
    mending_adds_the_effect(&loaded(DROP));
}

#[test]
fn mending_a_gap_adds_its_effect_to_a_rescaled_total() {
    mending_adds_the_effect(&loaded(RESCALE));
}
