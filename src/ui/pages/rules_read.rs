//! Reading an official table from pasted text: what was understood becomes a rule set to be settled by a person.

use crate::rule_sets::reading::{Proposal, Spot, read_table};
use crate::ui::components::live;
use crate::ui::components::plain::{button, el, say};
use crate::ui::components::rules_file::listed;
use crate::ui::pages::rules_edit::begin;
use crate::ui::prelude::*;
use crate::ui::shelf::Shelf;
use crate::words::{proposal, table_reading};

/// What is said of a text.
#[derive(Clone)]
struct Read {
    summary: String,
    doubts: Vec<String>,
    /// Whether there is anything to go on with.
    any: bool,
}

pub fn rules_read(shelf: Shelf) -> AnyView {
    let text = RwSignal::new(String::new());
    let read = RwSignal::new(None::<Read>);
    let look = move || {
        let found = read_table(&text.get_untracked());
        read.set(Some(Read {
            summary: proposal::summary(&found),
            doubts: doubts(&found),
            any: found.marks.iter().any(|mark| matches!(mark.spot, Spot::Point(..))),
        }));
    };
    let typed = move |ev| {
        text.set(event_target_value(&ev));
        read.set(None);
    };
    let area = view! { <textarea class="in wide rules-paste" aria-label="评分表的文字" rows="14" placeholder="从 Word、WPS、Excel 或网页里连同表头一起复制，贴在这里" prop:value=text on:input=typed></textarea> };
    let nothing = live::flag(move || text.with(|text| text.trim().is_empty()));
    let go = view! { <button type="button" class="btn p" disabled=nothing on:click=move |_| look()>"读表"</button> };
    let found = live::when(move || read.get().map(|found| shown(shelf, text, found)));
    el(
        "div",
        "rules-all",
        vec![
            say("h1", "", "从文字读表"),
            say(
                "p",
                "dim",
                "程序读出类别、指标、评分点、分值、门槛和责任单位；拿不准的都标出来，由人逐项核对，不会悄悄猜。文字只在本机处理。",
            ),
            area.into_any(),
            el("p", "actions", vec![go.into_any()]),
            found,
        ],
    )
}

fn doubts(found: &Proposal) -> Vec<String> {
    let line = |at: (usize, usize)| if at.0 > 0 { format!("第 {} 行：", at.0) } else { String::new() };
    let mut lines = Vec::new();
    for mark in &found.marks {
        lines.extend(mark.doubts.iter().map(|doubt| format!("{}{}", line(mark.lines), table_reading::sentence(doubt))));
    }
    let left = found.leftovers.iter().map(|left| {
        let text: String = left.text.chars().take(40).collect();
        format!("{}“{text}”{}", line(left.lines), table_reading::why(left.why))
    });
    lines.extend(left);
    lines
}

fn shown(shelf: Shelf, text: RwSignal<String>, found: Read) -> AnyView {
    let go = move || begin(shelf, &proposal::marked(read_table(&text.get_untracked())));
    let go = found.any.then(|| button("btn p", "存下来，逐项核对", go));
    view! {
        <section class="preview rules-found" role="status" aria-label="读表结果">
            <p><b>{found.summary}</b></p>
            {go}
            {listed(found.doubts)}
        </section>
    }
    .into_any()
}
