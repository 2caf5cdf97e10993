//! The `scoring` member of a scoring point.

use super::load::{Found, decimal, filled_text, points};
use super::problem::Problem;
use crate::domain::decimal::Decimal;
use crate::domain::scoring::benchmark::Benchmark;
use crate::domain::scoring::conditions::Condition;
use crate::domain::scoring::count::Count;
use crate::domain::scoring::each::EachItem;
use crate::domain::scoring::levels::Level;
use crate::domain::scoring::rate::{Rate, Ratio};
use crate::domain::scoring::trend::{Direction, Trend};
use crate::domain::scoring::{Comparison, Scoring, Test};
use crate::wire::{Members, Node};

const KINDS: &[&str] =
    &["met", "no_incident", "judged", "rate", "count", "each", "levels", "trend", "benchmark", "all_of", "any_of"];
const TESTS: &[&str] = &["met", "no_incident", "rate", "count", "trend", "benchmark"];
const COMPARISONS: [(&str, Comparison); 5] = [
    ("at_least", Comparison::AtLeast),
    ("above", Comparison::Above),
    ("at_most", Comparison::AtMost),
    ("below", Comparison::Below),
    ("equal", Comparison::Equal),
];
const COMPARISON_WORDS: &[&str] = &["at_least", "above", "at_most", "below", "equal"];

pub(super) fn scoring(found: &mut Found, node: &Node<'_>) -> Option<Scoring> {
    let members = found.object(node)?;
    let kind = found.required_text(&members, "kind")?;
    match kind {
        "judged" => {
            found.only(&members, &["kind"]);
            Some(Scoring::Judged)
        }
        "each" => {
            found.only(&members, &["kind", "items"]);
            let items = each(found, &members, "items", |found, item| {
                found.only(item, &["name", "unit", "points"]);
                let (name, unit) = (filled_text(found, item, "name"), filled_text(found, item, "unit"));
                let points = found.required(item, "points").and_then(|node| points(found, &node));
                Some(EachItem { name: name?, unit: unit?, points: points? })
            });
            items.map(Scoring::Each)
        }
        "levels" => {
            found.only(&members, &["kind", "combine", "levels"]);
            let combine = found.required_text(&members, "combine");
            let levels = each(found, &members, "levels", |found, level| {
                found.only(level, &["name", "points"]);
                let name = filled_text(found, level, "name");
                let points = found.required(level, "points").and_then(|node| points(found, &node));
                Some(Level { name: name?, points: points? })
            });
            match combine? {
                "best" => levels.map(Scoring::BestLevel),
                "sum" => levels.map(Scoring::SumOfLevels),
                other => unknown(found, &members, "combine", other, &["best", "sum"]),
            }
        }
        "all_of" | "any_of" => {
            found.only(&members, &["kind", "conditions"]);
            let conditions = each(found, &members, "conditions", |found, condition| {
                let text = filled_text(found, condition, "text");
                let kind = found.required_text(condition, "kind")?;
                let test = test(found, condition, kind, &["text"]);
                Some(Condition { text: text?, test: test? })
            })?;
            Some(if kind == "all_of" { Scoring::AllOf(conditions) } else { Scoring::AnyOf(conditions) })
        }
        _ if TESTS.contains(&kind) => test(found, &members, kind, &[]).map(Scoring::Test),
        _ => unknown(found, &members, "kind", kind, KINDS),
    }
}

/// A yes/no test; `also` lists members that belong to whatever holds the test.
fn test(found: &mut Found, members: &Members<'_>, kind: &str, also: &[&str]) -> Option<Test> {
    let mut known = vec!["kind"];
    known.extend(also);
    known.extend(match kind {
        "rate" => &["name", "of", "at_least", "above", "at_most", "below", "equal"][..],
        "count" => &["name", "unit", "decimals", "limit", "at_least", "above", "at_most", "below", "equal"],
        "trend" => &["name", "of", "direction", "times"],
        "benchmark" => &["name", "of", "against", "comparison"],
        _ => &[],
    });
    found.only(members, &known);
    match kind {
        "met" => Some(Test::Met),
        "no_incident" => Some(Test::NoIncident),
        "rate" => {
            let (ratio, threshold) = (ratio(found, members), threshold(found, members));
            let (comparison, threshold) = threshold?;
            Some(Test::Rate(Rate { ratio: ratio?, comparison, threshold }))
        }
        "count" => count(found, members).map(Test::Count),
        "trend" => trend(found, members).map(Test::Trend),
        "benchmark" => {
            let (ratio, reference) = (ratio(found, members), filled_text(found, members, "against"));
            let word = found.required_text(members, "comparison")?;
            let comparison = match COMPARISONS.iter().find(|(name, _)| *name == word) {
                Some((_, comparison)) => *comparison,
                None => unknown(found, members, "comparison", word, COMPARISON_WORDS)?,
            };
            Some(Test::Benchmark(Benchmark { ratio: ratio?, reference: reference?, comparison }))
        }
        _ => unknown(found, members, "kind", kind, TESTS),
    }
}

fn count(found: &mut Found, members: &Members<'_>) -> Option<Count> {
    let (name, unit) = (filled_text(found, members, "name"), filled_text(found, members, "unit"));
    let threshold = threshold(found, members);
    let decimals = members.get("decimals").and_then(|node| found.flag(&node)).unwrap_or(false);
    let limit = members.get("limit").and_then(|node| not_negative(found, &node));
    let (comparison, threshold) = threshold?;
    Some(Count { name: name?, unit: unit?, whole: !decimals, limit, comparison, threshold })
}

fn trend(found: &mut Found, members: &Members<'_>) -> Option<Trend> {
    let ratio = ratio(found, members);
    let direction = match found.required_text(members, "direction") {
        Some("falling") => Some(Direction::Falling),
        Some("rising") => Some(Direction::Rising),
        Some(other) => unknown(found, members, "direction", other, &["falling", "rising"]),
        None => None,
    };
    let times = found.required(members, "times")?;
    match decimal(found, &times)?.as_whole() {
        Some(count @ 1..=20) => {
            Some(Trend { ratio: ratio?, direction: direction?, times: usize::try_from(count).ok()? })
        }
        _ => {
            found.add(&times.place, Problem::OutOfRange);
            None
        }
    }
}

fn ratio(found: &mut Found, members: &Members<'_>) -> Option<Ratio> {
    let name = filled_text(found, members, "name");
    let of = found.required_list(members, "of")?;
    let texts: Vec<_> = of.iter().filter_map(|node| found.text(node)).collect();
    match texts[..] {
        [numerator, denominator] => {
            Some(Ratio { name: name?, numerator: numerator.to_owned(), denominator: denominator.to_owned() })
        }
        _ => {
            found.add(&members.place.member("of"), Problem::NeedsTwoNames);
            None
        }
    }
}

/// Exactly one comparison with its threshold, not negative.
fn threshold(found: &mut Found, members: &Members<'_>) -> Option<(Comparison, Decimal)> {
    let given: Vec<_> = COMPARISONS.iter().filter_map(|(name, kind)| Some((*kind, members.get(name)?))).collect();
    let [(comparison, node)] = &given[..] else {
        found.add(&members.place, Problem::NeedsOneComparison);
        return None;
    };
    Some((*comparison, not_negative(found, node)?))
}

fn not_negative(found: &mut Found, node: &Node<'_>) -> Option<Decimal> {
    let value = decimal(found, node)?;
    if value < Decimal::ZERO {
        found.add(&node.place, Problem::OutOfRange);
        return None;
    }
    Some(value)
}

/// The items of a list that must not be empty, each read by `read`.
fn each<T>(
    found: &mut Found,
    members: &Members<'_>,
    name: &str,
    read: impl Fn(&mut Found, &Members<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    let nodes = found.required_list(members, name)?;
    if nodes.is_empty() {
        found.add(&members.place.member(name), Problem::EmptyList);
        return None;
    }
    let items: Vec<_> = nodes.iter().map(|node| found.object(node).and_then(|item| read(found, &item))).collect();
    items.into_iter().collect()
}

fn unknown<T>(
    found: &mut Found,
    members: &Members<'_>,
    name: &str,
    word: &str,
    allowed: &'static [&'static str],
) -> Option<T> {
    found.add(&members.place.member(name), Problem::UnknownWord { word: word.to_owned(), allowed });
    None
}
