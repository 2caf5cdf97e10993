//! Fields of a rule set that is being edited, drawn from the tables of what it can say: each writes one member, and shows what the
//! loader says of it.

use super::live;
use super::live::Listed;
use super::plain::{button, el};
use super::rules_lists::{departments, own_departments, rows, texts, ways, words};
use super::rules_parts::list;
use crate::rule_sets::asking::{choosing, is_asked, plainly};
use crate::rule_sets::change::{at_place, put, typed};
use crate::rule_sets::edit::{Edit, items, number, shown};
use crate::rule_sets::form_kinds::{self, COMPARISONS, KINDS, TESTS, VETO};
use crate::rule_sets::forms::{Ask, Member, Options};
use crate::rule_sets::parts;
use crate::ui::prelude::*;
use crate::ui::rules_editor::{Editor, mark};
use serde_json::Value;

/// The fields of the object at a place.
pub fn form(editor: Editor, at: &str, table: &'static [Member]) -> AnyView {
    let is_asked = |member: &&'static Member| {
        editor.editing.with_untracked(|editing| is_asked(editing.value.pointer(at).unwrap_or(&Value::Null), member))
    };
    let fields = table.iter().filter(is_asked).map(|member| asked(editor, at, table, member)).collect();
    el("div", "form-grid", fields)
}

fn asked(editor: Editor, at: &str, table: &'static [Member], (name, label, ask): &'static Member) -> AnyView {
    let place = if name.is_empty() { at.to_owned() } else { format!("{at}/{name}") };
    match plainly(*ask) {
        Ask::Text => text_field(editor, place, label, false, false),
        Ask::Long => wide(text_field(editor, place, label, false, true)),
        Ask::Number => text_field(editor, place, label, true, false),
        Ask::Flag => flag_field(editor, at, table, name, label),
        Ask::Choice(options) => word_field(editor, at, table, name, label, options),
        Ask::Words(options) => words(editor, place, label, options),
        Ask::Texts(many) => texts(editor, place, label, many),
        Ask::Threshold => threshold(editor, place, label),
        Ask::Object(of) => object(editor, place, label, of),
        Ask::Rows(of) => rows(editor, place, label, of),
        Ask::Parts(part) => wide(list(editor, place, part)),
        Ask::Ways(of) => ways(editor, place, label, of),
        Ask::Department => chosen(editor, place, label, department_names(editor, "未定")),
        Ask::Departments(lead) => departments(editor, place, label, lead),
        Ask::OwnDepartments => own_departments(editor, place, label),
        Ask::Measure => measure(editor, place, label),
        Ask::Scoring => scoring(editor, place, &[]),
        Ask::Test => scoring(editor, place, &TESTS),
        Ask::When(..) => live::nothing(),
    }
}

fn wide(view: AnyView) -> AnyView {
    el("div", "rules-wide", vec![view])
}

/// What the loader says of a place.
pub fn wrong(editor: Editor, place: &str) -> AnyView {
    let place = place.to_owned();
    live::when(move || {
        let found = editor.checked.with(|checked| checked.problems.iter().find(|(at, _)| *at == place).cloned());
        found.map(|(_, problem)| el("span", "misread", vec![problem.into_any()]))
    })
}

fn labelled(label: &'static str, control: AnyView, wrong: AnyView) -> AnyView {
    let (class, label) = if label.is_empty() { ("sr", "一条") } else { ("field-name", label) };
    view! { <label class="field"><span class=class>{label}</span>{control}{wrong}</label> }.into_any()
}

/// A field for a text (or, with `many`, for one of several lines) or a number.
pub fn text_field(editor: Editor, place: String, label: &'static str, is_number: bool, many: bool) -> AnyView {
    let (now, wrong, id) = (editor.text(&place), wrong(editor, &place), mark(&place));
    let write = move |ev| {
        let text = event_target_value(&ev);
        if is_number {
            editor.put(&place, number(&text));
        } else {
            let edit = editor.editing.with_untracked(|editing| typed(&editing.value, &place, &text));
            editor.type_in(edit);
        }
    };
    let control = if many {
        view! { <textarea class="in wide" rows="2" id=id prop:value=now on:input=write></textarea> }.into_any()
    } else {
        view! { <input class="in wide" type="text" autocomplete="off" id=id prop:value=now on:input=write/> }.into_any()
    };
    labelled(label, control, wrong)
}

/// One of several words. `id`: of the field.
pub fn choice(
    id: String,
    label: &'static str,
    now: &str,
    mut options: Vec<(String, String)>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    if !now.is_empty() && options.iter().all(|(value, _)| value != now) {
        options.push((now.to_owned(), now.to_owned()));
    }
    let option = |(value, name): (String, String)| {
        let selected = value == now;
        view! { <option value=value prop:selected=selected>{name}</option> }
    };
    let options = options.into_iter().map(option).listed();
    let control =
        view! { <select class="in wide" id=id on:change=move |ev| choose(event_target_value(&ev))>{options}</select> };
    labelled(label, control.into_any(), live::nothing())
}

fn owned(options: Options) -> Vec<(String, String)> {
    options.iter().map(|(value, name)| ((*value).to_owned(), (*name).to_owned())).collect()
}

fn changes(editor: Editor, at: &str, table: &'static [Member], member: &str, to: Option<Value>) -> Edit {
    editor
        .editing
        .with_untracked(|editing| choosing(editing.value.pointer(at).unwrap_or(&Value::Null), at, table, member, to))
}

/// A member that is one of several words.
fn word_field(
    editor: Editor,
    at: &str,
    table: &'static [Member],
    name: &'static str,
    label: &'static str,
    options: Options,
) -> AnyView {
    let place = format!("{at}/{name}");
    let (now, at) = (editor.text(&place), at.to_owned());
    choice(mark(&place), label, &now, owned(options), move |word| {
        editor.change(changes(editor, &at, table, name, Some(word.into())));
    })
}

/// A yes or no; no is what an absent member says.
fn flag_field(editor: Editor, at: &str, table: &'static [Member], name: &'static str, label: &'static str) -> AnyView {
    let place = format!("{at}/{name}");
    let (id, now, at) = (mark(&place), editor.value(&place) == Some(Value::Bool(true)), at.to_owned());
    let click = move |ev: web_sys::Event| {
        let to = event_target_checked(&ev).then_some(Value::Bool(true));
        editor.change(changes(editor, &at, table, name, to));
    };
    view! { <label class="check"><input type="checkbox" id=id prop:checked=now on:change=click/>{label}</label> }
        .into_any()
}

/// A member that is one of these texts; the first stands for none.
fn chosen(editor: Editor, place: String, label: &'static str, options: Vec<(String, String)>) -> AnyView {
    let now = editor.text(&place);
    choice(mark(&place), label, &now, options, move |word| {
        let edit = editor.editing.with_untracked(|editing| typed(&editing.value, &place, &word));
        editor.change(edit);
    })
}

/// All departments by id, with their names; before them, what stands for none.
pub fn department_names(editor: Editor, none: &str) -> Vec<(String, String)> {
    let mut all = vec![(String::new(), none.to_owned())];
    editor.editing.with_untracked(|editing| {
        all.extend(items(&editing.value, "/departments").iter().map(|item| (shown(item, "/id"), shown(item, "/name"))));
    });
    all
}

fn measure(editor: Editor, place: String, label: &'static str) -> AnyView {
    let mut options = owned(&[("total", "总分"), ("basic", "总分，不含加分")]);
    editor.editing.with_untracked(|editing| {
        let name = |item: &Value| (shown(item, "/name"), format!("类别：{}", shown(item, "/name")));
        options.extend(items(&editing.value, "/categories").iter().map(name));
    });
    el("div", "", vec![chosen(editor, place.clone(), label, options), wrong(editor, &place)])
}

/// One comparison and its number.
fn threshold(editor: Editor, at: String, label: &'static str) -> AnyView {
    let of = editor.value(&at).unwrap_or_default();
    let (sign, value) = form_kinds::threshold(&of).unwrap_or(("at_least", "".into()));
    let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let place = format!("{at}/{sign}");
    let problem = el("span", "", vec![wrong(editor, &at), wrong(editor, &place)]);
    let (here, there, id) = (at.clone(), place.clone(), mark(&place));
    let choose = move |word: String| {
        let value = editor.value(&there);
        let set = |member: &str, to| Edit::Set { at: here.clone(), member: member.to_owned(), to };
        editor.change(Edit::All(vec![set(sign, None), set(&word, value)]));
    };
    let write = move |ev| editor.put(&place, number(&event_target_value(&ev)));
    let field =
        view! { <input class="in wide" type="text" inputmode="decimal" autocomplete="off" id=id prop:value=shown on:input=write/> }
            .into_any();
    let sign = choice(format!("{}~", mark(&at)), label, sign, owned(&COMPARISONS), choose);
    el("div", "rules-pair", vec![sign, labelled("数值", field, problem)])
}

/// An object of its own that may be missing.
fn object(editor: Editor, place: String, label: &'static str, of: &'static [Member]) -> AnyView {
    let id = mark(&place);
    if editor.value(&place).is_none() {
        let add = move |_| {
            let row = editor.editing.with_untracked(|editing| parts::row(&editing.value, of));
            let edit = editor.editing.with_untracked(|editing| put(&editing.value, &place, Some(row)));
            editor.add(edit, place.clone());
        };
        return view! { <p class="rules-wide"><button type="button" class="btn small" id=id on:click=add>"＋ "{label}</button></p> }
            .into_any();
    }
    let (fields, wrong) = (form(editor, &place, of), wrong(editor, &place));
    let out = button("link danger", "去掉", move || {
        let (at, member) = at_place(&place);
        editor.change_to(Edit::Set { at, member, to: None }, place.clone());
    });
    view! {
        <div class="rules-object rules-wide" role="group" aria-label=label id=id>
            <p class="rules-line"><b>{label}</b>{out}</p>
            {fields}
            {wrong}
        </div>
    }
    .into_any()
}

/// The kind of a scoring, chosen among `kinds`, and its members. With no `kinds`, those that can stand at this place.
fn scoring(editor: Editor, place: String, kinds: &'static [&'static str]) -> AnyView {
    let old = editor.value(&place).unwrap_or_default();
    let now = form_kinds::kind(&old);
    let vetoes = editor.editing.with_untracked(|editing| parts::is_veto(&editing.value, &place));
    let fits = |(kind, ..): &&(&str, &str, &str)| match kinds {
        [] => (*kind == VETO) == vetoes,
        kinds => kinds.contains(kind),
    };
    let options = KINDS.iter().filter(fits).map(|(kind, name, _)| ((*kind).to_owned(), (*name).to_owned())).collect();
    let fields = form(editor, &place, form_kinds::members(&old));
    let (problem, id) = (wrong(editor, &place), mark(&format!("{place}/kind")));
    let choose = move |kind: String| {
        let mut new = form_kinds::scoring(&kind, &old);
        // A condition keeps its text.
        if let Some(text) = old.get("text") {
            new["text"] = text.clone();
        }
        let (at, member) = at_place(&place);
        editor.change(Edit::Set { at, member, to: Some(new) });
    };
    let kind = choice(id, "怎样计分", &now, options, choose);
    el("div", "rules-scoring rules-wide", vec![kind, problem, fields])
}
