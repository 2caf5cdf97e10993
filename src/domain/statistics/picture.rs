//! What the pictures of the ledger show: pass rates by product, over the years and against the thresholds that they feed; failed
//! batches by group.

use super::feed::{Counts, Feed, fed};
use super::follow::threshold;
use super::rate::Measure;
use super::totals::{stated, sum};
use super::{Entry, Statistics, What};
use crate::domain::decimal::Decimal;
use crate::domain::order;
use crate::domain::quotient::Quotient;
use crate::domain::rule_set::RuleSet;
use crate::domain::scoring::Comparison;

/// One bar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bar {
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

/// What every feed gives against what its scoring point asks for; `None` where it gives nothing.
pub fn held(rule_set: &RuleSet, statistics: &Statistics) -> Vec<(Feed, Option<Bar>)> {
    let bar = |feed: &Feed| {
        let (part, whole) = fed(statistics, *feed).ok()?;
        let entry = statistics.entry(feed.from)?;
        Some(Bar {
            name: entry.name.clone(),
            period: statistics.inherited(entry.id, |entry| &entry.period).to_owned(),
            rate: Quotient::new(part, whole)?,
            reported: false,
            threshold: threshold(rule_set, feed.point, feed.field),
        })
    };
    statistics.feeds.iter().map(|feed| (*feed, bar(feed))).collect()
}

/// The failed batches of a group.
#[derive(Debug)]
pub struct Failed {
    pub name: String,
    /// 0 for the outermost.
    pub level: usize,
    /// As the group reports them, else the sum of its parts.
    pub failed: Decimal,
    /// Of so many inspected, where that is known.
    pub whole: Option<Decimal>,
    /// How many of the parts that were summed up do not have the count.
    pub blank: usize,
}

/// Every group of pass rates whose failed batches are known, at least of some of its parts; in printed order.
pub fn failed(statistics: &Statistics) -> Vec<Failed> {
    fn add(entries: &[Entry], level: usize, all: &mut Vec<Failed>) {
        for entry in entries {
            let whole = stated(entry, What::Whole);
            let of_parts = || {
                let sum = sum(entry, What::Rest).filter(|sum| sum.blank < entry.inside().len())?;
                Some((sum.value, sum.blank))
            };
            let failed = stated(entry, What::Rest).map(|failed| (failed, 0)).or_else(of_parts);
            if let Some((failed, blank)) =
                failed.filter(|_| entry.parts.is_some() && entry.measure == Measure::PassRate)
            {
                all.push(Failed { name: entry.name.clone(), level, failed, whole, blank });
            }
            add(entry.inside(), level + 1, all);
        }
    }
    let mut all = Vec::new();
    add(&statistics.entries, 0, &mut all);
    all
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
        order::by(one, |a, b| a.period.cmp(&b.period));
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
