//! The result that goes with an exported draft: pass marks, grade and vetoes where a rule set has them, and that nobody reads it back.

mod support;

use quality_county::domain::outcome::{Fired, Reach};
use quality_county::domain::rule_set::RuleSet;
use quality_county::domain::score::score;
use quality_county::exchange::read::read_text;
use quality_county::exchange::write::{Stamp, exported};
use serde_json::{Value, json};
use std::cell::Cell;
use support::systems::{SYSTEMS, loaded};
use support::{anhui, cases, empty_draft};

thread_local! {
    static KNOWN: Cell<Option<&'static RuleSet>> = const { Cell::new(None) };
}

fn known(_: &str) -> Option<&'static RuleSet> {
    KNOWN.get()
}

fn stamp() -> Stamp {
    Stamp { at: "2026-03-05 14:03:22".into(), revision: 7 }
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn every_outcome_is_written_fits_the_schema_and_is_not_read_back() {
    let schema = jsonschema::validator_for(&parsed(include_str!("../docs/draft.schema.json"))).expect("schema");
    let mut seen = [0; 3];
    for (name, rules, file) in SYSTEMS {
        let rules: &'static RuleSet = Box::leak(Box::new(loaded(rules)));
        KNOWN.set(Some(rules));
        let file = parsed(file);
        for case in file["cases"].as_array().expect("cases") {
            let draft = cases::draft(rules, &file, case);
            let outcome = score(rules, &draft).outcome;
            let text = exported(rules, &draft, &stamp());
            let mut written = parsed(&text);
            let faults: Vec<_> =
                schema.iter_errors(&written).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
            assert_eq!(faults, Vec::<String>::new(), "{name}");

            let result = &written["result"];
            let reach = |reach: Reach| format!("{reach:?}").to_lowercase();
            assert_eq!(result["pass"]["reach"].as_str().map(str::to_owned), outcome.pass.map(reach), "{name}");
            assert_eq!(result["pass"]["mark"].as_str(), rules.about.pass.map(|mark| mark.to_string()).as_deref());
            for id in rules.category_ids() {
                let wanted = outcome.category_pass(id).map(reach);
                assert_eq!(result["categories"][id.index()]["pass"]["reach"].as_str().map(str::to_owned), wanted);
            }
            let grade = |at: Option<usize>| at.map(|at| rules.grades()[at].name.as_str());
            let grades = outcome.grade.map(|both| [grade(both.sure), grade(both.possible)]);
            let written_grades = result.get("grade").map(|both| [both["sure"].as_str(), both["possible"].as_str()]);
            assert_eq!(written_grades, grades, "{name}");
            assert_eq!(result.get("vetoes").is_some(), !outcome.vetoes.is_empty());
            for (id, fired) in &outcome.vetoes {
                let code = match fired {
                    Fired::No => "no",
                    Fired::Open => "open",
                    Fired::Yes => "yes",
                };
                assert_eq!(result["vetoes"][&rules.point(*id).code]["fired"], code);
            }
            let there = [outcome.pass.is_some(), outcome.grade.is_some(), !outcome.vetoes.is_empty()];
            seen.iter_mut().zip(there).for_each(|(count, there)| *count += usize::from(there));

            // Whatever stands there, the draft is the same.
            let plain = read_text(&text, known).unwrap_or_else(|refused| panic!("{name}: {refused:?}"));
            assert_eq!((plain.draft == draft, plain.warnings.as_slice()), (true, [].as_slice()), "{name}");
            for member in ["pass", "grade", "vetoes", "later"] {
                written["result"][member] = json!({"tampered": [1, null]});
            }
            let tampered = read_text(&written.to_string(), known).expect("read");
            assert_eq!((tampered.draft, tampered.warnings), (draft, Vec::new()), "{name}");
        }
    }
    assert!(seen.iter().all(|count| *count > 5), "{seen:?}");
}

#[test]
fn nothing_of_it_where_the_rule_set_has_none() {
    let written = parsed(&exported(anhui(), &empty_draft(anhui()), &stamp()));
    let names: Vec<_> = written["result"].as_object().expect("object").keys().cloned().collect();
    assert_eq!(names, ["bonus", "categories", "indicators", "points", "total"]);
}
