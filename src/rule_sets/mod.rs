//! Rule sets as files: the loader, the lint, and the built-in ones; and reading one from a pasted table.
//!
//! To add a rule set: put its JSON under `data/`, its line in `embedded.rs` and its line in [`BUILT_IN`].

pub mod edit;
pub mod library;
pub mod lint;
mod load;
mod load_about;
mod load_grades;
mod load_parts;
mod load_scoring;
mod load_table;
mod load_tests;
pub mod parts;
pub mod problem;
pub mod reading;

pub use load::{FORMAT, load};

use crate::domain::rule_set::RuleSet;
use crate::embedded;
use crate::wire::At;
use problem::Problem;
use std::sync::OnceLock;

/// A rule set that comes with the app; parsed at first use, once.
#[derive(Debug)]
pub struct BuiltIn {
    pub id: &'static str,
    parsed: OnceLock<Result<RuleSet, Vec<At<Problem>>>>,
}

/// The built-in rule sets, the default one first.
pub static BUILT_IN: [BuiltIn; 6] = [
    BuiltIn::new("anhui-2022"),
    BuiltIn::new("yongqiao-goals-2022"),
    BuiltIn::new("demo-city-2017"),
    BuiltIn::new("suzhou-goals-2020"),
    BuiltIn::new("yancheng-goals-2018"),
    BuiltIn::new("xianning-goals-2015"),
];

impl BuiltIn {
    const fn new(id: &'static str) -> Self {
        Self { id, parsed: OnceLock::new() }
    }

    /// The rule set, or every problem of its file (a test shows that there is none).
    pub fn rule_set(&'static self) -> Result<&'static RuleSet, &'static [At<Problem>]> {
        self.parsed.get_or_init(|| load(embedded::text(self.id).unwrap_or_default())).as_ref().map_err(Vec::as_slice)
    }
}

/// The built-in rule set with this id, if it loads.
pub fn built_in(id: &str) -> Option<&'static RuleSet> {
    BUILT_IN.iter().find(|built_in| built_in.id == id)?.rule_set().ok()
}
