//! One indicator of a rule set that is being edited, as a rule set of its own: for trying it out while the rest is unfinished.
//!
//! A draft's session wants a rule set that lives as long as the page, so each state that is tried out stays in memory. Such a state
//! is small (an indicator, its departments), the same one is kept once, and there is an end to them ([`MOST`]): then the page has
//! to be opened anew, which loses nothing.

use super::edit::{clean, items, made};
use super::load;
use crate::domain::rule_set::RuleSet;
use crate::wire::fingerprint;
use serde_json::Value;
use std::sync::{Mutex, PoisonError};

/// Bytes of files that may be kept: an indicator takes one or two thousand.
pub const MOST: usize = 6_000_000;

struct Kept {
    sets: Vec<&'static RuleSet>,
    bytes: usize,
}

static KEPT: Mutex<Kept> = Mutex::new(Kept { sets: Vec::new(), bytes: 0 });

/// Why an indicator cannot be tried out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// There is no such indicator, or it has problems.
    Faulty,
    /// Too many were tried out already.
    Full,
}

/// The indicator at a place, with what it needs of the rest.
pub fn excerpt(file: &Value, indicator: &str) -> Option<Value> {
    let whole = clean(file.pointer(indicator)?);
    let of = file.pointer(indicator.get(..indicator.find("/indicators/")?)?)?;
    let named = |department: &&Value| {
        let id = department.get("id").unwrap_or(&Value::Null);
        let lists = items(&whole, "/scoring_points").iter().chain([&whole]);
        lists.flat_map(|part| items(part, "/departments")).any(|one| one == id)
    };
    // Those of a group may not be named here.
    let department = |department: &Value| with(made("{}"), department, &["id", "name"]);
    let departments = items(file, "/departments").iter().filter(named).map(department).collect();
    let mut category = with(made(r#"{"name":"预览"}"#), of, &["kind", "bonus"]);
    if of.get("kind").is_none() {
        category["points"] = 10_000.into();
    }
    category["indicators"] = Value::Array(vec![whole]);
    let mut excerpt = with(made(HEAD), file, &["mode", "not_applicable", "lead"]);
    let text = |at: &str| file.pointer(at).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
    for (member, at) in [("document", "/source/document"), ("place", "/source/place")] {
        if let Some(text) = text(at) {
            excerpt["source"][member] = text.into();
        }
    }
    excerpt["departments"] = Value::Array(departments);
    excerpt["categories"] = Value::Array(vec![category]);
    Some(excerpt)
}

const HEAD: &str = r#"{"format":"quality-county/rule-set","format_version":2,"id":"preview","version":"1","title":"预览",
"total":10000,"source":{"document":"来源文件"}}"#;

/// An object with these members of another one, too.
fn with(mut object: Value, other: &Value, members: &[&str]) -> Value {
    for member in members {
        if let Some(value) = other.get(*member) {
            object[*member] = value.clone();
        }
    }
    object
}

/// The indicator at a place as a rule set.
pub fn preview(file: &Value, indicator: &str) -> Result<&'static RuleSet, Why> {
    let excerpt = excerpt(file, indicator).ok_or(Why::Faulty)?;
    let print = fingerprint(&excerpt);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(set) = kept.sets.iter().find(|set| set.about.fingerprint == print) {
        return Ok(set);
    }
    let text = excerpt.to_string();
    let set = load(&text).map_err(|_| Why::Faulty)?;
    if kept.bytes + text.len() > MOST {
        return Err(Why::Full);
    }
    let set: &'static RuleSet = Box::leak(Box::new(set));
    kept.bytes += text.len();
    kept.sets.push(set);
    Ok(set)
}
