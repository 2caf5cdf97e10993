//! Pictures of the ledger: SVG bars in tables, so that every bar has its number beside it.

use super::live;
use super::live::Listed;
use super::plain::{button, el, say};
use super::sheet::Sheet;
use super::table_head::table_head;
use crate::domain::decimal::Decimal;
use crate::domain::quotient::Quotient;
use crate::domain::statistics::picture::{Bar, axis_from, bars, over_the_years};
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
    el("div", "sheet-charts", vec![live::when(products), live::when(years)])
}

fn products(bars: &[Bar], all: RwSignal<bool>) -> AnyView {
    let mut sorted: Vec<_> = bars.to_vec();
    sorted.sort_by(|a, b| a.rate.compare(b.rate));
    let limit = if all.get() { usize::MAX } else { SHOWN };
    let more = sorted.len().saturating_sub(limit);
    let from = axis_from(bars);
    let note = match more {
        0 => String::new(),
        _ => format!("共 {} 行，列出合格率最低的 {SHOWN} 行。", sorted.len()),
    };
    let rows = sorted.iter().take(limit).map(|bar| line(bar, bar.name.clone(), from)).listed();
    let parts = vec![
        say("h2", "box-title", "各产品合格率"),
        el("table", "chart rates", vec![table_head(&["产品", "图", "#合格率"]), el("tbody", "", vec![rows])]),
        axis(
            from,
            bars.iter().find_map(|bar| bar.threshold.map(|(comparison, value)| words::against(comparison, value))),
        ),
        el(
            "p",
            "dim",
            vec![
                note.into_any(),
                if more > 0 { button("link no-print", "全部列出", move || all.set(true)) } else { live::nothing() },
            ],
        ),
    ];
    el("section", "box", parts)
}

fn years(series: &[Vec<Bar>]) -> AnyView {
    let all: Vec<_> = series.iter().flatten().cloned().collect();
    let from = axis_from(&all);
    let rows = series.iter().flat_map(|one| {
        one.iter().enumerate().map(|(at, bar)| {
            let name = if at == 0 { format!("{} · {}", bar.name, bar.period) } else { format!("　{}", bar.period) };
            line(bar, name, from)
        })
    });
    let rows = rows.listed();
    let parts = vec![
        say("h2", "box-title", "历年合格率"),
        el("table", "chart rates", vec![table_head(&["产品、时期", "图", "#合格率"]), el("tbody", "", vec![rows])]),
        axis(from, None),
    ];
    el("section", "box", parts)
}

fn axis(from: i64, threshold: Option<String>) -> AnyView {
    let mut text = format!("横轴从 {from} % 到 100 %");
    if let Some(threshold) = threshold {
        text.push_str(&format!("；竖线是所用评分点的要求（{threshold}）"));
    }
    el("p", "legend-line dim", vec![text.into_any()])
}

/// A rate's place on the axis, of ten thousand.
fn place(rate: Quotient, from: i64) -> i64 {
    let units = i64::try_from(rate.percent_units(2).0).unwrap_or(0);
    ((units - from * 100).max(0) * 100 / (100 - from).max(1)).min(10_000)
}

fn line(bar: &Bar, name: String, from: i64) -> AnyView {
    let width = place(bar.rate, from).to_string();
    let class = if bar.reaches() == Some(false) { "lost" } else { "sure" };
    let mark = bar.threshold.map(|(_, value): (_, Decimal)| {
        let x = (place(Quotient::percent(value), from) - 20).clamp(0, 9_960).to_string();
        view! { <rect class="mark" x=x y="0" width="40" height="100"/> }
    });
    let name = if name.trim().is_empty() { "（未命名）".to_owned() } else { name };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="chart-bar">
                <svg class="bar chart" viewBox="0 0 10000 100" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="whole" x="0" y="0" width="10000" height="100"/>
                    <rect class=class x="0" y="0" width=width height="100"/>
                    {mark}
                </svg>
            </td>
            <td class="n num">{words::bar(bar)}</td>
        </tr>
    }
    .into_any()
}
