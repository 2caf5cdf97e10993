//! A rate against a reference that is itself a figure to fill in, such as the province's average.

use super::rate::{RATIO_CELLS, Ratio, RatioValue, ratio_value};
use super::{Comparison, Fact, Finding, Verdict};
use crate::domain::field::{Cells, Field, FieldKind};
use crate::domain::quotient::Quotient;

/// A rate held against `reference`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Benchmark {
    pub ratio: Ratio,
    /// Such as 全省平均.
    pub reference: String,
    pub comparison: Comparison,
}

/// The facts of a benchmark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BenchmarkFact {
    pub own: RatioValue,
    /// Whether the own part is larger than the whole: a contradiction, so the result stays open.
    pub contradiction: bool,
    pub reference: Option<Quotient>,
}

impl Benchmark {
    pub(super) fn fields(&self) -> Vec<Field> {
        let mut fields = self.ratio.fields("own.", "");
        fields.push(Field::new("ref.pct", &self.reference, FieldKind::Percent));
        fields
    }

    pub(super) fn judge(&self, cells: Cells<'_>) -> Finding {
        let own = ratio_value(cells);
        let reference = cells.number(RATIO_CELLS).map(Quotient::percent);
        if own == RatioValue::Blank && reference.is_none() {
            return Finding::open();
        }
        let contradiction = own.exceeds_whole();
        let verdict = match (own.quotient(), reference) {
            (Some(own), Some(reference)) if !contradiction => {
                Verdict::of(self.comparison.holds(own.compare(reference)))
            }
            _ => Verdict::Open,
        };
        Finding { verdict, fact: Fact::Benchmark(BenchmarkFact { own, contradiction, reference }) }
    }
}
