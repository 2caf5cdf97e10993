//! The difference between two states of one draft as a small JSON document: what a journal keeps between two whole copies.
//!
//! A patch maps paths of one or two steps into the file's `draft` member to the value that stands there, `null` for nothing.

use super::write::{about, answer, evidence};
use super::{rectifications, report_texts, statistics, write_work};
use crate::domain::draft::Draft;
use crate::domain::rule_set::RuleSet;
use serde_json::{Map, Value};
use std::sync::Arc;

/// What turns each of `bases`, as written, into `now`: every part in which `now` differs from any of them. Costs little where
/// they share their parts.
pub fn patch(rule_set: &RuleSet, bases: &[&Draft], now: &Draft) -> Map<String, Value> {
    let mut patch = Map::new();
    let differs = |same: fn(&Draft, &Draft) -> bool| bases.iter().any(|base| !same(base, now));
    if differs(|base, now| base.about == now.about) {
        patch.extend(about(&now.about));
    }
    for id in rule_set.point_ids().filter(|id| bases.iter().any(|base| !base.shares_record(now, *id))) {
        let (point, record) = (rule_set.point(id), now.record(id));
        let value = if record.is_untouched() { Value::Null } else { answer(record, &point.fields) };
        patch.insert(format!("answers/{}", point.code), value);
    }
    let mut whole = |name: &str, same: fn(&Draft, &Draft) -> bool, write: fn(&RuleSet, &Draft) -> Value| {
        if differs(same) {
            patch.insert(name.to_owned(), write(rule_set, now));
        }
    };
    whole("evidence", |base, now| Arc::ptr_eq(&base.evidence, &now.evidence), evidence);
    whole("departments", |base, now| Arc::ptr_eq(&base.departments, &now.departments), write_work::departments);
    whole("dispatches", |base, now| Arc::ptr_eq(&base.dispatches, &now.dispatches), write_work::dispatches);
    whole("marks", |base, now| Arc::ptr_eq(&base.marks, &now.marks), write_work::marks);
    whole("form", |base, now| Arc::ptr_eq(&base.form, &now.form), write_work::form);
    let same: fn(&Draft, &Draft) -> bool = |base, now| Arc::ptr_eq(&base.statistics, &now.statistics);
    whole("statistics", same, |rule_set, now| statistics::write(rule_set, &now.statistics));
    let same = |base: &Draft, now: &Draft| base.task.as_ref().map(Arc::as_ptr) == now.task.as_ref().map(Arc::as_ptr);
    whole("task", same, |rule_set, now| now.task.as_ref().map_or(Value::Null, |task| write_work::task(rule_set, task)));
    for base in bases {
        rectifications::differing(&mut patch, rule_set, base, now);
        report_texts::differing(&mut patch, rule_set, base, now);
        ledger(&mut patch, rule_set, base, now);
    }
    patch
}

/// The entries that came after those that both share.
fn ledger(patch: &mut Map<String, Value>, rule_set: &RuleSet, base: &Draft, now: &Draft) {
    let (old, new) = (base.ledger.entries(), now.ledger.entries());
    let shared = old.iter().zip(new).take_while(|(old, new)| Arc::ptr_eq(old, new)).count();
    for entry in old.iter().skip(shared) {
        let name = format!("ledger/{}", entry.number);
        patch.entry(name).or_insert(Value::Null);
    }
    for entry in new.iter().skip(shared) {
        patch.insert(format!("ledger/{}", entry.number), write_work::entry(rule_set, now, entry));
    }
}

/// Puts a patch onto a file's `draft` member. What does not fit a patch is passed over: its text was checked when it was unsealed.
pub fn apply(draft: &mut Map<String, Value>, patch: Map<String, Value>) {
    for (path, value) in patch {
        let (members, name) = match path.split_once('/') {
            None => (&mut *draft, path),
            Some((member, name)) => {
                let nested = draft.entry(member.to_owned()).or_insert_with(|| Value::Object(Map::new()));
                let Value::Object(nested) = nested else { continue };
                (nested, name.to_owned())
            }
        };
        if value.is_null() {
            members.remove(&name);
        } else {
            members.insert(name, value);
        }
    }
}

/// A draft as the file's `draft` member, as patches are laid on.
pub fn whole(rule_set: &RuleSet, draft: &Draft) -> Map<String, Value> {
    super::write::draft_value(rule_set, draft)
}
