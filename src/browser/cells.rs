//! The cells of a sheet: fields that the keyboard moves between, and what is pasted into them.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, Element, Event, HtmlInputElement};

/// A field of one or of several lines, or a choice. They have what is asked of them here, by the same names.
fn field(id: &str) -> Option<HtmlInputElement> {
    let element = web_sys::window()?.document()?.get_element_by_id(id)?;
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT").then(|| element.unchecked_into())
}

/// The id of the field that an event is about.
pub fn id_of(event: &Event) -> Option<String> {
    Some(event.target()?.dyn_into::<Element>().ok()?.id())
}

/// What stands in a field.
pub fn value(id: &str) -> String {
    field(id).map(|field| field.value()).unwrap_or_default()
}

/// Writes into a field without telling anybody.
pub fn set_value(id: &str, text: &str) {
    if let Some(field) = field(id) {
        field.set_value(text);
    }
}

/// Marks all that stands in a field, so that typing takes its place.
pub fn select(id: &str) {
    if let Some(field) = field(id) {
        field.select();
    }
}

/// Puts the caret behind what stands in a field.
pub fn caret_to_end(id: &str) {
    if let Some(field) = field(id) {
        let text = field.value();
        field.set_value("");
        field.set_value(&text);
    }
}

/// The plain text of a paste.
pub fn pasted(event: &Event) -> String {
    let data = Reflect::get(event, &"clipboardData".into()).ok().and_then(|data| data.dyn_into::<DataTransfer>().ok());
    data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default()
}
