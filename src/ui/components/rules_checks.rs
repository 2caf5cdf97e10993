//! Beside the forms: what the loader and the lint say, and how the open parts will be filled in.

use super::live;
use super::live::Listed;
use super::plain::{el, say};
use super::rules_file::listed;
use crate::domain::field::{Field, FieldKind};
use crate::domain::ids::PointId;
use crate::domain::rule_set::RuleSet;
use crate::ui::prelude::*;
use crate::ui::rules_editor::Editor;
use crate::words::{labels, rule, rules};

/// Points are previewed up to this number.
const SHOWN: usize = 12;

pub fn checks(editor: Editor) -> AnyView {
    let found = move || {
        let checked = editor.checked.get();
        let told = |(at, what): &(String, String)| told(editor, at, what);
        let (class, title, lines): (_, String, Vec<String>) = match checked.problems.len() {
            0 => (
                "dim",
                format!("没有问题；{} 处请看一看", checked.remarks.len()),
                checked.remarks.iter().map(|(_, what)| what.clone()).collect(),
            ),
            count => {
                ("misread", format!("{count} 处问题，改好才能存成新版"), checked.problems.iter().map(told).collect())
            }
        };
        let counts = checked.set.as_ref().map(|set| el("p", "dim num", vec![rules::counts(set).into_any()]));
        el("div", "", vec![el("p", class, vec![title.into_any()]), counts.into_any(), listed(lines)])
    };
    let preview = move || editor.checked.get().set.map(|set| shown(editor, &set));
    view! {
        <section class="box" aria-live="polite"><h2 class="box-title">"检查"</h2>{live::part(found)}</section>
        <section class="box"><h2 class="box-title">"填报时的样子（打开的部分，不保存）"</h2>{live::when(preview)}</section>
    }
    .into_any()
}

/// Which part a place in the file is about, by its code or name, and which field of it.
fn told(editor: Editor, place: &str, what: &str) -> String {
    let member = place.rsplit(['.', ']']).next().unwrap_or_default();
    let field = FIELDS.iter().find(|(name, _)| *name == member).map_or(member, |(_, label)| label);
    format!("{}{field}：{what}", whose(editor, place))
}

/// Members by what the forms call them.
const FIELDS: [(&str, &str); 14] = [
    ("id", "编号"),
    ("version", "版本"),
    ("title", "名称"),
    ("code", "编号"),
    ("name", "名称"),
    ("text", "文字"),
    ("points", "分值"),
    ("total", "总分"),
    ("unit", "单位"),
    ("of", "分子、分母"),
    ("document", "来源文件"),
    ("departments", "责任单位"),
    ("scoring", "计分方式"),
    ("", "内容"),
];

/// Which part a place in the file is about, by its code or name.
fn whose(editor: Editor, place: &str) -> String {
    let pointer: String =
        place.chars().map(|c| if matches!(c, '.' | '[') { '/' } else { c }).filter(|c| *c != ']').collect();
    let mut at = format!("/{pointer}");
    loop {
        let named =
            ["code", "name"].iter().map(|name| editor.text(&format!("{at}/{name}"))).find(|text| !text.is_empty());
        if let Some(name) = named {
            return format!("{name} ");
        }
        match at.rfind('/') {
            Some(end) if end > 0 => at.truncate(end),
            _ => return String::new(),
        }
    }
}

fn shown(editor: Editor, set: &RuleSet) -> AnyView {
    let open = editor.open.get();
    let mut points: Vec<PointId> = Vec::new();
    for at in &open {
        let parts: Vec<usize> = at.split('/').filter_map(|part| part.parse().ok()).collect();
        if let (true, [category, indicator, ..]) = (at.starts_with("/categories/"), &parts[..]) {
            let indicator = set.category_ids().nth(*category).and_then(|id| set.indicators_of(id).nth(*indicator));
            points.extend(indicator.into_iter().flat_map(|id| set.points_of(id)));
        }
    }
    points.sort_unstable();
    points.dedup();
    if points.is_empty() {
        return say("p", "dim", "打开一项指标，这里显示它填报时的样子。");
    }
    points.into_iter().take(SHOWN).map(|id| row(set, id)).listed()
}

fn row(set: &RuleSet, id: PointId) -> AnyView {
    let point = set.point(id);
    let code = el("span", "code num", vec![point.code.clone().into_any()]);
    let worth = el("span", "push num dim", vec![format!("{} 分", point.points).into_any()]);
    let head = el("p", "rules-line", vec![code, el("span", "", vec![labels::wording(point).into_any()]), worth]);
    let fields = el("div", "rules-fields", point.fields.iter().map(field).collect());
    el("div", "rules-shown", vec![head, fields, el("p", "dim", vec![rule::sentence(point).into_any()])])
}

fn field(field: &Field) -> AnyView {
    let words = |words: Vec<String>| {
        let one = |word: String| el("span", "seg-one", vec![word.into_any()]);
        el("span", "seg", words.into_iter().map(one).collect())
    };
    let control = match &field.kind {
        FieldKind::Flag => words(["达到", "未达到"].map(str::to_owned).to_vec()),
        FieldKind::Incident => words(["未发生", "已发生"].map(str::to_owned).to_vec()),
        FieldKind::Choice(levels) => words(levels.iter().cloned().chain(["均无".to_owned()]).collect()),
        FieldKind::Points(max) => el("span", "rules-blank num", vec![format!("0～{max} 分").into_any()]),
        FieldKind::Quantity { unit, .. } => el("span", "rules-blank", vec![unit.clone().into_any()]),
        FieldKind::Percent => el("span", "rules-blank", vec!["%".into_any()]),
    };
    el("span", "rules-field", vec![el("span", "part-text", vec![field.label.clone().into_any()]), control])
}
