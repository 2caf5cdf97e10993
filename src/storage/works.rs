//! Rule sets that are still being edited: two generations in each store, as with drafts.

use super::id::DraftId;
use super::local::{Local, at_once};
use super::slots::{put, sort};
use super::{Entries, StorageError, Stores};
use crate::domain::order;

const PREFIX: &str = "work/";

/// A rule set in the making.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Work {
    pub id: DraftId,
    pub revision: u64,
    pub text: String,
}

fn prefix(id: &DraftId) -> String {
    format!("{PREFIX}{id}/")
}

/// Keeps a state in every store that takes it, and reads it back: local storage at once. Errors: no store has it.
pub async fn keep(stores: Stores<'_>, work: &Work) -> Result<(), StorageError> {
    let mut outcome = Err(StorageError::Refused(String::new()));
    let text = work.text.as_str();
    if let Some(store) = stores.local {
        outcome = at_once(put(&Local(store), prefix(&work.id), work.revision, text, false, |_| true)).map(drop);
    }
    if let Some(vault) = stores.vault {
        let kept = put(vault, prefix(&work.id), work.revision, text, false, |_| true).await.map(drop);
        outcome = if kept.is_ok() { kept } else { outcome };
    }
    outcome
}

async fn entries(stores: Stores<'_>, prefix: &str) -> Result<[Entries; 2], StorageError> {
    let local = stores.local.map_or(Ok(Entries::new()), |store| Local(store).entries(prefix))?;
    let vault = match stores.vault {
        Some(vault) => vault.read(prefix).await?,
        None => Entries::new(),
    };
    Ok([local, vault])
}

/// The newest state of each that can be read.
pub async fn list(stores: Stores<'_>) -> Result<Vec<Work>, StorageError> {
    let both = entries(stores, PREFIX).await?;
    let id_of = |(key, _): &(String, String)| DraftId::parse(key.strip_prefix(PREFIX)?.split('/').next()?);
    let mut ids: Vec<_> = both.iter().flatten().filter_map(id_of).collect();
    order::by(&mut ids, Ord::cmp);
    ids.dedup();
    let newest = |id: &DraftId| {
        let of_it =
            |entries: &Entries| entries.iter().filter(|entry| id_of(entry).as_ref() == Some(id)).cloned().collect();
        let valid = both.iter().flat_map(|entries| sort(of_it(entries), &prefix(id), |_| true).valid);
        let (_, sealed) = valid.max_by_key(|(_, sealed)| sealed.revision)?;
        Some(Work { id: id.clone(), revision: sealed.revision, text: sealed.text })
    };
    Ok(ids.iter().filter_map(newest).collect())
}

/// Removes one from both stores; what cannot be read stays.
pub async fn remove(stores: Stores<'_>, id: &DraftId) -> Result<(), StorageError> {
    let [local, vault] = entries(stores, &prefix(id)).await?;
    let gone = |entries| sort(entries, &prefix(id), |_| true).valid.into_iter().map(|(key, _)| (key, None));
    if let Some(store) = stores.vault {
        store.write(gone(vault).collect(), false).await?;
    }
    if let Some(store) = stores.local {
        gone(local).try_for_each(|(key, _)| Local(store).put(&key, None))?;
    }
    Ok(())
}
