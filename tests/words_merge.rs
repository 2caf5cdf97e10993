//! The preview of a merge as people read it.

mod support;

use quality_county::domain::dispatch::PackId;
use quality_county::domain::draft::{Draft, Standing};
use quality_county::domain::evidence::EvidenceId;
use quality_county::domain::field::{Cell, FieldKind};
use quality_county::domain::ids::PointId;
use quality_county::domain::ledger::How;
use quality_county::domain::merge::{Kind, Plan, Refusal, Source, plan};
use quality_county::domain::pack::{note_sent, send};
use quality_county::domain::review::{Mark, Verdict};
use quality_county::exchange::bundle::BundleError;
use quality_county::words::{files, merge};
use std::sync::Arc;
use support::{anhui, empty_draft};

fn point(code: &str) -> PointId {
    anhui().point_by_code(code).unwrap_or_else(|| panic!("no point {code}"))
}

fn number(draft: &mut Draft, code: &str, field: usize, value: i32) {
    let cell = Cell::Number(quality_county::domain::decimal::Decimal::whole(value));
    draft.set_cell(anhui(), point(code), field, Some(cell));
}

fn proof(draft: &mut Draft, code: &str, title: &str, hash: &str) -> EvidenceId {
    let id = draft.add_evidence(point(code));
    let proof = draft.proof_mut(id).expect("added");
    (proof.title, proof.sha256) = (title.into(), (!hash.is_empty()).then(|| hash.repeat(64)));
    id
}

/// Every kind of item once.
fn planned() -> Plan {
    let mut ours = empty_draft(anhui());
    number(&mut ours, "14.1", 2, 91);
    number(&mut ours, "14.2", 0, 500);
    number(&mut ours, "14.2", 1, 563);
    ours.record_mut(point("14.3")).note = "原备注".into();
    proof(&mut ours, "14.2", "抽查通报", "a");
    proof(&mut ours, "14.2", "旧文", "");
    let market = ours.departments.by_code(anhui(), "market").expect("market");
    let (mut pack, dispatch) = send(anhui(), &ours, market, PackId::parse("p1").expect("id"), "2026-10-01 08:00:00");
    note_sent(&mut ours, dispatch);
    let before = ours.clone();
    number(&mut ours, "14.2", 1, 570);
    proof(&mut ours, "1.1", "方案", "");
    let changes = quality_county::domain::difference::differences(anhui(), &before, &ours);
    ours.ledger.add("2026-10-05 09:30:00", "丁某", &How::Hand, changes);
    number(&mut pack, "14.1", 2, 93);
    number(&mut pack, "14.2", 0, 541);
    pack.record_mut(point("14.3")).note.clear();
    pack.record_mut(point("14.4")).standing = Standing::NotApplicable;
    pack.record_mut(point("14.4")).reason = "没有不合格食品".into();
    pack.record_mut(point("1.1")).loss_reason = "外来".into();
    pack.evidence_mut().remove(1);
    pack.evidence_mut()[0].serve(point("14.3"), true);
    proof(&mut pack, "14.5", "检测报告", "b");
    let task = Arc::make_mut(pack.task.as_mut().expect("task"));
    (task.filled_by, task.checked_by) = ("张某".into(), "李某".into());
    let mut review = ours.clone();
    let mark = Mark {
        verdict: Verdict::ProofWanted,
        claimed: Default::default(),
        reason: "缺文件".into(),
        by: "王某".into(),
        at: String::new(),
    };
    review.set_mark(point("1.1"), Some(mark));
    let mut other = pack.clone();
    other.about.year = 2025;
    let at = String::from("2026-10-08 16:20:11");
    let source =
        |name: &str, draft| Source { name: name.into(), at: at.clone(), rule_set: anhui(), intact: true, draft };
    let sources =
        vec![source("01_市场监管局_2026.json", pack), source("预验收.json", review), source("旧.json", other)];
    plan(anhui(), &ours, sources)
}

#[test]
fn a_whole_preview() {
    let plan = planned();
    let mut lines = vec![merge::tally(plan.tally())];
    for file in &plan.files {
        let refused = file.refused.as_ref().map(|refusal| merge::refusal(&plan.ours, refusal));
        lines.push(format!(
            "{}：{}{}",
            file.name,
            merge::sender(file),
            refused.map(|why| format!("。{why}")).unwrap_or_default()
        ));
    }
    for item in &plan.items {
        let value = |value: Option<&_>| merge::value(anhui(), item.place, value);
        lines.push(format!("[{}] {}", merge::kind(&item.kind), merge::heading(anhui(), item.place)));
        lines.extend(merge::remarks(anhui(), item));
        lines.push(format!("  本草稿：{}（{}）", value(item.ours.as_ref()), merge::origin(plan.origin(item))));
        for offer in &item.offers {
            lines.push(format!("  发出时：{}", value(offer.base.as_ref())));
            let from: Vec<_> = offer.from.iter().map(|from| merge::sender(&plan.files[*from])).collect();
            lines.push(format!("  交回：{}（{}）", value(offer.theirs.as_ref()), from.join("；")));
        }
        if let Kind::Refused(why) = &item.kind {
            lines.push(format!("  {}", merge::refusal(&plan.ours, why)));
        }
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn every_shape_of_answer() {
    let mut draft = empty_draft(anhui());
    let mut lines = Vec::new();
    for id in anhui().point_ids() {
        for (at, field) in anhui().point(id).fields.iter().enumerate() {
            let cell = match field.kind {
                FieldKind::Flag | FieldKind::Incident => Cell::Flag(at % 2 == 0),
                FieldKind::Choice(_) => Cell::Choice(Some(0)),
                FieldKind::Percent if field.rivals.is_empty() => Cell::Number(Default::default()),
                FieldKind::Percent => continue,
                _ => Cell::Number(quality_county::domain::decimal::Decimal::whole(1)),
            };
            draft.set_cell(anhui(), id, at, Some(cell));
        }
        lines.push(format!("{} {}", anhui().point(id).code, merge::answer(anhui(), id, draft.record(id))));
    }
    let id = point("14.2");
    draft.set_cell(anhui(), id, 0, None);
    draft.record_mut(id).standing = Standing::Unverified;
    lines.push(merge::answer(anhui(), id, draft.record(id)));
    draft.set_unread(anhui(), id, 2, "九成".into());
    lines.push(merge::answer(anhui(), id, draft.record(id)));
    draft.record_mut(id).set_answer(None);
    lines.push(merge::answer(anhui(), id, draft.record(id)));
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn refusals_and_kinds() {
    let ours = empty_draft(anhui());
    let refusals = [
        Refusal::OtherRuleSet("某省评分表".into()),
        Refusal::OtherCounty("另一县".into()),
        Refusal::OtherYear(2025),
        Refusal::NothingToMerge,
        Refusal::Damaged,
        Refusal::UnknownPack,
        Refusal::BadBase,
        Refusal::NotInTask,
        Refusal::SameFile(EvidenceId(7)),
    ];
    let mut lines: Vec<_> = refusals.iter().map(|refusal| merge::refusal(&ours, refusal)).collect();
    let kinds =
        [Kind::New, Kind::Changed, Kind::Conflict, Kind::Withdrawn, Kind::Equal, Kind::Refused(Refusal::NotInTask)];
    lines.extend(kinds.iter().map(|kind| format!("{}：{}", merge::kind(kind), merge::meaning(kind))));
    let name = || "03_县住建局_2026.json".to_owned();
    let bundles = [
        BundleError::NotAZip,
        BundleError::TooManyFiles(201),
        BundleError::TooLarge,
        BundleError::Trap(name()),
        BundleError::SameName,
        BundleError::Locked(name()),
        BundleError::UnknownMethod(name()),
        BundleError::Damaged(name()),
        BundleError::NotWritten,
    ];
    lines.extend(bundles.iter().map(files::bundle));
    insta::assert_snapshot!(lines.join("\n"));
}
