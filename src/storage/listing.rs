//! All drafts of this browser, for the list that a person picks from.

use super::gather::{Gathered, Raw, sort_out};
use super::id::DraftId;
use super::local::Local;
use super::{Entries, Place, StorageError, Stores, trash};
use crate::domain::order;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// In the order of their names. Those with no state that can be read are there too: see [`super::gather::pick`].
    pub drafts: Vec<(DraftId, Gathered)>,
    /// Stores that could not be read: there may be more drafts than were found.
    pub failures: Vec<(Place, StorageError)>,
}

/// Reads every draft of both stores. Never fails: what a store refuses to tell stands in `failures`. Drafts whose deletion has
/// begun are left out.
pub async fn list(stores: Stores<'_>) -> Listing {
    let mut listing = Listing::default();
    let (mut local, mut journal, mut vault) = (Entries::new(), Entries::new(), Entries::new());
    if let Some(store) = stores.local {
        let both = Local(store).entries("draft/").and_then(|found| Ok((found, Local(store).entries("journal/")?)));
        match both {
            Ok(both) => (local, journal) = both,
            Err(error) => listing.failures.push((Place::Local, error)),
        }
    }
    if let Some(store) = stores.vault {
        match store.read("draft/").await {
            Ok(found) => vault = found,
            Err(error) => listing.failures.push((Place::Vault, error)),
        }
    }
    let mut ids: Vec<_> = local.iter().chain(&journal).chain(&vault).filter_map(|(key, _)| id_of(key)).collect();
    order::by(&mut ids, Ord::cmp);
    ids.dedup();
    ids.retain(|id| stores.local.is_none_or(|store| trash::is_gone(store, id) != Ok(true)));
    for id in ids {
        let (mut old, local) = (of(&id, &mut local), Vec::new());
        let mut raw = Raw { local, journal: of(&id, &mut journal), vault: of(&id, &mut vault), legacy: None };
        if let Some(at) = old.iter().position(|(key, _)| key.matches('/').count() == 1) {
            raw.legacy = Some(old.swap_remove(at).1);
        }
        raw.local = old;
        listing.drafts.push((id.clone(), sort_out(&id, raw)));
    }
    // A key that is none of ours is not a draft to show.
    listing.drafts.retain(|(_, found)| !found.is_empty());
    listing
}

fn id_of(key: &str) -> Option<DraftId> {
    DraftId::parse(key.split('/').nth(1)?)
}

/// Takes one draft's entries out.
fn of(id: &DraftId, entries: &mut Entries) -> Entries {
    let (of_it, others) = std::mem::take(entries).into_iter().partition(|(key, _)| id_of(key).as_ref() == Some(id));
    *entries = others;
    of_it
}
