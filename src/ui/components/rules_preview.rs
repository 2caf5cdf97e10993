//! How the open indicators will be filled in: the very cards of the fill page, over a draft that nothing of is kept.

use super::indicator_card::IndicatorCard;
use super::live;
use super::live::Listed;
use super::plain::say;
use super::undo::shortcut;
use crate::domain::draft::{AssessmentKind, Draft, DraftAbout};
use crate::domain::rule_set::RuleSet;
use crate::rule_sets::preview::{Why, preview};
use crate::ui::filter::Filtering;
use crate::ui::pages::fill::Current;
use crate::ui::prelude::*;
use crate::ui::rules_editor::Editor;
use crate::ui::session::Session;
use std::ptr;

/// As many indicators are shown.
const SHOWN: usize = 6;

pub fn previews(editor: Editor) -> AnyView {
    // Only what is open now, in the order in which it was opened, the last one first.
    let open = Memo::new(move |_| {
        let is_indicator = |at: &&String| at.starts_with("/categories/") && at.split('/').count() == 5;
        editor.open.with(|open| open.iter().rev().filter(is_indicator).take(SHOWN).cloned().collect::<Vec<_>>())
    });
    let shown = move || {
        let open = open.get();
        if open.is_empty() {
            return say("p", "dim", "打开一项指标，这里就是它的填报页，可以试填。");
        }
        open.into_iter().map(|at| one(editor, at)).listed()
    };
    // What is tried here is no step of the rule set.
    let keys = move |ev: web_sys::KeyboardEvent| {
        if shortcut(&ev).is_some() {
            ev.prevent_default();
        }
    };
    view! {
        <section class="rules-previews" aria-label="填报时的样子" on:keydown=keys>
            <h2 class="box-title">"填报时的样子（可以试填，不保存）"</h2>
            {live::part(shown)}
        </section>
    }
    .into_any()
}

/// What an indicator is as a rule set of its own; the same until it is another.
#[derive(Clone, Copy)]
struct Seen(Result<&'static RuleSet, Why>);

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        match (self.0, other.0) {
            (Ok(one), Ok(other)) => ptr::eq(one, other),
            (one, other) => one.err() == other.err(),
        }
    }
}

fn one(editor: Editor, at: String) -> AnyView {
    let seen = Memo::new(move |_| {
        // At the pauses, not at each keystroke.
        editor.checked.track();
        Seen(editor.editing.with_untracked(|editing| preview(&editing.value, &at)))
    });
    live::part(move || match seen.get().0 {
        Ok(set) => untrack(|| card(editor, set)),
        Err(Why::Faulty) => say("p", "dim", "这项指标还有问题，改好就显示。"),
        Err(Why::Full) => say("p", "dim", "试看的次数太多，先停在这里。改动都已保存，重新打开本页可以继续试看。"),
    })
}

fn card(editor: Editor, set: &'static RuleSet) -> AnyView {
    let about = DraftAbout {
        county: String::new(),
        year: 2026,
        kind: AssessmentKind::Creation,
        from: None,
        until: None,
        target: None,
        sample: false,
    };
    let same = move |other: &RuleSet| {
        let code = |set: &RuleSet| set.indicator_ids().next().map(|id| set.indicator(id).code.clone());
        code(other) == code(set)
    };
    let before = editor.tried.with_value(|tried| tried.iter().find(|(known, _)| same(known)).cloned());
    let mut draft = Draft::new(set, about);
    if let Some((old, tried)) = before {
        carry(old, &tried, set, &mut draft);
    }
    let session = Session::scratch(editor.shelf, set, draft);
    Filtering::provide(session);
    provide_context(Current(RwSignal::new(None)));
    // What was tried is there again after the next change.
    Effect::new(move |_| {
        let draft = session.draft.get();
        editor.tried.update_value(|tried| {
            tried.retain(|(known, _)| !same(known));
            tried.push((set, draft));
        });
    });
    set.indicator_ids().map(|indicator| view! { <IndicatorCard indicator/> }).listed()
}

/// Answers go along where a point of the same code asks for the same.
fn carry(old: &RuleSet, from: &Draft, new: &'static RuleSet, to: &mut Draft) {
    for id in new.point_ids() {
        let Some(was) = old.point_by_code(&new.point(id).code) else { continue };
        let record = from.record(was);
        to.record_mut(id).standing = record.standing;
        for (at, field) in new.point(id).fields.iter().enumerate() {
            let same =
                old.point(was).fields.iter().position(|known| known.key == field.key && known.kind == field.kind);
            to.set_cell(new, id, at, same.and_then(|at| record.cell(at)));
        }
    }
}
