//! The button that opens or closes the explanation of a number.

use super::live;
use crate::ui::prelude::*;

/// `label` says to screen readers which number it is and how it stands; `content` is what is seen of it.
pub fn explain_button(open: RwSignal<bool>, class: Signal<String>, label: Signal<String>, content: AnyView) -> AnyView {
    view! {
        <button
            type="button"
            class=class
            aria-expanded=live::aria(move || open.get())
            aria-label=live::text(move || format!("{}（看怎么算的）", label.get()))
            title="怎么算的"
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {content}
        </button>
    }
    .into_any()
}
