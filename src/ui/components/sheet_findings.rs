//! What in the ledger does not fit: how much, and the way to each cell.

use super::live;
use super::live::Listed;
use super::sheet::{Sheet, cell_id};
use super::sheet_book::Told;
use crate::browser::page;
use crate::ui::prelude::*;

/// So many are listed at once.
const SHOWN: usize = 40;

#[component]
pub fn SheetFindings(sheet: Sheet) -> impl IntoView {
    let all = RwSignal::new(false);
    let list = move || {
        let limit = if all.get() { usize::MAX } else { SHOWN };
        sheet.book.with(|book| {
            let more = book.told.len().saturating_sub(limit);
            let items = book.told.iter().take(limit).map(|told| item(sheet, told)).listed();
            view! {
                <ol class="findings">{items}</ol>
                {(more > 0).then(|| super::plain::button("link no-print", "全部列出", move || all.set(true)))}
            }
            .into_any()
        })
    };
    let none = move || sheet.book.with(|book| book.told.is_empty());
    view! {
        <section class="box" aria-label="核对结果">
            <h2 class="box-title">"核对结果"</h2>
            <p class="found" role="status" class:ok=live::flag(none)>{live::text(move || count(sheet))}</p>
            {live::part(list)}
        </section>
    }
}

/// `7 处对不上，2 处待补`
pub fn count(sheet: Sheet) -> String {
    sheet.book.with(|book| {
        let wrong = book.told.iter().filter(|told| told.contradiction).count();
        let open = book.told.len() - wrong;
        match (wrong, open) {
            (0, 0) => "✓ 各数之间没有对不上的".to_owned(),
            (_, 0) => format!("▲ {wrong} 处对不上"),
            (0, _) => format!("△ {open} 处待补、待核"),
            _ => format!("▲ {wrong} 处对不上，△ {open} 处待补、待核"),
        }
    })
}

fn item(sheet: Sheet, told: &Told) -> AnyView {
    let (key, column) = (told.key, told.column);
    let go = move |_| {
        // A column that is hidden comes up.
        match (column, sheet.counts.get_untracked()) {
            (3, 0) | (4, 1) => sheet.counts.set(2),
            _ => {}
        }
        sheet.when_drawn(key, move || page::reveal_middle(&cell_id(key, column)));
    };
    let (sign, text) = (if told.contradiction { "▲ " } else { "△ " }, told.text.clone());
    view! { <li><button type="button" class="plain finding" on:click=go>{sign}{text}</button></li> }.into_any()
}
