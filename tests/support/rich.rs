//! Drafts that use every part of the file format.

use super::{anhui, empty_draft};
use quality_county::domain::department::{Bureau, Duty};
use quality_county::domain::difference::differences;
use quality_county::domain::dispatch::{Dispatch, PackId, Returned, Task};
use quality_county::domain::draft::{Draft, Standing};
use quality_county::domain::evidence::{EvidenceId, Origin};
use quality_county::domain::ledger::How;
use quality_county::domain::points::Points;
use quality_county::domain::rectification::{Progress, Rectification, RectificationId};
use quality_county::domain::report_texts::ReportPart;
use quality_county::domain::review::{Mark, Verdict};
use quality_county::domain::statistics::feed::{Basis, Counts, Feed};
use quality_county::domain::statistics::figure::Figure;
use quality_county::domain::statistics::{Entry, What};
use std::sync::Arc;

/// `draft` with something in every other part of the format.
pub fn rich(mut draft: Draft) -> Draft {
    let rules = anhui();
    let point = |code: &str| rules.point_by_code(code).expect("point");
    let departments = Arc::make_mut(&mut draft.departments);
    let own = departments.add(Bureau { name: "县总工会".into(), contact: "李某".into(), ..Bureau::default() });
    let gone = departments.add(Bureau { name: "县供销社".into(), removed: true, ..Bureau::default() });
    let first = departments.ids().next().expect("department");
    departments.bureau_mut(first).name = "县市场监管局".into();
    departments.deadline = quality_county::domain::date::Date::new(2026, 10, 31);
    departments.asked_by = "质量办 0557-0000000".into();
    departments.decide(point("14.2"), Some(Duty { lead: Some(own), supporting: vec![first, gone] }));
    let pack = PackId::parse("abc123").expect("id");
    let returned = Some(Returned {
        at: "2026-10-02 08:00:00".into(),
        filled_by: "甲".into(),
        checked_by: "乙".into(),
        conflicts: 1,
    });
    let points = vec![point("1.1"), point("14.2")];
    let dispatch =
        Dispatch { pack: pack.clone(), to: own, at: "2026-10-01 08:00:00".into(), points, due: None, returned };
    draft.dispatches = Arc::new(vec![dispatch]);
    let mark = |verdict, reason: &str| Mark {
        verdict,
        claimed: quality_county::domain::points::Points::from_hundredths(200),
        reason: reason.into(),
        by: "丙".into(),
        at: String::new(),
    };
    draft.set_mark(point("1.1"), Some(mark(Verdict::Confirmed, "")));
    draft.set_mark(point("14.2"), Some(mark(Verdict::Set(Points::from_hundredths(150)), "抽查报告只有一份")));
    draft.set_mark(point("2.1"), Some(mark(Verdict::ProofWanted, "缺文件")));
    let before = draft.clone();
    draft.record_mut(point("14.2")).note = "复核".into();
    draft.record_mut(point("1.2")).standing = Standing::Unverified;
    draft.set_unread(rules, point("14.1"), 0, "约50".into());
    let id = draft.add_evidence(point("1.2"));
    if let Some(proof) = draft.proof_mut(id) {
        proof.title = "通报".into();
        proof.origin = Some(Origin { pack: pack.clone(), id: EvidenceId(3) });
    }
    let day = |text| quality_county::domain::date::Date::parse(text);
    let item = Rectification {
        problem: "抽查报告只有一份".into(),
        points: vec![point("1.2"), point("14.2")],
        measure: "补齐上半年的报告".into(),
        lead: Some(own),
        person: "李某".into(),
        deadline: day("2026-10-31"),
        progress: "已发函".into(),
        ..Rectification::default()
    };
    for state in Progress::ALL {
        let closed = (state == Progress::Closed).then(|| day("2026-10-12")).flatten();
        draft.add_rectification(Rectification { state, closed, proof: vec![id, EvidenceId(999)], ..item.clone() });
    }
    draft.remove_rectification(RectificationId(2));
    draft.add_rectification(Rectification::default());
    let texts = Arc::make_mut(&mut draft.report_texts);
    texts.set_part(ReportPart::Basics, "县委、县政府高度重视。\n　　第二段 <b>&".into());
    texts.set_part(ReportPart::NextSteps, "继续努力。".into());
    texts.set_statement(rules.indicator_by_code("14").expect("14"), "抽查合格率连续三年上升。".into());
    let statistics = Arc::make_mut(&mut draft.statistics);
    let row =
        Entry { name: "电线电缆".into(), unread: vec![(What::Enterprises, "约5".into())], ..Entry::default() };
    let group =
        Entry { name: "生产领域".into(), period: "2026 年".into(), parts: Some(vec![row]), ..Entry::default() };
    let group = statistics.insert(None, 0, group).expect("a group");
    let row = statistics.entry(group).expect("the group").inside()[0].id;
    let figure = |text| Figure::parse(text).ok();
    for (what, number) in [(What::Whole, "541"), (What::Rest, "21"), (What::Rate, "96.10")] {
        statistics.entry_mut(row).expect("the row").set(what, figure(number), None);
    }
    let rate = rules.point(point("14.2")).fields.iter().position(|field| field.key == "num").expect("num");
    let feed =
        Feed { point: point("14.2"), field: rate, from: row, counts: Counts::PartOfWhole, basis: Basis::Reported };
    statistics.feeds.push(feed);
    draft.ledger.add("2026-10-02 08:00:00", "丁", &How::Pack("县总工会".into()), differences(rules, &before, &draft));
    draft
}

/// A task pack from that draft.
pub fn pack_of(draft: &Draft) -> Draft {
    let points = vec![anhui().point_by_code("1.1").expect("1.1"), anhui().point_by_code("14.2").expect("14.2")];
    let mut base = empty_draft(anhui());
    base.about = draft.about.clone();
    base.copy_record(draft, points[0]);
    let mut pack = base.clone();
    let (department, asked_by, at) = ("县总工会".into(), "质量办".into(), "2026-10-01 08:00:00".into());
    let (filled_by, checked_by) = ("甲".into(), String::new());
    let (id, base) = (PackId::parse("p1").expect("id"), Box::new(base));
    let task =
        Task { pack: id, department, asked_by, at, due: None, points, filled_by, checked_by, last_evidence: 7, base };
    pack.task = Some(Arc::new(task));
    pack
}
