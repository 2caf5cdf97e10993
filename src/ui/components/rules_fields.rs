//! Fields of a rule set that is being edited: each writes one member, and shows what the loader says of it.

use super::live;
use super::live::Listed;
use super::plain::{button, el};
use crate::rule_sets::edit::{Edit, items, number, object};
use crate::rule_sets::parts::{self, Ask, COMPARISONS, KINDS, TESTS};
use crate::ui::prelude::*;
use crate::ui::rules_editor::{Editor, place};
use serde_json::{Value, json};

type Options = &'static [(&'static str, &'static str)];

/// The object that a member stands in, and its name there.
fn split(at: &str, member: &str) -> (String, String) {
    match member.rsplit_once('/') {
        Some((dir, last)) => (format!("{at}/{dir}"), last.to_owned()),
        None => (at.to_owned(), member.to_owned()),
    }
}

/// What the loader says of a place.
fn wrong(editor: Editor, pointer: &str) -> AnyView {
    let place = place(pointer);
    live::when(move || {
        let found = editor.checked.with(|checked| checked.problems.iter().find(|(at, _)| *at == place).cloned());
        found.map(|(_, problem)| el("span", "misread", vec![problem.into_any()]))
    })
}

fn labelled(label: &'static str, control: AnyView, wrong: AnyView) -> AnyView {
    let label = if label.is_empty() { "一条" } else { label };
    view! { <label class="field"><span class="field-name">{label}</span>{control}{wrong}</label> }.into_any()
}

/// A field for a text (or, with `many`, for one of several lines) or a number.
pub fn text_field(editor: Editor, at: &str, member: &str, label: &'static str, is_number: bool, many: bool) -> AnyView {
    let (object, name) = split(at, member);
    let pointer = format!("{object}/{name}");
    let now = editor.text(&pointer);
    let wrong = wrong(editor, &pointer);
    let write = move |ev| {
        let typed = event_target_value(&ev);
        editor.type_in(if is_number {
            Edit::number(&object, &name, &typed)
        } else {
            Edit::text(&object, &name, &typed)
        });
    };
    let control = if many {
        view! { <textarea class="in wide" rows="2" prop:value=now on:input=write></textarea> }.into_any()
    } else {
        view! { <input class="in wide" type="text" autocomplete="off" prop:value=now on:input=write/> }.into_any()
    };
    labelled(label, control, wrong)
}

/// One of several words.
pub fn choice(
    label: &'static str,
    now: &str,
    options: Vec<(String, String)>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let option = |(value, name): (String, String)| {
        let selected = value == now;
        view! { <option value=value selected=selected>{name}</option> }
    };
    let options = options.into_iter().map(option).listed();
    let control =
        view! { <select class="in wide" on:change=move |ev| choose(event_target_value(&ev))>{options}</select> };
    labelled(label, control.into_any(), live::nothing())
}

fn owned(options: Options) -> Vec<(String, String)> {
    options.iter().map(|(value, name)| ((*value).to_owned(), (*name).to_owned())).collect()
}

/// A member that is one of several words.
pub fn word_field(editor: Editor, at: &str, member: &str, label: &'static str, options: Options) -> AnyView {
    let (object, name) = split(at, member);
    let now = editor.text(&format!("{object}/{name}"));
    choice(label, &now, owned(options), move |word| editor.change(Edit::text(&object, &name, &word)))
}

/// A yes or no; no is what an absent member says.
pub fn flag_field(editor: Editor, at: &str, member: &'static str, label: &'static str) -> AnyView {
    let at = at.to_owned();
    let now = editor.value(&format!("{at}/{member}")) == Some(Value::Bool(true));
    let click = move |ev: web_sys::Event| {
        let on = event_target_checked(&ev);
        editor.type_in(Edit::Set { at: at.clone(), member: member.to_owned(), to: on.then_some(Value::Bool(true)) });
    };
    view! { <label class="check"><input type="checkbox" prop:checked=now on:change=click/>{label}</label> }.into_any()
}

/// One comparison and its number.
fn threshold(editor: Editor, at: &str, label: &'static str) -> AnyView {
    let of = editor.value(at).unwrap_or_default();
    let (sign, value) = parts::threshold(&of).unwrap_or(("at_least", json!("")));
    let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let (here, there) = (at.to_owned(), at.to_owned());
    let choose = move |word: String| {
        let value = editor.value(&format!("{here}/{sign}"));
        let set = |member: &str, to| Edit::Set { at: here.clone(), member: member.to_owned(), to };
        editor.change(Edit::All(vec![set(sign, None), set(&word, value)]));
    };
    let write = move |ev| {
        let to = number(&event_target_value(&ev));
        editor.type_in(Edit::Set { at: there.clone(), member: sign.to_owned(), to });
    };
    let field =
        view! { <input class="in wide" type="text" autocomplete="off" prop:value=shown on:input=write/> }.into_any();
    let problem = el("span", "", vec![wrong(editor, at), wrong(editor, &format!("{at}/{sign}"))]);
    el("div", "rules-pair", vec![choice(label, sign, owned(&COMPARISONS), choose), labelled("数值", field, problem)])
}

/// Rows of members, with a way to add and to take out.
fn rows(
    editor: Editor,
    at: &str,
    member: &str,
    label: &'static str,
    of: &'static [(&str, &'static str, Ask)],
) -> AnyView {
    let list = format!("{at}/{member}");
    let mut lines = vec![el("span", "field-name", vec![label.into_any()])];
    for index in 0..editor.count(&list) {
        let item = format!("{list}/{index}");
        let mut cells: Vec<_> = of.iter().map(|(name, label, ask)| asked(editor, &item, name, label, *ask)).collect();
        cells.push(out(editor, &list, index));
        lines.push(el("div", "rules-row", cells));
    }
    let end = list.clone();
    lines.push(button("btn small", "加一项", move || {
        let at = editor.count(&end);
        editor.change(Edit::Insert { list: end.clone(), at, item: parts::row(of) });
    }));
    lines.push(wrong(editor, &list));
    el("div", "rules-rows", lines)
}

fn out(editor: Editor, list: &str, at: usize) -> AnyView {
    let list = list.to_owned();
    button("link danger", "去掉", move || editor.change(Edit::Remove { list: list.clone(), at }))
}

fn conditions(editor: Editor, at: &str) -> AnyView {
    let list = format!("{at}/conditions");
    let mut lines = Vec::new();
    for index in 0..editor.count(&list) {
        let item = format!("{list}/{index}");
        let mut cells = vec![text_field(editor, &item, "text", "条件", false, false)];
        cells.push(scoring(editor, &list, &index.to_string(), &TESTS));
        cells.push(out(editor, &list, index));
        lines.push(el("div", "rules-condition", cells));
    }
    let end = list.clone();
    lines.push(button("btn small", "加一个条件", move || {
        let at = editor.count(&end);
        editor.change(Edit::Insert { list: end.clone(), at, item: parts::condition() });
    }));
    el("div", "rules-rows", lines)
}

fn asked(editor: Editor, at: &str, member: &str, label: &'static str, ask: Ask) -> AnyView {
    match ask {
        Ask::Text => text_field(editor, at, member, label, false, false),
        Ask::Number => text_field(editor, at, member, label, true, false),
        Ask::Flag => flag_field(editor, at, "decimals", label),
        Ask::Choice(options) => word_field(editor, at, member, label, options),
        Ask::Threshold => threshold(editor, at, label),
        Ask::Rows(of) => rows(editor, at, member, label, of),
        Ask::Conditions => conditions(editor, at),
    }
}

/// The kind of a scoring, chosen among `kinds`, and its members. `member` is where it stands in the object or list `at`.
pub fn scoring(editor: Editor, at: &str, member: &str, kinds: &'static [&'static str]) -> AnyView {
    let here = format!("{at}/{member}");
    let old = editor.value(&here).unwrap_or_else(|| object([]));
    let now = old.get("kind").and_then(Value::as_str).unwrap_or_default().to_owned();
    let of_kind = |(kind, _): &&(&str, &str)| kinds.is_empty() || kinds.contains(kind);
    let options = KINDS.iter().filter(of_kind).map(|(kind, name)| ((*kind).to_owned(), (*name).to_owned())).collect();
    let fields =
        parts::members(&old).into_iter().map(|(name, label, ask)| asked(editor, &here, name, label, ask)).listed();
    let (at, member) = (at.to_owned(), member.to_owned());
    let choose = move |kind: String| {
        let mut new = parts::scoring(&kind, &old);
        // A condition keeps its text.
        if let Some(text) = old.get("text") {
            new["text"] = text.clone();
        }
        editor.change(Edit::Set { at: at.clone(), member: member.clone(), to: Some(new) });
    };
    el("div", "rules-scoring form-grid", vec![choice("怎样计分", &now, options, choose), fields])
}

/// The departments of a part, lead first: those that are there, and one to add.
pub fn departments(editor: Editor, at: &str) -> AnyView {
    let list = format!("{at}/departments");
    let all: Vec<(String, String)> = editor.editing.with_untracked(|editing| {
        let text = |item: &Value, member: &str| item.get(member).and_then(Value::as_str).unwrap_or_default().to_owned();
        items(&editing.value, "/departments").iter().map(|item| (text(item, "id"), text(item, "name"))).collect()
    });
    let named: Vec<String> = (0..editor.count(&list)).map(|index| editor.text(&format!("{list}/{index}"))).collect();
    let tag = |(index, id): (usize, &String)| {
        let name = all.iter().find(|(known, _)| known == id).map_or(id.clone(), |(_, name)| name.clone());
        let lead = if index == 0 { "牵头 " } else { "" };
        el("span", "tag", vec![lead.into_any(), name.into_any(), out(editor, &list, index)])
    };
    let tags = named.iter().enumerate().map(tag).listed();
    let mut options = vec![(String::new(), "加一个单位…".to_owned())];
    options.extend(all.iter().filter(|(id, _)| !named.contains(id)).cloned());
    let object = at.to_owned();
    let add = move |id: String| {
        let mut ids: Vec<Value> = named.iter().map(|id| json!(id)).collect();
        ids.push(json!(id));
        editor.change(Edit::Set { at: object.clone(), member: "departments".to_owned(), to: Some(json!(ids)) });
    };
    el("div", "rules-departments", vec![choice("责任单位（第一个牵头）", "", options, add), tags, wrong(editor, &list)])
}
