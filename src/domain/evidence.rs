//! Proof (佐证材料): numbered records that serve one or more scoring points. The files themselves stay on the computer.

use super::date::Date;
use super::dispatch::PackId;
use super::ids::PointId;

/// A record's number within its draft, never used twice.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EvidenceId(pub u32);

impl EvidenceId {
    /// The number as a row's key.
    pub fn key(self) -> usize {
        self.0 as usize
    }

    pub fn from_key(key: usize) -> Option<Self> {
        u32::try_from(key).ok().map(Self)
    }
}

/// The place of a record in the task pack that brought it; the same record never comes in twice.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Origin {
    pub pack: PackId,
    pub id: EvidenceId,
}

/// One piece of proof.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    pub id: EvidenceId,
    pub title: String,
    /// 文号, such as 皖政〔2013〕19号.
    pub document_number: String,
    pub date: Option<Date>,
    pub issuer: String,
    pub file_name: String,
    /// SHA-256 of the file in hex, where known.
    pub sha256: Option<String>,
    /// Where it came from, if from a task pack: the pack and the record's number there.
    pub origin: Option<Origin>,
    /// In table order, without repeats.
    pub serves: Vec<PointId>,
}

impl Evidence {
    /// An empty record for one point.
    pub fn new(id: EvidenceId, point: PointId) -> Self {
        Self { serves: vec![point], ..Self::blank(id) }
    }

    /// An empty record that serves nothing yet.
    pub fn blank(id: EvidenceId) -> Self {
        let empty = String::new;
        let (title, document_number, issuer, file_name) = (empty(), empty(), empty(), empty());
        let (date, sha256, origin, serves) = (None, None, None, Vec::new());
        Self { id, title, document_number, date, issuer, file_name, sha256, origin, serves }
    }

    /// Adds or takes away a point, keeping table order.
    pub fn serve(&mut self, point: PointId, serves: bool) {
        self.serves.retain(|other| *other != point);
        if serves {
            let at = self.serves.partition_point(|other| *other < point);
            self.serves.insert(at, point);
        }
    }
}
