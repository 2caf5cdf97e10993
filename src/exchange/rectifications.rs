//! Rectifications ⇄ JSON: the `rectifications` member of a draft file, by number, so that a journal need keep only those that
//! changed.

use super::json::{filled, json, keyed};
use super::problem::{ContentProblem, Warning};
use super::read::Found;
use super::read_answers::{date, not_taken, points};
use super::read_work::{bureau_id, number, object, text};
use super::write_work::codes;
use crate::domain::draft::Draft;
use crate::domain::evidence::EvidenceId;
use crate::domain::order;
use crate::domain::rectification::{Progress, Rectification, RectificationId};
use crate::domain::rule_set::RuleSet;
use crate::wire::{Members, Node};
use serde_json::{Map, Value};
use std::sync::Arc;

/// All of them, by number.
pub(super) fn write(rule_set: &RuleSet, draft: &Draft) -> Value {
    let mut items = draft.rectifications.iter().map(|item| (item.id.0.to_string(), one(rule_set, draft, item)));
    Value::Object(keyed(&mut items))
}

/// What is blank is left out.
fn one(rule_set: &RuleSet, draft: &Draft, item: &Rectification) -> Value {
    let state = (item.state != Progress::NotStarted).then(|| item.state.code());
    filled(vec![
        ("problem", json!(item.problem)),
        ("points", json!(codes(rule_set, &item.points))),
        ("measure", json!(item.measure)),
        ("lead", json!(item.lead.map(|id| draft.departments.code(rule_set, id)))),
        ("person", json!(item.person)),
        ("deadline", json!(item.deadline.map(|day| day.to_string()))),
        ("state", json!(state)),
        ("progress", json!(item.progress)),
        ("closed", json!(item.closed.map(|day| day.to_string()))),
        ("proof", json!(item.proof.iter().map(|id| id.0).collect::<Vec<_>>())),
    ])
}

/// Puts into a patch each that differs between `base` and `now`.
pub(super) fn differing(patch: &mut Map<String, Value>, rule_set: &RuleSet, base: &Draft, now: &Draft) {
    if Arc::ptr_eq(&base.rectifications, &now.rectifications) {
        return;
    }
    for item in now.rectifications.iter().filter(|item| base.rectification(item.id) != Some(item)) {
        patch.insert(format!("rectifications/{}", item.id.0), one(rule_set, now, item));
    }
    for item in base.rectifications.iter().filter(|item| now.rectification(item.id).is_none()) {
        patch.insert(format!("rectifications/{}", item.id.0), Value::Null);
    }
}

/// Reads what [`write`] writes. Departments are read before.
pub(super) fn rectifications(
    found: &mut Found,
    warnings: &mut Vec<Warning>,
    rule_set: &RuleSet,
    draft: &mut Draft,
    members: &Members<'_>,
) {
    let Some(all) = object(found, members, "rectifications") else { return };
    let mut items = Vec::new();
    for (name, node) in all.iter() {
        // Only as it is written: `1` and `01` would be two of one number.
        match name.parse::<u32>().ok().filter(|id| *id > 0 && id.to_string() == *name) {
            Some(id) => items.extend(item(found, warnings, rule_set, draft, RectificationId(id), &node)),
            None => found.add(&node.place, ContentProblem::BadRectificationNumber),
        }
    }
    order::by_key(&mut items, |item| item.id);
    draft.rectifications = Arc::new(items);
}

fn item(
    found: &mut Found,
    warnings: &mut Vec<Warning>,
    rule_set: &RuleSet,
    draft: &Draft,
    id: RectificationId,
    node: &Node<'_>,
) -> Option<Rectification> {
    let members = found.object(node)?;
    let known = ["problem", "points", "measure", "lead", "person", "deadline", "state", "progress", "closed", "proof"];
    not_taken(warnings, &members, &known);
    let mut item = Rectification {
        id,
        problem: text(found, &members, "problem"),
        points: points(found, rule_set, &members, "points"),
        measure: text(found, &members, "measure"),
        lead: members.get("lead").and_then(|node| bureau_id(found, rule_set, draft, &node)),
        person: text(found, &members, "person"),
        deadline: date(found, &members, "deadline"),
        state: Progress::NotStarted,
        progress: text(found, &members, "progress"),
        closed: date(found, &members, "closed"),
        proof: Vec::new(),
    };
    if let Some(node) = members.get("state") {
        item.state = state(found, &node)?;
    }
    // A record of proof that is gone may come back: its number stays.
    for node in members.get("proof").and_then(|node| found.list(&node)).unwrap_or_default() {
        if let Some(id) = number(found, &node) {
            item.prove(EvidenceId(id), true);
        }
    }
    Some(item)
}

const STATES: &[&str] = &["not_started", "under_way", "done", "closed", "lasting"];

fn state(found: &mut Found, node: &Node<'_>) -> Option<Progress> {
    let word = found.text(node)?;
    let state = Progress::by_code(word);
    if state.is_none() {
        found.add(&node.place, ContentProblem::UnknownWord { word: word.to_owned(), allowed: STATES });
    }
    state
}
