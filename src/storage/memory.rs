//! A store in memory: for tests, and for browsers that refuse storage.

use super::{KeyValue, StorageError};
use std::cell::RefCell;

/// A handful of keys: a list is enough.
#[derive(Debug, Default)]
pub struct MemoryStore {
    values: RefCell<Vec<(String, String)>>,
}

impl KeyValue for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        let values = self.values.borrow();
        Ok(values.iter().find(|(known, _)| known == key).map(|(_, value)| value.clone()))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.remove(key)?;
        self.values.borrow_mut().push((key.to_owned(), value.to_owned()));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.values.borrow_mut().retain(|(known, _)| known != key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.values.borrow().iter().map(|(key, _)| key.clone()).collect())
    }
}
