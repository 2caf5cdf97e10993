//! Fields for plain text.

use leptos::prelude::*;

/// A one-line field with its label above it.
#[component]
pub fn TextField(
    #[prop(into)] label: String,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] change: Callback<String>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional, into)] hint: String,
) -> impl IntoView {
    view! {
        <label class="field">
            <span class="field-name">{label}</span>
            <input
                class="in wide"
                type=kind
                placeholder=hint
                autocomplete="off"
                prop:value=value
                on:input=move |ev| change.run(event_target_value(&ev))
            />
        </label>
    }
}

/// A field of several lines.
#[component]
pub fn TextArea(
    #[prop(into)] label: String,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] change: Callback<String>,
    #[prop(optional, into)] hint: String,
) -> impl IntoView {
    view! {
        <label class="field">
            <span class="field-name">{label}</span>
            <textarea
                class="in wide"
                rows="2"
                placeholder=hint
                prop:value=value
                on:input=move |ev| change.run(event_target_value(&ev))
            ></textarea>
        </label>
    }
}
