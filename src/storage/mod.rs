//! Drafts between visits, over any store of texts by key. Keys are namespaced; nothing else's key is ever touched.

pub mod drafts;
pub mod layered;
pub mod memory;

/// A store of texts by key, such as the browser's local storage.
pub trait KeyValue {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError>;
    fn remove(&self, key: &str) -> Result<(), StorageError>;
    /// All keys, also those of others.
    fn keys(&self) -> Result<Vec<String>, StorageError>;
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
    Other(String),
}
