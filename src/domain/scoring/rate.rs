//! A rate: two counts (or a percentage) against a threshold in percent.

use super::{Comparison, Fact, Finding, Stretch, Verdict};
use crate::domain::decimal::Decimal;
use crate::domain::field::{Cells, Field, FieldKind};
use crate::domain::quotient::Quotient;
use std::cmp::Ordering;

/// What is divided by what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ratio {
    /// Such as 合格率.
    pub name: String,
    /// Such as 合格批次.
    pub numerator: String,
    /// Such as 抽查批次.
    pub denominator: String,
}

/// A rate and its threshold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rate {
    pub ratio: Ratio,
    pub comparison: Comparison,
    /// In percent.
    pub threshold: Decimal,
    /// In percent.
    pub stretch: Option<Stretch>,
}

/// What the cells of a ratio say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RatioValue {
    /// Not, or only half, filled in.
    Blank,
    /// The denominator is zero: no data.
    NoData,
    /// Two counts.
    Counts(Quotient),
    /// A percentage as typed.
    Percent(Quotient),
}

/// The facts of a rate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RateFact {
    pub value: RatioValue,
    /// Whether the part is larger than the whole: a contradiction, so the rate stays open.
    pub contradiction: bool,
    /// With the same denominator: by how many the numerator must change. Only for whole counts that miss.
    pub missing: Option<i64>,
    /// Whether the higher level is reached; `None` where there is none, or no rate yet.
    pub stretch: Option<bool>,
}

impl Ratio {
    /// Two counts or a percentage; `key` is put before each field's key.
    pub(super) fn fields(&self, key: &str, label: &str) -> Vec<Field> {
        let text = |part: &str| format!("{label}{part}");
        let mut fields = vec![
            Field::new(&format!("{key}num"), &text(&self.numerator), FieldKind::quantity("", false)),
            Field::new(&format!("{key}den"), &text(&self.denominator), FieldKind::quantity("", false)),
            Field::new(&format!("{key}pct"), &text(&self.name), FieldKind::Percent),
        ];
        fields[0].rivals = vec![2];
        fields[1].rivals = vec![2];
        fields[2].rivals = vec![0, 1];
        fields
    }
}

/// Number of cells of a ratio.
pub(super) const RATIO_CELLS: usize = 3;

/// Reads the three cells of a ratio.
pub fn ratio_value(cells: Cells<'_>) -> RatioValue {
    match (cells.number(0), cells.number(1), cells.number(2)) {
        (Some(numerator), Some(denominator), _) => match Quotient::new(numerator, denominator) {
            Some(quotient) => RatioValue::Counts(quotient),
            None => RatioValue::NoData,
        },
        (None, None, Some(percent)) => RatioValue::Percent(Quotient::percent(percent)),
        _ => RatioValue::Blank,
    }
}

impl RatioValue {
    pub fn quotient(self) -> Option<Quotient> {
        match self {
            Self::Counts(quotient) | Self::Percent(quotient) => Some(quotient),
            Self::Blank | Self::NoData => None,
        }
    }

    /// Whether it is more than the whole.
    pub fn exceeds_whole(self) -> bool {
        self.quotient().is_some_and(|q| q.compare(Quotient::percent(Decimal::HUNDRED)) == Ordering::Greater)
    }
}

impl Rate {
    pub(super) fn fields(&self) -> Vec<Field> {
        self.ratio.fields("", "")
    }

    pub(super) fn judge(&self, cells: Cells<'_>) -> Finding {
        let value = ratio_value(cells);
        let contradiction = value.exceeds_whole();
        let quotient = value.quotient().filter(|_| !contradiction);
        let verdict = quotient.map_or(Verdict::Open, |q| {
            Verdict::of(self.comparison.holds(q.compare(Quotient::percent(self.threshold))))
        });
        if value == RatioValue::Blank {
            return Finding::open();
        }
        let missing = match value {
            RatioValue::Counts(q) if verdict == Verdict::Missed => self.missing(q),
            _ => None,
        };
        let reached =
            |stretch: Stretch| quotient.map(|q| stretch.comparison.holds(q.compare(Quotient::percent(stretch.value))));
        let stretch = self.stretch.and_then(reached);
        Finding { verdict, fact: Fact::Rate(RateFact { value, contradiction, missing, stretch }) }
    }

    /// How many more (or fewer, for upper thresholds) in the numerator would just pass.
    fn missing(&self, value: Quotient) -> Option<i64> {
        let (numerator, denominator) = (value.numerator().as_whole()?, value.denominator().as_whole()?);
        // threshold % of the denominator, as a fraction over 10^8
        let exact = i128::from(self.threshold.millionths()) * i128::from(denominator);
        let (unit, numerator) = (100_000_000_i128, i128::from(numerator));
        let target = match self.comparison {
            Comparison::AtLeast => exact.div_euclid(unit) + i128::from(exact.rem_euclid(unit) != 0),
            Comparison::Above => exact.div_euclid(unit) + 1,
            Comparison::AtMost => exact.div_euclid(unit),
            Comparison::Below => exact.div_euclid(unit) - i128::from(exact.rem_euclid(unit) == 0),
            Comparison::Equal if exact.rem_euclid(unit) == 0 => exact.div_euclid(unit),
            Comparison::Equal => return None,
        };
        let reachable = (0..=i128::from(denominator)).contains(&target);
        i64::try_from((target - numerator).abs()).ok().filter(|_| reachable)
    }
}
