//! The merged draft.

use super::{Choice, Choices, Item, Offer, Part, Place, Plan, Value};
use crate::domain::difference::Difference;
use crate::domain::dispatch::Returned;
use crate::domain::draft::Draft;
use crate::domain::evidence::{Evidence, EvidenceId};
use crate::domain::ids::PointId;
use crate::domain::ledger::How;
use std::sync::Arc;

/// Differences that one file brought, as the ledger wants them: how, who, what.
pub type Credit = (How, String, Vec<Difference>);

impl Plan {
    /// The draft with what was chosen; packs that were not declined are marked as returned, at the local time `at`. The ledger is
    /// left to the caller, see [`Plan::credits`].
    pub fn apply(&self, choices: &Choices, at: &str) -> Draft {
        let mut draft = self.ours.clone();
        // First the points that records serve: a record that one pack withdraws and another one needs stays.
        for serves in [true, false] {
            for (item, choice) in self.items.iter().zip(&choices.items) {
                let offer = item.taken(*choice).filter(|_| matches!(item.place, Place::Serves(..)) == serves);
                if let Some(offer) = offer {
                    put(&mut draft, item, offer);
                }
            }
        }
        for (from, _) in self.files.iter().enumerate() {
            self.mark_returned(&mut draft, choices, from, at);
        }
        draft
    }

    /// Marks the pack of a file, if the file is the last one of that pack.
    fn mark_returned(&self, draft: &mut Draft, choices: &Choices, from: usize, at: &str) {
        let pack = &self.files[from].pack;
        let same = |file: usize| self.files[file].pack == *pack && self.files[file].refused.is_none();
        let of_pack: Vec<_> = (0..self.files.len()).filter(|file| same(*file)).collect();
        if of_pack.last() != Some(&from) {
            return;
        }
        let brings = |offer: &Offer| offer.from.iter().any(|file| of_pack.contains(file));
        let chosen = || self.items.iter().zip(&choices.items);
        let taken = chosen().any(|(item, choice)| item.taken(*choice).is_some_and(brings));
        let open = || chosen().filter(|(item, _)| item.kind.is_open() && item.offers.iter().any(brings));
        let declined = open().next().is_some() && open().all(|(_, choice)| *choice == Choice::Ours);
        let told = of_pack.iter().filter_map(|file| choices.received.get(*file).copied().flatten()).next_back();
        let position = draft.dispatches.iter().position(|dispatch| Some(&dispatch.pack) == pack.as_ref());
        let Some(position) = position.filter(|_| told.unwrap_or(!declined)) else { return };
        let (filled_by, checked_by) = (self.files[from].filled_by.clone(), self.files[from].checked_by.clone());
        let known = draft.dispatches[position].returned.as_ref();
        // The same pack again changes nothing, not even the time.
        if taken || known.is_none_or(|known| (&known.filled_by, &known.checked_by) != (&filled_by, &checked_by)) {
            let returned = Returned { at: at.to_owned(), filled_by, checked_by };
            Arc::make_mut(&mut draft.dispatches)[position].returned = Some(returned);
        }
    }

    /// Sorts the differences between the draft before and after by the file that brought them, for the ledger.
    pub fn credits(&self, choices: &Choices, differences: Vec<Difference>) -> Vec<Credit> {
        let mut credits: Vec<(Option<usize>, Credit)> = Vec::new();
        for difference in differences {
            let mut taken = self.items.iter().zip(&choices.items).filter(|(item, _)| item.is_at(difference.spot));
            let from = taken.find_map(|(item, choice)| item.taken(*choice)?.from.first().copied());
            match credits.iter_mut().find(|(known, _)| *known == from) {
                Some((_, (_, _, differences))) => differences.push(difference),
                None => credits.push((from, self.credit(from, difference))),
            }
        }
        credits.into_iter().map(|(_, credit)| credit).collect()
    }

    fn credit(&self, from: Option<usize>, difference: Difference) -> Credit {
        let file = from.and_then(|from| self.files.get(from));
        let how = match file {
            Some(file) if file.pack.is_none() => How::Review,
            Some(file) => How::Pack(file.department.clone()),
            None => How::Pack(String::new()),
        };
        (how, file.map_or_else(String::new, |file| file.filled_by.clone()), vec![difference])
    }
}

fn put(draft: &mut Draft, item: &Item, offer: &Offer) {
    match item.place {
        Place::Point(id, part) => put_part(draft, id, part, offer.theirs.as_ref()),
        Place::Proof(id) => put_proof(draft, id, item, offer),
        Place::Serves(id, point) => {
            if let Some(proof) = draft.proof_mut(id) {
                proof.serve(point, offer.theirs.is_some());
            }
        }
    }
}

fn put_part(draft: &mut Draft, id: PointId, part: Part, value: Option<&Value>) {
    let text = match value {
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    };
    match part {
        Part::Answer => draft.record_mut(id).set_answer(match value {
            Some(Value::Answer(answer)) => Some(answer),
            _ => None,
        }),
        Part::Note => draft.record_mut(id).note = text,
        Part::LossReason => draft.record_mut(id).loss_reason = text,
        Part::Mark => draft.set_mark(
            id,
            match value {
                Some(Value::Mark(mark)) => Some(mark.clone()),
                _ => None,
            },
        ),
    }
}

fn put_proof(draft: &mut Draft, id: EvidenceId, item: &Item, offer: &Offer) {
    match (&offer.theirs, draft.proof_mut(id)) {
        (Some(Value::Proof(particulars)), Some(proof)) => particulars.put(proof),
        (Some(Value::Proof(particulars)), None) => {
            let (serves, origin) = (item.serves.clone(), item.origin.clone());
            let mut proof = Evidence { serves, origin, ..Evidence::blank(id) };
            particulars.put(&mut proof);
            let at = draft.evidence.iter().position(|other| other.id > id).unwrap_or(draft.evidence.len());
            draft.evidence_mut().insert(at, proof);
        }
        (None, Some(proof)) => {
            proof.serves.retain(|point| !item.serves.contains(point));
            if proof.serves.is_empty() {
                draft.evidence_mut().retain(|proof| proof.id != id);
            }
        }
        _ => {}
    }
}
