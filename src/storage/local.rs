//! Local storage seen as a [`Vault`], so that every operation is written once for both stores.

use super::id::NAMESPACE;
use super::{Entries, KeyValue, Later, StorageError, Vault};
use std::task::{Context, Poll, Waker};

/// The part of local storage that is this app's. Answers at once. A batch is done entry by entry in the order given, so a crash
/// may leave the first ones done: callers order their batches so that this does no harm.
#[derive(Clone, Copy)]
pub struct Local<'a>(pub &'a dyn KeyValue);

impl Vault for Local<'_> {
    fn read(&self, prefix: &str) -> Later<'_, Entries> {
        let found = self.entries(prefix);
        Box::pin(async { found })
    }

    fn keys(&self, prefix: &str) -> Later<'_, Vec<String>> {
        let found = self.matching(prefix);
        Box::pin(async { found })
    }

    fn write(&self, batch: Vec<(String, Option<String>)>, _strict: bool) -> Later<'_, ()> {
        let done = batch.into_iter().try_for_each(|(key, value)| self.put(&key, value.as_deref()));
        Box::pin(async { done })
    }
}

impl Local<'_> {
    /// As [`Vault::read`], at once.
    pub(super) fn entries(&self, prefix: &str) -> Result<Entries, StorageError> {
        let mut found = Vec::new();
        for key in self.matching(prefix)? {
            if let Some(value) = self.0.get(&format!("{NAMESPACE}{key}"))? {
                found.push((key, value));
            }
        }
        Ok(found)
    }

    /// Sets or removes one text, at once.
    pub(super) fn put(&self, key: &str, value: Option<&str>) -> Result<(), StorageError> {
        let key = format!("{NAMESPACE}{key}");
        match value {
            Some(value) => self.0.set(&key, value),
            None => self.0.remove(&key),
        }
    }

    fn matching(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        let own = |key: String| key.strip_prefix(NAMESPACE).filter(|key| key.starts_with(prefix)).map(str::to_owned);
        Ok(self.0.keys()?.into_iter().filter_map(own).collect())
    }
}

/// The outcome of something that only asks a [`Local`], and so is never kept waiting.
pub(super) fn at_once<T>(mut asked: Later<'_, T>) -> Result<T, StorageError> {
    match asked.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => Err(StorageError::Late),
    }
}

/// Characters (UTF-16 units, as browsers count) that keys and values take in local storage.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Used {
    /// By this app.
    pub own: usize,
    /// By all pages that share the store.
    pub all: usize,
}

/// Measures what local storage holds.
pub fn used(store: &dyn KeyValue) -> Result<Used, StorageError> {
    let mut used = Used::default();
    for key in store.keys()? {
        let size = units(&key) + store.get(&key)?.map_or(0, |value| units(&value));
        used.all += size;
        if key.starts_with(NAMESPACE) {
            used.own += size;
        }
    }
    Ok(used)
}

/// The length of a text as browsers count it.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
