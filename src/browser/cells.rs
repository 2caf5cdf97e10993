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

/// The ids of the table rows of a class that are on the screen, or nearly.
pub fn rows_in_sight(class: &str) -> Vec<String> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    let Some(first) = window.document().and_then(|document| document.query_selector(&format!("tr.{class}")).ok()?)
    else {
        return Vec::new();
    };
    let mut seen = Vec::new();
    let mut next = Some(first);
    while let Some(row) = next {
        let at = row.get_bounding_client_rect();
        if at.top() > height * 1.5 {
            break;
        }
        if at.bottom() > height * -0.5 && row.class_name() == class {
            seen.push(row.id());
        }
        next = row.next_element_sibling();
    }
    seen
}
