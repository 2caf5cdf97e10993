//! Fields for plain text.

use super::live;
use crate::domain::date::Date;
use crate::ui::prelude::*;

/// A one-line field with its label above it.
#[component]
pub fn TextField(
    #[prop(into)] label: String,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] change: Callback<String>,
    #[prop(into)] hint: String,
) -> impl IntoView {
    view! {
        <label class="field">
            <span class="field-name">{label}</span>
            <input
                class="in wide"
                type="text"
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
    #[prop(into)] hint: String,
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

/// A field for a day. `value` is what is held (`2026-03-05` or nothing). While somebody types, a browser reports days such as
/// 0002-03-05; they stay in the field, are said not to count, and nothing is held meanwhile.
#[component]
pub fn DateField(
    #[prop(into)] label: String,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] change: Callback<String>,
) -> impl IntoView {
    let typed = RwSignal::new(value.get_untracked());
    let held = |text: &str| Date::parse(text).map(|date| date.to_string()).unwrap_or_default();
    let shown = Memo::new(move |_| {
        let (typed, value) = (typed.get(), value.get());
        if held(&typed) == held(&value) { typed } else { value }
    });
    let on_input = move |ev| {
        let text = event_target_value(&ev);
        typed.set(text.clone());
        change.run(text);
    };
    let wrong = move || {
        let odd = shown.with(|shown| !shown.is_empty() && Date::parse(shown).is_none());
        odd.then(|| view! { <span class="misread" role="alert">"日期应在 1900～2200 年之间，暂不计入"</span> })
    };
    view! {
        <label class="field">
            <span class="field-name">{label}</span>
            <input class="in wide" type="date" prop:value=shown on:input=on_input/>
            {live::when(wrong)}
        </label>
    }
}
