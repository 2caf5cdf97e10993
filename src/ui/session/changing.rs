//! How the open draft changes: by hand, by a merge, back and forth; and what follows from a change.

use super::saving::Pace;
use super::{Saving, Session};
use crate::browser::clock;
use crate::domain::difference::{Difference, differences};
use crate::domain::draft::Draft;
use crate::domain::history::{History, Sign};
use crate::domain::ledger::How;
use crate::domain::merge::{Choices, Plan};
use crate::domain::rule_set::RuleSet;
use crate::domain::score::{put_scores, rescored, score};
use crate::domain::statistics::follow::follow_feeds;

impl Session {
    /// The one way to change the draft by hand.
    pub fn edit(self, change: impl FnOnce(&mut Draft)) {
        self.change(How::Hand, change);
    }

    /// Changes the draft as one step, with an entry in the ledger for every place that changed. A tab that may not write changes
    /// nothing.
    pub fn change(self, how: How, change: impl FnOnce(&mut Draft)) {
        let mut change = Some(change);
        self.change_once(how, &mut |draft| {
            if let Some(change) = change.take() {
                change(draft);
            }
        });
    }

    /// Compiled once, not for every place that changes something.
    fn change_once(self, how: How, change: &mut dyn FnMut(&mut Draft)) {
        if !self.guard.may_write() {
            return;
        }
        let soon = self.pace.try_update_value(Pace::typed_soon).unwrap_or(false);
        let sign = self.sign(how);
        let before = self.draft.with_untracked(Clone::clone);
        let changed = self.draft.try_update(|draft| {
            change(draft);
            follow_feeds(self.rule_set, draft);
            self.history.try_update(|history| history.record(self.rule_set, before, draft, &sign, soon))
        });
        if changed.flatten() == Some(true) {
            self.changed();
        }
    }

    /// Takes over what was chosen of a merge, as one step. `false` where the draft has changed since it was planned.
    pub fn merge(self, plan: &Plan, choices: &Choices) -> bool {
        if !self.guard.may_write() || self.draft.with_untracked(|draft| *draft != plan.ours) {
            return false;
        }
        let at = clock::now();
        let merged = plan.apply(choices, &at);
        let credits = plan.credits(choices, differences(self.rule_set, &plan.ours, &merged));
        let changed = self.draft.try_update(|draft| {
            let before = std::mem::replace(draft, merged);
            follow_feeds(self.rule_set, draft);
            self.history.try_update(|history| history.record_credits(self.rule_set, before, draft, &at, credits))
        });
        if changed.flatten() == Some(true) {
            self.changed();
        }
        true
    }

    /// Takes the last step back; says which it was.
    pub fn undo(self) -> Option<Vec<Difference>> {
        self.go(History::undo)
    }

    /// Does the last undone step again; says which it was.
    pub fn redo(self) -> Option<Vec<Difference>> {
        self.go(History::redo)
    }

    fn go(
        self,
        go: fn(&mut History, &RuleSet, &mut Draft, &Sign) -> Option<Vec<Difference>>,
    ) -> Option<Vec<Difference>> {
        if !self.guard.may_write() {
            return None;
        }
        let sign = self.sign(How::Undo);
        let what =
            self.draft.try_update(|draft| self.history.try_update(|history| go(history, self.rule_set, draft, &sign)));
        let what = what.flatten().flatten();
        if what.is_some() {
            self.changed();
        }
        what
    }

    /// What would be undone, and what would be done again; live.
    pub fn steps(self) -> (Option<Vec<Difference>>, Option<Vec<Difference>>) {
        self.history.with(|history| (history.undoable().map(<[_]>::to_vec), history.redoable().map(<[_]>::to_vec)))
    }

    fn sign(self, how: How) -> Sign {
        Sign { at: clock::now(), who: self.shelf.who.get_untracked(), how }
    }

    /// Scores and shows what changed, notes it in the journal, and has it kept. Costs as much as what changed.
    fn changed(self) {
        self.draft.with_untracked(|draft| {
            self.score_again(draft);
            if !self.keeps {
                return;
            }
            let noted = self.keeper.try_update_value(|keeper| keeper.note(self.shelf, draft));
            // The database will keep what the journal could not.
            let alone = self.shelf.handles().vault.is_none();
            let state = match noted {
                Some(Err(error)) if alone => Saving::Failed(error),
                _ => Saving::Waiting,
            };
            if self.saving.with_untracked(|saving| *saving != state) {
                self.saving.set(state);
            }
        });
        if self.keeps {
            self.save_soon();
        }
    }

    fn score_again(self, draft: &Draft) {
        let rule_set = self.rule_set;
        let changed = self.gates.try_update_value(|gates| gates.changed(rule_set, draft)).unwrap_or_default();
        let new = self.scorecard.with_untracked(|card| rescored(rule_set, card, draft, &changed));
        if !new.is_empty() {
            self.scorecard.update(|card| put_scores(rule_set, card, new));
            self.rest.then(move || self.rests.update(|rests| *rests = rests.wrapping_add(1)));
        }
        self.scorecard.with_untracked(|card| {
            debug_assert!(*card == score(rule_set, draft), "what changed scores like the whole");
            self.gates.with_value(|gates| gates.open(rule_set, draft, card, &changed));
        });
    }
}
