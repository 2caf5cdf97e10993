//! A folder of files beside the records of proof: which files are there, changed, renamed or missing, and which belong to no record.

use super::evidence::{Evidence, EvidenceId};

/// A file that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// With the folders above it, as the browser tells them.
    pub path: String,
    /// SHA-256 in hex; `None` where the file could not be read.
    pub sha256: Option<String>,
}

/// What became of a record's file. Files by their position among those found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// The record names no file.
    NoFile,
    /// Of that name and content.
    Present(usize),
    /// Of that name; the record does not know the content.
    Unchecked(usize),
    /// Of that name with another content.
    Changed(usize),
    /// Of that content under another name.
    Renamed(usize),
    /// Of that name, but it could not be read.
    Unread(usize),
    Missing,
}

/// What a comparison came to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Comparison {
    /// One for each record, in their order.
    pub fates: Vec<(EvidenceId, Fate)>,
    /// Files that belong to no record.
    pub strangers: Vec<usize>,
}

/// Compares what was found with the records.
pub fn compare(evidence: &[Evidence], found: &[Found]) -> Comparison {
    let mut known = vec![false; found.len()];
    let mut fates = Vec::new();
    for proof in evidence {
        let fate = fate(proof, found);
        if let Fate::Present(at) | Fate::Unchecked(at) | Fate::Changed(at) | Fate::Renamed(at) | Fate::Unread(at) = fate
        {
            known[at] = true;
        }
        fates.push((proof.id, fate));
    }
    // A copy of a known file elsewhere is no stranger.
    let is_known = |file: &Found| evidence.iter().any(|proof| has_content(proof, file));
    let strangers = (0..found.len()).filter(|at| !known[*at] && !is_known(&found[*at])).collect();
    Comparison { fates, strangers }
}

/// What became of the file of `proof`.
pub fn fate(proof: &Evidence, found: &[Found]) -> Fate {
    let named = |file: &Found| !proof.file_name.is_empty() && same_name(&proof.file_name, &file.path);
    let by_name = found.iter().position(named);
    if proof.sha256.is_none() {
        return match by_name {
            Some(at) if found[at].sha256.is_none() => Fate::Unread(at),
            Some(at) => Fate::Unchecked(at),
            None if proof.file_name.is_empty() => Fate::NoFile,
            None => Fate::Missing,
        };
    }
    let content = |file: &Found| has_content(proof, file);
    let both = found.iter().position(|file| content(file) && (named(file) || proof.file_name.is_empty()));
    match (both, found.iter().position(content), by_name) {
        (Some(at), _, _) => Fate::Present(at),
        (None, Some(at), _) => Fate::Renamed(at),
        (None, None, Some(at)) if found[at].sha256.is_none() => Fate::Unread(at),
        (None, None, Some(at)) => Fate::Changed(at),
        (None, None, None) => Fate::Missing,
    }
}

fn has_content(proof: &Evidence, file: &Found) -> bool {
    match (&proof.sha256, &file.sha256) {
        (Some(wanted), Some(hash)) => wanted.eq_ignore_ascii_case(hash),
        _ => false,
    }
}

/// The last part of a path.
pub fn name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Windows does not tell `A.PDF` from `a.pdf`, and a record may name a folder, too.
fn same_name(one: &str, other: &str) -> bool {
    name(one.trim()).eq_ignore_ascii_case(name(other))
}

/// Files that programs leave behind: thumbnails, locks, hidden ones.
pub fn is_noise(path: &str) -> bool {
    let name = name(path);
    name.starts_with(['.', '~']) || ["thumbs.db", "desktop.ini"].iter().any(|noise| name.eq_ignore_ascii_case(noise))
}
