//! What can be handed in (上交), and as what: the names that the parts of the program say it by.

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

    /// By its code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|report| report.code() == code)
    }
}

impl Format {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Word, Self::Excel, Self::Print];

    /// Name in messages between parts of the program.
    pub fn code(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Excel => "excel",
            Self::Print => "print",
        }
    }

    /// By its code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }
}
