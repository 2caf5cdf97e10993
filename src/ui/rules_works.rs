//! The rule sets that are being edited, as they are kept.

use super::shelf::Shelf;
use crate::browser::clock;
use crate::storage::id::DraftId;
use crate::storage::works::{self, Work};
use crate::ui::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

impl Shelf {
    /// Keeps a file as a rule set to be edited, then calls `then` with its name.
    pub fn begin_work(self, file: &Value, then: impl FnOnce(DraftId) + 'static) {
        let work = Work { id: clock::new_draft_id(), revision: 1, text: file.to_string() };
        spawn_local(async move {
            let kept = works::keep(self.handles().stores(), &work).await;
            if self.told(kept).is_some() {
                then(work.id);
            }
        });
    }

    /// All rule sets that are being edited, newest states.
    pub async fn works(self) -> Vec<Work> {
        let found = works::list(self.handles().stores()).await;
        self.told(found).unwrap_or_default()
    }

    /// Removes one; it comes back with one click. `then` is called after each.
    pub fn drop_work(self, work: Work, then: Callback<()>) {
        spawn_local(async move {
            let removed = works::remove(self.handles().stores(), &work.id).await;
            then.run(());
            if self.told(removed).is_some() {
                self.notices.offer("已删除编辑中的细则。", "撤销删除", move || {
                    let work = work.clone();
                    spawn_local(async move {
                        self.told(works::keep(self.handles().stores(), &work).await);
                        then.run(());
                    });
                });
            }
        });
    }
}
