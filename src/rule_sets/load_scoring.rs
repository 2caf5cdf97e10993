//! The `scoring` member of a scoring point.

use super::load::{Found, Version, filled_text, flag, known, optional_points, points};
use super::load_tests::{COMPARISON_WORDS, TESTS, ratio, test, threshold};
use super::problem::Problem;
use crate::domain::scoring::Scoring;
use crate::domain::scoring::base_plus::BasePlus;
use crate::domain::scoring::conditions::Condition;
use crate::domain::scoring::deduct::Deduct;
use crate::domain::scoring::each::EachItem;
use crate::domain::scoring::levels::Level;
use crate::domain::scoring::steps::{Measured, Step, Steps};
use crate::domain::scoring::veto::Effect;
use crate::wire::{Members, Node};

/// Those that version 1 knows stand first.
const KINDS: &[&str] = &[
    "met",
    "no_incident",
    "judged",
    "rate",
    "count",
    "each",
    "levels",
    "trend",
    "benchmark",
    "all_of",
    "any_of",
    "steps",
    "deduct",
    "base_plus",
    "veto",
];
const KINDS_OF_ONE: usize = 11;

pub(super) fn scoring(found: &mut Found, node: &Node<'_>, version: Version) -> Option<Scoring> {
    let members = found.object(node)?;
    let kind = found.required_text(&members, "kind")?;
    let allowed = if version == Version::One { &KINDS[..KINDS_OF_ONE] } else { KINDS };
    known(found, &members.place.member("kind"), kind, allowed)?;
    match kind {
        "judged" => {
            found.only(&members, &["kind"]);
            Some(Scoring::Judged)
        }
        "each" => {
            found.only(&members, &["kind", "items"]);
            items(found, &members).map(Scoring::Each)
        }
        "levels" => levels(found, &members),
        "all_of" | "any_of" => {
            found.only(&members, &["kind", "conditions"]);
            let conditions = each(found, &members, "conditions", |found, condition| {
                let text = filled_text(found, condition, "text");
                let kind = found.required_text(condition, "kind")?;
                let test = test(found, condition, version, kind, &["text"]);
                Some(Condition { text: text?, test: test? })
            })?;
            Some(if kind == "all_of" { Scoring::AllOf(conditions) } else { Scoring::AnyOf(conditions) })
        }
        "steps" => steps(found, &members),
        "deduct" => {
            found.only(&members, &["kind", "items", "floor"]);
            let floor = optional_points(found, &members, "floor").unwrap_or_default();
            let items = items(found, &members)?;
            Some(Scoring::Deduct(Deduct { items, floor }))
        }
        "base_plus" => {
            found.only(&members, &["kind", "base", "items"]);
            let base = found.required(&members, "base").and_then(|node| found.object(&node)).and_then(|base| {
                found.only(&base, &["text", "points"]);
                let text = filled_text(found, &base, "text");
                let points = found.required(&base, "points").and_then(|node| points(found, &node));
                Some((text?, points?))
            });
            let items = items(found, &members);
            let (text, points) = base?;
            Some(Scoring::BasePlus(BasePlus { text, points, items: items? }))
        }
        "veto" => veto(found, &members),
        _ if TESTS.contains(&kind) => test(found, &members, version, kind, &[]).map(Scoring::Test),
        _ => None,
    }
}

fn items(found: &mut Found, members: &Members<'_>) -> Option<Vec<EachItem>> {
    each(found, members, "items", |found, item| {
        found.only(item, &["name", "unit", "points"]);
        let (name, unit) = (filled_text(found, item, "name"), filled_text(found, item, "unit"));
        let points = found.required(item, "points").and_then(|node| points(found, &node));
        Some(EachItem { name: name?, unit: unit?, points: points? })
    })
}

fn levels(found: &mut Found, members: &Members<'_>) -> Option<Scoring> {
    found.only(members, &["kind", "combine", "levels"]);
    let combine = found.required_text(members, "combine");
    let levels = each(found, members, "levels", |found, level| {
        found.only(level, &["name", "points"]);
        let name = filled_text(found, level, "name");
        let points = found.required(level, "points").and_then(|node| points(found, &node));
        Some(Level { name: name?, points: points? })
    });
    let best = known(found, &members.place.member("combine"), combine?, &["best", "sum"])? == 0;
    levels.map(if best { Scoring::BestLevel } else { Scoring::SumOfLevels })
}

fn steps(found: &mut Found, members: &Members<'_>) -> Option<Scoring> {
    found.only(members, &["kind", "name", "unit", "of", "decimals", "steps"]);
    let measured = match (members.get("unit"), members.get("of")) {
        (None, Some(_)) => {
            if members.get("decimals").is_some() {
                found.add(&members.place.member("decimals"), Problem::Misplaced);
            }
            ratio(found, members).map(Measured::Ratio)
        }
        (unit, of) => {
            if unit.is_some() && of.is_some() {
                found.add(&members.place.member("of"), Problem::Misplaced);
            }
            let (name, unit) = (filled_text(found, members, "name"), filled_text(found, members, "unit"));
            let whole = !flag(found, members, "decimals");
            name.zip(unit).map(|(name, unit)| Measured::Quantity { name, unit, whole })
        }
    };
    let steps = each(found, members, "steps", |found, step| {
        found.only(step, &[COMPARISON_WORDS, &["points"]].concat());
        let threshold = threshold(found, step);
        let points = found.required(step, "points").and_then(|node| points(found, &node));
        let (comparison, threshold) = threshold?;
        Some(Step { comparison, threshold, points: points? })
    });
    Some(Scoring::Steps(Steps { measured: measured?, steps: steps? }))
}

fn veto(found: &mut Found, members: &Members<'_>) -> Option<Scoring> {
    found.only(members, &["kind", "effect"]);
    let effect = found.required(members, "effect").and_then(|node| found.object(&node))?;
    let kind = found.required_text(&effect, "kind")?;
    let at = known(found, &effect.place.member("kind"), kind, &["lowest_grade", "not_named", "cap"])?;
    found.only(&effect, if kind == "cap" { &["kind", "total"] } else { &["kind"] });
    let effect = match at {
        0 => Effect::LowestGrade,
        1 => Effect::NotNamed,
        _ => Effect::Cap(found.required(&effect, "total").and_then(|node| points(found, &node))?),
    };
    Some(Scoring::Veto(effect))
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
