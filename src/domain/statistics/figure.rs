//! Numbers kept as they were typed: 96.70 says more than 96.7, because a rate is checked at the decimals it was reported with.

use crate::domain::decimal::{Decimal, NotDecimal};
use std::fmt;

/// A number with the decimals that it was typed with, at most six.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Figure {
    value: Decimal,
    decimals: u8,
}

impl Figure {
    /// Reads plain ASCII notation: `-?digits[.digits]`.
    pub fn parse(text: &str) -> Result<Self, NotDecimal> {
        let value = Decimal::parse(text)?;
        let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        match u8::try_from(decimals) {
            Ok(decimals @ 0..=6) => Ok(Self { value, decimals }),
            _ => Err(NotDecimal::TooManyDecimals),
        }
    }

    /// The number of `units` of 10^-`decimals`; the largest or smallest there is beyond that.
    pub fn from_units(units: i128, decimals: u32) -> Self {
        let decimals = decimals.min(6);
        let limit = i128::from(Decimal::LARGEST.millionths());
        let millionths = units.saturating_mul(10_i128.pow(6 - decimals)).clamp(-limit, limit);
        let value = i64::try_from(millionths).ok().and_then(Decimal::from_millionths).unwrap_or_default();
        Self { value, decimals: decimals as u8 }
    }

    /// The number in plain notation: without trailing zeros.
    pub fn plain(value: Decimal) -> Self {
        let mut decimals = 6;
        let mut rest = value.millionths();
        while decimals > 0 && rest % 10 == 0 {
            (rest, decimals) = (rest / 10, decimals - 1);
        }
        Self { value, decimals }
    }

    /// The number itself.
    pub fn value(self) -> Decimal {
        self.value
    }

    /// How many decimals it was typed with.
    pub fn decimals(self) -> u32 {
        u32::from(self.decimals)
    }

    /// The number in units of its last decimal.
    pub fn units(self) -> i128 {
        i128::from(self.value.millionths()) / 10_i128.pow(6 - self.decimals())
    }

    /// The number if it was typed without decimals.
    pub fn whole(self) -> Option<i64> {
        self.value.as_whole().filter(|_| self.decimals == 0)
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.value < Decimal::ZERO
    }
}

/// As typed, leading zeros apart: `96.70`.
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (size, scale) = (self.units().unsigned_abs(), 10_u128.pow(self.decimals()));
        let sign = if self.is_negative() { "-" } else { "" };
        write!(f, "{sign}{}", size / scale)?;
        match usize::from(self.decimals) {
            0 => Ok(()),
            width => write!(f, ".{:0width$}", size % scale),
        }
    }
}
