//! The figures that reports share, as data.

use super::Inputs;
use super::model::{Bar, Figure, FigureKind};
use crate::domain::decimal::Decimal;
use crate::domain::ids::BureauId;
use crate::domain::order;
use crate::domain::points::Points;
use crate::domain::scorecard::Score;
use crate::domain::statistics::picture::{self, axis_from};
use crate::words::terms::terms;
use crate::words::{explain_sum, figure as words, sheet};

fn hundredths(points: Points) -> i64 {
    i64::from(points.hundredths())
}

/// The total against the county's target, then every category: what is sure, and what is open.
pub(super) fn categories(inputs: &Inputs<'_>) -> Figure {
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
    let shown = rule_set.category_ids().filter(|id| !rule_set.category(*id).veto);
    bars.extend(shown.map(|id| bar(words::category(rule_set, id), card.category(id), None)));
    Figure {
        kind: FigureKind::Categories,
        title: words::CATEGORIES.to_owned(),
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
    let share = |id: BureauId| {
        let score = Score::sum(departments.led_by(rule_set, id).map(|point| card.point(point).score));
        (id, score.lost(), score.open())
    };
    let mut shares: Vec<_> = departments.ids().map(share).collect();
    shares.retain(|(_, lost, open)| *lost + *open > Points::ZERO);
    order::by_key(&mut shares, |(_, lost, open)| std::cmp::Reverse((*lost, *open)));
    shares.truncate(most);
    let full = shares.iter().map(|(_, lost, open)| hundredths(*lost) + hundredths(*open)).max()?;
    let terms = terms(rule_set);
    let bar = |(id, lost, open): (BureauId, Points, Points)| Bar {
        label: departments.name(rule_set, id).to_owned(),
        values: vec![hundredths(lost), hundredths(open)],
        full,
        mark: None,
        said: words::share(rule_set, lost, open),
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

/// Pass rates against the thresholds that they are held to; `None` where the ledger has none.
pub(super) fn rates(inputs: &Inputs<'_>) -> Option<Figure> {
    let found = picture::bars(inputs.rule_set, &inputs.draft.statistics);
    let from = axis_from(&found).saturating_mul(100);
    let marked = found.iter().any(|bar| bar.threshold.is_some());
    let threshold = |value: Decimal| value.millionths() / 10_000;
    let bar = |bar: &picture::Bar| Bar {
        label: words::rate(bar),
        values: vec![i64::try_from(bar.rate.percent_units(2).0).unwrap_or(10_000)],
        full: 10_000,
        mark: bar.threshold.map(|(_, value)| threshold(value)),
        said: sheet::bar(bar),
    };
    (!found.is_empty()).then(|| Figure {
        kind: FigureKind::Rates,
        title: words::rates(from / 100),
        unit: "%",
        series: vec!["合格率"],
        bars: found.iter().map(bar).collect(),
        mark: if marked { "达标线".to_owned() } else { String::new() },
        from,
    })
}
