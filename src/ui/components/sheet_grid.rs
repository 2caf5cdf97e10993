//! The statistics ledger as a table of fields. One handler of each kind hears for all of its cells.

use super::keyed::keyed;
use super::late_field::composes;
use super::live;
use super::live::Listed;
use super::plain::tell;
use super::sheet::{Sheet, cell_id, cell_of};
use super::sheet_book::Row;
use super::sheet_keys::pressed;
use super::sheet_rows::LATER;
use crate::browser::cells;
use crate::domain::statistics::What;
use crate::domain::statistics::sheet::Column;
use crate::ui::element::untracked;
use crate::ui::prelude::*;
use crate::words::sheet::{beside, computed, computed_from_rows, head};

/// Class of the table for [`Sheet::counts`]: which of the two counts is shown.
const SHOWN: [&str; 3] = ["sheet rest", "sheet part", "sheet"];

#[component]
pub fn SheetGrid(sheet: Sheet) -> impl IntoView {
    let keys = Memo::new(move |_| sheet.book.with(|book| book.rows.iter().map(Row::key).collect::<Vec<_>>()));
    let of = |ev: &web_sys::Event| cells::id_of(ev).and_then(|id| cell_of(&id));
    let enter = move |ev: web_sys::Event| {
        if let Some((key, column)) = of(&ev) {
            sheet.enter(key, column);
        }
    };
    let leave = move |ev: web_sys::Event| {
        if of(&ev).is_some() {
            sheet.leave();
        }
    };
    let typed = move |ev: web_sys::Event| {
        let composing = composes(&ev);
        if let Some(id) = cells::id_of(&ev).filter(|id| !composing && cell_of(id).is_some()) {
            sheet.type_in(cells::value(&id));
        }
    };
    // The first click chooses a cell, the second one puts the caret into it.
    let click = move |ev: web_sys::Event| {
        if let Some((key, column)) = of(&ev) {
            if sheet.fresh.get_untracked() {
                sheet.fresh.set(false);
                cells::select(&cell_id(key, column));
            } else {
                sheet.caret.set(true);
            }
        }
    };
    let paste = move |ev: web_sys::Event| {
        let text = cells::pasted(&ev);
        // One cell is pasted as in any field; a table is shown before it counts.
        if text.trim_end().contains(['\t', '\n']) {
            ev.prevent_default();
            sheet.paste.set(Some(text));
        }
    };
    let class = live::text(move || SHOWN[sheet.counts.get().min(2)].to_owned());
    view! {
        <div class="scroll sheet-scroll">
            <table class=class aria-label="质量统计台账" on:focusin=move |ev| enter(ev.into()) on:focusout=move |ev| leave(ev.into()) on:input=typed on:compositionend=move |ev| typed(ev.into()) on:click=move |ev| click(ev.into()) on:keydown=move |ev| pressed(sheet, &ev) on:paste=move |ev| paste(ev.into())>
                <thead><tr>{heads()}</tr></thead>
                <tbody>{keyed(move || keys.get(), move |key| row(sheet, key))}</tbody>
            </table>
        </div>
    }
}

fn heads() -> AnyView {
    let of = |column: Column| {
        let at = column.index();
        view! { <th scope="col" id=format!("h-{at}") class=format!("c{at}")>{head(column)}</th> }.into_any()
    };
    let mut heads: Vec<_> = Column::ALL.map(of).into();
    heads.insert(6, view! { <th scope="col" class="cc">"计算的率"</th> }.into_any());
    heads.listed()
}

/// A row, or its name in its place until it is drawn.
fn row(sheet: Sheet, key: usize) -> AnyView {
    let now = sheet.rows.row(key);
    live::part(move || {
        let now = now.get();
        untracked(move || if now { drawn(sheet, key) } else { later(sheet, key) })
    })
}

fn later(sheet: Sheet, key: usize) -> AnyView {
    let name = sheet.book.with(|book| book.row(key).map(|row| row.line.entry.name.clone()));
    view! { <tr id=format!("r-{key}") class=LATER><td class="c0"><span class="ghost">{name}</span></td><td colspan="7"></td></tr> }.into_any()
}

fn drawn(sheet: Sheet, key: usize) -> AnyView {
    let Some(row) = sheet.draw(key) else { return live::nothing() };
    let class = move || {
        row.with(|row| {
            let kind = if row.line.is_group() { "group" } else { "" };
            let feeds = if row.feeds { " feeds" } else { "" };
            format!("l{} {kind}{feeds}", row.line.level.min(8))
        })
    };
    let mut cells: Vec<_> = Column::ALL.iter().map(|column| cell(row, key, *column)).collect();
    let rates = view! {
        <td class="cc n num">
            {live::text(move || row.with(|row| computed(&row.line)))}
            {tell("div", "beside num", live::text(move || row.with(|row| computed_from_rows(&row.line))))}
        </td>
    };
    cells.insert(6, rates.into_any());
    view! { <tr id=format!("r-{key}") class=live::text(class)>{cells.listed()}</tr> }.into_any()
}

fn cell(row: RwSignal<Row>, key: usize, column: Column) -> AnyView {
    let at = column.index();
    let value = live::text(move || row.with(|row| row.text(at)));
    let wrong = live::aria(move || row.with(|row| row.line.marks & (1 << at) != 0));
    let title = live::text(move || row.with(|row| says(row, at)));
    let id = cell_id(key, at);
    match column {
        Column::Name | Column::Note => {
            let (tag, ghost) = (format!("c{at} wrap"), format!("g-{key}-{at}"));
            let labels = if at == 0 { "h-0".to_owned() } else { format!("h-{at} g-{key}-0") };
            view! {
                <td class=tag>
                    <span class="ghost" id=ghost>{value}</span>
                    <textarea id=id class="cell" rows="1" aria-labelledby=labels aria-invalid=wrong title=title prop:value=value></textarea>
                </td>
            }
            .into_any()
        }
        Column::Period => {
            let hint = live::text(move || row.with(|row| row.line.period.clone()));
            view! {
                <td class="c6">
                    <input id=id class="cell" autocomplete="off" aria-labelledby=format!("h-6 g-{key}-0") placeholder=hint prop:value=value/>
                </td>
            }
            .into_any()
        }
        Column::Figure(what) => {
            let small = live::text(move || row.with(|row| beside(&row.line, column)));
            let labels = format!("h-{at} g-{key}-0");
            let mode = if what == What::Rate { "text" } else { "decimal" };
            view! {
                <td class=format!("c{at} n")>
                    <input id=id class="cell num" autocomplete="off" placeholder=" " inputmode=mode aria-labelledby=labels aria-invalid=wrong title=title prop:value=value/>
                    {tell("div", "beside num", small)}
                </td>
            }
            .into_any()
        }
    }
}

/// What does not fit in a cell.
fn says(row: &Row, column: usize) -> String {
    let of = row.says.iter().filter(|(at, _)| *at == column).map(|(_, text)| text.as_str());
    of.collect::<Vec<_>>().join("\n")
}
