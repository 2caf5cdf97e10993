//! A text field whose text counts when the field is left, on Enter or after a pause in typing, so that one edit is one step.

use super::live;
use crate::ui::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// A pause in typing after which what was typed counts.
pub const PAUSE: Duration = Duration::from_millis(300);

/// Does something whenever the page may go for good: it is hidden or closed, or another view takes the place of the current one.
/// `beforeunload` comes before the draft is given back; `visibilitychange` is all that some browsers send.
pub fn before_leaving(act: impl Fn() + Copy + Send + Sync + 'static) {
    heard(&["beforeunload", "visibilitychange"], act);
    on_cleanup(act);
}

/// Does something on these events of the window, as long as the current view lives.
pub fn heard(names: &[&str], act: impl Fn() + Send + Sync + 'static) {
    hear(names, &(Arc::new(act) as Arc<dyn Fn() + Send + Sync>));
}

#[inline(never)]
fn hear(names: &[&str], act: &Arc<dyn Fn() + Send + Sync>) {
    for name in names {
        let act = Arc::clone(act);
        let handle = window_event_listener_untyped(name, move |_| act());
        on_cleanup(move || handle.remove());
    }
}

/// Whether an input method composes: the letters are no text yet.
pub fn composes(ev: &web_sys::Event) -> bool {
    ev.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing)
}

#[derive(Clone, Copy)]
struct Late {
    /// Typed and not yet taken over.
    pending: RwSignal<Option<String>>,
    /// Counts keystrokes, to tell a pause.
    strokes: StoredValue<usize>,
    change: Callback<String>,
}

impl Late {
    fn commit(self) {
        let Some(Some(text)) = self.pending.try_get_untracked() else { return };
        self.change.run(text);
        self.pending.set(None);
    }

    fn typed(self, ev: &web_sys::Event) {
        if composes(ev) {
            return;
        }
        self.pending.set(Some(event_target_value(ev)));
        self.strokes.update_value(|strokes| *strokes = strokes.wrapping_add(1));
        let stroke = self.strokes.get_value();
        let later = move || {
            if self.strokes.try_with_value(|strokes| *strokes == stroke) == Some(true) {
                self.commit();
            }
        };
        set_timeout(later, PAUSE);
    }
}

/// A one-line field with its label above it. The browser tells of a change when the field is left, and on Enter.
#[component]
pub fn LateField(
    #[prop(into)] label: String,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] change: Callback<String>,
    #[prop(into)] hint: String,
) -> impl IntoView {
    let late = Late { pending: RwSignal::new(None), strokes: StoredValue::new(0), change };
    before_leaving(move || late.commit());
    let shown = live::settled(move || late.pending.get().unwrap_or_else(|| value.get()));
    view! {
        <label class="field">
            <span class="field-name">{label}</span>
            <input
                class="in wide"
                type="text"
                placeholder=hint
                autocomplete="off"
                prop:value=shown
                on:input=move |ev| late.typed(&ev)
                on:compositionend=move |ev| late.typed(&ev)
                on:change=move |_| late.commit()
            />
        </label>
    }
}
