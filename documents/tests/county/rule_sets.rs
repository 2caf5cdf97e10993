//! Drafts of every rule set there is.
#![allow(dead_code)]

use quality_county::domain::decimal::Decimal;
use quality_county::domain::draft::{AssessmentKind, Draft, DraftAbout};
use quality_county::domain::field::{Cell, FieldKind};
use quality_county::domain::rule_set::RuleSet;
use quality_county::rule_sets::{BUILT_IN, load};
use std::fs;
use std::path::PathBuf;

/// A draft with something in every field.
pub fn answered(rule_set: &'static RuleSet, seed: usize) -> Draft {
    let about = DraftAbout {
        county: "示例县".to_owned(),
        year: 2026,
        kind: AssessmentKind::Creation,
        from: None,
        until: None,
        target: None,
        sample: true,
    };
    let mut draft = Draft::new(rule_set, about);
    for (at, id) in rule_set.point_ids().enumerate().filter(|(at, _)| !(at + seed).is_multiple_of(7)) {
        for (field, spec) in rule_set.point(id).fields.iter().enumerate() {
            let number = |text: &str| Cell::Number(Decimal::parse(text).expect("a number"));
            let cell = match &spec.kind {
                FieldKind::Flag | FieldKind::Incident => Cell::Flag(!(at + seed).is_multiple_of(5)),
                FieldKind::Points(max) => number(&max.as_decimal().to_string()),
                FieldKind::Quantity { .. } => number(["3", "20", "97"][(at + field + seed) % 3]),
                FieldKind::Percent => number(["91.5", "100", "33.3"][(at + seed) % 3]),
                FieldKind::Choice(levels) => Cell::Choice(Some((at + seed) % levels.len())),
            };
            if spec.kind.check(cell).is_ok() {
                draft.set_cell(rule_set, id, field, Some(cell));
            }
        }
    }
    draft
}

/// The built-in rule sets, and invented ones with weights, steps and every way of rounding.
pub fn rule_sets() -> Vec<&'static RuleSet> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/rule_sets");
    let mut files: Vec<_> = fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path()).collect();
    files.sort();
    let read = |file: &PathBuf| load(&fs::read_to_string(file).expect("text")).expect("a rule set");
    let own = BUILT_IN.iter().filter_map(|built_in| built_in.rule_set().ok());
    own.chain(files.iter().map(|file| &*Box::leak(Box::new(read(file))))).collect()
}
