//! What can be done with the statistics sheet and its current row.

use super::live;
use super::live::Listed;
use super::plain::{button, say};
use super::sheet::Sheet;
use super::sheet_keys::DEEDS;
use crate::browser::page;
use crate::ui::prelude::*;
use std::time::Duration;

#[component]
pub fn SheetTools(sheet: Sheet) -> impl IntoView {
    let deed = move |(at, (_, name, hint, _)): (
        usize,
        &(super::sheet_keys::Deed, &'static str, &'static str, &'static str),
    )| {
        // The pointer must not take the keyboard out of the cell before what was typed there is taken over.
        let act = move |_| sheet.act(DEEDS[at].0);
        view! { <button type="button" class="btn small" title=*hint on:click=act>{*name}</button> }
    };
    let choose = move |ev| sheet.counts.set(event_target_value(&ev).parse().unwrap_or(0));
    let counts = move || sheet.counts.get().to_string();
    let print = move || {
        sheet.rows.all();
        set_timeout(page::print, Duration::ZERO);
    };
    view! {
        <div class="sheet-tools no-print" role="toolbar" aria-label="台账工具" id="sheet-tools" tabindex="-1">
            {DEEDS.iter().enumerate().map(deed).listed()}
            <label class="dim sheet-counts">
                "填报 "
                <select class="in" prop:value=live::text(counts) on:change=choose>
                    <option value="0">"不合格批次"</option>
                    <option value="1">"合格批次"</option>
                    <option value="2">"两样都填"</option>
                </select>
            </label>
            {say("span", "push", "")}
            {button("btn small", "粘贴、导入…", move || sheet.paste.set(Some(String::new())))}
            {button("btn small", "打印", print)}
        </div>
    }
}
