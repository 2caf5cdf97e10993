//! Linear deduction: begins at the full points, each unit takes points off, never below the floor.

use super::each::{self, EachItem};
use super::{Because, Scored};
use crate::domain::field::{Cells, Field};
use crate::domain::points::Points;

/// What takes points off, and how far down.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deduct {
    /// Each unit takes off the item's points.
    pub items: Vec<EachItem>,
    pub floor: Points,
}

pub(super) fn fields(deduct: &Deduct) -> Vec<Field> {
    each::fields(&deduct.items)
}

/// What is not filled in counts as taking off all down to the floor in what is sure, as taking off nothing in what is possible.
/// With nothing filled in at all not even the floor is sure: the point may turn out not to apply.
pub(super) fn score(deduct: &Deduct, max: Points, cells: Cells<'_>) -> Scored {
    let floor = deduct.floor.min(max);
    let findings = each::findings(&deduct.items, 0, cells);
    let off = findings.iter().map(|found| found.points).sum::<Points>();
    let left = (max - off).max(floor);
    let given = findings.iter().filter(|found| found.count.is_some()).count();
    let sure = match given {
        0 => Points::ZERO,
        given if given < findings.len() => floor,
        _ => left,
    };
    Scored { sure, possible: left, because: Because::Each(findings) }
}
