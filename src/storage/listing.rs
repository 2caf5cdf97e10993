//! All drafts of this browser, for the list that a person picks from.

use super::gather::{Gathered, Raw, sort_out};
use super::id::DraftId;
use super::local::Local;
use super::{Entries, Place, StorageError, Stores, Vault, trash};
use std::collections::BTreeMap;

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
    let (mut drafts, mut failures) = (BTreeMap::<DraftId, Raw>::new(), Vec::new());
    if let Some(store) = stores.local {
        let local = Local(store);
        for (prefix, kind) in [("draft/", Kind::Local), ("journal/", Kind::Journal)] {
            match local.read(prefix).await {
                Ok(entries) => sort_in(&mut drafts, entries, prefix, kind),
                Err(error) => failures.push((Place::Local, error)),
            }
        }
    }
    if let Some(vault) = stores.vault {
        match vault.read("draft/").await {
            Ok(entries) => sort_in(&mut drafts, entries, "draft/", Kind::Vault),
            Err(error) => failures.push((Place::Vault, error)),
        }
    }
    failures.dedup_by_key(|(place, _)| *place);
    let gone = |id: &DraftId| stores.local.is_some_and(|store| trash::is_gone(store, id) == Ok(true));
    let drafts = drafts.into_iter().filter(|(id, _)| !gone(id));
    let drafts = drafts.map(|(id, raw)| (id.clone(), sort_out(&id, raw)));
    // A journal without anything else, or a key that is none of ours, is not a draft to show.
    let is_draft = |found: &Gathered| {
        !found.generations.is_empty()
            || !found.unreadable.is_empty()
            || !found.journals.is_empty()
            || found.legacy.is_some()
    };
    Listing { drafts: drafts.filter(|(_, found)| is_draft(found)).collect(), failures }
}

#[derive(Clone, Copy)]
enum Kind {
    Local,
    Journal,
    Vault,
}

fn sort_in(drafts: &mut BTreeMap<DraftId, Raw>, entries: Entries, prefix: &str, kind: Kind) {
    for (key, value) in entries {
        let Some(name) = key.strip_prefix(prefix) else { continue };
        let (name, is_old) = name.split_once('/').map_or((name, true), |(name, _)| (name, false));
        let Some(id) = DraftId::parse(name) else { continue };
        let raw = drafts.entry(id).or_default();
        match (kind, is_old) {
            (Kind::Local, true) => raw.legacy = Some(value),
            (Kind::Local, false) => raw.local.push((key, value)),
            (Kind::Journal, _) => raw.journal.push((key, value)),
            (Kind::Vault, _) => raw.vault.push((key, value)),
        }
    }
}
