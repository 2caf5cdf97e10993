//! Draft → JSON: the shared work. Departments, task packs sent, the reviewer's marks, the ledger, a pack's task.

use super::spot;
use super::write::{answers, evidence};
use crate::domain::department::{Bureau, Departments, Duty};
use crate::domain::dispatch::{Dispatch, Task};
use crate::domain::draft::Draft;
use crate::domain::ids::PointId;
use crate::domain::ledger::{Entry, How};
use crate::domain::review::{Mark, Verdict};
use crate::domain::rule_set::RuleSet;
use serde_json::{Map, Value, json};

/// Members that are there only when they hold something.
pub(super) fn work(rule_set: &RuleSet, draft: &Draft) -> Map<String, Value> {
    let ledger: Map<_, _> =
        draft.ledger.entries().iter().map(|e| (e.number.to_string(), entry(rule_set, draft, e))).collect();
    let members = [
        ("departments", departments(rule_set, draft)),
        ("dispatches", dispatches(rule_set, draft)),
        ("marks", marks(rule_set, draft)),
        ("ledger", Value::Object(ledger)),
        ("task", draft.task.as_ref().map_or(Value::Null, |t| task(rule_set, t))),
    ];
    let held = members.into_iter().filter(|(_, value)| !is_empty(value));
    held.map(|(name, value)| (name.to_owned(), value)).collect()
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Object(members) => members.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::String(text) => text.is_empty(),
        _ => false,
    }
}

fn filled<const N: usize>(members: [(&str, Value); N]) -> Value {
    let held = members.into_iter().filter(|(_, value)| !is_empty(value));
    Value::Object(held.map(|(name, value)| (name.to_owned(), value)).collect())
}

fn codes(rule_set: &RuleSet, points: &[PointId]) -> Vec<String> {
    points.iter().map(|id| rule_set.point(*id).code.clone()).collect()
}

pub(super) fn departments(rule_set: &RuleSet, draft: &Draft) -> Value {
    let departments = &draft.departments;
    let named =
        departments.all().filter(|id| departments.role(*id).is_none() || *departments.bureau(*id) != Bureau::default());
    let list: Map<_, _> = named.map(|id| (departments.code(rule_set, id), bureau(departments.bureau(id)))).collect();
    let decided = rule_set.point_ids().filter_map(|id| Some((id, departments.decided(id)?)));
    let duties: Map<_, _> =
        decided.map(|(id, d)| (rule_set.point(id).code.clone(), duty(rule_set, departments, d))).collect();
    filled([
        ("deadline", json!(departments.deadline.map(|day| day.to_string()))),
        ("asked_by", json!(departments.asked_by)),
        ("list", Value::Object(list)),
        ("duties", Value::Object(duties)),
    ])
}

fn bureau(bureau: &Bureau) -> Value {
    filled([
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
        let returned = dispatch.returned.as_ref().map(
            |returned| json!({ "at": returned.at, "filled_by": returned.filled_by, "checked_by": returned.checked_by }),
        );
        filled([
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
    let marks = draft.marks.iter().map(|(id, m)| (rule_set.point(*id).code.clone(), mark(m)));
    Value::Object(marks.collect())
}

fn mark(mark: &Mark) -> Value {
    let (verdict, points) = match mark.verdict {
        Verdict::Confirmed => ("confirmed", None),
        Verdict::Set(points) => ("set", Some(points.to_string())),
        Verdict::ProofWanted => ("proof", None),
    };
    filled([
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
    filled([
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
    filled([
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
