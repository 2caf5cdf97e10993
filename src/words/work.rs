//! How far the departments are, in Chinese.

use super::when;
use crate::domain::date::Date;
use crate::domain::dispatch::Dispatch;
use crate::domain::progress::Progress;
use crate::domain::scorecard::{PointScore, Score, State};

/// `12.5 / 18`
pub fn sure_of(score: Score) -> String {
    format!("{} / {}", score.sure, score.max)
}

/// `10月31日（还有 12 天）`
pub fn due(due: Option<Date>, today: Option<Date>) -> String {
    let Some(due) = due else { return "未定".to_owned() };
    let left = today.map(|today| match due.days_since(today) {
        0 => "（今天）".to_owned(),
        days if days > 0 => format!("（还有 {days} 天）"),
        days => format!("（已过 {} 天）", -days),
    });
    format!("{}{}", when::day(due), left.unwrap_or_default())
}

/// Whether a department is behind its deadline with something left to do.
pub fn is_late(row: &Progress, today: Option<Date>) -> bool {
    let passed = row.due.zip(today).is_some_and(|(due, today)| due < today);
    passed && (!row.blank.is_empty() || row.unverified > 0)
}

/// `10-01 发出，未交回`
pub fn sent(sent: Option<&Dispatch>) -> String {
    let day = |at: &str| at.get(5..10).unwrap_or_default().to_owned();
    match sent {
        None => "未发".to_owned(),
        Some(Dispatch { at, returned: None, .. }) => format!("{} 发出，未交回", day(at)),
        Some(Dispatch { returned: Some(returned), .. }) => {
            format!("{} 交回（{}）", day(&returned.at), returned.filled_by)
        }
    }
}

/// `2 / 2 · 佐证 1`
pub fn state(point: &PointScore) -> String {
    let state = match point.state {
        State::Blank => "未填",
        State::Unverified => "待核实",
        State::NotApplicable => "不适用",
        State::Filled => return format!("{} / {} · 佐证 {}", point.score.sure, point.score.max, point.evidence),
    };
    format!("{state} · 佐证 {}", point.evidence)
}
