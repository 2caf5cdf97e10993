//! What was changed in a rule set, and where.

use super::rule_set_problem::sentence;
use crate::rule_sets::asking::label;
use crate::rule_sets::change::{main, place};
use crate::rule_sets::edit::{Edit, items, shown};
use crate::rule_sets::problem::Problem;
use crate::wire::{At, Shape};
use serde_json::Value;

/// As many characters of a name are told.
const LENGTH: usize = 16;

/// What a step did, as it is told beside 撤销 and 重做: `修改 1.1 分值`. `edit` is what taking it back (`back`) or making it again
/// would do to the file as it is.
pub fn step(file: &Value, edit: &Edit, back: bool) -> String {
    let deed = |brings: bool| if brings == back { "删除" } else { "添加" };
    match edit {
        Edit::All(edits) => main(edits).map_or(String::new(), |edit| step(file, edit, back)),
        Edit::Set { .. } => format!("修改 {}", spot(file, &place(edit))).trim().to_owned(),
        Edit::Insert { item, .. } => format!("{} {}", deed(true), name(item)),
        Edit::Remove { list, at } => format!("{} {}", deed(false), name_at(file, list, *at)),
        Edit::Move { list, from, .. } => format!("移动 {}", name_at(file, list, *from)),
    }
}

fn name_at(file: &Value, list: &str, at: usize) -> String {
    items(file, list).get(at).map_or(String::new(), name)
}

/// A part by its code and name, a text by itself: `“1.1 组织领导”`.
pub fn name(part: &Value) -> String {
    let text =
        ["/title", "/name", "/label", "/text", ""].iter().map(|at| shown(part, at)).find(|text| !text.is_empty());
    let all = format!("{} {}", shown(part, "/code"), text.unwrap_or_default());
    match all.trim() {
        "" => "一项".to_owned(),
        all if all.chars().count() > LENGTH => format!("“{}…”", all.chars().take(LENGTH).collect::<String>()),
        all => format!("“{all}”"),
    }
}

/// A place in the file as people know it: the part by its code or name, and the field there: `1.1 门槛（%）`.
pub fn spot(file: &Value, pointer: &str) -> String {
    format!("{} {}", whose(file, pointer), label(file, pointer)).trim().to_owned()
}

/// The part that a place is in, by its code or name; nothing for the table as a whole.
fn whose(file: &Value, pointer: &str) -> String {
    // What is counted has a name, too; the point's code says more.
    let mut at = pointer.split_once("/scoring/").map_or(pointer.trim_end_matches("/scoring"), |(point, _)| point);
    while !at.is_empty() {
        let said = ["code", "name", "title"].iter().map(|name| shown(file, &format!("{at}/{name}")));
        if let Some(name) = said.into_iter().find(|text| !text.is_empty()) {
            return name;
        }
        at = at.rsplit_once('/').map_or("", |(before, _)| before);
    }
    String::new()
}

/// The place in the file that the loader or the lint names, as a JSON pointer: `categories[2].points` → `/categories/2/points`.
pub fn pointer(place: &str) -> String {
    if place.is_empty() || place.starts_with('(') {
        return String::new();
    }
    let inner: String =
        place.chars().map(|c| if matches!(c, '.' | '[') { '/' } else { c }).filter(|c| *c != ']').collect();
    format!("/{inner}")
}

/// Asked before a part goes with more than one scoring point.
pub fn ask_removal(part: &Value, points: usize) -> String {
    format!("删除{}和其中 {points} 个评分点？", name(part))
}

pub fn removed(part: &Value) -> String {
    format!("已删除{}。", name(part))
}

/// A problem as it is told beside its field, where nobody need know the names in files.
pub fn problem(at: &At<Problem>) -> String {
    let said = match &at.problem {
        Problem::Shape(Shape::Missing) | Problem::EmptyText => "还没有填",
        Problem::NeedsOneComparison => "请填门槛的数值",
        Problem::NeedsTwoNames => "请填分子、分母两个名称",
        Problem::NotAVeto => "否决类里只能放否决项",
        Problem::VetoElsewhere => "否决项只能放在否决类里",
        Problem::UnknownDepartment(_) => "这个单位不在“责任单位”里，请重新选",
        Problem::UnknownCategory(_) => "这个类别已经没有了，请重新选",
        Problem::UnknownWord { .. } => "不认识，请重新选",
        _ => {
            let told = sentence(at);
            return told.strip_prefix(&format!("{}：", at.place)).map_or(told.clone(), str::to_owned);
        }
    };
    said.to_owned()
}

/// What the lint says, with the fields by the names that they have in the forms.
pub fn remark(sentence: &str) -> String {
    let names = [
        ("写进 note", "写进“说明”"),
        ("请写 grade_rounding", "请写“评定等级前怎样取整”"),
        ("用 all_of、stretch", "用“同时满足”“力争目标”"),
    ];
    names.iter().fold(sentence.to_owned(), |told, (name, called)| told.replace(name, called))
}
