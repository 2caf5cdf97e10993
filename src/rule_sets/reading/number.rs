//! Numbers and units as tables write them.

use super::text::beginning;
use crate::domain::decimal::Decimal;
use crate::domain::points::Points;
use serde_json::Value;

/// A number in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub end: usize,
    pub value: Decimal,
    /// Written 二十, not 20.
    pub chinese: bool,
}

/// The number that begins at `at`.
pub(super) fn number_at(text: &str, at: usize) -> Option<Number> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    if first.is_ascii_digit() {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let mut length = digits(rest);
        if rest[length..].starts_with('.') {
            let decimals = digits(&rest[length + 1..]);
            length += if decimals > 0 { decimals + 1 } else { 0 };
        }
        let value = Decimal::parse(&rest[..length]).ok()?;
        return Some(Number { end: at + length, value, chinese: false });
    }
    let (value, length) = chinese(rest)?;
    Some(Number { end: at + length, value: Decimal::whole(value), chinese: true })
}

/// A Chinese numeral below ten thousand at the beginning of a text: value and length in bytes.
pub(super) fn chinese(text: &str) -> Option<(i32, usize)> {
    let (mut sum, mut digit, mut length) = (0_i32, None, 0);
    for c in text.chars() {
        let value = "零一二三四五六七八九".chars().position(|known| known == c).or((c == '两').then_some(2));
        match (value, c) {
            (Some(value), _) if digit.is_none() => digit = i32::try_from(value).ok(),
            (None, '十' | '百' | '千') => {
                let power = [("十", 10), ("百", 100), ("千", 1000)].iter().find(|(name, _)| name.starts_with(c))?.1;
                sum += digit.take().unwrap_or(1) * power;
            }
            _ => break,
        }
        length += c.len_utf8();
        if length > 24 {
            return None;
        }
    }
    (length > 0).then_some((sum + digit.unwrap_or(0), length))
}

/// Units, longer ones where they begin alike.
const UNITS: &[&str] = &[
    "个百分点",
    "百分点",
    "平方公里",
    "平方米",
    "分钟",
    "小时",
    "工作日",
    "个工作日",
    "万人次",
    "人次",
    "万人",
    "万元",
    "亿元",
    "万户",
    "批次",
    "课时",
    "学时",
    "公里",
    "%",
    "‰",
    "元",
    "项",
    "名",
    "人",
    "个",
    "张",
    "次",
    "家",
    "件",
    "场",
    "期",
    "篇",
    "起",
    "批",
    "份",
    "台",
    "条",
    "所",
    "类",
    "户",
    "分",
    "天",
    "年",
    "吨",
    "种",
    "枚",
    "处",
    "支",
    "座",
    "套",
    "款",
    "倍",
    "部",
    "本",
    "位",
    "例",
    "门",
    "辆",
    "亩",
    "村",
    "档",
    "轮",
    "堂",
];

/// The unit at the beginning of a text; empty if none is known.
pub(super) fn unit_of(text: &str) -> &'static str {
    beginning(text, UNITS).unwrap_or_default()
}

/// Units that are measured rather than counted: their numbers may have decimals.
pub(super) fn measured(unit: &str) -> bool {
    ["%", "元", "万元", "亿元", "分", "吨", "公里", "平方米", "平方公里", "小时", "个百分点", "百分点", "倍", "亩"]
        .contains(&unit)
}

/// A number for a file: whole ones as numbers, others as text, which keeps every digit.
pub(super) fn json(value: Decimal) -> Value {
    value.as_whole().map_or_else(|| Value::from(value.to_string()), Value::from)
}

pub(super) fn points_json(points: Points) -> Value {
    json(points.as_decimal())
}

/// The points that a whole cell states: `5`, `5分`, `（5 分）`.
pub(super) fn points_of_cell(text: &str) -> Option<Points> {
    let body = text.trim_start_matches('（').trim_end_matches('）');
    let body = body.strip_prefix("满分").unwrap_or(body);
    let body = body.strip_suffix('分').unwrap_or(body);
    Points::from_decimal(Decimal::parse(body).ok()?)
}
