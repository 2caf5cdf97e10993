//! What is handed in, as data: a report is built once from rule set, draft and result, and every format shows that. Pure: the clock
//! is passed in, sentences come from `words`.

pub mod automatic;
mod build;
mod catalogue;
mod cells;
mod cover_sheets;
mod figures;
mod form;
pub mod model;
mod one_page;
mod rectification;
mod reminder;
mod score_table;
mod self_report;
pub mod slots;
mod statistics;
mod tasks;

use crate::domain::date::Date;
use crate::domain::draft::Draft;
use crate::domain::rule_set::RuleSet;
use crate::domain::scorecard::Scorecard;
use model::{Document, Figure, Page};

pub use crate::domain::handed_in::{Format, Report};

/// All that a report is made from.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    pub rule_set: &'a RuleSet,
    pub draft: &'a Draft,
    /// The result of just this draft.
    pub card: &'a Scorecard,
    /// The day that stands on the paper.
    pub today: Date,
}

impl Report {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::ScoreTable => "自评打分表",
            Self::ScoreTableWide => "自评打分表（A3）",
            Self::BlankTable => "空白打分表",
            Self::SelfReport => "自评报告",
            Self::OnePage => "自评情况一页纸",
            Self::Tasks => "任务分解表",
            Self::Reminders => "催办单",
            Self::Catalogue => "佐证材料目录",
            Self::CoverSheets => "佐证材料隔页",
            Self::Rectifications => "整改台账",
            Self::Statistics => "质量统计台账",
            Self::Form => "创建计划报告表",
        }
    }

    /// The documents, in the order in which they are handed in; none where there is nothing to say: no form in the rule set, no
    /// proof to part, nobody to remind.
    pub fn build(self, inputs: &Inputs<'_>) -> Vec<Document> {
        match self {
            Self::ScoreTable => vec![score_table::filled(inputs, self, Page::A4Landscape)],
            Self::ScoreTableWide => vec![score_table::filled(inputs, self, Page::A3Landscape)],
            Self::BlankTable => vec![score_table::blank(inputs, self)],
            Self::SelfReport => vec![self_report::build(inputs)],
            Self::OnePage => vec![one_page::build(inputs)],
            Self::Tasks => vec![tasks::build(inputs)],
            Self::Reminders => reminder::build(inputs),
            Self::Catalogue => vec![catalogue::build(inputs)],
            Self::CoverSheets => cover_sheets::build(inputs),
            Self::Rectifications => vec![rectification::build(inputs)],
            Self::Statistics => vec![statistics::build(inputs)],
            Self::Form => form::build(inputs),
        }
    }

    /// The figures that a workbook shows beyond those of its documents.
    pub fn figures(self, inputs: &Inputs<'_>) -> Vec<Figure> {
        if self != Self::ScoreTable {
            return Vec::new();
        }
        let losses = figures::losses(inputs, usize::MAX);
        [Some(figures::categories(inputs, usize::MAX)), losses, figures::point_rates(inputs)]
            .into_iter()
            .flatten()
            .collect()
    }
}
