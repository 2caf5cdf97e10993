//! Undo and redo over the whole draft. A step keeps the draft as it was; drafts share their parts, so a step costs little.
//!
//! The ledger is never undone: going back adds entries of its own. Task packs that were sent stay sent.

use super::difference::{Difference, Item, Matter, Particular, Spot, differences};
use super::draft::Draft;
use super::field::FieldKind;
use super::ledger::How;
use super::rule_set::RuleSet;
use std::sync::Arc;

/// The number of steps kept.
pub const STEPS: usize = 200;

/// What can be undone and done again.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Whether the last step may still grow.
    open: bool,
}

/// One step.
#[derive(Clone, Debug)]
struct Step {
    what: Vec<Difference>,
    /// The draft on the other side of the step.
    there: Draft,
}

/// Who changes something, when, and how.
#[derive(Clone, Debug)]
pub struct Sign {
    /// Local time, as text.
    pub at: String,
    /// The name that was typed; may be empty.
    pub who: String,
    pub how: How,
}

impl History {
    /// Notes that `now` came from `before`, in history and ledger. Typing on in the same place `soon` after the last keystroke is
    /// one step. Returns whether anything differs.
    pub fn record(&mut self, rule_set: &RuleSet, before: Draft, now: &mut Draft, sign: &Sign, soon: bool) -> bool {
        let what = differences(rule_set, &before, now);
        if what.is_empty() {
            return before != *now;
        }
        let typed = what.iter().all(|difference| is_typed(rule_set, difference.spot));
        let grows = |step: &Step| what.iter().all(|new| step.what.iter().any(|old| old.spot == new.spot));
        let there = match self.done.pop_if(|step| self.open && soon && typed && grows(step)) {
            Some(step) => step.there,
            None => before,
        };
        now.ledger = there.ledger.clone();
        let what = differences(rule_set, &there, now);
        self.undone.clear();
        if !what.is_empty() {
            now.ledger.add(&sign.at, &sign.who, &sign.how, what.clone());
            self.push(what, there);
        }
        self.open = typed;
        true
    }

    /// Notes a step that others brought: `credits` tell how, who, and what. Returns whether anything differs.
    pub fn record_credits(
        &mut self,
        rule_set: &RuleSet,
        before: Draft,
        now: &mut Draft,
        at: &str,
        credits: Vec<(How, String, Vec<Difference>)>,
    ) -> bool {
        let what = differences(rule_set, &before, now);
        if before == *now {
            return false;
        }
        for (how, who, what) in credits {
            now.ledger.add(at, &who, &how, what);
        }
        self.push(what, before);
        true
    }

    fn push(&mut self, what: Vec<Difference>, there: Draft) {
        self.undone.clear();
        self.open = false;
        self.done.push(Step { what, there });
        let surplus = self.done.len().saturating_sub(STEPS);
        self.done.drain(..surplus);
    }

    /// The next keystroke begins a new step.
    pub fn close(&mut self) {
        self.open = false;
    }

    /// What would be undone.
    pub fn undoable(&self) -> Option<&[Difference]> {
        self.done.last().map(|step| &step.what[..])
    }

    /// What would be done again.
    pub fn redoable(&self) -> Option<&[Difference]> {
        self.undone.last().map(|step| &step.what[..])
    }

    /// Takes the last step back. Returns what it was.
    pub fn undo(&mut self, rule_set: &RuleSet, now: &mut Draft, sign: &Sign) -> Option<Vec<Difference>> {
        let step = self.done.pop()?;
        self.undone.push(Step { what: step.what.clone(), there: now.clone() });
        self.open = false;
        go_to(rule_set, now, step.there, sign);
        Some(step.what)
    }

    /// Does the last undone step again. Returns what it was.
    pub fn redo(&mut self, rule_set: &RuleSet, now: &mut Draft, sign: &Sign) -> Option<Vec<Difference>> {
        let step = self.undone.pop()?;
        self.done.push(Step { what: step.what.clone(), there: now.clone() });
        go_to(rule_set, now, step.there, sign);
        Some(step.what)
    }
}

/// Makes `now` what `there` is, but for what has happened to the outside world in between: ledger and packs sent.
fn go_to(rule_set: &RuleSet, now: &mut Draft, there: Draft, sign: &Sign) {
    let what = differences(rule_set, now, &there);
    let before = std::mem::replace(now, there);
    now.ledger = before.ledger;
    now.ledger.add(&sign.at, &sign.who, &sign.how, what);
    let known = |pack| now.dispatches.iter().any(|dispatch| dispatch.pack == pack);
    let sent: Vec<_> = before.dispatches.iter().filter(|dispatch| !known(dispatch.pack.clone())).cloned().collect();
    if !sent.is_empty() {
        Arc::make_mut(&mut now.dispatches).extend(sent);
    }
}

/// Whether a place is filled in by typing, character by character.
fn is_typed(rule_set: &RuleSet, spot: Spot) -> bool {
    match spot {
        Spot::Point(id, Item::Cell(field)) => rule_set.point(id).fields.get(field).is_some_and(|field| {
            matches!(field.kind, FieldKind::Points(_) | FieldKind::Quantity { .. } | FieldKind::Percent)
        }),
        Spot::Point(_, Item::Standing | Item::Mark | Item::Duty)
        | Spot::Evidence(_, Particular::Record | Particular::Serves)
        | Spot::Rectification(_, Matter::Record | Matter::Points | Matter::Lead | Matter::State | Matter::Proof)
        | Spot::EntryOrder
        | Spot::Feeds => false,
        _ => true,
    }
}
