//! Walking a JSON document that somebody else wrote: every value has a [`Place`], every complaint is collected, nothing panics.
//!
//! Used by the rule-set loader and the draft import, the two doors where files become typed.

use serde_json::{Map, Value};
use std::fmt;

/// Names in a [`Place`] are cut off after so many characters.
const LONGEST: usize = 80;

/// Where in a document: `categories[2].indicators[0].points`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Place(String);

impl Place {
    pub fn member(&self, name: &str) -> Self {
        let dot = if self.0.is_empty() { "" } else { "." };
        // Everything below carries the name along: a long one over and over would fill the memory.
        let (name, more) = name.char_indices().nth(LONGEST).map_or((name, ""), |(end, _)| (&name[..end], "…"));
        Self(format!("{}{dot}{name}{more}", self.0))
    }

    pub fn item(&self, index: usize) -> Self {
        Self(format!("{}[{index}]", self.0))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "(文件开头)" } else { &self.0 })
    }
}

/// What kind of JSON value was wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted {
    Object,
    List,
    Text,
    Number,
    Flag,
}

/// A number without an exponent, as JSON may write it: `1.5e+3` is `1500`. What no text here could need stays as it is.
fn plain(number: &str) -> String {
    const FARTHEST: i32 = 30;
    let split = number.split_once(['e', 'E']).and_then(|(digits, shift)| Some((digits, shift.parse().ok()?)));
    let Some((digits, shift)) = split.filter(|(_, shift): &(&str, i32)| (-FARTHEST..=FARTHEST).contains(shift)) else {
        return number.to_owned();
    };
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let zeros = "0".repeat(FARTHEST as usize);
    let point = FARTHEST + whole.len() as i32 + shift;
    let all = [&zeros, whole, part, &zeros].concat();
    let (whole, part) = all.split_at(point as usize);
    let (whole, part) = (whole.trim_start_matches('0'), part.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

/// A complaint at a place; `P` tells what is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct At<P> {
    pub place: Place,
    pub problem: P,
}

/// What any document can get wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    Missing,
    WrongType(Wanted),
    /// A member that this format does not have.
    UnknownMember,
}

/// A JSON value with its place.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    pub value: &'a Value,
    pub place: Place,
}

/// As many complaints are kept of one document; the rest would tell nobody more.
pub const MOST: usize = 1000;

/// Collects complaints while a document is read.
#[derive(Debug)]
pub struct Complaints<P>(pub Vec<At<P>>);

impl<P> Default for Complaints<P> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<P: From<Shape>> Complaints<P> {
    pub fn add(&mut self, place: &Place, problem: impl Into<P>) {
        if self.0.len() < MOST {
            self.0.push(At { place: place.clone(), problem: problem.into() });
        }
    }

    /// The members of an object.
    pub fn object<'a>(&mut self, node: &Node<'a>) -> Option<Members<'a>> {
        match node.value {
            Value::Object(map) => Some(Members { map, place: node.place.clone() }),
            _ => self.wrong(node, Wanted::Object),
        }
    }

    /// The items of a list.
    pub fn list<'a>(&mut self, node: &Node<'a>) -> Option<Vec<Node<'a>>> {
        match node.value {
            Value::Array(items) => {
                let node = |(at, value)| Node { value, place: node.place.item(at) };
                Some(items.iter().enumerate().map(node).collect())
            }
            _ => self.wrong(node, Wanted::List),
        }
    }

    pub fn text<'a>(&mut self, node: &Node<'a>) -> Option<&'a str> {
        match node.value {
            Value::String(text) => Some(text),
            _ => self.wrong(node, Wanted::Text),
        }
    }

    pub fn flag(&mut self, node: &Node<'_>) -> Option<bool> {
        match node.value {
            Value::Bool(flag) => Some(*flag),
            _ => self.wrong(node, Wanted::Flag),
        }
    }

    /// A number as it is written; numbers in quotes are accepted, too, because they keep every digit.
    pub fn number_text(&mut self, node: &Node<'_>) -> Option<String> {
        match node.value {
            Value::Number(number) => Some(plain(&number.to_string())),
            Value::String(text) => Some(text.clone()),
            _ => self.wrong(node, Wanted::Number),
        }
    }

    /// A member that has to be there.
    pub fn required<'a>(&mut self, members: &Members<'a>, name: &str) -> Option<Node<'a>> {
        let node = members.get(name);
        if node.is_none() {
            self.add(&members.place.member(name), Shape::Missing);
        }
        node
    }

    pub fn required_text<'a>(&mut self, members: &Members<'a>, name: &str) -> Option<&'a str> {
        let node = self.required(members, name)?;
        self.text(&node)
    }

    pub fn optional_text<'a>(&mut self, members: &Members<'a>, name: &str) -> Option<&'a str> {
        let node = members.get(name)?;
        self.text(&node)
    }

    pub fn required_list<'a>(&mut self, members: &Members<'a>, name: &str) -> Option<Vec<Node<'a>>> {
        let node = self.required(members, name)?;
        self.list(&node)
    }

    /// The texts of an optional list.
    pub fn optional_texts(&mut self, members: &Members<'_>, name: &str) -> Vec<String> {
        let items = members.get(name).and_then(|node| self.list(&node)).unwrap_or_default();
        items.iter().filter_map(|item| self.text(item).map(str::to_owned)).collect()
    }

    /// Complains about every member that is not in `known`.
    pub fn only(&mut self, members: &Members<'_>, known: &[&str]) {
        for name in members.map.keys().filter(|name| !known.contains(&name.as_str())) {
            self.add(&members.place.member(name), Shape::UnknownMember);
        }
    }

    fn wrong<T>(&mut self, node: &Node<'_>, wanted: Wanted) -> Option<T> {
        self.add(&node.place, Shape::WrongType(wanted));
        None
    }
}

/// The members of an object; a member that is `null` counts as absent.
#[derive(Clone, Debug)]
pub struct Members<'a> {
    map: &'a Map<String, Value>,
    pub place: Place,
}

impl<'a> Members<'a> {
    pub fn get(&self, name: &str) -> Option<Node<'a>> {
        let value = self.map.get(name).filter(|value| !value.is_null())?;
        Some(Node { value, place: self.place.member(name) })
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'a String, Node<'a>)> {
        self.map.iter().map(|(name, value)| (name, Node { value, place: self.place.member(name) }))
    }
}

/// SHA-256 of the canonical form (members sorted, no white space) in lower-case hex.
pub fn fingerprint(value: &Value) -> String {
    sha256(value.to_string().as_bytes())
}

/// SHA-256 in lower-case hex.
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
