//! The form beside the answers: kept with the draft, exported, named where it changed.

mod support;

use quality_county::domain::difference::{Spot, differences};
use quality_county::domain::draft::Draft;
use quality_county::domain::rule_set::RuleSet;
use quality_county::exchange::patch::patch;
use quality_county::exchange::problem::{ContentProblem, Refused};
use quality_county::exchange::read::{read_patched, read_text};
use quality_county::exchange::write::{Stamp, exported, stored};
use quality_county::words::difference::{label, place, value};
use serde_json::{Value, json};
use std::sync::{Arc, OnceLock};
use support::systems::system;

/// The invented rule set that has a form.
fn find(id: &str) -> Option<&'static RuleSet> {
    static SET: OnceLock<RuleSet> = OnceLock::new();
    (id == "two-thresholds").then(|| SET.get_or_init(|| system("two-thresholds")))
}

fn rules() -> &'static RuleSet {
    find("two-thresholds").expect("the rule set")
}

fn fill(draft: &mut Draft, code: &str, text: &str) {
    let id = rules().form.as_ref().and_then(|form| form.field_by_code(code)).expect("a field");
    Arc::make_mut(&mut draft.form).set(id, text.to_owned());
}

fn filled() -> Draft {
    let mut draft = support::empty_draft(rules());
    assert!(draft.is_blank());
    fill(&mut draft, "plan", "一、动员\n二、实施");
    fill(&mut draft, "name", "虚构市");
    assert!(!draft.is_blank());
    draft
}

#[test]
fn texts_come_back_equal() {
    let draft = filled();
    let text = stored(rules(), &draft, &Stamp::default());
    let incoming = read_text(&text, find).unwrap_or_else(|refused| panic!("{refused:?}"));
    assert_eq!((incoming.warnings.len(), &incoming.draft), (0, &draft));
    let schema = serde_json::from_str(include_str!("../docs/draft.schema.json")).expect("schema is JSON");
    let schema = jsonschema::validator_for(&schema).expect("schema");
    let file: Value = serde_json::from_str(&exported(rules(), &draft, &Stamp::default())).expect("JSON");
    assert!(schema.is_valid(&file));
    assert_eq!(file["draft"]["form"], json!({"name": "虚构市", "plan": "一、动员\n二、实施"}));
}

#[test]
fn an_unknown_field_is_named() {
    let text = stored(rules(), &filled(), &Stamp::default()).replace("\"plan\"", "\"plot\"");
    let Err(Refused::Contents(found)) = read_text(&text, find) else { panic!("must not be read") };
    let found: Vec<_> = found.into_iter().map(|at| (at.place.to_string(), at.problem)).collect();
    assert_eq!(found, [("draft.form.plot".to_owned(), ContentProblem::UnknownField("plot".into()))]);
}

#[test]
fn a_patch_brings_back_the_newest_texts() {
    let (base, mut now) = (filled(), filled());
    fill(&mut now, "name", "");
    fill(&mut now, "people", "42.5");
    let text = stored(rules(), &base, &Stamp::default());
    let patched = read_patched(&text, Some(patch(rules(), &[&base], &now)), find).expect("can be read");
    assert_eq!(patched.draft, now);
    fill(&mut now, "people", "");
    fill(&mut now, "plan", "");
    assert!(now.is_blank());
    let patched = read_patched(&text, Some(patch(rules(), &[&base], &now)), find).expect("can be read");
    assert_eq!(patched.draft, now);
}

#[test]
fn changes_have_names() {
    let (before, mut after) = (support::empty_draft(rules()), filled());
    fill(&mut after, "plan", "");
    let found = differences(rules(), &before, &after);
    let [one] = &found[..] else { panic!("{found:?}") };
    assert!(matches!(one.spot, Spot::Form(_)));
    assert_eq!(place(rules(), None, one.spot), "创建计划报告表·城市名称");
    assert_eq!(value(rules(), None, one.spot, one.after.as_deref()), "虚构市");
    assert_eq!(label(rules(), &found), "创建计划报告表·城市名称");
    let found = differences(rules(), &before, &filled());
    assert_eq!((found.len(), label(rules(), &found).as_str()), (2, "创建计划报告表"));
    // The ledger keeps places by name.
    let name = quality_county::exchange::spot::code(rules(), &before.departments, found[1].spot);
    let departments = &before.departments;
    assert_eq!(quality_county::exchange::spot::parse(rules(), departments, &name), Some(found[1].spot));
}
