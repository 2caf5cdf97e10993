//! What may wait until typing rests: what costs in proportion to the whole table, where the table is large.

use crate::domain::rule_set::RuleSet;
use crate::ui::prelude::*;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use std::time::Duration;

/// A table with more scoring points is large: its pages are drawn piece by piece, and what sums it up waits for a rest. A smaller
/// one is drawn whole, so that the browser's own search finds everything.
const LARGE: usize = 300;
/// Typing rests when nothing was typed for so long.
const REST: Duration = Duration::from_millis(250);

/// Whether a rule set's table is large.
pub fn is_large(rule_set: &RuleSet) -> bool {
    rule_set.point_ids().len() > LARGE
}

/// Does something at the next rest, and only what was asked for last.
#[derive(Clone, Copy)]
pub struct Rest {
    timer: StoredValue<Option<TimeoutHandle>>,
    waits: bool,
}

impl Rest {
    /// Waits in large tables only.
    pub fn new(rule_set: &RuleSet) -> Self {
        Self { timer: StoredValue::new(None), waits: is_large(rule_set) }
    }

    /// A browser that refuses a timer gets it at once.
    pub fn then(self, act: impl Fn() + Clone + 'static) {
        if !self.waits {
            return act();
        }
        let later = set_timeout_with_handle(act.clone(), REST);
        if later.is_err() {
            act();
        }
        let before = self.timer.try_update_value(|timer| std::mem::replace(timer, later.ok()));
        if let Some(Some(before)) = before {
            before.clear();
        }
    }
}
