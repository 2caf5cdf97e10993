//! Restore points: whole states kept aside, automatic or named by a person, in the browser's database or, where there is none,
//! a few in local storage ([`super::local::Local`]).

use super::id::DraftId;
use super::sealed::{Damage, Sealed, seal, unseal};
use super::slots::verify;
use super::{Entries, StorageError, Vault};
use crate::domain::order;
use std::cmp::Reverse;

/// How many automatic points are kept in the browser's database.
pub const AUTOMATIC: usize = 20;
/// How many in local storage.
pub const AUTOMATIC_LOCAL: usize = 3;

/// What is known of a restore point without reading its state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meta {
    /// Local time, as text.
    pub at: String,
    pub label: Label,
    pub revision: u64,
}

/// Who made a restore point, and what it is called. One line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Label {
    /// Kept by the program, and thinned out by it; why, or empty.
    Automatic(String),
    /// Named by a person; goes only when a person deletes it.
    Named(String),
}

/// A restore point in the list. What cannot be read is there as the text it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Point {
    pub number: u32,
    pub meta: Result<Meta, (Damage, String)>,
}

pub(super) fn prefix(id: &DraftId) -> String {
    format!("point/{id}/")
}

fn key(id: &DraftId, number: u32) -> String {
    format!("{}{number:06}", prefix(id))
}

/// Keeps a state as a new point, on the disk where the browser can promise that, and reads it back. Returns its number. Errors:
/// there is no new point; those from before are untouched.
pub async fn add(store: &dyn Vault, id: &DraftId, meta: &Meta, text: &str) -> Result<u32, StorageError> {
    let keys = store.keys(&prefix(id)).await?;
    let highest = keys.iter().filter_map(|key| number(id, key)).max().unwrap_or(0);
    let number = highest.checked_add(1).ok_or(StorageError::Full)?;
    let sealed = seal(&prefix(id), meta.revision, &format!("{}\n{text}", first_line(meta)));
    let key = key(id, number);
    store.write(vec![(key.clone(), Some(sealed.clone()))], true).await?;
    verify(store, &key, &sealed).await?;
    Ok(number)
}

/// All points, newest first: by revision, then by number.
pub async fn list(store: &dyn Vault, id: &DraftId) -> Result<Vec<Point>, StorageError> {
    let entries = store.read(&prefix(id)).await?;
    let mut points: Vec<_> =
        entries.into_iter().filter_map(|(key, raw)| Some(point(id, number(id, &key)?, raw))).collect();
    order::by_key(&mut points, |point| Reverse((point.meta.as_ref().map_or(0, |meta| meta.revision), point.number)));
    Ok(points)
}

fn point(id: &DraftId, number: u32, raw: String) -> Point {
    let meta = unseal(&prefix(id), &raw).and_then(|sealed| parts(&sealed).map(|(meta, _)| meta));
    Point { number, meta: meta.map_err(|damage| (damage, raw)) }
}

/// The state of a point. `None` if there is no such point; [`StorageError::Damaged`] if it cannot be read.
pub async fn load(store: &dyn Vault, id: &DraftId, number: u32) -> Result<Option<(Meta, String)>, StorageError> {
    let Some((_, raw)) = one(store, id, number).await?.pop() else { return Ok(None) };
    let sealed = unseal(&prefix(id), &raw).map_err(StorageError::Damaged)?;
    let (meta, text) = parts(&sealed).map_err(StorageError::Damaged)?;
    Ok(Some((meta, text.to_owned())))
}

/// Deletes points, readable or not, in one batch.
pub async fn delete(store: &dyn Vault, id: &DraftId, numbers: &[u32]) -> Result<(), StorageError> {
    store.write(numbers.iter().map(|number| (key(id, *number), None)).collect(), false).await
}

/// Which automatic points have to go so that at most `most` are left; named and unreadable ones never do.
///
/// The newest 2/5 stay (8 of 20), and so does the oldest. Of the others that one goes first whose neighbours lie closest
/// together in comparison with its age, counted in revisions: the further back, the sparser.
pub fn thin(points: &[Point], most: usize) -> Vec<u32> {
    let automatic = points.iter().filter_map(|point| match &point.meta {
        Ok(meta @ Meta { label: Label::Automatic(_), .. }) => Some((meta.revision, point.number)),
        _ => None,
    });
    let mut kept: Vec<_> = automatic.collect();
    order::by_key(&mut kept, |place| Reverse(*place));
    let newest = kept.first().map_or(0, |(revision, _)| *revision);
    let (mut gone, fixed) = (Vec::new(), (most * 2 / 5).max(1));
    while kept.len() > most {
        // The gap that a point's going would leave, and its age; gap / age is compared by cross-multiplication.
        let at = |index: usize| kept.get(index).map_or(0, |(revision, _)| u128::from(*revision));
        let weight = |index: usize| (at(index - 1) - at(index + 1), u128::from(newest) - at(index) + 1);
        let inner = fixed..kept.len().saturating_sub(1);
        let least = inner.min_by(|one, other| {
            let ((gap, age), (other_gap, other_age)) = (weight(*one), weight(*other));
            (gap * other_age).cmp(&(other_gap * age)).then(other.cmp(one))
        });
        let (_, number) = kept.remove(least.unwrap_or(kept.len() - 1));
        gone.push(number);
    }
    gone
}

async fn one(store: &dyn Vault, id: &DraftId, number: u32) -> Result<Entries, StorageError> {
    let key = key(id, number);
    let mut found = store.read(&key).await?;
    found.retain(|(known, _)| *known == key);
    Ok(found)
}

fn number(id: &DraftId, key: &str) -> Option<u32> {
    key.strip_prefix(&prefix(id))?.parse().ok()
}

fn first_line(meta: &Meta) -> String {
    let one_line = |text: &str| text.replace(['\n', '\t'], " ");
    match &meta.label {
        Label::Named(name) => format!("{}\t{}", one_line(&meta.at), one_line(name)),
        Label::Automatic(why) if why.is_empty() => one_line(&meta.at),
        Label::Automatic(why) => format!("{}\t\t{}", one_line(&meta.at), one_line(why)),
    }
}

fn parts(sealed: &Sealed) -> Result<(Meta, &str), Damage> {
    let (line, text) = sealed.text.split_once('\n').ok_or(Damage::Contents)?;
    let (at, label) = line.split_once('\t').unwrap_or((line, "\t"));
    let label = match label.split_once('\t') {
        Some((_, why)) => Label::Automatic(why.to_owned()),
        None => Label::Named(label.to_owned()),
    };
    Ok((Meta { at: at.to_owned(), label, revision: sealed.revision }, text))
}
