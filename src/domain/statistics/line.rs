//! Entries as single texts, to tell two ledgers apart: for the change record and the steps to undo.

use super::feed::Feed;
use super::{Entry, EntryId, Statistics, What};
use crate::domain::rule_set::RuleSet;

/// Every entry in printed order, as [`line`].
pub fn lines(statistics: &Statistics) -> Vec<(EntryId, String)> {
    fn add(entries: &[Entry], lines: &mut Vec<(EntryId, String)>) {
        for entry in entries {
            lines.push((entry.id, line(entry)));
            add(entry.inside(), lines);
        }
    }
    let mut all = Vec::new();
    add(&statistics.entries, &mut all);
    all
}

/// `name=电线电缆<tab>whole=12<tab>rate=95.5`: what an entry says for itself, by the names in files; `group` for an empty group.
fn line(entry: &Entry) -> String {
    let texts =
        entry.texts().into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| format!("{name}={text}"));
    let figures =
        What::ALL.into_iter().filter_map(|what| Some(format!("{}={}", what.code(), entry.figures.get(what)?)));
    let unread = entry.unread.iter().map(|(what, text)| format!("{}={text}", what.code()));
    let measure = Some(entry.measure).filter(|measure| *measure != Default::default());
    let measure = measure.map(|measure| format!("measure={}", measure.code()));
    let partial = entry.partial.then(|| "partial=true".to_owned());
    // A group that holds rows is told by the order of the entries.
    let empty = entry.parts.as_ref().is_some_and(Vec::is_empty).then(|| "group=true".to_owned());
    let all: Vec<_> = texts.chain(figures).chain(unread).chain(measure).chain(partial).chain(empty).collect();
    all.join("\t")
}

/// `1(2 3) 4`: how the entries that `counts` says to count are ordered and nested.
pub fn order(statistics: &Statistics, counts: &dyn Fn(EntryId) -> bool) -> String {
    fn list(entries: &[Entry], counts: &dyn Fn(EntryId) -> bool) -> String {
        let one = |entry: &Entry| {
            let inside = list(entry.inside(), counts);
            match (counts(entry.id), inside.is_empty()) {
                (false, _) => inside,
                (true, true) => entry.id.0.to_string(),
                (true, false) => format!("{}({inside})", entry.id.0),
            }
        };
        let parts: Vec<_> = entries.iter().map(one).filter(|text| !text.is_empty()).collect();
        parts.join(" ")
    }
    list(&statistics.entries, counts)
}

/// `14.2←5`: which fields take their counts from which entry.
pub fn feeds(rule_set: &RuleSet, statistics: &Statistics) -> String {
    let one = |feed: &Feed| {
        let (counts, basis) = (feed.counts.code(), feed.basis.code());
        format!("{}.{}←{} {counts} {basis}", rule_set.point(feed.point).code, feed.field, feed.from.0)
    };
    statistics.feeds.iter().map(one).collect::<Vec<_>>().join("；")
}
