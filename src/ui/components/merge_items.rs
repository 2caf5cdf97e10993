//! The items of a merge, by kind, those to decide first: what was sent, what stands here, what came back, and the choice.

use super::live;
use super::live::Listed;
use super::merge_intake::Table;
use crate::domain::merge::{Choice, Item, Kind, Plan};
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::merge as words;
use std::sync::Arc;

/// How many items of a group are drawn at first.
const SHOWN: usize = 40;

#[component]
pub fn MergeItems(plan: Arc<Plan>, table: Table) -> impl IntoView {
    let mut groups: Vec<(Kind, Vec<usize>)> =
        [Kind::Conflict, Kind::Withdrawn, Kind::Changed, Kind::New].map(|kind| (kind, Vec::new())).into();
    for (at, item) in plan.items.iter().enumerate().filter(|(_, item)| item.kind != Kind::Equal) {
        match groups.iter_mut().find(|(kind, _)| *kind == item.kind) {
            Some((_, items)) => items.push(at),
            None => groups.push((item.kind.clone(), vec![at])),
        }
    }
    groups.retain(|(_, items)| !items.is_empty());
    groups.into_iter().map(|(kind, items)| view! { <Group kind items plan=Arc::clone(&plan) table/> }).listed()
}

#[component]
fn Group(kind: Kind, items: Vec<usize>, plan: Arc<Plan>, table: Table) -> impl IntoView {
    let count = items.len();
    let all = RwSignal::new(false);
    let why = match &kind {
        Kind::Refused(refusal) => words::refusal(&plan.ours, refusal),
        other => words::meaning(other).to_owned(),
    };
    let rows = move || {
        let shown = if all.get() { count } else { SHOWN };
        items.iter().take(shown).map(|at| view! { <Row at=*at plan=Arc::clone(&plan) table/> }).listed()
    };
    let more = move || {
        (count > SHOWN && !all.get()).then(|| {
            view! { <button type="button" class="link" on:click=move |_| all.set(true)>{format!("显示全部 {count} 项")}</button> }
        })
    };
    view! {
        <section class="merge-group">
            <h3>{format!("{} {count}", words::kind(&kind))}<small class="dim">" "{why}</small></h3>
            {live::part(rows)}
            {live::when(more)}
        </section>
    }
}

#[component]
fn Row(at: usize, plan: Arc<Plan>, table: Table) -> impl IntoView {
    let session = Session::expect();
    let Some(item) = plan.items.get(at) else { return ().into_any() };
    let heading = words::heading(session.rule_set, item.place);
    let remarks =
        words::remarks(session.rule_set, item).into_iter().map(|line| view! { <div class="dim">{line}</div> });
    let value = |value| words::value(session.rule_set, item.place, value);
    let choosable = item.kind.is_open();
    let ours = option(
        table,
        at,
        Choice::Ours,
        choosable,
        "本草稿",
        value(item.ours.as_ref()),
        match (plan.origin(item), &item.ours) {
            (None, None) => String::new(),
            (entry, _) => words::origin(entry),
        },
    );
    let base = item.offers.first().map(|offer| value(offer.base.as_ref()));
    let theirs = offers(session, &plan, item, at, table, choosable);
    view! {
        <div class="merge-item" role="group" aria-label=heading.clone()>
            <div><b>{heading.clone()}</b>{remarks.listed()}</div>
            <div class="dim">{base.map(|base| format!("发出时：{base}"))}</div>
            {ours}
            {theirs}
        </div>
    }
    .into_any()
}

fn offers(session: Session, plan: &Plan, item: &Item, at: usize, table: Table, choosable: bool) -> AnyView {
    let offer = |(number, offer): (usize, &crate::domain::merge::Offer)| {
        let senders: Vec<_> = offer.from.iter().filter_map(|from| plan.files.get(*from)).map(words::sender).collect();
        let value = words::value(session.rule_set, item.place, offer.theirs.as_ref());
        option(table, at, Choice::Theirs(number), choosable, "交回", value, senders.join("；"))
    };
    item.offers.iter().enumerate().map(offer).listed()
}

/// One of the values to choose from. While nobody has decided, the draft's own stands.
fn option(table: Table, at: usize, choice: Choice, choosable: bool, who: &str, value: String, from: String) -> AnyView {
    let chosen = live::flag(move || {
        table.choices.with(|choices| choices.as_ref().and_then(|choices| choices.items.get(at)) == Some(&choice))
    });
    let choose = move |_| {
        table.choices.update(|choices| {
            if let Some(slot) = choices.as_mut().and_then(|choices| choices.items.get_mut(at)) {
                *slot = choice;
            }
        });
    };
    let input = choosable
        .then(|| view! { <input type="radio" name=format!("merge-{at}") prop:checked=chosen on:change=choose/> });
    view! { <label class="merge-option" class:on=chosen>{input}<span>{format!("{who}：{value}")}<small class="dim">{from}</small></span></label> }
        .into_any()
}
