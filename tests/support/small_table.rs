//! A small rule set that loads without a finding, and edits of it.

use quality_county::domain::rule_set::RuleSet;
use quality_county::rule_sets::load;
use serde_json::{Value, json};

pub const INDICATOR: &str = "/categories/0/indicators/0";
pub const MET: &str = "/categories/0/indicators/0/scoring_points/0";
#[allow(dead_code)]
pub const OTHER: &str = "/categories/0/indicators/0/scoring_points/1";

pub fn base() -> Value {
    json!({
        "format": "quality-county/rule-set",
        "format_version": 1,
        "id": "small",
        "version": "1",
        "title": "虚构小表",
        "source": {"document": "虚构文件"},
        "total": 3,
        "departments": [{"id": "lead", "name": "甲局"}],
        "categories": [{
            "name": "一类", "points": 3,
            "indicators": [{
                "code": "1", "name": "一项", "points": 3, "departments": ["lead"],
                "scoring_points": [
                    {"code": "1.1", "text": "已建台账", "points": 1, "scoring": {"kind": "met"}},
                    {"code": "1.2", "text": "比率", "points": 2, "scoring":
                        {"kind": "rate", "name": "率", "of": ["子", "母"], "at_least": 90}}
                ]
            }]
        }]
    })
}

/// Puts `value` where `pointer` leads; the last step may be a new member.
fn put(document: &mut Value, pointer: &str, value: Value) {
    let (parent, name) = pointer.rsplit_once('/').expect("pointer");
    match document.pointer_mut(parent).unwrap_or_else(|| panic!("no {parent}")) {
        Value::Array(items) => items[name.parse::<usize>().expect("index")] = value,
        parent => parent[name] = value,
    }
}

pub fn edited(edits: &[(&str, Value)]) -> Value {
    let mut document = base();
    for (pointer, value) in edits {
        put(&mut document, pointer, value.clone());
    }
    document
}

pub fn loaded(document: &Value) -> RuleSet {
    load(&document.to_string()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

pub fn at(parent: &str, name: &str) -> String {
    format!("{parent}/{name}")
}
