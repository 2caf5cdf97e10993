//! Everything that is kept of a draft, from both stores, and which state is the newest. Nothing here writes.

use super::id::DraftId;
use super::journal::{self, Entry};
use super::local::Local;
use super::sealed::Damage;
use super::slots::sort;
use super::{Entries, Place, StorageError, Stores, Vault, generations, legacy, trash};
use crate::domain::order;
use std::cmp::Reverse;

/// A state that can be read. Copies of one state are one generation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Generation {
    pub revision: u64,
    pub text: String,
    pub kept: Kept,
}

/// Where a generation is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Kept {
    pub local: bool,
    pub vault: bool,
    /// Under the key of app version 0.1.
    pub legacy: bool,
}

/// Something that cannot be read, as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreadable {
    pub place: Place,
    pub key: String,
    pub raw: String,
    pub damage: Damage,
}

/// What is kept of one draft.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// Newest first.
    pub generations: Vec<Generation>,
    /// Newest first.
    pub journals: Vec<Entry>,
    pub unreadable: Vec<Unreadable>,
    /// What app version 0.1 keeps under this name, readable or not.
    pub legacy: Option<String>,
    /// Stores that could not be read: there may be more than was found.
    pub failures: Vec<(Place, StorageError)>,
}

impl Gathered {
    /// Whether nothing at all was found.
    pub fn is_empty(&self) -> bool {
        self.generations.is_empty() && self.journals.is_empty() && self.unreadable.is_empty() && self.legacy.is_none()
    }
}

/// What the stores hold of one draft, unsorted.
#[derive(Default)]
pub(super) struct Raw {
    pub local: Entries,
    pub journal: Entries,
    pub vault: Entries,
    pub legacy: Option<String>,
}

/// Reads both stores. Never fails: what a store refuses to tell stands in `failures`. A draft whose deletion has begun is gone.
pub async fn gather(stores: Stores<'_>, id: &DraftId) -> Gathered {
    let (mut raw, mut failures) = (Raw::default(), Vec::new());
    if let Some(store) = stores.local {
        match trash::is_gone(store, id) {
            Ok(true) => return Gathered::default(),
            Ok(false) => {}
            Err(error) => failures.push((Place::Local, error)),
        }
        let mut told = |found: Result<Entries, StorageError>| {
            found.unwrap_or_else(|error| {
                failures.push((Place::Local, error));
                Vec::new()
            })
        };
        raw.local = told(Local(store).entries(&generations::prefix(id)));
        raw.journal = told(Local(store).entries(&journal::prefix(id)));
        let legacy = store.get(&id.key()).map(|text| text.map(|text| (id.key(), text)).into_iter().collect());
        raw.legacy = told(legacy).pop().map(|(_, text)| text);
    }
    if let Some(vault) = stores.vault {
        match vault.read(&generations::prefix(id)).await {
            Ok(entries) => raw.vault = entries,
            Err(error) => failures.push((Place::Vault, error)),
        }
    }
    failures.dedup_by_key(|(place, _)| *place);
    Gathered { failures, ..sort_out(id, raw) }
}

pub(super) fn sort_out(id: &DraftId, raw: Raw) -> Gathered {
    let mut found = Gathered { legacy: raw.legacy, ..Gathered::default() };
    let unreadable = |place| move |(key, raw, damage)| Unreadable { place, key, raw, damage };
    for (place, entries) in [(Place::Local, raw.local), (Place::Vault, raw.vault)] {
        let slots = sort(entries, &generations::prefix(id), |_| true);
        found.unreadable.extend(slots.damaged.into_iter().map(unreadable(place)));
        for (_, sealed) in slots.valid {
            let same = |known: &&mut Generation| known.revision == sealed.revision && known.text == sealed.text;
            let at = match found.generations.iter_mut().find(same) {
                Some(known) => &mut known.kept,
                None => {
                    let (revision, text) = (sealed.revision, sealed.text);
                    found.generations.push(Generation { revision, text, kept: Kept::default() });
                    let Some(last) = found.generations.last_mut() else { continue };
                    &mut last.kept
                }
            };
            match place {
                Place::Local => at.local = true,
                Place::Vault => at.vault = true,
            }
        }
    }
    order::by_key(&mut found.generations, |known| Reverse(known.revision));
    let slots = sort(raw.journal, &journal::prefix(id), journal::fits);
    found.unreadable.extend(slots.damaged.into_iter().map(unreadable(Place::Local)));
    found.journals = slots.valid.iter().filter_map(|(_, sealed)| journal::entry(sealed)).collect();
    if found.generations.is_empty()
        && let Some(text) = &found.legacy
        && let Some(revision) = legacy::revision(text)
    {
        let kept = Kept { legacy: true, ..Kept::default() };
        found.generations.push(Generation { revision, text: text.clone(), kept });
    }
    found
}

/// The state to open.
#[derive(Clone, Debug)]
pub struct Picked<'a> {
    /// The text to begin with.
    pub start: &'a Generation,
    /// The journal's patch that leads from there to the newest state.
    pub patch: Option<&'a str>,
    /// The revision of the state that results.
    pub revision: u64,
    /// The first revision that is free: above everything found.
    pub next: u64,
    /// A journal that tells of a newer state than can be put together: the states before it are lost or in a store that does not
    /// answer. Go on under another name then, so that this one stays as it is.
    pub gap: Option<&'a Entry>,
    /// Other states of the newest revision: give each a name of its own ([`super::legacy::settle`]) before writing.
    pub rivals: Vec<&'a Generation>,
}

/// Picks the state to open: the highest revision, and on it the newest journal that fits. A journal with base B and revision R
/// is obsolete where the newest state C has C ≥ R, fits where B ≤ C < R, and leaves a gap where C < B. `None` if no state can
/// be read.
pub fn pick(found: &Gathered) -> Option<Picked<'_>> {
    let newest = found.generations.first()?;
    let rivals: Vec<_> = found.generations.iter().skip(1).filter(|known| known.revision == newest.revision).collect();
    let mut picked = Picked { start: newest, patch: None, revision: newest.revision, next: 0, gap: None, rivals };
    for journal in found.journals.iter().filter(|journal| journal.revision > newest.revision) {
        // Of two states of one revision nobody knows which one the journal goes on from; nor for a state that version 0.1 wrote.
        let known = picked.rivals.is_empty() && !newest.kept.legacy;
        match (base_of(journal, &found.generations), &journal.patch) {
            (Some(base), Some(patch)) if known => {
                (picked.start, picked.patch, picked.revision) = (base, Some(patch.as_str()), journal.revision);
                break;
            }
            _ => picked.gap = picked.gap.or(Some(journal)),
        }
    }
    let revisions = found.generations.iter().map(|known| known.revision);
    let highest = revisions.chain(found.journals.iter().map(|journal| journal.revision)).max().unwrap_or(0);
    picked.next = highest.saturating_add(1);
    Some(picked)
}

/// The state that a journal is laid on: its very base if that is there, for which any patch is right, else the newest one.
fn base_of<'a>(journal: &Entry, generations: &'a [Generation]) -> Option<&'a Generation> {
    let mut exact = generations.iter().filter(|known| known.revision == journal.base);
    match (exact.next(), exact.next()) {
        (Some(base), None) => Some(base),
        (Some(_), Some(_)) => None,
        (None, _) => generations.first().filter(|newest| newest.revision >= journal.base),
    }
}

/// Deletes something unreadable that a person has seen and does not want, if it is still the same. Returns whether it was.
pub async fn discard(stores: Stores<'_>, what: &Unreadable) -> Result<bool, StorageError> {
    let local = stores.local.map(Local);
    let store: &dyn Vault = match (what.place, &local, stores.vault) {
        (Place::Local, Some(local), _) => local,
        (Place::Vault, _, Some(vault)) => vault,
        _ => return Err(StorageError::Gone),
    };
    let same = store.read(&what.key).await?.contains(&(what.key.clone(), what.raw.clone()));
    if same {
        store.write(vec![(what.key.clone(), None)], false).await?;
    }
    Ok(same)
}
