//! What keeps a keystroke cheap: one signal for each row and level, written by [`Session::edit`](super::session::Session::edit)
//! only where something changed, so that an edit wakes what shows it and nothing else. With memos over the whole draft, every
//! keystroke would mark and re-check each of the page's thousands of effects (measured on an idle page: 5 to 17 ms instead of 1).

use crate::domain::department::Departments;
use crate::domain::draft::{Draft, Record};
use crate::domain::ids::PointId;
use crate::domain::review::Mark;
use crate::domain::rule_set::RuleSet;
use crate::domain::score::changed_points;
use crate::domain::scorecard::{PointScore, Score, Scorecard};
use crate::domain::statistics::Statistics;
use crate::ui::prelude::*;
use std::sync::Arc;

/// Copies of what the draft and its scorecard hold, one signal each.
pub struct Gates {
    /// The draft that was let through last.
    seen: Draft,
    pub records: Vec<RwSignal<Record>>,
    pub scores: Vec<RwSignal<PointScore>>,
    pub indicators: Vec<RwSignal<Score>>,
    pub categories: Vec<RwSignal<Score>>,
    pub departments: RwSignal<Arc<Departments>>,
    pub statistics: RwSignal<Arc<Statistics>>,
    pub marks: RwSignal<Arc<Vec<(PointId, Mark)>>>,
    pub total: RwSignal<Score>,
    pub bonus: RwSignal<Score>,
}

impl Gates {
    pub fn new(rule_set: &RuleSet, draft: &Draft, card: &Scorecard) -> Self {
        Self {
            seen: draft.clone(),
            records: rule_set.point_ids().map(|id| RwSignal::new(draft.record(id).clone())).collect(),
            scores: rule_set.point_ids().map(|id| RwSignal::new(card.point(id).clone())).collect(),
            indicators: rule_set.indicator_ids().map(|id| RwSignal::new(card.indicator(id))).collect(),
            categories: rule_set.category_ids().map(|id| RwSignal::new(card.category(id))).collect(),
            departments: RwSignal::new(Arc::clone(&draft.departments)),
            statistics: RwSignal::new(Arc::clone(&draft.statistics)),
            marks: RwSignal::new(Arc::clone(&draft.marks)),
            total: RwSignal::new(card.total),
            bonus: RwSignal::new(card.bonus),
        }
    }

    /// The points that changed since the last time.
    pub fn changed(&mut self, rule_set: &RuleSet, draft: &Draft) -> Vec<PointId> {
        let before = std::mem::replace(&mut self.seen, draft.clone());
        changed_points(rule_set, &before, draft)
    }

    /// Lets through what changed: of the points no others than these.
    pub fn open(&self, rule_set: &RuleSet, draft: &Draft, card: &Scorecard, changed: &[PointId]) {
        let mut last = None;
        for id in changed {
            pass(self.records[id.index()], draft.record(*id));
            pass(self.scores[id.index()], card.point(*id));
            let indicator = rule_set.point(*id).indicator;
            if last.replace(indicator) != Some(indicator) {
                pass(self.indicators[indicator.index()], &card.indicator(indicator));
            }
        }
        for id in rule_set.category_ids() {
            pass(self.categories[id.index()], &card.category(id));
        }
        share(self.departments, &draft.departments);
        share(self.statistics, &draft.statistics);
        share(self.marks, &draft.marks);
        pass(self.total, &card.total);
        pass(self.bonus, &card.bonus);
    }
}

fn pass<T: PartialEq + Clone + 'static>(gate: RwSignal<T>, new: &T) {
    if gate.with_untracked(|old| old != new) {
        gate.set(new.clone());
    }
}

/// What both drafts share is not looked into.
fn share<T: PartialEq + 'static>(gate: RwSignal<Arc<T>>, new: &Arc<T>) {
    if gate.with_untracked(|old| !Arc::ptr_eq(old, new) && old != new) {
        gate.set(Arc::clone(new));
    }
}
