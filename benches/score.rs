//! Scoring, reading and writing: `make bench`.

#[path = "../tests/support/mod.rs"]
mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use quality_county::domain::score::score;
use quality_county::exchange::read::read_text;
use quality_county::exchange::write::{Stamp, exported, stored};
use quality_county::rule_sets::{built_in, load};
use serde_json::Value;
use std::hint::black_box;
use support::{anhui, cases, empty_draft};

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

criterion_group!(all, benches);
criterion_main!(all);
