//! What people type or paste as a figure: full-width digits, thousands separators, ％, a unit behind.

use super::figure::Figure;
use crate::domain::decimal::{Decimal, NotDecimal};

/// Full-width forms (and the Chinese point and comma) as ASCII.
pub fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        '。' => '.',
        '、' => ',',
        '−' | '–' | '—' => '-',
        other => other,
    }
}

/// Why a text is no figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotFigure {
    Number(NotDecimal),
    Negative,
    /// Things come in whole numbers.
    NotWhole,
    /// A comma that stands where no thousands are parted.
    Comma,
    /// Without a percent sign, `0.95` may be 0.95 % or 95 %.
    PercentOrShare,
}

const UNITS: [&str; 14] = ["批次", "批", "组", "家", "户", "个", "项", "件", "次", "份", "人", "处", "种", "样"];

/// Reads a count. `Ok(None)` for blank text and for a dash, which says "nothing entered".
pub fn count(text: &str, whole: bool) -> Result<Option<Figure>, NotFigure> {
    let plain = plain(text);
    if is_blank(&plain) {
        return Ok(None);
    }
    let number = UNITS.iter().find_map(|unit| plain.strip_suffix(unit)).unwrap_or(&plain);
    let (number, zeros) = match (number.strip_suffix('万'), number.strip_suffix('亿')) {
        (Some(number), _) => (number, 4),
        (_, Some(number)) => (number, 8),
        _ => (number, 0),
    };
    let mut figure = parse(number)?;
    if zeros > 0 {
        let value = figure.value().millionths().checked_mul(10_i64.pow(zeros)).and_then(Decimal::from_millionths);
        figure = Figure::plain(value.ok_or(NotFigure::Number(NotDecimal::TooLarge))?);
    }
    match figure {
        figure if figure.is_negative() => Err(NotFigure::Negative),
        // `30.0` is as whole as 30.
        figure if whole && figure.decimals() > 0 => match figure.value().as_whole() {
            Some(_) => Ok(Some(Figure::plain(figure.value()))),
            None => Err(NotFigure::NotWhole),
        },
        figure => Ok(Some(figure)),
    }
}

/// Reads a rate in percent. `Ok(None)` as for [`count`].
pub fn percent(text: &str) -> Result<Option<Figure>, NotFigure> {
    let plain = plain(text);
    if is_blank(&plain) {
        return Ok(None);
    }
    let signed = plain.strip_suffix('%');
    let figure = parse(signed.unwrap_or(&plain))?;
    if signed.is_none() && figure.value() <= Decimal::whole(1) && figure.value() > Decimal::ZERO {
        return Err(NotFigure::PercentOrShare);
    }
    Ok(Some(figure))
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect()
}

/// Nothing but a dash or a stroke, which tables put where nothing is entered.
fn is_blank(plain: &str) -> bool {
    plain.chars().all(|c| matches!(c, '-' | '/'))
}

/// A number whose commas, if any, part thousands.
fn parse(number: &str) -> Result<Figure, NotFigure> {
    if number.contains(',') {
        let whole = number.split_once('.').map_or(number, |(whole, _)| whole);
        let mut groups = whole.trim_start_matches('-').split(',');
        let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
        if !first
            || groups.any(|group| group.len() != 3)
            || number.len() != whole.len() + number[whole.len()..].replace(',', "").len()
        {
            return Err(NotFigure::Comma);
        }
    }
    Figure::parse(&number.replace(',', "")).map_err(NotFigure::Number)
}
