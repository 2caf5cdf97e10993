//! Draft → JSON. `docs/draft.schema.json` describes the format.

use super::json::{json, keyed, named};
use super::write_result::result;
use super::write_work::work;
use super::{FORMAT, VERSION};
use crate::domain::date::Date;
use crate::domain::draft::{Draft, DraftAbout, Record};
use crate::domain::evidence::Evidence;
use crate::domain::field::{Cell, Field};
use crate::domain::rule_set::RuleSet;
use crate::wire::fingerprint;
use serde_json::{Map, Value};

/// When a draft was last saved: local time as text, and a counter that never goes back.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Stamp {
    /// `2026-03-05 14:03:22`, local time.
    pub at: String,
    pub revision: u64,
}

/// A draft as it is kept between visits: contents, digest and stamp.
pub fn stored(rule_set: &RuleSet, draft: &Draft, stamp: &Stamp) -> String {
    Value::Object(with_digest(rule_set, draft, stamp)).to_string()
}

/// A draft as it is handed over: as [`stored`], with the computed result for human readers, laid out in lines.
pub fn exported(rule_set: &RuleSet, draft: &Draft, stamp: &Stamp) -> String {
    let mut file = with_digest(rule_set, draft, stamp);
    file.insert("result".to_owned(), result(rule_set, draft));
    // Writing a `Value` to a `String` cannot fail; the compact form is the fallback that the signature asks for.
    serde_json::to_string_pretty(&file).unwrap_or_else(|_| Value::Object(file).to_string())
}

fn with_digest(rule_set: &RuleSet, draft: &Draft, stamp: &Stamp) -> Map<String, Value> {
    let mut file = contents(rule_set, draft);
    let digest = digest(&file);
    file.insert("digest".to_owned(), json!(digest));
    file.insert("saved".to_owned(), json!({ "at": stamp.at, "revision": stamp.revision }));
    file
}

/// SHA-256 over the canonical form of everything but `digest`, `result` and `saved`.
pub(super) fn digest(file: &Map<String, Value>) -> String {
    let mut covered = file.clone();
    for name in ["digest", "result", "saved"] {
        covered.remove(name);
    }
    format!("sha256:{}", fingerprint(&Value::Object(covered)))
}

fn contents(rule_set: &RuleSet, draft: &Draft) -> Map<String, Value> {
    let about = &rule_set.about;
    let mut file = Map::new();
    file.insert("format".to_owned(), json!(FORMAT));
    file.insert("format_version".to_owned(), json!(VERSION));
    let rules = json!({
        "id": about.id, "version": about.version, "fingerprint": about.fingerprint, "title": about.title,
    });
    file.insert("rule_set".to_owned(), rules);
    file.insert("draft".to_owned(), Value::Object(draft_value(rule_set, draft)));
    file
}

pub(super) fn draft_value(rule_set: &RuleSet, draft: &Draft) -> Map<String, Value> {
    let mut members = about(&draft.about);
    members.insert("answers".to_owned(), answers(rule_set, draft));
    members.insert("evidence".to_owned(), evidence(rule_set, draft));
    if let Value::Object(work) = work(rule_set, draft) {
        members.extend(work);
    }
    members
}

pub(super) fn about(about: &DraftAbout) -> Map<String, Value> {
    let date = |date: Option<Date>| date.map(|date| date.to_string());
    named(vec![
        ("county", json!(about.county)),
        ("year", json!(about.year)),
        ("kind", json!(about.kind.code())),
        ("from", json!(date(about.from))),
        ("until", json!(date(about.until))),
        ("target", json!(about.target.map(|points| points.to_string()))),
        ("sample", json!(about.sample)),
    ])
}

/// The answers that hold anything, by code.
pub(super) fn answers(rule_set: &RuleSet, draft: &Draft) -> Value {
    let touched = rule_set.point_ids().filter(|id| !draft.record(*id).is_untouched());
    let mut answers = touched.map(|id| {
        let point = rule_set.point(id);
        (point.code.clone(), answer(draft.record(id), &point.fields))
    });
    Value::Object(keyed(&mut answers))
}

pub(super) fn evidence(rule_set: &RuleSet, draft: &Draft) -> Value {
    draft.evidence.iter().map(|evidence| evidence_value(rule_set, evidence)).collect()
}

pub(super) fn answer(record: &Record, fields: &[Field]) -> Value {
    let mut members = Map::new();
    let texts = [("reason", &record.reason), ("note", &record.note), ("loss_reason", &record.loss_reason)];
    members.extend(record.standing.code().map(|state| ("state".to_owned(), json!(state))));
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    members.extend(texts.map(|(name, text)| (name.to_owned(), json!(text))));
    let named = fields.iter().enumerate();
    let cells = keyed(&mut named.clone().filter_map(|(at, field)| Some((field.key.clone(), cell(record.cell(at)?)))));
    let unread = keyed(&mut named.filter_map(|(at, field)| Some((field.key.clone(), json!(record.unread_at(at)?)))));
    for (name, map) in [("cells", cells), ("unread", unread)] {
        if !map.is_empty() {
            members.insert(name.to_owned(), Value::Object(map));
        }
    }
    Value::Object(members)
}

/// Numbers are written as text, so that no reader rounds them; a level as its number, 0 for none.
fn cell(cell: Cell) -> Value {
    match cell {
        Cell::Flag(flag) => json!(flag),
        Cell::Number(number) => json!(number.to_string()),
        Cell::Choice(level) => json!(level.map_or(0, |level| level + 1)),
    }
}

fn evidence_value(rule_set: &RuleSet, evidence: &Evidence) -> Value {
    let serves: Vec<_> = evidence.serves.iter().map(|id| rule_set.point(*id).code.as_str()).collect();
    let mut value = json!({
        "id": evidence.id.0,
        "title": evidence.title,
        "document_number": evidence.document_number,
        "date": evidence.date.map(|date| date.to_string()),
        "issuer": evidence.issuer,
        "file_name": evidence.file_name,
        "sha256": evidence.sha256,
        "serves": serves,
    });
    if let Some(origin) = &evidence.origin {
        value["origin"] = json!(format!("{}/{}", origin.pack.as_str(), origin.id.0));
    }
    value
}
