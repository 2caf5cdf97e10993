//! Which elements are near the window.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far from the window is near: its own height, above and below.
const MARGIN: &str = "100% 0px";

/// Watches elements as long as it is kept.
pub struct Watch {
    observer: IntersectionObserver,
    _heard: Closure<dyn FnMut(Array)>,
}

impl Watch {
    /// Tells the ids of the elements of a class that come near, and of those that go far with their height; at first for all of
    /// them. One that holds the keyboard or something unfolded stays near. `None` where the browser refuses.
    pub fn new(class: &str, mut tell: impl FnMut(&str, Option<i32>) + 'static) -> Option<Self> {
        let heard = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                let element = entry.target();
                if entry.is_intersecting() {
                    tell(&element.id(), None);
                } else if !in_use(&element) {
                    tell(&element.id(), Some(entry.bounding_client_rect().height() as i32));
                }
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let observer = IntersectionObserver::new_with_options(heard.as_ref().unchecked_ref(), &options).ok()?;
        let found = web_sys::window()?.document()?.get_elements_by_class_name(class);
        for element in (0..found.length()).filter_map(|at| found.item(at)) {
            observer.observe(&element);
        }
        Some(Self { observer, _heard: heard })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn in_use(element: &Element) -> bool {
    let holds = |selector| element.query_selector(selector).is_ok_and(|found| found.is_some());
    holds(":focus") || holds("[aria-expanded=true]")
}
