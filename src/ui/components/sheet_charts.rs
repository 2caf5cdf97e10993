//! Pictures of the ledger: pass rates by product, over the years and against what scoring points ask for; failed batches by group.

use super::chart::{Part, chart, line, share, strip};
use super::live;
use super::live::Listed;
use super::plain::{button, el};
use super::sheet::Sheet;
use crate::domain::order;
use crate::domain::quotient::Quotient;
use crate::domain::statistics::picture::{Bar, Failed, axis_from, bars, failed, held, over_the_years};
use crate::ui::prelude::*;
use crate::words::sheet as words;

/// So many products are shown at once, lowest first.
const SHOWN: usize = 20;

#[component]
pub fn SheetCharts(sheet: Sheet) -> impl IntoView {
    let session = sheet.session;
    let all = RwSignal::new(false);
    let bars = Memo::new(move |_| session.statistics().with(|statistics| bars(session.rule_set, statistics)));
    let products = move || bars.with(|bars| (!bars.is_empty()).then(|| products(bars, all)));
    let years = move || {
        bars.with(|bars| {
            let series = over_the_years(bars);
            (!series.is_empty()).then(|| years(&series))
        })
    };
    let batches = move || session.statistics().with(|statistics| batches(&failed(statistics)));
    el(
        "div",
        "sheet-charts",
        vec![live::when(move || against(sheet)), live::when(products), live::when(batches), live::when(years)],
    )
}

/// What scoring points take, against what they ask for.
fn against(sheet: Sheet) -> Option<AnyView> {
    let rule_set = sheet.session.rule_set;
    sheet.session.statistics().with(|statistics| {
        let held = held(rule_set, statistics);
        let all: Vec<_> = held.iter().filter_map(|(_, bar)| bar.clone()).collect();
        let from = axis_from(&all);
        let of = |(feed, bar): &(_, Option<Bar>)| {
            let parts = bar.as_ref().map_or_else(Vec::new, |bar| parts(bar, from));
            let (gives, told) = words::held(statistics, *feed, bar.as_ref());
            let number = vec![gives.into_any(), el("div", "", vec![told.into_any()])].listed();
            line(words::fed_name(rule_set, statistics, *feed), strip(parts), number)
        };
        let lines = held.iter().map(of).listed();
        let heads = ["评分点（取数的行）", "图", "#比率与要求"];
        let title = "取数的评分点与要求".to_owned();
        (!held.is_empty())
            .then(|| chart(title, "chart rates held", &heads, lines, vec![axis(from, "所对照的要求").into_any()]))
    })
}

fn products(bars: &[Bar], all: RwSignal<bool>) -> AnyView {
    let mut sorted: Vec<_> = bars.to_vec();
    order::by(&mut sorted, |a, b| a.rate.compare(b.rate));
    let limit = if all.get() { usize::MAX } else { SHOWN };
    let more = sorted.len().saturating_sub(limit);
    let from = axis_from(bars);
    let rows = sorted.iter().take(limit).map(|bar| rate_line(bar, bar.name.clone(), from)).listed();
    let fed = bars.iter().any(|bar| bar.threshold.is_some());
    let mut legend = vec![axis(from, if fed { "所用评分点的要求" } else { "" }).into_any()];
    if more > 0 {
        legend.push(format!("；共 {} 行，列出合格率最低的 {SHOWN} 行。", sorted.len()).into_any());
        legend.push(button("link no-print", "全部列出", move || all.set(true)));
    }
    chart("各产品合格率".to_owned(), "chart rates", &["产品", "图", "#合格率"], rows, legend)
}

fn years(series: &[Vec<Bar>]) -> AnyView {
    let all: Vec<_> = series.iter().flatten().cloned().collect();
    let from = axis_from(&all);
    let rows = series.iter().flat_map(|one| {
        one.iter().enumerate().map(|(at, bar)| {
            let name = if at == 0 { format!("{} · {}", bar.name, bar.period) } else { format!("　{}", bar.period) };
            rate_line(bar, name, from)
        })
    });
    let heads = ["产品、时期", "图", "#合格率"];
    chart("历年合格率".to_owned(), "chart rates", &heads, rows.listed(), vec![axis(from, "").into_any()])
}

fn batches(failed: &[Failed]) -> Option<AnyView> {
    let millionths = |group: &Failed| group.failed.millionths();
    let most = failed.iter().map(millionths).max().unwrap_or(0);
    let rows = failed.iter().map(|group| {
        let name = format!("{}{}", "　".repeat(group.level), named(&group.name));
        let bar = strip(vec![("lost", 0, share(millionths(group), most))]);
        line(name, bar, words::failed(group).into_any())
    });
    let heads = ["分组", "图", "#不合格批次"];
    let legend = "横轴从 0 到最多的一组；有报告数的用报告数，没有的用各行相加。";
    (!failed.is_empty())
        .then(|| chart("各组不合格批次".to_owned(), "chart rates", &heads, rows.listed(), vec![legend.into_any()]))
}

/// `mark` says what the line across a bar is; empty for none.
pub fn axis(from: i64, mark: &str) -> String {
    let mark = if mark.is_empty() { String::new() } else { format!("；竖线是{mark}") };
    format!("横轴从 {from} % 到 100 %{mark}")
}

/// A rate's place on the axis, of ten thousand.
fn place(rate: Quotient, from: i64) -> i64 {
    let units = i64::try_from(rate.percent_units(2).0).unwrap_or(0);
    ((units - from * 100).max(0) * 100 / (100 - from).max(1)).min(10_000)
}

/// A rate on the axis, lost where it misses, and its mark.
pub fn parts(bar: &Bar, from: i64) -> Vec<Part> {
    let class = if bar.reaches() == Some(false) { "lost" } else { "sure" };
    let mut parts = vec![(class, 0, place(bar.rate, from))];
    let mark = |value| (place(Quotient::percent(value), from) - 20).clamp(0, 9_960);
    parts.extend(bar.threshold.map(|(_, value)| ("mark", mark(value), 40)));
    parts
}

fn rate_line(bar: &Bar, name: String, from: i64) -> AnyView {
    line(named(&name), strip(parts(bar, from)), words::bar(bar).into_any())
}

fn named(name: &str) -> String {
    if name.trim().is_empty() { "（未命名）".to_owned() } else { name.to_owned() }
}
