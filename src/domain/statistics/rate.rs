//! Rates of two counts, rounded as they were reported, and the whole numbers that would give a rate. Exact: no division before
//! the last step.

use super::figure::Figure;
use crate::domain::decimal::Decimal;

/// What a rate says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Measure {
    /// Of so many batches inspected, so many passed, in percent (合格率).
    #[default]
    PassRate,
    /// A part of a whole in percent: coverage, acceptance, share.
    Share,
    /// So many for every thousand of the whole.
    PerThousand,
    /// A change in percent from the whole (before) to the part (now).
    Change,
}

impl Measure {
    /// In the order of a choice.
    pub const ALL: [Self; 4] = [Self::PassRate, Self::Share, Self::PerThousand, Self::Change];

    /// Name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::PassRate => "pass_rate",
            Self::Share => "share",
            Self::PerThousand => "per_thousand",
            Self::Change => "change",
        }
    }

    /// Whether the part belongs to the whole, so that it cannot be larger and what is left of the whole is the rest.
    pub fn is_part(self) -> bool {
        matches!(self, Self::PassRate | Self::Share)
    }

    /// What the rate of "all of it" is in units of 10^-`decimals`.
    fn scale(self, decimals: u32) -> i128 {
        let scale = if self == Self::PerThousand { 1000 } else { 100 };
        scale * 10_i128.pow(decimals.min(6))
    }

    /// The rate at so many decimals, rounded half away from zero; `None` where the whole is not above zero.
    pub fn rate(self, part: Decimal, whole: Decimal, decimals: u32) -> Option<Figure> {
        let units = self.rate_units(part, whole, decimals)?;
        Some(Figure::from_units(units, decimals))
    }

    /// The same in units of 10^-`decimals`, however large.
    pub fn rate_units(self, part: Decimal, whole: Decimal, decimals: u32) -> Option<i128> {
        let (mut part, whole) = (i128::from(part.millionths()), i128::from(whole.millionths()));
        if whole <= 0 {
            return None;
        }
        if self == Self::Change {
            part -= whole;
        }
        let size = (2 * part.abs() * self.scale(decimals) + whole) / (2 * whole);
        Some(if part < 0 { -size } else { size })
    }

    /// Whether the counts give the rate at the decimals that it was reported with.
    pub fn gives(self, part: Decimal, whole: Decimal, rate: Figure) -> bool {
        self.rate_units(part, whole, rate.decimals()) == Some(rate.units())
    }

    /// Every whole number of parts of `whole` that gives the rate.
    pub fn parts_giving(self, whole: i64, rate: Figure) -> Option<Span> {
        let (scale, units, whole) = self.usable(rate, whole)?;
        let from = ceil(whole * (2 * units - 1), 2 * scale);
        let to = ceil(whole * (2 * units + 1), 2 * scale) - 1;
        Span::new(from.max(0), if self.is_part() { to.min(whole) } else { to })
    }

    /// Every whole that gives the rate with `part` of it.
    pub fn wholes_giving(self, part: i64, rate: Figure) -> Option<Span> {
        let (scale, units, part) = self.usable(rate, part)?;
        let to = (2 * scale * part).checked_div(2 * units - 1).filter(|_| units > 0)?;
        let from = 2 * scale * part / (2 * units + 1) + 1;
        Span::new(if self.is_part() { from.max(part) } else { from }, to)
    }

    /// Every whole that gives the rate with all but `rest` of it.
    pub fn wholes_leaving(self, rest: i64, rate: Figure) -> Option<Span> {
        let (scale, units, rest) = self.usable(rate, rest)?;
        let left = scale - units;
        if left <= 0 || rest == 0 {
            return None;
        }
        let from = ceil(2 * scale * rest, 2 * left + 1);
        Span::new(from.max(rest), ceil(2 * scale * rest, 2 * left - 1) - 1)
    }

    /// Scale, rate and count, where all whole numbers can be told.
    fn usable(self, rate: Figure, count: i64) -> Option<(i128, i128, i128)> {
        // So much that no product leaves `i128`.
        let fits = (0..=1_000_000_000_000).contains(&count) && !rate.is_negative() && self != Self::Change;
        fits.then(|| (self.scale(rate.decimals()), rate.units(), i128::from(count)))
    }
}

/// ⌈a ÷ b⌉ for b > 0.
fn ceil(a: i128, b: i128) -> i128 {
    a.div_euclid(b) + i128::from(a.rem_euclid(b) != 0)
}

/// Whole numbers from the first to the last, both included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    pub from: i64,
    pub to: i64,
}

impl Span {
    fn new(from: i128, to: i128) -> Option<Self> {
        let limit = |value: i128| i64::try_from(value).unwrap_or(i64::MAX);
        (from <= to).then(|| Self { from: limit(from), to: limit(to) })
    }

    /// The number, if there is just one.
    pub fn only(self) -> Option<i64> {
        (self.from == self.to).then_some(self.from)
    }
}
