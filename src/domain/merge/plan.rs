//! The plan of a merge, and what is chosen in it.

use super::arrival::{Pack, Source, arrival, dispatch, sort};
use super::{Choice, Choices, Item, Kind, Plan, Tally, Value, point, proof};
use crate::domain::difference::{Item as Member, Particular, Spot};
use crate::domain::draft::Draft;
use crate::domain::ledger::Entry;
use crate::domain::rule_set::RuleSet;

/// Lists what the files hold that `ours` does not. The order of `sources` does not matter.
pub fn plan(rule_set: &RuleSet, ours: &Draft, mut sources: Vec<Source<'_>>) -> Plan {
    sort(&mut sources);
    let files: Vec<_> = sources.iter().map(|source| arrival(rule_set, ours, source)).collect();
    let (mut packs, mut reviews) = (Vec::new(), Vec::new());
    for (from, source) in sources.iter().enumerate().filter(|(from, _)| files[*from].refused.is_none()) {
        let draft = &source.draft;
        let Some(task) = draft.task.as_deref() else {
            reviews.push((from, draft));
            continue;
        };
        let sent = dispatch(ours, task).map(|dispatch| &dispatch.points[..]);
        packs.extend(sent.map(|points| Pack { from, task, draft, points }));
    }
    let mut items: Vec<Item> =
        rule_set.point_ids().flat_map(|id| point::items(rule_set, ours, &packs, &reviews, id)).collect();
    items.extend(proof::items(ours, &packs));
    Plan { ours: ours.clone(), files, items }
}

impl Plan {
    /// What is taken unless somebody decides otherwise: what is new and what only they changed.
    pub fn defaults(&self) -> Choices {
        let choice = |item: &Item| match item.kind {
            Kind::New | Kind::Changed => Choice::Theirs(0),
            Kind::Withdrawn | Kind::Conflict | Kind::Equal | Kind::Refused(_) => Choice::Undecided,
        };
        Choices { items: self.items.iter().map(choice).collect(), received: vec![None; self.files.len()] }
    }

    /// Nothing is taken, and no pack counts as returned.
    pub fn declined(&self) -> Choices {
        Choices { items: vec![Choice::Ours; self.items.len()], received: vec![Some(false); self.files.len()] }
    }

    /// How many items there are of each kind.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for item in &self.items {
            let count = match item.kind {
                Kind::Equal => &mut tally.equal,
                Kind::New => &mut tally.new,
                Kind::Changed => &mut tally.changed,
                Kind::Withdrawn => &mut tally.withdrawn,
                Kind::Conflict => &mut tally.conflicts,
                Kind::Refused(_) => &mut tally.refused,
            };
            *count += 1;
        }
        tally.refused += self.files.iter().filter(|file| file.refused.is_some()).count();
        tally
    }

    /// How many conflicts nobody decided.
    pub fn undecided(&self, choices: &Choices) -> usize {
        let chosen = self.items.iter().zip(&choices.items);
        chosen.filter(|(item, choice)| item.kind == Kind::Conflict && **choice == Choice::Undecided).count()
    }

    /// Who gave the draft what it holds at an item's place, and when, if the ledger knows.
    pub fn origin(&self, item: &Item) -> Option<&Entry> {
        self.ours.ledger.origin(|spot| item.is_at(*spot))
    }
}

impl Item {
    /// Whether a place of the draft belongs to this item.
    pub fn is_at(&self, spot: Spot) -> bool {
        use super::{Part, Place};
        match (self.place, spot) {
            (Place::Point(id, part), Spot::Point(other, member)) => {
                let wanted = match member {
                    Member::Cell(_) | Member::Standing | Member::Reason => Some(Part::Answer),
                    Member::Note => Some(Part::Note),
                    Member::LossReason => Some(Part::LossReason),
                    Member::Mark => Some(Part::Mark),
                    Member::Duty => None,
                };
                id == other && wanted == Some(part)
            }
            (Place::Proof(id), Spot::Evidence(other, member)) => {
                id == other && (member != Particular::Serves || !self.serves.is_empty())
            }
            (Place::Serves(id, _), Spot::Evidence(other, member)) => id == other && member == Particular::Serves,
            _ => false,
        }
    }

    /// The value that a choice takes; `None` where the draft keeps what it has.
    pub fn taken(&self, choice: Choice) -> Option<&super::Offer> {
        match choice {
            Choice::Theirs(at) if self.kind.is_open() => self.offers.get(at),
            _ => None,
        }
    }

    /// The value that `at` brings.
    pub fn theirs(&self, at: usize) -> Option<&Value> {
        self.offers.get(at)?.theirs.as_ref()
    }
}
