//! Thresholds that decide nothing, higher levels that are not higher, targets below where things began.

use super::Lint;
use crate::domain::decimal::Decimal;
use crate::domain::ids::PointId;
use crate::domain::rule_set::ScoringPoint;
use crate::domain::scoring::{Comparison, Scoring, Stretch, Test};
use std::cmp::Ordering;

pub(super) fn test(point: PointId, test: &Test, found: &mut Vec<Lint>) {
    let (comparison, threshold, top, stretch) = match test {
        Test::Rate(rate) => (rate.comparison, rate.threshold, Some(Decimal::HUNDRED), rate.stretch),
        Test::Count(count) => (count.comparison, count.threshold, count.limit, count.stretch),
        Test::Met | Test::NoIncident | Test::Trend(_) | Test::Benchmark(_) => return,
    };
    let above_top = top.is_some_and(|top| threshold > top);
    let at_top = top == Some(threshold);
    let split = matches!(test, Test::Count(count) if count.whole && threshold.as_whole().is_none());
    let idle = match comparison {
        Comparison::AtLeast => threshold == Decimal::ZERO || above_top,
        Comparison::Above => at_top || above_top,
        Comparison::AtMost => at_top || above_top,
        Comparison::Below => threshold == Decimal::ZERO || above_top,
        Comparison::Equal => above_top || split,
    };
    if idle {
        found.push(Lint::IdleThreshold { point });
    }
    if let Some(stretch) = stretch {
        let beyond = top.is_some_and(|top| stretch.value > top);
        if beyond || !is_harder(comparison, threshold, stretch) {
            found.push(Lint::WeakStretch { point });
        }
    }
}

/// Whether a higher level asks for more than the threshold, in the same direction.
fn is_harder(comparison: Comparison, threshold: Decimal, stretch: Stretch) -> bool {
    let order = stretch.value.cmp(&threshold);
    let stricter = |order: Ordering, strict: bool| order == Ordering::Greater || order == Ordering::Equal && strict;
    match (comparison, stretch.comparison) {
        (Comparison::AtLeast, Comparison::Above) => stricter(order, true),
        (Comparison::AtLeast | Comparison::Above, Comparison::AtLeast | Comparison::Above | Comparison::Equal) => {
            stricter(order, false)
        }
        (Comparison::AtMost, Comparison::Below) => stricter(order.reverse(), true),
        (Comparison::AtMost | Comparison::Below, Comparison::AtMost | Comparison::Below | Comparison::Equal) => {
            stricter(order.reverse(), false)
        }
        _ => false,
    }
}

/// A target on the wrong side of its starting value, where both are in the same unit.
pub(super) fn baseline(id: PointId, point: &ScoringPoint, found: &mut Vec<Lint>) {
    let Some(baseline) = point.baseline.as_ref().filter(|baseline| baseline.note.is_none()) else { return };
    let (comparison, threshold, unit) = match &point.scoring {
        Scoring::Test(Test::Rate(rate)) => (rate.comparison, rate.threshold, "%"),
        Scoring::Test(Test::Count(count)) => (count.comparison, count.threshold, count.unit.as_str()),
        _ => return,
    };
    let Ok(value) = Decimal::parse(&baseline.value) else { return };
    let backwards = match comparison {
        Comparison::AtLeast | Comparison::Above => threshold < value,
        Comparison::AtMost | Comparison::Below => threshold > value,
        Comparison::Equal => false,
    };
    if backwards && unit == baseline.unit {
        found.push(Lint::BelowBaseline { point: id });
    }
}
