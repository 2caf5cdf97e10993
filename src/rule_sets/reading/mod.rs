//! Reading an official scoring table from pasted text: a rule set is proposed, and everything that is not certain is marked.
//!
//! Text → records ([`records`]) → rows of cells ([`rows`], or [`lists`] where there are no columns) → what each cell is
//! ([`columns`], gathered in [`table`]) → scoring points of a row ([`tokens`], [`method`]) → how each is scored ([`clause`],
//! [`measure`], [`threshold`]) → the rule set as JSON with a mark for every part of it ([`build`]). Nothing is dropped: text that fits
//! nowhere comes back as a [`Leftover`]. Linear in the text's length.

mod build;
mod clause;
mod columns;
mod group;
mod heading;
mod lists;
mod measure;
mod method;
mod number;
mod offices;
mod parts;
mod records;
mod rows;
mod scored;
mod settle;
mod table;
mod text;
mod threshold;
mod tokens;

use crate::domain::points::Points;
use serde_json::Value;

pub use text::blank;

/// What was read.
#[derive(Clone, PartialEq, Debug)]
pub struct Proposal {
    /// A rule-set file as a JSON value. It loads wherever at least one scoring point was found.
    pub rule_set: Value,
    /// One for every category, indicator, scoring point and department, for the table and for its heads, in table order.
    pub marks: Vec<Mark>,
    /// What fits nowhere, by line.
    pub leftovers: Vec<Leftover>,
}

/// What a part of the proposal was read from, and what a person has to settle.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    pub spot: Spot,
    /// First and last line of the pasted text, from 1; zeros where it was read from none.
    pub lines: (usize, usize),
    /// The text that it was read from, shortened.
    pub excerpt: String,
    /// Nothing to settle if empty.
    pub doubts: Vec<Doubt>,
}

/// A part of the proposal, by positions in its JSON lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spot {
    Table,
    /// The heads of the columns.
    Heads,
    Category(usize),
    /// Category and indicator.
    Indicator(usize, usize),
    /// Category, indicator and scoring point.
    Point(usize, usize, usize),
    Department(usize),
}

impl Spot {
    /// Where the part stands in the rule-set JSON, as a JSON pointer; empty for the table and its heads.
    pub fn pointer(self) -> String {
        match self {
            Self::Table | Self::Heads => String::new(),
            Self::Category(at) => format!("/categories/{at}"),
            Self::Indicator(category, at) => format!("/categories/{category}/indicators/{at}"),
            Self::Point(category, indicator, at) => {
                format!("/categories/{category}/indicators/{indicator}/scoring_points/{at}")
            }
            Self::Department(at) => format!("/departments/{at}"),
        }
    }
}

/// What a person has to settle.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Doubt {
    /// No table was found in the text.
    NoTable,
    /// The text names no title.
    TitleMissing,
    /// The text states no total; the sum of the categories was taken.
    TotalSummed,
    /// The stated points differ from the sum of the parts.
    SumDiffers {
        stated: Points,
        sum: Points,
    },
    /// Rows before any category.
    CategoryMissing,
    /// The text states no points; the sum of the parts was taken.
    PointsSummed,
    /// The cells of this row do not fit the heads of the columns.
    RowUnclear,
    /// The row has no name of its own: the name above (a merged cell) was taken.
    NameCarried,
    /// The row has no name at all: its first words were taken.
    NameProposed,
    PartsExceedMaximum {
        sum: Points,
        maximum: Points,
    },
    PartsFallShort {
        sum: Points,
        maximum: Points,
    },
    NoDepartment,
    /// Part of the text was not understood; it stands among the leftovers.
    TextNotUnderstood,
    /// The points do not stand in the text as such.
    PointsGuessed,
    /// The points are stated twice.
    PointsRepeated,
    /// The stated maximum fits neither the row nor this point.
    CapUnclear,
    /// Neither a plain fact nor a figure: yes/no was taken.
    KindGuessed,
    /// Words that somebody has to judge.
    VagueWords,
    /// The threshold, its direction or whether it is one is not certain.
    ThresholdUnclear,
    /// More than one fact for one amount of points.
    TwoFacts,
    /// Whether levels add up, or only the highest counts, is not stated.
    LevelsUnclear,
    /// The number has no unit, or one that is not known.
    UnknownUnit,
    /// The text does not say what the rate is computed from; the names of the two counts are proposed.
    RatioUnnamed,
    /// Digits that stood apart were put together.
    NumberBroken,
    BracketUnclosed,
    /// Not certain that this is a department, or where its name ends.
    DepartmentUnclear,
    /// Taken to be the same department as one that is written otherwise.
    SpelledDifferently(String),
}

/// What a [`Doubt`] puts in question.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Concern {
    /// How many points.
    Points,
    /// The scoring kind or its threshold.
    Scoring,
    /// Names and wording.
    Names,
    /// What belongs to what: rows, categories, departments, text not understood.
    Structure,
}

impl Doubt {
    pub fn concern(&self) -> Concern {
        match self {
            Self::TotalSummed
            | Self::SumDiffers { .. }
            | Self::PointsSummed
            | Self::PartsExceedMaximum { .. }
            | Self::PartsFallShort { .. }
            | Self::PointsGuessed
            | Self::PointsRepeated
            | Self::CapUnclear => Concern::Points,
            Self::KindGuessed
            | Self::VagueWords
            | Self::ThresholdUnclear
            | Self::TwoFacts
            | Self::LevelsUnclear
            | Self::UnknownUnit
            | Self::NumberBroken => Concern::Scoring,
            Self::TitleMissing | Self::NameCarried | Self::NameProposed | Self::RatioUnnamed => Concern::Names,
            Self::NoTable
            | Self::CategoryMissing
            | Self::RowUnclear
            | Self::NoDepartment
            | Self::TextNotUnderstood
            | Self::BracketUnclosed
            | Self::DepartmentUnclear
            | Self::SpelledDifferently(_) => Concern::Structure,
        }
    }
}

/// Text that fits nowhere in the proposal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leftover {
    /// First and last line of the pasted text, from 1.
    pub lines: (usize, usize),
    pub text: String,
    pub why: Why,
}

/// Why a text was left over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// It stands before the table.
    BeforeTable,
    /// It stands after the table's last row.
    AfterTable,
    /// It stands in the table and was not understood.
    NotUnderstood,
}

/// Reads a pasted table. Never fails: where nothing was understood, all of the text is left over.
pub fn read_table(text: &str) -> Proposal {
    build::proposal(rows::table(text))
}
