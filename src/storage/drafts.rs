//! The shelf of drafts: one key a draft, no index to fall out of step.

pub use super::id::DraftId;
use super::{KeyValue, StorageError};
use crate::domain::draft::Draft;
use crate::domain::rule_set::RuleSet;
use crate::exchange::problem::Refused;
use crate::exchange::read::{FindRuleSet, Incoming, read_text};
use crate::exchange::write::{Stamp, stored};

const PREFIX: &str = "quality-county/draft/";

/// One draft on the shelf. What cannot be read stays as the text it is.
#[derive(Clone, Debug)]
pub struct OnShelf {
    pub id: DraftId,
    pub text: String,
    pub content: Result<Incoming, Refused>,
}

/// All drafts, the one saved last first, unreadable ones at the end.
pub fn list(store: &dyn KeyValue, find: FindRuleSet) -> Result<Vec<OnShelf>, StorageError> {
    let mut drafts = Vec::new();
    for key in store.keys()? {
        let Some(id) = key.strip_prefix(PREFIX).and_then(DraftId::parse) else { continue };
        drafts.extend(load(store, &id, find)?);
    }
    let rank = |draft: &OnShelf| draft.content.as_ref().map(|incoming| incoming.stamp.at.clone()).ok();
    drafts.sort_by(|a, b| rank(b).cmp(&rank(a)).then_with(|| a.id.cmp(&b.id)));
    Ok(drafts)
}

/// One draft, readable or not; `None` if there is none of that name.
pub fn load(store: &dyn KeyValue, id: &DraftId, find: FindRuleSet) -> Result<Option<OnShelf>, StorageError> {
    let text = store.get(&id.key())?;
    Ok(text.map(|text| OnShelf { id: id.clone(), content: read_text(&text, find), text }))
}

/// Writes a draft and reads it back before it counts as saved.
pub fn save(
    store: &dyn KeyValue,
    id: &DraftId,
    rule_set: &RuleSet,
    draft: &Draft,
    stamp: &Stamp,
) -> Result<(), StorageError> {
    put(store, id, &stored(rule_set, draft, stamp))
}

/// Puts a text on the shelf as it is: for undoing a deletion.
pub fn put(store: &dyn KeyValue, id: &DraftId, text: &str) -> Result<(), StorageError> {
    store.set(&id.key(), text)?;
    match store.get(&id.key())? {
        Some(kept) if kept == text => Ok(()),
        _ => Err(StorageError::NotKept),
    }
}

pub fn delete(store: &dyn KeyValue, id: &DraftId) -> Result<(), StorageError> {
    store.remove(&id.key())
}
