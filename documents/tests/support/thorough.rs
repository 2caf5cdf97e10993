//! A draft with something in every place: an answer of every kind, texts everywhere, each of them its own.

use super::{Case, every, full};
use quality_county::domain::date::Date;
use quality_county::domain::draft::Standing;
use quality_county::domain::evidence::{Evidence, EvidenceId};
use quality_county::domain::points::Points;
use quality_county::domain::rectification::{Progress, Rectification, RectificationId};
use quality_county::domain::report_texts::ReportPart;
use quality_county::domain::review::{Mark, Verdict};
use std::sync::Arc;

/// Over the seeds from 0 to 3 every point has every standing. `text` makes a text of what it is and whose.
pub fn thorough(seed: usize, text: &dyn Fn(&str, &str) -> String) -> Case {
    let sample = full();
    let set = sample.rule_set;
    let mut draft = every::answered(set, seed);
    draft.about = sample.draft.about.clone();
    draft.statistics = Arc::clone(&sample.draft.statistics);
    let departments = Arc::make_mut(&mut draft.departments);
    departments.asked_by = text("联系", "办公室");
    let bureaus: Vec<_> = departments.ids().collect();
    for (at, id) in (1..).zip(bureaus) {
        let bureau = departments.bureau_mut(id);
        let number = at.to_string();
        (bureau.name, bureau.contact) = (text("单位", &number), text("人", &number));
        (bureau.phone, bureau.deadline) = (text("电话", &number), Date::new(2026, 10, at));
    }
    let points: Vec<_> = set.point_ids().collect();
    let (mut evidence, mut rectifications) = (Vec::new(), Vec::new());
    for (at, id) in points.iter().copied().enumerate() {
        let code = &set.point(id).code;
        let record = draft.record_mut(id);
        (record.note, record.loss_reason) = (text("备注", code), text("扣分", code));
        match (at + seed) % 4 {
            1 => record.standing = Standing::Unverified,
            2 => (record.standing, record.reason) = (Standing::NotApplicable, text("不适用", code)),
            _ => {}
        }
        let (claimed, at_day) = (Points::ZERO, "2026-11-20 08:00:00".to_owned());
        let (reason, by) = (text("核查", code), text("核查人", code));
        draft.set_mark(id, Some(Mark { verdict: Verdict::ProofWanted, claimed, reason, by, at: at_day }));
        let number = u32::try_from(at + 1).expect("few");
        let day = u8::try_from(at % 28 + 1).expect("a day");
        let next = points.get(at + 1).copied().filter(|_| at.is_multiple_of(5));
        evidence.push(Evidence {
            title: text("材料", code),
            document_number: text("文号", code),
            date: Date::new(2026, 3, day),
            issuer: text("提供", code),
            file_name: text("文件", code),
            serves: [id].into_iter().chain(next).collect(),
            ..Evidence::new(EvidenceId(number), id)
        });
        let state = Progress::ALL[(at + seed) % 5];
        rectifications.push(Rectification {
            id: RectificationId(number),
            problem: text("问题", code),
            points: vec![id],
            measure: text("措施", code),
            lead: draft.departments.duty(set, id).lead,
            person: text("责任", code),
            deadline: Date::new(2026, 11, day),
            state,
            progress: text("进展", code),
            closed: Date::new(2026, 9, day).filter(|_| state == Progress::Closed),
            proof: vec![EvidenceId(number)],
        });
    }
    (draft.evidence, draft.rectifications) = (Arc::new(evidence), Arc::new(rectifications));
    let texts = Arc::make_mut(&mut draft.report_texts);
    for part in ReportPart::ALL {
        texts.set_part(part, text("自写", part.code()));
    }
    for id in set.indicator_ids() {
        texts.set_statement(id, text("陈述", &set.indicator(id).code));
    }
    Case::new(set, draft)
}

/// `备注〔14.2〕`
pub fn marked(what: &str, whose: &str) -> String {
    format!("{what}〔{whose}〕")
}
