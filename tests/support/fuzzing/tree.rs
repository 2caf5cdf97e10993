//! Files that are nearly right: edits of a JSON tree, told by bytes.

use super::Bytes;
use serde_json::{Map, Value, json};

/// Names that mean something somewhere, and names that mean trouble.
const NAMES: [&str; 44] = [
    "draft",
    "answers",
    "evidence",
    "departments",
    "dispatches",
    "marks",
    "ledger",
    "task",
    "base",
    "list",
    "duties",
    "cells",
    "unread",
    "state",
    "reason",
    "note",
    "saved",
    "result",
    "digest",
    "rule_set",
    "id",
    "serves",
    "origin",
    "sha256",
    "points",
    "pack",
    "1.1",
    "14.2",
    "10.3",
    "num",
    "den",
    "pct",
    "office",
    "own-1",
    "own-2",
    "own-01",
    "own-+1",
    "1",
    "01",
    "+1",
    "4294967295",
    "",
    "__proto__",
    "\u{0}\u{202e}",
];

fn values() -> Vec<Value> {
    let mut values = vec![
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(-0.0),
        json!(-1),
        json!(1),
        json!(2),
        json!(1.5),
        json!(1e300),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(u32::MAX),
        json!(4294967296_u64),
        json!({}),
        json!([]),
        json!({"": {}}),
        json!([[]]),
        json!(""),
        json!(" "),
        json!("1"),
        json!("01"),
        json!("+1"),
        json!("-1"),
        json!("1e400"),
        json!("0.001"),
        json!("1000000000000"),
        json!("99999999999999999999"),
        json!("2026-02-30"),
        json!("2024-02-29"),
        json!("0000-00-00"),
        json!("9999-12-31"),
        json!("unverified"),
        json!("not_applicable"),
        json!("set"),
        json!("confirmed"),
        json!("proof"),
        json!("pack"),
        json!("abc123/3"),
        json!("abc123/"),
        json!("answers/14.2/cells/num"),
        json!("evidence/7/serves"),
        json!("departments/list/own-1/name"),
        json!("marks/1.1"),
        json!("departments/duties/14.2"),
        json!("task/filled_by"),
        json!("\u{0}"),
        json!("\u{202e}甲\u{2066}"),
        json!("<img src=x onerror=alert(1)>"),
        json!("a".repeat(64)),
        json!("长".repeat(400)),
    ];
    values.extend(NAMES.map(|name| json!(name)));
    values
}

/// The text of one of `bases` after as many edits as the bytes tell.
pub fn edited(bases: &[Value], bytes: &mut Bytes<'_>) -> Vec<u8> {
    let mut file = bytes.pick(bases).clone();
    let values = values();
    let mut edits = 0;
    while !bytes.is_empty() && edits < 24 {
        edits += 1;
        let kind = bytes.byte();
        if kind == 255 {
            return torn(file.to_string(), bytes);
        }
        let copied = match kind & 64 {
            0 => bytes.pick(&values).clone(),
            _ => handy(node(&mut file, bytes)).cloned().unwrap_or_default(),
        };
        let place = node(&mut file, bytes);
        match kind % 6 {
            0 => *place = copied,
            1 => insert(place, bytes, copied),
            2 => remove(place, bytes),
            3 => rename(place, bytes),
            4 if handy(place).is_some() => twist(place, bytes),
            _ => *place = json!([copied]),
        }
    }
    file.to_string().into_bytes()
}

/// Edits of large parts would make each one larger than the last.
fn handy(place: &Value) -> Option<&Value> {
    Some(place).filter(|place| place.to_string().len() < 10_000)
}

/// A place below the root, mostly in the draft.
fn node<'a>(file: &'a mut Value, bytes: &mut Bytes<'_>) -> &'a mut Value {
    let mut place = file;
    let mut choice = bytes.byte();
    if choice & 7 != 0 && place.get("draft").is_some() {
        place = &mut place["draft"];
    }
    loop {
        let count = match &*place {
            Value::Object(members) => members.len(),
            Value::Array(items) => items.len(),
            _ => 0,
        };
        if count == 0 || choice & 0xf0 == 0 {
            return place;
        }
        let at = bytes.below(count);
        place = match place {
            Value::Object(members) => match members.values_mut().nth(at) {
                Some(value) => value,
                None => unreachable!("below their number"),
            },
            Value::Array(items) => &mut items[at],
            other => return other,
        };
        choice = bytes.byte();
    }
}

fn name(members: &Map<String, Value>, bytes: &mut Bytes<'_>) -> Option<String> {
    (!members.is_empty()).then(|| members.keys().nth(bytes.below(members.len())).cloned().unwrap_or_default())
}

fn insert(place: &mut Value, bytes: &mut Bytes<'_>, value: Value) {
    match place {
        Value::Object(members) => {
            members.insert((*bytes.pick(&NAMES)).to_owned(), value);
        }
        Value::Array(items) => items.insert(bytes.below(items.len() + 1), value),
        other => *other = value,
    }
}

fn remove(place: &mut Value, bytes: &mut Bytes<'_>) {
    match place {
        Value::Object(members) => {
            if let Some(name) = name(members, bytes) {
                members.remove(&name);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            items.remove(bytes.below(items.len()));
        }
        other => *other = Value::Null,
    }
}

fn rename(place: &mut Value, bytes: &mut Bytes<'_>) {
    if let Value::Object(members) = place
        && let Some(name) = name(members, bytes)
        && let Some(value) = members.remove(&name)
    {
        let other = *bytes.pick(&NAMES);
        members.insert(if other.is_empty() { format!("{name}{}", bytes.text(2)) } else { other.to_owned() }, value);
    } else if let Value::Array(items) = place
        && !items.is_empty()
    {
        let (one, other) = (bytes.below(items.len()), bytes.below(items.len()));
        items.swap(one, other);
    }
}

fn twist(place: &mut Value, bytes: &mut Bytes<'_>) {
    *place = match &*place {
        Value::String(text) => {
            let at = bytes.below(text.chars().count() + 1);
            let (before, after): (String, String) = (text.chars().take(at).collect(), text.chars().skip(at).collect());
            let length = bytes.below(4);
            let middle = bytes.text(length);
            json!(if bytes.byte() & 1 == 0 { format!("{before}{middle}{after}") } else { format!("{before}{middle}") })
        }
        Value::Number(number) => json!(number.to_string()),
        Value::Bool(flag) => json!(!flag),
        Value::Array(items) => items.iter().chain(items).cloned().collect(),
        Value::Object(_) => json!(place.to_string()),
        Value::Null => json!(bytes.byte()),
    };
}

/// The text with a piece taken out and another one put in.
fn torn(text: String, bytes: &mut Bytes<'_>) -> Vec<u8> {
    const PIECES: [&str; 14] = [
        "",
        "1e400",
        "-0",
        "NaN",
        "\\ud800",
        "\\u0000",
        "\"",
        "{",
        "[[[[[[[[[[[[",
        "]",
        ",",
        "\u{feff}",
        "\u{202e}",
        "\"draft\":{},",
    ];
    let mut text = text.into_bytes();
    let at = bytes.below(text.len());
    let end = (at + bytes.below(text.len())).min(text.len());
    let piece = if bytes.byte() & 1 == 0 { bytes.pick(&PIECES).as_bytes().to_vec() } else { bytes.0.to_vec() };
    text.splice(at..end, piece);
    text
}
