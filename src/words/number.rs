//! Numbers as people read them.

use crate::domain::decimal::Decimal;
use crate::domain::quotient::Quotient;

/// `96.12 %`: two decimals, trailing zeros dropped, half up. More decimals only where two would make the rate look as if
/// it were on the other side of `threshold`, or exactly on it.
pub fn percent(rate: Quotient, threshold: Option<Quotient>) -> String {
    let digits = (2..=5).find(|digits| {
        threshold.is_none_or(|threshold| {
            Quotient::percent(rounded(rate, *digits)).compare(threshold) == rate.compare(threshold)
        })
    });
    format!("{} %", rounded(rate, digits.unwrap_or(5)))
}

/// The percentage rounded half up to `digits` decimals (at most 5).
fn rounded(rate: Quotient, digits: u32) -> Decimal {
    let (units, _) = rate.percent_units(digits + 1);
    let units = (units + 5).div_euclid(10);
    let millionths = units * 10_i128.pow(6 - digits);
    i64::try_from(millionths).ok().and_then(Decimal::from_millionths).unwrap_or_default()
}

/// A distance in percentage points, rounded up to hundredths: `1.61 个百分点`.
pub fn percentage_points(from: Quotient, to: Quotient) -> String {
    let units = from.points_above(to, 2).abs();
    let value = i64::try_from(units * 10_000).ok().and_then(Decimal::from_millionths).unwrap_or_default();
    format!("{value} 个百分点")
}

/// `90 %`
pub fn plain_percent(value: Decimal) -> String {
    format!("{value} %")
}

/// `6 项`, or the bare number where there is no unit.
pub fn with_unit(value: Decimal, unit: &str) -> String {
    if unit.is_empty() { value.to_string() } else { format!("{value} {unit}") }
}

/// `一`, `十`, `二十三`: the number of a heading; digits above 99.
pub fn ordinal(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |at: usize| DIGITS.get(at).copied().unwrap_or_default();
    match number {
        0 => "〇".to_owned(),
        1..=9 => digit(number).to_owned(),
        10..=19 => format!("十{}", digit(number - 10)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number % 10)),
        _ => number.to_string(),
    }
}
