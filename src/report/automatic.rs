//! What the self-assessment report says by itself, cut up where people may write: each part, and each indicator. Taken from the
//! report as it is built, so that it cannot say anything else.

use super::model::{Block, Level, Paragraph, ParagraphKind, Run};
use super::{Inputs, self_report};
use crate::domain::ids::IndicatorId;
use crate::domain::report_texts::{ReportPart, ReportTexts};

/// Lines without what people wrote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Automatic {
    parts: Vec<Vec<String>>,
    indicators: Vec<Vec<String>>,
}

impl Automatic {
    /// What the report says in a part; what it says on indicators stands apart.
    pub fn part(&self, part: ReportPart) -> &[String] {
        self.parts.get(part as usize).map_or(&[], Vec::as_slice)
    }

    /// What the report says on an indicator.
    pub fn indicator(&self, id: IndicatorId) -> &[String] {
        self.indicators.get(id.index()).map_or(&[], Vec::as_slice)
    }
}

/// Cuts up the report on `inputs`, whose texts do not count.
pub fn automatic(inputs: &Inputs<'_>) -> Automatic {
    // Not by way of all reports: the page that shows this needs no other.
    let report = self_report::with(inputs, &ReportTexts::default());
    let mut found = Automatic { parts: Vec::new(), indicators: Vec::new() };
    let mut in_indicators = false;
    for block in report.blocks {
        match &block {
            Block::Heading(Level::One, _) => {
                in_indicators = false;
                found.parts.push(Vec::new());
            }
            Block::Heading(Level::Three, _) => {
                in_indicators = true;
                found.indicators.push(Vec::new());
            }
            // What is handed in with the report, and what ends it.
            Block::Paragraph(Paragraph { kind: ParagraphKind::Opening, .. }) => break,
            block => {
                let Some(line) = line(block) else { continue };
                // Categories part the indicators; on the page they stand as headings.
                let is_category = matches!(block, Block::Heading(..)) && found.parts.len() == IN_INDICATORS;
                let list = if in_indicators { found.indicators.last_mut() } else { found.parts.last_mut() };
                list.filter(|_| !is_category).into_iter().for_each(|list| list.push(line.clone()));
            }
        }
    }
    found
}

/// How many parts have begun where the indicators stand.
const IN_INDICATORS: usize = ReportPart::Indicators as usize + 1;

fn line(block: &Block) -> Option<String> {
    match block {
        Block::Heading(_, text) => Some(text.clone()),
        Block::Paragraph(Paragraph { runs, kind: ParagraphKind::Body }) => {
            let text = |run: &Run| match run {
                Run::Plain(text) | Run::Bold(text) => text.clone(),
                Run::Blank(_) => String::new(),
            };
            Some(runs.iter().map(text).collect())
        }
        Block::Table(table) => Some(format!("［表：{}］", table.name)),
        Block::Figure(figure) => Some(format!("［图：{}］", figure.title)),
        _ => None,
    }
}
