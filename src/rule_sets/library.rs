//! All rule sets that a draft can be bound to: the built-in ones, and those that a person has loaded.
//!
//! Texts of the latter come from wherever they are kept ([`install`]); one is parsed when a draft asks for it. A version is an id
//! with a fingerprint, and never changes; what the fingerprint begins with tells versions apart.

use super::{BUILT_IN, built_in, load};
use crate::domain::rule_set::RuleSet;
use crate::embedded;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A rule set that a person has loaded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Own {
    pub id: String,
    /// What its fingerprint begins with.
    pub prefix: String,
    /// The file as it was loaded.
    pub text: Arc<str>,
}

/// Those that are kept, of one id the newest last.
static OWN: Mutex<Vec<Own>> = Mutex::new(Vec::new());
/// Those that drafts were opened with. Each stays for as long as the page lives, so that a draft's session can be copied freely:
/// one copy a fingerprint, so no more than there are saved versions. Previews, lint and the editor parse copies of their own
/// and free them.
static OPENED: Mutex<Vec<&'static RuleSet>> = Mutex::new(Vec::new());

fn locked<T>(list: &'static Mutex<Vec<T>>) -> MutexGuard<'static, Vec<T>> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Says which rule sets of a person's own are kept, in place of those said before.
pub fn install(own: Vec<Own>) {
    *locked(&OWN) = own;
}

/// Finds a rule set by id, by fingerprint ([`crate::domain::rule_set::RuleSetAbout`]) or by what that begins with. By id, a built-in one comes first, then
/// the newest of a person's own.
pub fn find(name: &str) -> Option<&'static RuleSet> {
    built_in(name).or_else(|| opened(own(name)?))
}

fn own(name: &str) -> Option<Own> {
    let own = locked(&OWN);
    let exact = own.iter().find(|own| name == own.prefix || (name.len() == 64 && name.starts_with(&own.prefix)));
    exact.or_else(|| own.iter().rev().find(|own| own.id == name)).cloned()
}

fn opened(own: Own) -> Option<&'static RuleSet> {
    let known = |set: &&&RuleSet| set.about.id == own.id && set.about.fingerprint.starts_with(&own.prefix);
    let found = locked(&OPENED).iter().find(known).copied();
    found.or_else(|| {
        let set = load(&own.text).ok().filter(|set| set.about.fingerprint.starts_with(&own.prefix))?;
        let set: &'static RuleSet = Box::leak(Box::new(set));
        locked(&OPENED).push(set);
        Some(set)
    })
}

/// A rule set as a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    pub id: String,
    /// What its fingerprint begins with; of a built-in one empty.
    pub prefix: String,
    pub text: Arc<str>,
    pub built_in: bool,
}

/// The files of all that [`find`] finds, or of `only` that one.
pub fn files(only: Option<&RuleSet>) -> Vec<File> {
    let is_it = |set: &RuleSet| only.is_none_or(|only| only.about.fingerprint == set.about.fingerprint);
    let built_in = BUILT_IN.iter().filter(|known| match only {
        Some(only) => known.id == only.about.id && known.rule_set().is_ok_and(is_it),
        None => true,
    });
    let built_in = built_in.filter_map(|known| {
        let text = embedded::text(known.id)?.into();
        Some(File { id: known.id.to_owned(), prefix: String::new(), text, built_in: true })
    });
    let fits =
        |own: &&Own| only.is_none_or(|only| only.about.id == own.id && only.about.fingerprint.starts_with(&own.prefix));
    let own = locked(&OWN);
    let own =
        own.iter().filter(fits).cloned().map(|Own { id, prefix, text }| File { id, prefix, text, built_in: false });
    built_in.chain(own).collect()
}
