//! Dates in Chinese.

use crate::domain::date::Date;
use crate::domain::rule_set::{Milestone, Period};

/// `2026年3月5日`
pub fn date(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// `3月5日`
pub fn day(date: Date) -> String {
    format!("{}月{}日", date.month(), date.day())
}

/// `2017年`, `2017年3月` or `2017年3月15日`
pub fn period(period: Period) -> String {
    match period {
        Period::Year(date) => format!("{}年", date.year()),
        Period::Month(date) => format!("{}年{}月", date.year(), date.month()),
        Period::Day(day) => date(day),
    }
}

/// `2017年1月至3月`, and where that stands today: `（已过）`, `（正在进行）`, `（还有 12 天开始）`.
pub fn milestone(milestone: &Milestone, today: Option<Date>) -> String {
    let (from, until) = (milestone.from, milestone.until);
    let span = match (from, until) {
        (None, None) => return String::new(),
        (Some(from), Some(until)) if from == until => period(from),
        (Some(from), Some(until)) => format!("{}至{}", period(from), period(until)),
        (Some(from), None) => format!("{}起", period(from)),
        (None, Some(until)) => format!("{}前", period(until)),
    };
    let Some(today) = today else { return span };
    let state = match (from.map(Period::first_day), until.map(Period::last_day)) {
        (_, Some(last)) if last < today => "（已过）".to_owned(),
        (Some(first), _) if first > today => format!("（还有 {} 天开始）", first.days_since(today)),
        (_, Some(last)) => format!("（还有 {} 天）", last.days_since(today)),
        (_, None) => "（正在进行）".to_owned(),
    };
    span + &state
}

/// `2026年1月1日至2026年12月31日`, `2026年1月1日起`, `至2026年12月31日`; empty without either.
pub fn span(from: Option<Date>, until: Option<Date>) -> String {
    match (from.map(date), until.map(date)) {
        (Some(from), Some(until)) => format!("{from}至{until}"),
        (Some(from), None) => format!("{from}起"),
        (None, Some(until)) => format!("至{until}"),
        (None, None) => String::new(),
    }
}
