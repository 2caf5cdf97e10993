//! Yes/no tests of a rule-set file: rates, counts, trends, benchmarks.

use super::load::{Found, Version, decimal, filled_text, known, only};
use super::problem::Problem;
use crate::domain::decimal::Decimal;
use crate::domain::scoring::benchmark::Benchmark;
use crate::domain::scoring::count::Count;
use crate::domain::scoring::rate::{Rate, Ratio};
use crate::domain::scoring::trend::{Direction, Trend};
use crate::domain::scoring::{Comparison, Stretch, Test};
use crate::wire::{Members, Node};

pub(super) const TESTS: &[&str] = &["met", "no_incident", "rate", "count", "trend", "benchmark"];
const COMPARISONS: [(&str, Comparison); 5] = [
    ("at_least", Comparison::AtLeast),
    ("above", Comparison::Above),
    ("at_most", Comparison::AtMost),
    ("below", Comparison::Below),
    ("equal", Comparison::Equal),
];
pub(super) const COMPARISON_WORDS: &[&str] = &["at_least", "above", "at_most", "below", "equal"];

/// A yes/no test; `also` lists members that belong to whatever holds the test.
pub(super) fn test(
    found: &mut Found,
    members: &Members<'_>,
    version: Version,
    kind: &str,
    also: &[&str],
) -> Option<Test> {
    let own: &[&str] = match kind {
        "rate" => &["name", "of"],
        "count" => &["name", "unit", "decimals", "limit"],
        "trend" => &["name", "of", "direction", "times"],
        "benchmark" => &["name", "of", "against", "comparison"],
        _ => &[],
    };
    let compared = matches!(kind, "rate" | "count");
    let (comparisons, stretch): (&[&str], &[&str]) =
        if compared { (COMPARISON_WORDS, &["stretch"]) } else { (&[], &[]) };
    only(found, members, version, &[&["kind"], also, own, comparisons].concat(), stretch);
    match kind {
        "met" => Some(Test::Met),
        "no_incident" => Some(Test::NoIncident),
        "rate" => {
            let (ratio, threshold, stretch) =
                (ratio(found, members), threshold(found, members), stretched(found, members));
            let (comparison, threshold) = threshold?;
            Some(Test::Rate(Rate { ratio: ratio?, comparison, threshold, stretch }))
        }
        "count" => count(found, members).map(Test::Count),
        "trend" => trend(found, members).map(Test::Trend),
        "benchmark" => {
            let (ratio, reference) = (ratio(found, members), filled_text(found, members, "against"));
            let word = found.required_text(members, "comparison")?;
            let at = known(found, &members.place.member("comparison"), word, COMPARISON_WORDS)?;
            let (_, comparison) = COMPARISONS.get(at)?;
            Some(Test::Benchmark(Benchmark { ratio: ratio?, reference: reference?, comparison: *comparison }))
        }
        _ => {
            known(found, &members.place.member("kind"), kind, TESTS);
            None
        }
    }
}

/// The higher level beside a threshold.
fn stretched(found: &mut Found, members: &Members<'_>) -> Option<Stretch> {
    let stretch = members.get("stretch").and_then(|node| found.object(&node))?;
    found.only(&stretch, COMPARISON_WORDS);
    let (comparison, value) = threshold(found, &stretch)?;
    Some(Stretch { comparison, value })
}

fn count(found: &mut Found, members: &Members<'_>) -> Option<Count> {
    let (name, unit) = (filled_text(found, members, "name"), filled_text(found, members, "unit"));
    let (threshold, stretch) = (threshold(found, members), stretched(found, members));
    let decimals = members.get("decimals").and_then(|node| found.flag(&node)).unwrap_or(false);
    let limit = members.get("limit").and_then(|node| not_negative(found, &node));
    let (comparison, threshold) = threshold?;
    Some(Count { name: name?, unit: unit?, whole: !decimals, limit, comparison, threshold, stretch })
}

fn trend(found: &mut Found, members: &Members<'_>) -> Option<Trend> {
    let ratio = ratio(found, members);
    let direction = match found.required_text(members, "direction") {
        Some(word) => known(found, &members.place.member("direction"), word, &["falling", "rising"]),
        None => None,
    };
    let direction = direction.map(|at| if at == 0 { Direction::Falling } else { Direction::Rising });
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

pub(super) fn ratio(found: &mut Found, members: &Members<'_>) -> Option<Ratio> {
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
pub(super) fn threshold(found: &mut Found, members: &Members<'_>) -> Option<(Comparison, Decimal)> {
    let given: Vec<_> = COMPARISONS.iter().filter_map(|(name, kind)| Some((*kind, members.get(name)?))).collect();
    let [(comparison, node)] = &given[..] else {
        found.add(&members.place, Problem::NeedsOneComparison);
        return None;
    };
    Some((*comparison, not_negative(found, node)?))
}

pub(super) fn not_negative(found: &mut Found, node: &Node<'_>) -> Option<Decimal> {
    let value = decimal(found, node)?;
    if value < Decimal::ZERO {
        found.add(&node.place, Problem::OutOfRange);
        return None;
    }
    Some(value)
}
