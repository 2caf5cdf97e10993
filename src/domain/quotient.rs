//! Ratios of two counts, compared exactly by cross-multiplication.

use super::decimal::Decimal;
use std::cmp::Ordering;

/// `numerator ÷ denominator` of two non-negative decimals, the denominator above zero.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quotient {
    numerator: Decimal,
    denominator: Decimal,
}

impl Quotient {
    /// `None` where the denominator is not above zero: that is "no data", neither 0 % nor 100 %.
    pub fn new(numerator: Decimal, denominator: Decimal) -> Option<Self> {
        (denominator > Decimal::ZERO).then_some(Self { numerator, denominator })
    }

    /// A percentage, as typed.
    pub fn percent(value: Decimal) -> Self {
        Self { numerator: value, denominator: Decimal::HUNDRED }
    }

    pub fn numerator(self) -> Decimal {
        self.numerator
    }

    pub fn denominator(self) -> Decimal {
        self.denominator
    }

    /// Order by value: 1/2 equals 50/100.
    pub fn compare(self, other: Self) -> Ordering {
        let product = |a: Decimal, b: Decimal| i128::from(a.millionths()) * i128::from(b.millionths());
        product(self.numerator, other.denominator).cmp(&product(other.numerator, self.denominator))
    }

    /// The percentage in units of 10^-`decimals` percent: (whole units, whether a rest was cut off).
    pub fn percent_units(self, decimals: u32) -> (i128, bool) {
        let scaled = i128::from(self.numerator.millionths()) * 100 * 10_i128.pow(decimals.min(6));
        let denominator = i128::from(self.denominator.millionths());
        (scaled.div_euclid(denominator), scaled.rem_euclid(denominator) != 0)
    }

    /// The difference `self − other` in percentage points, in units of 10^-`decimals`, rounded away from zero.
    pub fn points_above(self, other: Self, decimals: u32) -> i128 {
        let part = |a: Decimal, b: Decimal| i128::from(a.millionths()) * i128::from(b.millionths());
        let difference = part(self.numerator, other.denominator) - part(other.numerator, self.denominator);
        let denominator = part(self.denominator, other.denominator);
        // Counts go up to 10^18 millionths each, so 100 · 10^decimals may only be applied to what is left of a division.
        let scale = 100 * 10_i128.pow(decimals.min(2));
        let size = difference.unsigned_abs();
        let bottom = denominator.unsigned_abs();
        let (whole, rest) = (size / bottom, size % bottom);
        let fine = ceil_scaled(rest, bottom, scale.unsigned_abs());
        let units = (whole * scale.unsigned_abs() + fine) as i128;
        if difference < 0 { -units } else { units }
    }
}

/// ⌈rest · scale ÷ bottom⌉ for rest < bottom, without overflow: both are shortened first where they are huge.
fn ceil_scaled(mut rest: u128, mut bottom: u128, scale: u128) -> u128 {
    while rest.checked_mul(scale).is_none() {
        rest = rest.div_ceil(2);
        bottom /= 2;
    }
    (rest * scale).div_ceil(bottom.max(1))
}
