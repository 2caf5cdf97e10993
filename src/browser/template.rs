//! Elements from HTML texts of the program, parsed once each and copied from then on.

use leptos::tachys::renderer::Rndr;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::Element;

thread_local! {
    /// What was parsed, in the order of the places of its texts in memory.
    static PARSED: RefCell<Vec<(usize, Element)>> = const { RefCell::new(Vec::new()) };
}

/// A new element as `html` says, or of that name. A bare `<svg>` around it only makes the browser read it as SVG.
pub fn element(html: &'static str) -> Element {
    let place = html.as_ptr() as usize;
    PARSED.with_borrow_mut(|parsed| {
        let at = parsed.binary_search_by_key(&place, |(place, _)| *place).unwrap_or_else(|at| {
            parsed.insert(at, (place, parse(html)));
            at
        });
        let original = &parsed[at].1;
        original.clone_node_with_deep(true).map_or_else(|_| parse(html), JsCast::unchecked_into)
    })
}

fn parse(html: &'static str) -> Element {
    if !html.starts_with('<') {
        return Rndr::create_element(html, None);
    }
    let element = Rndr::create_element_from_html(html.into());
    let inner = if html.starts_with("<svg>") { element.first_element_child() } else { None };
    inner.unwrap_or(element)
}
