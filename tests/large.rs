//! A table of 10,000 scoring points: it loads, is sound, and a change costs what it costs in a small table.

#[path = "support/large.rs"]
mod large;
mod support;

use quality_county::domain::field::Cell;
use quality_county::domain::gap::gaps;
use quality_county::domain::score::{changed_points, put_scores, rescored, score};
use quality_county::rule_sets::lint::lint;
use quality_county::rule_sets::load;
use std::time::Instant;

/// Prints what each step took; nothing here is quadratic, or this would take minutes.
#[test]
fn ten_thousand_points() {
    let rules = large::rules(10_000);
    let mut clock = Instant::now();
    let mut step = |name: &str| {
        println!("{name}: {:?}", clock.elapsed());
        clock = Instant::now();
    };
    let set = load(&rules).unwrap_or_else(|problems| panic!("{problems:#?}"));
    step("load");
    assert_eq!(lint(&set), []);
    step("lint");
    let mut draft = support::empty_draft(&set);
    let mut card = score(&set, &draft);
    step("score");
    assert_eq!(gaps(&set, &card).len(), 10_000);
    step("gaps");
    let codes = set.point_ids().filter(|id| set.point_by_code(&set.point(*id).code) == Some(*id));
    assert_eq!(codes.count(), 10_000);
    step("find 10,000 codes");
    let before = draft.clone();
    let point = set.point_by_code("500.1").expect("a point");
    draft.set_cell(&set, point, 0, Some(Cell::Flag(true)));
    step("edit");
    assert_eq!(changed_points(&set, &before, &draft), vec![point]);
    step("find what changed");
    let new = rescored(&set, &card, &draft, &[point]);
    put_scores(&set, &mut card, new);
    step("score the change");
    assert_eq!(card, score(&set, &draft));
    assert_eq!(card.total.sure.to_string(), "1");
}
