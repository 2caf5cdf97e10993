//! Reading the numbers that people type: full-width digits, ％, thousands separators, 万 and 亿, a unit behind.
//! What was understood is shown before it counts; what cannot be read is said and never becomes 0.

use crate::domain::decimal::{Decimal, NotDecimal};
use crate::domain::field::{Cell, FieldKind, Misfit};
use crate::domain::statistics::typed::half_width;

/// What a typed text was understood as.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading {
    pub cell: Cell,
    /// What to echo where the typing was not already plain: `1.2万` is 12000.
    pub echo: Option<String>,
}

/// Why a typed text cannot count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unreadable {
    Number(NotDecimal),
    Misfit(Misfit),
}

/// Reads one field. `Ok(None)` for blank text.
pub fn read(text: &str, kind: &FieldKind) -> Result<Option<Reading>, Unreadable> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).filter(|c| *c != ',').collect();
    if plain.is_empty() {
        return Ok(None);
    }
    let unit = match kind {
        FieldKind::Quantity { unit, .. } => unit.as_str(),
        FieldKind::Percent => "%",
        FieldKind::Points(_) => "分",
        FieldKind::Flag | FieldKind::Incident | FieldKind::Choice(_) => "",
    };
    let (number, zeros) = scaled(&plain, unit);
    let value = shifted(number, zeros).map_err(Unreadable::Number)?;
    let cell = Cell::Number(value);
    kind.check(cell).map_err(Unreadable::Misfit)?;
    let echo = (plain != value.to_string() || text.trim() != plain).then(|| super::number::with_unit(value, unit));
    Ok(Some(Reading { cell, echo }))
}

/// Takes unit and 万 / 亿 off the end: the number's text and the power of ten that they stand for, measured in `unit`.
fn scaled<'a>(plain: &'a str, unit: &str) -> (&'a str, i32) {
    let money = unit == "万元";
    let (body, mut zeros) = match plain.strip_suffix(unit).filter(|_| !unit.is_empty()) {
        Some(body) => (body, 0),
        None if money && plain.ends_with('元') => (plain.trim_end_matches('元'), -4),
        // In a field of 万元, 150万 means 150 and 2亿 means 20000.
        None if money && plain.ends_with(['万', '亿']) => (plain, -4),
        None => (plain, 0),
    };
    let mut number = body;
    if let Some(rest) = number.strip_suffix('亿') {
        (number, zeros) = (rest, zeros + 8);
    } else if let Some(rest) = number.strip_suffix('万') {
        (number, zeros) = (rest, zeros + 4);
    }
    (number, zeros)
}

/// `number × 10^zeros`, exactly.
fn shifted(number: &str, zeros: i32) -> Result<Decimal, NotDecimal> {
    let value = Decimal::parse(number.strip_prefix('+').unwrap_or(number))?.millionths();
    let power = 10_i64.pow(zeros.unsigned_abs());
    let value = if zeros >= 0 {
        value.checked_mul(power).ok_or(NotDecimal::TooLarge)?
    } else if value % power == 0 {
        value / power
    } else {
        return Err(NotDecimal::TooManyDecimals);
    };
    Decimal::from_millionths(value).ok_or(NotDecimal::TooLarge)
}

/// What to tell the person who typed it; the typed text stays in the field.
pub fn sentence(problem: &Unreadable) -> String {
    match problem {
        Unreadable::Number(problem) => number_sentence(*problem).to_owned(),
        Unreadable::Misfit(problem) => misfit_sentence(problem),
    }
}

pub fn number_sentence(problem: NotDecimal) -> &'static str {
    match problem {
        NotDecimal::Empty | NotDecimal::NotANumber => "没有读懂，暂不计入：请填数字，如 46、95.2、1.2万",
        NotDecimal::TooManyDecimals => "小数超过 6 位，暂不计入：请四舍五入后再填",
        NotDecimal::TooLarge => "数字超过一万亿，暂不计入：请核对单位",
    }
}

pub fn misfit_sentence(problem: &Misfit) -> String {
    match problem {
        Misfit::WrongKind => "这里填的类型不对，暂不计入".to_owned(),
        Misfit::Negative => "不能是负数，暂不计入".to_owned(),
        Misfit::NotWhole => "应为整数，暂不计入".to_owned(),
        Misfit::Above(limit) => format!("不能大于 {limit}，暂不计入"),
        Misfit::TooFine => "分值最多两位小数，暂不计入".to_owned(),
    }
}
