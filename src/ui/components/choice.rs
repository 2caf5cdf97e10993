//! A row of choices, one at most: a radio group that can also be emptied.

use super::live;
use super::live::Listed;
use crate::ui::prelude::*;

/// `name` tells groups apart; `options` are labels with their look: good (`y`), bad (`n`) or neutral (`b`). `chosen` is the position that is on; `choose(None)` empties the group.
#[component]
pub fn Choice(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    options: Vec<(String, &'static str)>,
    #[prop(into)] chosen: Signal<Option<usize>>,
    #[prop(into)] choose: Callback<Option<usize>>,
) -> impl IntoView {
    let button = move |(at, (text, tone)): (usize, (String, &'static str))| {
        let is_on = move || chosen.get() == Some(at);
        // A click on the choice that is on takes it back; the browser alone would leave it.
        let was_on = StoredValue::new(false);
        let on_click = move |_| {
            if was_on.get_value() {
                choose.run(None);
            }
        };
        let on_clear = move |ev: web_sys::KeyboardEvent| {
            if matches!(ev.key().as_str(), "Delete" | "Backspace") {
                ev.prevent_default();
                choose.run(None);
            }
        };
        view! {
            <label class=format!("seg-one {tone}") class:on=live::flag(is_on) on:mousedown=move |_| was_on.set_value(is_on())>
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=live::flag(is_on)
                    on:change=move |_| {
                        was_on.set_value(false);
                        choose.run(Some(at));
                    }
                    on:click=on_click
                    on:keydown=on_clear
                />
                <span>{text}</span>
            </label>
        }
    };
    view! {
        <span class="seg" role="radiogroup" aria-label=label>
            {options.into_iter().enumerate().map(button).listed()}
        </span>
    }
}
