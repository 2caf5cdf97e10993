//! What people write into the self-assessment report (自评报告) beside the figures: a text for each of its parts, a statement for
//! each indicator. Where nothing is written, the report says what follows from the draft.

use super::ids::IndicatorId;

/// The five parts of the report.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ReportPart {
    /// 基本情况
    Basics,
    /// 主要做法和成效
    Measures,
    /// 逐项自评情况
    Indicators,
    /// 存在问题
    Problems,
    /// 下一步打算
    NextSteps,
}

impl ReportPart {
    /// In printed order.
    pub const ALL: [Self; 5] = [Self::Basics, Self::Measures, Self::Indicators, Self::Problems, Self::NextSteps];

    /// Name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Basics => "basics",
            Self::Measures => "measures",
            Self::Indicators => "indicators",
            Self::Problems => "problems",
            Self::NextSteps => "next_steps",
        }
    }

    /// The part of that name in files.
    pub fn by_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }
}

/// The free texts of a report; blank where nothing was written. Lines are paragraphs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReportTexts {
    parts: [String; 5],
    statements: Vec<(IndicatorId, String)>,
}

impl ReportTexts {
    /// The text of a part.
    pub fn part(&self, part: ReportPart) -> &str {
        &self.parts[part as usize]
    }

    /// Writes the text of a part.
    pub fn set_part(&mut self, part: ReportPart, text: String) {
        self.parts[part as usize] = text;
    }

    /// The statement on an indicator.
    pub fn statement(&self, id: IndicatorId) -> &str {
        self.find(id).ok().and_then(|at| self.statements.get(at)).map_or("", |(_, text)| text)
    }

    /// Writes the statement on an indicator, or takes it away with an empty text.
    pub fn set_statement(&mut self, id: IndicatorId, text: String) {
        let new = (!text.is_empty()).then_some((id, text));
        match self.find(id) {
            Ok(at) => drop(self.statements.splice(at..=at, new)),
            Err(at) => drop(self.statements.splice(at..at, new)),
        }
    }

    /// The indicators that have a statement, in table order.
    pub fn statements(&self) -> impl ExactSizeIterator<Item = (IndicatorId, &str)> {
        self.statements.iter().map(|(id, text)| (*id, text.as_str()))
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty() && self.parts.iter().all(String::is_empty)
    }

    fn find(&self, id: IndicatorId) -> Result<usize, usize> {
        self.statements.binary_search_by_key(&id, |(known, _)| *known)
    }
}
