//! New parts of a rule-set file, and what each scoring kind is made of: what the forms put in and ask for.

use super::edit::{items, object, shown};
use serde_json::{Value, json};

/// Scoring kinds by their name in files, with what people call them.
pub const KINDS: [(&str, &str); 15] = [
    ("met", "达到 / 未达到"),
    ("no_incident", "未发生 / 已发生"),
    ("judged", "按情况评定"),
    ("rate", "比率达到门槛"),
    ("count", "数量达到门槛"),
    ("each", "每项得若干分"),
    ("levels", "按等级"),
    ("steps", "分档"),
    ("deduct", "倒扣"),
    ("base_plus", "基础分加每项"),
    ("trend", "连续几年同比"),
    ("benchmark", "与基准相比"),
    ("all_of", "同时满足"),
    ("any_of", "满足其一"),
    ("veto", "一票否决"),
];

/// Those that can be a condition of `all_of` and `any_of`.
pub const TESTS: [&str; 6] = ["met", "no_incident", "rate", "count", "trend", "benchmark"];

/// Comparisons by their name in files, with their sign.
pub const COMPARISONS: [(&str, &str); 5] =
    [("at_least", "不低于 ≥"), ("above", "高于 >"), ("at_most", "不超过 ≤"), ("below", "低于 <"), ("equal", "等于 =")];

/// How a member is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ask {
    /// A text, or a number that is kept as typed.
    Text,
    Number,
    /// A yes or no.
    Flag,
    /// One of these.
    Choice(&'static [(&'static str, &'static str)]),
    /// One comparison and its number.
    Threshold,
    /// Rows of members; the name of what a new row is made of.
    Rows(&'static [(&'static str, &'static str, Ask)]),
    /// Conditions, each a text and a test.
    Conditions,
}

const ITEM: &[(&str, &str, Ask)] =
    &[("name", "名称", Ask::Text), ("unit", "单位", Ask::Text), ("points", "每单位分值", Ask::Number)];
const LEVEL: &[(&str, &str, Ask)] = &[("name", "等级", Ask::Text), ("points", "分值", Ask::Number)];
const STEP: &[(&str, &str, Ask)] = &[("", "这一档", Ask::Threshold), ("points", "分值", Ask::Number)];
const RATIO: [(&str, &str, Ask); 3] =
    [("name", "比率名称", Ask::Text), ("of/0", "分子", Ask::Text), ("of/1", "分母", Ask::Text)];
const EFFECTS: &[(&str, &str)] = &[("lowest_grade", "定为最低等级"), ("not_named", "不予命名"), ("cap", "总分封顶")];

/// The members of a scoring kind: place within `scoring`, label, how it is asked for.
pub fn members(scoring: &Value) -> Vec<(&'static str, &'static str, Ask)> {
    let [name, numerator, denominator] = RATIO;
    let quantity = [("name", "数量名称", Ask::Text), ("unit", "单位", Ask::Text), ("decimals", "可有小数", Ask::Flag)];
    match scoring.get("kind").and_then(Value::as_str).unwrap_or_default() {
        "rate" => vec![name, numerator, denominator, ("", "门槛（%）", Ask::Threshold)],
        "count" => {
            let mut asked = quantity.to_vec();
            asked.push(("", "门槛", Ask::Threshold));
            asked
        }
        "trend" => vec![
            name,
            numerator,
            denominator,
            ("direction", "方向", Ask::Choice(&[("falling", "下降"), ("rising", "上升")])),
            ("times", "连续年数", Ask::Number),
        ],
        "benchmark" => vec![
            name,
            numerator,
            denominator,
            ("against", "与什么相比", Ask::Text),
            ("comparison", "比较", Ask::Choice(&COMPARISONS)),
        ],
        "each" => vec![("items", "各项", Ask::Rows(ITEM))],
        "deduct" => vec![("items", "扣分项", Ask::Rows(ITEM)), ("floor", "最低保留分", Ask::Number)],
        "levels" => vec![
            ("combine", "怎样合计", Ask::Choice(&[("best", "取最高一级"), ("sum", "各级相加")])),
            ("levels", "等级", Ask::Rows(LEVEL)),
        ],
        "steps" if scoring.get("of").is_some() => {
            vec![name, numerator, denominator, ("steps", "各档，取先满足的", Ask::Rows(STEP))]
        }
        "steps" => {
            let mut asked = quantity.to_vec();
            asked.push(("steps", "各档，取先满足的", Ask::Rows(STEP)));
            asked
        }
        "base_plus" => vec![
            ("base/text", "基础要求", Ask::Text),
            ("base/points", "基础分", Ask::Number),
            ("items", "再加", Ask::Rows(ITEM)),
        ],
        "all_of" | "any_of" => vec![("conditions", "条件", Ask::Conditions)],
        "veto" if scoring.pointer("/effect/kind") == Some(&json!("cap")) => {
            vec![("effect/kind", "后果", Ask::Choice(EFFECTS)), ("effect/total", "总分最多计", Ask::Number)]
        }
        "veto" => vec![("effect/kind", "后果", Ask::Choice(EFFECTS))],
        _ => Vec::new(),
    }
}

/// A scoring of another kind, with what the old one says as far as the new one can say it.
pub fn scoring(kind: &str, old: &Value) -> Value {
    let text = |at: &str| shown(old, at);
    let item = || json!([{ "name": text("/name"), "unit": text("/unit"), "points": 1 }]);
    let of = || json!([text("/of/0"), text("/of/1")]);
    let mut new = object([("kind", json!(kind))]);
    let members: Vec<(&str, Value)> = match kind {
        "rate" => vec![("name", json!(text("/name"))), ("of", of())],
        "count" => vec![("name", json!(text("/name"))), ("unit", json!(text("/unit")))],
        "trend" => {
            vec![("name", json!(text("/name"))), ("of", of()), ("direction", json!("rising")), ("times", json!(2))]
        }
        "benchmark" => vec![
            ("name", json!(text("/name"))),
            ("of", of()),
            ("against", json!("")),
            ("comparison", json!("at_least")),
        ],
        "each" | "deduct" => {
            vec![("items", old.get("items").cloned().unwrap_or_else(item))]
        }
        "levels" => vec![("combine", json!("best")), ("levels", json!([row(LEVEL)]))],
        "steps" => vec![("name", json!(text("/name"))), ("unit", json!(text("/unit"))), ("steps", json!([row(STEP)]))],
        "base_plus" => vec![
            ("base", json!({ "text": "", "points": 1 })),
            ("items", old.get("items").cloned().unwrap_or_else(item)),
        ],
        "all_of" | "any_of" => {
            vec![("conditions", old.get("conditions").cloned().unwrap_or_else(|| json!([condition()])))]
        }
        "veto" => vec![("effect", json!({ "kind": "not_named" }))],
        _ => Vec::new(),
    };
    for (name, value) in members {
        new[name] = value;
    }
    if matches!(kind, "rate" | "count") {
        let (name, value) = threshold(old).unwrap_or(("at_least", json!(90)));
        new[name] = value;
    }
    new
}

/// The comparison that stands in an object, with its number.
pub fn threshold(of: &Value) -> Option<(&'static str, Value)> {
    COMPARISONS.iter().find_map(|(name, _)| Some((*name, of.get(*name)?.clone())))
}

/// A new row of these members.
pub fn row(of: &[(&'static str, &'static str, Ask)]) -> Value {
    let mut row = object([]);
    for (name, _, ask) in of {
        match ask {
            Ask::Threshold => row["at_least"] = json!(0),
            Ask::Number => row[*name] = json!(1),
            _ => row[*name] = json!(""),
        }
    }
    row
}

/// A new condition.
pub fn condition() -> Value {
    json!({ "text": "", "kind": "met" })
}

/// A new scoring point of an indicator.
pub fn point(value: &Value, indicator: &str) -> Value {
    let code = shown(value, &format!("{indicator}/code"));
    let taken = items(value, &format!("{indicator}/scoring_points"));
    let code = free(&format!("{code}."), taken, "code");
    json!({ "code": code, "text": "", "points": 1, "scoring": { "kind": "met" } })
}

/// A new indicator with one point.
pub fn indicator(value: &Value) -> Value {
    let all: Vec<Value> =
        items(value, "/categories").iter().flat_map(|category| items(category, "/indicators")).cloned().collect();
    let code = free("", &all, "code");
    let mut new = json!({ "code": code, "name": "", "points": 1, "departments": [], "scoring_points": [] });
    new["scoring_points"] = json!([point(&new, "")]);
    new
}

/// A new category with one indicator.
pub fn category(value: &Value) -> Value {
    json!({ "name": "", "points": 1, "indicators": [indicator(value)] })
}

/// A new department.
pub fn department(value: &Value) -> Value {
    json!({ "id": free("d", items(value, "/departments"), "id"), "name": "" })
}

/// A name that no item has yet: the beginning and a number above how many there are.
fn free(beginning: &str, taken: &[Value], member: &str) -> String {
    let name = |number: usize| format!("{beginning}{number}");
    let is_free = |name: &String| !taken.iter().any(|item| item.get(member).and_then(Value::as_str) == Some(name));
    (1..=taken.len() + 1).rev().map(name).find(is_free).unwrap_or_else(|| name(taken.len() + 1))
}
