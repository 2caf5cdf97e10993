//! A session to try a rule set with: everything works, nothing is kept.

use super::{Guard, Keeper, Saving, Session, Shelf};
use crate::browser::clock;
use crate::domain::draft::Draft;
use crate::domain::rule_set::RuleSet;
use crate::exchange::problem::Refused;
use crate::storage::drafts::OnShelf;
use crate::storage::lease::Standing;

impl Session {
    /// Lives as long as the current view.
    pub fn scratch(shelf: Shelf, rule_set: &'static RuleSet, draft: Draft) -> Self {
        let id = clock::new_draft_id();
        let guard = Guard::new(shelf, id.clone());
        guard.standing.set(Standing::Holding);
        let nowhere = OnShelf {
            id,
            text: String::new(),
            content: Err(Refused::Empty),
            base: None,
            next: 0,
            gap: false,
            unreadable: Vec::new(),
        };
        let keeper = Keeper::new(&nowhere, rule_set, &draft, 0);
        Self::made(shelf, guard, keeper, (rule_set, draft), Saving::Saved(String::new()), false)
    }
}
