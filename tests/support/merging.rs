//! A draft that sends task packs, edits on both sides, and what comes back.
#![allow(dead_code)]

use crate::support::{anhui, empty_draft};
use proptest::prelude::*;
use quality_county::domain::department::Duty;
use quality_county::domain::dispatch::PackId;
use quality_county::domain::draft::{Draft, Standing};
use quality_county::domain::evidence::{Evidence, EvidenceId, Origin};
use quality_county::domain::field::{Cell, FieldKind};
use quality_county::domain::ids::PointId;
use quality_county::domain::merge::{Choice, Choices, Plan, Source, plan};
use quality_county::domain::pack::{note_sent, send};
use quality_county::domain::review::{Mark, Verdict};
use quality_county::exchange::write::{Stamp, stored};
use std::sync::Arc;

pub const AT: &str = "2026-10-09 08:00:00";
/// Points of three departments, of every shape of answer.
const CODES: [&str; 10] = ["1.1", "3.2", "12.2", "2.1", "10.3", "13.1", "14.2", "14.3", "7.1", "7.2"];
const DEPARTMENTS: [&str; 3] = ["office", "market", "finance"];

/// A random edit: its kind, where, and which of a few values, so that both sides often hit on the same.
pub type Edit = (u8, usize, usize);

/// What happens to a draft and its packs.
#[derive(Clone, Debug)]
pub struct Story {
    pub before: Vec<Edit>,
    /// Whether a point changes hands between two packs.
    pub reassign: bool,
    pub between: Vec<Edit>,
    pub after: Vec<Edit>,
    pub packs: [Vec<Edit>; 3],
}

pub fn edits(most: usize) -> impl Strategy<Value = Vec<Edit>> {
    proptest::collection::vec((any::<u8>(), 0usize..60, 0usize..60), 0..=most)
}

/// `here`: at most so many edits by the office while the packs are out.
pub fn story(here: usize) -> impl Strategy<Value = Story> {
    let packs = [edits(8), edits(8), edits(8)];
    (edits(14), proptest::bool::weighted(0.3), edits(here), edits(here), packs)
        .prop_map(|(before, reassign, between, after, packs)| Story { before, reassign, between, after, packs })
}

pub fn point(code: &str) -> PointId {
    anhui().point_by_code(code).unwrap_or_else(|| panic!("no point {code}"))
}

/// Edits what an honest page lets people edit: points that the draft covers, and proof for them.
pub fn edit(draft: &mut Draft, (kind, at, pick): Edit) {
    let rules = anhui();
    let points: Vec<_> = CODES.iter().map(|code| point(code)).filter(|id| draft.covers(*id)).collect();
    let Some(id) = points.get(at % points.len().max(1)).copied() else { return };
    let fields = &rules.point(id).fields;
    let field = pick % fields.len();
    match kind % 12 {
        0..=2 => draft.set_cell(rules, id, field, Some(cell(&fields[field].kind, pick))),
        3 => draft.set_cell(rules, id, field, None),
        4 => draft.set_unread(rules, id, field, ["", "约五百", "不少"][pick % 3].into()),
        5 => {
            let record = draft.record_mut(id);
            record.standing = [Standing::Plain, Standing::Unverified, Standing::NotApplicable][pick % 3];
            record.reason = ["", "", "没有这项工作"][pick % 3].into();
        }
        6 => draft.record_mut(id).note = ["", "甲", "乙"][pick % 3].into(),
        7 => draft.record_mut(id).loss_reason = ["", "丙", "丁"][pick % 3].into(),
        8 | 9 => {
            let new = draft.add_evidence(id);
            describe(draft.proof_mut(new).expect("added"), pick);
        }
        10 => {
            let count = draft.evidence.len().max(1);
            if let Some(proof) = draft.evidence_mut().get_mut(at % count) {
                match pick % 4 {
                    0 => describe(proof, pick / 4),
                    1 => proof.document_number = ["", "〔1〕", "〔2〕"][pick % 3].into(),
                    _ => proof.serve(id, pick % 4 == 2),
                }
            }
        }
        _ => {
            let count = draft.evidence.len().max(1);
            draft.evidence_mut().retain(|proof| proof.id.key() % count != at % count || pick % 2 == 0);
        }
    }
}

fn cell(kind: &FieldKind, pick: usize) -> Cell {
    match kind {
        FieldKind::Flag | FieldKind::Incident => Cell::Flag(pick.is_multiple_of(2)),
        FieldKind::Choice(_) => Cell::Choice((pick % 2 == 1).then_some(0)),
        _ => Cell::Number(quality_county::domain::decimal::Decimal::whole((pick % 2) as i32)),
    }
}

/// Files by their SHA-256 have one title, but for one in ten.
fn describe(proof: &mut Evidence, pick: usize) {
    let file = pick % 5;
    proof.sha256 = ["a", "b", "c"].get(file).map(|letter| letter.repeat(64));
    proof.title = if pick % 10 == 7 { "别名".into() } else { format!("材料{file}") };
    proof.issuer = if pick.is_multiple_of(3) { "某局".into() } else { String::new() };
}

/// Edits that no page allows: everywhere, and everything.
pub fn tamper(draft: &mut Draft, (kind, at, pick): Edit) {
    let task = draft.task.take();
    edit(draft, (kind, at, pick));
    draft.task = task;
    let id = point(CODES[at % CODES.len()]);
    match pick % 8 {
        0 => {
            let mark = Mark {
                verdict: Verdict::Confirmed,
                claimed: Default::default(),
                reason: String::new(),
                by: "丙".into(),
                at: String::new(),
            };
            draft.set_mark(id, Some(mark));
        }
        1 => {
            let number = [1, 2, 3, 9, 500, u32::MAX][at % 6];
            draft.evidence_mut().retain(|proof| proof.id.0 != number);
            let mut proof = Evidence::new(EvidenceId(number), id);
            describe(&mut proof, pick + at);
            draft.evidence_mut().push(proof);
        }
        2 => {
            if let Some(task) = draft.task.as_mut().map(Arc::make_mut) {
                task.points = CODES.iter().map(|code| point(code)).collect();
            }
        }
        3 => {
            // The base claims that a record of the draft was sent.
            if let Some(task) = draft.task.as_mut().map(Arc::make_mut) {
                let number = EvidenceId(at as u32 % 5 + 1);
                let served = task.points[0];
                task.base.evidence_mut().retain(|proof| proof.id != number);
                task.base.evidence_mut().push(Evidence::new(number, served));
            }
        }
        4 => {
            let origin = Some(Origin { pack: PackId::parse("pack0").expect("id"), id: EvidenceId(at as u32 % 9) });
            draft.evidence_mut().iter_mut().for_each(|proof| proof.origin = origin.clone());
        }
        _ => {}
    }
}

/// Sends the packs as the story tells: the draft afterwards, and the packs as they were sent.
pub fn sent(story: &Story) -> (Draft, Vec<Draft>) {
    let mut ours = empty_draft(anhui());
    story.before.iter().for_each(|one| edit(&mut ours, *one));
    let mut packs = Vec::new();
    for (at, code) in DEPARTMENTS.iter().enumerate() {
        let to = ours.departments.by_code(anhui(), code).expect("department");
        let id = PackId::parse(&format!("pack{at}")).expect("id");
        let (pack, dispatch) = send(anhui(), &ours, to, id, "2026-10-01 08:00:00");
        note_sent(&mut ours, dispatch);
        packs.push(pack);
        if at == 1 {
            story.between.iter().for_each(|one| edit(&mut ours, *one));
            if story.reassign {
                let lead = ours.departments.by_code(anhui(), "finance");
                let duty = Duty { lead, supporting: Vec::new() };
                Arc::make_mut(&mut ours.departments).decide(point("14.2"), Some(duty));
            }
        }
    }
    story.after.iter().for_each(|one| edit(&mut ours, *one));
    (ours, packs)
}

/// The draft and what the departments send back.
pub fn played(story: &Story, change: fn(&mut Draft, Edit)) -> (Draft, Vec<Source<'static>>) {
    let (ours, mut packs) = sent(story);
    for (pack, edits) in packs.iter_mut().zip(&story.packs) {
        edits.iter().for_each(|one| change(pack, *one));
        if let Some(task) = pack.task.as_mut() {
            Arc::make_mut(task).filled_by = "填报人".into();
        }
    }
    (ours, packs.into_iter().enumerate().map(|(at, pack)| source(&format!("{at}.json"), pack)).collect())
}

pub fn source(name: &str, draft: Draft) -> Source<'static> {
    Source { name: name.into(), at: "2026-10-08 08:00:00".into(), rule_set: anhui(), intact: true, draft }
}

/// Merged as proposed.
pub fn merged(ours: &Draft, sources: &[Source<'static>]) -> Draft {
    let plan = plan(anhui(), ours, sources.to_vec());
    plan.apply(&plan.defaults(), AT)
}

/// Choices that take something everywhere, of several values the one that `pick` falls on.
pub fn greedy(plan: &Plan, pick: usize) -> Choices {
    let choice = |item: &quality_county::domain::merge::Item| Choice::Theirs(pick % item.offers.len().max(1));
    Choices { items: plan.items.iter().map(choice).collect(), ..plan.defaults() }
}

pub fn text(draft: &Draft) -> String {
    stored(anhui(), draft, &Stamp::default())
}

/// The draft without the numbers, origins and order of proof.
pub fn without_numbers(draft: &Draft) -> Draft {
    let mut draft = draft.clone();
    for proof in draft.evidence_mut() {
        (proof.id, proof.origin) = (EvidenceId(0), None);
    }
    draft.evidence_mut().sort_by_key(|proof| format!("{proof:?}"));
    draft
}
