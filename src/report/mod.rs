//! What is handed in, as data: a report is built once from rule set, draft and result, and every format shows that. Pure: the clock
//! is passed in, sentences come from `words`.

pub mod automatic;
mod build;
mod catalogue;
mod cells;
mod cover_sheets;
mod figures;
mod form;
mod lack;
pub mod model;
mod one_page;
mod paper;
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

    /// What it is, in a line.
    pub fn about(self) -> &'static str {
        match self {
            Self::ScoreTable => "整张评分表：自评得分、理由、佐证编号，留签字盖章处；A4 横排",
            Self::ScoreTableWide => "同一张表，A3 横排，字大些",
            Self::BlankTable => "没有填写的表，给各单位在纸上填",
            Self::SelfReport => "五个部分，按公文格式；自己写的话在“报告”页",
            Self::OnePage => "给领导看：得分、各类别、失分最多的和责任单位",
            Self::Tasks => "每个评分点的牵头、配合单位，责任人和时限",
            Self::Reminders => "给还有事没做完的单位，一个单位一份",
            Self::Catalogue => "已登记的佐证材料，编号、文号、用于哪些评分点",
            Self::CoverSheets => "装订时放在每项指标的材料之前",
            Self::Rectifications => "问题、措施、单位、时限、进展和销号",
            Self::Statistics => "统计台账的数、算出的率和对不上的地方",
            Self::Form => "评分细则附的报告表",
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
