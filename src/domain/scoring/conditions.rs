//! Several conditions in one point: all of them, or either of them.

use super::trend::shift;
use super::{Because, Scored, Test, Verdict, all_or_nothing};
use crate::domain::field::{Cells, Field};
use crate::domain::points::Points;

/// One condition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Condition {
    pub text: String,
    pub test: Test,
}

/// The fields of all conditions in a row; keys begin with the condition's number (`2.num`).
pub(super) fn fields(conditions: &[Condition]) -> Vec<Field> {
    let mut fields = Vec::new();
    for (at, condition) in conditions.iter().enumerate() {
        let start = fields.len();
        fields.extend(condition.test.fields().into_iter().map(|field| {
            let key = format!("{}.{}", at + 1, field.key);
            shift(Field { key, ..field }, start)
        }));
    }
    fields
}

/// `deciding` is the verdict of a single condition that settles the whole: a miss for "all of", a hit for "any of".
pub(super) fn score(conditions: &[Condition], deciding: Verdict, max: Points, cells: Cells<'_>) -> Scored {
    let mut start = 0;
    let mut findings = Vec::with_capacity(conditions.len());
    for condition in conditions {
        let count = condition.test.cell_count();
        findings.push(condition.test.judge(cells.slice(start, count)));
        start += count;
    }
    let verdict = if findings.iter().any(|found| found.verdict == deciding) {
        deciding
    } else if findings.iter().any(|found| found.verdict == Verdict::Open) {
        Verdict::Open
    } else {
        Verdict::of(deciding == Verdict::Missed)
    };
    all_or_nothing(verdict, max, Because::Conditions(findings))
}

impl Test {
    /// Number of cells that [`Test::judge`] reads; equals the number of [`Test::fields`].
    pub(super) fn cell_count(&self) -> usize {
        use super::rate::RATIO_CELLS;
        match self {
            Self::Met | Self::NoIncident | Self::Count(_) => 1,
            Self::Rate(_) => RATIO_CELLS,
            Self::Trend(trend) => (trend.times + 1) * RATIO_CELLS,
            Self::Benchmark(_) => RATIO_CELLS + 1,
        }
    }
}
