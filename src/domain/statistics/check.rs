//! What in a ledger contradicts itself. Facts only; the sentences are in `words::statistics`.

use super::claim::Claim;
use super::figure::Figure;
use super::rate::{Measure, Span};
use super::totals::{own, stated, sum};
use super::{Entry, EntryId, Statistics, What};
use crate::domain::decimal::Decimal;
use crate::domain::order;
use crate::domain::quotient::Quotient;

/// Something at an entry that does not fit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    pub at: EntryId,
    pub fact: Fact,
}

/// What does not fit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fact {
    /// The counts give another rate at the decimals that it was reported with.
    Rate {
        part: Decimal,
        whole: Decimal,
        reported: Figure,
        computed: Figure,
        /// The parts that would give the reported rate with the same whole.
        parts: Option<Span>,
        /// The wholes that would give it with the part (or the rest) as reported.
        wholes: Option<Span>,
    },
    /// No whole number of parts gives the reported rate.
    NoPartGives { whole: Decimal, reported: Figure },
    /// A rate is reported of nothing.
    NoWhole(Figure),
    /// More than all of it; with the rate that the counts give.
    Above100 { reported: Figure, computed: Option<Figure> },
    /// A group's figure is not the sum of its parts.
    Sum {
        what: What,
        reported: Decimal,
        sum: Decimal,
        /// So many parts are blank or not listed: the sum is already too large without them.
        open: bool,
        /// Rounding of the parts alone may explain it.
        rounding: bool,
        /// The only part whose own rate would bear the difference, and its figure then.
        instead: Option<(EntryId, Decimal)>,
    },
    /// Part (or rest, or enterprises) above the whole.
    Above { what: What, count: Decimal, whole: Decimal },
    /// Part and rest do not make up the whole.
    PartAndRest { part: Decimal, rest: Decimal, whole: Decimal },
    /// The same name and period as another entry beside it.
    Duplicate(EntryId),
    /// A group reports totals, but no part has figures to hold them against.
    NoParts,
    /// The counts (or where there are none, the reported rate) contradict the share in words.
    Claim { claim: Claim, share: Quotient },
    /// The share in words was not understood.
    ClaimUnread,
    /// A figure was not understood.
    Unread(What),
}

impl Fact {
    /// Whether figures contradict each other; if not, something is only missing, unread or perhaps rounded.
    pub fn is_contradiction(&self) -> bool {
        match self {
            Self::NoParts | Self::ClaimUnread | Self::Unread(_) => false,
            Self::Sum { rounding, .. } => !rounding,
            _ => true,
        }
    }
}

/// Everything that does not fit, in the order of the ledger.
pub fn check(statistics: &Statistics) -> Vec<Finding> {
    let mut findings = Vec::new();
    list(&statistics.entries, "", &mut findings);
    findings
}

fn list(entries: &[Entry], period: &str, findings: &mut Vec<Finding>) {
    // The same name and period side by side; of two, the one with the higher number is the second.
    let mut keys = Vec::new();
    for entry in entries {
        let name: String = entry.name.chars().filter(|c| !c.is_whitespace()).collect();
        if !name.is_empty() {
            let period = if entry.period.is_empty() { period } else { &entry.period };
            keys.push((name, period, entry.id));
        }
    }
    order::by(&mut keys, Ord::cmp);
    let same = keys.windows(2).filter(|pair| pair[0].0 == pair[1].0 && pair[0].1 == pair[1].1);
    let mut seconds: Vec<_> = same.map(|pair| (pair[1].2, pair[0].2)).collect();
    order::by(&mut seconds, Ord::cmp);
    for entry in entries {
        let mut found = |fact| findings.push(Finding { at: entry.id, fact });
        if let Ok(at) = seconds.binary_search_by_key(&entry.id, |(second, _)| *second) {
            found(Fact::Duplicate(seconds[at].1));
        }
        for (what, _) in &entry.unread {
            found(Fact::Unread(*what));
        }
        counts(entry, &mut found);
        rate(entry, &mut found);
        if entry.parts.is_some() {
            group(entry, &mut found);
        }
        let period = if entry.period.is_empty() { period } else { &entry.period };
        list(entry.inside(), period, findings);
    }
}

/// The counts of one entry against each other.
fn counts(entry: &Entry, found: &mut impl FnMut(Fact)) {
    let typed = |what| entry.figures.get(what).map(Figure::value);
    let Some(whole) = typed(What::Whole).filter(|_| entry.measure.is_part()) else { return };
    for what in [What::Enterprises, What::Part, What::Rest] {
        // Enterprises are as many as their batches at most only where batches are what is counted.
        let applies = what != What::Enterprises || entry.measure == Measure::PassRate;
        if let Some(count) = typed(what).filter(|count| applies && *count > whole) {
            found(Fact::Above { what, count, whole });
        }
    }
    if let (Some(part), Some(rest)) = (typed(What::Part), typed(What::Rest)) {
        let fits = part.millionths().checked_add(rest.millionths()) == Some(whole.millionths());
        if !fits && part <= whole && rest <= whole {
            found(Fact::PartAndRest { part, rest, whole });
        }
    }
}

/// The reported rate and the share in words against the counts.
fn rate(entry: &Entry, found: &mut impl FnMut(Fact)) {
    let measure = entry.measure;
    let (part, whole) = (stated(entry, What::Part), stated(entry, What::Whole));
    let possible = |part: &Decimal| !measure.is_part() || whole.is_none_or(|whole| *part <= whole);
    let part = part.filter(possible);
    let reported = entry.figures.get(What::Rate);
    let computed = |decimals| measure.rate(part?, whole?, decimals);
    match (reported, whole) {
        (Some(reported), _) if measure.is_part() && reported.value() > Decimal::HUNDRED => {
            found(Fact::Above100 { reported, computed: computed(reported.decimals()) });
        }
        (Some(reported), Some(Decimal::ZERO)) => found(Fact::NoWhole(reported)),
        (Some(reported), Some(whole)) => match (part, computed(reported.decimals())) {
            (Some(part), Some(computed)) if !measure.gives(part, whole, reported) => {
                let (parts, wholes) = fitting(entry, whole, reported);
                found(Fact::Rate { part, whole, reported, computed, parts, wholes });
            }
            (None, _) if is_open(entry) && whole.as_whole().is_some_and(|n| nothing_gives(measure, n, reported)) => {
                found(Fact::NoPartGives { whole, reported });
            }
            _ => {}
        },
        _ => {}
    }
    if entry.claim.trim().is_empty() {
        return;
    }
    let counted = part.zip(whole).and_then(|(part, whole)| Quotient::new(part, whole));
    let share = counted.or(reported.map(|rate| Quotient::percent(rate.value()))).filter(|_| measure.is_part());
    match (Claim::read(&entry.claim), share) {
        (None, _) => found(Fact::ClaimUnread),
        (Some(claim), Some(share)) if !claim.holds(share) => found(Fact::Claim { claim, share }),
        _ => {}
    }
}

/// Whether neither part nor rest was entered.
fn is_open(entry: &Entry) -> bool {
    entry.figures.get(What::Part).or(entry.figures.get(What::Rest)).is_none()
}

fn nothing_gives(measure: Measure, whole: i64, rate: Figure) -> bool {
    // Of areas and amounts there are fractions; batches are whole.
    measure == Measure::PassRate && !rate.is_negative() && measure.parts_giving(whole, rate).is_none()
}

/// The whole numbers that would give the reported rate: parts of the same whole, and wholes with the same part or rest.
fn fitting(entry: &Entry, whole: Decimal, rate: Figure) -> (Option<Span>, Option<Span>) {
    let number = |what| entry.figures.get(what).and_then(Figure::whole);
    let measure = entry.measure;
    let parts = whole.as_whole().filter(|_| number(What::Whole).is_some());
    let parts = parts.and_then(|whole| measure.parts_giving(whole, rate));
    let wholes = match (number(What::Part), number(What::Rest)) {
        (Some(part), _) => measure.wholes_giving(part, rate),
        (None, Some(rest)) => measure.wholes_leaving(rest, rate),
        _ => None,
    };
    (parts, wholes)
}

/// The totals that a group reports against its parts.
fn group(entry: &Entry, found: &mut impl FnMut(Fact)) {
    let mut compared = 0;
    let mut reports = false;
    // Part and rest follow from each other: one difference is one finding.
    let left = if own(entry, What::Rest).is_some() { What::Rest } else { What::Part };
    for what in [What::Enterprises, What::Whole, left] {
        let Some(reported) = own(entry, what) else { continue };
        reports = true;
        let Some(sum) = sum(entry, what) else { return };
        compared += entry.inside().len() - sum.blank;
        let open = entry.partial || sum.blank > 0;
        // One enterprise may stand in several rows.
        let wrong = match what {
            _ if sum.blank == entry.inside().len() => false,
            What::Enterprises => !open && reported > sum.value,
            _ if open => sum.value > reported,
            _ => sum.value != reported,
        };
        if wrong {
            let decimals = entry.figures.get(what).map_or(0, Figure::decimals);
            let gap = i128::from(sum.value.millionths()) - i128::from(reported.millionths());
            let slack = (entry.inside().len() as i128 + 1) * 10_i128.pow(6 - decimals);
            let rounding = decimals > 0 && 2 * gap.abs() <= slack;
            let instead = if open || rounding { None } else { instead(entry, what, gap) };
            found(Fact::Sum { what, reported, sum: sum.value, open, rounding, instead });
        }
    }
    if reports && compared == 0 {
        found(Fact::NoParts);
    }
}

/// The only part that gives its reported rate, too, with `gap` taken off its figure.
fn instead(entry: &Entry, what: What, gap: i128) -> Option<(EntryId, Decimal)> {
    let mut fitting = entry.inside().iter().filter_map(|part| {
        let mut changed = Entry { figures: part.figures, measure: part.measure, ..Entry::default() };
        let value = i128::from(own(part, what)?.millionths()) - gap;
        let value = i64::try_from(value).ok().and_then(Decimal::from_millionths).filter(|new| *new >= Decimal::ZERO)?;
        changed.figures.set(what, Some(Figure::plain(value)));
        // The other count of the two follows.
        match what {
            What::Rest => changed.figures.set(What::Part, None),
            What::Part => changed.figures.set(What::Rest, None),
            What::Enterprises | What::Whole | What::Rate => {}
        }
        let (part_count, whole) = (own(&changed, What::Part)?, own(&changed, What::Whole)?);
        let fits = part_count <= whole && changed.measure.gives(part_count, whole, changed.figures.get(What::Rate)?);
        fits.then_some((part.id, value))
    });
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}
