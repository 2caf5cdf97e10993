//! Exact decimal numbers: counts, amounts and percentages as people type them.

use std::fmt;

/// A decimal number with at most six decimals, held as millionths. At most 10¹² in size, so that products fit `i128`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Decimal(i64);

/// Why a text is not a [`Decimal`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotDecimal {
    /// Nothing to read.
    Empty,
    /// Something else than digits, one point and a leading minus.
    NotANumber,
    /// More than six decimals.
    TooManyDecimals,
    /// Larger than 10¹².
    TooLarge,
}

impl Decimal {
    pub const ZERO: Self = Self(0);
    pub const HUNDRED: Self = Self(100 * SCALE);
    /// The largest number there is.
    pub const LARGEST: Self = Self(Self::MAX_MILLIONTHS);
    const MAX_MILLIONTHS: i64 = 1_000_000_000_000 * SCALE;

    /// `None` beyond 10¹².
    pub fn from_millionths(value: i64) -> Option<Self> {
        (value.unsigned_abs() <= Self::MAX_MILLIONTHS.unsigned_abs()).then_some(Self(value))
    }

    /// The whole number `value`.
    pub const fn whole(value: i32) -> Self {
        Self(value as i64 * SCALE)
    }

    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// The number if it has no decimals.
    pub fn as_whole(self) -> Option<i64> {
        (self.0 % SCALE == 0).then_some(self.0 / SCALE)
    }

    /// Reads plain ASCII notation: `-?digits[.digits]`.
    pub fn parse(text: &str) -> Result<Self, NotDecimal> {
        let (negative, body) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        if body.is_empty() {
            return Err(NotDecimal::Empty);
        }
        let (whole, decimals) = body.split_once('.').unwrap_or((body, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(decimals) || whole.is_empty() || (decimals.is_empty() && body.contains('.')) {
            return Err(NotDecimal::NotANumber);
        }
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > 6 {
            return Err(NotDecimal::TooManyDecimals);
        }
        let whole = whole.trim_start_matches('0');
        if whole.len() > 13 {
            return Err(NotDecimal::TooLarge);
        }
        let number = |part: &str| part.bytes().fold(0_i64, |sum, b| sum * 10 + i64::from(b - b'0'));
        let fraction = number(&format!("{decimals:0<6}"));
        let value = number(whole).checked_mul(SCALE).and_then(|value| value.checked_add(fraction));
        let value = value.ok_or(NotDecimal::TooLarge)?;
        Self::from_millionths(if negative { -value } else { value }).ok_or(NotDecimal::TooLarge)
    }
}

const SCALE: i64 = 1_000_000;

/// Plain notation without trailing zeros: `1.5`, `0`, `-3`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (size, sign) = (self.0.unsigned_abs(), if self.0 < 0 { "-" } else { "" });
        let (whole, rest) = (size / SCALE as u64, size % SCALE as u64);
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let decimals = format!("{rest:06}");
        write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}
