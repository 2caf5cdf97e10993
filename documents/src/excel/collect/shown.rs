//! What stands in a cell for what a draft holds.

use super::{NOT_APPLICABLE, PLAIN, UNVERIFIED};
use crate::excel::names::cut;
use crate::text::clean;
use quality_county::domain::draft::{Record, Standing};
use quality_county::domain::field::{Cell, FieldKind};
use quality_county::domain::rule_set::ScoringPoint;

/// UTF-16 units of a text that a cell shows.
const MOST: usize = 32_000;
/// What stands at the end of one that is longer.
const CUT: &str = "……（未完，请在程序里修改）";

/// A text as its cell shows it.
pub(super) fn text(text: &str) -> String {
    let clean = clean(text);
    let kept = cut(&clean, MOST);
    if kept.len() < clean.len() { format!("{kept}{CUT}") } else { clean }
}

/// Whether a text had to be cut: it cannot be changed in the workbook.
pub(super) fn is_cut(shown: &str) -> bool {
    shown.ends_with(CUT)
}

/// Whether a cell says the same as what was written there: programs change line ends and blanks at the ends.
pub(super) fn same(typed: &str, written: &str) -> bool {
    let plain = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
    plain(typed) == plain(written)
}

/// The words that a field can be answered with, and what each means; empty for numbers.
pub(super) fn words(point: &ScoringPoint, field: usize) -> Vec<(String, Cell)> {
    let flags = |yes: &str, no: &str| vec![(yes.to_owned(), Cell::Flag(true)), (no.to_owned(), Cell::Flag(false))];
    match point.fields.get(field).map(|field| &field.kind) {
        Some(FieldKind::Incident) => flags("未发生", "已发生"),
        Some(FieldKind::Flag) => flags("达到", "未达到"),
        Some(FieldKind::Choice(levels)) => {
            let levels = levels.iter().enumerate().map(|(at, level)| (clean(level), Cell::Choice(Some(at))));
            levels.chain([("均无".to_owned(), Cell::Choice(None))]).collect()
        }
        _ => Vec::new(),
    }
}

/// Other ways to say yes and no where a field asks for 达到.
pub(super) fn loosely(kind: &FieldKind, typed: &str) -> Option<Cell> {
    let yes = ["是", "√", "✓", "✔", "已达到", "达标"].contains(&typed);
    let no = ["否", "×", "✗", "✘", "没有达到", "未达标"].contains(&typed);
    (*kind == FieldKind::Flag && (yes || no)).then_some(Cell::Flag(yes))
}

/// A field's content.
pub(super) fn value(point: &ScoringPoint, record: &Record, field: usize) -> String {
    match record.cell(field) {
        Some(Cell::Number(number)) => number.to_string(),
        Some(cell) => {
            words(point, field).into_iter().find(|(_, meant)| *meant == cell).map_or_else(String::new, |(word, _)| word)
        }
        None => text(record.unread_at(field).unwrap_or_default()),
    }
}

/// The word for a standing; nothing for the usual.
pub(super) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Plain => "",
        Standing::Unverified => UNVERIFIED,
        Standing::NotApplicable => NOT_APPLICABLE,
    }
}

/// The standing of a word.
pub(super) fn standing_of(word: &str) -> Option<Standing> {
    match word {
        "" | PLAIN => Some(Standing::Plain),
        UNVERIFIED => Some(Standing::Unverified),
        NOT_APPLICABLE => Some(Standing::NotApplicable),
        _ => None,
    }
}

/// The unit that a field is answered in.
pub(super) fn unit(kind: &FieldKind) -> &str {
    match kind {
        FieldKind::Points(_) => "分",
        FieldKind::Quantity { unit, .. } => unit,
        FieldKind::Percent => "%",
        FieldKind::Flag | FieldKind::Incident | FieldKind::Choice(_) => "选一项",
    }
}
