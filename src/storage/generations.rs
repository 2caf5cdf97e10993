//! The states of a draft: the newest two, in each store.

use super::id::DraftId;
use super::local::{Local, at_once, units};
use super::slots::put;
use super::{KeyValue, StorageError, Vault};

pub use super::slots::Generations;

/// The longest text that local storage keeps whole, in UTF-16 units; the browser's database has room for longer ones.
pub const LOCAL_LIMIT: usize = 400_000;

/// What became of a commit to local storage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LocalCommit {
    /// Written and read back.
    Kept(Generations),
    /// Longer than the limit: not written, and the generations from before are still there.
    TooLong,
}

pub(super) fn prefix(id: &DraftId) -> String {
    format!("draft/{id}/")
}

/// Keeps a state in local storage, at once, and reads it back. `revision` must be above all that were ever used for this draft
/// ([`super::gather::Picked::next`] to begin with); the same revision with the same text again does nothing.
///
/// Errors: [`StorageError::Overtaken`] if somebody else has written meanwhile, [`StorageError::NotKept`], or what the store says.
/// After any error, and after a crash at any step, the newest state kept before is still whole.
pub fn commit_local(
    store: &dyn KeyValue,
    id: &DraftId,
    revision: u64,
    text: &str,
    max_chars: usize,
) -> Result<LocalCommit, StorageError> {
    if units(text) > max_chars {
        return Ok(LocalCommit::TooLong);
    }
    at_once(put(&Local(store), prefix(id), revision, text, false, |_| true)).map(LocalCommit::Kept)
}

/// Keeps a state in the browser's database and reads it back: as [`commit_local`], awaited and without a limit. One at a
/// time: wait for a commit before the next one begins. After [`StorageError::Late`] it may still come to be kept; trying again
/// is safe.
pub async fn commit_vault(
    vault: &dyn Vault,
    id: &DraftId,
    revision: u64,
    text: &str,
    strict: bool,
) -> Result<Generations, StorageError> {
    put(vault, prefix(id), revision, text, strict, |_| true).await
}
