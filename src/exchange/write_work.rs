//! Draft → JSON: the shared work. Departments, task packs sent, the reviewer's marks, the ledger, a pack's task.

use super::json::{filled, json, keyed};
use super::write::{answers, evidence};
use super::{rectifications, report_texts, spot, statistics};
use crate::domain::department::{Bureau, Departments, Duty};
use crate::domain::dispatch::{Dispatch, Returned, Task};
use crate::domain::draft::Draft;
use crate::domain::ids::PointId;
use crate::domain::ledger::{Entry, How};
use crate::domain::review::{Mark, Verdict};
use crate::domain::rule_set::RuleSet;
use serde_json::Value;

/// Members that are there only when they hold something.
pub(super) fn work(rule_set: &RuleSet, draft: &Draft) -> Value {
    let mut ledger = draft.ledger.entries().iter().map(|e| (e.number.to_string(), entry(rule_set, draft, e)));
    filled(vec![
        ("departments", departments(rule_set, draft)),
        ("dispatches", dispatches(rule_set, draft)),
        ("marks", marks(rule_set, draft)),
        ("form", form(rule_set, draft)),
        ("statistics", statistics::write(rule_set, &draft.statistics)),
        ("rectifications", rectifications::write(rule_set, draft)),
        ("report", report_texts::parts(draft)),
        ("statements", report_texts::statements(rule_set, draft)),
        ("ledger", Value::Object(keyed(&mut ledger))),
        ("task", draft.task.as_ref().map_or(Value::Null, |t| task(rule_set, t))),
    ])
}

/// The texts of the form by the codes of their fields.
pub(super) fn form(rule_set: &RuleSet, draft: &Draft) -> Value {
    let Some(form) = &rule_set.form else { return Value::Null };
    Value::Object(keyed(&mut draft.form.iter().map(|(id, text)| (form.field(id).code.clone(), json!(text)))))
}

pub(super) fn codes(rule_set: &RuleSet, points: &[PointId]) -> Vec<String> {
    points.iter().map(|id| rule_set.point(*id).code.clone()).collect()
}

pub(super) fn departments(rule_set: &RuleSet, draft: &Draft) -> Value {
    let departments = &draft.departments;
    let named =
        departments.all().filter(|id| departments.role(*id).is_none() || *departments.bureau(*id) != Bureau::default());
    let mut list = named.map(|id| (departments.code(rule_set, id), bureau(departments.bureau(id))));
    let decided = rule_set.point_ids().filter_map(|id| Some((id, departments.decided(id)?)));
    let mut duties = decided.map(|(id, d)| (rule_set.point(id).code.clone(), duty(rule_set, departments, d)));
    filled(vec![
        ("deadline", json!(departments.deadline.map(|day| day.to_string()))),
        ("asked_by", json!(departments.asked_by)),
        ("list", Value::Object(keyed(&mut list))),
        ("duties", Value::Object(keyed(&mut duties))),
    ])
}

fn bureau(bureau: &Bureau) -> Value {
    filled(vec![
        ("name", json!(bureau.name)),
        ("contact", json!(bureau.contact)),
        ("phone", json!(bureau.phone)),
        ("deadline", json!(bureau.deadline.map(|day| day.to_string()))),
        ("removed", if bureau.removed { json!(true) } else { Value::Null }),
    ])
}

fn duty(rule_set: &RuleSet, departments: &Departments, duty: &Duty) -> Value {
    let code = |id| departments.code(rule_set, id);
    let supporting: Vec<_> = duty.supporting.iter().map(|id| code(*id)).collect();
    json!({ "lead": duty.lead.map(code), "supporting": supporting })
}

pub(super) fn dispatches(rule_set: &RuleSet, draft: &Draft) -> Value {
    let dispatch = |dispatch: &Dispatch| {
        let returned = dispatch.returned.as_ref().map(|returned| {
            let Returned { at, filled_by, checked_by, conflicts } = returned;
            json!({ "at": at, "filled_by": filled_by, "checked_by": checked_by, "conflicts": conflicts })
        });
        filled(vec![
            ("pack", json!(dispatch.pack.as_str())),
            ("to", json!(draft.departments.code(rule_set, dispatch.to))),
            ("at", json!(dispatch.at)),
            ("due", json!(dispatch.due.map(|day| day.to_string()))),
            ("points", json!(codes(rule_set, &dispatch.points))),
            ("returned", json!(returned)),
        ])
    };
    draft.dispatches.iter().map(dispatch).collect()
}

pub(super) fn marks(rule_set: &RuleSet, draft: &Draft) -> Value {
    let mut marks = draft.marks.iter().map(|(id, m)| (rule_set.point(*id).code.clone(), mark(m)));
    Value::Object(keyed(&mut marks))
}

fn mark(mark: &Mark) -> Value {
    let (verdict, points) = match mark.verdict {
        Verdict::Confirmed => ("confirmed", None),
        Verdict::Set(points) => ("set", Some(points.to_string())),
        Verdict::ProofWanted => ("proof", None),
    };
    filled(vec![
        ("verdict", json!(verdict)),
        ("points", json!(points)),
        ("claimed", json!(mark.claimed.to_string())),
        ("reason", json!(mark.reason)),
        ("by", json!(mark.by)),
        ("at", json!(mark.at)),
    ])
}

pub(super) fn entry(rule_set: &RuleSet, draft: &Draft, entry: &Entry) -> Value {
    let (how, from) = match &entry.how {
        How::Hand => ("hand", None),
        How::Undo => ("undo", None),
        How::Pack(from) => ("pack", Some(from)),
        How::Review => ("review", None),
        How::Restore => ("restore", None),
    };
    filled(vec![
        ("at", json!(entry.at)),
        ("who", json!(entry.who)),
        ("how", json!(how)),
        ("from", json!(from)),
        ("spot", json!(spot::code(rule_set, &draft.departments, entry.what.spot))),
        ("before", json!(entry.what.before)),
        ("after", json!(entry.what.after)),
        ("folded", if entry.folded > 0 { json!(entry.folded) } else { Value::Null }),
    ])
}

pub(super) fn task(rule_set: &RuleSet, task: &Task) -> Value {
    filled(vec![
        ("pack", json!(task.pack.as_str())),
        ("department", json!(task.department)),
        ("asked_by", json!(task.asked_by)),
        ("at", json!(task.at)),
        ("due", json!(task.due.map(|day| day.to_string()))),
        ("points", json!(codes(rule_set, &task.points))),
        ("filled_by", json!(task.filled_by)),
        ("checked_by", json!(task.checked_by)),
        ("last_evidence", if task.last_evidence > 0 { json!(task.last_evidence) } else { Value::Null }),
        ("base", json!({ "answers": answers(rule_set, &task.base), "evidence": evidence(rule_set, &task.base) })),
    ])
}
