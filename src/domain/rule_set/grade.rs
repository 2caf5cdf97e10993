//! Grades (等级): what has to be reached for each, best first.

use crate::domain::ids::CategoryId;
use crate::domain::points::Points;

/// One grade, reached where every requirement of any of its ways holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Grade {
    pub name: String,
    /// Any of these ways; `None`: whatever is left.
    pub when: Option<Vec<Vec<Requirement>>>,
}

/// At least so many points of something.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Requirement {
    pub of: Measure,
    pub at_least: Points,
}

/// What a grade looks at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Measure {
    Total,
    /// The total without the bonus.
    Basic,
    /// A category in its own points, before its weight.
    Category(CategoryId),
}
