//! Three text sizes (适老化), remembered on this computer.

use super::live;
use super::live::Listed;
use crate::browser::page;
use crate::ui::prelude::*;
use crate::ui::shelf::Shelf;

const SIZES: [(&str, &str); 3] = [("normal", "标准"), ("large", "大"), ("huge", "特大")];
const SETTING: &str = "text-size";

/// Puts the remembered size in force.
pub fn apply_text_size(shelf: Shelf) {
    let size = RwSignal::new(shelf.setting(SETTING).unwrap_or_default());
    provide_context(TextSizeInUse(size));
    Effect::new(move |_| page::set_root_attribute("data-text-size", &size.get()));
}

#[derive(Clone, Copy)]
struct TextSizeInUse(RwSignal<String>);

/// The choice of size.
#[component]
pub fn TextSize() -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let TextSizeInUse(size) = expect_context();
    let option = move |(value, label): (&'static str, &'static str)| {
        let selected = move || size.with(|size| size == value || (size.is_empty() && value == "normal"));
        view! { <option value=value selected=live::flag(selected)>{label}</option> }
    };
    let change = move |ev| {
        let value = event_target_value(&ev);
        shelf.set_setting(SETTING, &value);
        size.set(value);
    };
    view! {
        <label class="text-size">
            <span>"字号"</span>
            <select on:change=change>{SIZES.map(option).listed()}</select>
        </label>
    }
}
