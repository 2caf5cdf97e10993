//! The journal: the edits since a kept state, in local storage, written at every edit.
//!
//! A patch must give the newest state whether it is laid on the state of revision `base` or on any later one up to `revision`:
//! it names everything that was touched since `base`, also what has its old value again. `base` is the **older** of the kept
//! generations, so that the journal still helps where the newer one is lost.

use super::id::DraftId;
use super::local::{Local, at_once};
use super::sealed::Sealed;
use super::slots::{put, sort};
use super::{KeyValue, StorageError};

/// What the journal holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The revision of the state that the patch starts from.
    pub base: u64,
    /// The revision of the state that it leads to.
    pub revision: u64,
    /// `None` only tells that this revision was reached: the state itself is kept elsewhere.
    pub patch: Option<String>,
}

pub(super) fn prefix(id: &DraftId) -> String {
    format!("journal/{id}/")
}

/// Writes the journal and reads it back, at once. Each edit needs a new, higher revision. The journal from before stays until
/// the next write, so that a crash in the middle costs this one edit at most. Errors: as for
/// [`super::generations::commit_local`].
pub fn write(store: &dyn KeyValue, id: &DraftId, entry: &Entry) -> Result<(), StorageError> {
    let text = match &entry.patch {
        Some(patch) => format!("{}\n{patch}", entry.base),
        None => entry.base.to_string(),
    };
    at_once(put(&Local(store), prefix(id), entry.revision, &text, false, fits)).map(|_| ())
}

/// After a commit that the journal does not cover (an import, a patch too long for local storage): notes that `revision` was
/// reached, so that an older state is never taken for the newest. Where the journal goes as far, it stays: it can still bring
/// the newest state back from the one before.
pub fn clear_through(store: &dyn KeyValue, id: &DraftId, revision: u64) -> Result<(), StorageError> {
    let newest = read(store, id)?.first().map_or(0, |entry| entry.revision);
    if newest >= revision {
        return Ok(());
    }
    write(store, id, &Entry { base: revision, revision, patch: None })
}

/// The journals that can be read, newest first.
pub fn read(store: &dyn KeyValue, id: &DraftId) -> Result<Vec<Entry>, StorageError> {
    let prefix = prefix(id);
    let slots = sort(Local(store).entries(&prefix)?, &prefix, fits);
    Ok(slots.valid.into_iter().filter_map(|(_, sealed)| entry(&sealed)).collect())
}

/// What does not fit stays where it is, as everything that cannot be read.
pub(super) fn fits(sealed: &Sealed) -> bool {
    entry(sealed).is_some()
}

/// `None` for what this version does not understand.
pub(super) fn entry(sealed: &Sealed) -> Option<Entry> {
    let (base, patch) = match sealed.text.split_once('\n') {
        Some((base, patch)) => (base, Some(patch.to_owned())),
        None => (sealed.text.as_str(), None),
    };
    let base: u64 = base.parse().ok()?;
    (base <= sealed.revision).then_some(Entry { base, revision: sealed.revision, patch })
}
