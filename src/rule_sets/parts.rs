//! New parts of a rule-set file: what the forms put in when something is added.

use super::edit::{items, shown};
use super::form_kinds::VETO;
use super::forms::{Ask, Member, REQUIREMENT};
use serde_json::{Value, json};

/// A new row of these members; the texts are still to be written.
pub fn row(file: &Value, of: &[Member]) -> Value {
    let mut row = json!({});
    for (name, _, ask) in of {
        match ask {
            Ask::Threshold => row["at_least"] = json!(0),
            Ask::Number => row[*name] = json!(1),
            Ask::Test => row["kind"] = json!("met"),
            Ask::Choice(options) => row[*name] = json!(options.first().map_or("", |(word, _)| *word)),
            Ask::Measure => row[*name] = json!("total"),
            Ask::Parts(part) => row[*name] = part.add.first().map_or(Value::Null, |(_, new)| json!([new(file, "")])),
            _ => {}
        }
    }
    row
}

/// A new part that has a name only.
pub fn named(member: &str) -> Value {
    json!({ member: "" })
}

/// A new scoring point for the list `list` of an indicator; in a category of vetoes one of those.
pub fn point(file: &Value, list: &str) -> Value {
    let indicator = list.trim_end_matches("/scoring_points");
    let code = free(&format!("{}.", shown(file, &format!("{indicator}/code"))), items(file, list), "code");
    if is_veto(file, list) { veto(&code) } else { plain(&code) }
}

fn plain(code: &str) -> Value {
    json!({ "code": code, "text": "", "points": 1, "scoring": { "kind": "met" } })
}

fn veto(code: &str) -> Value {
    json!({ "code": code, "text": "", "scoring": { "kind": VETO, "effect": { "kind": "not_named" } } })
}

/// Whether a place is in a category of vetoes.
pub fn is_veto(file: &Value, place: &str) -> bool {
    let category: String = place.split('/').take(3).collect::<Vec<_>>().join("/");
    shown(file, &format!("{category}/kind")) == VETO
}

/// A new indicator with one point for the list `list` of a category.
pub fn indicator(file: &Value, list: &str) -> Value {
    let code = next_indicator(file);
    if is_veto(file, list) {
        return json!({ "code": code, "name": "", "departments": [], "scoring_points": [veto(&format!("{code}.1"))] });
    }
    let point = plain(&format!("{code}.1"));
    json!({ "code": code, "name": "", "points": 1, "departments": [], "scoring_points": [point] })
}

fn next_indicator(file: &Value) -> String {
    let all: Vec<Value> =
        items(file, "/categories").iter().flat_map(|category| items(category, "/indicators")).cloned().collect();
    free("", &all, "code")
}

/// A new category with one indicator.
pub fn category(file: &Value) -> Value {
    json!({ "name": "", "points": 1, "indicators": [indicator(file, "")] })
}

/// A new category of vetoes with one of them.
pub fn veto_category(file: &Value) -> Value {
    let code = next_indicator(file);
    let point = veto(&format!("{code}.1"));
    let indicator = json!({ "code": code, "name": "", "departments": [], "scoring_points": [point] });
    json!({ "name": "", "kind": VETO, "indicators": [indicator] })
}

/// A new department.
pub fn department(file: &Value) -> Value {
    json!({ "id": free("d", items(file, "/departments"), "id"), "name": "" })
}

/// A new grade.
pub fn grade(file: &Value) -> Value {
    json!({ "name": "", "when": [[row(file, REQUIREMENT)]] })
}

/// A new section of the form, with one field.
pub fn section(file: &Value) -> Value {
    json!({ "title": "", "fields": [form_field(file)] })
}

/// A new field of the form.
pub fn form_field(file: &Value) -> Value {
    let all: Vec<Value> =
        items(file, "/form/sections").iter().flat_map(|section| items(section, "/fields")).cloned().collect();
    json!({ "code": free("f", &all, "code"), "label": "", "kind": "line" })
}

/// A name that no item has yet: the beginning and a number above how many there are.
fn free(beginning: &str, taken: &[Value], member: &str) -> String {
    let name = |number: usize| format!("{beginning}{number}");
    let is_free = |name: &String| !taken.iter().any(|item| item.get(member).and_then(Value::as_str) == Some(name));
    (1..=taken.len() + 1).rev().map(name).find(is_free).unwrap_or_else(|| name(taken.len() + 1))
}
