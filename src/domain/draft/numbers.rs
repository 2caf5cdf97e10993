//! Numbers that are given once and never again: those of proof and of rectifications.

use super::Draft;
use crate::domain::evidence::{Evidence, EvidenceId};
use crate::domain::ids::PointId;
use crate::domain::rectification::{Rectification, RectificationId};
use std::sync::Arc;

impl Draft {
    /// Adds an empty record of proof for one point.
    pub fn add_evidence(&mut self, point: PointId) -> EvidenceId {
        let id = self.next_evidence();
        self.evidence_mut().push(Evidence::new(id, point));
        id
    }

    /// The number for the next record of proof: above all that are there, all that the ledger remembers, and in a task pack above
    /// all that the sender had given.
    pub fn next_evidence(&self) -> EvidenceId {
        let held = self.evidence.iter().map(|evidence| evidence.id.0).max().unwrap_or(0);
        let sent = self.task.as_ref().map_or(0, |task| task.last_evidence);
        EvidenceId(free(held.max(self.ledger.last_evidence()).max(sent), &|id| self.proof(EvidenceId(id)).is_some()))
    }

    /// The rectification of that number.
    pub fn rectification(&self, id: RectificationId) -> Option<&Rectification> {
        self.rectification_at(id).ok().and_then(|at| self.rectifications.get(at))
    }

    /// The same, to be changed.
    pub fn rectification_mut(&mut self, id: RectificationId) -> Option<&mut Rectification> {
        let at = self.rectification_at(id).ok()?;
        Arc::make_mut(&mut self.rectifications).get_mut(at)
    }

    /// Adds a rectification under the next number, above all that are there and all that the ledger remembers.
    pub fn add_rectification(&mut self, item: Rectification) -> RectificationId {
        let held = self.rectifications.last().map_or(0, |item| item.id.0);
        let taken = |id| self.rectification(RectificationId(id)).is_some();
        let id = RectificationId(free(held.max(self.ledger.last_rectification()), &taken));
        self.put_rectification(Rectification { id, ..item });
        id
    }

    /// Puts a rectification in its place; one of the same number makes room.
    pub fn put_rectification(&mut self, item: Rectification) {
        let place = self.rectification_at(item.id);
        let items = Arc::make_mut(&mut self.rectifications);
        match place {
            Ok(at) => items[at] = item,
            Err(at) => items.insert(at, item),
        }
    }

    /// Takes a rectification away, and hands it back.
    pub fn remove_rectification(&mut self, id: RectificationId) -> Option<Rectification> {
        let at = self.rectification_at(id).ok()?;
        Some(Arc::make_mut(&mut self.rectifications).remove(at))
    }

    fn rectification_at(&self, id: RectificationId) -> Result<usize, usize> {
        self.rectifications.binary_search_by_key(&id, |item| item.id)
    }

    /// Whether the county entered anything beside the draft's own particulars.
    pub fn is_blank(&self) -> bool {
        self.form.is_empty()
            && self.statistics.entries.is_empty()
            && self.evidence.is_empty()
            && self.rectifications.is_empty()
            && self.report_texts.is_empty()
            && self.records.iter().all(|record| record.is_untouched())
    }
}

/// The number after `last`. A file may hold the largest number there is; then a gap must do.
fn free(last: u32, taken: &dyn Fn(u32) -> bool) -> u32 {
    (last.saturating_add(1)..=u32::MAX).chain(1..last).find(|id| !taken(*id)).unwrap_or(0)
}
