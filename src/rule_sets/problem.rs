//! What can be wrong with a rule-set file.

use crate::domain::decimal::NotDecimal;
use crate::wire::Shape;

/// One problem; its place stands beside it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Problem {
    /// Not JSON at all: line and column of the first fault.
    NotJson {
        line: usize,
        column: usize,
    },
    Shape(Shape),
    /// `format` is not `quality-county/rule-set`.
    NotARuleSet,
    /// A format version that this app does not know.
    UnknownVersion(String),
    NotDecimal(NotDecimal),
    /// Points are negative, above 10,000 or finer than hundredths.
    BadPoints,
    /// A number that makes no sense here: negative, or zero where something is counted.
    OutOfRange,
    /// A word that is not one of those allowed.
    UnknownWord {
        word: String,
        allowed: &'static [&'static str],
    },
    EmptyText,
    EmptyList,
    /// The same code stands earlier in the file.
    DuplicateCode(String),
    UnknownDepartment(String),
    /// A grade looks at a category that is not there.
    UnknownCategory(String),
    /// Neither a year, a month nor a day.
    BadDate,
    /// A member or value that has no meaning at this place.
    Misplaced,
    /// In a category of vetoes something that is none.
    NotAVeto,
    /// A veto in a category that is not one of vetoes.
    VetoElsewhere,
    /// The weights of the categories have no common denominator small enough to stay exact.
    WeightsTooFine,
    /// More than so many.
    TooMany(usize),
    /// A rate, count or benchmark needs exactly one of at_least, above, at_most, below, equal.
    NeedsOneComparison,
    /// `of` names numerator and denominator: two texts.
    NeedsTwoNames,
}

impl From<Shape> for Problem {
    fn from(shape: Shape) -> Self {
        Self::Shape(shape)
    }
}

impl From<NotDecimal> for Problem {
    fn from(problem: NotDecimal) -> Self {
        Self::NotDecimal(problem)
    }
}
