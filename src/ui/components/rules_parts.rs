//! The parts of a rule set that is being edited: one line each, with its tools; the open ones with their fields.

use super::live;
use super::live::Listed;
use super::plain::{button, el, say, tell};
use super::rules_fields::{departments, flag_field, scoring, text_field};
use crate::rule_sets::edit::{Edit, FROM, MARK, items, removal, unsettled};
use crate::rule_sets::parts;
use crate::ui::prelude::*;
use crate::ui::rules_editor::Editor;
use serde_json::Value;

/// What a part is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Category,
    Indicator,
    Point,
    Department,
}

impl Part {
    fn title(self) -> &'static str {
        match self {
            Self::Category | Self::Indicator | Self::Department => "name",
            Self::Point => "text",
        }
    }

    /// What it consists of, the name of the list, and what one more is called.
    fn below(self) -> Option<(Self, &'static str, &'static str)> {
        match self {
            Self::Category => Some((Self::Indicator, "indicators", "加一项指标")),
            Self::Indicator => Some((Self::Point, "scoring_points", "加一个评分点")),
            Self::Point | Self::Department => None,
        }
    }

    fn template(self, editor: Editor, within: &str) -> Value {
        editor.editing.with_untracked(|editing| match self {
            Self::Category => parts::category(&editing.value),
            Self::Indicator => parts::indicator(&editing.value),
            Self::Point => parts::point(&editing.value, within),
            Self::Department => parts::department(&editing.value),
        })
    }

    fn fields(self, editor: Editor, at: &str) -> AnyView {
        let text = |member: &str, label| text_field(editor, at, member, label, false, false);
        let number = |member: &str, label| text_field(editor, at, member, label, true, false);
        let note = || text_field(editor, at, "note", "说明", false, true);
        let form = |fields| el("div", "form-grid", fields);
        match self {
            Self::Category => form(vec![
                text("name", "类别名称"),
                number("points", "满分"),
                flag_field(editor, at, "bonus", "加分项，另外计"),
                number("pass", "合格线（可不填）"),
                number("weight", "折合分（可不填）"),
            ]),
            Self::Indicator => el(
                "div",
                "",
                vec![
                    form(vec![
                        text("code", "编号"),
                        text("name", "指标名称"),
                        number("points", "满分"),
                        text("source", "在原文的位置"),
                    ]),
                    departments(editor, at),
                    note(),
                ],
            ),
            Self::Point => el(
                "div",
                "",
                vec![
                    form(vec![text("code", "编号"), number("points", "分值")]),
                    text_field(editor, at, "text", "评分点", false, true),
                    scoring(editor, at, "scoring", &[]),
                    departments_of_point(editor, at),
                    note(),
                ],
            ),
            Self::Department => form(vec![
                text("name", "单位名称"),
                flag_field(editor, at, "group", "代表多个单位（如各成员单位）"),
                text("note", "说明"),
            ]),
        }
    }
}

/// A point's own departments, where it has some; else its indicator's hold.
fn departments_of_point(editor: Editor, at: &str) -> AnyView {
    if editor.value(&format!("{at}/departments")).is_some() {
        departments(editor, at)
    } else {
        say("p", "dim", "责任单位同指标。")
    }
}

/// All parts of a list, and a way to add one. Built anew when parts come, go or move.
pub fn list(editor: Editor, part: Part, within: String, name: &'static str, add: &'static str) -> AnyView {
    let list = format!("{within}/{name}");
    let count = editor.count(&list);
    let rows = (0..count).map(|at| row(editor, part, &list, at, count)).listed();
    let more = button("btn small", add, move || {
        let (at, item) = (editor.count(&list), part.template(editor, &within));
        editor.open.update(|open| open.push(format!("{list}/{at}")));
        editor.change(Edit::Insert { list: list.clone(), at, item });
    });
    el("div", "rules-list-of", vec![rows, el("p", "rules-add", vec![more])])
}

fn row(editor: Editor, part: Part, list: &str, at: usize, count: usize) -> AnyView {
    let here = format!("{list}/{at}");
    let (name, worth, marked) = (here.clone(), here.clone(), here.clone());
    let title = live::text(move || {
        let (code, name) =
            (editor.live_text(&format!("{name}/code")), editor.live_text(&format!("{name}/{}", part.title())));
        let name = if name.trim().is_empty() { "（未填写）" } else { &name };
        format!("{code} {name}").trim().to_owned()
    });
    let worth = live::text(move || {
        let points = editor.live_text(&format!("{worth}/points"));
        if points.is_empty() { String::new() } else { format!("{points} 分") }
    });
    let left = move || {
        let count = editor.editing.with(|editing| editing.value.pointer(&marked).map_or(0, unsettled));
        (count > 0).then(|| el("span", "tag w", vec![format!("待核对 {count}").into_any()]))
    };
    let place = here.clone();
    let is_open = Memo::new(move |_| editor.open.with(|open| open.contains(&place)));
    let place = here.clone();
    let toggle = move |_| {
        editor.open.update(|open| match open.iter().position(|known| *known == place) {
            Some(at) => drop(open.remove(at)),
            None => open.push(place.clone()),
        })
    };
    let body = move || is_open.get().then(|| body(editor, part, here.clone()));
    view! {
        <div class="rules-part">
            <div class="rules-line">
                <button type="button" class="plain rules-open" aria-expanded=live::aria(move || is_open.get()) on:click=toggle>{title}</button>
                {live::when(left)}
                <span class="num dim">{worth}</span>
                <span class="rules-tools" role="group" aria-label=title>{tools(editor, list, at, count)}</span>
            </div>
            {live::when(body)}
        </div>
    }
    .into_any()
}

fn tools(editor: Editor, list: &str, at: usize, count: usize) -> AnyView {
    // Places in the list mean other parts now.
    let moved = move |edit: Edit, list: &str| {
        editor.open.update(|open| open.retain(|place| !place.starts_with(list)));
        editor.change(edit);
    };
    let to = |list: &str, to: usize| {
        let list = list.to_owned();
        move || moved(Edit::Move { list: list.clone(), from: at, to }, &list)
    };
    let gone = list.to_owned();
    let remove = move || {
        let edit = editor.editing.with_untracked(|editing| removal(&editing.value, &gone, at));
        moved(edit, &gone);
    };
    let mut tools = Vec::new();
    if at > 0 {
        tools.push(button("link", "上移", to(list, at - 1)));
    }
    if at + 1 < count {
        tools.push(button("link", "下移", to(list, at + 1)));
    }
    tools.push(button("link danger", "删除", remove));
    tools.listed()
}

fn body(editor: Editor, part: Part, at: String) -> AnyView {
    let mut parts = vec![mark(editor, &at), part.fields(editor, &at)];
    if let Some((below, name, add)) = part.below() {
        parts.push(list(editor, below, at, name, add));
    }
    el("div", "rules-body", parts)
}

/// What a part was read from, and what is to be settled there.
pub fn mark(editor: Editor, at: &str) -> AnyView {
    let from = editor.text(&format!("{at}/{FROM}"));
    let from = (!from.is_empty()).then(|| el("p", "dim", vec!["原文：".into_any(), from.into_any()]));
    let here = at.to_owned();
    let doubts = move || {
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
    el("div", "rules-mark", vec![from.into_any(), live::when(doubts)])
}

/// What users must know of the table, one field a note.
pub fn notes(editor: Editor) -> AnyView {
    let row = |at: usize| {
        let out =
            button("link danger", "去掉", move || editor.change(Edit::Remove { list: "/notes".to_owned(), at }));
        el("div", "rules-note", vec![text_field(editor, "/notes", &at.to_string(), "", false, true), out])
    };
    let mut rows: Vec<_> = (0..editor.count("/notes")).map(row).collect();
    rows.push(button("btn small", "加一条", move || {
        let mut notes = editor.value("/notes").filter(Value::is_array).unwrap_or_else(|| Value::Array(Vec::new()));
        notes.as_array_mut().into_iter().for_each(|notes| notes.push(Value::String(String::new())));
        editor.change(Edit::Set { at: String::new(), member: "notes".to_owned(), to: Some(notes) });
    }));
    el("div", "rules-rows", rows)
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
