//! Rule sets that a person has loaded, in both stores. A version is written once and never written over.
//!
//! Its key is `rules/<id>/<beginning of the fingerprint>`; behind the seal stand a line that a list can be made from, and the file
//! as it was loaded.

use super::local::Local;
use super::sealed::{Damage, seal, unseal};
use super::slots::same;
use super::{Entries, Place, StorageError, Stores, Vault};
use crate::domain::order;
use std::sync::Arc;

const PREFIX: &str = "rules/";
/// How much of a fingerprint stands in a key; more of it where that key is taken by something else.
const LENGTHS: [usize; 3] = [16, 32, 64];

/// One version of a rule set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptRules {
    pub id: String,
    pub version: String,
    /// Its title for lists.
    pub name: String,
    /// What its fingerprint begins with.
    pub prefix: String,
    /// The file as it was loaded.
    pub text: Arc<str>,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct RulesFound {
    /// By id, then by version.
    pub kept: Vec<KeptRules>,
    /// Keys of what cannot be read; it stays as it is.
    pub unreadable: Vec<(Place, String, Damage)>,
    /// Stores that could not be read.
    pub failures: Vec<(Place, StorageError)>,
}

/// Whether an id can stand in a key.
pub fn fits(id: &str) -> bool {
    !id.is_empty() && id.chars().count() <= 64 && !id.contains(['/', '\\']) && !id.contains(char::is_control)
}

/// Keeps a version in every store that takes it, and reads it back. `rules.prefix` is the whole fingerprint here. Errors: no store
/// has it; nothing that was there has changed.
pub async fn keep(stores: Stores<'_>, rules: &KeptRules) -> Result<(), StorageError> {
    let local = stores.local.map(Local);
    let mut outcome = Err(StorageError::Refused(String::new()));
    if let Some(local) = &local {
        outcome = keep_in(local, rules).await;
    }
    if let Some(vault) = stores.vault {
        outcome = match (keep_in(vault, rules).await, outcome) {
            (Ok(()), _) | (_, Ok(())) => Ok(()),
            (Err(error), Err(_)) => Err(error),
        };
    }
    outcome
}

async fn keep_in(store: &dyn Vault, rules: &KeptRules) -> Result<(), StorageError> {
    let line = |text: &str| text.replace(char::is_control, " ");
    let text = format!("{}\t{}\n{}", line(&rules.version), line(&rules.name), rules.text);
    for length in LENGTHS {
        let key = format!("{PREFIX}{}/{}", rules.id, rules.prefix.get(..length).unwrap_or(&rules.prefix));
        let sealed = seal(&key, 1, &text);
        let entries = store.read(&key).await?;
        match entries.iter().find(|(known, _)| *known == key).map(|(_, raw)| raw) {
            Some(raw) if *raw == sealed => return Ok(()),
            // The beginning of this very text is left over from an attempt at writing it; anything else stays.
            Some(raw) if !sealed.starts_with(raw.as_str()) => {}
            _ => {
                store.write(vec![(key.clone(), Some(sealed.clone()))], true).await?;
                return same(store.read(&key).await?, &key, &sealed);
            }
        }
    }
    Err(StorageError::NotKept)
}

/// Every version that is kept. Never fails: what a store refuses to tell stands in `failures`.
pub async fn list(stores: Stores<'_>) -> RulesFound {
    let mut found = RulesFound::default();
    if let Some(store) = stores.local {
        sort(&mut found, Place::Local, Local(store).entries(PREFIX));
    }
    if let Some(vault) = stores.vault {
        sort(&mut found, Place::Vault, vault.read(PREFIX).await);
    }
    order::by(&mut found.kept, |a, b| (&a.id, &a.version, &a.prefix).cmp(&(&b.id, &b.version, &b.prefix)));
    found.kept.dedup_by(|a, b| a.id == b.id && a.prefix == b.prefix);
    found
}

fn sort(found: &mut RulesFound, place: Place, entries: Result<Entries, StorageError>) {
    match entries {
        Err(error) => found.failures.push((place, error)),
        Ok(entries) => {
            for (key, raw) in entries {
                match read(&key, &raw) {
                    Ok(rules) => found.kept.push(rules),
                    Err(damage) => found.unreadable.push((place, key, damage)),
                }
            }
        }
    }
}

fn read(key: &str, raw: &str) -> Result<KeptRules, Damage> {
    let text = unseal(key, raw)?.text;
    let (line, file) = text.split_once('\n').ok_or(Damage::Contents)?;
    let (version, name) = line.split_once('\t').ok_or(Damage::Contents)?;
    let (id, prefix) = key.strip_prefix(PREFIX).and_then(|key| key.rsplit_once('/')).ok_or(Damage::Contents)?;
    let [id, version, name, prefix] = [id, version, name, prefix].map(str::to_owned);
    Ok(KeptRules { id, version, name, prefix, text: file.into() })
}

/// Removes a version from both stores; [`keep`] brings it back. Errors: it may still be there.
pub async fn remove(stores: Stores<'_>, rules: &KeptRules) -> Result<(), StorageError> {
    let key = format!("{PREFIX}{}/{}", rules.id, rules.prefix);
    if let Some(vault) = stores.vault {
        vault.write(vec![(key.clone(), None)], true).await?;
    }
    stores.local.map_or(Ok(()), |store| Local(store).put(&key, None))
}
