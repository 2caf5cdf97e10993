//! What can be wrong with a draft file.

use crate::domain::decimal::NotDecimal;
use crate::domain::field::Misfit;
use crate::wire::{At, Shape};

/// Why a file is refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refused {
    /// Larger than 20 MB: its size in bytes.
    TooLarge(usize),
    Empty,
    /// Not UTF-8 text: position of the first bad byte.
    NotText(usize),
    NotJson {
        line: usize,
        column: usize,
    },
    /// The JSON ends too early.
    Truncated {
        line: usize,
        column: usize,
    },
    /// JSON, but not a draft: the `format` it names, if any.
    NotADraft(Option<String>),
    NewerVersion(String),
    UnknownRuleSet {
        id: String,
        title: Option<String>,
    },
    /// A stored text whose checksum does not fit.
    Damaged,
    /// Contents that do not fit the rule set, each with its place.
    Contents(Vec<At<ContentProblem>>),
}

/// One thing in a draft file that does not fit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ContentProblem {
    Shape(Shape),
    UnknownPoint(String),
    UnknownField(String),
    UnknownIndicator(String),
    UnknownDepartment(String),
    /// A place that a ledger entry names.
    UnknownSpot(String),
    BadPackId,
    BadEntryNumber,
    BadOrigin,
    NotDecimal(NotDecimal),
    Misfit(Misfit),
    BadDate(String),
    BadYear,
    BadPoints,
    BadEvidenceId,
    DuplicateEvidence(u32),
    /// A row of the statistics ledger.
    BadRowNumber,
    BadRectificationNumber,
    DuplicateRow(u32),
    /// Groups within groups beyond what a ledger takes.
    RowsTooDeep,
    UnknownWord {
        word: String,
        allowed: &'static [&'static str],
    },
}

impl From<Shape> for ContentProblem {
    fn from(shape: Shape) -> Self {
        Self::Shape(shape)
    }
}

impl From<NotDecimal> for ContentProblem {
    fn from(problem: NotDecimal) -> Self {
        Self::NotDecimal(problem)
    }
}

impl From<Misfit> for ContentProblem {
    fn from(problem: Misfit) -> Self {
        Self::Misfit(problem)
    }
}

/// What a person should know before accepting a file that can be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Warning {
    /// The file was made with another version of the rule set.
    OtherRuleSet {
        version: String,
        fingerprint: String,
    },
    /// The contents were changed after export, or damaged.
    DigestMismatch,
    DigestMissing,
    /// A figure that the file states differs from the score recomputed here.
    ResultDiffers {
        what: String,
        file: String,
        here: String,
    },
    /// Something in the file that this version does not know and will not take over.
    NotTaken(String),
}

/// Which step of moving a file in or out failed, with the browser's own words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileError {
    Read(String),
    Write(String),
    /// Its size in bytes.
    TooLarge(usize),
}
