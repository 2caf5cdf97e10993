//! Dates in Chinese.

use crate::domain::date::Date;

/// `2026年3月5日`
pub fn date(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// `3月5日`
pub fn day(date: Date) -> String {
    format!("{}月{}日", date.month(), date.day())
}
