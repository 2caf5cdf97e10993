//! What the forms ask for in a file as it stands, what choosing a word changes, and what they call a place.

use super::change::at_place;
use super::edit::{Edit, items, said};
use super::form_kinds::{COMPARISONS, members};
use super::forms::{Ask, Member, SECTIONS};
use serde_json::Value;

/// Whether a member is asked for in an object as it stands; what is in the file always is.
pub fn is_asked(object: &Value, (name, _, ask): &Member) -> bool {
    match ask {
        Ask::When(other, word, _) => said(object, other) == *word || object.pointer(&format!("/{name}")).is_some(),
        _ => true,
    }
}

/// How it is asked for, wherever that may be.
pub fn plainly(ask: Ask) -> Ask {
    match ask {
        Ask::When(_, _, ask) => *ask,
        ask => ask,
    }
}

/// Sets a word or flag; members that are there for another one only go with it.
pub fn choosing(object: &Value, at: &str, table: &[Member], member: &str, to: Option<Value>) -> Edit {
    let word = to.as_ref().map(said_alone).unwrap_or_default();
    let set = |member: &str, to| {
        let (object, member) = at_place(&format!("{at}/{member}"));
        Edit::Set { at: object, member, to }
    };
    let mut edits = vec![set(member, to)];
    for (name, _, ask) in table {
        if matches!(ask, Ask::When(other, wanted, _) if *other == member && *wanted != word)
            && object.pointer(&format!("/{name}")).is_some()
        {
            edits.push(set(name, None));
        }
    }
    if edits.len() == 1 { edits.remove(0) } else { Edit::All(edits) }
}

fn said_alone(value: &Value) -> String {
    said(&Value::Array(vec![value.clone()]), "0")
}

/// What the forms call the member at a place; nothing where they do not know it.
pub fn label(file: &Value, place: &str) -> &'static str {
    let path: Vec<&str> = place.split('/').skip(1).collect();
    SECTIONS.iter().find_map(|(_, table)| within(table, &path, file)).unwrap_or_default()
}

fn within(table: &[Member], path: &[&str], object: &Value) -> Option<&'static str> {
    table.iter().find_map(|(name, label, ask)| {
        let own: Vec<&str> = name.split('/').filter(|part| !part.is_empty()).collect();
        if !path.is_empty() && own.starts_with(path) {
            return Some(*label);
        }
        let rest = path.strip_prefix(&own[..])?;
        let value = own.iter().try_fold(object, |value, part| value.get(part)).unwrap_or(&Value::Null);
        beneath(plainly(*ask), label, rest, value)
    })
}

fn beneath(ask: Ask, label: &'static str, rest: &[&str], value: &Value) -> Option<&'static str> {
    let item = |at: &str| at.parse().ok().and_then(|at: usize| items(value, "").get(at)).unwrap_or(&Value::Null);
    let compared = |one: &str| COMPARISONS.iter().any(|(name, _)| *name == one);
    let ask = match ask {
        Ask::Parts(part) => Ask::Rows(part.members),
        ask => ask,
    };
    match (ask, rest) {
        (Ask::Rows(of), [at, rest @ ..]) if !rest.is_empty() => within(of, rest, item(at)),
        (Ask::Ways(of), [way, at, rest @ ..]) if !rest.is_empty() => {
            let requirement = at.parse().ok().and_then(|at: usize| items(item(way), "").get(at));
            within(of, rest, requirement.unwrap_or(&Value::Null))
        }
        (Ask::Object(of), [_, ..]) => within(of, rest, value),
        (Ask::Scoring | Ask::Test, ["kind"]) => Some("怎样计分"),
        (Ask::Scoring | Ask::Test, [_, ..]) => within(members(value), rest, value),
        (Ask::Threshold, [one]) if compared(one) => Some(label),
        (Ask::Threshold | Ask::Test, _) => None,
        (Ask::Texts(_) | Ask::Words(_) | Ask::Departments(_) | Ask::OwnDepartments, [_])
        | (Ask::Rows(_) | Ask::Ways(_), [_])
        | (_, []) => Some(label),
        _ => None,
    }
}
