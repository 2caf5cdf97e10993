//! Elements that carry a class and content only, and plain buttons, compiled once: where a page is made of many of these, a `view!`
//! for each would cost some 200 bytes of wasm apiece, and more for every handler.

use crate::ui::element;
use crate::ui::prelude::*;

/// An element of this name.
pub fn el(tag: &'static str, class: &'static str, content: Vec<AnyView>) -> AnyView {
    let element = element::el(tag).kids(content);
    if class.is_empty() { element.into_any() } else { element.attr("class", class).into_any() }
}

/// An element that says one thing.
pub fn say(tag: &'static str, class: &'static str, text: &'static str) -> AnyView {
    el(tag, class, vec![text.into_any()])
}

/// An element whose text changes.
pub fn tell(tag: &'static str, class: &'static str, text: Signal<String>) -> AnyView {
    el(tag, class, vec![text.into_any()])
}

/// A button and what it does.
pub fn button(class: &'static str, text: &'static str, click: impl Fn() + 'static) -> AnyView {
    pressed(class, text, Box::new(click))
}

fn pressed(class: &'static str, text: &'static str, click: Box<dyn Fn()>) -> AnyView {
    view! { <button type="button" class=class on:click=move |_| click()>{text}</button> }.into_any()
}
