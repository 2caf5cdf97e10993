//! Points by judgement, from 0 to the maximum.

use super::{Because, Scored};
use crate::domain::field::{Cells, Field, FieldKind};
use crate::domain::points::Points;

pub(super) fn fields(max: Points) -> Vec<Field> {
    vec![Field::new("score", "", FieldKind::Points(max))]
}

pub(super) fn score(max: Points, cells: Cells<'_>) -> Scored {
    match cells.number(0).and_then(Points::from_decimal) {
        Some(points) => {
            let points = points.min(max);
            Scored { sure: points, possible: points, because: Because::Judged(Some(points)) }
        }
        None => Scored { sure: Points::ZERO, possible: max, because: Because::Judged(None) },
    }
}
