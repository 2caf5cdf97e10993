//! Counts that a scoring point takes from the ledger instead of having them typed.

use super::totals::{own, stated, sum};
use super::{EntryId, Statistics, What};
use crate::domain::decimal::Decimal;
use crate::domain::ids::PointId;

/// Which two cells of a point are fed by which entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Feed {
    pub point: PointId,
    /// Position of the field for the numerator; the denominator's is the next one.
    pub field: usize,
    pub from: EntryId,
    pub counts: Counts,
    pub basis: Basis,
}

/// Which two counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counts {
    /// 合格 ÷ 批次
    PartOfWhole,
    /// 不合格 ÷ 批次
    RestOfWhole,
}

/// Whose counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    /// What the entry reports; for a group that reports nothing, the sum of its parts.
    Reported,
    /// The sum of the parts, whatever the group reports.
    Sum,
}

impl Counts {
    /// In the order of a choice.
    pub const ALL: [Self; 2] = [Self::PartOfWhole, Self::RestOfWhole];

    /// Name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::PartOfWhole => "part",
            Self::RestOfWhole => "rest",
        }
    }

    fn what(self) -> What {
        match self {
            Self::PartOfWhole => What::Part,
            Self::RestOfWhole => What::Rest,
        }
    }
}

impl Basis {
    /// In the order of a choice.
    pub const ALL: [Self; 2] = [Self::Reported, Self::Sum];

    /// Name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Sum => "sum",
        }
    }
}

/// Why a feed has no counts to give.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotFed {
    /// The entry is no longer there.
    Gone,
    /// It is no part of a whole.
    NoShare,
    /// This count is blank.
    Blank(What),
    /// So many parts do not have this count.
    PartsBlank(What, usize),
    /// The parts count different things.
    NoSum,
    /// The part is larger than the whole.
    AboveWhole,
}

/// The numerator and the denominator that a feed gives.
pub fn fed(statistics: &Statistics, feed: Feed) -> Result<(Decimal, Decimal), NotFed> {
    let entry = statistics.entry(feed.from).ok_or(NotFed::Gone)?;
    if !entry.measure.is_part() {
        return Err(NotFed::NoShare);
    }
    let count = |what| match (feed.basis, &entry.parts) {
        (Basis::Sum, Some(parts)) => match sum(entry, what) {
            None => Err(NotFed::NoSum),
            Some(_) if parts.is_empty() => Err(NotFed::Blank(what)),
            Some(sum) if sum.blank > 0 => Err(NotFed::PartsBlank(what, sum.blank)),
            Some(sum) => Ok(sum.value),
        },
        (Basis::Sum, None) => own(entry, what).ok_or(NotFed::Blank(what)),
        (Basis::Reported, _) => stated(entry, what).ok_or(NotFed::Blank(what)),
    };
    let (part, whole) = (count(feed.counts.what())?, count(What::Whole)?);
    if part > whole { Err(NotFed::AboveWhole) } else { Ok((part, whole)) }
}
