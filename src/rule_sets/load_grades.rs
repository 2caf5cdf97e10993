//! The grades of a rule-set file.

use super::load::{Found, filled_text, optional_items, points};
use super::problem::Problem;
use crate::domain::ids::CategoryId;
use crate::domain::rule_set::{Grade, Measure, Requirement, RuleSetBuilder};
use crate::wire::{Members, Node};
use std::collections::BTreeMap;

/// Grades and ways to reach them that one rule set may have: the lint holds each against each.
const MOST: usize = 100;

pub(super) fn grades(
    found: &mut Found,
    root: &Members<'_>,
    categories: &BTreeMap<String, CategoryId>,
    builder: &mut RuleSetBuilder,
) {
    let mut ways = 0;
    for node in optional_items(found, root, "grades") {
        let Some(members) = found.object(&node) else { continue };
        found.only(&members, &["name", "when"]);
        let name = filled_text(found, &members, "name");
        let when = members.get("when").map(|node| {
            let all = |found: &mut Found, way: &Node<'_>| {
                some(found, way).iter().filter_map(|node| requirement(found, node, categories)).collect::<Vec<_>>()
            };
            some(found, &node).iter().map(|way| all(found, way)).collect::<Vec<_>>()
        });
        ways += when.as_ref().map_or(1, |when| when.iter().map(Vec::len).sum());
        if let Some(name) = name {
            builder.grade(Grade { name, when });
        }
    }
    if ways > MOST {
        found.add(&root.place.member("grades"), Problem::TooMany(MOST));
    }
}

/// The items of a list that must not be empty.
fn some<'a>(found: &mut Found, node: &Node<'a>) -> Vec<Node<'a>> {
    let items = found.list(node);
    if items.as_ref().is_some_and(Vec::is_empty) {
        found.add(&node.place, Problem::EmptyList);
    }
    items.unwrap_or_default()
}

fn requirement(found: &mut Found, node: &Node<'_>, categories: &BTreeMap<String, CategoryId>) -> Option<Requirement> {
    let members = found.object(node)?;
    found.only(&members, &["of", "at_least"]);
    let of = found.required_text(&members, "of").and_then(|name| {
        let of = match name {
            "total" => Some(Measure::Total),
            "basic" => Some(Measure::Basic),
            name => categories.get(name).copied().map(Measure::Category),
        };
        if of.is_none() {
            found.add(&members.place.member("of"), Problem::UnknownCategory(name.to_owned()));
        }
        of
    });
    let at_least = found.required(&members, "at_least").and_then(|node| points(found, &node));
    Some(Requirement { of: of?, at_least: at_least? })
}
