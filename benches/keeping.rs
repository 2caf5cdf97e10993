//! Keeping and merging a full draft: `make bench`.

#[path = "../tests/support/mod.rs"]
mod support;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use quality_county::domain::department::Duty;
use quality_county::domain::difference::differences;
use quality_county::domain::dispatch::PackId;
use quality_county::domain::draft::Draft;
use quality_county::domain::history::{History, Sign};
use quality_county::domain::ledger::{How, LIMIT};
use quality_county::domain::merge::{Kind, Source, plan};
use quality_county::domain::pack::{note_sent, send};
use quality_county::exchange::patch::patch;
use quality_county::exchange::read::read_text;
use quality_county::exchange::write::{Stamp, stored};
use quality_county::rule_sets::built_in;
use quality_county::storage::generations::{LOCAL_LIMIT, commit_local, commit_vault};
use quality_county::storage::journal::{self, Entry};
use quality_county::storage::points::{self, AUTOMATIC, Meta, thin};
use serde_json::Value;
use std::hint::black_box;
use std::sync::Arc;
use support::stores::{World, block_on, id};
use support::{anhui, cases, empty_draft};

const AT: &str = "2026-10-09 08:00:00";
const PACKS: usize = 15;

fn sign(who: &str) -> Sign {
    Sign { at: AT.into(), who: who.into(), how: How::Hand }
}

/// Every point answered, noted and proved, its points spread over fifteen departments, and the ledger as long as it gets.
fn full() -> Draft {
    let (rules, mut history) = (anhui(), History::default());
    let file: Value = serde_json::from_str(include_str!("../tests/cases/anhui-2022.json")).expect("JSON");
    let mut draft = empty_draft(rules);
    cases::fill(rules, &mut draft, &file["full"]);
    let bureaus: Vec<_> = draft.departments.ids().take(PACKS).collect();
    for (at, point) in rules.point_ids().enumerate() {
        let duty = Duty { lead: Some(bureaus[at % PACKS]), supporting: Vec::new() };
        Arc::make_mut(&mut draft.departments).decide(point, Some(duty));
        let proof = draft.add_evidence(point);
        if let Some(proof) = draft.proof_mut(proof) {
            proof.title = format!("关于第 {at} 个评分点的通知");
            proof.document_number = format!("虚政办〔2026〕{at}号");
            proof.sha256 = Some(format!("{at:064x}"));
        }
    }
    while draft.ledger.entries().len() < LIMIT - 100 {
        let before = draft.clone();
        let count = draft.ledger.entries().len();
        let point = rules.point_ids().nth(count % rules.point_ids().len()).expect("a point");
        draft.record_mut(point).note = format!("第 {count} 次核对，数据来自季度报表");
        history.record(rules, before, &mut draft, &sign("填报人"), false);
    }
    draft
}

/// The draft after fifteen packs went out and a few of their points were changed, and the packs as they come back.
fn returned(mut ours: Draft) -> (Draft, Vec<Source<'static>>) {
    let rules = anhui();
    let bureaus: Vec<_> = ours.departments.ids().take(PACKS).collect();
    let mut sources = Vec::new();
    for (at, to) in bureaus.into_iter().enumerate() {
        let pack = PackId::parse(&format!("pack{at}")).expect("id");
        let (mut draft, dispatch) = send(rules, &ours, to, pack, AT);
        for point in dispatch.points.clone() {
            draft.record_mut(point).note = format!("{at} 号单位已核对");
            let proof = draft.add_evidence(point);
            if let Some(proof) = draft.proof_mut(proof) {
                proof.title = format!("{at} 号单位补充材料");
            }
        }
        note_sent(&mut ours, dispatch);
        let name = format!("{at}.json");
        sources.push(Source { name, at: AT.into(), rule_set: rules, intact: true, draft });
    }
    for point in rules.point_ids().step_by(10) {
        ours.record_mut(point).note = "办公室另有修改".into();
    }
    (ours, sources)
}

fn merging(c: &mut Criterion, full: &Draft) {
    let rules = anhui();
    let (ours, sources) = returned(full.clone());
    let first = plan(rules, &ours, sources.clone());
    let count = |kind: Kind| first.items.iter().filter(|item| item.kind == kind).count();
    assert!(count(Kind::Conflict) > 5 && count(Kind::New) > 60 && count(Kind::Changed) > 50, "{:?}", first.tally());
    let merge = |sources: Vec<Source<'static>>| {
        let plan = plan(rules, &ours, sources);
        let choices = plan.defaults();
        let mut now = plan.apply(&choices, AT);
        let credits = plan.credits(&choices, differences(rules, &ours, &now));
        History::default().record_credits(rules, ours.clone(), &mut now, AT, credits);
        now
    };
    c.bench_function("merge of 15 packs", |b| b.iter_batched(|| sources.clone(), merge, BatchSize::SmallInput));
}

fn keeping(c: &mut Criterion, full: &Draft) {
    let rules = anhui();
    let stamp = Stamp { at: AT.into(), revision: 7 };
    let text = stored(rules, full, &stamp);
    println!("a full draft is {} KB", text.len() / 1024);
    c.bench_function("write a full draft and its ledger", |b| b.iter(|| stored(rules, black_box(full), &stamp)));
    c.bench_function("read a full draft and its ledger", |b| {
        b.iter(|| read_text(black_box(&text), built_in).map(|read| read.draft))
    });
    let mut edited = full.clone();
    let point = rules.point_by_code("14.2").expect("14.2");
    edited.record_mut(point).note = "改了一处".into();
    History::default().record(rules, full.clone(), &mut edited, &sign("填报人"), false);
    let patched = || Value::Object(patch(rules, &[full, full], black_box(&edited))).to_string();
    c.bench_function("patch of one edit", |b| b.iter(patched));
    let (world, name) = (World::default(), id("one"));
    for revision in 1..=AUTOMATIC as u64 {
        let meta = Meta { at: AT.into(), name: None, revision };
        block_on(points::add(&world, &name, &meta, &text)).expect("kept");
    }
    let mut revision = 100;
    let mut save = |with_point: bool| {
        revision += 1;
        let entry = Entry { base: revision - 1, revision, patch: Some(patched()) };
        journal::write(&world, &name, &entry).expect("noted");
        let text = stored(rules, &edited, &Stamp { at: AT.into(), revision });
        commit_local(&world, &name, revision, &text, LOCAL_LIMIT).expect("kept");
        block_on(commit_vault(&world, &name, revision, &text, with_point)).expect("kept");
        if with_point {
            let meta = Meta { at: AT.into(), name: None, revision };
            block_on(points::add(&world, &name, &meta, &text)).expect("kept");
            let surplus = thin(&block_on(points::list(&world, &name)).expect("listed"), AUTOMATIC);
            block_on(points::delete(&world, &name, &surplus)).expect("deleted");
        }
    };
    c.bench_function("commit with 20 restore points", |b| b.iter(|| save(false)));
    c.bench_function("commit and the 21st restore point", |b| b.iter(|| save(true)));
}

fn benches(c: &mut Criterion) {
    let full = full();
    merging(c, &full);
    keeping(c, &full);
}

criterion_group!(all, benches);
criterion_main!(all);
