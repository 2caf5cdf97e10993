//! What stands at a scoring point, as people call it.

use crate::domain::decimal::Decimal;
use crate::domain::field::{Field, FieldKind};
use crate::words::number::{plain_percent, with_unit};

/// What a field holds, given as in files: `达到`, `541`, `省级`; text that no number could be read from stands in quotes.
pub fn cell(field: &Field, text: &str) -> String {
    let number = || Decimal::parse(text).ok().filter(|number| number.to_string() == text);
    let read = match &field.kind {
        FieldKind::Flag => flag(text, ["达到", "未达到"]),
        FieldKind::Incident => flag(text, ["未发生", "已发生"]),
        FieldKind::Points(_) => number().map(|number| with_unit(number, "分")),
        FieldKind::Quantity { unit, .. } => number().map(|number| with_unit(number, unit)),
        FieldKind::Percent => number().map(plain_percent),
        FieldKind::Choice(levels) => match text.parse::<usize>() {
            Ok(0) => Some("均无".to_owned()),
            Ok(level) => levels.get(level - 1).cloned(),
            Err(_) => None,
        },
    };
    read.unwrap_or_else(|| format!("“{text}”（没有读懂）"))
}

fn flag(text: &str, [yes, no]: [&str; 2]) -> Option<String> {
    match text {
        "true" => Some(yes.to_owned()),
        "false" => Some(no.to_owned()),
        _ => None,
    }
}

/// `核定 1.5 分：抽查报告只有一份`
pub(super) fn mark(text: &str) -> String {
    let (verdict, reason) = text.split_once(' ').unwrap_or((text, ""));
    let verdict = match verdict {
        "confirmed" => "认可".to_owned(),
        "proof" => "要求补充佐证".to_owned(),
        points => format!("核定 {points} 分"),
    };
    if reason.is_empty() { verdict } else { format!("{verdict}：{reason}") }
}
