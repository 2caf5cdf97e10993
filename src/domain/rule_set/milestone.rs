//! Milestones (进度安排): what is to be done by when.

use crate::domain::date::Date;
use std::fmt;

/// A phase or a deadline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Milestone {
    pub name: String,
    pub from: Option<Period>,
    pub until: Option<Period>,
    pub text: Option<String>,
    /// Place in the source.
    pub source: Option<String>,
}

/// A year, a month or a day, as the document gives it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Period {
    Year(Date),
    Month(Date),
    Day(Date),
}

impl Period {
    /// Reads `2017`, `2017-03` or `2017-03-15`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.len() {
            4 => Date::parse(&format!("{text}-01-01")).map(Self::Year),
            7 => Date::parse(&format!("{text}-01")).map(Self::Month),
            _ => Date::parse(text).map(Self::Day),
        }
    }

    pub fn first_day(self) -> Date {
        match self {
            Self::Year(date) | Self::Month(date) | Self::Day(date) => date,
        }
    }

    pub fn last_day(self) -> Date {
        let (year, month) = (self.first_day().year(), self.first_day().month());
        let last = match self {
            Self::Year(_) => Date::new(year, 12, 31),
            Self::Month(_) => (28..=31).rev().find_map(|day| Date::new(year, month, day)),
            Self::Day(date) => Some(date),
        };
        last.unwrap_or(self.first_day())
    }
}

/// As [`Period::parse`] reads it.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(date) => write!(f, "{:04}", date.year()),
            Self::Month(date) => write!(f, "{:04}-{:02}", date.year(), date.month()),
            Self::Day(date) => date.fmt(f),
        }
    }
}
