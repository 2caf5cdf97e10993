//! So many points for each item, up to the point's maximum.

use super::{Because, Scored};
use crate::domain::decimal::Decimal;
use crate::domain::field::{Cells, Field, FieldKind};
use crate::domain::points::Points;

/// One kind of item, counted in `unit`, each worth `points`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EachItem {
    pub name: String,
    pub unit: String,
    pub points: Points,
}

/// What one kind of item brought, before the maximum.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ItemFinding {
    /// `None` if not filled in.
    pub count: Option<Decimal>,
    pub points: Points,
}

pub(super) fn fields(items: &[EachItem]) -> Vec<Field> {
    let field = |(at, item): (usize, &EachItem)| {
        Field::new(&format!("n{}", at + 1), &item.name, FieldKind::quantity(&item.unit, true))
    };
    items.iter().enumerate().map(field).collect()
}

/// What each item brought; its cells begin at `start`.
pub(super) fn findings(items: &[EachItem], start: usize, cells: Cells<'_>) -> Vec<ItemFinding> {
    let finding = |(at, item): (usize, &EachItem)| {
        let count = cells.number(start + at);
        ItemFinding { count, points: count.map_or(Points::ZERO, |count| item.points.times(count)) }
    };
    items.iter().enumerate().map(finding).collect()
}

pub(super) fn score(items: &[EachItem], max: Points, cells: Cells<'_>) -> Scored {
    let findings = findings(items, 0, cells);
    let sure = findings.iter().map(|found| found.points).sum::<Points>().min(max);
    let open = findings.iter().any(|found| found.count.is_none());
    Scored { sure, possible: if open { max } else { sure }, because: Because::Each(findings) }
}
