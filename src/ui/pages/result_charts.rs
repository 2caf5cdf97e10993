//! Charts of the result: categories, departments by what they lost, rates against what scoring points ask for.

use crate::domain::ids::{CategoryId, PointId};
use crate::domain::picture::{Share, losses, rates};
use crate::domain::points::Points;
use crate::domain::scorecard::Scorecard;
use crate::domain::statistics::picture::{Bar as Rate, axis_from};
use crate::ui::components::bar::Bar;
use crate::ui::components::chart::{chart, key, line, share as share_of, strip};
use crate::ui::components::explain_button::explain_button;
use crate::ui::components::live;
use crate::ui::components::live::Listed;
use crate::ui::components::sheet_charts::{axis, parts};
use crate::ui::components::told_lines::told_lines;
use crate::ui::prelude::*;
use crate::ui::session::{Level, Session};
use crate::words::explain_sum::{self, range};
use crate::words::terms::terms;
use crate::words::{explain_points, figure};

/// Charts whose heads only those hear who do not see them.
const BARE: &str = "chart bare";

#[component]
pub fn CategoryChart() -> impl IntoView {
    let rule_set = Session::expect().rule_set;
    let plain = rule_set.category_ids().filter(|id| !rule_set.category(*id).veto);
    let rows = plain.map(|category| view! { <CategoryRow category/> }).listed();
    let [sure, open] = [key("key sure", "确定 "), key("key open", "未填或待核实，可能得到")];
    chart("各类别".to_owned(), BARE, &["类别", "图", "#确定–最高 / 最多"], rows, sure.into_iter().chain(open).collect())
}

#[component]
fn CategoryRow(category: CategoryId) -> impl IntoView {
    let session = Session::expect();
    let score = session.level(Level::Category(category));
    let name = figure::category(session.rule_set, category);
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
    let bar = view! { <Bar score target=None class="bar chart"/> };
    let number = explain_button(open, "plain".into(), live::text(told), text.into_any());
    vec![line(name, bar.into_any(), number.into_any()), live::when(lines)].listed()
}

#[component]
pub fn DepartmentChart() -> impl IntoView {
    let session = Session::expect();
    let rule_set = session.rule_set;
    let rows = move || {
        let departments = session.departments().get();
        let shares = session.scorecard.with(|card| losses(rule_set, &departments, card));
        let most = shares.iter().map(|share| share.lost + share.open).max().unwrap_or_default();
        shares.into_iter().map(|share| view! { <DepartmentRow share most/> }).listed()
    };
    let lost = terms(rule_set).lost;
    let title = format!("各单位{lost}与未填");
    let hint =
        if rule_set.about.lead_proposed { " · 按建议的牵头单位统计" } else { " · 按牵头单位统计" };
    let mut legend: Vec<_> = key("key lost", lost).into();
    legend.extend(key("key blank", "未填或待核实"));
    legend.push(hint.into_any());
    chart(title, BARE, &["单位", "图", "#分数"], live::part(rows), legend)
}

#[component]
fn DepartmentRow(share: Share, most: Points) -> impl IntoView {
    let session = Session::expect();
    let width = |points: Points| share_of(points.hundredths().into(), most.hundredths().into());
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
    let bar = strip(vec![("lost", 0, width(share.lost)), ("blank", width(share.lost), width(share.open))]);
    let number = explain_button(open, "plain".into(), label.into(), sums.into_any());
    vec![line(name, bar, number.into_any()), live::when(told)].listed()
}

#[component]
pub fn RateChart() -> impl IntoView {
    let session = Session::expect();
    let rates = Memo::new(move |_| session.scorecard.with(|card| rates(session.rule_set, card)));
    live::when(move || rates.with(|rates| (!rates.is_empty()).then(|| rate_chart(session, rates))))
}

fn rate_chart(session: Session, rates: &[(PointId, Rate)]) -> AnyView {
    let bars: Vec<_> = rates.iter().map(|(_, bar)| bar.clone()).collect();
    let from = axis_from(&bars);
    let row = |(id, bar): &(PointId, Rate)| {
        let name = figure::point_rate(session.rule_set, *id, bar);
        line(name, strip(parts(bar, from)), figure::against(bar).into_any())
    };
    let heads = ["评分点", "图", "#比率与要求"];
    let legend = vec![axis(from, figure::THRESHOLD).into_any()];
    chart(figure::POINT_RATES.to_owned(), "chart rates held", &heads, rates.iter().map(row).listed(), legend)
}
