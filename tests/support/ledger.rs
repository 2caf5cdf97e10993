//! Small ledgers for tests.
#![allow(dead_code)]

use quality_county::domain::statistics::figure::Figure;
use quality_county::domain::statistics::{Entry, EntryId, Statistics, What};

/// A figure, blank for blank text.
pub fn figure(text: &str) -> Option<Figure> {
    (!text.is_empty()).then(|| Figure::parse(text).unwrap_or_else(|problem| panic!("{text}: {problem:?}")))
}

pub fn row(name: &str, whole: &str, part: &str, rest: &str, rate: &str) -> Entry {
    let mut entry = Entry { name: name.into(), ..Entry::default() };
    for (what, text) in [(What::Whole, whole), (What::Part, part), (What::Rest, rest), (What::Rate, rate)] {
        entry.figures.set(what, figure(text));
    }
    entry
}

pub fn group(name: &str, whole: &str, part: &str, rest: &str, rate: &str, parts: Vec<Entry>) -> Entry {
    Entry { parts: Some(parts), ..row(name, whole, part, rest, rate) }
}

/// A ledger whose entries are numbered from 1 in their order.
pub fn numbered(mut entries: Vec<Entry>) -> Statistics {
    fn number(entries: &mut [Entry], last: &mut u32) {
        for entry in entries {
            *last += 1;
            entry.id = EntryId(*last);
            number(entry.parts.as_deref_mut().unwrap_or_default(), last);
        }
    }
    number(&mut entries, &mut 0);
    Statistics { entries, feeds: Vec::new() }
}
