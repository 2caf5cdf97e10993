//! A scoring as it is proposed: JSON members and what is not certain of them.

use super::Doubt;
use serde_json::{Map, Value};

/// A proposed scoring.
#[derive(Clone, Debug, Default)]
pub(super) struct Scored {
    pub value: Map<String, Value>,
    pub doubts: Vec<Doubt>,
    /// Only format version 2 knows it.
    pub newer: bool,
}

impl Scored {
    pub fn kind(kind: &str) -> Self {
        let mut scored = Self::default();
        scored.set("kind", kind);
        scored
    }

    pub fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.value.insert(name.to_owned(), value.into());
    }

    pub fn doubt(&mut self, doubt: Doubt) {
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }
}
