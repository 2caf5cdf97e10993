//! A store with a layer in memory over it, for what the store below would not take: it is there as long as the page lives.

use super::memory::MemoryStore;
use super::{KeyValue, StorageError};

/// Reads find the upper layer first. A write that the lower store takes empties the upper one.
pub struct Layered {
    held: MemoryStore,
    below: Box<dyn KeyValue>,
}

impl Layered {
    pub fn over(below: Box<dyn KeyValue>) -> Self {
        Self { held: MemoryStore::default(), below }
    }

    /// Keeps a value in memory only.
    pub fn hold(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.held.set(key, value)
    }

    /// Whether a key's value is in memory only.
    pub fn holds(&self, key: &str) -> Result<bool, StorageError> {
        Ok(self.held.get(key)?.is_some())
    }

    /// Whether anything is in memory only.
    pub fn holds_any(&self) -> Result<bool, StorageError> {
        Ok(!self.held.keys()?.is_empty())
    }
}

impl KeyValue for Layered {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        match self.held.get(key)? {
            Some(value) => Ok(Some(value)),
            None => self.below.get(key),
        }
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.below.set(key, value)?;
        self.held.remove(key)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.below.remove(key)?;
        self.held.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let mut keys = self.below.keys()?;
        let only_held = self.held.keys()?.into_iter().filter(|key| !keys.contains(key)).collect::<Vec<_>>();
        keys.extend(only_held);
        Ok(keys)
    }
}
