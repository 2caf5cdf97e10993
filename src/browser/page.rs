//! The page itself: its address, its life, and where it is scrolled to.

use super::js;
use super::local_store::text;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, VisibilityState};

/// A step that failed without touching anybody's data: said in the console, for whoever looks after the program.
fn complain(what: &str, error: &JsValue) {
    leptos::logging::error!("{what}: {}", text(error));
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The part of the address behind `#`, decoded as the browser gives it.
pub fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Goes to an address within the page, with an entry in the history.
pub fn go(hash: &str) {
    if let Some(window) = web_sys::window()
        && let Err(error) = window.location().set_hash(hash)
    {
        complain("address", &error);
    }
}

/// The element in `#app`, where the app is mounted.
pub fn mount_point() -> Option<HtmlElement> {
    document()?.get_element_by_id("app")?.dyn_into().ok()
}

/// One of the texts that the packer put into the page; `src/boot/main.js` has unpacked them.
pub fn embedded_text(name: &str) -> Option<String> {
    let texts = Reflect::get(web_sys::window()?.as_ref(), &"qcTexts".into()).ok()?;
    Reflect::get(&texts, &name.into()).ok()?.as_string()
}

/// Whether the program's second wasm (`src/boot/main.js`) is loaded; always so where the program is in one piece.
pub fn has_rest() -> bool {
    let loaded = web_sys::window().and_then(|window| Reflect::get(&window, &"qcHasRest".into()).ok()?.as_bool());
    loaded.unwrap_or(true)
}

/// Loads the program's second wasm. Error: why not.
pub async fn load_rest() -> Result<(), String> {
    let Some(window) = web_sys::window() else {
        return Ok(());
    };
    js::ask(&window, "qcRest").await.map(|_| ()).map_err(|error| text(&error))
}

pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.visibility_state() == VisibilityState::Hidden)
}

pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the root element, such as the text size that CSS reads.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element())
        && let Err(error) = root.set_attribute(name, value)
    {
        complain(name, &error);
    }
}

/// What the browser says before it prints, said earlier.
pub fn tell_of_print() {
    let told = Event::new("beforeprint")
        .and_then(|event| web_sys::window().map_or(Ok(false), |window| window.dispatch_event(&event)));
    if let Err(error) = told {
        complain("print", &error);
    }
}

pub fn print() {
    if let Some(window) = web_sys::window()
        && let Err(error) = window.print()
    {
        complain("print", &error);
    }
}

pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Scrolls an element into view and, where it can take it, gives it the keyboard.
pub fn reveal(id: &str, focus_within: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    if !focus_within.is_empty() {
        focus_first(&element, focus_within);
    }
}

/// Scrolls an element to the middle of the window and gives it the keyboard.
pub fn reveal_middle(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    focus_element(element);
}

/// Whether a key goes to a field that text is typed into, which has an undo of its own.
pub fn is_typing(event: &web_sys::Event) -> bool {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return false };
    let kind = element.get_attribute("type").unwrap_or_default();
    match element.tag_name().as_str() {
        "TEXTAREA" => true,
        "INPUT" => !matches!(kind.as_str(), "radio" | "checkbox" | "button" | "file"),
        _ => false,
    }
}

/// Gives the keyboard to an element by its id.
pub fn focus(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        focus_element(element);
    }
}

/// The id of what has the keyboard; nothing where that has none.
pub fn focused() -> String {
    document().and_then(|document| document.active_element()).map(|element| element.id()).unwrap_or_default()
}

/// What can take the keyboard within an element; first what something is written in.
const CONTROLS: &str = "input, select, textarea, button";
const FIELDS: &str = "input, select, textarea";

/// Gives the keyboard to the first of these elements that there is, or to the first control in it; with `field`, to the first field.
pub fn focus_any(ids: &[String], field: bool, in_the_middle: bool) {
    let found = |id: &String| document()?.get_element_by_id(id).filter(|_| !id.is_empty());
    let Some(element) = ids.iter().find_map(found) else { return };
    if in_the_middle {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
    let has_field = field && matches!(element.query_selector(FIELDS), Ok(Some(_)));
    match element.matches(CONTROLS) {
        Ok(false) => focus_first(&element, if has_field { FIELDS } else { CONTROLS }),
        _ => focus_element(element),
    }
}

fn focus_first(within: &Element, selector: &str) {
    match within.query_selector(selector) {
        Ok(Some(element)) => focus_element(element),
        Ok(None) => {}
        Err(error) => complain(selector, &error),
    }
}

fn focus_element(element: Element) {
    if let Ok(element) = element.dyn_into::<HtmlElement>()
        && let Err(error) = element.focus()
    {
        complain("focus", &error);
    }
}
