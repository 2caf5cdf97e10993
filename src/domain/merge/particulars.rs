//! What a record of proof says of itself.

use crate::domain::date::Date;
use crate::domain::evidence::Evidence;

/// What a record of proof says, without its number and the points it serves.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Particulars {
    pub title: String,
    pub document_number: String,
    pub date: Option<Date>,
    pub issuer: String,
    pub file_name: String,
    /// In small letters.
    pub sha256: Option<String>,
}

impl Particulars {
    pub fn of(proof: &Evidence) -> Self {
        let Evidence { title, document_number, date, issuer, file_name, sha256, .. } = proof.clone();
        let sha256 = sha256.map(|hash| hash.to_ascii_lowercase());
        Self { title, document_number, date, issuer, file_name, sha256 }
    }

    /// Writes them into a record.
    pub fn put(&self, proof: &mut Evidence) {
        let Self { title, document_number, date, issuer, file_name, sha256 } = self.clone();
        let (id, origin, serves) = (proof.id, proof.origin.take(), std::mem::take(&mut proof.serves));
        *proof = Evidence { id, title, document_number, date, issuer, file_name, sha256, origin, serves };
    }

    /// Whether something is blank that `base` holds.
    pub(super) fn lacks(&self, base: &Self) -> bool {
        let mut held = base.held().into_iter().zip(self.held());
        held.any(|(base, own)| base && !own)
    }

    fn held(&self) -> [bool; 6] {
        let texts = [&self.title, &self.document_number, &self.issuer, &self.file_name];
        let [title, number, issuer, file] = texts.map(|text| !text.is_empty());
        [title, number, issuer, file, self.date.is_some(), self.sha256.is_some()]
    }

    /// These with all that `other` holds written over them, and whether that changed anything but blanks.
    pub(super) fn joined(&self, other: &Self) -> (Self, bool) {
        let (mut joined, mut clash) = (self.clone(), false);
        let texts = [
            (&mut joined.title, &other.title),
            (&mut joined.document_number, &other.document_number),
            (&mut joined.issuer, &other.issuer),
            (&mut joined.file_name, &other.file_name),
        ];
        for (own, other) in texts {
            if !other.is_empty() && own != other {
                clash |= !own.is_empty();
                own.clone_from(other);
            }
        }
        clash |= put(&mut joined.date, &other.date) | put(&mut joined.sha256, &other.sha256);
        (joined, clash)
    }
}

/// Whether another value was written over.
fn put<T: Clone + PartialEq>(own: &mut Option<T>, other: &Option<T>) -> bool {
    let clash = own.is_some() && other.is_some() && own != other;
    if other.is_some() {
        own.clone_from(other);
    }
    clash
}
