//! Changes of a rule-set file that touch more than one place, and where places are afterwards.

use super::edit::{Edit, items, made, shown};
use serde_json::Value;

/// The object or list that a place is in, and its name or position there.
pub fn at_place(place: &str) -> (String, String) {
    let (at, member) = place.rsplit_once('/').unwrap_or_default();
    (at.to_owned(), member.to_owned())
}

/// Sets what stands at a place; what it stands in is made where it is missing.
pub fn put(value: &Value, place: &str, to: Option<Value>) -> Edit {
    let (at, member) = at_place(place);
    if to.is_none() || at.is_empty() || value.pointer(&at).is_some() {
        return Edit::Set { at, member, to };
    }
    let holder = match member.as_str() {
        "0" | "1" => made(r#"["",""]"#),
        _ => made("{}"),
    };
    // One after the other, as one step.
    Edit::All(vec![put(value, &at, Some(holder)), Edit::Set { at, member, to }])
}

/// Types a text in at a place; an empty text takes the member out. Where it names a category, the grades follow.
pub fn typed(value: &Value, place: &str, to: &str) -> Edit {
    let (at, member) = at_place(place);
    let position = at.strip_prefix("/categories/").unwrap_or_default();
    if member == "name" && !position.is_empty() && position.bytes().all(|byte| byte.is_ascii_digit()) {
        return renaming(value, &at, to);
    }
    put(value, place, (!to.is_empty()).then(|| to.into()))
}

/// Adds an item at the end of a list, which begins with it where there is none.
pub fn addition(value: &Value, list: &str, item: Value) -> Edit {
    match value.pointer(list).and_then(Value::as_array) {
        Some(items) => Edit::Insert { list: list.to_owned(), at: items.len(), item },
        None => put(value, list, Some(Value::Array(vec![item]))),
    }
}

/// Takes an item out of a list; one that may be missing goes with its last item.
pub fn removal(value: &Value, list: &str, at: usize) -> Edit {
    const STAY: [&str; 4] = ["categories", "indicators", "scoring_points", "departments"];
    let (holder, member) = at_place(list);
    if items(value, list).len() == 1 && !STAY.contains(&member.as_str()) {
        return match member.parse() {
            Ok(position) if value.pointer(&holder).is_some_and(Value::is_array) => removal(value, &holder, position),
            _ => Edit::Set { at: holder, member, to: None },
        };
    }
    let id = (list == "/departments").then(|| value.pointer(&format!("{list}/{at}/id"))).flatten();
    let mut edits = Vec::new();
    if let Some(Value::String(id)) = id {
        unname(value, "", id, &mut edits);
    }
    edits.push(Edit::Remove { list: list.to_owned(), at });
    if edits.len() == 1 { edits.remove(0) } else { Edit::All(edits) }
}

/// Edits that take a department out of wherever it is named.
fn unname(value: &Value, at: &str, id: &str, edits: &mut Vec<Edit>) {
    let named = |value: &Value| value.as_str() == Some(id);
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let place = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
                match (name.as_str(), value) {
                    ("departments" | "members", Value::Array(items)) if items.iter().any(named) => {
                        let rest = items.iter().filter(|item| !named(item)).cloned().collect();
                        let to = Some(Value::Array(rest));
                        edits.push(Edit::Set { at: at.to_owned(), member: name.clone(), to });
                    }
                    ("lead", lead) if !at.is_empty() && named(lead) => {
                        edits.push(Edit::Set { at: at.to_owned(), member: name.clone(), to: None });
                    }
                    _ => unname(value, &place, id, edits),
                }
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| unname(item, &format!("{at}/{index}"), id, edits));
        }
        _ => {}
    }
}

/// Names a category; the grades that look at it follow.
fn renaming(value: &Value, category: &str, to: &str) -> Edit {
    let old = shown(value, &format!("{category}/name"));
    let mut edits = vec![Edit::text(category, "name", to)];
    for (grade, ways) in items(value, "/grades").iter().enumerate() {
        for (way, all) in items(ways, "/when").iter().enumerate() {
            for at in 0..items(all, "").len() {
                let place = format!("/grades/{grade}/when/{way}/{at}");
                let of = shown(value, &format!("{place}/of"));
                if of == old && !matches!(of.as_str(), "total" | "basic") {
                    edits.push(Edit::text(&place, "of", to));
                }
            }
        }
    }
    if edits.len() == 1 { edits.remove(0) } else { Edit::All(edits) }
}

/// How many scoring points there are in a part, itself included.
pub fn points_in(value: &Value, place: &str) -> usize {
    let below = |name: &str| -> usize {
        let list = format!("{place}/{name}");
        (0..items(value, &list).len()).map(|at| points_in(value, &format!("{list}/{at}"))).sum()
    };
    let is_point = value.pointer(&format!("{place}/scoring")).is_some();
    usize::from(is_point) + below("indicators") + below("scoring_points")
}

/// Where a place is after a change; nowhere if it went with it.
pub fn follow(place: String, edit: &Edit) -> Option<String> {
    match edit {
        Edit::Set { .. } => Some(place),
        Edit::All(edits) => edits.iter().try_fold(place, follow),
        Edit::Insert { list, at, .. } => shifted(place, list, |now| Some(if now >= *at { now + 1 } else { now })),
        Edit::Remove { list, at } => {
            shifted(place, list, |now| (now != *at).then(|| if now > *at { now - 1 } else { now }))
        }
        Edit::Move { list, from, to } => shifted(place, list, |now| {
            Some(match now {
                now if now == *from => *to,
                now if (*from..=*to).contains(&now) => now - 1,
                now if (*to..=*from).contains(&now) => now + 1,
                now => now,
            })
        }),
    }
}

/// The place with its position in `list`, if it is there, as `to` says.
fn shifted(place: String, list: &str, to: impl Fn(usize) -> Option<usize>) -> Option<String> {
    let within = place.strip_prefix(list).and_then(|rest| rest.strip_prefix('/'));
    let Some((at, rest)) = within.map(|within| within.split_once('/').unwrap_or((within, ""))) else {
        return Some(place);
    };
    let Ok(at) = at.parse() else { return Some(place) };
    let end = if rest.is_empty() { String::new() } else { format!("/{rest}") };
    Some(format!("{list}/{}{end}", to(at)?))
}

/// The place of a change, for going there: what it sets, or the item that it leaves or brings.
pub fn place(edit: &Edit) -> String {
    match edit {
        Edit::Set { at, member, .. } => format!("{at}/{member}"),
        Edit::Insert { list, at, .. } | Edit::Remove { list, at } | Edit::Move { list, to: at, .. } => {
            format!("{list}/{at}")
        }
        Edit::All(edits) => main(edits).map_or(String::new(), place),
    }
}

/// The change that a step is named after: one of the structure, or else the first.
pub fn main(edits: &[Edit]) -> Option<&Edit> {
    edits.iter().find(|edit| !matches!(edit, Edit::Set { .. })).or(edits.first())
}
