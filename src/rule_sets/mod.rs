//! Rule sets as files: the loader, the lint, and the built-in ones; and reading one from a pasted table.
//!
//! To add a rule set: put its JSON under `data/`, its line in `embedded.rs` and its line in [`BUILT_IN`].

pub mod asking;
pub mod change;
pub mod edit;
pub mod form_kinds;
pub mod forms;
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
pub mod preview;
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
    /// What people choose it by, known without parsing anything.
    pub name: &'static str,
    parsed: OnceLock<Result<RuleSet, Vec<At<Problem>>>>,
}

/// The built-in rule sets, the default one first.
pub static BUILT_IN: [BuiltIn; 6] = [
    BuiltIn::new("anhui-2022", "安徽 2022 · 安徽省质量强县（市、区）评分表"),
    BuiltIn::new("yongqiao-goals-2022", "埇桥目标 2022 · 埇桥区 2022 年度质量强区工作目标"),
    BuiltIn::new("demo-city-2017", "示范城市 2017 · 宿州市创建“全国质量强市示范城市”工作任务分解表"),
    BuiltIn::new("suzhou-goals-2020", "宿州目标 2020 · 宿州市质量工作 2020 年总体目标"),
    BuiltIn::new("yancheng-goals-2018", "盐城目标 2018 · 盐城市创建全国质量强市示范城市目标（2017—2018 年）"),
    BuiltIn::new("xianning-goals-2015", "咸宁目标 2015 · 咸宁市质量兴市“十二五”规划 2015 年目标"),
];

impl BuiltIn {
    const fn new(id: &'static str, name: &'static str) -> Self {
        Self { id, name, parsed: OnceLock::new() }
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
