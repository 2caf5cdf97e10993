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

/// A report that can be handed in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Report {
    ScoreTable,
    /// The same on A3.
    ScoreTableWide,
    /// For a round on paper.
    BlankTable,
    SelfReport,
    OnePage,
    Tasks,
    /// One document a department that has something left to do.
    Reminders,
    Catalogue,
    CoverSheets,
    Rectifications,
    Statistics,
    /// The form of the rule set, such as the national 创建计划报告表.
    Form,
}

/// What a document can be written as.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Format {
    Word,
    Excel,
    Print,
}

impl Report {
    /// In the order of a list to choose from.
    pub const ALL: [Self; 12] = [
        Self::ScoreTable,
        Self::ScoreTableWide,
        Self::BlankTable,
        Self::SelfReport,
        Self::OnePage,
        Self::Tasks,
        Self::Reminders,
        Self::Catalogue,
        Self::CoverSheets,
        Self::Rectifications,
        Self::Statistics,
        Self::Form,
    ];

    /// Name in messages between parts of the program.
    pub fn code(self) -> &'static str {
        match self {
            Self::ScoreTable => "score-table",
            Self::ScoreTableWide => "score-table-a3",
            Self::BlankTable => "blank-table",
            Self::SelfReport => "self-report",
            Self::OnePage => "one-page",
            Self::Tasks => "tasks",
            Self::Reminders => "reminders",
            Self::Catalogue => "catalogue",
            Self::CoverSheets => "cover-sheets",
            Self::Rectifications => "rectifications",
            Self::Statistics => "statistics",
            Self::Form => "form",
        }
    }

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

    /// The formats that it is made in.
    pub fn formats(self) -> &'static [Format] {
        use Format::{Excel, Print, Word};
        match self {
            Self::ScoreTable
            | Self::BlankTable
            | Self::Tasks
            | Self::Reminders
            | Self::Catalogue
            | Self::Rectifications
            | Self::Statistics => &[Word, Excel, Print],
            Self::ScoreTableWide | Self::SelfReport | Self::OnePage | Self::CoverSheets | Self::Form => &[Word, Print],
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
