//! Places, values and the names of steps, as people read them.

mod support;

use quality_county::domain::department::{Bureau, Duty};
use quality_county::domain::difference::differences;
use quality_county::domain::draft::{Draft, Standing};
use quality_county::domain::evidence::EvidenceId;
use quality_county::domain::field::{Cell, FieldKind};
use quality_county::domain::ids::PointId;
use quality_county::domain::ledger::How;
use quality_county::domain::points::Points;
use quality_county::domain::review::{Mark, Verdict};
use quality_county::words::difference::{how, label, place, value};
use std::sync::Arc;
use support::{anhui, empty_draft};

fn point(code: &str) -> PointId {
    anhui().point_by_code(code).unwrap_or_else(|| panic!("no point {code}"))
}

/// Changes something of every kind.
fn change(draft: &mut Draft) {
    use quality_county::domain::date::Date;
    let rules = anhui();
    for id in rules.point_ids() {
        for (at, field) in rules.point(id).fields.iter().enumerate() {
            let number = Cell::Number(quality_county::domain::decimal::Decimal::whole(1));
            let cell = match field.kind {
                FieldKind::Flag | FieldKind::Incident => Cell::Flag(at % 2 == 0),
                FieldKind::Choice(_) => Cell::Choice(None),
                _ => number,
            };
            draft.set_cell(rules, id, at, Some(cell));
        }
    }
    draft.set_unread(rules, point("14.2"), 0, "约五百".into());
    draft.about.county = "另一县".into();
    draft.about.year = 2027;
    draft.about.kind = quality_county::domain::draft::AssessmentKind::Annual;
    draft.about.until = Date::new(2027, 12, 31);
    draft.about.target = Some(Points::from_hundredths(9050));
    let record = draft.record_mut(point("1.1"));
    record.standing = Standing::NotApplicable;
    record.reason = "没有这项工作".into();
    record.note = "见附件".into();
    record.loss_reason = "尚未开会".into();
    draft.record_mut(point("1.2")).standing = Standing::Unverified;
    let mark = |verdict, reason: &str| Mark {
        verdict,
        claimed: Default::default(),
        reason: reason.into(),
        by: "丙".into(),
        at: String::new(),
    };
    draft.set_mark(point("1.1"), Some(mark(Verdict::Confirmed, "")));
    draft.set_mark(point("1.2"), Some(mark(Verdict::Set(Points::from_hundredths(150)), "只有 一份")));
    draft.set_mark(point("1.3"), Some(mark(Verdict::ProofWanted, "缺文件")));
    let id = draft.add_evidence(point("14.2"));
    let proof = draft.proof_mut(id).expect("added");
    proof.title = "抽查通报".into();
    proof.date = Date::new(2026, 3, 5);
    proof.sha256 = Some("0123456789abcdef".repeat(4));
    proof.serve(point("15.1"), true);
    let departments = Arc::make_mut(&mut draft.departments);
    let first = departments.ids().next().expect("a department");
    let own = departments.add(Bureau { name: "县总工会".into(), ..Bureau::default() });
    departments.bureau_mut(first).contact = "李某".into();
    departments.bureau_mut(first).removed = true;
    departments.deadline = Date::new(2026, 10, 31);
    departments.asked_by = "质量办".into();
    departments.decide(point("2.1"), Some(Duty { lead: Some(own), supporting: vec![first] }));
}

#[test]
fn every_place_and_value_in_words() {
    let before = empty_draft(anhui());
    let mut after = before.clone();
    change(&mut after);
    let mut lines = Vec::new();
    for difference in differences(anhui(), &before, &after) {
        let (spot, departments) = (difference.spot, Some(&*after.departments));
        let value = |text: &Option<String>| value(anhui(), departments, spot, text.as_deref());
        let (old, new) = (value(&difference.before), value(&difference.after));
        lines.push(format!("{}：{old} → {new}", place(anhui(), departments, spot)));
        // Without the departments it is told less well, and told all the same.
        assert!(!place(anhui(), None, spot).is_empty());
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn steps_have_names() {
    let base = empty_draft(anhui());
    let mut lines = Vec::new();
    let mut step = |change: &dyn Fn(&mut Draft)| {
        let mut after = base.clone();
        let id = after.add_evidence(point("1.1"));
        let before = after.clone();
        change(&mut after);
        lines.push(label(anhui(), &differences(anhui(), &before, &after)));
        assert_eq!(id, EvidenceId(1));
    };
    step(&|_| {});
    step(&|draft| draft.set_cell(anhui(), point("14.2"), 0, Some(Cell::Number(Default::default()))));
    step(&|draft| draft.record_mut(point("14.2")).note = "见附件".into());
    step(&|draft| draft.record_mut(point("15.2")).standing = Standing::Unverified);
    step(&|draft| {
        draft.record_mut(point("14.2")).note = "见附件".into();
        draft.record_mut(point("14.2")).loss_reason = "见附件".into();
    });
    step(&|draft| draft.evidence_mut().clear());
    step(&|draft| {
        draft.add_evidence(point("14.2"));
    });
    step(&|draft| draft.evidence_mut()[0].serve(point("14.2"), true));
    step(&|draft| draft.evidence_mut()[0].title = "通报".into());
    step(&|draft| draft.about.county = "另一县".into());
    step(&change);
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn ways_of_change_in_words() {
    let ways =
        [How::Hand, How::Undo, How::Pack("县住建局".into()), How::Pack(String::new()), How::Review, How::Restore];
    let told: Vec<_> = ways.iter().map(how).collect();
    insta::assert_snapshot!(told.join("\n"));
}
