//! A rule set to read: what is said of the whole, then its categories, indicators and points with how each is scored.

use super::live;
use super::live::Listed;
use super::plain::el;
use crate::domain::ids::{CategoryId, IndicatorId, PointId};
use crate::domain::rule_set::RuleSet;
use crate::ui::prelude::*;
use crate::words::{labels, rule, rules};
use std::sync::Arc;

/// Beyond so many points, categories are closed to begin with: building thousands of rows takes its time.
const OPEN: usize = 300;

/// The whole of it.
pub fn outline(set: Arc<RuleSet>) -> AnyView {
    let row = |(name, text): (&'static str, String)| view! { <tr><th scope="row">{name}</th><td>{text}</td></tr> };
    let facts = rules::facts(&set).into_iter().map(row).listed();
    let open = set.point_ids().len() <= OPEN;
    let lists = [
        ("使用前请看", "rules-list", set.about.notes.clone()),
        ("进度安排", "rules-list", set.milestones.iter().map(rules::milestone).collect()),
        (
            "责任单位",
            "rules-list rules-columns",
            set.departments().iter().map(|one| rules::department(&set, one)).collect(),
        ),
    ];
    let categories = set.category_ids().map(|id| category(set.clone(), id, open)).listed();
    view! {
        <h1>{set.about.title.clone()}</h1>
        <section class="box"><table class="facts"><tbody>{facts}</tbody></table></section>
        {lists.into_iter().map(list).listed()}
        {categories}
    }
    .into_any()
}

fn list((title, class, lines): (&'static str, &'static str, Vec<String>)) -> AnyView {
    if lines.is_empty() {
        return live::nothing();
    }
    let items = lines.into_iter().map(|line| view! { <li>{line}</li> }).listed();
    view! { <section class="box"><h2 class="box-title">{title}</h2><ul class=class>{items}</ul></section> }.into_any()
}

fn category(set: Arc<RuleSet>, id: CategoryId, open: bool) -> AnyView {
    let open = RwSignal::new(open);
    let (name, worth) = (set.category(id).name.clone(), rules::category(set.category(id)));
    let body = move || {
        let card = |indicator| indicator_card(&set, indicator);
        open.get().then(|| set.indicators_of(id).map(card).listed())
    };
    view! {
        <section class="rules-category">
            <h2>
                <button type="button" class="plain" aria-expanded=live::aria(move || open.get()) on:click=move |_| open.update(|open| *open = !*open)>
                    {name}" "<span class="dim num">{worth}</span>
                </button>
            </h2>
            {live::when(body)}
        </section>
    }
    .into_any()
}

fn indicator_card(set: &RuleSet, id: IndicatorId) -> AnyView {
    let indicator = set.indicator(id);
    let worth = if set.category(indicator.category).veto { String::new() } else { format!("{} 分", indicator.points) };
    let points = set.points_of(id).map(|point| point_row(set, point)).listed();
    let note = indicator.note.as_ref().map(|note| view! { <p class="card-note"><b>"说明 "</b>{note.clone()}</p> });
    view! {
        <section class="card rules-indicator">
            <header>
                <span class="no num">{indicator.code.clone()}</span>
                <h3>{indicator.name.clone()}</h3>
                <span class="dept">{rules::departments(set, id)}</span>
                <span class="push num">{worth}</span>
            </header>
            {note}
            {points}
        </section>
    }
    .into_any()
}

/// One point: its wording, how it is scored, and what else is said of it.
pub fn point_row(set: &RuleSet, id: PointId) -> AnyView {
    let point = set.point(id);
    let mut more = vec![el("p", "rules-how", vec![rule::sentence(point).into_any()])];
    more.extend(rules::own_departments(set, id).map(|names| el("p", "dim", vec![names.into_any()])));
    more.extend(point.source.clone().map(|source| el("p", "dim", vec![source.into_any()])));
    more.extend(point.note.clone().map(|note| el("p", "dim", vec!["说明：".into_any(), note.into_any()])));
    let code = el("span", "code num", vec![point.code.clone().into_any()]);
    let text = el("p", "", vec![code, labels::wording(point).into_any()]);
    more.insert(0, text);
    el("div", "rules-point", more)
}
