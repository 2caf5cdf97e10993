//! The `draft` member of a draft file.

use super::problem::{ContentProblem, Warning};
use super::read::Found;
use super::read_work::work;
use crate::domain::date::Date;
use crate::domain::decimal::Decimal;
use crate::domain::dispatch::PackId;
use crate::domain::draft::{AssessmentKind, Draft, DraftAbout, Standing};
use crate::domain::evidence::{Evidence, EvidenceId, Origin};
use crate::domain::field::{Cell, FieldKind};
use crate::domain::ids::PointId;
use crate::domain::order;
use crate::domain::points::Points;
use crate::domain::rule_set::RuleSet;
use crate::wire::{Members, Node, Shape, Wanted};
use std::collections::BTreeSet;
use std::sync::Arc;

pub(super) fn draft(
    found: &mut Found,
    warnings: &mut Vec<Warning>,
    rule_set: &RuleSet,
    node: &Node<'_>,
) -> Option<Draft> {
    let members = found.object(node)?;
    let known = ["county", "year", "kind", "from", "until", "target", "sample", "answers", "evidence"];
    let shared = ["departments", "dispatches", "marks", "form", "statistics", "ledger", "task"];
    let later = ["rectifications", "report", "statements"];
    not_taken(warnings, &members, &[&known[..], &shared, &later].concat());
    let about = about(found, &members);
    let mut draft = Draft::new(rule_set, about?);
    answers(found, warnings, rule_set, &mut draft, &members);
    evidence_list(found, warnings, rule_set, &mut draft, &members);
    form(found, rule_set, &mut draft, &members);
    work(found, warnings, rule_set, &mut draft, &members);
    Some(draft)
}

pub(super) fn answers(
    found: &mut Found,
    warnings: &mut Vec<Warning>,
    rule_set: &RuleSet,
    draft: &mut Draft,
    members: &Members<'_>,
) {
    if let Some(answers) = members.get("answers").and_then(|node| found.object(&node)) {
        for (code, node) in answers.iter() {
            match rule_set.point_by_code(code) {
                Some(id) => answer(found, warnings, rule_set, draft, id, &node),
                None => found.add(&node.place, ContentProblem::UnknownPoint(code.clone())),
            }
        }
    }
}

/// The texts of the form beside the answers.
fn form(found: &mut Found, rule_set: &RuleSet, draft: &mut Draft, members: &Members<'_>) {
    let Some(texts) = members.get("form").and_then(|node| found.object(&node)) else { return };
    for (code, node) in texts.iter() {
        match rule_set.form.as_ref().and_then(|form| form.field_by_code(code)) {
            Some(id) => {
                if let Some(text) = found.text(&node) {
                    Arc::make_mut(&mut draft.form).set(id, text.to_owned());
                }
            }
            None => found.add(&node.place, ContentProblem::UnknownField(code.clone())),
        }
    }
}

pub(super) fn evidence_list(
    found: &mut Found,
    warnings: &mut Vec<Warning>,
    rule_set: &RuleSet,
    draft: &mut Draft,
    members: &Members<'_>,
) {
    let mut numbers = BTreeSet::new();
    for node in members.get("evidence").and_then(|node| found.list(&node)).unwrap_or_default() {
        if let Some(evidence) = evidence(found, warnings, rule_set, &node) {
            if !numbers.insert(evidence.id) {
                found.add(&node.place.member("id"), ContentProblem::DuplicateEvidence(evidence.id.0));
            }
            draft.evidence_mut().push(evidence);
        }
    }
}

pub(super) fn not_taken(warnings: &mut Vec<Warning>, members: &Members<'_>, known: &[&str]) {
    let strange = members.iter().filter(|(name, _)| !known.contains(&name.as_str()));
    warnings.extend(strange.map(|(_, node)| Warning::NotTaken(node.place.to_string())));
}

fn about(found: &mut Found, members: &Members<'_>) -> Option<DraftAbout> {
    let county = found.required_text(members, "county").map(str::to_owned);
    let year = found.required(members, "year").and_then(|node| year(found, &node));
    let kind = match members.get("kind") {
        None => Some(AssessmentKind::Creation),
        Some(node) => found.text(&node).and_then(|word| {
            let kind = AssessmentKind::ALL.into_iter().find(|kind| kind.code() == word);
            if kind.is_none() {
                found.add(
                    &node.place,
                    ContentProblem::UnknownWord {
                        word: word.to_owned(),
                        allowed: &["creation", "reassessment", "annual"],
                    },
                );
            }
            kind
        }),
    };
    let (from, until) = (date(found, members, "from"), date(found, members, "until"));
    let target = members.get("target").and_then(|node| points_value(found, &node));
    let sample = members.get("sample").and_then(|node| found.flag(&node)).unwrap_or(false);
    Some(DraftAbout { county: county?, year: year?, kind: kind?, from, until, target, sample })
}

fn year(found: &mut Found, node: &Node<'_>) -> Option<u16> {
    let year =
        node.value.as_u64().and_then(|year| u16::try_from(year).ok()).filter(|year| (1900..=2200).contains(year));
    if year.is_none() {
        found.add(&node.place, ContentProblem::BadYear);
    }
    year
}

/// A number of points, not negative.
pub(super) fn points_value(found: &mut Found, node: &Node<'_>) -> Option<Points> {
    let text = found.number_text(node)?;
    let points = Decimal::parse(&text).ok().and_then(Points::from_decimal);
    if points.is_none() {
        found.add(&node.place, ContentProblem::BadPoints);
    }
    points
}

/// A list of codes of scoring points, in table order, without repeats.
pub(super) fn points(found: &mut Found, rule_set: &RuleSet, members: &Members<'_>, name: &str) -> Vec<PointId> {
    let mut points = Vec::new();
    for node in members.get(name).and_then(|node| found.list(&node)).unwrap_or_default() {
        let Some(code) = found.text(&node) else { continue };
        match rule_set.point_by_code(code) {
            Some(id) => points.push(id),
            None => found.add(&node.place, ContentProblem::UnknownPoint(code.to_owned())),
        }
    }
    order::by_key(&mut points, |id| *id);
    points.dedup();
    points
}

pub(super) fn date(found: &mut Found, members: &Members<'_>, name: &str) -> Option<Date> {
    let node = members.get(name)?;
    let text = found.text(&node)?;
    let date = Date::parse(text);
    if date.is_none() {
        found.add(&node.place, ContentProblem::BadDate(text.to_owned()));
    }
    date
}

fn answer(
    found: &mut Found,
    warnings: &mut Vec<Warning>,
    rule_set: &RuleSet,
    draft: &mut Draft,
    id: PointId,
    node: &Node<'_>,
) {
    let Some(members) = found.object(node) else { return };
    not_taken(warnings, &members, &["cells", "unread", "state", "reason", "note", "loss_reason"]);
    let standing = match found.optional_text(&members, "state") {
        None => Standing::Plain,
        Some("unverified") => Standing::Unverified,
        Some("not_applicable") => Standing::NotApplicable,
        Some(word) => {
            let allowed = &["unverified", "not_applicable"];
            found.add(&members.place.member("state"), ContentProblem::UnknownWord { word: word.to_owned(), allowed });
            Standing::Plain
        }
    };
    let mut text = |name| found.optional_text(&members, name).unwrap_or_default().to_owned();
    let (reason, note, loss_reason) = (text("reason"), text("note"), text("loss_reason"));
    let record = draft.record_mut(id);
    (record.standing, record.reason, record.note, record.loss_reason) = (standing, reason, note, loss_reason);
    fields(found, warnings, rule_set, draft, id, &members);
}

fn fields(
    found: &mut Found,
    warnings: &mut Vec<Warning>,
    rule_set: &RuleSet,
    draft: &mut Draft,
    id: PointId,
    members: &Members<'_>,
) {
    let mut taken = Vec::new();
    for (member, unread) in [("cells", false), ("unread", true)] {
        let Some(cells) = members.get(member).and_then(|node| found.object(&node)) else { continue };
        for (key, node) in cells.iter() {
            let fields = &rule_set.point(id).fields;
            let Some(at) = fields.iter().position(|field| field.key == *key) else {
                found.add(&node.place, ContentProblem::UnknownField(key.clone()));
                continue;
            };
            if unread {
                if let Some(text) = found.text(&node).filter(|text| !text.is_empty()) {
                    draft.set_unread(rule_set, id, at, text.to_owned());
                    taken.push((at, unread, node.place));
                }
            } else if let Some(cell) = cell(found, &fields[at].kind, &node) {
                draft.set_cell(rule_set, id, at, Some(cell));
                taken.push((at, unread, node.place));
            }
        }
    }
    // Two that cannot stand together, as no page lets anybody enter them: the later one stood.
    let record = draft.record(id);
    let stands = |at, unread| if unread { record.unread_at(at).is_some() } else { record.cell(at).is_some() };
    let fallen = taken.iter().filter(|(at, unread, _)| !stands(*at, *unread));
    warnings.extend(fallen.map(|(_, _, place)| Warning::NotTaken(place.to_string())));
}

fn cell(found: &mut Found, kind: &FieldKind, node: &Node<'_>) -> Option<Cell> {
    let cell = match kind {
        FieldKind::Flag | FieldKind::Incident => Cell::Flag(found.flag(node)?),
        FieldKind::Choice(_) => {
            let level = node.value.as_u64().and_then(|level| usize::try_from(level).ok());
            let Some(level) = level else {
                found.add(&node.place, Shape::WrongType(Wanted::Number));
                return None;
            };
            Cell::Choice(level.checked_sub(1))
        }
        FieldKind::Points(_) | FieldKind::Quantity { .. } | FieldKind::Percent => {
            let text = found.number_text(node)?;
            Cell::Number(Decimal::parse(&text).map_err(|problem| found.add(&node.place, problem)).ok()?)
        }
    };
    kind.check(cell).map_err(|misfit| found.add(&node.place, misfit)).ok()?;
    Some(cell)
}

fn evidence(found: &mut Found, warnings: &mut Vec<Warning>, rule_set: &RuleSet, node: &Node<'_>) -> Option<Evidence> {
    let members = found.object(node)?;
    let known = ["id", "title", "document_number", "date", "issuer", "file_name", "sha256", "origin", "serves"];
    not_taken(warnings, &members, &known);
    let id = found.required(&members, "id")?;
    let number = id.value.as_u64().and_then(|id| u32::try_from(id).ok());
    let Some(number) = number else {
        found.add(&id.place, ContentProblem::BadEvidenceId);
        return None;
    };
    let mut text = |name| found.optional_text(&members, name).unwrap_or_default().to_owned();
    let (title, document_number) = (text("title"), text("document_number"));
    let (issuer, file_name, sha256) = (text("issuer"), text("file_name"), text("sha256"));
    let date = date(found, &members, "date");
    let serves = points(found, rule_set, &members, "serves");
    let origin = members.get("origin").and_then(|node| origin(found, &node));
    let (id, sha256) = (EvidenceId(number), Some(sha256).filter(|hash| !hash.is_empty()));
    Some(Evidence { id, title, document_number, date, issuer, file_name, sha256, origin, serves })
}

fn origin(found: &mut Found, node: &Node<'_>) -> Option<Origin> {
    let read = |text: &str| {
        let (pack, id) = text.split_once('/')?;
        Some(Origin { pack: PackId::parse(pack)?, id: EvidenceId(id.parse().ok()?) })
    };
    let origin = read(found.text(node)?);
    if origin.is_none() {
        found.add(&node.place, ContentProblem::BadOrigin);
    }
    origin
}
