//! States that get a place of their own: what app version 0.1 keeps, and rivals of the newest state.
//!
//! Version 0.1 keeps a draft as plain JSON under `draft/<id>`, and a tab with it may still be open. Data first: the text is
//! sealed, written and read back under its new key before the old key goes, and the old key goes only while it still holds that
//! text.

use super::gather::Gathered;
use super::generations::{LOCAL_LIMIT, LocalCommit, commit_local, commit_vault};
use super::id::DraftId;
use super::{StorageError, Stores};
use crate::exchange::{FORMAT, VERSION};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// The counter of a text under a key of version 0.1. `None` for what is no draft that can be read: such a text stays where it is.
pub fn revision(text: &str) -> Option<u64> {
    let file: Value = serde_json::from_str(text).ok()?;
    let ours =
        file.get("format")?.as_str()? == FORMAT && (1..=VERSION).contains(&file.get("format_version")?.as_u64()?);
    let counter = file.get("saved").and_then(|saved| saved.get("revision")).and_then(Value::as_u64);
    // A counter that only a tampered file can have reached would leave none above it.
    ours.then(|| counter.filter(|counter| *counter < 1 << 53).unwrap_or(0))
}

/// Brings order into what was gathered, after the newest state has been loaded and before anything else is written:
///
/// - the only state is one of version 0.1: it becomes a generation of this draft;
/// - version 0.1 has written beside newer states, or there are rivals of the newest state: each becomes a draft of its own.
///
/// Returns the names of the drafts that were made. Refuses where a store could not be read. Safe to repeat after a crash: the same text gets the same name. On an error
/// nothing is lost, but the draft must not be written to: what has no place of its own yet might be written over.
pub async fn settle(stores: Stores<'_>, id: &DraftId, found: &Gathered) -> Result<Vec<DraftId>, StorageError> {
    if let Some((_, error)) = found.failures.first() {
        return Err(error.clone());
    }
    let mut made = Vec::new();
    let newest = found.generations.first().map_or(0, |newest| newest.revision);
    for rival in found.generations.iter().skip(1).filter(|known| known.revision == newest) {
        let own = own_name(id, &rival.text);
        worked_on(keep(stores, &own, rival.revision, &rival.text).await)?;
        made.push(own);
    }
    let (Some(text), Some(store)) = (&found.legacy, stores.local) else { return Ok(made) };
    let Some(revision) = revision(text) else { return Ok(made) };
    let mut same = found.generations.iter().filter(|known| known.text == *text);
    if !same.any(|known| known.kept.local || known.kept.vault) {
        let alone = found.generations.iter().all(|known| known.kept.legacy);
        if alone {
            keep(stores, id, revision, text).await?;
        } else {
            let own = own_name(id, text);
            worked_on(keep(stores, &own, revision, text).await)?;
            made.push(own);
        }
    }
    if store.get(&id.key())?.as_deref() == Some(text) {
        store.remove(&id.key())?;
    }
    Ok(made)
}

/// Keeps a state in both stores; one that has verified it is enough.
async fn keep(stores: Stores<'_>, id: &DraftId, revision: u64, text: &str) -> Result<(), StorageError> {
    let mut outcome = Err(StorageError::Full);
    if let Some(vault) = stores.vault {
        outcome = commit_vault(vault, id, revision, text, true).await.map(|_| ());
    }
    if let Some(store) = stores.local {
        let local = commit_local(store, id, revision, text, LOCAL_LIMIT);
        let local = local.and_then(|commit| match commit {
            LocalCommit::Kept(_) => Ok(()),
            LocalCommit::TooLong => Err(StorageError::Full),
        });
        // A newer state in either store is the more telling answer.
        outcome = match (outcome, local) {
            (Err(StorageError::Overtaken(newer)), _) | (_, Err(StorageError::Overtaken(newer))) => {
                Err(StorageError::Overtaken(newer))
            }
            (outcome, local) => outcome.or(local),
        };
    }
    outcome
}

/// A newer state under a name that was made from this very text: it was kept there before, and has been worked on.
fn worked_on(outcome: Result<(), StorageError>) -> Result<(), StorageError> {
    match outcome {
        Err(StorageError::Overtaken(_)) => Ok(()),
        other => other,
    }
}

/// The name for a state that cannot stay under `id`: the same for the same text.
fn own_name(id: &DraftId, text: &str) -> DraftId {
    let digest = Sha256::digest(text.as_bytes());
    let hex: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let begin: String = id.to_string().chars().take(16).collect();
    DraftId::parse(&format!("{begin}{hex}")).unwrap_or_else(|| id.clone())
}
