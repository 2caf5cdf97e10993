//! Lists within a rule set that is being edited: rows of fields, texts, words, departments; with ways to add, move and take out.

use super::live::Listed;
use super::plain::{button, el};
use super::rules_fields::{choice, department_names, form, text_field, wrong};
use crate::rule_sets::change::{addition, at_place, put, removal};
use crate::rule_sets::edit::Edit;
use crate::rule_sets::forms::{Member, Options};
use crate::rule_sets::parts;
use crate::ui::prelude::*;
use crate::ui::rules_editor::{Editor, mark};
use crate::words::rule_edit;
use serde_json::Value;

/// A box of lines under a label.
fn boxed(label: &'static str, lines: AnyView) -> AnyView {
    view! {
        <div class="rules-rows" role="group" aria-label=label><span class="field-name">{label}</span>{lines}</div>
    }
    .into_any()
}

/// The button that adds an item at the end of a list; the keyboard goes there, to the field `first` if it has one of that name.
pub fn more(
    editor: Editor,
    list: &str,
    text: &'static str,
    first: &'static str,
    new: impl Fn(&Value) -> Value + 'static,
) -> AnyView {
    let (list, id) = (list.to_owned(), format!("{}+", mark(list)));
    let add = move |_| {
        let edit = editor.editing.with_untracked(|editing| addition(&editing.value, &list, new(&editing.value)));
        let place = format!("{list}/{}", editor.count(&list));
        editor.add(edit, format!("{place}/{first}"));
        editor.open.update(|open| open.push(place));
    };
    view! { <button type="button" class="btn small rules-more" id=id on:click=add>{text}</button> }.into_any()
}

/// Takes an item out; the keyboard goes to its neighbour, or to where one can be added.
pub fn take_out(editor: Editor, list: &str, at: usize) {
    let (edit, item) = editor.editing.with_untracked(|editing| {
        (removal(&editing.value, list, at), editing.value.pointer(&format!("{list}/{at}")).cloned())
    });
    let place = match editor.count(list) {
        1 => format!("{list}+"),
        count => format!("{list}/{}", at.min(count.saturating_sub(2))),
    };
    editor.change_to(edit, place);
    editor.offer_undo(rule_edit::removed(&item.unwrap_or_default()));
}

/// Moves an item; the keyboard stays on the button that did it, as long as there is one.
fn shift(editor: Editor, list: &str, from: usize, to: usize) {
    let down = to > from;
    let ends = if down { to + 1 == editor.count(list) } else { to == 0 };
    let sign = if down == ends { '^' } else { '_' };
    editor.change_to(Edit::Move { list: list.to_owned(), from, to }, format!("{list}/{to}{sign}"));
}

/// What can be done with an item of a list.
pub fn tools(editor: Editor, list: &str, at: usize, remove: impl Fn() + 'static) -> AnyView {
    let here = mark(&format!("{list}/{at}"));
    let last = editor.count(list).saturating_sub(1);
    let tool = |text: &'static str, to: usize, sign: char| {
        let (id, list, idle) = (format!("{here}{sign}"), list.to_owned(), to == at || to > last);
        let click = move |_| shift(editor, &list, at, to);
        view! { <button type="button" class="link" id=id disabled=idle on:click=click>{text}</button> }.into_any()
    };
    let mut tools = vec![tool("上移", at.saturating_sub(1), '^'), tool("下移", at + 1, '_')];
    tools.push(button("link danger", "删除", remove));
    el("span", "rules-tools", tools)
}

fn row_tools(editor: Editor, list: &str, at: usize) -> AnyView {
    let gone = list.to_owned();
    tools(editor, list, at, move || take_out(editor, &gone, at))
}

/// Lines of fields.
pub fn rows(editor: Editor, list: String, label: &'static str, of: &'static [Member]) -> AnyView {
    let row = |at: usize| {
        let place = format!("{list}/{at}");
        let (id, fields, tools) = (mark(&place), form(editor, &place, of), row_tools(editor, &list, at));
        view! { <div class="rules-row" id=id>{fields}{tools}</div> }
    };
    let rows = (0..editor.count(&list)).map(row).listed();
    let add = more(editor, &list, "加一项", "", move |file| parts::row(file, of));
    boxed(label, [rows, add, wrong(editor, &list)].listed())
}

/// Lists of lines, any of which will do.
pub fn ways(editor: Editor, list: String, label: &'static str, of: &'static [Member]) -> AnyView {
    let way = |at: usize| rows(editor, format!("{list}/{at}"), "这一组都要满足", of);
    let ways = (0..editor.count(&list)).map(way).listed();
    let add = more(editor, &list, "加一组条件", "", move |file| Value::Array(vec![parts::row(file, of)]));
    boxed(label, [ways, add, wrong(editor, &list)].listed())
}

/// Texts, one under the other.
pub fn texts(editor: Editor, list: String, label: &'static str, many: bool) -> AnyView {
    let row = |at: usize| {
        let place = format!("{list}/{at}");
        let (field, tools) = (text_field(editor, place, "", false, many), row_tools(editor, &list, at));
        el("div", "rules-row", vec![field, tools])
    };
    let rows = (0..editor.count(&list)).map(row).listed();
    let add = more(editor, &list, "加一条", "", |_| "".into());
    boxed(label, [rows, add, wrong(editor, &list)].listed())
}

/// Any of these words, in their order.
pub fn words(editor: Editor, list: String, label: &'static str, options: Options) -> AnyView {
    let named = move |editor: Editor, list: &str| -> Vec<String> {
        (0..editor.count(list)).map(|at| editor.text(&format!("{list}/{at}"))).collect()
    };
    let now = named(editor, &list);
    let check = |(word, name): &(&'static str, &'static str)| {
        let (word, name, list) = (*word, *name, list.clone());
        let checked = now.iter().any(|known| known == word);
        let click = move |ev: web_sys::Event| {
            let (on, now) = (event_target_checked(&ev), named(editor, &list));
            let stays = |(one, _): &&(&str, &str)| if *one == word { on } else { now.iter().any(|known| known == one) };
            let words: Vec<Value> = options.iter().filter(stays).map(|(one, _)| (*one).into()).collect();
            editor.put(&list, Some(Value::Array(words)).filter(|words| words.get(0).is_some()));
        };
        view! { <label class="check"><input type="checkbox" prop:checked=checked on:change=click/>{name}</label> }
    };
    boxed(label, options.iter().map(check).listed())
}

/// Departments in their order: those that are there, and one to add.
pub fn departments(editor: Editor, list: String, label: &'static str, lead: bool) -> AnyView {
    let mut all = department_names(editor, "加一个单位…");
    let named: Vec<String> = (0..editor.count(&list)).map(|at| editor.text(&format!("{list}/{at}"))).collect();
    let tag = |(at, id): (usize, &String)| {
        let name = all.iter().find(|(known, _)| known == id).map_or(id.clone(), |(_, name)| name.clone());
        let mut parts = Vec::new();
        if lead && at == 0 {
            parts.push(el("b", "", vec!["牵头 ".into_any()]));
        }
        parts.push(name.into_any());
        if lead && at > 0 {
            let list = list.clone();
            parts.push(button("link", "改为牵头", move || {
                let edit = Edit::Move { list: list.clone(), from: at, to: 0 };
                editor.change_to(edit, list.clone());
            }));
        }
        let list = list.clone();
        parts.push(button("link danger", "去掉", move || {
            editor.change_to(Edit::Remove { list: list.clone(), at }, list.clone());
        }));
        el("span", "tag", parts)
    };
    let tags = named.iter().enumerate().map(tag).listed();
    all.retain(|(id, _)| !named.contains(id));
    let problem = wrong(editor, &list);
    let id = mark(&list);
    let add = move |id: String| {
        let edit = editor.editing.with_untracked(|editing| addition(&editing.value, &list, id.into()));
        editor.change_to(edit, list.clone());
    };
    el("div", "rules-departments rules-wide", vec![choice(id, label, "", all, add), tags, problem])
}

/// A point's own departments, where it has some; else its indicator's hold.
pub fn own_departments(editor: Editor, list: String, label: &'static str) -> AnyView {
    let is_own = editor.value(&list).is_some();
    let there = list.clone();
    let switch = move |to: Option<Value>| {
        let edit = editor.editing.with_untracked(|editing| put(&editing.value, &there, to));
        editor.change_to(edit, there.clone());
    };
    if is_own {
        let back = button("link", "改为同指标", move || switch(None));
        return el("div", "rules-wide", vec![departments(editor, list, label, true), back]);
    }
    let (indicator, id) = (at_place(&at_place(&at_place(&list).0).0).0, mark(&list));
    let theirs = editor.value(&format!("{indicator}/departments")).unwrap_or_else(|| Value::Array(Vec::new()));
    let names = department_names(editor, "");
    let name =
        |id: &Value| names.iter().find(|(known, _)| Some(known.as_str()) == id.as_str()).map(|(_, name)| name.clone());
    let told: Vec<String> = theirs.as_array().into_iter().flatten().filter_map(name).collect();
    let own = move |_| switch(Some(theirs.clone()));
    view! {
        <p class="dim rules-wide">
            {format!("责任单位同指标：{}", if told.is_empty() { "未定".to_owned() } else { told.join("、") })}" "
            <button type="button" class="link" id=id on:click=own>"本点另定"</button>
        </p>
    }
    .into_any()
}
