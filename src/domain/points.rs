//! Points (分), counted in hundredths.

use super::decimal::Decimal;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

/// A number of points in hundredths. Sums saturate, so scoring stays total.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Points(i32);

impl Points {
    pub const ZERO: Self = Self(0);
    /// The most that any level of a rule set may be worth: 10,000 points.
    pub const LIMIT: Self = Self(1_000_000);

    pub const fn from_hundredths(value: i32) -> Self {
        Self(value)
    }

    pub const fn hundredths(self) -> i32 {
        self.0
    }

    /// `None` if `value` is negative, above [`Self::LIMIT`] or finer than hundredths.
    pub fn from_decimal(value: Decimal) -> Option<Self> {
        let millionths = value.millionths();
        let points = Self(i32::try_from(millionths / 10_000).ok()?);
        (millionths % 10_000 == 0 && points >= Self::ZERO && points <= Self::LIMIT).then_some(points)
    }

    pub fn as_decimal(self) -> Decimal {
        Decimal::from_millionths(i64::from(self.0) * 10_000).unwrap_or_default()
    }

    /// `count` times these points, fractions of a hundredth cut off, at most [`Self::LIMIT`].
    pub fn times(self, count: Decimal) -> Self {
        let product = i128::from(self.0) * i128::from(count.millionths()) / 1_000_000;
        Self(i32::try_from(product).unwrap_or(i32::MAX).clamp(0, Self::LIMIT.0))
    }
}

impl Add for Points {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Points {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

/// Without trailing zeros: `2`, `1.5`, `0.25`.
impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_decimal().fmt(f)
    }
}
