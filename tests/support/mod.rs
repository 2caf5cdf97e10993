//! Shared by the host tests and, for the score cases, by the wasm tests.
#![allow(dead_code)]

pub mod cases;
pub mod kept;
pub mod rich;
pub mod stores;

use quality_county::domain::draft::{AssessmentKind, Draft, DraftAbout};
use quality_county::domain::rule_set::RuleSet;

/// The built-in Anhui table.
pub fn anhui() -> &'static RuleSet {
    quality_county::rule_sets::built_in("anhui-2022").expect("the built-in table loads")
}

pub fn about() -> DraftAbout {
    DraftAbout {
        county: "虚构县".into(),
        year: 2026,
        kind: AssessmentKind::Creation,
        from: None,
        until: None,
        target: None,
        sample: false,
    }
}

pub fn empty_draft(rule_set: &RuleSet) -> Draft {
    Draft::new(rule_set, about())
}
