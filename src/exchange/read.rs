//! JSON → draft, staged, with every problem named at its place.

use super::migrate::migrate;
use super::patch;
use super::problem::{ContentProblem, Refused, Warning};
use super::read_answers::draft;
use super::write::{Stamp, digest};
use super::{FORMAT, MAX_BYTES, VERSION};
use crate::domain::draft::Draft;
use crate::domain::rule_set::RuleSet;
use crate::domain::score::score;
use crate::domain::scorecard::{Score, Scorecard};
use crate::wire::{Complaints, Node, Place, Shape};
use serde_json::error::Category;
use serde_json::{Map, Value};

pub(super) type Found = Complaints<ContentProblem>;

/// A file that could be read, waiting for a person to accept it.
#[derive(Clone, Debug)]
pub struct Incoming {
    pub rule_set: &'static RuleSet,
    pub draft: Draft,
    pub stamp: Stamp,
    pub warnings: Vec<Warning>,
}

/// Finds a rule set by id or by fingerprint.
pub type FindRuleSet = fn(&str) -> Option<&'static RuleSet>;

/// Reads the bytes of a file. Errors: the first stage that fails; for contents, every problem with its place.
pub fn read_bytes(bytes: &[u8], find: FindRuleSet) -> Result<Incoming, Refused> {
    if bytes.len() > MAX_BYTES {
        return Err(Refused::TooLarge(bytes.len()));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| Refused::NotText(error.valid_up_to()))?;
    read_text(text, find)
}

/// Reads the text of a file, or of a stored draft.
pub fn read_text(text: &str, find: FindRuleSet) -> Result<Incoming, Refused> {
    read_patched(text, None, find)
}

/// Reads a stored draft with what a journal holds beyond it ([`patch`](super::patch)).
pub fn read_patched(text: &str, patch: Option<Map<String, Value>>, find: FindRuleSet) -> Result<Incoming, Refused> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Refused::Empty);
    }
    let mut value: Value = serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        match error.classify() {
            Category::Eof => Refused::Truncated { line, column },
            _ => Refused::NotJson { line, column },
        }
    })?;
    let Value::Object(file) = &mut value else {
        return Err(Refused::NotADraft(None));
    };
    match file.get("format").and_then(Value::as_str) {
        Some(FORMAT) => {}
        other => return Err(Refused::NotADraft(other.map(str::to_owned))),
    }
    let from = match file.get("format_version") {
        Some(version) => match version.as_u64() {
            Some(version @ 1..=VERSION) => version,
            _ => return Err(Refused::NewerVersion(version.to_string())),
        },
        None => return Err(missing("format_version")),
    };
    // The digest is over the file as it was written.
    let digest_warning = match file.get("digest").and_then(Value::as_str) {
        None => Some(Warning::DigestMissing),
        Some(stated) if stated != digest(file) => Some(Warning::DigestMismatch),
        Some(_) => None,
    };
    migrate(file, from);
    if let (Some(patch), Some(Value::Object(draft))) = (patch, file.get_mut("draft")) {
        patch::apply(draft, patch);
    }
    contents(&value, digest_warning, find)
}

fn missing(name: &str) -> Refused {
    let mut found = Found::default();
    found.add(&Place::default().member(name), Shape::Missing);
    Refused::Contents(found.0)
}

fn contents(value: &Value, digest_warning: Option<Warning>, find: FindRuleSet) -> Result<Incoming, Refused> {
    let mut found = Found::default();
    let mut warnings = Vec::from_iter(digest_warning);
    let root = Node { value, place: Place::default() };
    let Some(root) = found.object(&root) else {
        return Err(Refused::Contents(found.0));
    };
    let Some(rules) = found.required(&root, "rule_set").and_then(|node| found.object(&node)) else {
        return Err(Refused::Contents(found.0));
    };
    let Some(id) = found.required_text(&rules, "id") else {
        return Err(Refused::Contents(found.0));
    };
    let title = found.optional_text(&rules, "title").map(str::to_owned);
    let version = found.optional_text(&rules, "version").unwrap_or_default().to_owned();
    let fingerprint = found.optional_text(&rules, "fingerprint").unwrap_or_default().to_owned();
    // A draft is bound to id, version and fingerprint; the fingerprint covers the other two.
    let exact = find(&fingerprint).filter(|set| set.about.fingerprint == fingerprint && set.about.id == id);
    let Some(rule_set) = exact.or_else(|| find(id)) else {
        return Err(Refused::UnknownRuleSet { id: id.to_owned(), title });
    };
    if fingerprint != rule_set.about.fingerprint {
        warnings.push(Warning::OtherRuleSet { version, fingerprint });
    }
    let draft = found.required(&root, "draft").and_then(|node| draft(&mut found, &mut warnings, rule_set, &node));
    let stamp = stamp(&mut found, &root);
    for (name, node) in root.iter() {
        if !["format", "format_version", "rule_set", "draft", "digest", "saved", "result"].contains(&name.as_str()) {
            warnings.push(Warning::NotTaken(node.place.to_string()));
        }
    }
    match draft {
        Some(draft) if found.0.is_empty() => {
            compare_result(value, &score(rule_set, &draft), &mut warnings);
            Ok(Incoming { rule_set, draft, stamp, warnings })
        }
        _ => Err(Refused::Contents(found.0)),
    }
}

fn stamp(found: &mut Found, root: &crate::wire::Members<'_>) -> Stamp {
    let Some(saved) = root.get("saved").and_then(|node| found.object(&node)) else {
        return Stamp::default();
    };
    let at = found.optional_text(&saved, "at").unwrap_or_default().to_owned();
    let revision = saved.get("revision").and_then(|node| node.value.as_u64()).unwrap_or(0);
    Stamp { at, revision }
}

/// The file's own totals beside those computed here.
fn compare_result(file: &Value, card: &Scorecard, warnings: &mut Vec<Warning>) {
    let Some(result) = file.get("result") else { return };
    let mut compare = |what: &str, member: &str, score: Score| {
        let stated = |name: &str| result.get(member).and_then(|level| level.get(name)).and_then(Value::as_str);
        let file = format!("{}–{}", stated("sure").unwrap_or("?"), stated("possible").unwrap_or("?"));
        let here = format!("{}–{}", score.sure, score.possible);
        if file != here {
            warnings.push(Warning::ResultDiffers { what: what.to_owned(), file, here });
        }
    };
    compare("总分", "total", card.total);
    compare("加分项", "bonus", card.bonus);
}
