//! A count or an amount against a threshold.

use super::{Comparison, Fact, Finding, Stretch, Verdict};
use crate::domain::decimal::Decimal;
use crate::domain::field::{Cells, Field, FieldKind};

/// A count and its threshold, both in `unit`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Count {
    pub name: String,
    pub unit: String,
    /// Whether only whole numbers make sense.
    pub whole: bool,
    /// The largest value that makes sense.
    pub limit: Option<Decimal>,
    pub comparison: Comparison,
    pub threshold: Decimal,
    pub stretch: Option<Stretch>,
}

/// The facts of a count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CountFact {
    pub value: Decimal,
    /// Distance to the threshold where it is missed.
    pub short: Option<Decimal>,
    /// Whether the higher level is reached; `None` where there is none.
    pub stretch: Option<bool>,
}

impl Count {
    pub(super) fn fields(&self) -> Vec<Field> {
        let kind = FieldKind::Quantity { unit: self.unit.clone(), whole: self.whole, limit: self.limit };
        vec![Field::new("count", &self.name, kind)]
    }

    pub(super) fn judge(&self, cells: Cells<'_>) -> Finding {
        let Some(value) = cells.number(0) else {
            return Finding::open();
        };
        let reached = self.comparison.holds(value.cmp(&self.threshold));
        let distance = (self.threshold.millionths() - value.millionths()).saturating_abs();
        let short = if reached { None } else { Decimal::from_millionths(distance) };
        let stretch = self.stretch.map(|stretch| stretch.comparison.holds(value.cmp(&stretch.value)));
        Finding { verdict: Verdict::of(reached), fact: Fact::Count(CountFact { value, short, stretch }) }
    }
}
