//! What the pictures of the ledger show: pass rates by product against the threshold that they feed, and over the years.

use super::feed::Counts;
use super::follow::threshold;
use super::rate::Measure;
use super::totals::stated;
use super::{Entry, EntryId, Statistics, What};
use crate::domain::decimal::Decimal;
use crate::domain::quotient::Quotient;
use crate::domain::rule_set::RuleSet;
use crate::domain::scoring::Comparison;

/// One bar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bar {
    pub id: EntryId,
    pub name: String,
    /// Its own or that of the group around it.
    pub period: String,
    pub rate: Quotient,
    /// There are no counts: the rate is the reported one.
    pub reported: bool,
    /// What the rate of the scoring point that it (or a group around it) feeds is held against.
    pub threshold: Option<(Comparison, Decimal)>,
}

impl Bar {
    /// Whether it reaches the threshold; `None` where there is none.
    pub fn reaches(&self) -> Option<bool> {
        self.threshold.map(|(comparison, value)| comparison.holds(self.rate.compare(Quotient::percent(value))))
    }
}

/// Every row with a pass rate, in printed order.
pub fn bars(rule_set: &RuleSet, statistics: &Statistics) -> Vec<Bar> {
    let mut bars = Vec::new();
    add(rule_set, statistics, &statistics.entries, ("", None), &mut bars);
    bars
}

type Around<'a> = (&'a str, Option<(Comparison, Decimal)>);

fn add(rule_set: &RuleSet, statistics: &Statistics, entries: &[Entry], around: Around<'_>, bars: &mut Vec<Bar>) {
    for entry in entries {
        let period = if entry.period.is_empty() { around.0 } else { &entry.period };
        let mut feeds =
            statistics.feeds.iter().filter(|feed| feed.from == entry.id && feed.counts == Counts::PartOfWhole);
        let threshold = feeds.find_map(|feed| threshold(rule_set, feed.point, feed.field)).or(around.1);
        if entry.inside().is_empty() && entry.measure == Measure::PassRate {
            bars.extend(rate(entry).map(|(rate, reported)| Bar {
                id: entry.id,
                name: entry.name.clone(),
                period: period.to_owned(),
                rate,
                reported,
                threshold,
            }));
        }
        add(rule_set, statistics, entry.inside(), (period, threshold), bars);
    }
}

/// The rate of the counts, else the reported one; of no more than all.
fn rate(entry: &Entry) -> Option<(Quotient, bool)> {
    let counts = stated(entry, What::Part).zip(stated(entry, What::Whole)).filter(|(part, whole)| part <= whole);
    let counted = counts.and_then(|(part, whole)| Quotient::new(part, whole)).map(|rate| (rate, false));
    let reported = entry.figures.get(What::Rate).map(|figure| figure.value());
    let reported = reported.filter(|rate| (Decimal::ZERO..=Decimal::HUNDRED).contains(rate));
    counted.or(reported.map(|rate| (Quotient::percent(rate), true)))
}

/// Those whose name stands in several periods, period by period.
pub fn over_the_years(bars: &[Bar]) -> Vec<Vec<Bar>> {
    let mut series: Vec<Vec<Bar>> = Vec::new();
    for bar in bars.iter().filter(|bar| !bar.name.trim().is_empty() && !bar.period.is_empty()) {
        match series.iter_mut().find(|one| one[0].name == bar.name) {
            Some(one) if one.iter().any(|other| other.period == bar.period) => {}
            Some(one) => one.push(bar.clone()),
            None => series.push(vec![bar.clone()]),
        }
    }
    series.retain(|one| one.len() > 1);
    for one in &mut series {
        one.sort_by(|a, b| a.period.cmp(&b.period));
    }
    series
}

/// Where the axis begins, in percent: a multiple of ten that leaves room below the lowest, so that differences can be seen.
pub fn axis_from(bars: &[Bar]) -> i64 {
    let rates = bars.iter().map(|bar| bar.rate.percent_units(0).0);
    let thresholds =
        bars.iter().filter_map(|bar| bar.threshold).map(|(_, value)| i128::from(value.millionths() / 1_000_000));
    let lowest = rates.chain(thresholds).min().unwrap_or(0);
    i64::try_from(((lowest - 1).max(0) / 10 * 10 - 10).clamp(0, 80)).unwrap_or(0)
}
