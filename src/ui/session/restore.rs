//! Restore points of the open draft.

use super::Session;
use crate::browser::clock;
use crate::domain::draft::Draft;
use crate::domain::ledger::How;
use crate::exchange::read::read_text;
use crate::exchange::write::stored;
use crate::rule_sets::library::find;
use crate::storage::local::Local;
use crate::storage::points::{self, Label, Point};
use crate::storage::{StorageError, Vault};
use crate::ui::keeper::add_point;
use crate::words;

/// A restore point by its number, or the draft as it is now.
pub type Moment = Option<u32>;

/// The draft as it is now.
pub const NOW: Moment = None;

impl Session {
    /// All restore points, newest first; `None`, with a message, where they could not be read.
    pub async fn points(self) -> Option<Vec<Point>> {
        let id = self.id();
        self.at_points(async |store| points::list(store, &id).await).await
    }

    /// Keeps the draft as it is now.
    pub async fn add_point(self, label: Label) -> bool {
        if !self.guard.may_write() {
            return false;
        }
        self.flush();
        let (id, revision) = (self.id(), self.keeper.with_value(|keeper| keeper.revision));
        let text = self.draft.with_untracked(|draft| stored(self.rule_set, draft, &self.stamp(clock::now())));
        self.shelf.told(add_point(self.shelf, &id, revision, &text, label).await).is_some()
    }

    pub async fn delete_point(self, number: u32) {
        let id = self.id();
        self.at_points(async |store| points::delete(store, &id, &[number]).await).await;
    }

    /// Deletes all automatic restore points, then saves again.
    pub async fn drop_automatic_points(self) {
        let points = self.points().await.unwrap_or_default();
        let automatic = |point: &Point| point.meta.as_ref().is_ok_and(|meta| matches!(meta.label, Label::Automatic(_)));
        let numbers: Vec<_> = points.iter().filter(|point| automatic(point)).map(|point| point.number).collect();
        let id = self.id();
        if self.at_points(async |store| points::delete(store, &id, &numbers).await).await.is_some() {
            self.shelf.notices.say(format!("已删除 {} 个自动恢复点。", numbers.len()));
            self.flush();
        }
    }

    /// The draft at a moment; `None`, with a message, where it cannot be read.
    pub async fn moment(self, moment: Moment) -> Option<Draft> {
        let Some(number) = moment else { return Some(self.draft.with_untracked(Clone::clone)) };
        let id = self.id();
        let (_, text) = self.at_points(async |store| points::load(store, &id, number).await).await??;
        match read_text(&text, find) {
            // Answers and positions belong to one version of the rule set.
            Ok(incoming) if !std::ptr::eq(incoming.rule_set, self.rule_set) => {
                self.shelf.notices.warn("这个恢复点用的是评分细则的另一版本，不能在这里比较或恢复。恢复点没有动。");
                None
            }
            Ok(incoming) => Some(incoming.draft),
            Err(refused) => {
                self.shelf.notices.warn(words::import::refusal(&refused).0);
                None
            }
        }
    }

    /// Goes back to a restore point, as one step that can be undone; the draft as it was becomes a restore point first.
    pub async fn restore(self, number: u32) -> bool {
        let Some(there) = self.moment(Some(number)).await else { return false };
        if !self.add_point(Label::Automatic("恢复前".to_owned())).await {
            return false;
        }
        self.change(How::Restore, move |draft| {
            let (ledger, dispatches) = (std::mem::take(&mut draft.ledger), draft.dispatches.clone());
            *draft = there;
            (draft.ledger, draft.dispatches) = (ledger, dispatches);
        });
        true
    }

    /// What takes the step back that has just been made, for as long as it is the last one.
    pub fn undo_this(self) -> impl Fn() {
        let made = self.draft.with_untracked(Clone::clone);
        move || {
            if self.draft.with_untracked(|now| *now == made) {
                self.undo();
            } else {
                self.shelf.notices.warn("之后又有改动，没有撤销。请用页面上方的撤销按钮，从最近的一步退起。");
            }
        }
    }

    /// Does something with the store that holds the restore points.
    async fn at_points<T>(self, act: impl AsyncFnOnce(&dyn Vault) -> Result<T, StorageError>) -> Option<T> {
        let handles = self.shelf.handles();
        let local = Local(&*handles.local);
        let store: &dyn Vault = match &handles.vault {
            Some(vault) => &**vault,
            None => &local,
        };
        self.shelf.told(act(store).await)
    }
}
