//! Undo and redo: every step goes back and forth, typing is one step, the ledger tells all.

mod support;

use proptest::prelude::*;
use quality_county::domain::department::Bureau;
use quality_county::domain::dispatch::{Dispatch, PackId};
use quality_county::domain::draft::{Draft, Standing};
use quality_county::domain::field::Cell;
use quality_county::domain::history::{History, STEPS, Sign};
use quality_county::domain::ledger::How;
use quality_county::exchange::read::read_text;
use quality_county::exchange::write::{Stamp, stored};
use quality_county::rule_sets::built_in;
use std::sync::Arc;
use support::{anhui, empty_draft};

fn sign(how: How) -> Sign {
    Sign { at: "2026-03-05 14:03:22".into(), who: "甲".into(), how }
}

/// A draft and its history, edited as the session does.
struct Desk {
    draft: Draft,
    history: History,
}

impl Desk {
    fn new() -> Self {
        Self { draft: empty_draft(anhui()), history: History::default() }
    }

    fn edit(&mut self, soon: bool, change: impl FnOnce(&mut Draft)) -> bool {
        let before = self.draft.clone();
        change(&mut self.draft);
        self.history.record(anhui(), before, &mut self.draft, &sign(How::Hand), soon)
    }

    fn note(&mut self, code: &str, text: &str) {
        let id = anhui().point_by_code(code).expect("point");
        self.edit(true, |draft| draft.record_mut(id).note = text.into());
    }

    fn undo(&mut self) -> bool {
        self.history.undo(anhui(), &mut self.draft, &sign(How::Undo)).is_some()
    }

    fn redo(&mut self) -> bool {
        self.history.redo(anhui(), &mut self.draft, &sign(How::Undo)).is_some()
    }

    /// The draft without its ledger.
    fn content(&self) -> Draft {
        let mut draft = self.draft.clone();
        draft.ledger = Default::default();
        draft
    }

    fn told(&self) -> Vec<(Option<String>, Option<String>)> {
        let entries = self.draft.ledger.entries().iter();
        entries.map(|entry| (entry.what.before.clone(), entry.what.after.clone())).collect()
    }
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn typing_on_in_one_place_is_one_step_and_one_entry() {
    let mut desk = Desk::new();
    for text in ["合", "合格", "合格证"] {
        desk.note("14.2", text);
    }
    assert_eq!(desk.told(), [(None, some("合格证"))]);
    desk.note("14.3", "另一处");
    assert_eq!(desk.told().len(), 2);
    assert!(desk.undo() && desk.undo() && !desk.undo());
    assert_eq!(desk.content(), empty_draft(anhui()));
    assert_eq!(desk.told().len(), 4, "going back is told, too");
    assert!(desk.redo() && desk.redo() && !desk.redo());
    let id = anhui().point_by_code("14.2").expect("point");
    assert_eq!(desk.draft.record(id).note, "合格证");
}

#[test]
fn what_is_typed_and_deleted_again_leaves_nothing() {
    let mut desk = Desk::new();
    for text in ["合", "合格", "合", ""] {
        desk.note("14.2", text);
    }
    assert_eq!(desk.draft, empty_draft(anhui()));
    assert!(!desk.undo());
}

#[test]
fn a_pause_a_choice_and_another_place_begin_a_new_step() {
    let id = anhui().point_by_code("1.1").expect("point");
    let mut desk = Desk::new();
    desk.note("14.2", "合");
    desk.edit(false, |draft| draft.record_mut(anhui().point_by_code("14.2").expect("point")).note = "合格".into());
    desk.edit(true, |draft| draft.set_cell(anhui(), id, 0, Some(Cell::Flag(true))));
    desk.edit(true, |draft| draft.set_cell(anhui(), id, 0, Some(Cell::Flag(false))));
    desk.edit(true, |draft| draft.record_mut(id).standing = Standing::Unverified);
    let steps = std::iter::from_fn(|| desk.undo().then_some(())).count();
    assert_eq!(steps, 5);
}

#[test]
fn a_new_edit_forgets_what_was_undone_and_nothing_is_no_edit() {
    let mut desk = Desk::new();
    desk.note("14.2", "合");
    desk.undo();
    desk.note("14.3", "格");
    assert!(!desk.redo());
    assert!(!desk.edit(true, |_| {}));
}

#[test]
fn there_are_two_hundred_steps() {
    let mut desk = Desk::new();
    for round in 0..STEPS + 5 {
        desk.edit(false, |draft| draft.about.county = format!("第{round}县"));
    }
    let steps = std::iter::from_fn(|| desk.undo().then_some(())).count();
    assert_eq!((steps, desk.draft.about.county.as_str()), (STEPS, "第4县"));
}

#[test]
fn a_pack_that_was_sent_stays_sent() {
    let mut desk = Desk::new();
    desk.note("14.2", "合");
    let to = desk.draft.departments.ids().next().expect("department");
    let pack = PackId::parse("p1").expect("id");
    let sent = Dispatch { pack, to, at: String::new(), points: Vec::new(), due: None, returned: None };
    assert!(desk.edit(true, |draft| Arc::make_mut(&mut draft.dispatches).push(sent.clone())));
    desk.undo();
    assert_eq!(*desk.draft.dispatches, [sent]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]

    /// However far back and forth, each state is met again exactly.
    #[test]
    fn every_state_is_met_again(edits in proptest::collection::vec((0usize..73, 0u8..4, "[a-z]{0,2}"), 1..40)) {
        let mut desk = Desk::new();
        let mut states = vec![desk.content()];
        for (at, kind, text) in edits {
            let id = anhui().point_ids().nth(at).expect("a point");
            let changed = desk.edit(false, |draft| match kind {
                0 => draft.record_mut(id).note = text,
                1 => draft.set_unread(anhui(), id, 0, text),
                2 => { draft.add_evidence(id); }
                _ => draft.record_mut(id).standing = Standing::NotApplicable,
            });
            if changed {
                states.push(desk.content());
            }
        }
        for state in states.iter().rev() {
            prop_assert_eq!(&desk.content(), state);
            desk.undo();
        }
        for state in &states[1..] {
            prop_assert!(desk.redo());
            prop_assert_eq!(&desk.content(), state);
        }
    }
}

#[test]
fn a_department_that_was_added_and_taken_back_leaves_a_draft_that_can_be_read() {
    let mut desk = Desk::new();
    let mut own = None;
    desk.edit(false, |draft| {
        let departments = Arc::make_mut(&mut draft.departments);
        own = Some(departments.add(Bureau { name: "县总工会".into(), ..Bureau::default() }));
    });
    let (pack, to) = (PackId::parse("late").expect("id"), own.expect("added"));
    let sent = Dispatch { pack, to, at: String::new(), points: Vec::new(), due: None, returned: None };
    desk.edit(false, |draft| Arc::make_mut(&mut draft.dispatches).push(sent));
    assert!(desk.undo());
    let stamp = Stamp { at: String::new(), revision: 1 };
    let text = stored(anhui(), &desk.draft, &stamp);
    let read = read_text(&text, built_in).unwrap_or_else(|refused| panic!("{refused:?}"));
    assert_eq!(read.draft, desk.draft);
    assert_eq!(stored(anhui(), &read.draft, &stamp), text);
}
