//! JSON → [`RuleSet`], reporting all problems of a file at once.

use super::load_scoring::scoring;
use super::problem::Problem;
use crate::domain::decimal::Decimal;
use crate::domain::ids::DepartmentId;
use crate::domain::points::Points;
use crate::domain::rule_set::{Department, IndicatorText, Mode, NotApplicable, RuleSet, RuleSetAbout, RuleSetBuilder};
use crate::wire::{At, Complaints, Members, Node, Place, fingerprint};
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) type Found = Complaints<Problem>;

/// Format name in files.
pub const FORMAT: &str = "quality-county/rule-set";
const VERSION: &str = "1";

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
    let version_text = found.number_text(&version)?;
    if version_text != VERSION {
        found.add(&version.place, Problem::UnknownVersion(version_text));
        return None;
    }
    let known = [
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
    found.only(&root, &known);
    let mut builder = about(found, &root, fingerprint(value)).map(RuleSetBuilder::new);
    // A scratch builder lets the rest of the file be read, and complained about, even where the head is broken.
    let scratch = || RuleSetBuilder::new(scratch_about());
    let target = builder.get_or_insert_with(scratch);
    let codes = departments(found, &root, target);
    let mut reader = Reader { found, builder: target, codes, one_each: false };
    reader.one_each = reader.builder.mode() == Mode::Attainment;
    for category in reader.items(&root, "categories") {
        reader.category(&category);
    }
    builder.map(RuleSetBuilder::finish)
}

fn about(found: &mut Found, root: &Members<'_>, fingerprint: String) -> Option<RuleSetAbout> {
    let text = |found: &mut Found, name: &str| filled_text(found, root, name);
    let (id, version, title) = (text(found, "id"), text(found, "version"), text(found, "title"));
    let short = found.optional_text(root, "short").map(str::to_owned);
    let issuer = found.optional_text(root, "issuer").unwrap_or_default().to_owned();
    let source = found.required(root, "source").and_then(|node| found.object(&node));
    let document = source.as_ref().and_then(|source| filled_text(found, source, "document"));
    if let Some(source) = &source {
        found.only(source, &["document", "place"]);
    }
    let place = source.as_ref().and_then(|source| found.optional_text(source, "place")).unwrap_or_default().to_owned();
    let notes = found.optional_texts(root, "notes");
    let mode = word(found, root, "mode", &[("points", Mode::Points), ("attainment", Mode::Attainment)], Mode::Points);
    let choices = [("zero", NotApplicable::Zero), ("drop", NotApplicable::Drop), ("rescale", NotApplicable::Rescale)];
    let not_applicable = word(found, root, "not_applicable", &choices, NotApplicable::Zero);
    let lead = word(found, root, "lead", &[("stated", false), ("proposed", true)], false);
    let total = found.required(root, "total").and_then(|node| points(found, &node));
    let title = title?;
    Some(RuleSetAbout {
        id: id?,
        version: version?,
        short: short.unwrap_or_else(|| title.clone()),
        title,
        issuer,
        document: document?,
        place,
        notes,
        mode: mode?,
        not_applicable: not_applicable?,
        lead_proposed: lead?,
        total: total?,
        fingerprint,
    })
}

fn scratch_about() -> RuleSetAbout {
    let text = String::new;
    RuleSetAbout {
        id: text(),
        version: text(),
        title: text(),
        short: text(),
        issuer: text(),
        document: text(),
        place: text(),
        notes: Vec::new(),
        mode: Mode::Points,
        not_applicable: NotApplicable::Zero,
        lead_proposed: false,
        total: Points::ZERO,
        fingerprint: text(),
    }
}

/// Codes seen so far: `@` departments with their ids, `#` indicators, bare scoring points.
type Codes = BTreeMap<String, Option<DepartmentId>>;

fn departments(found: &mut Found, root: &Members<'_>, builder: &mut RuleSetBuilder) -> Codes {
    let mut codes = Codes::new();
    for node in found.required_list(root, "departments").unwrap_or_default() {
        let Some(members) = found.object(&node) else { continue };
        found.only(&members, &["id", "name", "group"]);
        let (code, name) = (filled_text(found, &members, "id"), filled_text(found, &members, "name"));
        let group = members.get("group").and_then(|node| found.flag(&node)).unwrap_or(false);
        let (Some(code), Some(name)) = (code, name) else { continue };
        if codes.contains_key(&format!("@{code}")) {
            found.add(&members.place.member("id"), Problem::DuplicateCode(code));
            continue;
        }
        let id = builder.department(Department { code: code.clone(), name, group });
        codes.insert(format!("@{code}"), Some(id));
    }
    codes
}

struct Reader<'f> {
    found: &'f mut Found,
    builder: &'f mut RuleSetBuilder,
    codes: Codes,
    /// Attainment: every scoring point weighs one, maxima follow.
    one_each: bool,
}

impl Reader<'_> {
    fn category(&mut self, node: &Node<'_>) {
        let Some(members) = self.found.object(node) else { return };
        self.found.only(&members, &["name", "points", "bonus", "indicators"]);
        let name = filled_text(self.found, &members, "name").unwrap_or_default();
        let points = self.points_or_limit(&members);
        let bonus = members.get("bonus").and_then(|node| self.found.flag(&node)).unwrap_or(false);
        self.builder.category(name, points, bonus);
        for indicator in self.items(&members, "indicators") {
            self.indicator(&indicator);
        }
    }

    fn indicator(&mut self, node: &Node<'_>) {
        let Some(members) = self.found.object(node) else { return };
        self.found.only(&members, &["code", "name", "points", "source", "departments", "note", "scoring_points"]);
        let text = IndicatorText {
            code: self.code(&members, "#"),
            name: filled_text(self.found, &members, "name").unwrap_or_default(),
            points: self.points_or_limit(&members),
            source: self.found.optional_text(&members, "source").unwrap_or_default().to_owned(),
            note: self.found.optional_text(&members, "note").map(str::to_owned),
        };
        let mut departments = Vec::new();
        for node in members.get("departments").and_then(|node| self.found.list(&node)).unwrap_or_default() {
            let Some(code) = self.found.text(&node) else { continue };
            match self.codes.get(&format!("@{code}")) {
                Some(Some(id)) => departments.push(*id),
                _ => self.found.add(&node.place, Problem::UnknownDepartment(code.to_owned())),
            }
        }
        self.builder.indicator(text, departments);
        for point in self.items(&members, "scoring_points") {
            self.point(&point);
        }
    }

    fn point(&mut self, node: &Node<'_>) {
        let Some(members) = self.found.object(node) else { return };
        self.found.only(&members, &["code", "text", "points", "scoring", "note"]);
        let code = self.code(&members, "");
        let text = filled_text(self.found, &members, "text").unwrap_or_default();
        let points = if self.one_each { Points::from_hundredths(100) } else { self.points_or_limit(&members) };
        let note = self.found.optional_text(&members, "note").map(str::to_owned);
        let scoring = self.found.required(&members, "scoring").and_then(|node| scoring(self.found, &node));
        if let Some(scoring) = scoring {
            self.builder.point(code, text, points, scoring, note);
        }
    }

    /// A code, unique among its kind: indicators (`#`) and scoring points are told apart.
    fn code(&mut self, members: &Members<'_>, kind: &str) -> String {
        let code = filled_text(self.found, members, "code").unwrap_or_default();
        if !code.is_empty() && self.codes.insert(format!("{kind}{code}"), None).is_some() {
            self.found.add(&members.place.member("code"), Problem::DuplicateCode(code.clone()));
        }
        code
    }

    fn points_or_limit(&mut self, members: &Members<'_>) -> Points {
        if self.one_each && members.get("points").is_none() {
            return Points::LIMIT;
        }
        self.found.required(members, "points").and_then(|node| points(self.found, &node)).unwrap_or_default()
    }

    fn items<'a>(&mut self, members: &Members<'a>, name: &str) -> Vec<Node<'a>> {
        let items = self.found.required_list(members, name);
        if items.as_ref().is_some_and(Vec::is_empty) {
            self.found.add(&members.place.member(name), Problem::EmptyList);
        }
        items.unwrap_or_default()
    }
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

/// One of a few words; absent reads as `default`.
fn word<T: Copy>(found: &mut Found, root: &Members<'_>, name: &str, words: &[(&str, T)], default: T) -> Option<T> {
    let Some(node) = root.get(name) else { return Some(default) };
    let text = found.text(&node)?;
    let known = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
    if known.is_none() {
        let allowed = match name {
            "mode" => &["points", "attainment"][..],
            "not_applicable" => &["zero", "drop", "rescale"],
            _ => &["stated", "proposed"],
        };
        found.add(&node.place, Problem::UnknownWord { word: text.to_owned(), allowed });
    }
    known
}
