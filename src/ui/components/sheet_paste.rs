//! A table from Excel, WPS or a CSV file: shown as it was understood, and taken over as one step.

use super::live;
use super::live::Listed;
use super::plain::{button, el, say, tell};
use super::sheet::Sheet;
use super::table_head::table_head;
use super::text_field::TextField;
use crate::browser::files;
use crate::domain::statistics::sheet::Column as SheetColumn;
use crate::domain::statistics::{Entry, What};
use crate::exchange::paste::columns::Kind;
use crate::exchange::paste::{Preview, preview};
use crate::ui::prelude::*;
use crate::words::{self, paste as said};
use leptos::task::spawn_local;

/// What a column may hold, in the order offered.
const KINDS: [Kind; 12] = [
    Kind::Unknown,
    Kind::Name,
    Kind::Group,
    Kind::Figure(What::Enterprises),
    Kind::Figure(What::Whole),
    Kind::Figure(What::Part),
    Kind::Figure(What::Rest),
    Kind::Figure(What::Rate),
    Kind::Period,
    Kind::Unit,
    Kind::Note,
    Kind::Number,
];
/// So many rows and cells are shown.
const SHOWN: usize = 30;
/// A file above this size is no table of this kind.
const LIMIT: usize = 4 << 20;

/// The panel's state.
#[derive(Clone, Copy)]
struct Pasting {
    sheet: Sheet,
    text: RwSignal<String>,
    /// Positions in [`KINDS`] that a person chose; empty as long as nobody did.
    kinds: RwSignal<Vec<usize>>,
    group: RwSignal<String>,
    trouble: RwSignal<String>,
}

impl Pasting {
    fn read(self) -> Preview {
        let kinds: Vec<_> = self.kinds.with(|kinds| kinds.iter().map(|at| KINDS[*at]).collect());
        let kinds = Some(kinds).filter(|kinds| !kinds.is_empty());
        self.text.with(|text| preview(text, kinds.as_deref()))
    }

    fn set(self, text: String) {
        self.kinds.set(Vec::new());
        self.trouble.set(String::new());
        self.text.set(text);
    }

    fn close(self) {
        self.sheet.paste.set(None);
    }

    fn load(self, ev: &web_sys::Event) {
        let Some(file) = files::all_picked(ev).pop() else { return };
        let name = file.name();
        spawn_local(async move {
            match file.text(LIMIT).await {
                Ok(text) => {
                    self.set(text);
                    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
                    self.group.set(stem.to_owned());
                }
                Err(error) => self.trouble.set(words::files::failure(&error)),
            }
        });
    }

    /// Puts what was understood behind what is there.
    fn take_over(self) {
        let found = untrack(move || self.read());
        let rows = found.lines.len();
        let name = self.group.get_untracked().trim().to_owned();
        let entries: Vec<Entry> = if name.is_empty() && found.total.is_none() {
            found.entries
        } else {
            vec![found.into_group(if name.is_empty() { "合计" } else { &name })]
        };
        self.sheet.edit(Box::new(move |statistics| {
            for entry in entries {
                let end = statistics.entries.len();
                statistics.insert(None, end, entry);
            }
        }));
        self.close();
        self.sheet.show_counts();
        self.sheet.offer_undo(format!("已导入 {rows} 行，放在台账最后。"));
    }
}

#[component]
pub fn SheetPaste(sheet: Sheet, first: String) -> impl IntoView {
    let pasting = Pasting {
        sheet,
        text: RwSignal::new(first),
        kinds: RwSignal::new(Vec::new()),
        group: RwSignal::new(String::new()),
        trouble: RwSignal::new(String::new()),
    };
    let shown = move || {
        pasting.text.with(|text| !text.trim().is_empty()).then(|| {
            view! {
                {live::part(move || columns(pasting))}
                {live::part(move || found(pasting))}
            }
        })
    };
    let filled = Memo::new(move |_| pasting.text.with(|text| !text.trim().is_empty()));
    let preview = move || if filled.get() { untrack(shown).into_any() } else { live::nothing() };
    let input = move |ev| pasting.set(event_target_value(&ev));
    view! {
        <section class="card sheet-paste no-print" aria-label="粘贴或导入表格">
            <h2>"粘贴或导入表格"</h2>
            {say("p", "dim", "在 Excel、WPS 里选中带表头的区域，复制后粘贴到下面；也可以选 CSV 文件。先看读出了什么，再决定要不要。")}
            <textarea class="in wide num" id="paste-text" rows="5" aria-label="粘贴的表格" prop:value=pasting.text on:input=input></textarea>
            <p>
                <label class="btn small file-label">
                    "选 CSV 文件…"
                    <input type="file" accept=".csv,.txt,.tsv,text/csv" class="file-input" on:change=move |ev| pasting.load(&ev)/>
                </label>
                {tell("span", "misread", live::text(move || pasting.trouble.get()))}
            </p>
            {live::part(preview)}
            <div class="actions">
                {live::when(move || filled.get().then(|| button("btn p", "放进台账", move || pasting.take_over())))}
                {button("btn", "取消", move || pasting.close())}
            </div>
        </section>
    }
}

/// What each column was taken for. Built anew only with the text, so that a choice keeps the keyboard.
fn columns(pasting: Pasting) -> AnyView {
    let found = pasting.text.with(|text| preview(text, None));
    let first: Vec<_> =
        found.columns.iter().map(|column| KINDS.iter().position(|kind| *kind == column.kind).unwrap_or(0)).collect();
    let column = |at: usize| {
        let start = first.clone();
        let label = found.columns.get(at).map_or(String::new(), |column| said::column(at, column));
        let head = label.split(" → ").next().unwrap_or_default().to_owned();
        let options = KINDS.iter().enumerate().map(|(kind, what)| {
            view! { <option value=kind.to_string() selected={first.get(at) == Some(&kind)}>{said::kind(*what)}</option> }
        });
        let choose = move |ev: web_sys::Event| {
            let kind = event_target_value(&ev).parse().unwrap_or(0);
            let mut kinds = pasting.kinds.get_untracked();
            if kinds.is_empty() {
                kinds.clone_from(&start);
            }
            kinds[at] = kind;
            pasting.kinds.set(kinds);
        };
        view! { <label class="field"><span class="field-name">{head}</span><select class="in" on:change=choose>{options.listed()}</select></label> }
    };
    let columns = (0..first.len()).map(column).listed();
    el("div", "paste-columns", vec![columns])
}

/// What was read: how much, the rows, the cells that were not understood.
fn found(pasting: Pasting) -> AnyView {
    let found = pasting.read();
    let summary = said::summary(&found);
    let unread = found.unread.iter().take(SHOWN).map(|cell| view! { <li>{said::unread(cell)}</li> }).listed();
    let left = found.unread.len().saturating_sub(SHOWN);
    let change = Callback::new(move |text: String| pasting.group.set(text));
    let mut rows = Vec::new();
    list(&found.entries, 0, &mut rows);
    if let Some(total) = &found.total {
        rows.push((total.clone(), 0));
    }
    let more = rows.len().saturating_sub(SHOWN);
    let rows = rows.into_iter().take(SHOWN).map(|(entry, level)| row(&entry, level)).listed();
    let heads = ["名称", "#企业数", "#批次", "#合格批次", "#不合格批次", "#报告的率", "时期", "备注"];
    let table = el("table", "gap-table", vec![table_head(&heads), el("tbody", "", vec![rows])]);
    let rest = (more > 0).then(|| format!("另有 {more} 行未列出，同样会导入。"));
    view! {
        {live::paragraphs("sum", summary)}
        {(!found.unread.is_empty()).then(|| view! { <ul class="unread-cells">{unread}</ul> })}
        {(left > 0).then(|| format!("另有 {left} 格未列出。"))}
        <div class="scroll" tabindex="0" role="group" aria-label="读出的行">{table}</div>
        {rest.map(|text| view! { <p class="dim">{text}</p> })}
        <div class="form-grid"><TextField label="放在新的一组，组名" value=pasting.group change hint="不填就直接放在最外层"/></div>
    }
    .into_any()
}

fn list(entries: &[Entry], level: usize, rows: &mut Vec<(Entry, usize)>) {
    for entry in entries {
        rows.push((Entry { parts: None, ..entry.clone() }, level));
        list(entry.inside(), level + 1, rows);
    }
}

fn row(entry: &Entry, level: usize) -> AnyView {
    let cells = SheetColumn::ALL.map(|column| {
        let class = if matches!(column, SheetColumn::Figure(_)) { "n num" } else { "" };
        let indent = if column == SheetColumn::Name { "　".repeat(level) } else { String::new() };
        let unread =
            matches!(column, SheetColumn::Figure(what) if entry.unread.iter().any(|(other, _)| *other == what));
        let sign = if unread { " ▲" } else { "" };
        el("td", class, vec![format!("{indent}{}{sign}", column.text(entry)).into_any()])
    });
    el("tr", "", cells.into())
}
