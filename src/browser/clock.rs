//! Local time and random names.

use crate::domain::date::Date;
use crate::storage::drafts::DraftId;

/// `2026-03-05 14:03:22`, local time.
pub fn now() -> String {
    let now = js_sys::Date::new_0();
    let (hour, minute, second) = (now.get_hours(), now.get_minutes(), now.get_seconds());
    format!(
        "{:04}-{:02}-{:02} {hour:02}:{minute:02}:{second:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}

/// Milliseconds since the page was opened; only differences mean anything.
pub fn ticks() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Today's date; `None` if the computer's clock is beyond 1900–2200.
pub fn today() -> Option<Date> {
    Date::parse(now().split(' ').next()?)
}

/// A name for a new draft, random enough for one browser.
pub fn new_draft_id() -> DraftId {
    let digits: String = (0..10).map(|_| (b'a' + (js_sys::Math::random() * 26.0) as u8).min(b'z') as char).collect();
    DraftId::parse(&digits).unwrap_or_else(new_draft_id)
}
