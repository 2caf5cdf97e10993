//! What the forms ask for in each scoring kind.

use super::edit::{made, shown};
use super::forms::{Ask, Member};
use serde_json::Value;

/// Scoring kinds by their name in the forms, with what people call them and what one begins as; steps are of two kinds there.
pub const KINDS: [(&str, &str, &str); 16] = [
    ("met", "达到 / 未达到", "{}"),
    ("no_incident", "未发生 / 已发生", "{}"),
    ("judged", "按情况评定", "{}"),
    ("rate", "比率达到门槛", r#"{"name":"","of":["",""],"at_least":90}"#),
    ("count", "数量达到门槛", r#"{"name":"","unit":"","at_least":1}"#),
    ("each", "每项得若干分", r#"{"items":[{"name":"","unit":"","points":1}]}"#),
    ("levels", "按等级", r#"{"combine":"best","levels":[{"name":"","points":1}]}"#),
    ("steps", "分档（数量）", r#"{"name":"","unit":"","steps":[{"at_least":0,"points":1}]}"#),
    ("steps/of", "分档（比率）", r#"{"name":"","of":["",""],"steps":[{"at_least":0,"points":1}]}"#),
    ("deduct", "倒扣", r#"{"items":[{"name":"","unit":"","points":1}]}"#),
    ("base_plus", "基础分加每项", r#"{"base":{"text":"","points":1},"items":[{"name":"","unit":"","points":1}]}"#),
    ("trend", "连续几年同比", r#"{"name":"","of":["",""],"direction":"rising","times":2}"#),
    ("benchmark", "与基准相比", r#"{"name":"","of":["",""],"against":"","comparison":"at_least"}"#),
    ("all_of", "同时满足", r#"{"conditions":[{"text":"","kind":"met"}]}"#),
    ("any_of", "满足其一", r#"{"conditions":[{"text":"","kind":"met"}]}"#),
    (VETO, "一票否决", r#"{"effect":{"kind":"not_named"}}"#),
];

/// The kind that stands in categories of vetoes, and nowhere else.
pub const VETO: &str = "veto";

/// Those that can be a condition of `all_of` and `any_of`.
pub const TESTS: [&str; 6] = ["met", "no_incident", "rate", "count", "trend", "benchmark"];

/// Comparisons by their name in files, with their sign.
pub const COMPARISONS: [(&str, &str); 5] =
    [("at_least", "不低于 ≥"), ("above", "高于 >"), ("at_most", "不超过 ≤"), ("below", "低于 <"), ("equal", "等于 =")];

const RATIO: [Member; 3] = [("name", "比率名称", Ask::Text), ("of/0", "分子", Ask::Text), ("of/1", "分母", Ask::Text)];
const QUANTITY: [Member; 3] =
    [("name", "数量名称", Ask::Text), ("unit", "单位", Ask::Text), ("decimals", "可有小数", Ask::Flag)];
const STRETCH: Member = ("stretch", "力争目标（只作显示）", Ask::Object(&[("", "力争", Ask::Threshold)]));
const ITEM: &[Member] =
    &[("name", "名称", Ask::Text), ("unit", "单位", Ask::Text), ("points", "每单位分值", Ask::Number)];
const LEVEL: &[Member] = &[("name", "等级", Ask::Text), ("points", "分值", Ask::Number)];
const STEPS: Member =
    ("steps", "各档，取先满足的", Ask::Rows(&[("", "这一档", Ask::Threshold), ("points", "分值", Ask::Number)]));
const EFFECT: Ask = Ask::Choice(&[("lowest_grade", "定为最低等级"), ("not_named", "不予命名"), ("cap", "总分封顶")]);

/// The members of a scoring.
pub fn members(scoring: &Value) -> &'static [Member] {
    match kind(scoring).as_str() {
        "rate" => &[RATIO[0], RATIO[1], RATIO[2], ("", "门槛（%）", Ask::Threshold), STRETCH],
        "count" => &[
            QUANTITY[0],
            QUANTITY[1],
            QUANTITY[2],
            ("", "门槛", Ask::Threshold),
            ("limit", "最多可填（可不填）", Ask::Number),
            STRETCH,
        ],
        "trend" => &[
            RATIO[0],
            RATIO[1],
            RATIO[2],
            ("direction", "方向", Ask::Choice(&[("falling", "下降"), ("rising", "上升")])),
            ("times", "连续次数", Ask::Number),
        ],
        "benchmark" => &[
            RATIO[0],
            RATIO[1],
            RATIO[2],
            ("against", "与什么相比", Ask::Text),
            ("comparison", "比较", Ask::Choice(&COMPARISONS)),
        ],
        "each" => &[("items", "各项", Ask::Rows(ITEM))],
        "deduct" => &[("items", "扣分项", Ask::Rows(ITEM)), ("floor", "最低保留分", Ask::Number)],
        "levels" => &[
            ("combine", "怎样合计", Ask::Choice(&[("best", "取最高一级"), ("sum", "各级相加")])),
            ("levels", "等级", Ask::Rows(LEVEL)),
        ],
        "steps/of" => &[RATIO[0], RATIO[1], RATIO[2], STEPS],
        "steps" => &[QUANTITY[0], QUANTITY[1], QUANTITY[2], STEPS],
        "base_plus" => &[
            ("base/text", "基础要求", Ask::Text),
            ("base/points", "基础分", Ask::Number),
            ("items", "再加", Ask::Rows(ITEM)),
        ],
        "all_of" | "any_of" => {
            &[("conditions", "条件", Ask::Rows(&[("text", "条件", Ask::Text), ("", "", Ask::Test)]))]
        }
        VETO => &[
            ("effect/kind", "后果", EFFECT),
            ("effect/total", "总分最多计", Ask::When("effect/kind", "cap", &Ask::Number)),
        ],
        _ => &[],
    }
}

/// The kind of a scoring by its name in the forms.
pub fn kind(scoring: &Value) -> String {
    let kind = shown(scoring, "/kind");
    if kind == "steps" && scoring.get("of").is_some() { "steps/of".to_owned() } else { kind }
}

/// A scoring of another kind, with what the old one says as far as the new one can say it.
pub fn scoring(kind: &str, old: &Value) -> Value {
    let mut new = KINDS.iter().find(|(known, ..)| *known == kind).map_or(Value::Null, |(_, _, text)| made(text));
    let Value::Object(members) = &mut new else { return new };
    let compared = matches!(kind, "rate" | "count");
    if let (true, Some((sign, value))) = (compared, threshold(old)) {
        members.remove("at_least");
        members.insert(sign.to_owned(), value);
    }
    let also = |name: &str| compared && name == "stretch";
    for (name, value) in old.as_object().into_iter().flatten() {
        if members.contains_key(name) || also(name) {
            members.insert(name.clone(), value.clone());
        }
    }
    members.insert("kind".to_owned(), kind.trim_end_matches("/of").into());
    new
}

/// The comparison that stands in an object, with its number.
pub fn threshold(of: &Value) -> Option<(&'static str, Value)> {
    COMPARISONS.iter().find_map(|(name, _)| Some((*name, of.get(*name)?.clone())))
}
