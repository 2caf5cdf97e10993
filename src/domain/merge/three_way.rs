//! One place, several voices: what was sent, what came back, what is here.

use super::{Item, Kind, Offer, Place, Value};

/// What one file says of a place.
pub(super) struct Voice {
    pub base: Option<Value>,
    pub theirs: Option<Value>,
    /// Position of the file.
    pub from: usize,
}

/// Whether the second value lacks something that the first one has.
pub(super) type Loses<'a> = &'a dyn Fn(&Value, &Value) -> bool;

/// The item of a place; `None` if the files have nothing to say of it. Files that changed nothing have no say against one that
/// did.
pub(super) fn item(place: Place, ours: Option<Value>, voices: Vec<Voice>, loses: Loses<'_>) -> Option<Item> {
    let (mut heard, silent): (Vec<_>, Vec<_>) = voices.into_iter().partition(|voice| voice.base != voice.theirs);
    if heard.is_empty() {
        heard = silent.into_iter().filter(|voice| voice.theirs == ours).collect();
    }
    let kinds = heard.iter().map(|voice| kind(voice, ours.as_ref(), loses));
    let mut kind = kinds.max_by_key(rank)?;
    let mut offers: Vec<Offer> = Vec::new();
    for Voice { base, theirs, from } in heard {
        match offers.iter_mut().find(|offer| offer.theirs == theirs) {
            Some(offer) if offer.from.contains(&from) => {}
            Some(offer) => offer.from.push(from),
            None => offers.push(Offer { base, theirs, from: vec![from] }),
        }
    }
    if offers.len() > 1 {
        kind = Kind::Conflict;
    }
    let both_blank = kind == Kind::Equal && ours.is_none();
    let item = Item { place, kind, ours, offers, serves: Vec::new(), renumbered: None, origin: None };
    (!both_blank).then_some(item)
}

fn kind(voice: &Voice, ours: Option<&Value>, loses: Loses<'_>) -> Kind {
    match (&voice.base, ours, &voice.theirs) {
        (_, ours, theirs) if ours == theirs.as_ref() => Kind::Equal,
        (_, _, None) => Kind::Withdrawn,
        (None, None, Some(_)) => Kind::New,
        (Some(base), Some(ours), Some(theirs)) if base == ours => {
            if loses(base, theirs) {
                Kind::Withdrawn
            } else {
                Kind::Changed
            }
        }
        _ => Kind::Conflict,
    }
}

/// The more there is to look at, the higher.
fn rank(kind: &Kind) -> u8 {
    match kind {
        Kind::Equal => 0,
        Kind::New => 1,
        Kind::Changed => 2,
        Kind::Withdrawn => 3,
        Kind::Conflict => 4,
        Kind::Refused(_) => 5,
    }
}
