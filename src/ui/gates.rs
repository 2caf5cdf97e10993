//! What keeps a keystroke cheap: one signal for each row and level, written by [`Session::edit`](super::session::Session::edit)
//! only where something changed, so that an edit wakes what shows it and nothing else. With memos over the whole draft, every
//! keystroke would mark and re-check each of the page's thousands of effects (measured on an idle page: 5 to 17 ms instead of 1).

use crate::domain::department::Departments;
use crate::domain::draft::{Draft, Record};
use crate::domain::rule_set::RuleSet;
use crate::domain::scorecard::{PointScore, Score, Scorecard};
use crate::domain::statistics::Statistics;
use crate::ui::prelude::*;
use std::sync::Arc;

/// Copies of what the draft and its scorecard hold, one signal each.
pub struct Gates {
    pub records: Vec<RwSignal<Record>>,
    pub scores: Vec<RwSignal<PointScore>>,
    pub indicators: Vec<RwSignal<Score>>,
    pub categories: Vec<RwSignal<Score>>,
    pub departments: RwSignal<Arc<Departments>>,
    pub statistics: RwSignal<Arc<Statistics>>,
    pub total: RwSignal<Score>,
    pub bonus: RwSignal<Score>,
}

impl Gates {
    pub fn new(rule_set: &RuleSet, draft: &Draft, card: &Scorecard) -> Self {
        Self {
            records: rule_set.point_ids().map(|id| RwSignal::new(draft.record(id).clone())).collect(),
            scores: rule_set.point_ids().map(|id| RwSignal::new(card.point(id).clone())).collect(),
            indicators: rule_set.indicator_ids().map(|id| RwSignal::new(card.indicator(id))).collect(),
            categories: rule_set.category_ids().map(|id| RwSignal::new(card.category(id))).collect(),
            departments: RwSignal::new(Arc::clone(&draft.departments)),
            statistics: RwSignal::new(Arc::clone(&draft.statistics)),
            total: RwSignal::new(card.total),
            bonus: RwSignal::new(card.bonus),
        }
    }

    /// Lets through what changed.
    pub fn open(&self, rule_set: &RuleSet, draft: &Draft, card: &Scorecard) {
        for id in rule_set.point_ids() {
            pass(self.records[id.index()], draft.record(id));
            pass(self.scores[id.index()], card.point(id));
        }
        for id in rule_set.indicator_ids() {
            pass(self.indicators[id.index()], &card.indicator(id));
        }
        for id in rule_set.category_ids() {
            pass(self.categories[id.index()], &card.category(id));
        }
        pass(self.departments, &draft.departments);
        pass(self.statistics, &draft.statistics);
        pass(self.total, &card.total);
        pass(self.bonus, &card.bonus);
    }
}

fn pass<T: PartialEq + Clone + Send + Sync + 'static>(gate: RwSignal<T>, new: &T) {
    if gate.with_untracked(|old| old != new) {
        gate.set(new.clone());
    }
}
