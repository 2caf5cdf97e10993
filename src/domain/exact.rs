//! Exact shares of points, and the one rounding that a rule set names.
//!
//! Numerators and denominators stay below 10²⁸: the loader bounds points, weights and their common denominator.

use super::points::Points;

/// Hundredths of a point as a fraction: not negative, the denominator above zero.
#[derive(Clone, Copy, Debug)]
pub struct Exact {
    numerator: i128,
    denominator: i128,
}

/// To what a result is rounded, and how.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rounding {
    pub to: RoundingStep,
    pub way: RoundingWay,
}

/// The smallest difference that is left after rounding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RoundingStep {
    Hundredth,
    Tenth,
    One,
}

/// What becomes of the rest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RoundingWay {
    /// 四舍五入
    HalfUp,
    /// 只舍不入
    Down,
    /// 四舍六入五成双
    HalfEven,
}

impl Rounding {
    /// What holds where a rule set names nothing: half up to hundredths.
    pub const FINE: Self = Self { to: RoundingStep::Hundredth, way: RoundingWay::HalfUp };

    /// The step in points.
    pub fn step(self) -> Points {
        Points::from_hundredths(match self.to {
            RoundingStep::Hundredth => 1,
            RoundingStep::Tenth => 10,
            RoundingStep::One => 100,
        })
    }
}

impl Default for Rounding {
    fn default() -> Self {
        Self::FINE
    }
}

impl Exact {
    /// A negative numerator counts as zero, a denominator below one as one.
    pub fn new(numerator: i128, denominator: i128) -> Self {
        Self { numerator: numerator.max(0), denominator: denominator.max(1) }
    }

    pub fn whole(points: Points) -> Self {
        Self::new(i128::from(points.hundredths()), 1)
    }

    /// With whole points added.
    pub fn plus(self, points: Points) -> Self {
        let more = i128::from(points.hundredths()).saturating_mul(self.denominator);
        Self::new(self.numerator.saturating_add(more), self.denominator)
    }

    /// At most `cap`.
    pub fn capped(self, cap: Option<Points>) -> Self {
        match cap {
            Some(cap) if self.reaches(cap) => Self::whole(cap),
            _ => self,
        }
    }

    pub fn reaches(self, mark: Points) -> bool {
        self.numerator >= i128::from(mark.hundredths()).saturating_mul(self.denominator)
    }

    pub fn rounded(self, rounding: Rounding) -> Points {
        let step = i128::from(rounding.step().hundredths());
        let part = self.denominator.saturating_mul(step);
        let (steps, twice) = (self.numerator / part, (self.numerator % part).saturating_mul(2));
        let up = match rounding.way {
            RoundingWay::Down => false,
            RoundingWay::HalfUp => twice >= part,
            RoundingWay::HalfEven => twice > part || twice == part && steps % 2 == 1,
        };
        let hundredths = (steps + i128::from(up)).saturating_mul(step);
        Points::from_hundredths(i32::try_from(hundredths).unwrap_or(i32::MAX))
    }

    /// Whether nothing is lost when it is written in hundredths.
    pub fn is_fine(self) -> bool {
        self.numerator % self.denominator == 0
    }
}
