//! Departments, milestones and the form of a rule-set file.

use super::load::{Codes, Found, Version, filled_text, filled_texts, flag, known, only, optional_items, own_text};
use super::problem::Problem;
use crate::domain::ids::DepartmentId;
use crate::domain::rule_set::{Department, Form, FormField, FormFieldKind, Milestone, Period, RuleSetBuilder};
use crate::wire::{Members, Node};
use std::collections::BTreeSet;

const FIELD_KINDS: &[&str] = &["line", "text", "number", "date", "choice"];

pub(super) fn departments(
    found: &mut Found,
    root: &Members<'_>,
    version: Version,
    builder: &mut RuleSetBuilder,
) -> Codes {
    let mut codes = Codes::new();
    let mut groups = Vec::new();
    for node in found.required_list(root, "departments").unwrap_or_default() {
        let Some(members) = found.object(&node) else { continue };
        only(found, &members, version, &["id", "name", "group"], &["lead", "members", "note"]);
        let (code, name) = (filled_text(found, &members, "id"), filled_text(found, &members, "name"));
        let (group, note) = (flag(found, &members, "group"), own_text(found, &members, "note"));
        let (Some(code), Some(name)) = (code, name) else { continue };
        if codes.contains_key(&format!("@{code}")) {
            found.add(&members.place.member("id"), Problem::DuplicateCode(code));
            continue;
        }
        let (lead, of) = (None, Vec::new());
        let id = builder.department(Department { code: code.clone(), name, group, lead, members: of, note });
        codes.insert(format!("@{code}"), Some(id));
        if members.get("lead").is_some() || members.get("members").is_some() {
            groups.push((id, members));
        }
    }
    for (id, members) in &groups {
        let lead = members.get("lead").and_then(|node| department(found, &codes, &node));
        builder.group(*id, lead, department_list(found, &codes, members, "members"));
    }
    codes
}

fn department(found: &mut Found, codes: &Codes, node: &Node<'_>) -> Option<DepartmentId> {
    let code = found.text(node)?;
    let id = codes.get(&format!("@{code}")).copied().flatten();
    if id.is_none() {
        found.add(&node.place, Problem::UnknownDepartment(code.to_owned()));
    }
    id
}

/// The departments of a list that may be missing.
pub(super) fn department_list(
    found: &mut Found,
    codes: &Codes,
    members: &Members<'_>,
    name: &str,
) -> Vec<DepartmentId> {
    let nodes = members.get(name).and_then(|node| found.list(&node)).unwrap_or_default();
    nodes.iter().filter_map(|node| department(found, codes, node)).collect()
}

pub(super) fn milestones(found: &mut Found, root: &Members<'_>, builder: &mut RuleSetBuilder) {
    for node in optional_items(found, root, "milestones") {
        let Some(members) = found.object(&node) else { continue };
        found.only(&members, &["name", "from", "until", "text", "source"]);
        let name = filled_text(found, &members, "name");
        let (from, until) = span(found, &members);
        let (text, source) = (own_text(found, &members, "text"), own_text(found, &members, "source"));
        if let Some(name) = name {
            builder.milestone(Milestone { name, from, until, text, source });
        }
    }
}

/// `from` and `until` of an object; either may be missing.
pub(super) fn span(found: &mut Found, members: &Members<'_>) -> (Option<Period>, Option<Period>) {
    let (from, until) = (period(found, members, "from"), period(found, members, "until"));
    if let (Some(from), Some(until)) = (from, until)
        && from.first_day() > until.last_day()
    {
        found.add(&members.place.member("until"), Problem::OutOfRange);
    }
    (from, until)
}

fn period(found: &mut Found, members: &Members<'_>, name: &str) -> Option<Period> {
    let node = members.get(name)?;
    let period = Period::parse(&found.number_text(&node)?);
    if period.is_none() {
        found.add(&node.place, Problem::BadDate);
    }
    period
}

pub(super) fn form(found: &mut Found, root: &Members<'_>, builder: &mut RuleSetBuilder) {
    let Some(members) = root.get("form").and_then(|node| found.object(&node)) else { return };
    found.only(&members, &["title", "source", "sections"]);
    let title = filled_text(found, &members, "title").unwrap_or_default();
    let mut form = Form::new(title, own_text(found, &members, "source"));
    let mut codes = BTreeSet::new();
    found.required(&members, "sections");
    for node in optional_items(found, &members, "sections") {
        let Some(section) = found.object(&node) else { continue };
        found.only(&section, &["title", "note", "fields"]);
        let title = filled_text(found, &section, "title").unwrap_or_default();
        form.section(title, own_text(found, &section, "note"));
        found.required(&section, "fields");
        for node in optional_items(found, &section, "fields") {
            let Some(members) = found.object(&node) else { continue };
            let Some(field) = form_field(found, &members) else { continue };
            if !codes.insert(field.code.clone()) {
                found.add(&members.place.member("code"), Problem::DuplicateCode(field.code.clone()));
            }
            form.add(field);
        }
    }
    builder.form(form);
}

fn form_field(found: &mut Found, members: &Members<'_>) -> Option<FormField> {
    found.only(members, &["code", "label", "hint", "kind", "options", "unit"]);
    let (code, label) = (filled_text(found, members, "code"), filled_text(found, members, "label"));
    let hint = own_text(found, members, "hint");
    let word = found.required_text(members, "kind")?;
    let kind = known(found, &members.place.member("kind"), word, FIELD_KINDS)?;
    let (number, choice) = (kind == 2, kind == 4);
    for (name, fits) in [("unit", number), ("options", choice)] {
        if members.get(name).is_some() && !fits {
            found.add(&members.place.member(name), Problem::Misplaced);
        }
    }
    let kind = match word {
        "line" => FormFieldKind::Line,
        "text" => FormFieldKind::Text,
        "date" => FormFieldKind::Date,
        "number" => FormFieldKind::Number(own_text(found, members, "unit")),
        _ => {
            found.required(members, "options");
            FormFieldKind::Choice(filled_texts(found, members, "options"))
        }
    };
    Some(FormField { code: code?, label: label?, hint, kind })
}
