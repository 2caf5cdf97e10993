//! JSON → draft: the shared work. Departments, task packs sent, the reviewer's marks, the ledger, a pack's task.

use super::problem::{ContentProblem, Warning};
use super::read::Found;
use super::read_answers::{answers, date, evidence_list, not_taken, points, points_value};
use super::rectifications::rectifications;
use super::report_texts::report_texts;
use super::spot;
use super::statistics::statistics;
use crate::domain::department::{Bureau, Duty};
use crate::domain::difference::Difference;
use crate::domain::dispatch::{Dispatch, PackId, Returned, Task};
use crate::domain::draft::Draft;
use crate::domain::ids::{BureauId, PointId};
use crate::domain::ledger::{Entry, How, Ledger};
use crate::domain::order;
use crate::domain::review::{Mark, Verdict};
use crate::domain::rule_set::RuleSet;
use crate::wire::{Members, Node};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Reads what [`work`](super::write_work::work) writes into `draft`.
pub(super) fn work(
    found: &mut Found,
    warnings: &mut Vec<Warning>,
    rule_set: &RuleSet,
    draft: &mut Draft,
    members: &Members<'_>,
) {
    // First, because the others name departments.
    if let Some(members) = object(found, members, "departments") {
        departments(found, warnings, rule_set, draft, &members);
    }
    let mut dispatches = Vec::new();
    for node in members.get("dispatches").and_then(|node| found.list(&node)).unwrap_or_default() {
        dispatches.extend(dispatch(found, warnings, rule_set, draft, &node));
    }
    draft.dispatches = Arc::new(dispatches);
    for (id, node) in by_point(found, rule_set, members, "marks") {
        let mark = mark(found, warnings, &node);
        draft.set_mark(id, mark);
    }
    if let Some(node) = members.get("statistics") {
        draft.statistics = Arc::new(statistics(found, warnings, rule_set, &node));
    }
    rectifications(found, warnings, rule_set, draft, members);
    report_texts(found, rule_set, draft, members);
    ledger(found, warnings, rule_set, draft, members);
    if let Some(members) = object(found, members, "task") {
        draft.task = task(found, warnings, rule_set, draft, &members).map(Arc::new);
    }
}

pub(super) fn object<'a>(found: &mut Found, members: &Members<'a>, name: &str) -> Option<Members<'a>> {
    members.get(name).and_then(|node| found.object(&node))
}

pub(super) fn text(found: &mut Found, members: &Members<'_>, name: &str) -> String {
    found.optional_text(members, name).unwrap_or_default().to_owned()
}

/// A number of proof.
pub(super) fn number(found: &mut Found, node: &Node<'_>) -> Option<u32> {
    let number = node.value.as_u64().and_then(|number| u32::try_from(number).ok());
    if number.is_none() {
        found.add(&node.place, ContentProblem::BadEvidenceId);
    }
    number
}

/// The members of an object that is keyed by the codes of scoring points.
fn by_point<'a>(found: &mut Found, rule_set: &RuleSet, members: &Members<'a>, name: &str) -> Vec<(PointId, Node<'a>)> {
    let Some(members) = object(found, members, name) else { return Vec::new() };
    let mut nodes = Vec::new();
    for (code, node) in members.iter() {
        match rule_set.point_by_code(code) {
            Some(id) => nodes.push((id, node)),
            None => found.add(&node.place, ContentProblem::UnknownPoint(code.clone())),
        }
    }
    nodes
}

fn departments(
    found: &mut Found,
    warnings: &mut Vec<Warning>,
    rule_set: &RuleSet,
    draft: &mut Draft,
    members: &Members<'_>,
) {
    not_taken(warnings, members, &["deadline", "asked_by", "list", "duties"]);
    let deadline = date(found, members, "deadline");
    let asked_by = text(found, members, "asked_by");
    let departments = Arc::make_mut(&mut draft.departments);
    (departments.deadline, departments.asked_by) = (deadline, asked_by);
    if let Some(list) = object(found, members, "list") {
        // `own-1`, `own-2`… are added in the order of their numbers, as their codes say.
        let own = |code: &str| code.strip_prefix("own-").and_then(|number| number.parse::<usize>().ok());
        let mut nodes: Vec<_> = list.iter().collect();
        order::by_key(&mut nodes, |(code, _)| own(code));
        for (code, node) in nodes {
            let Some(bureau) = bureau(found, warnings, &node) else { continue };
            match departments.by_code(rule_set, code) {
                Some(id) => *departments.bureau_mut(id) = bureau,
                None if *code == format!("own-{}", departments.added() + 1) => {
                    departments.add(bureau);
                }
                None => found.add(&node.place, ContentProblem::UnknownDepartment(code.clone())),
            }
        }
    }
    for (point, node) in by_point(found, rule_set, members, "duties") {
        let Some(members) = found.object(&node) else { continue };
        let lead = members.get("lead").and_then(|node| bureau_id(found, rule_set, draft, &node));
        let (mut supporting, mut seen) = (Vec::new(), BTreeSet::from_iter(lead));
        for node in members.get("supporting").and_then(|node| found.list(&node)).unwrap_or_default() {
            supporting.extend(bureau_id(found, rule_set, draft, &node).filter(|id| seen.insert(*id)));
        }
        Arc::make_mut(&mut draft.departments).decide(point, Some(Duty { lead, supporting }));
    }
}

fn bureau(found: &mut Found, warnings: &mut Vec<Warning>, node: &Node<'_>) -> Option<Bureau> {
    let members = found.object(node)?;
    not_taken(warnings, &members, &["name", "contact", "phone", "deadline", "removed"]);
    let (name, contact) = (text(found, &members, "name"), text(found, &members, "contact"));
    let (phone, deadline) = (text(found, &members, "phone"), date(found, &members, "deadline"));
    let removed = members.get("removed").and_then(|node| found.flag(&node)).unwrap_or(false);
    Some(Bureau { name, contact, phone, deadline, removed })
}

pub(super) fn bureau_id(found: &mut Found, rule_set: &RuleSet, draft: &Draft, node: &Node<'_>) -> Option<BureauId> {
    let code = found.text(node)?;
    let id = draft.departments.by_code(rule_set, code);
    if id.is_none() {
        found.add(&node.place, ContentProblem::UnknownDepartment(code.to_owned()));
    }
    id
}

fn pack(found: &mut Found, members: &Members<'_>) -> Option<PackId> {
    let node = found.required(members, "pack")?;
    let id = PackId::parse(found.text(&node)?);
    if id.is_none() {
        found.add(&node.place, ContentProblem::BadPackId);
    }
    id
}

fn dispatch(
    found: &mut Found,
    warnings: &mut Vec<Warning>,
    rule_set: &RuleSet,
    draft: &Draft,
    node: &Node<'_>,
) -> Option<Dispatch> {
    let members = found.object(node)?;
    not_taken(warnings, &members, &["pack", "to", "at", "due", "points", "returned"]);
    let pack = pack(found, &members);
    let to = found.required(&members, "to").and_then(|node| {
        let once = found.text(&node).and_then(|code| draft.departments.ever_by_code(rule_set, code));
        once.or_else(|| bureau_id(found, rule_set, draft, &node))
    });
    let (at, due) = (text(found, &members, "at"), date(found, &members, "due"));
    let points = points(found, rule_set, &members, "points");
    let returned = object(found, &members, "returned").map(|members| {
        let (at, filled_by) = (text(found, &members, "at"), text(found, &members, "filled_by"));
        let conflicts = members.get("conflicts").and_then(|node| number(found, &node)).unwrap_or(0) as usize;
        Returned { at, filled_by, checked_by: text(found, &members, "checked_by"), conflicts }
    });
    Some(Dispatch { pack: pack?, to: to?, at, points, due, returned })
}

fn mark(found: &mut Found, warnings: &mut Vec<Warning>, node: &Node<'_>) -> Option<Mark> {
    let members = found.object(node)?;
    not_taken(warnings, &members, &["verdict", "points", "claimed", "reason", "by", "at"]);
    let verdict = match found.required_text(&members, "verdict")? {
        "confirmed" => Verdict::Confirmed,
        "proof" => Verdict::ProofWanted,
        "set" => {
            let node = found.required(&members, "points")?;
            Verdict::Set(points_value(found, &node)?)
        }
        word => {
            let (word, allowed) = (word.to_owned(), &["confirmed", "set", "proof"][..]);
            found.add(&members.place.member("verdict"), ContentProblem::UnknownWord { word, allowed });
            return None;
        }
    };
    let claimed = found.required(&members, "claimed").and_then(|node| points_value(found, &node))?;
    let (reason, by) = (text(found, &members, "reason"), text(found, &members, "by"));
    Some(Mark { verdict, claimed, reason, by, at: text(found, &members, "at") })
}

fn ledger(
    found: &mut Found,
    warnings: &mut Vec<Warning>,
    rule_set: &RuleSet,
    draft: &mut Draft,
    members: &Members<'_>,
) {
    let Some(ledger) = object(found, members, "ledger") else { return };
    let mut entries = Vec::new();
    for (number, node) in ledger.iter() {
        // Only as it is written: `1` and `01` would be two entries of one number.
        match number.parse::<u32>().ok().filter(|known| known.to_string() == *number) {
            Some(number) => entries.extend(entry(found, warnings, rule_set, draft, number, &node)),
            None => found.add(&node.place, ContentProblem::BadEntryNumber),
        }
    }
    order::by_key(&mut entries, |entry| entry.number);
    draft.ledger = Ledger::from_entries(entries);
}

fn entry(
    found: &mut Found,
    warnings: &mut Vec<Warning>,
    rule_set: &RuleSet,
    draft: &Draft,
    number: u32,
    node: &Node<'_>,
) -> Option<Entry> {
    let members = found.object(node)?;
    not_taken(warnings, &members, &["at", "who", "how", "from", "spot", "before", "after", "folded"]);
    let (at, who, from) = (text(found, &members, "at"), text(found, &members, "who"), text(found, &members, "from"));
    let how = match found.required_text(&members, "how")? {
        "hand" => How::Hand,
        "undo" => How::Undo,
        "pack" => How::Pack(from),
        "review" => How::Review,
        "restore" => How::Restore,
        word => {
            let (word, allowed) = (word.to_owned(), &["hand", "undo", "pack", "review", "restore"][..]);
            found.add(&members.place.member("how"), ContentProblem::UnknownWord { word, allowed });
            return None;
        }
    };
    let code = found.required_text(&members, "spot")?;
    let spot = spot::parse(rule_set, &draft.departments, code);
    if spot.is_none() {
        found.add(&members.place.member("spot"), ContentProblem::UnknownSpot(code.to_owned()));
    }
    let mut value = |name| found.optional_text(&members, name).filter(|text| !text.is_empty()).map(str::to_owned);
    let (before, after) = (value("before"), value("after"));
    let folded = members.get("folded").and_then(|node| node.value.as_u64()).and_then(|n| u32::try_from(n).ok());
    Some(Entry { number, at, who, how, what: Difference { spot: spot?, before, after }, folded: folded.unwrap_or(0) })
}

fn task(
    found: &mut Found,
    warnings: &mut Vec<Warning>,
    rule_set: &RuleSet,
    draft: &Draft,
    members: &Members<'_>,
) -> Option<Task> {
    let known =
        ["pack", "department", "asked_by", "at", "due", "points", "filled_by", "checked_by", "last_evidence", "base"];
    not_taken(warnings, members, &known);
    let pack = pack(found, members);
    let (department, asked_by) = (text(found, members, "department"), text(found, members, "asked_by"));
    let (at, due) = (text(found, members, "at"), date(found, members, "due"));
    let mut points = points(found, rule_set, members, "points");
    order::by_key(&mut points, |point| *point);
    let (filled_by, checked_by) = (text(found, members, "filled_by"), text(found, members, "checked_by"));
    let last_evidence = members.get("last_evidence").and_then(|node| number(found, &node)).unwrap_or(0);
    let mut base = Draft::new(rule_set, draft.about.clone());
    if let Some(members) = found.required(members, "base").and_then(|node| found.object(&node)) {
        not_taken(warnings, &members, &["answers", "evidence"]);
        answers(found, warnings, rule_set, &mut base, &members);
        evidence_list(found, warnings, rule_set, &mut base, &members);
    }
    let (pack, base) = (pack?, Box::new(base));
    Some(Task { pack, department, asked_by, at, due, points, filled_by, checked_by, last_evidence, base })
}
