//! Which elements are near the window.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlCollection, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far from the window is near: its own height, above and below.
const MARGIN: &str = "100% 0px";

/// Watches elements as long as it is kept.
pub struct Watch {
    observer: IntersectionObserver,
    _heard: Closure<dyn FnMut(Array, IntersectionObserver)>,
}

impl Watch {
    /// Tells the ids of the elements that come near, and of those that go far with their height. They are the children of groups of
    /// a class, because the browser looks at whatever is watched in every frame: those of far groups are not watched. An element
    /// that holds the keyboard or something unfolded stays near. `None` where the browser refuses.
    pub fn new(groups: &'static str, mut tell: impl FnMut(&str, Option<i32>) + 'static) -> Option<Self> {
        let heard = move |entries: Array, observer: IntersectionObserver| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                let (element, near) = (entry.target(), entry.is_intersecting());
                if element.class_name() == groups {
                    for child in all(&element.children()) {
                        if near { observer.observe(&child) } else { observer.unobserve(&child) }
                    }
                } else if near {
                    tell(&element.id(), None);
                } else if !in_use(&element) {
                    tell(&element.id(), Some(entry.bounding_client_rect().height() as i32));
                }
            }
        };
        let heard = Closure::<dyn FnMut(Array, IntersectionObserver)>::new(heard);
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let observer = IntersectionObserver::new_with_options(heard.as_ref().unchecked_ref(), &options).ok()?;
        for group in all(&web_sys::window()?.document()?.get_elements_by_class_name(groups)) {
            observer.observe(&group);
        }
        Some(Self { observer, _heard: heard })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn all(list: &HtmlCollection) -> impl Iterator<Item = Element> {
    (0..list.length()).filter_map(|at| list.item(at))
}

fn in_use(element: &Element) -> bool {
    let holds = |selector| element.query_selector(selector).is_ok_and(|found| found.is_some());
    holds(":focus") || holds("[aria-expanded=true]")
}
