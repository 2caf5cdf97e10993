//! Steps (分档): a count or a rate earns the points of the first step that holds, else nothing.

use super::rate::{Ratio, RatioValue, ratio_value};
use super::{Because, Comparison, Scored};
use crate::domain::decimal::Decimal;
use crate::domain::field::{Cells, Field, FieldKind};
use crate::domain::points::Points;
use crate::domain::quotient::Quotient;

/// What is measured, and its steps in order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Steps {
    pub measured: Measured,
    pub steps: Vec<Step>,
}

/// What the steps look at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Measured {
    /// A count or an amount.
    Quantity { name: String, unit: String, whole: bool },
    /// A rate in percent.
    Ratio(Ratio),
}

/// A threshold and what it is worth.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    pub comparison: Comparison,
    pub threshold: Decimal,
    pub points: Points,
}

/// What the steps found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StepsFinding {
    pub value: StepsValue,
    /// Whether the part is larger than the whole: a contradiction, so the result stays open.
    pub contradiction: bool,
    /// Position of the first step that holds.
    pub step: Option<usize>,
}

/// What was measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepsValue {
    Blank,
    Quantity(Decimal),
    Ratio(RatioValue),
}

impl StepsValue {
    /// What to hold against the thresholds as percentages; a plain number is so many hundredths, as they are.
    fn quotient(self) -> Option<Quotient> {
        match self {
            Self::Blank => None,
            Self::Quantity(value) => Some(Quotient::percent(value)),
            Self::Ratio(ratio) => ratio.quotient(),
        }
    }
}

impl Steps {
    pub fn name(&self) -> &str {
        match &self.measured {
            Measured::Quantity { name, .. } => name,
            Measured::Ratio(ratio) => &ratio.name,
        }
    }

    /// The unit of the thresholds.
    pub fn unit(&self) -> &str {
        match &self.measured {
            Measured::Quantity { unit, .. } => unit,
            Measured::Ratio(_) => "%",
        }
    }
}

pub(super) fn fields(steps: &Steps) -> Vec<Field> {
    match &steps.measured {
        Measured::Quantity { name, unit, whole } => vec![Field::new("count", name, FieldKind::quantity(unit, *whole))],
        Measured::Ratio(ratio) => ratio.fields("", ""),
    }
}

pub(super) fn score(steps: &Steps, max: Points, cells: Cells<'_>) -> Scored {
    let value = match steps.measured {
        Measured::Quantity { .. } => cells.number(0).map_or(StepsValue::Blank, StepsValue::Quantity),
        Measured::Ratio(_) => match ratio_value(cells) {
            RatioValue::Blank => StepsValue::Blank,
            value => StepsValue::Ratio(value),
        },
    };
    let contradiction = matches!(value, StepsValue::Ratio(ratio) if ratio.exceeds_whole());
    let known = value.quotient().filter(|_| !contradiction);
    let holds = |q: Quotient, step: &Step| step.comparison.holds(q.compare(Quotient::percent(step.threshold)));
    let step = known.and_then(|q| steps.steps.iter().position(|step| holds(q, step)));
    let worth = |at: usize| steps.steps.get(at).map_or(Points::ZERO, |step| step.points);
    let best = steps.steps.iter().map(|step| step.points).max().unwrap_or_default();
    let (sure, possible) = match known {
        None => (Points::ZERO, best),
        Some(_) => (step.map_or(Points::ZERO, worth), step.map_or(Points::ZERO, worth)),
    };
    let because = Because::Steps(StepsFinding { value, contradiction, step });
    Scored { sure: sure.min(max), possible: possible.min(max), because }
}
