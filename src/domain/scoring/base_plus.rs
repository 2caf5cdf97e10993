//! A base and so many points for each item on top, up to the point's maximum.

use super::each::{self, EachItem, ItemFinding};
use super::{Because, Scored};
use crate::domain::field::{Cells, Field, FieldKind};
use crate::domain::points::Points;

/// The base and what adds to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BasePlus {
    /// What has to be met for the base.
    pub text: String,
    pub points: Points,
    pub items: Vec<EachItem>,
}

/// What the base and the items brought, before the maximum.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BasePlusFinding {
    /// `None` if not filled in.
    pub base: Option<bool>,
    pub items: Vec<ItemFinding>,
}

pub(super) fn fields(base: &BasePlus) -> Vec<Field> {
    let mut fields = vec![Field::new("base", &base.text, FieldKind::Flag)];
    fields.extend(each::fields(&base.items));
    fields
}

pub(super) fn score(base: &BasePlus, max: Points, cells: Cells<'_>) -> Scored {
    let (met, items) = (cells.flag(0), each::findings(&base.items, 1, cells));
    let more = items.iter().map(|found| found.points).sum::<Points>();
    let with = |base: Points| (base + more).min(max);
    let sure = with(if met == Some(true) { base.points } else { Points::ZERO });
    let possible = match met {
        _ if items.iter().any(|found| found.count.is_none()) => max,
        None => with(base.points),
        Some(_) => sure,
    };
    Scored { sure, possible, because: Because::BasePlus(BasePlusFinding { base: met, items }) }
}
