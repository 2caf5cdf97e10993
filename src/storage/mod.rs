//! Drafts between visits, over two stores of texts by key. Keys are namespaced; nothing else's key is ever touched.
//!
//! The stores fail in opposite cases: local storage ([`KeyValue`], written at once) survives a closed tab but loses the last
//! seconds of a killed browser; the browser's database ([`Vault`], awaited) survives the kill but not a tab closed before the
//! answer. So every edit goes to the [`journal`] in local storage, and every state to two [`generations`] in each store;
//! [`gather`] reads both and picks by revision counter, never by the clock.
//!
//! | what | key, in local storage behind `quality-county/` |
//! | --- | --- |
//! | a state of a draft | `draft/<id>/<letter>` |
//! | the edits since a state | `journal/<id>/<letter>`, local storage only |
//! | a restore point | `point/<id>/<number>` |
//! | a deletion under way | `gone/<id>`, local storage only |
//! | a rule set of a person's own | `rules/<id>/<fingerprint>` |
//! | a rule set that is being edited | `work/<id>/<letter>` |
//! | who may write | `lease/<id>`, local storage only |
//! | a draft of app version 0.1 | `draft/<id>`, local storage only |
//!
//! What cannot be read stays where it is, byte for byte, until a person deletes it: nothing here writes over it.

pub mod drafts;
pub mod gather;
pub mod generations;
pub mod id;
pub mod journal;
pub mod lease;
pub mod legacy;
pub mod listing;
pub mod local;
pub mod memory;
pub mod points;
pub mod rules;
pub mod sealed;
mod slots;
pub mod trash;
pub mod works;

use std::pin::Pin;

/// A store of texts by key, such as the browser's local storage.
pub trait KeyValue {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError>;
    fn remove(&self, key: &str) -> Result<(), StorageError>;
    /// All keys, also those of others.
    fn keys(&self) -> Result<Vec<String>, StorageError>;
}

/// An answer that comes later.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T, StorageError>> + 'a>>;

/// Texts by key, as a store hands them out.
pub type Entries = Vec<(String, String)>;

/// A store of texts by key that answers later, such as the browser's database.
pub trait Vault {
    /// All entries whose key starts with `prefix`, as they are at one moment.
    fn read(&self, prefix: &str) -> Later<'_, Entries>;
    fn keys(&self, prefix: &str) -> Later<'_, Vec<String>>;
    /// Sets (`Some`) and removes (`None`), all or nothing. `strict` asks for the disk, where the browser can promise that.
    fn write(&self, batch: Vec<(String, Option<String>)>, strict: bool) -> Later<'_, ()>;
}

/// The stores of this browser, as far as they are to be had.
#[derive(Clone, Copy)]
pub struct Stores<'a> {
    pub local: Option<&'a dyn KeyValue>,
    pub vault: Option<&'a dyn Vault>,
}

/// One of the two stores.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Place {
    Local,
    Vault,
}

/// Why the store did not do what it was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StorageError {
    /// The browser does not allow storage (private mode, policy).
    Refused(String),
    /// No space left.
    Full,
    /// What was read back is not what was written.
    NotKept,
    /// The store was removed while it was in use.
    Gone,
    /// No answer in time. What was asked may still happen.
    Late,
    /// Somebody else has kept this revision, with another content or a newer one. Nothing was written.
    Overtaken(u64),
    /// What is kept under this name cannot be read; it stays as it is.
    Damaged(sealed::Damage),
    Other(String),
}
