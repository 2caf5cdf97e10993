//! A text in two generations: a new one is written over the older, never over the newer, never over what cannot be read.
//!
//! A generation stands under one letter. Two letters are in use; each damaged one stays where it is and another letter takes its
//! place, so that nothing has to be copied aside before work can go on.

use super::sealed::{Damage, Sealed, seal, unseal};
use super::{Entries, Later, StorageError, Vault};
use crate::domain::order;

/// The generations found under one prefix.
#[derive(Debug, Default)]
pub(super) struct Slots {
    /// Newest first.
    pub valid: Vec<(String, Sealed)>,
    pub damaged: Vec<(String, String, Damage)>,
}

/// What a successful [`put`] leaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Generations {
    pub newest: u64,
    /// The generation before, if there is one.
    pub older: Option<u64>,
}

/// Whether this version understands what is sealed.
pub(super) type Fits = fn(&Sealed) -> bool;

pub(super) fn sort(entries: Entries, prefix: &str, fits: Fits) -> Slots {
    let mut slots = Slots::default();
    for (key, raw) in entries {
        let Some([b'a'..=b'z']) = key.strip_prefix(prefix).map(str::as_bytes) else { continue };
        match unseal(prefix, &raw) {
            Ok(sealed) if fits(&sealed) => slots.valid.push((key, sealed)),
            Ok(_) => slots.damaged.push((key, raw, Damage::Contents)),
            Err(damage) => slots.damaged.push((key, raw, damage)),
        }
    }
    order::by_key(&mut slots.valid, |(_, sealed)| std::cmp::Reverse(sealed.revision));
    slots
}

/// Keeps a text as the newest generation and reads it back. A crash at any moment leaves either the generations from before or
/// those and the new one in place of the oldest. Errors: [`StorageError::Overtaken`] where this revision is there with another
/// content or a newer one is, [`StorageError::NotKept`] after a bad read-back, and whatever the store says.
pub(super) fn put<'a>(
    store: &'a dyn Vault,
    prefix: String,
    revision: u64,
    text: &'a str,
    strict: bool,
    fits: Fits,
) -> Later<'a, Generations> {
    Box::pin(put_in_turn(store, prefix, revision, text, strict, fits))
}

async fn put_in_turn(
    store: &dyn Vault,
    prefix: String,
    revision: u64,
    text: &str,
    strict: bool,
    fits: Fits,
) -> Result<Generations, StorageError> {
    let slots = sort(store.read(&prefix).await?, &prefix, fits);
    let sealed = seal(&prefix, revision, text);
    let mut revisions = slots.valid.iter().map(|(_, known)| known.revision);
    let (newest, before) = (revisions.next(), revisions.next());
    if let Some((_, known)) = slots.valid.first() {
        if known.revision > revision || (known.revision == revision && known.text != text) {
            return Err(StorageError::Overtaken(known.revision));
        }
        if known.revision == revision {
            return Ok(Generations { newest: revision, older: before });
        }
    }
    let key = target(&slots, &prefix, &sealed).ok_or(StorageError::Full)?;
    store.write(vec![(key.clone(), Some(sealed.clone()))], strict).await?;
    let found = store.read(&key).await?;
    let found = found.iter().find(|(known, _)| *known == key).map(|(_, value)| value.as_str());
    match found {
        Some(found) if found == sealed => Ok(Generations { newest: revision, older: newest }),
        // The beginning of a text that did not get written whole goes; anything else stays.
        Some(found) if sealed.starts_with(found) => {
            store.write(vec![(key, None)], false).await?;
            Err(StorageError::NotKept)
        }
        _ => Err(StorageError::NotKept),
    }
}

/// Where the next generation goes; `None` if every letter is taken by something unreadable.
fn target(slots: &Slots, prefix: &str, sealed: &str) -> Option<String> {
    if let [_, .., (oldest, _)] = slots.valid.as_slice() {
        return Some(oldest.clone());
    }
    let taken = |key: &String| {
        // The beginning of the very text that is to be written is left over from an attempt at writing it.
        let unreadable = slots.damaged.iter().any(|(known, raw, _)| known == key && !sealed.starts_with(raw.as_str()));
        unreadable || slots.valid.iter().any(|(known, _)| known == key)
    };
    ('a'..='z').map(|letter| format!("{prefix}{letter}")).find(|key| !taken(key))
}

/// Whether a key holds what was written there.
pub(super) async fn verify(store: &dyn Vault, key: &str, written: &str) -> Result<(), StorageError> {
    same(store.read(key).await?, key, written)
}

/// Whether an entry that was read back is what was written.
pub(super) fn same(read: Entries, key: &str, written: &str) -> Result<(), StorageError> {
    let same = read.iter().any(|(known, value)| known == key && value == written);
    if same { Ok(()) } else { Err(StorageError::NotKept) }
}
