//! A rate that falls (or rises) strictly, year after year.

use super::rate::{RATIO_CELLS, Ratio, RatioValue, ratio_value};
use super::{Fact, Finding, Verdict};
use crate::domain::field::{Cells, Field};
use std::cmp::Ordering;

/// `times` changes in a row need `times + 1` years, oldest first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trend {
    pub ratio: Ratio,
    pub direction: Direction,
    pub times: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    Falling,
    Rising,
}

/// The facts of a trend, oldest year first. Rates above 100 % are fine here (complaints per project).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TrendFact {
    pub years: Vec<RatioValue>,
    /// Two years, earlier and later, between which the rate did not change as it must.
    pub broken: Option<(usize, usize)>,
}

impl Trend {
    pub(super) fn fields(&self) -> Vec<Field> {
        let mut fields = Vec::new();
        for year in 0..=self.times {
            let label = match self.times - year {
                0 => "本年".to_owned(),
                1 => "上年".to_owned(),
                back => format!("前 {back} 年"),
            };
            let start = fields.len();
            fields.extend(
                self.ratio.fields(&format!("y{}.", year + 1), &label).into_iter().map(|field| shift(field, start)),
            );
        }
        fields
    }

    pub(super) fn judge(&self, cells: Cells<'_>) -> Finding {
        let years: Vec<_> =
            (0..=self.times).map(|year| ratio_value(cells.slice(year * RATIO_CELLS, RATIO_CELLS))).collect();
        if years.iter().all(|year| *year == RatioValue::Blank) {
            return Finding::open();
        }
        let wanted = match self.direction {
            Direction::Falling => Ordering::Less,
            Direction::Rising => Ordering::Greater,
        };
        let known: Vec<_> = years.iter().enumerate().filter_map(|(at, year)| Some((at, year.quotient()?))).collect();
        // Strict change is transitive: it is enough to look at known neighbours, even across a gap.
        let broken = known.windows(2).find_map(|pair| match pair {
            [(earlier, old), (later, new)] if new.compare(*old) != wanted => Some((*earlier, *later)),
            _ => None,
        });
        let verdict = match broken {
            Some(_) => Verdict::Missed,
            None if known.len() == years.len() => Verdict::Reached,
            None => Verdict::Open,
        };
        Finding { verdict, fact: Fact::Trend(TrendFact { years, broken }) }
    }
}

/// Moves a field's rivals along when it is put behind `start` others.
pub(super) fn shift(mut field: Field, start: usize) -> Field {
    for rival in &mut field.rivals {
        *rival += start;
    }
    field
}
