//! The two stores of this browser, and what became of keeping something in them.

use crate::storage::drafts::{DraftId, OnShelf};
use crate::storage::generations::LocalCommit;
use crate::storage::{KeyValue, StorageError, Stores, Vault};
use std::rc::Rc;

/// Which stores the browser refused, and why.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Refusals {
    pub local: Option<StorageError>,
    pub vault: Option<StorageError>,
    /// Whether the database has answered, this way or that.
    pub asked: bool,
}

impl Refusals {
    /// Whether nothing at all is kept.
    pub fn all(&self) -> bool {
        self.local.is_some() && self.vault.is_some()
    }
}

/// The stores, shared with what runs in the background.
#[derive(Clone)]
pub struct Handles {
    pub local: Rc<dyn KeyValue>,
    pub vault: Option<Rc<dyn Vault>>,
    /// Drafts that could not be kept when they were closed: there as long as the page lives.
    pub held: Vec<Held>,
    /// The last reading of the list; earlier ones that are still under way count no more.
    pub reading: u32,
}

/// A draft that is in memory only.
#[derive(Clone)]
pub struct Held {
    pub id: DraftId,
    pub draft: OnShelf,
}

impl Handles {
    pub fn stores(&self) -> Stores<'_> {
        Stores { local: Some(&*self.local), vault: self.vault.as_deref() }
    }
}

/// What became of keeping a state in both stores.
#[derive(Clone, Debug)]
pub struct Kept {
    pub local: Result<LocalCommit, StorageError>,
    pub vault: Option<Result<(), StorageError>>,
}

impl Kept {
    /// Why one store has not kept the state while the other one has.
    pub fn weak(&self) -> Option<StorageError> {
        match (&self.local, &self.vault) {
            (Err(error), Some(Ok(()))) | (Ok(_), Some(Err(error))) => Some(error.clone()),
            _ => None,
        }
    }

    /// Whether the state is safe in at least one store; else the more telling error.
    pub fn outcome(self) -> Result<(), StorageError> {
        match (self.vault, self.local) {
            (Some(Err(StorageError::Overtaken(newer))), _) | (_, Err(StorageError::Overtaken(newer))) => {
                Err(StorageError::Overtaken(newer))
            }
            (Some(Ok(())), _) | (_, Ok(LocalCommit::Kept(_))) => Ok(()),
            (_, Err(error)) | (Some(Err(error)), _) => Err(error),
            (None, Ok(LocalCommit::TooLong)) => Err(StorageError::Full),
        }
    }
}
