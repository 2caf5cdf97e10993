//! Deleting a draft so that it is whole or gone at any moment, and comes back byte for byte.
//!
//! First a note of all that is to go is written to local storage and read back: from then on the draft is gone. Then the
//! database's part goes in one transaction, local storage's key by key, and last the note. [`sweep`] finishes what a crash has
//! cut short; it removes only what still is as the note says, or what a [`put_back`] that was cut short has left by half, so that
//! nothing written later goes with it.

use super::generations;
use super::id::{DraftId, NAMESPACE};
use super::journal;
use super::legacy;
use super::local::Local;
use super::points;
use super::sealed::{Damage, seal, sum, unseal};
use super::slots::same;
use super::{Entries, KeyValue, Place, StorageError, Stores};

/// Where the keys of notes begin.
const PREFIX: &str = "gone/";

/// Everything that was kept of a deleted draft, byte for byte.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Removed {
    pub id: DraftId,
    pub local: Entries,
    pub vault: Entries,
    /// What went wrong after the draft was gone; [`sweep`] will try again.
    pub left_over: Option<StorageError>,
}

/// Deletes a draft with its journal and restore points. Errors: nothing was deleted, the draft is as it was. Afterwards the
/// draft is gone, whatever crashes; [`put_back`] undoes it.
pub async fn delete(stores: Stores<'_>, id: &DraftId) -> Result<Removed, StorageError> {
    let (local, vault) = all_of(stores, id).await?;
    let mut removed = Removed { id: id.clone(), local, vault, left_over: None };
    if let Some(store) = stores.local {
        note(store, &removed)?;
        removed.left_over = finish(stores, store, id, list(&removed)).await.err();
    } else if let Some(vault) = stores.vault {
        vault.write(without(&removed.vault), true).await?;
    }
    Ok(removed)
}

/// Undoes a deletion: every text is back under its key, and was read back. Errors: the draft stays deleted; try again, or hand
/// the texts out as files.
pub async fn put_back(stores: Stores<'_>, removed: &Removed) -> Result<(), StorageError> {
    let (local, vault) = all_of(stores, &removed.id).await?;
    // What was written under a key since the deletion is not written over.
    let newer = |(key, there): &(String, String), entries: &Entries| {
        entries.iter().any(|(known, value)| known == key && !value.starts_with(there.as_str()))
    };
    if local.iter().any(|entry| newer(entry, &removed.local)) || vault.iter().any(|entry| newer(entry, &removed.vault))
    {
        return Err(StorageError::Overtaken(0));
    }
    if let Some(store) = stores.local {
        note(store, removed)?;
        removed.local.iter().try_for_each(|(key, value)| Local(store).put(key, Some(value)))?;
    }
    match stores.vault {
        Some(vault) => {
            let batch = removed.vault.iter().map(|(key, value)| (key.clone(), Some(value.clone()))).collect();
            vault.write(batch, true).await?;
        }
        None if removed.vault.is_empty() => {}
        None => return Err(StorageError::Gone),
    }
    let kept = all_of(stores, &removed.id).await?;
    let all = |entries: &Entries, kept: &Entries| entries.iter().all(|entry| kept.contains(entry));
    if !(all(&removed.local, &kept.0) && all(&removed.vault, &kept.1)) {
        return Err(StorageError::NotKept);
    }
    stores.local.map_or(Ok(()), |store| store.remove(&note_key(&removed.id)))
}

/// Finishes deletions that a crash or a store has cut short: run it once at the start, before anything is read. Errors: the
/// rest is tried again next time; what is half deleted is not shown till then.
pub async fn sweep(stores: Stores<'_>) -> Result<(), StorageError> {
    let Some(store) = stores.local else { return Ok(()) };
    for (key, raw) in Local(store).entries(PREFIX)? {
        let Some(id) = key.strip_prefix(PREFIX).and_then(DraftId::parse) else { continue };
        match unseal(PREFIX, &raw) {
            Ok(note) => finish(stores, store, &id, note.text).await?,
            Err(Damage::OtherVersion(_)) => {}
            // The note was never whole, so nothing was deleted.
            Err(_) => store.remove(&note_key(&id))?,
        }
    }
    Ok(())
}

/// Everything that both stores hold of a draft.
async fn all_of(stores: Stores<'_>, id: &DraftId) -> Result<(Entries, Entries), StorageError> {
    let (mut local, mut vault) = (Entries::new(), Entries::new());
    for prefix in [generations::prefix(id), journal::prefix(id), points::prefix(id)] {
        if let Some(store) = stores.local {
            local.extend(Local(store).entries(&prefix)?);
        }
        if let Some(store) = stores.vault {
            vault.extend(store.read(&prefix).await?);
        }
    }
    if let Some(store) = stores.local {
        local.extend(store.get(&id.key())?.map(|text| (format!("draft/{id}"), text)));
    }
    Ok((local, vault))
}

/// Whether a draft's deletion has begun.
pub(super) fn is_gone(store: &dyn KeyValue, id: &DraftId) -> Result<bool, StorageError> {
    let note = store.get(&note_key(id))?;
    Ok(note.is_some_and(|raw| matches!(unseal(PREFIX, &raw), Ok(_) | Err(Damage::OtherVersion(_)))))
}

fn note_key(id: &DraftId) -> String {
    format!("{NAMESPACE}{PREFIX}{id}")
}

fn note(store: &dyn KeyValue, removed: &Removed) -> Result<(), StorageError> {
    let (key, sealed) = (format!("{PREFIX}{}", removed.id), seal(PREFIX, 0, &list(removed)));
    let local = Local(store);
    let written = local.put(&key, Some(&sealed));
    let written = written.and_then(|()| same(local.entries(&key)?, &key, &sealed));
    if written.is_err() {
        local.put(&key, None)?;
    }
    written
}

/// One line for each text that goes: its store, sum, length and key.
fn list(removed: &Removed) -> String {
    let lines = |place, entries: &Entries| {
        let line = |(key, raw): &(String, String)| format!("{} {:08x} {} {key}\n", word(place), sum(raw), raw.len());
        entries.iter().map(line).collect::<String>()
    };
    lines(Place::Local, &removed.local) + &lines(Place::Vault, &removed.vault)
}

fn word(place: Place) -> &'static str {
    match place {
        Place::Local => "local",
        Place::Vault => "vault",
    }
}

/// What a key begins with, up to the draft's own part.
fn home(key: &str) -> &str {
    key.rfind('/').map_or(key, |at| key.get(..=at).unwrap_or(key))
}

/// Whether an entry is one of a note's.
fn is_listed(list: &str, place: Place, (key, raw): &(String, String)) -> bool {
    let is_this = |line: &str| {
        let [store, known_sum, length, known_key] = line.splitn(4, ' ').collect::<Vec<_>>()[..] else { return false };
        let is_whole = known_sum == format!("{:08x}", sum(raw)) && length == raw.len().to_string();
        let is_shorter = length.parse().is_ok_and(|length: usize| raw.len() < length);
        let is_torn = is_shorter && unseal(home(key), raw).is_err() && legacy::revision(raw).is_none();
        store == word(place) && known_key == key && (is_whole || is_torn)
    };
    list.lines().any(is_this)
}

/// Removes what a note lists, as far as it is unchanged, then the note.
async fn finish(stores: Stores<'_>, store: &dyn KeyValue, id: &DraftId, list: String) -> Result<(), StorageError> {
    let (mut local, mut vault) = all_of(stores, id).await?;
    vault.retain(|entry| is_listed(&list, Place::Vault, entry));
    local.retain(|entry| is_listed(&list, Place::Local, entry));
    match stores.vault {
        Some(store) => store.write(without(&vault), true).await?,
        None if !list.lines().any(|line| line.starts_with("vault ")) => {}
        None => return Err(StorageError::Gone),
    }
    local.iter().try_for_each(|(key, _)| Local(store).put(key, None))?;
    store.remove(&note_key(id))
}

fn without(entries: &[(String, String)]) -> Vec<(String, Option<String>)> {
    entries.iter().map(|(key, _)| (key.clone(), None)).collect()
}
