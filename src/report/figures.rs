//! The figures that reports share, as data.

use super::Inputs;
use super::model::{Bar, Figure, FigureKind};
use crate::domain::picture::{self, Share};
use crate::domain::points::Points;
use crate::domain::scorecard::Score;
use crate::domain::statistics::picture::{Bar as Rate, axis_from, bars};
use crate::words::terms::terms;
use crate::words::{explain_sum, figure as words};

fn hundredths(points: Points) -> i64 {
    i64::from(points.hundredths())
}

/// The total against the county's target, then the categories, at most so many: what is sure, and what is open.
pub(super) fn categories(inputs: &Inputs<'_>, most: usize) -> Figure {
    let Inputs { rule_set, card, draft, .. } = *inputs;
    let terms = terms(rule_set);
    let bar = |label: String, score: Score, mark: Option<Points>| Bar {
        label,
        values: vec![hundredths(score.sure), hundredths(score.open())],
        full: hundredths(score.max).max(1),
        mark: mark.map(hundredths),
        said: format!("{} / {}", explain_sum::range(score), score.max),
    };
    let mut bars = vec![bar(terms.total.to_owned(), card.total, draft.about.target)];
    let shown: Vec<_> = rule_set.category_ids().filter(|id| !rule_set.category(*id).veto).collect();
    let left_out = shown.len().saturating_sub(most);
    bars.extend(shown.into_iter().take(most).map(|id| bar(words::category(rule_set, id), card.category(id), None)));
    Figure {
        kind: FigureKind::Categories,
        title: words::categories(left_out),
        unit: terms.unit,
        series: vec!["确定", "未填或待核实"],
        bars,
        mark: draft.about.target.map_or_else(String::new, |target| format!("{} {target} {}", terms.target, terms.unit)),
        from: 0,
    }
}

/// What each department's points lost and have open, the largest first; `None` where nothing is.
pub(super) fn losses(inputs: &Inputs<'_>, most: usize) -> Option<Figure> {
    let Inputs { rule_set, card, draft, .. } = *inputs;
    let departments = &draft.departments;
    let mut shares = picture::losses(rule_set, departments, card);
    shares.truncate(most);
    let full = shares.iter().map(|share| hundredths(share.lost) + hundredths(share.open)).max()?;
    let terms = terms(rule_set);
    let bar = |share: Share| Bar {
        label: departments.name(rule_set, share.department).to_owned(),
        values: vec![hundredths(share.lost), hundredths(share.open)],
        full,
        mark: None,
        said: words::share(rule_set, share.lost, share.open),
    };
    Some(Figure {
        kind: FigureKind::Losses,
        title: words::losses(rule_set),
        unit: terms.unit,
        series: vec![terms.lost, "未填或待核实"],
        bars: shares.into_iter().map(bar).collect(),
        mark: String::new(),
        from: 0,
    })
}

/// The rates of scoring points against their thresholds; `None` where none is filled in.
pub(super) fn point_rates(inputs: &Inputs<'_>) -> Option<Figure> {
    let (points, bars): (Vec<_>, Vec<_>) = picture::rates(inputs.rule_set, inputs.card).into_iter().unzip();
    let labels = points.iter().zip(&bars).map(|(id, bar)| words::point_rate(inputs.rule_set, *id, bar));
    rates(words::POINT_RATES, words::RATE, &bars, labels.collect())
}

/// Pass rates of the ledger against the thresholds that they are held to; `None` where it has none.
pub(super) fn sheet_rates(inputs: &Inputs<'_>) -> Option<Figure> {
    let bars = bars(inputs.rule_set, &inputs.draft.statistics);
    let labels = bars.iter().map(words::rate).collect();
    rates(words::SHEET_RATES, words::PASS_RATE, &bars, labels)
}

fn rates(title: &str, series: &'static str, bars: &[Rate], labels: Vec<String>) -> Option<Figure> {
    let from = axis_from(bars).saturating_mul(100);
    let marked = bars.iter().any(|bar| bar.threshold.is_some());
    let bar = |(bar, label): (&Rate, String)| Bar {
        label,
        values: vec![i64::try_from(bar.rate.percent_units(2).0).unwrap_or(10_000)],
        full: 10_000,
        mark: bar.threshold.map(|(_, value)| value.millionths() / 10_000),
        said: words::against(bar),
    };
    (!bars.is_empty()).then(|| Figure {
        kind: FigureKind::Rates,
        title: words::rates(title, from / 100),
        unit: "%",
        series: vec![series],
        bars: bars.iter().zip(labels).map(bar).collect(),
        mark: if marked { words::THRESHOLD.to_owned() } else { String::new() },
        from,
    })
}
