//! Undo and redo: two buttons that say what they would do, and Ctrl+Z / Ctrl+Y outside of text fields.

use super::live;
use crate::browser::page;
use crate::domain::difference::Difference;
use crate::ui::notice::Notices;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words;

#[component]
pub fn UndoButtons() -> impl IntoView {
    let session = Session::expect();
    let notices = expect_context::<Notices>();
    let steps = Memo::new(move |_| {
        let (undo, redo) = session.steps();
        (undo.map(|what| label(session, &what)), redo.map(|what| label(session, &what)))
    });
    let undo = move || say(session, notices, "已撤销", session.undo());
    let redo = move || say(session, notices, "已重做", session.redo());
    let pressed = window_event_listener(leptos::ev::keydown, move |ev| {
        if let Some(again) = shortcut(&ev) {
            ev.prevent_default();
            if again { redo() } else { undo() }
        }
    });
    on_cleanup(move || pressed.remove());
    let button = move |sign: &'static str, name: &'static str, keys: &'static str, what: Signal<Option<String>>| {
        let title = live::text(move || match what.get() {
            Some(what) => format!("{name}：{what}（{keys}）"),
            None => format!("没有可{name}的步骤"),
        });
        let idle = live::flag(move || what.with(Option::is_none));
        let act = move |_| if sign == "↶" { undo() } else { redo() };
        view! { <button type="button" class="btn icon" title=title aria-label=title disabled=idle on:click=act>{sign}</button> }
    };
    view! {
        <span class="undo" role="group" aria-label="撤销和重做">
            {button("↶", "撤销", "Ctrl+Z", Signal::derive(move || steps.get().0))}
            {button("↷", "重做", "Ctrl+Y", Signal::derive(move || steps.get().1))}
        </span>
    }
}

/// Takes a step back or does it again, and says which.
pub fn step(session: Session, notices: Notices, redo: bool) {
    if redo {
        say(session, notices, "已重做", session.redo())
    } else {
        say(session, notices, "已撤销", session.undo())
    }
}

fn label(session: Session, what: &[Difference]) -> String {
    words::difference::label(session.rule_set, what)
}

fn say(session: Session, notices: Notices, done: &str, what: Option<Vec<Difference>>) {
    if let Some(what) = what {
        notices.say(format!("{done}：{}。", label(session, &what)));
    }
}

/// Whether a key asks for undo (`false`) or redo (`true`). Only with Ctrl or ⌘, never while an input method composes, and never in
/// a text field, which has its own undo.
pub fn shortcut(ev: &web_sys::KeyboardEvent) -> Option<bool> {
    if !(ev.ctrl_key() || ev.meta_key()) || ev.alt_key() || ev.is_composing() || ev.default_prevented() {
        return None;
    }
    match ev.key().as_str() {
        _ if page::is_typing(ev) => None,
        "z" | "Z" => Some(ev.shift_key()),
        "y" | "Y" => Some(true),
        _ => None,
    }
}
