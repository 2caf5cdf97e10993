//! Charts: bars in a table, so that every bar has its number beside it. SVG, so that they also print.

use super::live::Listed;
use super::plain::{el, say};
use super::table_head::table_head;
use crate::ui::prelude::*;

/// A part of a bar, in ten thousandths of its length: its look, where it begins, how long it is.
pub type Part = (&'static str, i64, i64);

/// A bar of these parts.
pub fn strip(parts: Vec<Part>) -> AnyView {
    let part = |(look, from, width): Part| {
        view! { <rect class=look x=from.to_string() y="0" width=width.to_string() height="100"/> }
    };
    view! {
        <svg class="bar chart" viewBox="0 0 10000 100" preserveAspectRatio="none" aria-hidden="true">
            <rect class="whole" x="0" y="0" width="10000" height="100"/>
            {parts.into_iter().map(part).listed()}
        </svg>
    }
    .into_any()
}

/// How much of `whole` a `part` is, in ten thousandths; nothing of nothing is 0.
pub fn share(part: i64, whole: i64) -> i64 {
    i64::try_from(i128::from(part) * 10_000 / i128::from(whole.max(1))).unwrap_or(0)
}

/// One line of a chart.
pub fn line(name: String, bar: AnyView, number: AnyView) -> AnyView {
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="chart-bar">{bar}</td>
            <td class="n num">{number}</td>
        </tr>
    }
    .into_any()
}

/// A chart with its title and what explains it.
pub fn chart(
    title: String,
    class: &'static str,
    heads: &[&'static str],
    lines: AnyView,
    legend: Vec<AnyView>,
) -> AnyView {
    let table = el("table", class, vec![table_head(heads), el("tbody", "", vec![lines])]);
    let parts = vec![el("h2", "box-title", vec![title.clone().into_any()]), table, el("p", "legend-line dim", legend)];
    view! { <section class="box" aria-label=title>{parts.listed()}</section> }.into_any()
}

/// What a colour stands for.
pub fn key(class: &'static str, text: &'static str) -> [AnyView; 2] {
    [say("i", class, ""), text.into_any()]
}
