//! Charts of the result: SVG bars in a table, so that every bar has its number beside it.

use crate::domain::department::Departments;
use crate::domain::ids::{BureauId, CategoryId};
use crate::domain::order;
use crate::domain::points::Points;
use crate::domain::rule_set::RuleSet;
use crate::domain::scorecard::Scorecard;
use crate::ui::components::bar::Bar;
use crate::ui::components::explain_button::explain_button;
use crate::ui::components::live;
use crate::ui::components::live::Listed;
use crate::ui::components::told_lines::told_lines;
use crate::ui::prelude::*;
use crate::ui::session::{Level, Session};
use crate::words::explain_points;
use crate::words::explain_sum::{self, range};
use crate::words::terms::terms;

#[component]
pub fn CategoryChart() -> impl IntoView {
    let rule_set = Session::expect().rule_set;
    view! {
        <section class="box" aria-label="各类别">
            <h2 class="box-title">"各类别"</h2>
            <table class="chart">
                <thead class="sr"><tr><th>"类别"</th><th>"图"</th><th>"确定–最高 / 最多"</th></tr></thead>
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
    let text = live::text(move || format!("{} / {}", range(score.get()), score.get().max));
    let told = {
        let name = name.clone();
        move || format!("{name} {}", text.get())
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="chart-bar"><Bar score target=None class="bar chart"/></td>
            <td class="n num">
                {explain_button(open, "plain".into(), live::text(told), text.into_any())}
            </td>
        </tr>
        {live::when(lines)}
    }
}

/// What one lead department lost and has open.
#[derive(Clone, Copy, PartialEq)]
struct Share {
    department: BureauId,
    lost: Points,
    open: Points,
}

/// Losses and open points by lead department, largest first; departments without either are left out.
fn shares(rule_set: &RuleSet, departments: &Departments, card: &Scorecard) -> Vec<Share> {
    let mut shares: Vec<_> = departments
        .ids()
        .map(|department| {
            let scores: Vec<_> = departments.led_by(rule_set, department).map(|id| card.point(id).score).collect();
            let sum = |part: fn(&crate::domain::scorecard::Score) -> Points| scores.iter().map(part).sum();
            Share { department, lost: sum(|score| score.lost()), open: sum(|score| score.open()) }
        })
        .filter(|share| share.lost + share.open > Points::ZERO)
        .collect();
    order::by_key(&mut shares, |share| std::cmp::Reverse((share.lost, share.open)));
    shares
}

#[component]
pub fn DepartmentChart() -> impl IntoView {
    let session = Session::expect();
    let rule_set = session.rule_set;
    let rows = move || {
        let departments = session.departments().get();
        let shares = session.scorecard.with(|card| shares(rule_set, &departments, card));
        let most = shares.iter().map(|share| share.lost + share.open).max().unwrap_or_default();
        shares.into_iter().map(|share| view! { <DepartmentRow share most/> }).listed()
    };
    let lost = terms(rule_set).lost;
    let title = format!("各单位{lost}与未填");
    let hint = if rule_set.about.lead_proposed { "按建议的牵头单位统计" } else { "按牵头单位统计" };
    view! {
        <section class="box" aria-label=title.clone()>
            <h2 class="box-title">{title.clone()}</h2>
            <table class="chart">
                <thead class="sr"><tr><th>"单位"</th><th>"图"</th><th>{title.clone()}</th></tr></thead>
                <tbody>{live::part(rows)}</tbody>
            </table>
            <p class="legend-line dim"><i class="key lost"></i>{lost}" "<i class="key blank"></i>"未填或待核实 · "{hint}</p>
        </section>
    }
}

#[component]
fn DepartmentRow(share: Share, most: Points) -> impl IntoView {
    let session = Session::expect();
    let width = |points: Points| {
        let most = i64::from(most.hundredths()).max(1);
        (i64::from(points.hundredths()) * 10_000 / most).to_string()
    };
    let departments = session.departments().get();
    let name = departments.name(session.rule_set, share.department).to_owned();
    let open = RwSignal::new(false);
    let told = move || {
        let explain =
            |card: &Scorecard| explain_points::department(session.rule_set, &departments, card, share.department);
        let told = || session.scorecard.with(explain);
        open.get().then(|| view! { <tr><td colspan="3">{told_lines(session, told())}</td></tr> })
    };
    let sums = format!("失 {} · 未填 {}", share.lost, share.open);
    let label = format!("{name} {sums}");
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
            <td class="n num">
                {explain_button(open, "plain".into(), label.into(), sums.into_any())}
            </td>
        </tr>
        {live::when(told)}
    }
}
