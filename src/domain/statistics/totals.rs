//! What follows from the figures: counts that two others give, sums over the parts of a group.

use super::figure::Figure;
use super::rate::Measure;
use super::{Entry, What};
use crate::domain::decimal::Decimal;

/// The sum over the parts of a group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sum {
    /// Of the parts that have the figure; the largest number there is where it is larger still.
    pub value: Decimal,
    /// How many parts do not have it.
    pub blank: usize,
}

/// The sums over the parts of a group, beside what it reports.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Totals {
    pub enterprises: Sum,
    pub whole: Sum,
    pub part: Sum,
    pub rest: Sum,
    /// From the sums where no part is blank, to two decimals.
    pub rate: Option<Figure>,
}

/// The sums over a group's parts; `None` for a row, and where the parts count different things.
pub fn totals(entry: &Entry) -> Option<Totals> {
    let sum = |what| sum(entry, what);
    let (enterprises, whole, part, rest) =
        (sum(What::Enterprises)?, sum(What::Whole)?, sum(What::Part)?, sum(What::Rest)?);
    let complete = !entry.inside().is_empty() && whole.blank + part.blank == 0;
    let rate = if complete { entry.measure.rate(part.value, whole.value, 2) } else { None };
    Some(Totals { enterprises, whole, part, rest, rate })
}

/// The sum of one figure over a group's parts.
pub fn sum(entry: &Entry, what: What) -> Option<Sum> {
    let parts = entry.parts.as_deref().filter(|_| adds_up(entry))?;
    let mut sum = Sum { value: Decimal::ZERO, blank: 0 };
    for part in parts {
        match count(part, what) {
            Some(value) => sum.value = plus(sum.value, value),
            None => sum.blank += 1,
        }
    }
    Some(sum)
}

fn plus(one: Decimal, other: Decimal) -> Decimal {
    Decimal::from_millionths(one.millionths().saturating_add(other.millionths())).unwrap_or(Decimal::LARGEST)
}

fn minus(one: Decimal, other: Decimal) -> Option<Decimal> {
    Decimal::from_millionths(one.millionths().checked_sub(other.millionths())?).filter(|left| *left >= Decimal::ZERO)
}

/// Whether all parts count the same thing as the group.
fn adds_up(entry: &Entry) -> bool {
    let mut units = entry.inside().iter().chain([entry]).map(|part| part.unit.as_str()).filter(|unit| !unit.is_empty());
    let unit = units.next();
    units.all(|other| Some(other) == unit) && entry.inside().iter().all(|part| part.measure == entry.measure)
}

/// A count as the entry itself reports it, or as two others that it reports give it.
pub fn own(entry: &Entry, what: What) -> Option<Decimal> {
    let typed = |what| entry.figures.get(what).map(Figure::value);
    typed(what).or_else(|| match what {
        _ if !entry.measure.is_part() => None,
        What::Whole => Some(plus(typed(What::Part)?, typed(What::Rest)?)),
        What::Part => minus(typed(What::Whole)?, typed(What::Rest)?),
        What::Rest => minus(typed(What::Whole)?, typed(What::Part)?),
        What::Enterprises | What::Rate => None,
    })
}

/// The sum over all of a group's parts; `None` where one is blank or not listed.
fn whole_sum(entry: &Entry, what: What) -> Option<Decimal> {
    let sum = sum(entry, what).filter(|_| !entry.partial && !entry.inside().is_empty())?;
    (sum.blank == 0).then_some(sum.value)
}

/// A count as far as it is known: as [`stated`], else the only one that gives the reported rate.
fn count(entry: &Entry, what: What) -> Option<Decimal> {
    stated(entry, what).or_else(|| implied(entry, what))
}

/// The only number of parts that gives the reported rate.
fn implied(entry: &Entry, what: What) -> Option<Decimal> {
    if !matches!(what, What::Part | What::Rest) || entry.measure != Measure::PassRate {
        return None;
    }
    let whole = stated(entry, What::Whole)?.as_whole()?;
    let part = entry.measure.parts_giving(whole, entry.figures.get(What::Rate)?)?.only()?;
    let count = if what == What::Part { part } else { whole.checked_sub(part)? };
    Decimal::from_millionths(count.checked_mul(1_000_000)?)
}

/// A count without recourse to the rate: the entry's own, else the sum of its parts, unless these add up to another whole than
/// the one it reports.
pub fn stated(entry: &Entry, what: What) -> Option<Decimal> {
    let own_count = own(entry, what);
    let of_parts = matches!(what, What::Part | What::Rest) && own(entry, What::Whole).is_some();
    if own_count.is_some() || of_parts && own(entry, What::Whole) != whole_sum(entry, What::Whole) {
        return own_count;
    }
    whole_sum(entry, what)
}
