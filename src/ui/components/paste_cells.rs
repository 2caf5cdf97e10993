//! Cells of a collection sheet that were copied, for the pack of one department.

use super::live;
use super::live::Listed;
use super::merge_intake::Table;
use super::plain::button;
use crate::domain::dispatch::{Dispatch, PackId};
use crate::domain::order;
use crate::ui::office::{Office, focus_soon};
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::hand_in as words;
use leptos::task::spawn_local;

/// The id of the button that opens the form; it gets the keyboard back.
pub const TOGGLE: &str = "paste-cells";

#[component]
pub fn PasteCells(table: Table) -> impl IntoView {
    let (session, open) = (Session::expect(), RwSignal::new(false));
    // The first pack may go out while the form stands open.
    let none = Memo::new(move |_| session.draft.with(|draft| draft.dispatches.is_empty()));
    let form = move || {
        none.track();
        open.get().then(|| view! { <Form table open/> })
    };
    view! {
        <div class="paste-cells">
            <button type="button" class="btn" id=TOGGLE aria-expanded=live::aria(move || open.get()) on:click=move |_| open.update(|open| *open = !*open)>
                "粘贴收集表单元格…"
            </button>
            {live::when(form)}
        </div>
    }
}

/// The last pack of each department, by the department's name.
fn packs(session: Session) -> Vec<(PackId, String)> {
    session.draft.with_untracked(|draft| {
        let mut last: Vec<&Dispatch> = Vec::new();
        for dispatch in draft.dispatches.iter().rev() {
            if last.iter().all(|known| known.to != dispatch.to) {
                last.push(dispatch);
            }
        }
        order::by_key(&mut last, |dispatch| dispatch.to.index());
        let name = |to| draft.departments.name(session.rule_set, to).to_owned();
        last.iter().map(|dispatch| (dispatch.pack.clone(), name(dispatch.to))).collect()
    })
}

#[component]
fn Form(table: Table, open: RwSignal<bool>) -> impl IntoView {
    let (session, office) = (Session::expect(), Office::expect());
    let packs = packs(session);
    if packs.is_empty() {
        return view! { <p class="dim" role="status">{words::NO_PACKS}</p> }.into_any();
    }
    let close = move || {
        open.try_set(false);
        focus_soon(TOGGLE.to_owned());
    };
    let (chosen, text) = (RwSignal::new(0_usize), RwSignal::new(String::new()));
    let options =
        packs.iter().enumerate().map(|(at, (_, name))| view! { <option value=at.to_string()>{name.clone()}</option> });
    let options = options.listed();
    let read = move || {
        let Some((pack, name)) = packs.get(chosen.get_untracked()).cloned() else { return };
        let text = text.get_untracked();
        spawn_local(async move {
            if table.paste(session, office, pack, words::pasted_name(&name), text).await {
                close();
            }
        });
    };
    view! {
        <div class="paste-form">
            <label class="field">
                <span class="field-name">"哪个单位的收集表"</span>
                <select class="in" on:change=move |ev| chosen.set(event_target_value(&ev).parse().unwrap_or(0))>{options}</select>
            </label>
            <label class="field">
                <span class="field-name">{words::PASTE_HINT}</span>
                <textarea class="in wide" rows="5" prop:value=live::text(move || text.get()) on:input=move |ev| text.set(event_target_value(&ev))></textarea>
            </label>
            <div class="actions">
                <button type="button" class="btn p" on:click=move |_| read()>"读出来看看"</button>
                {button("btn", "取消", close)}
            </div>
        </div>
    }
    .into_any()
}
