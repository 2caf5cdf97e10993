//! Scoring, reading and writing: `make bench`.

#[path = "../tests/support/large.rs"]
mod large;
#[path = "../tests/support/mod.rs"]
mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use quality_county::domain::field::Cell;
use quality_county::domain::gap::gaps;
use quality_county::domain::rule_set::RuleSet;
use quality_county::domain::score::{changed_points, put_scores, rescored, score};
use quality_county::exchange::read::read_text;
use quality_county::exchange::write::{Stamp, exported, stored};
use quality_county::rule_sets::lint::lint;
use quality_county::rule_sets::{built_in, load};
use serde_json::Value;
use std::hint::black_box;
use support::{anhui, cases, empty_draft};

/// Beside the built-in table's, the figures of a table of 10,000 scoring points.
fn large(c: &mut Criterion) {
    let mut group = c.benchmark_group("10,000 points");
    group.sample_size(20);
    let rules = large::rules(10_000);
    group.bench_function("load", |b| b.iter(|| load(black_box(&rules)).map(|set| set.about.total)));
    let set = load(&rules).expect("the large table loads");
    group.bench_function("lint", |b| b.iter(|| lint(black_box(&set)).len()));
    let draft = empty_draft(&set);
    group.bench_function("score", |b| b.iter(|| score(&set, black_box(&draft))));
    let card = score(&set, &draft);
    group.bench_function("gaps", |b| b.iter(|| gaps(&set, black_box(&card)).len()));
    group.bench_function("find what changed", |b| b.iter(|| changed_points(&set, black_box(&draft), &draft)));
    group.finish();
    change(c, "score one change of 10,000 points", &set);
    change(c, "score one change of 73 points", anhui());
}

/// One point is answered and cleared, over and over.
fn change(c: &mut Criterion, name: &str, set: &RuleSet) {
    let (mut one, other) = (empty_draft(set), empty_draft(set));
    let point = set.point_ids().next().expect("a point");
    one.set_cell(set, point, 0, Some(Cell::Flag(true)));
    let mut card = score(set, &other);
    let mut turn = false;
    c.bench_function(name, |b| {
        b.iter(|| {
            turn = !turn;
            let draft = if turn { &one } else { &other };
            let new = rescored(set, &card, black_box(draft), &[point]);
            put_scores(set, &mut card, new);
            card.total
        });
    });
}

fn benches(c: &mut Criterion) {
    let file: Value = serde_json::from_str(include_str!("../tests/cases/anhui-2022.json")).expect("JSON");
    let mut draft = empty_draft(anhui());
    cases::fill(anhui(), &mut draft, &file["full"]);
    c.bench_function("score a full draft", |b| b.iter(|| score(anhui(), black_box(&draft))));
    c.bench_function("score 1,000 drafts", |b| {
        b.iter(|| (0..1000).map(|_| score(anhui(), black_box(&draft)).total.sure.hundredths()).sum::<i32>());
    });
    let text = exported(anhui(), &draft, &Stamp::default());
    c.bench_function("store a full draft", |b| b.iter(|| stored(anhui(), black_box(&draft), &Stamp::default())));
    c.bench_function("read a full draft", |b| b.iter(|| read_text(black_box(&text), built_in).map(|read| read.draft)));
    let rules = include_str!("../src/rule_sets/data/anhui-2022.json");
    c.bench_function("load the rule set", |b| b.iter(|| load(black_box(rules)).map(|set| set.about.total)));
}

criterion_group!(all, benches, large);
criterion_main!(all);
