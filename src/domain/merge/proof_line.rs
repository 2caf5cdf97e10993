//! Which records of proof are the same: by number where it was sent out, by origin, by SHA-256. And the numbers of new ones.

use super::arrival::Pack;
use crate::domain::draft::Draft;
use crate::domain::evidence::{Evidence, EvidenceId, Origin};

/// One record of proof with all that the files say of it.
pub(super) struct Line<'a> {
    /// The number here, if it has or had one here.
    pub id: Option<EvidenceId>,
    /// Packs that it was sent out with: as it was sent, and as it came back.
    pub sent: Vec<(&'a Pack<'a>, &'a Evidence, Option<&'a Evidence>)>,
    /// Packs that brought it.
    pub brought: Vec<(&'a Pack<'a>, &'a Evidence)>,
}

/// Records that serve none of their pack's points come second.
pub(super) fn lines<'a>(ours: &Draft, packs: &'a [Pack<'a>]) -> (Vec<Line<'a>>, Vec<(&'a Pack<'a>, &'a Evidence)>) {
    let (mut lines, mut strangers) = (Vec::new(), Vec::new());
    for pack in packs {
        for base in pack.task.base.evidence.iter() {
            here(&mut lines, base.id).sent.push((pack, base, pack.draft.proof(base.id)));
        }
    }
    for pack in packs {
        for proof in pack.draft.evidence.iter().filter(|proof| pack.task.base.proof(proof.id).is_none()) {
            if !pack.may_any(&proof.serves) {
                strangers.push((pack, proof));
            } else if let Some(id) = known(ours, pack, proof) {
                here(&mut lines, id).brought.push((pack, proof));
            } else {
                new(&mut lines, pack, proof).brought.push((pack, proof));
            }
        }
    }
    (lines, strangers)
}

/// The line of a number here.
fn here<'l, 'a>(lines: &'l mut Vec<Line<'a>>, id: EvidenceId) -> &'l mut Line<'a> {
    let at = lines.iter().position(|line| line.id == Some(id)).unwrap_or(lines.len());
    at_or_added(lines, at, Some(id))
}

/// The line of a record that is not here yet: one that an earlier pack of the batch has too, or a line of its own.
fn new<'l, 'a>(lines: &'l mut Vec<Line<'a>>, pack: &Pack<'_>, proof: &Evidence) -> &'l mut Line<'a> {
    let same_origin =
        |(other, known): &(&Pack<'_>, &Evidence)| other.task.pack == pack.task.pack && known.id == proof.id;
    let fresh = |line: &Line<'_>| line.id.is_none();
    let by_origin = lines.iter().position(|line| fresh(line) && line.brought.iter().any(same_origin));
    let by_file =
        || lines.iter().position(|line| fresh(line) && line.brought.iter().any(|(_, known)| same_file(known, proof)));
    let at = by_origin.or_else(by_file).unwrap_or(lines.len());
    at_or_added(lines, at, None)
}

fn at_or_added<'l, 'a>(lines: &'l mut Vec<Line<'a>>, at: usize, id: Option<EvidenceId>) -> &'l mut Line<'a> {
    if at == lines.len() {
        lines.push(Line { id, sent: Vec::new(), brought: Vec::new() });
    }
    &mut lines[at]
}

/// The record here that a pack's new record is: one that came from this place of this pack before, or the same file.
fn known(ours: &Draft, pack: &Pack<'_>, proof: &Evidence) -> Option<EvidenceId> {
    let origin = Origin { pack: pack.task.pack.clone(), id: proof.id };
    let by_origin = ours.evidence.iter().find(|own| own.origin.as_ref() == Some(&origin));
    let by_file = || ours.evidence.iter().find(|own| same_file(own, proof));
    by_origin.or_else(by_file).map(|own| own.id)
}

fn same_file(one: &Evidence, other: &Evidence) -> bool {
    match (&one.sha256, &other.sha256) {
        (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
        _ => false,
    }
}

/// Gives out numbers: the one that is wanted if it follows those here and is free, or else one above all.
pub(super) struct Numbers {
    first: u32,
    next: u32,
    given: Vec<u32>,
}

/// How far a pack's numbers may run ahead; a file with numbers near the limit of what a number can hold must not use them up.
const AHEAD: u32 = 1000;

impl Numbers {
    pub fn new(ours: &Draft, wanted: impl Iterator<Item = EvidenceId>) -> Self {
        let first = ours.next_evidence().0;
        let top = wanted.map(|id| id.0).filter(|id| Self::fits(first, *id)).max();
        let next = top.map_or(first, |top| top.saturating_add(1));
        Self { first, next, given: ours.evidence.iter().map(|proof| proof.id.0).collect() }
    }

    fn fits(first: u32, id: u32) -> bool {
        (first..first.saturating_add(AHEAD)).contains(&id)
    }

    pub fn give(&mut self, wanted: EvidenceId) -> EvidenceId {
        let keeps = Self::fits(self.first, wanted.0) && !self.given.contains(&wanted.0);
        let mut free = (self.next..=u32::MAX).chain(1..self.next).filter(|id| !self.given.contains(id));
        let id = if keeps { wanted.0 } else { free.next().unwrap_or(0) };
        self.given.push(id);
        EvidenceId(id)
    }

    /// Gives a record that was here its own number again.
    pub fn give_back(&mut self, own: EvidenceId) -> EvidenceId {
        if own.0 < self.first && !self.given.contains(&own.0) {
            self.given.push(own.0);
            return own;
        }
        self.give(own)
    }
}
