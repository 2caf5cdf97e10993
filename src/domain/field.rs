//! The input fields of a scoring point. Every scoring kind is answered through a flat list of cells, so that forms, files and
//! comparisons treat all kinds alike.

use super::decimal::Decimal;
use super::points::Points;

/// One field of a scoring point's answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// Name in files: `num`, `den`, `pct`, `2.met`… Unique within its point.
    pub key: String,
    /// What a person reads beside it; may be empty where the point's text says it all.
    pub label: String,
    pub kind: FieldKind,
    /// Fields that say the same thing another way (two counts or a percentage): filling one empties these.
    pub rivals: Vec<usize>,
}

/// What a field takes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldKind {
    /// Yes or no.
    Flag,
    /// Yes (nothing happened) or no.
    Incident,
    /// Points by judgement, from 0 to this.
    Points(Points),
    /// A count or an amount, not negative.
    Quantity { unit: String, whole: bool, limit: Option<Decimal> },
    /// A percentage, not negative.
    Percent,
    /// One of these levels, or none.
    Choice(Vec<String>),
}

/// The content of a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cell {
    Flag(bool),
    Number(Decimal),
    /// Position of the level chosen; `None` for "none of them".
    Choice(Option<usize>),
}

/// Why a cell does not fit its field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Misfit {
    WrongKind,
    Negative,
    NotWhole,
    /// The largest value that the field takes.
    Above(Decimal),
    /// Points come in hundredths.
    TooFine,
}

impl FieldKind {
    /// Whether `cell` may stand in such a field.
    pub fn check(&self, cell: Cell) -> Result<(), Misfit> {
        match (self, cell) {
            (Self::Flag | Self::Incident, Cell::Flag(_)) | (Self::Choice(_), Cell::Choice(None)) => Ok(()),
            (Self::Choice(levels), Cell::Choice(Some(level))) if level < levels.len() => Ok(()),
            (Self::Points(max), Cell::Number(value)) => match Points::from_decimal(value) {
                _ if value < Decimal::ZERO => Err(Misfit::Negative),
                Some(points) if points <= *max => Ok(()),
                Some(_) => Err(Misfit::Above(max.as_decimal())),
                None if value > max.as_decimal() => Err(Misfit::Above(max.as_decimal())),
                None => Err(Misfit::TooFine),
            },
            (Self::Quantity { whole, limit, .. }, Cell::Number(value)) => match limit {
                _ if value < Decimal::ZERO => Err(Misfit::Negative),
                _ if *whole && value.as_whole().is_none() => Err(Misfit::NotWhole),
                Some(limit) if value > *limit => Err(Misfit::Above(*limit)),
                _ => Ok(()),
            },
            (Self::Percent, Cell::Number(value)) if value < Decimal::ZERO => Err(Misfit::Negative),
            (Self::Percent, Cell::Number(_)) => Ok(()),
            _ => Err(Misfit::WrongKind),
        }
    }

    /// A count of things or an amount.
    pub fn quantity(unit: &str, whole: bool) -> Self {
        Self::Quantity { unit: unit.to_owned(), whole, limit: None }
    }
}

impl Field {
    /// A field without rivals.
    pub fn new(key: &str, label: &str, kind: FieldKind) -> Self {
        Self { key: key.to_owned(), label: label.to_owned(), kind, rivals: Vec::new() }
    }
}

/// The cells of one part of an answer, read by position; what is missing reads as blank.
#[derive(Clone, Copy, Debug)]
pub struct Cells<'a>(pub &'a [Option<Cell>]);

impl<'a> Cells<'a> {
    pub fn get(self, at: usize) -> Option<Cell> {
        self.0.get(at).copied().flatten()
    }

    pub fn flag(self, at: usize) -> Option<bool> {
        match self.get(at) {
            Some(Cell::Flag(value)) => Some(value),
            _ => None,
        }
    }

    pub fn number(self, at: usize) -> Option<Decimal> {
        match self.get(at) {
            Some(Cell::Number(value)) => Some(value),
            _ => None,
        }
    }

    pub fn choice(self, at: usize) -> Option<Option<usize>> {
        match self.get(at) {
            Some(Cell::Choice(value)) => Some(value),
            _ => None,
        }
    }

    /// The `count` cells from `start` on.
    pub fn slice(self, start: usize, count: usize) -> Cells<'a> {
        let rest = self.0.get(start..).unwrap_or(&[]);
        Cells(rest.get(..count).unwrap_or(rest))
    }
}
