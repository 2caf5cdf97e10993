//! The parts of a rule set that is being edited: one line each, with its tools; the open ones with their fields.

use super::live;
use super::live::Listed;
use super::plain::{button, el, tell};
use super::rules_fields::{form, wrong};
use super::rules_lists::{more, take_out, tools};
use crate::browser::page;
use crate::rule_sets::change::points_in;
use crate::rule_sets::edit::{Edit, FROM, MARK, items, unsettled};
use crate::rule_sets::forms::Part;
use crate::ui::prelude::*;
use crate::ui::rules_editor::{Editor, mark};
use crate::words::rule_edit;
use serde_json::Value;

/// All parts of a list, and ways to add one. Built anew when parts come, go or move.
pub fn list(editor: Editor, list: String, part: &'static Part) -> AnyView {
    let rows = (0..editor.count(&list)).map(|at| row(editor, part, &list, at)).listed();
    let add = part.add.iter().map(|(name, new)| {
        let (here, new) = (list.clone(), *new);
        more(editor, &list, name, part.title, move |file| new(file, &here))
    });
    let add = el("p", "rules-add", vec![add.listed()]);
    el("div", "rules-list-of", vec![rows, wrong(editor, &list), add])
}

fn row(editor: Editor, part: &'static Part, list: &str, at: usize) -> AnyView {
    let here = format!("{list}/{at}");
    let (name, worth) = (here.clone(), here.clone());
    let title = live::text(move || {
        let (code, name) =
            (editor.live_text(&format!("{name}/code")), editor.live_text(&format!("{name}/{}", part.title)));
        let name = if name.trim().is_empty() { "（未填写）" } else { &name };
        format!("{code} {name}").trim().to_owned()
    });
    let worth = live::text(move || {
        let points = editor.live_text(&format!("{worth}/points"));
        if points.is_empty() { String::new() } else { format!("{points} 分") }
    });
    let place = here.clone();
    let is_open = Memo::new(move |_| editor.open.with(|open| open.contains(&place)));
    let place = here.clone();
    let toggle = move |_| {
        editor.open.update(|open| match open.iter().position(|known| *known == place) {
            Some(at) => drop(open.remove(at)),
            None => open.push(place.clone()),
        })
    };
    let (id, question, left) = (mark(&here), question(editor, list, at), left(editor, &here));
    let (gone, place) = (list.to_owned(), here.clone());
    let tools = tools(editor, list, at, move || {
        if editor.editing.with_untracked(|editing| points_in(&editing.value, &place)) > 1 {
            editor.asking.set(Some(place.clone()));
            request_animation_frame(move || page::focus(KEEP));
        } else {
            take_out(editor, &gone, at);
        }
    });
    let body = move || {
        is_open.get().then(|| {
            untrack(|| el("div", "rules-body", vec![doubts(editor, &here), form(editor, &here, part.members)]))
        })
    };
    view! {
        <div class="rules-part" role="group" aria-label=title id=id>
            <div class="rules-line">
                <button type="button" class="plain rules-open" aria-expanded=live::aria(move || is_open.get()) on:click=toggle>{title}</button>
                {left}
                <span class="num dim">{worth}</span>
                {tools}
            </div>
            {question}
            {live::when(body)}
        </div>
    }
    .into_any()
}

/// How much is to be settled in a part.
fn left(editor: Editor, place: &str) -> AnyView {
    let place = place.to_owned();
    live::when(move || {
        let count = editor.editing.with(|editing| editing.value.pointer(&place).map_or(0, unsettled));
        (count > 0).then(|| el("span", "tag w", vec![format!("待核对 {count}").into_any()]))
    })
}

/// The id of the button that keeps a part; there is one at a time.
const KEEP: &str = "rules-keep-part";

/// Asked before a part goes with more than one point.
fn question(editor: Editor, list: &str, at: usize) -> AnyView {
    let list = list.to_owned();
    live::when(move || {
        let place = format!("{list}/{at}");
        if editor.asking.with(|asking| asking.as_ref() != Some(&place)) {
            return None;
        }
        let text = editor.editing.with_untracked(|editing| {
            let points = points_in(&editing.value, &place);
            rule_edit::ask_removal(editing.value.pointer(&place).unwrap_or(&Value::Null), points)
        });
        let list = list.clone();
        let remove = move |_| take_out(editor, &list, at);
        let keep = move |_| {
            editor.asking.set(None);
            let place = mark(&place);
            request_animation_frame(move || page::focus_any(&[place], false, false));
        };
        Some(view! {
            <p class="ask rules-ask" role="alert">
                {text}" "
                <button type="button" class="btn small danger" on:click=remove>"删除"</button>" "
                <button type="button" class="btn small" id=KEEP on:click=keep>"保留"</button>
            </p>
        })
    })
}

/// What a part was read from, and what is to be settled there.
pub fn doubts(editor: Editor, at: &str) -> AnyView {
    let from = editor.text(&format!("{at}/{FROM}"));
    let from = (!from.is_empty()).then(|| el("p", "dim", vec!["原文：".into_any(), from.into_any()]));
    let here = at.to_owned();
    let listed = move || {
        let doubts: Vec<String> = editor.editing.with(|editing| {
            items(&editing.value, &format!("{here}/{MARK}"))
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect()
        });
        if doubts.is_empty() {
            return None;
        }
        let object = here.clone();
        let settled = move || editor.type_in(Edit::Set { at: object.clone(), member: MARK.to_owned(), to: None });
        let lines = doubts.into_iter().map(|doubt| el("li", "", vec![doubt.into_any()])).collect();
        Some(el("div", "warned", vec![el("ul", "", lines), button("btn small", "已核对，没有问题", settled)]))
    };
    el("div", "rules-mark", vec![from.into_any(), live::when(listed)])
}

/// Texts of a table that were not used: each stays until a person says that it is dealt with.
pub fn left_over(editor: Editor) -> AnyView {
    let list = format!("/{}", crate::rule_sets::edit::LEFT);
    let count = editor.count(&list);
    if count == 0 {
        return live::nothing();
    }
    let row = |at: usize| {
        let here = format!("{list}/{at}");
        let why = editor.text(&format!("{here}/{MARK}/0"));
        let (lines, text) = (editor.text(&format!("{here}/{FROM}")), editor.text(&format!("{here}/text")));
        let list = list.clone();
        let done = button("link", "已处理", move || editor.change(Edit::Remove { list: list.clone(), at }));
        view! { <li><b class="num">{lines}</b>" "<span class="dim">{why}</span>" "{done}<p class="rules-left">{text}</p></li> }
    };
    let all = list.clone();
    let all = button("btn small", "全部标为已处理", move || {
        let back = (0..count).rev().map(|at| Edit::Remove { list: all.clone(), at });
        editor.change(Edit::All(back.collect()));
    });
    let title = tell("h2", "box-title", live::text(move || format!("没有用上的文字（{count} 段）")));
    let items = (0..count).map(row).listed();
    view! { <section class="box">{title}<ul class="rules-list">{items}</ul>{all}</section> }.into_any()
}
