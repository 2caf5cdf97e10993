//! A draft moves to another version of its rule set: as a file, through the door that all files come in by. What that door refuses
//! is taken out at its place and kept aside; everything else carries over.

use super::problem::{Refused, Warning};
use super::read::{FindRuleSet, Incoming, read_text};
use super::write::draft_value;
use super::{FORMAT, VERSION};
use crate::domain::draft::Draft;
use crate::domain::rule_set::RuleSet;
use crate::domain::transfer::{Fate, Step, steps};
use serde_json::{Value, json};

/// A move, worked out but not made.
#[derive(Clone, Debug)]
pub struct Transfer {
    pub incoming: Incoming,
    /// What has no place there: where it stood in the file, and what it was.
    pub aside: Vec<(String, Value)>,
    pub steps: Vec<Step>,
}

/// As often at most is the file read: what is taken out may leave something else without its place.
const ROUNDS: usize = 20;

/// Works out how a draft would stand under `new`, which `find` must know. The ledger and the packs that were sent stay with the old
/// draft; a reviewer's marks on points that say something else now are kept aside. Errors: the draft cannot be brought there.
pub fn transfer(old: &RuleSet, draft: &Draft, new: &RuleSet, find: FindRuleSet) -> Result<Transfer, Refused> {
    let mut members = draft_value(old, draft);
    members.remove("ledger");
    members.remove("dispatches");
    let about = &new.about;
    let mut file = json!({
        "format": FORMAT, "format_version": VERSION, "draft": members,
        "rule_set": { "id": about.id, "version": about.version, "fingerprint": about.fingerprint },
    });
    let mut aside = Vec::new();
    let changed = |code: &str| {
        let pair = old.point_by_code(code).zip(new.point_by_code(code));
        pair.is_some_and(|(was, is)| {
            (&old.point(was).scoring, old.point(was).points) != (&new.point(is).scoring, new.point(is).points)
        })
    };
    if let Some(Value::Object(marks)) = file.pointer_mut("/draft/marks") {
        let codes: Vec<String> = marks.keys().filter(|code| changed(code)).cloned().collect();
        for code in codes {
            aside.extend(marks.remove(&code).map(|mark| (format!("draft.marks.{code}"), mark)));
        }
    }
    for _ in 0..ROUNDS {
        let (misfits, outcome) = match read_text(&file.to_string(), find) {
            Ok(incoming) => (unknown(&incoming), Ok(incoming)),
            Err(Refused::Contents(problems)) => {
                let places = problems.iter().map(|at| at.place.to_string()).collect();
                (places, Err(Refused::Contents(problems)))
            }
            Err(refused) => return Err(refused),
        };
        if misfits.is_empty() {
            let incoming = outcome?;
            let steps = steps(old, draft, new, &incoming.draft);
            return Ok(Transfer { incoming, aside, steps });
        }
        // From the end, so that the items before keep their positions.
        let before = aside.len();
        for place in misfits.iter().rev() {
            aside.extend(take_out(&mut file, place).map(|value| (place.clone(), value)));
        }
        if aside.len() == before {
            return outcome.map(|incoming| {
                let steps = steps(old, draft, new, &incoming.draft);
                Transfer { incoming, aside, steps }
            });
        }
    }
    Err(Refused::Damaged)
}

/// What the door lets pass, but drops.
fn unknown(incoming: &Incoming) -> Vec<String> {
    let place = |warning: &Warning| match warning {
        Warning::NotTaken(place) => Some(place.clone()),
        _ => None,
    };
    incoming.warnings.iter().filter_map(place).collect()
}

/// Takes out what stands at a place, or, where nothing stands there because something is missing, what should hold it.
fn take_out(value: &mut Value, place: &str) -> Option<Value> {
    let mut path = path(value, place);
    // The draft itself and its parts stay.
    if path.len() < 3 {
        return None;
    }
    let last = path.pop()?;
    let mut holder = value;
    for step in &path {
        holder = match holder {
            Value::Object(members) => members.get_mut(step)?,
            Value::Array(items) => items.get_mut(step.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    match holder {
        Value::Object(members) => members.remove(&last),
        Value::Array(items) => {
            let at = last.parse::<usize>().ok().filter(|at| *at < items.len())?;
            Some(items.remove(at))
        }
        _ => None,
    }
}

/// The names and positions on the way to a place, as far as there is something. Names may hold dots: the longest one that fits.
fn path(value: &Value, place: &str) -> Vec<String> {
    let (mut at, mut rest, mut path) = (value, place, Vec::new());
    loop {
        rest = rest.strip_prefix('.').unwrap_or(rest);
        let next = match at {
            Value::Object(members) => {
                let ends = |tail: &str| tail.is_empty() || tail.starts_with(['.', '[']);
                let fits = |name: &&String| rest.strip_prefix(name.as_str()).is_some_and(ends);
                members.keys().filter(fits).max_by_key(|name| name.len()).map(|name| (name.clone(), name.len()))
            }
            Value::Array(_) => {
                let number = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(number, _)| number);
                number.map(|number| (number.to_owned(), number.len() + 2))
            }
            _ => None,
        };
        let Some((step, length)) = next else { return path };
        let inner = match at {
            Value::Object(members) => members.get(&step),
            Value::Array(items) => step.parse::<usize>().ok().and_then(|index| items.get(index)),
            _ => None,
        };
        let Some(inner) = inner else { return path };
        path.push(step);
        (at, rest) = (inner, rest.get(length..).unwrap_or_default());
    }
}

/// The parts that have no place, as a file to keep: what each was, by where it stood.
pub fn aside_file(old: &RuleSet, transfer: &Transfer) -> String {
    let parts: Vec<_> = transfer.aside.iter().map(|(place, value)| json!({ "place": place, "value": value })).collect();
    let about = &old.about;
    let file = json!({
        "format": "quality-county/aside", "format_version": 1,
        "rule_set": { "id": about.id, "version": about.version, "fingerprint": about.fingerprint },
        "parts": parts,
    });
    serde_json::to_string_pretty(&file).unwrap_or_else(|_| file.to_string())
}

/// How many points carry over as they are, carry over with another meaning, and have no place, of those that are filled in.
pub fn tally(steps: &[Step]) -> [usize; 3] {
    let count = |fits: fn(&Step) -> bool| steps.iter().filter(|step| step.filled && fits(step)).count();
    [
        count(|step| step.fate == Fate::Same),
        count(|step| matches!(step.fate, Fate::Changed(_))),
        count(|step| step.fate == Fate::Gone),
    ]
}
