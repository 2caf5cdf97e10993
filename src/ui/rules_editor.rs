//! A rule set that is being edited: its steps, what the loader and the lint say of it, and its keeping.

use super::shelf::Shelf;
use crate::browser::clock;
use crate::domain::rule_set::RuleSet;
use crate::rule_sets::edit::{Edit, Editing, clean, items, shown};
use crate::rule_sets::{lint, load};
use crate::storage::id::DraftId;
use crate::storage::works::{self, Work};
use crate::ui::prelude::*;
use crate::words;
use leptos::leptos_dom::helpers::set_timeout_with_handle;
use leptos::task::spawn_local;
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;

/// What was found at the last pause.
#[derive(Clone, Default)]
pub struct Checked {
    /// Where in the file, and what is wrong there.
    pub problems: Vec<(String, String)>,
    /// Where in the file, and what may not be meant.
    pub remarks: Vec<(String, String)>,
    /// The rule set, where there are no problems. Freed at the next pause.
    pub set: Option<Arc<RuleSet>>,
}

/// The editor of one rule set. Lives as long as its page.
#[derive(Clone, Copy)]
pub struct Editor {
    pub shelf: Shelf,
    pub editing: RwSignal<Editing>,
    /// Counts changes after which the forms are built anew: parts that came, went or moved, and steps taken back.
    pub shape: RwSignal<u32>,
    /// Places of the parts that are open.
    pub open: RwSignal<Vec<String>>,
    pub checked: RwSignal<Checked>,
    pub work: RwSignal<Work>,
    waiting: RwSignal<bool>,
}

/// A pause after which the file is checked and kept.
const PAUSE: Duration = Duration::from_millis(500);

impl Editor {
    pub fn new(shelf: Shelf, work: Work, value: Value) -> Self {
        let editor = Self {
            shelf,
            editing: RwSignal::new(Editing::new(value)),
            shape: RwSignal::new(0),
            open: RwSignal::new(Vec::new()),
            checked: RwSignal::new(Checked::default()),
            work: RwSignal::new(work),
            waiting: RwSignal::new(false),
        };
        editor.check();
        // A page that is left may never come back.
        let left = window_event_listener_untyped("pagehide", move |_| editor.pause());
        on_cleanup(move || {
            left.remove();
            editor.pause();
        });
        editor
    }

    /// A change within a field, which stays as it is.
    pub fn type_in(self, edit: Edit) {
        self.editing.update(|editing| {
            editing.make(edit);
        });
        self.soon();
    }

    /// A change after which the forms are built anew.
    pub fn change(self, edit: Edit) {
        self.type_in(edit);
        self.shape.update(|shape| *shape += 1);
    }

    pub fn undo(self) {
        self.step(Editing::undo);
    }

    pub fn redo(self) {
        self.step(Editing::redo);
    }

    fn step(self, step: fn(&mut Editing) -> bool) {
        self.editing.update(|editing| {
            step(editing);
        });
        self.shape.update(|shape| *shape += 1);
        self.soon();
    }

    /// A text at a place, as of now.
    pub fn text(self, at: &str) -> String {
        self.editing.with_untracked(|editing| shown(&editing.value, at))
    }

    /// A text at a place, live.
    pub fn live_text(self, at: &str) -> String {
        self.editing.with(|editing| shown(&editing.value, at))
    }

    /// How many parts a list has now.
    pub fn count(self, list: &str) -> usize {
        self.editing.with_untracked(|editing| items(&editing.value, list).len())
    }

    /// The value at a place, as of now.
    pub fn value(self, at: &str) -> Option<Value> {
        self.editing.with_untracked(|editing| editing.value.pointer(at).cloned())
    }

    fn soon(self) {
        if self.waiting.get_untracked() {
            return;
        }
        self.waiting.set(true);
        if set_timeout_with_handle(move || self.pause(), PAUSE).is_err() {
            self.pause();
        }
    }

    /// What was changed need not be kept any more.
    pub fn stop(self) {
        self.waiting.set(false);
    }

    /// Checks and keeps what was changed.
    fn pause(self) {
        if self.waiting.try_get_untracked() != Some(true) {
            return;
        }
        self.waiting.set(false);
        self.check();
        self.keep();
    }

    fn check(self) {
        let file = self.editing.with_untracked(|editing| clean(&editing.value).to_string());
        let mut checked = Checked::default();
        match load(&file) {
            Err(problems) => {
                let told = |at| {
                    let (sentence, place) = (words::rule_set_problem::sentence(at), at.place.to_string());
                    (place.clone(), sentence.strip_prefix(&format!("{place}：")).unwrap_or(&sentence).to_owned())
                };
                checked.problems = problems.iter().map(told).collect();
            }
            Ok(set) => {
                let told = |found: &lint::Lint| (lint::place(&set, found.spot()), words::lint::sentence(&set, found));
                checked.remarks = lint::lint(&set).iter().map(told).collect();
                checked.set = Some(Arc::new(set));
            }
        }
        self.checked.set(checked);
    }

    fn keep(self) {
        self.work.update(|work| {
            work.revision += 1;
            work.text = self.editing.with_untracked(|editing| editing.value.to_string());
        });
        let work = self.work.get_untracked();
        let shelf = self.shelf;
        spawn_local(async move {
            shelf.told(works::keep(shelf.handles().stores(), &work).await);
        });
    }
}

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

/// The place that the loader and the lint name, of a JSON pointer: `/categories/2/points` → `categories[2].points`.
pub fn place(pointer: &str) -> String {
    let mut place = String::new();
    for part in pointer.split('/').skip(1) {
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            place.push_str(&format!("[{part}]"));
        } else {
            place.push_str(if place.is_empty() { "" } else { "." });
            place.push_str(part);
        }
    }
    place
}
