//! A field for one number. Shows the typing as long as it says what the draft holds, and what was understood beside it.

use super::live;
use crate::domain::field::{Cell, FieldKind};
use crate::domain::ids::PointId;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::reading::{self, Reading};
use wasm_bindgen::JsCast;

/// What a field holds: its cell, or the text that could not be read.
#[derive(Clone, PartialEq)]
struct Held {
    cell: Option<Cell>,
    unread: Option<String>,
}

impl Held {
    fn text(&self) -> String {
        match (self.cell, &self.unread) {
            (Some(Cell::Number(number)), _) => number.to_string(),
            (_, Some(text)) => text.clone(),
            _ => String::new(),
        }
    }
}

/// The cell a typed text stands for, or the text itself where none can be read.
fn understood(text: &str, kind: &FieldKind) -> Held {
    match reading::read(text, kind) {
        Ok(reading) => Held { cell: reading.map(|reading| reading.cell), unread: None },
        Err(_) => Held { cell: None, unread: Some(text.to_owned()) },
    }
}

/// Number field for cell `field` of `point`. `hint` shows while it is empty.
#[component]
pub fn NumberField(point: PointId, field: usize, #[prop(into)] hint: String) -> impl IntoView {
    let session = Session::expect();
    let spec = &session.rule_set.point(point).fields[field];
    let kind = &spec.kind;
    let record = session.record(point);
    let held = move || {
        record.with(|record| Held { cell: record.cell(field), unread: record.unread_at(field).map(str::to_owned) })
    };
    let typed = RwSignal::new(untrack(held).text());
    let shown = Memo::new(move |_| {
        let (typed, held) = (typed.get(), held());
        if understood(&typed, kind) == held { typed } else { held.text() }
    });
    let commit = move |text: String| {
        let Held { cell, unread } = understood(&text, kind);
        typed.set(text);
        session.edit(|draft| match unread {
            Some(text) => draft.set_unread(session.rule_set, point, field, text),
            None => draft.set_cell(session.rule_set, point, field, cell),
        });
    };
    // While an input method composes, the letters are not an answer yet.
    let on_input = move |ev: web_sys::Event| {
        let composing = ev.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing);
        if !composing {
            commit(event_target_value(&ev));
        }
    };
    let on_composed = move |ev: web_sys::CompositionEvent| commit(event_target_value(&ev));
    let remark = move || match reading::read(&shown.get(), kind) {
        Ok(Some(Reading { echo: Some(echo), .. })) => {
            Some(view! { <span class="echo">"读作 "{echo}</span> }.into_any())
        }
        Err(problem) => {
            Some(view! { <span class="misread" role="alert">{reading::sentence(&problem)}</span> }.into_any())
        }
        Ok(_) => None,
    };
    let unit = match kind {
        FieldKind::Quantity { unit, .. } => unit.clone(),
        FieldKind::Percent => "%".to_owned(),
        FieldKind::Points(_) => "分".to_owned(),
        FieldKind::Flag | FieldKind::Incident | FieldKind::Choice(_) => String::new(),
    };
    let code = &session.rule_set.point(point).code;
    let label = format!("{code} {}", if spec.label.is_empty() { "得分" } else { &spec.label });
    let id = format!("f-{code}-{}", spec.key);
    let unread = move || held().unread.is_some();
    view! {
        <span class="number">
            <input
                id=id
                class="in num"
                class:unread=live::flag(unread)
                inputmode="decimal"
                autocomplete="off"
                aria-label=label
                aria-invalid=live::aria(unread)
                placeholder=hint
                prop:value=shown
                on:input=on_input
                on:compositionend=on_composed
                on:change=move |_| typed.set(untrack(held).text())
            />
            {(!unit.is_empty()).then(|| view! { <span class="unit">{unit}</span> })}
            {live::when(remark)}
        </span>
    }
}
