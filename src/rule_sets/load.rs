//! JSON → [`RuleSet`], reporting all problems of a file at once.
//!
//! Two versions of the format: what version 2 added is an unknown member in a file that says it is of version 1.

use super::load_about::about;
use super::load_grades::grades;
use super::load_parts::{departments, form, milestones};
use super::load_table::Reader;
use super::problem::Problem;
use crate::domain::decimal::Decimal;
use crate::domain::ids::DepartmentId;
use crate::domain::points::Points;
use crate::domain::rule_set::{Mode, RuleSet, RuleSetAbout, RuleSetBuilder};
use crate::wire::{At, Complaints, Members, Node, Place, fingerprint};
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) type Found = Complaints<Problem>;

/// Format name in files.
pub const FORMAT: &str = "quality-county/rule-set";

/// Version of the format.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Version {
    One,
    Two,
}

/// Reads a rule-set file. Errors: every problem found, each with its place; nothing is guessed.
pub fn load(json: &str) -> Result<RuleSet, Vec<At<Problem>>> {
    let value: Value = serde_json::from_str(json).map_err(|error| {
        let problem = Problem::NotJson { line: error.line(), column: error.column() };
        vec![At { place: Place::default(), problem }]
    })?;
    let mut found = Found::default();
    let rule_set = read(&mut found, &value);
    match rule_set {
        Some(rule_set) if found.0.is_empty() => Ok(rule_set),
        _ => Err(found.0),
    }
}

fn read(found: &mut Found, value: &Value) -> Option<RuleSet> {
    let root = found.object(&Node { value, place: Place::default() })?;
    if found.required_text(&root, "format")? != FORMAT {
        found.add(&root.place.member("format"), Problem::NotARuleSet);
        return None;
    }
    let version = found.required(&root, "format_version")?;
    let text = found.number_text(&version)?;
    let version = match text.as_str() {
        "1" => Version::One,
        "2" => Version::Two,
        _ => {
            found.add(&version.place, Problem::UnknownVersion(text));
            return None;
        }
    };
    let one = [
        "format",
        "format_version",
        "id",
        "version",
        "title",
        "short",
        "issuer",
        "source",
        "notes",
        "mode",
        "total",
        "not_applicable",
        "lead",
        "departments",
        "categories",
    ];
    let two = [
        "milestones",
        "form",
        "rounding",
        "pass",
        "grades",
        "grade_rounding",
        "total_includes_bonus",
        "subjects",
        "assessments",
        "period",
        "valid_years",
    ];
    only(found, &root, version, &one, &two);
    let total_given = root.get("total").is_some();
    let mut builder =
        about(found, &root, version, fingerprint(value)).map(|about| RuleSetBuilder::new(about, total_given));
    // A scratch builder lets the rest of the file be read, and complained about, even where the head is broken.
    let scratch = || RuleSetBuilder::new(RuleSetAbout::default(), true);
    let target = builder.get_or_insert_with(scratch);
    let codes = departments(found, &root, version, target);
    milestones(found, &root, target);
    form(found, &root, target);
    let one_each = target.mode() == Mode::Attainment;
    let mut reader = Reader { found, builder: target, codes, names: BTreeMap::new(), version, one_each };
    for category in reader.items(&root, "categories") {
        reader.category(&category);
    }
    let names = reader.names;
    grades(found, &root, &names, target);
    let finished = builder.and_then(RuleSetBuilder::finish);
    if finished.is_none() && found.0.is_empty() {
        found.add(&root.place.member("categories"), Problem::WeightsTooFine);
    }
    finished
}

/// Codes seen so far: `@` departments with their ids, `#` indicators, bare scoring points.
pub(super) type Codes = BTreeMap<String, Option<DepartmentId>>;

/// Complains about members that are not in `one`, nor, from version 2 on, in `two`.
pub(super) fn only(found: &mut Found, members: &Members<'_>, version: Version, one: &[&str], two: &[&str]) {
    let two = if version == Version::Two { two } else { &[] };
    found.only(members, &[one, two].concat());
}

/// A text that has to be there and to say something.
pub(super) fn filled_text(found: &mut Found, members: &Members<'_>, name: &str) -> Option<String> {
    let text = found.required_text(members, name)?;
    if text.trim().is_empty() {
        found.add(&members.place.member(name), Problem::EmptyText);
        return None;
    }
    Some(text.to_owned())
}

/// A text that may be missing.
pub(super) fn own_text(found: &mut Found, members: &Members<'_>, name: &str) -> Option<String> {
    found.optional_text(members, name).map(str::to_owned)
}

/// The filled texts of a list that may be missing but not be empty.
pub(super) fn filled_texts(found: &mut Found, members: &Members<'_>, name: &str) -> Vec<String> {
    let Some(nodes) = members.get(name).and_then(|node| found.list(&node)) else { return Vec::new() };
    if nodes.is_empty() {
        found.add(&members.place.member(name), Problem::EmptyList);
    }
    let mut texts = Vec::new();
    for node in &nodes {
        match found.text(node) {
            Some(text) if text.trim().is_empty() => found.add(&node.place, Problem::EmptyText),
            text => texts.extend(text.map(str::to_owned)),
        }
    }
    texts
}

pub(super) fn flag(found: &mut Found, members: &Members<'_>, name: &str) -> bool {
    members.get(name).and_then(|node| found.flag(&node)).unwrap_or(false)
}

pub(super) fn decimal(found: &mut Found, node: &Node<'_>) -> Option<Decimal> {
    let text = found.number_text(node)?;
    Decimal::parse(&text).map_err(|problem| found.add(&node.place, problem)).ok()
}

pub(super) fn points(found: &mut Found, node: &Node<'_>) -> Option<Points> {
    let value = decimal(found, node)?;
    let points = Points::from_decimal(value);
    if points.is_none() {
        found.add(&node.place, Problem::BadPoints);
    }
    points
}

pub(super) fn optional_points(found: &mut Found, members: &Members<'_>, name: &str) -> Option<Points> {
    members.get(name).and_then(|node| points(found, &node))
}

/// The items of a list that may be missing but not be empty.
pub(super) fn optional_items<'a>(found: &mut Found, members: &Members<'a>, name: &str) -> Vec<Node<'a>> {
    let Some(items) = members.get(name).and_then(|node| found.list(&node)) else { return Vec::new() };
    if items.is_empty() {
        found.add(&members.place.member(name), Problem::EmptyList);
    }
    items
}

/// The position of a text in `allowed`; absent reads as the first.
pub(super) fn word(
    found: &mut Found,
    members: &Members<'_>,
    name: &str,
    allowed: &'static [&'static str],
) -> Option<usize> {
    let Some(node) = members.get(name) else { return Some(0) };
    let text = found.text(&node)?;
    known(found, &node.place, text, allowed)
}

/// The position of `text` in `allowed`.
pub(super) fn known(found: &mut Found, place: &Place, text: &str, allowed: &'static [&'static str]) -> Option<usize> {
    let known = allowed.iter().position(|word| *word == text);
    if known.is_none() {
        found.add(place, Problem::UnknownWord { word: text.to_owned(), allowed });
    }
    known
}
