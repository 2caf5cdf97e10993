//! Editing a rule-set file as JSON, so that everything that the format can say survives what the forms do not know.
//!
//! An edit changes one place and leaves the rest as it is; applying it gives the edit that takes it back. Whether the result is a
//! rule set, only the loader says. Places are JSON pointers.
//!
//! What a person still has to settle stands in a member [`MARK`] of the part it concerns, so that it moves, goes and comes back
//! with that part; [`clean`] takes all of it out before the loader looks.

use serde_json::{Value, json};

/// The member that holds what is to be settled, as a list of sentences; like every member that begins so, none of the format.
pub const MARK: &str = "?";
/// The member that tells what a part was read from.
pub const FROM: &str = "?from";
/// The member of the file that lists texts that were not used.
pub const LEFT: &str = "?left";
/// As many steps can be taken back.
const STEPS: usize = 500;

/// A change.
#[derive(Clone, PartialEq, Debug)]
pub enum Edit {
    /// Sets a member of an object or an item of a list; nothing takes a member out and empties an item.
    Set {
        at: String,
        member: String,
        to: Option<Value>,
    },
    Insert {
        list: String,
        at: usize,
        item: Value,
    },
    Remove {
        list: String,
        at: usize,
    },
    Move {
        list: String,
        from: usize,
        to: usize,
    },
    /// One after the other, as one step.
    All(Vec<Edit>),
}

impl Edit {
    /// Sets a member to a text; an empty text takes it out.
    pub fn text(at: &str, member: &str, to: &str) -> Self {
        let to = (!to.is_empty()).then(|| json!(to));
        Self::Set { at: at.to_owned(), member: member.to_owned(), to }
    }

    /// Sets a member to what was typed as a number; what is none stays as typed, for the loader to complain of.
    pub fn number(at: &str, member: &str, typed: &str) -> Self {
        Self::Set { at: at.to_owned(), member: member.to_owned(), to: number(typed) }
    }

    /// Whether both set the same member, as one goes on typing.
    fn goes_on(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Set { at, member, .. }, Self::Set { at: other_at, member: other, .. }) => {
                at == other_at && member == other
            }
            (Self::All(edits), Self::All(others)) => {
                edits.len() == others.len() && edits.iter().zip(others).all(|(one, other)| one.goes_on(other))
            }
            _ => false,
        }
    }
}

/// A number as it was typed; a number only if it is written back as it was typed.
pub fn number(typed: &str) -> Option<Value> {
    let typed = typed.trim();
    let plain = typed.chars().all(|c| c.is_ascii_digit() || c == '.');
    let written = |value: &Value| value.as_number().is_some_and(|number| plain && number.to_string() == typed);
    let number = serde_json::from_str::<Value>(typed).ok().filter(written);
    (!typed.is_empty()).then(|| number.unwrap_or_else(|| json!(typed)))
}

/// Makes a change. Returns the one that takes it back; `None`, with nothing changed, where there is no such place.
pub fn apply(value: &mut Value, edit: Edit) -> Option<Edit> {
    match edit {
        Edit::Set { at, member, to } => {
            let old = match (value.pointer_mut(&at)?, to.clone()) {
                (Value::Object(members), Some(new)) => members.insert(member.clone(), new),
                (Value::Object(members), None) => members.remove(&member),
                // An item that is emptied keeps its position.
                (Value::Array(items), new) => {
                    let item = items.get_mut(member.parse::<usize>().ok()?)?;
                    Some(std::mem::replace(item, new.unwrap_or_else(|| json!(""))))
                }
                _ => return None,
            };
            Some(Edit::Set { at, member, to: old })
        }
        Edit::Insert { list, at, item } => {
            let items = value.pointer_mut(&list)?.as_array_mut().filter(|items| at <= items.len())?;
            items.insert(at, item);
            Some(Edit::Remove { list, at })
        }
        Edit::Remove { list, at } => {
            let items = value.pointer_mut(&list)?.as_array_mut().filter(|items| at < items.len())?;
            let item = items.remove(at);
            Some(Edit::Insert { list, at, item })
        }
        Edit::Move { list, from, to } => {
            let items = value.pointer_mut(&list)?.as_array_mut().filter(|items| from.max(to) < items.len())?;
            let item = items.remove(from);
            items.insert(to, item);
            Some(Edit::Move { list, from: to, to: from })
        }
        Edit::All(edits) => {
            let mut back = Vec::new();
            for edit in edits {
                match apply(value, edit) {
                    Some(inverse) => back.push(inverse),
                    None => {
                        // All or nothing.
                        back.into_iter().rev().for_each(|inverse| drop(apply(value, inverse)));
                        return None;
                    }
                }
            }
            back.reverse();
            Some(Edit::All(back))
        }
    }
}

/// A file that is being edited, with the steps that can be taken back and made again.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Editing {
    pub value: Value,
    undo: Vec<Edit>,
    redo: Vec<Edit>,
}

impl Editing {
    pub fn new(value: Value) -> Self {
        Self { value, ..Self::default() }
    }

    /// Makes a change as one step; typing on in one place is one step. `false` where there is no such place.
    pub fn make(&mut self, edit: Edit) -> bool {
        let Some(back) = apply(&mut self.value, edit) else { return false };
        self.redo.clear();
        if !self.undo.last().is_some_and(|last| last.goes_on(&back)) {
            self.undo.push(back);
        }
        if self.undo.len() > STEPS {
            self.undo.remove(0);
        }
        true
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> bool {
        let Some(again) = self.undo.pop().and_then(|edit| apply(&mut self.value, edit)) else { return false };
        self.redo.push(again);
        true
    }

    /// Makes the last undone step again.
    pub fn redo(&mut self) -> bool {
        let Some(back) = self.redo.pop().and_then(|edit| apply(&mut self.value, edit)) else { return false };
        self.undo.push(back);
        true
    }

    /// What taking the last step back would do, and what making the last undone one again would.
    pub fn ahead(&self) -> (Option<&Edit>, Option<&Edit>) {
        (self.undo.last(), self.redo.last())
    }

    /// Whether there is a step to take back, and one to make again.
    pub fn steps(&self) -> (bool, bool) {
        (!self.undo.is_empty(), !self.redo.is_empty())
    }
}

/// The file without what is to be settled.
pub fn clean(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.iter().filter(|(name, _)| !name.starts_with(MARK));
            Value::Object(kept.map(|(name, value)| (name.clone(), clean(value))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(clean).collect()),
        other => other.clone(),
    }
}

/// How many parts still hold something to settle.
pub fn unsettled(value: &Value) -> usize {
    match value {
        Value::Object(members) => {
            let own = usize::from(members.contains_key(MARK));
            own + members.iter().filter(|(name, _)| *name != MARK).map(|(_, value)| unsettled(value)).sum::<usize>()
        }
        Value::Array(items) => items.iter().map(unsettled).sum(),
        _ => 0,
    }
}

/// The parts of a list, for counting and for naming new ones.
pub fn items<'a>(value: &'a Value, list: &str) -> &'a [Value] {
    value.pointer(list).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A text that stands at a place; a number as it is written, nothing for anything else.
pub fn shown(value: &Value, at: &str) -> String {
    match value.pointer(at) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// What stands at a place, as one word: a text, a number, or yes as `true`; nothing for no and for anything else.
pub fn said(value: &Value, at: &str) -> String {
    let at = format!("/{at}");
    if value.pointer(&at) == Some(&Value::Bool(true)) { "true".to_owned() } else { shown(value, &at) }
}

/// A value that the program writes itself, as text: far smaller in the wasm than putting it together.
pub fn made(text: &'static str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}
