//! Reading files: whatever they hold, it is refused with its place or comes back whole.

use super::{Bytes, tree};
use crate::support::{anhui, empty_draft, rich};
use quality_county::domain::difference::differences;
use quality_county::domain::draft::Draft;
use quality_county::exchange::problem::Refused;
use quality_county::exchange::read::{Incoming, read_bytes, read_text};
use quality_county::exchange::write::{Stamp, exported, stored};
use quality_county::rule_sets::built_in;
use quality_county::words;
use serde_json::Value;
use std::sync::OnceLock;

pub const SAMPLE: &str = include_str!("../../../docs/sample.json");

/// `~` and edits of a whole file, or a file as it is.
pub fn check(bytes: &[u8]) {
    match bytes.split_first() {
        Some((b'~', edits)) => holds(&tree::edited(bases(), &mut Bytes(edits))),
        _ => holds(bytes),
    };
}

/// A draft of few answers, of every kind, and all other parts.
pub fn small() -> Draft {
    let sample = read_text(SAMPLE, built_in).expect("sample").draft;
    let mut draft = empty_draft(anhui());
    for code in ["1.1", "2.1", "10.3", "14.2", "16.1", "18.2"] {
        draft.copy_record(&sample, anhui().point_by_code(code).expect("point"));
    }
    *draft.evidence_mut() = sample.evidence.iter().take(3).cloned().collect();
    rich::rich(draft)
}

pub fn bases() -> &'static [Value] {
    static BASES: OnceLock<Vec<Value>> = OnceLock::new();
    BASES.get_or_init(|| {
        let small = small();
        let text = |draft: &Draft| stored(anhui(), draft, &Stamp { at: "2026-03-05 14:03:22".into(), revision: 7 });
        let texts = [text(&small), text(&rich::pack_of(&small)), text(&small), SAMPLE.to_owned()];
        texts.iter().map(|text| serde_json::from_str(text).expect("JSON")).collect()
    })
}

/// Reads a file and sees that everything about the outcome is in order. Returns what was read.
pub fn holds(file: &[u8]) -> Option<Incoming> {
    match read_bytes(file, built_in) {
        Ok(incoming) => {
            comes_back(&incoming);
            Some(incoming)
        }
        Err(refused) => {
            let (headline, lines) = words::import::refusal(&refused);
            assert!(!matches!(&refused, Refused::Contents(problems) if problems.is_empty()), "refused for nothing");
            assert_eq!(lines.is_empty(), !matches!(refused, Refused::Contents(_)), "{headline}");
            lines.iter().chain([&headline]).for_each(|line| presentable(line));
            None
        }
    }
}

/// A sentence that can be shown: not empty, not too long, nothing in it that a line of text cannot hold.
pub fn presentable(line: &str) {
    assert!(!line.is_empty() && line.chars().count() <= 400, "{} characters: {line:.400}", line.chars().count());
    let turns =
        |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let wrong: Vec<_> = line.chars().filter(|c| c.is_control() || turns(*c)).collect();
    assert!(wrong.is_empty(), "{wrong:?} in {line:?}");
}

fn comes_back(incoming: &Incoming) {
    let Incoming { rule_set, draft, stamp, warnings } = incoming;
    words::import::warnings(warnings).iter().for_each(|line| presentable(line));
    let text = stored(rule_set, draft, stamp);
    let again =
        read_text(&text, built_in).unwrap_or_else(|refused| panic!("written, but refused: {refused:?}\n{text}"));
    assert_eq!(again.warnings, [], "{text}");
    assert_eq!(again.draft, *draft, "{text}");
    assert_eq!(again.stamp, *stamp);
    assert_eq!(stored(rule_set, &again.draft, &again.stamp), text);
    assert!(differences(rule_set, draft, &again.draft).is_empty(), "{text}");
    let handed = read_text(&exported(rule_set, draft, stamp), built_in).expect("exported, but refused");
    assert_eq!((handed.draft, handed.warnings), (again.draft, Vec::new()));
}
