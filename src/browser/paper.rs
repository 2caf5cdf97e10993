//! Documents of another program on screen, and the paper that they are printed on.

use super::local_store::text;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CssStyleSheet;

thread_local! {
    /// How many rules at the end of the last style sheet are from here.
    static ADDED: Cell<u32> = const { Cell::new(0) };
}

/// Puts HTML into an element. Only for what `documents::page` wrote: every text in it is escaped there, and the page's policy lets
/// no script in it run.
pub fn fill(id: &str, html: &str) {
    let element = web_sys::window().and_then(|window| window.document()?.get_element_by_id(id));
    if let Some(element) = element {
        element.set_inner_html(html);
    }
}

/// Adds rules behind all others, in place of those that were added before.
pub fn set_rules(rules: &[String]) {
    if let Err(error) = put(rules) {
        leptos::logging::error!("paper: {}", text(&error));
    }
}

fn put(rules: &[String]) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let sheets = document.style_sheets();
    let last = sheets.length().checked_sub(1).and_then(|at| sheets.item(at)).ok_or(JsValue::NULL)?;
    let last: CssStyleSheet = last.dyn_into()?;
    let mut count = last.css_rules()?.length();
    for _ in 0..ADDED.replace(0) {
        count = count.saturating_sub(1);
        last.delete_rule(count)?;
    }
    for rule in rules {
        last.insert_rule_with_index(rule, count)?;
        count += 1;
        ADDED.set(ADDED.get() + 1);
    }
    Ok(())
}
