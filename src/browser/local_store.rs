//! The browser's local storage as a [`KeyValue`].

use crate::storage::{KeyValue, StorageError};
use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast, JsValue};

/// Local storage that has been seen to work.
#[derive(Debug)]
pub struct LocalStore {
    storage: web_sys::Storage,
}

impl LocalStore {
    /// Probes access first, because merely naming `localStorage` may throw (private mode, policy), then a write. A full store is
    /// opened: what it holds can still be read.
    pub fn open() -> Result<Self, StorageError> {
        let window = web_sys::window().ok_or_else(|| StorageError::Other("no window".to_owned()))?;
        match window.local_storage() {
            Ok(Some(_)) => {}
            Ok(None) => return Err(StorageError::Refused("localStorage is null".to_owned())),
            Err(error) => return Err(StorageError::Refused(text(&error))),
        }
        let store = Self { storage: LocalStorage::raw() };
        let probe = "quality-county/probe";
        match store.set(probe, "1") {
            Ok(()) => store.remove(probe)?,
            Err(StorageError::Full) => {}
            Err(error) => return Err(error),
        }
        Ok(store)
    }
}

impl KeyValue for LocalStore {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.storage.get_item(key).map_err(|error| failure(&error))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.storage.set_item(key, value).map_err(|error| failure(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.storage.remove_item(key).map_err(|error| failure(&error))
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let count = self.storage.length().map_err(|error| failure(&error))?;
        let keys: Result<Vec<_>, _> = (0..count).map(|at| self.storage.key(at)).collect();
        Ok(keys.map_err(|error| failure(&error))?.into_iter().flatten().collect())
    }
}

/// What a thrown value means for the store.
pub(super) fn failure(error: &JsValue) -> StorageError {
    let text = text(error);
    if text.contains("QuotaExceeded") {
        StorageError::Full
    } else if text.contains("SecurityError") {
        StorageError::Refused(text)
    } else {
        StorageError::Other(text)
    }
}

/// Name and message of a thrown value.
pub(super) fn text(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => format!("{}: {}", error.name(), error.message()),
        // Neither has a text of its own.
        None if error.is_undefined() || error.is_null() => "原因不明".to_owned(),
        None => js_sys::Object::from(error.clone()).to_string().into(),
    }
}
