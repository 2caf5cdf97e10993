//! A veto (否决项): earns nothing, but if it came true it bears on the whole result.

use super::{Because, Scored};
use crate::domain::field::{Cells, Field, FieldKind};
use crate::domain::points::Points;

/// What a veto that came true does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Effect {
    /// The result is of the lowest grade.
    LowestGrade,
    /// The title is not given (不予命名).
    NotNamed,
    /// The total is at most this.
    Cap(Points),
}

pub(super) fn fields() -> Vec<Field> {
    vec![Field::new("met", "", FieldKind::Incident)]
}

/// The field says that nothing happened; the reason says what happened.
pub(super) fn score(cells: Cells<'_>) -> Scored {
    let because = Because::Veto(cells.flag(0).map(|clear| !clear));
    Scored { sure: Points::ZERO, possible: Points::ZERO, because }
}
