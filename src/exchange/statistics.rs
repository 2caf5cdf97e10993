//! Statistics ⇄ JSON: the `statistics` member of a draft file. Figures are text, because `96.70` as a JSON number loses its zero.

use super::json::{filled, json, keyed};
use super::problem::{ContentProblem, Warning};
use super::read::Found;
use super::read_answers::not_taken;
use crate::domain::field::Misfit;
use crate::domain::ids::PointId;
use crate::domain::rule_set::RuleSet;
use crate::domain::statistics::feed::{Basis, Counts, Feed};
use crate::domain::statistics::figure::Figure;
use crate::domain::statistics::follow::pairs;
use crate::domain::statistics::rate::Measure;
use crate::domain::statistics::{DEPTH, Entry, EntryId, Statistics, What};
use crate::wire::{At, Members, Node, Place};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Writes the ledger; `Null` for an empty one. What is blank is left out.
pub fn write(rule_set: &RuleSet, statistics: &Statistics) -> Value {
    let entries: Vec<_> = statistics.entries.iter().map(write_entry).collect();
    let feeds: Vec<_> = statistics.feeds.iter().map(|feed| write_feed(rule_set, feed)).collect();
    if entries.is_empty() && feeds.is_empty() {
        return Value::Null;
    }
    filled(vec![("entries", Value::Array(entries)), ("feeds", Value::Array(feeds))])
}

fn write_entry(entry: &Entry) -> Value {
    let mut members = Map::new();
    let mut put = |name: &str, value: Value| members.insert(name.to_owned(), value);
    put("id", json!(entry.id.0));
    for (name, text) in entry.texts() {
        if !text.is_empty() {
            put(name, json!(text));
        }
    }
    if entry.measure != Measure::default() {
        put("measure", json!(entry.measure.code()));
    }
    for what in What::ALL {
        if let Some(figure) = entry.figures.get(what) {
            put(what.code(), json!(figure.to_string()));
        }
    }
    if !entry.unread.is_empty() {
        let mut unread = entry.unread.iter().map(|(what, text)| (what.code().to_owned(), json!(text)));
        put("unread", Value::Object(keyed(&mut unread)));
    }
    if entry.partial {
        put("partial", json!(true));
    }
    if let Some(parts) = &entry.parts {
        put("parts", parts.iter().map(write_entry).collect());
    }
    Value::Object(members)
}

fn write_feed(rule_set: &RuleSet, feed: &Feed) -> Value {
    let point = rule_set.point(feed.point);
    let field = point.fields.get(feed.field).map_or("", |field| &field.key);
    let (counts, basis) = (feed.counts.code(), feed.basis.code());
    json!({ "point": point.code, "field": field, "from": feed.from.0, "counts": counts, "basis": basis })
}

/// Reads what [`write`] writes. Errors: every problem with its place.
pub fn read(rule_set: &RuleSet, value: &Value) -> Result<(Statistics, Vec<Warning>), Vec<At<ContentProblem>>> {
    let (mut found, mut warnings) = (Found::default(), Vec::new());
    let node = Node { value, place: Place::default() };
    let read = statistics(&mut found, &mut warnings, rule_set, &node);
    if found.0.is_empty() { Ok((read, warnings)) } else { Err(found.0) }
}

/// A ledger as a text of its own; `None` where it is none.
pub fn parse(rule_set: &RuleSet, text: &str) -> Option<Statistics> {
    let value = serde_json::from_str(text).ok()?;
    Some(read(rule_set, &value).ok()?.0)
}

/// The ledger at a node of a draft file.
pub(super) fn statistics(
    found: &mut Found,
    warnings: &mut Vec<Warning>,
    rule_set: &RuleSet,
    node: &Node<'_>,
) -> Statistics {
    let mut statistics = Statistics::default();
    if node.value.is_null() {
        return statistics;
    }
    let Some(members) = found.object(node) else { return statistics };
    not_taken(warnings, &members, &["entries", "feeds"]);
    if let Some(node) = members.get("entries") {
        statistics.entries = entries(found, warnings, &mut BTreeSet::new(), 1, &node);
    }
    for node in members.get("feeds").and_then(|node| found.list(&node)).unwrap_or_default() {
        statistics.feeds.extend(feed(found, warnings, rule_set, &node));
    }
    statistics
}

fn entries(
    found: &mut Found,
    warnings: &mut Vec<Warning>,
    seen: &mut BTreeSet<u32>,
    depth: usize,
    node: &Node<'_>,
) -> Vec<Entry> {
    let mut entries = Vec::new();
    if depth > DEPTH {
        found.add(&node.place, ContentProblem::RowsTooDeep);
        return entries;
    }
    for node in found.list(node).unwrap_or_default() {
        let Some(members) = found.object(&node) else { continue };
        let mut entry = entry(found, warnings, &members);
        if let Some(node) = found.required(&members, "id") {
            entry.id = id(found, &node);
            if entry.id.0 != 0 && !seen.insert(entry.id.0) {
                found.add(&node.place, ContentProblem::DuplicateRow(entry.id.0));
            }
        }
        entry.parts = members.get("parts").map(|node| self::entries(found, warnings, seen, depth + 1, &node));
        entries.push(entry);
    }
    entries
}

fn id(found: &mut Found, node: &Node<'_>) -> EntryId {
    let id = node.value.as_u64().and_then(|id| u32::try_from(id).ok()).unwrap_or(0);
    if id == 0 {
        found.add(&node.place, ContentProblem::BadRowNumber);
    }
    EntryId(id)
}

fn entry(found: &mut Found, warnings: &mut Vec<Warning>, members: &Members<'_>) -> Entry {
    let mut known = vec!["id", "name", "source", "period", "unit", "claim", "note"];
    known.extend(["measure", "unread", "partial", "parts"]);
    known.extend(What::ALL.map(What::code));
    not_taken(warnings, members, &known);
    let mut text = |name| found.optional_text(members, name).unwrap_or_default().to_owned();
    let (name, source, period) = (text("name"), text("source"), text("period"));
    let (unit, claim, note) = (text("unit"), text("claim"), text("note"));
    let mut entry = Entry { name, source, period, unit, claim, note, ..Entry::default() };
    if let Some(measure) = members.get("measure") {
        let all = Measure::ALL.map(|measure| (measure.code(), measure));
        entry.measure = word(found, &measure, &all, MEASURES).unwrap_or_default();
    }
    for what in What::ALL {
        let node = members.get(what.code());
        entry.figures.set(what, node.and_then(|node| figure(found, entry.measure, what, &node)));
    }
    let unread = members.get("unread").and_then(|node| found.object(&node));
    for (name, node) in unread.iter().flat_map(Members::iter) {
        let what = What::ALL.into_iter().find(|what| what.code() == name.as_str());
        match what.filter(|what| entry.figures.get(*what).is_none()) {
            Some(what) => {
                if let Some(text) = found.text(&node) {
                    entry.set(what, None, Some(text.to_owned()));
                }
            }
            None => warnings.push(Warning::NotTaken(node.place.to_string())),
        }
    }
    entry.partial = members.get("partial").and_then(|node| found.flag(&node)).unwrap_or(false);
    entry
}

const MEASURES: &[&str] = &["pass_rate", "share", "per_thousand", "change"];

fn figure(found: &mut Found, measure: Measure, what: What, node: &Node<'_>) -> Option<Figure> {
    let text = found.number_text(node)?;
    let problem: ContentProblem = match Figure::parse(&text) {
        Err(problem) => problem.into(),
        Ok(figure) if figure.is_negative() && (what, measure) != (What::Rate, Measure::Change) => {
            Misfit::Negative.into()
        }
        // Enterprises and batches are whole; areas and amounts need not be.
        Ok(figure) => {
            let whole = what == What::Enterprises || measure == Measure::PassRate && what != What::Rate;
            if !whole || figure.whole().is_some() {
                return Some(figure);
            }
            Misfit::NotWhole.into()
        }
    };
    found.add(&node.place, problem);
    None
}

/// One of a closed list of words.
fn word<T: Copy>(found: &mut Found, node: &Node<'_>, all: &[(&str, T)], allowed: &'static [&'static str]) -> Option<T> {
    let word = found.text(node)?;
    let known = all.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    if known.is_none() {
        found.add(&node.place, ContentProblem::UnknownWord { word: word.to_owned(), allowed });
    }
    known
}

fn feed(found: &mut Found, warnings: &mut Vec<Warning>, rule_set: &RuleSet, node: &Node<'_>) -> Option<Feed> {
    let members = found.object(node)?;
    not_taken(warnings, &members, &["point", "field", "from", "counts", "basis"]);
    let code = found.required(&members, "point")?;
    let point = found.text(&code)?;
    let Some(point) = rule_set.point_by_code(point) else {
        found.add(&code.place, ContentProblem::UnknownPoint(point.to_owned()));
        return None;
    };
    let key = found.required(&members, "field")?;
    let name = found.text(&key)?;
    let field = pair(rule_set, point, name);
    if field.is_none() {
        found.add(&key.place, ContentProblem::UnknownField(name.to_owned()));
    }
    let from = found.required(&members, "from").map(|node| id(found, &node));
    let all = Counts::ALL.map(|counts| (counts.code(), counts));
    let counts = found.required(&members, "counts").and_then(|node| word(found, &node, &all, &["part", "rest"]));
    let all = Basis::ALL.map(|basis| (basis.code(), basis));
    let basis = found.required(&members, "basis").and_then(|node| word(found, &node, &all, &["reported", "sum"]));
    Some(Feed { point, field: field?, from: from?, counts: counts?, basis: basis? })
}

/// The position of a field that takes the numerator of two counts, the denominator being the next.
pub fn pair(rule_set: &RuleSet, point: PointId, key: &str) -> Option<usize> {
    let fields = &rule_set.point(point).fields;
    let at = fields.iter().position(|field| field.key == key)?;
    pairs(fields).contains(&at).then_some(at)
}
