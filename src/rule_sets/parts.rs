//! New parts of a rule-set file: what the forms put in when something is added.

use super::edit::{items, made, shown};
use super::form_kinds::VETO;
use super::forms::{Ask, Member};
use serde_json::Value;

/// A new row of these members; the texts are still to be written.
pub fn row(file: &Value, of: &[Member]) -> Value {
    let mut row = made("{}");
    for (name, _, ask) in of {
        let (name, value) = match ask {
            Ask::Threshold => ("at_least", 0.into()),
            Ask::Number => (*name, 1.into()),
            Ask::Test => ("kind", "met".into()),
            Ask::Choice(options) => (*name, options.first().map_or("", |(word, _)| *word).into()),
            Ask::Measure => (*name, "total".into()),
            Ask::Parts(part) => {
                (*name, part.add.first().map_or(Value::Null, |(_, new)| Value::Array(vec![new(file, "")])))
            }
            _ => continue,
        };
        row[name] = value;
    }
    row
}

/// A value with its code.
fn coded(text: &'static str, code: String) -> Value {
    let mut new = made(text);
    new["code"] = code.into();
    new
}

/// A new scoring point for the list `list` of an indicator; in a category of vetoes one of those.
pub fn point(file: &Value, list: &str) -> Value {
    let indicator = list.trim_end_matches("/scoring_points");
    let code = free(&format!("{}.", shown(file, &format!("{indicator}/code"))), items(file, list), "code");
    one(code, is_veto(file, list))
}

fn one(code: String, veto: bool) -> Value {
    let text = if veto {
        r#"{"text":"","scoring":{"kind":"veto","effect":{"kind":"not_named"}}}"#
    } else {
        r#"{"text":"","points":1,"scoring":{"kind":"met"}}"#
    };
    coded(text, code)
}

/// Whether a place is in a category of vetoes.
pub fn is_veto(file: &Value, place: &str) -> bool {
    let category: String = place.split('/').take(3).collect::<Vec<_>>().join("/");
    shown(file, &format!("{category}/kind")) == VETO
}

/// A new indicator with one point for the list `list` of a category.
pub fn indicator(file: &Value, list: &str) -> Value {
    indicator_of(file, is_veto(file, list))
}

fn indicator_of(file: &Value, veto: bool) -> Value {
    let all: Vec<Value> =
        items(file, "/categories").iter().flat_map(|category| items(category, "/indicators")).cloned().collect();
    let code = free("", &all, "code");
    let text = if veto { r#"{"name":"","departments":[]}"# } else { r#"{"name":"","points":1,"departments":[]}"# };
    let point = one(format!("{code}.1"), veto);
    let mut new = coded(text, code);
    new["scoring_points"] = Value::Array(vec![point]);
    new
}

/// A new category with one indicator.
pub fn category(file: &Value) -> Value {
    category_of(file, r#"{"name":"","points":1}"#)
}

/// A new category of vetoes with one of them.
pub fn veto_category(file: &Value) -> Value {
    category_of(file, r#"{"name":"","kind":"veto"}"#)
}

fn category_of(file: &Value, text: &'static str) -> Value {
    let mut new = made(text);
    new["indicators"] = Value::Array(vec![indicator_of(file, new.get("kind").is_some())]);
    new
}

/// A new department.
pub fn department(file: &Value) -> Value {
    let mut new = made(r#"{"name":""}"#);
    new["id"] = free("d", items(file, "/departments"), "id").into();
    new
}

/// A new section of the form, with one field.
pub fn section(file: &Value) -> Value {
    let mut new = made(r#"{"title":""}"#);
    new["fields"] = Value::Array(vec![form_field(file)]);
    new
}

/// A new field of the form.
pub fn form_field(file: &Value) -> Value {
    let all: Vec<Value> =
        items(file, "/form/sections").iter().flat_map(|section| items(section, "/fields")).cloned().collect();
    coded(r#"{"label":"","kind":"line"}"#, free("f", &all, "code"))
}

/// A name that no item has yet: the beginning and a number above how many there are.
fn free(beginning: &str, taken: &[Value], member: &str) -> String {
    let name = |number: usize| format!("{beginning}{number}");
    let is_free = |name: &String| !taken.iter().any(|item| item.get(member).and_then(Value::as_str) == Some(name));
    (1..=taken.len() + 1).rev().map(name).find(is_free).unwrap_or_else(|| name(taken.len() + 1))
}
