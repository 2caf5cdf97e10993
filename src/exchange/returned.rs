//! Files that come back, made ready for a merge: returned task packs, one by one or in a ZIP, and reviewers' files.

use super::bundle::{BundleError, is_zip, unzip};
use super::problem::{Refused, Warning};
use super::read::{FindRuleSet, Incoming, read_bytes};
use crate::domain::merge::Source;

/// Why a file could not even be opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unopened {
    File(Refused),
    Bundle(BundleError),
}

/// A file by name, opened or not.
pub type Opened = (String, Result<Source<'static>, Unopened>);

/// Opens a file that was dropped: one pack, or all that a ZIP holds.
pub fn open(name: &str, bytes: &[u8], find: FindRuleSet) -> Vec<Opened> {
    if !is_zip(bytes) {
        return vec![one(name, bytes, find)];
    }
    match unzip(bytes) {
        Ok(files) => files.iter().map(|(name, bytes)| one(name, bytes, find)).collect(),
        Err(error) => vec![(name.to_owned(), Err(Unopened::Bundle(error)))],
    }
}

fn one(name: &str, bytes: &[u8], find: FindRuleSet) -> Opened {
    let opened = read_bytes(bytes, find).map(|incoming| source(name, incoming)).map_err(Unopened::File);
    (name.to_owned(), opened)
}

/// A file that was read already.
pub fn source(name: &str, incoming: Incoming) -> Source<'static> {
    let damaged = |warning: &Warning| matches!(warning, Warning::DigestMismatch | Warning::DigestMissing);
    let intact = !incoming.warnings.iter().any(damaged);
    let (at, rule_set, draft) = (incoming.stamp.at, incoming.rule_set, incoming.draft);
    Source { name: name.to_owned(), at, rule_set, intact, draft }
}
