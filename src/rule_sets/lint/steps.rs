//! Steps that can never count, and steps in a strange order.

use super::Lint;
use crate::domain::ids::PointId;
use crate::domain::points::Points;
use crate::domain::scoring::Comparison;
use crate::domain::scoring::steps::{Measured, Step, Steps};
use std::collections::BTreeSet;

/// The values from one to another, both included, counted in what the field takes: whole numbers or millionths.
type Span = (i64, i64);

pub(super) fn steps(point: PointId, max: Points, steps: &Steps, found: &mut Vec<Lint>) {
    let (unit, top) = match &steps.measured {
        Measured::Quantity { whole: true, .. } => (1_000_000, 1_000_000_000_000),
        Measured::Quantity { .. } => (1, i64::MAX),
        Measured::Ratio(_) => (1, 100_000_000),
    };
    // What is left over: everything between two ends, less single values.
    let mut left: Span = (0, top);
    let mut taken = BTreeSet::new();
    for (at, step) in steps.steps.iter().enumerate() {
        let (low, high) = span(step, unit, top);
        let (low, high) = (low.max(left.0), high.min(left.1));
        let single = low == high;
        if low > high || (single && taken.contains(&low)) || step.points == Points::ZERO || step.points > max {
            found.push(Lint::UnreachableStep { point, step: at });
        }
        if low <= high {
            match step.comparison {
                Comparison::AtLeast | Comparison::Above => left.1 = low - 1,
                Comparison::AtMost | Comparison::Below => left.0 = high + 1,
                Comparison::Equal => {
                    taken.insert(low);
                }
            }
        }
        let before = at.checked_sub(1).and_then(|at| steps.steps.get(at));
        if before.is_some_and(|before| easier(before, step) && before.points <= step.points) {
            found.push(Lint::StepOrder { point, step: at });
        }
    }
}

/// Whether more is better; `None` where only one value will do.
fn rises(comparison: Comparison) -> Option<bool> {
    match comparison {
        Comparison::AtLeast | Comparison::Above => Some(true),
        Comparison::AtMost | Comparison::Below => Some(false),
        Comparison::Equal => None,
    }
}

/// Whether `step` asks for less than `before` in the same direction.
fn easier(before: &Step, step: &Step) -> bool {
    match (rises(before.comparison), rises(step.comparison)) {
        (Some(true), Some(true)) => step.threshold <= before.threshold,
        (Some(false), Some(false)) => step.threshold >= before.threshold,
        _ => false,
    }
}

/// The values that a step takes; empty where the first is above the last.
fn span(step: &Step, unit: i64, top: i64) -> Span {
    let value = step.threshold.millionths();
    let (floor, exact) = (value.div_euclid(unit), value.rem_euclid(unit) == 0);
    match step.comparison {
        Comparison::AtLeast => (floor + i64::from(!exact), top),
        Comparison::Above => (floor + 1, top),
        Comparison::AtMost => (0, floor),
        Comparison::Below => (0, floor - i64::from(exact)),
        Comparison::Equal if exact => (floor, floor),
        Comparison::Equal => (1, 0),
    }
}
