//! Charts of the result: SVG bars in a table, so that every bar has its number beside it.

use crate::domain::ids::{CategoryId, DepartmentId};
use crate::domain::points::Points;
use crate::domain::rule_set::RuleSet;
use crate::domain::scorecard::Scorecard;
use crate::ui::components::bar::Bar;
use crate::ui::components::live;
use crate::ui::components::live::Listed;
use crate::ui::prelude::*;
use crate::ui::session::{Level, Session};
use crate::words::explain_sum::{self, range};

#[component]
pub fn CategoryChart() -> impl IntoView {
    let rule_set = Session::expect().rule_set;
    view! {
        <section class="box" aria-label="各类别">
            <h2 class="box-title">"各类别"</h2>
            <table class="chart">
                <thead class="sr"><tr><th>"类别"</th><th>"图"</th><th>"确定–最高 / 满分"</th></tr></thead>
                <tbody>{rule_set.category_ids().map(|category| view! { <CategoryRow category/> }).listed()}</tbody>
            </table>
            <p class="legend-line dim"><i class="key sure"></i>"确定 "<i class="key open"></i>"未填或待核实，可能得到"</p>
        </section>
    }
}

#[component]
fn CategoryRow(category: CategoryId) -> impl IntoView {
    let session = Session::expect();
    let spec = session.rule_set.category(category);
    let score = session.level(Level::Category(category));
    let name = if spec.bonus { format!("{}（另计）", spec.name) } else { spec.name.clone() };
    let open = RwSignal::new(false);
    let lines = move || {
        let lines = || session.scorecard.with(|card| explain_sum::category(session.rule_set, card, category));
        open.get().then(|| view! { <tr><td colspan="3">{live::paragraphs("sum", lines())}</td></tr> })
    };
    let expanded = live::aria(move || open.get());
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="chart-bar"><Bar score class="bar chart"/></td>
            <td class="n num">
                <button type="button" class="plain" title="怎么算的" aria-expanded=expanded on:click=move |_| open.update(|open| *open = !*open)>
                    {live::text(move || format!("{} / {}", range(score.get()), score.get().max))}
                </button>
            </td>
        </tr>
        {live::when(lines)}
    }
}

/// What one lead department lost and has open.
#[derive(Clone, Copy, PartialEq)]
struct Share {
    department: DepartmentId,
    lost: Points,
    open: Points,
}

/// Losses and open points by lead department, largest first; departments without either are left out.
fn shares(rule_set: &RuleSet, card: &Scorecard) -> Vec<Share> {
    let mut shares: Vec<_> = rule_set
        .department_ids()
        .map(|department| {
            let led = rule_set.point_ids().filter(|id| {
                let indicator = rule_set.indicator(rule_set.point(*id).indicator);
                indicator.departments.first() == Some(&department)
            });
            let scores: Vec<_> = led.map(|id| card.point(id).score).collect();
            let sum = |part: fn(&crate::domain::scorecard::Score) -> Points| scores.iter().map(part).sum();
            Share { department, lost: sum(|score| score.lost()), open: sum(|score| score.open()) }
        })
        .filter(|share| share.lost + share.open > Points::ZERO)
        .collect();
    shares.sort_by_key(|share| std::cmp::Reverse((share.lost, share.open)));
    shares
}

#[component]
pub fn DepartmentChart() -> impl IntoView {
    let session = Session::expect();
    let rule_set = session.rule_set;
    let rows = move || {
        let shares = session.scorecard.with(|card| shares(rule_set, card));
        let most = shares.iter().map(|share| share.lost + share.open).max().unwrap_or_default();
        shares.into_iter().map(|share| department_row(rule_set, share, most)).listed()
    };
    let hint = if rule_set.about.lead_proposed { "按建议的牵头单位统计" } else { "按牵头单位统计" };
    view! {
        <section class="box" aria-label="各单位失分与未填">
            <h2 class="box-title">"各单位失分与未填"</h2>
            <table class="chart">
                <thead class="sr"><tr><th>"单位"</th><th>"图"</th><th>"失分、未填"</th></tr></thead>
                <tbody>{live::part(rows)}</tbody>
            </table>
            <p class="legend-line dim"><i class="key lost"></i>"失分 "<i class="key blank"></i>"未填或待核实 · "{hint}</p>
        </section>
    }
}

fn department_row(rule_set: &RuleSet, share: Share, most: Points) -> impl IntoView + use<> {
    let width = |points: Points| {
        let most = i64::from(most.hundredths()).max(1);
        (i64::from(points.hundredths()) * 10_000 / most).to_string()
    };
    let name = rule_set.department(share.department).name.clone();
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="chart-bar">
                <svg class="bar chart" viewBox="0 0 10000 100" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="whole" x="0" y="0" width="10000" height="100"/>
                    <rect class="lost" x="0" y="0" width=width(share.lost) height="100"/>
                    <rect class="blank" x=width(share.lost) y="0" width=width(share.open) height="100"/>
                </svg>
            </td>
            <td class="n num">{format!("失 {} · 未填 {}", share.lost, share.open)}</td>
        </tr>
    }
}
