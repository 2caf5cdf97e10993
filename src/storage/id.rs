//! Names of drafts.

use std::fmt;

/// Where all keys of this app in local storage begin.
pub const NAMESPACE: &str = "quality-county/";

/// Name of a draft on its shelf: ASCII letters and digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DraftId(String);

impl DraftId {
    /// `None` for anything but 1–32 ASCII letters and digits.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=32).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        fits.then(|| Self(text.to_owned()))
    }

    /// Where app version 0.1 keeps the draft in local storage.
    pub fn key(&self) -> String {
        format!("{NAMESPACE}draft/{}", self.0)
    }
}

impl fmt::Display for DraftId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
