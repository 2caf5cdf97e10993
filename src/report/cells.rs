//! Cells and rows: how they are made, and how they read.

use super::model::{Align, Cell, Row, RowKind, Sum, Value};
use crate::domain::points::Points;
use crate::words::when;

impl Value {
    /// As it reads on paper.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Points(points) | Self::Sum(Sum { value: points, .. }) => points.to_string(),
            Self::Count(value) | Self::Money(value) => value.to_string(),
            Self::Percent(value) => format!("{value} %"),
            Self::Date(date) => when::date(*date),
        }
    }

    /// The points, where it is some.
    pub fn points(&self) -> Option<Points> {
        match self {
            Self::Points(points) | Self::Sum(Sum { value: points, .. }) => Some(*points),
            _ => None,
        }
    }
}

impl Row {
    /// A row of one kind that may be the last on its page.
    pub fn new(kind: RowKind, cells: Vec<Cell>) -> Self {
        Self { kind, cells, with_next: false }
    }

    /// The same, kept with the row that follows.
    pub fn with_next(self) -> Self {
        Self { with_next: true, ..self }
    }
}

impl Cell {
    /// A cell of its own.
    pub fn new(value: Value) -> Self {
        Self { value, columns: 1, rows: 1, align: None }
    }

    /// A cell of text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::new(Value::Text(text.into()))
    }

    /// A cell with nothing in it.
    pub fn empty() -> Self {
        Self::text("")
    }

    /// Taking so many columns.
    pub fn across(self, columns: usize) -> Self {
        Self { columns, ..self }
    }

    /// Taking so many rows.
    pub fn down(self, rows: usize) -> Self {
        Self { rows, ..self }
    }

    /// Otherwise aligned than its column.
    pub fn aligned(self, align: Align) -> Self {
        Self { align: Some(align), ..self }
    }
}
