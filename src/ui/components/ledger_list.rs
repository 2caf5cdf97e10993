//! The ledger (变更记录), newest first, searchable.

use super::live;
use super::live::Listed;
use crate::domain::department::Departments;
use crate::domain::draft::Draft;
use crate::domain::ledger::Entry;
use crate::domain::rule_set::RuleSet;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::difference;

/// How many entries are drawn at a time.
const PAGE: usize = 60;

#[component]
pub fn LedgerList() -> impl IntoView {
    let session = Session::expect();
    let (keyword, shown) = (RwSignal::new(String::new()), RwSignal::new(PAGE));
    let found = Memo::new(move |_| {
        let keyword = keyword.get();
        session.draft.with(|draft| lines(session.rule_set, draft, keyword.trim()))
    });
    let rows = move || {
        let shown = shown.get();
        if found.with(Vec::is_empty) {
            return view! { <p class="dim">"没有（符合查找条件的）变更记录。"</p> }.into_any();
        }
        found.with(|lines| lines.iter().take(shown).map(row).listed())
    };
    let count = live::text(move || format!("{} 条", found.with(Vec::len)));
    let more = move || {
        (found.with(Vec::len) > shown.get()).then(|| {
            view! { <button type="button" class="link" on:click=move |_| shown.update(|shown| *shown += 10 * PAGE)>"再显示一些"</button> }
        })
    };
    view! {
        <section class="box" aria-label="变更记录">
            <div class="table-tools">
                <h2 class="box-title">"变更记录 "<span class="num">{count}</span></h2>
                <input class="in push" type="search" aria-label="查找变更记录" placeholder="查找：评分点、内容、姓名" prop:value=keyword on:input=move |ev| keyword.set(event_target_value(&ev))/>
            </div>
            <div class="ledger" role="list">{live::part(rows)}</div>
            {live::when(more)}
        </section>
    }
}

/// Place; what it was and is; who, how and when.
type Line = [String; 3];

fn lines(rule_set: &RuleSet, draft: &Draft, keyword: &str) -> Vec<Line> {
    let entries = draft.ledger.entries().iter().rev();
    let line = entries.map(|entry| line(rule_set, &draft.departments, entry));
    line.filter(|line| keyword.is_empty() || line.iter().any(|text| text.contains(keyword))).collect()
}

fn line(rule_set: &RuleSet, departments: &Departments, entry: &Entry) -> Line {
    let spot = entry.what.spot;
    let value = |value: &Option<String>| difference::value(rule_set, Some(departments), spot, value.as_deref());
    let change = format!("{} → {}", value(&entry.what.before), value(&entry.what.after));
    let who = if entry.who.is_empty() { "未署名" } else { &entry.who };
    let folded = if entry.folded > 0 { format!("（并入更早的 {} 次）", entry.folded) } else { String::new() };
    let at = entry.at.get(..16).unwrap_or(&entry.at);
    [
        difference::place(rule_set, Some(departments), spot),
        change,
        format!("{at} {who} {}{folded}", difference::how(&entry.how)),
    ]
}

fn row([place, change, who]: &Line) -> AnyView {
    view! {
        <div class="ledger-line" role="listitem">
            <b>{place.clone()}</b>
            <span>{change.clone()}</span>
            <span class="dim num">{who.clone()}</span>
        </div>
    }
    .into_any()
}
