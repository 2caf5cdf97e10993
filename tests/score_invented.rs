//! Hand-computed cases for invented rule sets: what the Anhui table has no example of.

mod support;

use quality_county::domain::draft::Standing;
use quality_county::domain::gap::{GapKind, gaps};
use quality_county::domain::points::Points;
use quality_county::domain::rule_set::RuleSet;
use quality_county::domain::score::score;
use quality_county::domain::scorecard::State;
use quality_county::rule_sets::lint::{Lint, lint};
use quality_county::rule_sets::load;
use serde_json::json;

const INVENTED: &str = include_str!("fixtures/invented.json");
const DROP: &str = include_str!("fixtures/invented-drop.json");
const RESCALE: &str = include_str!("fixtures/invented-rescale.json");

fn loaded(json: &str) -> RuleSet {
    load(json).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn points(hundredths: i32) -> Points {
    Points::from_hundredths(hundredths)
}

fn check(rule_set: &str, cases: &str, at_least: usize) {
    let (count, wrong) = support::cases::run(&loaded(rule_set), cases);
    assert!(count >= at_least, "{count} cases");
    assert!(wrong.is_empty(), "{} of {count} cases differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn invented_cases() {
    check(INVENTED, include_str!("cases/invented.json"), 100);
}

#[test]
fn drop_cases() {
    check(DROP, include_str!("cases/invented-drop.json"), 15);
}

#[test]
fn rescale_cases() {
    check(RESCALE, include_str!("cases/invented-rescale.json"), 18);
}

/// The sums that exceed their maxima are meant: they exercise the caps.
#[test]
fn lint_finds_the_caps_and_nothing_else() {
    let caps = |json: &str| {
        let found = lint(&loaded(json));
        found.into_iter().map(|lint| match lint {
            Lint::TotalSum { sum, .. } => format!("total {sum}"),
            Lint::CategorySum { category, sum } => format!("category {} {sum}", category.index() + 1),
            other => panic!("{other:?}"),
        })
    };
    assert_eq!(caps(INVENTED).collect::<Vec<_>>(), ["total 34", "category 2 10", "category 5 4"]);
    assert_eq!(caps(DROP).collect::<Vec<_>>(), ["category 3 2"]);
    assert_eq!(caps(RESCALE).count(), 0);
}

/// Case files hold no maxima; what is dropped leaves them at every level, a cap permitting.
#[test]
fn dropped_points_leave_the_maxima() {
    let table = loaded(DROP);
    let maxima = |codes: &[&str]| {
        let mut draft = support::empty_draft(&table);
        for code in codes {
            draft.record_mut(table.point_by_code(code).expect("point code")).standing = Standing::NotApplicable;
        }
        let card = score(&table, &draft);
        let indicators = table.indicator_ids().map(|id| card.indicator(id).max);
        let categories = table.category_ids().map(|id| card.category(id).max);
        let all: Vec<_> = indicators.chain(categories).chain([card.total.max, card.bonus.max]).collect();
        all.into_iter().map(|max| max.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(maxima(&[]), ["4", "2", "4", "2", "6", "4", "1", "10", "1"]);
    assert_eq!(maxima(&["1.3"]), ["4", "2", "4", "2", "6", "4", "1", "10", "1"]);
    assert_eq!(maxima(&["1.1", "3.2"]), ["3", "2", "2.5", "2", "5", "2.5", "1", "7.5", "1"]);
    assert_eq!(maxima(&["2.1", "4.1", "4.2"]), ["4", "0", "4", "0", "4", "4", "0", "8", "0"]);
}

#[test]
fn a_rescaled_total_keeps_its_maximum_until_nothing_is_left() {
    let table = loaded(RESCALE);
    let mut draft = support::empty_draft(&table);
    for (at, id) in table.point_ids().enumerate() {
        let card = score(&table, &draft);
        let wanted = if at < 5 { points(1000) } else { Points::ZERO };
        assert_eq!((card.total.max, card.bonus.max), (wanted, points(100)), "{at} not applicable");
        assert_eq!(card.count(State::NotApplicable), at);
        draft.record_mut(id).standing = Standing::NotApplicable;
    }
    assert_eq!(score(&table, &draft).bonus.max, Points::ZERO);
}

/// Mending two points of nine applicable ones adds 2.22 to a total that reads out of ten.
#[test]
fn the_effect_of_a_gap_is_rescaled_with_the_total() {
    let table = loaded(RESCALE);
    let mut draft = support::empty_draft(&table);
    let answers = json!({"1.1": {"state": "not_applicable"}, "1.2": false});
    support::cases::fill(&table, &mut draft, &answers);
    let before = score(&table, &draft).total.possible;
    let gaps = gaps(&table, &score(&table, &draft));
    let gap = gaps.iter().find(|gap| gap.kind == GapKind::Lost).expect("1.2 is lost");
    support::cases::fill(&table, &mut draft, &json!({"1.2": true}));
    assert_eq!(score(&table, &draft).total.possible - before, points(222));
    assert_eq!((gap.points, gap.effect), (points(200), points(222)));
}

/// A dropped point cannot be mended, a zeroed one could.
#[test]
fn not_applicable_is_a_gap_only_where_it_costs_points() {
    for (json, code, wanted) in [(INVENTED, "6.2", 1), (DROP, "2.1", 0), (RESCALE, "2.1", 0)] {
        let table = loaded(json);
        let mut draft = support::empty_draft(&table);
        let id = table.point_by_code(code).expect("point code");
        draft.record_mut(id).standing = Standing::NotApplicable;
        let gaps = gaps(&table, &score(&table, &draft));
        let found: Vec<_> = gaps.iter().filter(|gap| gap.point == id).map(|gap| gap.kind).collect();
        assert_eq!(found, vec![GapKind::NotApplicable; wanted], "{}", table.about.id);
    }
}
