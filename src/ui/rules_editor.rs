//! A rule set that is being edited: its steps, what the loader and the lint say of it, and its keeping.
//!
//! Whatever shows a place in the file has that place, behind [`mark`], as its id: so the keyboard can be put there.

use super::shelf::Shelf;
use crate::browser::page;
use crate::domain::draft::Draft;
use crate::domain::rule_set::RuleSet;
use crate::rule_sets::change::{follow, place, put};
use crate::rule_sets::edit::{Edit, Editing, clean, items, shown};
use crate::rule_sets::problem::Problem;
use crate::rule_sets::{lint, load};
use crate::storage::works::{self, Work};
use crate::ui::prelude::*;
use crate::wire::At;
use crate::words;
use crate::words::rule_edit::{pointer, problem, remark, step};
use leptos::leptos_dom::helpers::set_timeout_with_handle;
use leptos::task::spawn_local;
use serde_json::Value;
use std::time::Duration;

/// What was found at the last pause.
#[derive(Clone, Default)]
pub struct Checked {
    /// Where in the file, and what is wrong there.
    pub problems: Vec<(String, String)>,
    /// Where in the file, and what may not be meant.
    pub remarks: Vec<(String, String)>,
    /// What the rule set holds, where there are no problems.
    pub counts: Option<String>,
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
    /// The part that is to go once a person has said so.
    pub asking: RwSignal<Option<String>>,
    /// What was tried out on indicators, each a rule set of its own.
    pub tried: StoredValue<Vec<(&'static RuleSet, Draft)>>,
    waiting: RwSignal<bool>,
    /// Whether the notice offers to take the last step back.
    offered: StoredValue<bool>,
}

/// The id of what shows a place.
pub fn mark(place: &str) -> String {
    format!("r{place}")
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
            asking: RwSignal::new(None),
            tried: StoredValue::new(Vec::new()),
            waiting: RwSignal::new(false),
            offered: StoredValue::new(false),
        };
        editor.check();
        // A page that is left may never come back.
        let left = window_event_listener_untyped("pagehide", move |_| editor.pause());
        on_cleanup(move || {
            left.remove();
            editor.pause();
            editor.take_offer_back();
        });
        editor
    }

    /// A change within a field, which stays as it is.
    pub fn type_in(self, edit: Edit) {
        self.take_offer_back();
        self.follow(&edit);
        self.editing.update(|editing| {
            editing.make(edit);
        });
        self.soon();
    }

    /// Types a value in at a place.
    pub fn put(self, place: &str, to: Option<Value>) {
        let edit = self.editing.with_untracked(|editing| put(&editing.value, place, to));
        self.type_in(edit);
    }

    /// A change after which the forms are built anew. The keyboard stays where it is, or goes to where the change was.
    pub fn change(self, edit: Edit) {
        let (now, place) = (page::focused(), place(&edit));
        self.type_in(edit);
        self.rebuilt(now, place, false);
    }

    /// A change after which the keyboard goes to a place.
    pub fn change_to(self, edit: Edit, place: String) {
        self.type_in(edit);
        self.rebuilt(String::new(), place, false);
    }

    /// A change that brings something to be filled in: the keyboard goes to its first field.
    pub fn add(self, edit: Edit, place: String) {
        self.type_in(edit);
        self.rebuilt(String::new(), place, true);
    }

    /// Takes the last step back, or makes the last undone one again; says which.
    pub fn step(self, redo: bool) {
        let (edit, said) = self.editing.with_untracked(|editing| {
            let (undo, again) = editing.ahead();
            let edit = if redo { again } else { undo };
            (edit.cloned(), edit.map(|edit| step(&editing.value, edit, !redo)))
        });
        let (Some(edit), Some(said)) = (edit, said) else { return };
        let now = page::focused();
        self.take_offer_back();
        self.follow(&edit);
        self.editing.update(|editing| {
            if redo {
                editing.redo()
            } else {
                editing.undo()
            };
        });
        // Where nothing had the keyboard, it is not put into a field, which would take the next Ctrl+Z for itself.
        let place = if now.is_empty() { String::new() } else { place(&edit) };
        self.rebuilt(now, place, false);
        self.soon();
        self.shelf.notices.say(format!("{}：{said}。", if redo { "已重做" } else { "已撤销" }));
    }

    /// What would be undone, and what would be made again; live.
    pub fn steps(self) -> (Option<String>, Option<String>) {
        self.editing.with(|editing| {
            let (undo, redo) = editing.ahead();
            let said = |edit: Option<&Edit>, back| edit.map(|edit| step(&editing.value, edit, back));
            (said(undo, true), said(redo, false))
        })
    }

    /// Says what was done, and offers to take it back as long as nothing else is done.
    pub fn offer_undo(self, said: String) {
        self.offered.set_value(true);
        self.shelf.notices.offer(said, "撤销", move || {
            if self.offered.try_with_value(|offered| *offered) == Some(true) {
                self.step(false);
            }
        });
    }

    fn take_offer_back(self) {
        if self.offered.try_with_value(|offered| *offered) == Some(true) {
            self.offered.set_value(false);
            self.shelf.notices.withdraw_offer();
        }
    }

    /// Parts that are open stay open, wherever they go.
    fn follow(self, edit: &Edit) {
        if !matches!(edit, Edit::Set { .. }) {
            self.open
                .update(|open| *open = std::mem::take(open).into_iter().filter_map(|at| follow(at, edit)).collect());
        }
    }

    /// Builds the forms anew; then the keyboard goes to the element of that id, or else to a place.
    fn rebuilt(self, id: String, place: String, field: bool) {
        self.asking.set(None);
        self.shape.update(|shape| *shape += 1);
        request_animation_frame(move || {
            let mut ids = vec![id];
            ids.extend(upward(&place));
            page::focus_any(&ids, field, false);
        });
    }

    /// Opens what a place is in and puts the keyboard there.
    pub fn go_to(self, place: String) {
        let parents: Vec<String> =
            upward(&place).into_iter().filter_map(|id| id.strip_prefix('r').map(str::to_owned)).collect();
        self.open.update(|open| {
            for parent in parents {
                if parent.ends_with(|c: char| c.is_ascii_digit()) && !open.contains(&parent) {
                    open.push(parent);
                }
            }
        });
        request_animation_frame(move || page::focus_any(&upward(&place), true, true));
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
                let told = |at: &At<Problem>| (pointer(&at.place.to_string()), problem(at));
                checked.problems = problems.iter().map(told).collect();
            }
            Ok(set) => {
                let told = |found: &lint::Lint| {
                    (pointer(&lint::place(&set, found.spot())), remark(&words::lint::sentence(&set, found)))
                };
                checked.remarks = lint::lint(&set).iter().map(told).collect();
                checked.counts = Some(words::rules::counts(&set));
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

/// The ids of a place and of all that it is in, from the inside.
fn upward(place: &str) -> Vec<String> {
    let ends = place.char_indices().filter(|(at, c)| *at > 0 && *c == '/').map(|(at, _)| &place[..at]);
    let mut ids: Vec<_> = ends.chain([place]).map(mark).collect();
    ids.reverse();
    ids
}
