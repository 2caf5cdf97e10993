//! Elements as `view!` writes them: what is fixed is one HTML text, the rest is added by calls to functions that are compiled once.
//! Everything else about them is Leptos': they are views among its views, and its attributes, signals and event handlers do the work.

mod any_view;
mod given;
mod heard;
mod words;

use crate::browser::template;
use crate::ui::prelude::*;
pub use any_view::{AnyState, AnyView, IntoAny, all, any, nothing, untracked};
use given::{Given, Place, Shown, Value};
use heard::{Heard, Hearing};
use leptos::ev::EventDescriptor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::Mountable;
use wasm_bindgen::JsCast;

/// What an element is made of.
struct Parts {
    html: &'static str,
    given: Vec<Given>,
    heard: Vec<Heard>,
    children: Vec<AnyView>,
}

/// Begins an element: `html` is its start tag with all that never changes, children and end tag included, or its bare name.
#[inline(never)]
pub fn el(html: &'static str) -> AnyView {
    AnyView::element(Parts { html, given: Vec::new(), heard: Vec::new(), children: Vec::new() })
}

/// What makes an element of what [`el`] began.
impl AnyView {
    /// An attribute whose value is worked out: a text, a flag or a signal of one.
    pub fn attr(self, name: &'static str, value: impl Into<Value>) -> Self {
        self.given(Place::Attribute, name, value.into())
    }

    /// A class that is there at times.
    pub fn class(self, name: &'static str, on: impl Into<Value>) -> Self {
        self.given(Place::Class, name, on.into())
    }

    /// A property of the element in the browser, such as what a field holds.
    pub fn prop(self, name: &'static str, value: impl Into<Value>) -> Self {
        self.given(Place::Property, name, value.into())
    }

    #[inline(never)]
    fn given(mut self, place: Place, name: &'static str, value: Value) -> Self {
        self.parts().given.push(Given { place, name, value });
        self
    }

    /// What happens on an event.
    pub fn on<E: EventDescriptor>(self, event: E, handle: impl FnMut(E::EventType) + 'static) -> Self
    where
        E::EventType: JsCast,
    {
        self.heard(Heard::new(&event, handle))
    }

    #[inline(never)]
    fn heard(mut self, heard: Heard) -> Self {
        self.parts().heard.push(heard);
        self
    }

    /// A child, after those that are there.
    #[inline(never)]
    pub fn kid<V: IntoAny>(mut self, view: V) -> Self {
        self.parts().children.push(view.into_any());
        self
    }

    /// Children, after those that are there.
    #[inline(never)]
    pub fn kids(mut self, mut views: Vec<AnyView>) -> Self {
        self.parts().children.append(&mut views);
        self
    }
}

/// An element on the page.
pub struct ElState {
    html: &'static str,
    element: Element,
    given: Vec<Shown>,
    heard: Vec<Hearing>,
    children: Vec<AnyState>,
}

impl Parts {
    fn build(self) -> ElState {
        let Parts { html, given, heard, children } = self;
        let element = template::element(html);
        let given = given.into_iter().map(|given| given.put(&element, None)).collect();
        let heard = heard.into_iter().map(|heard| heard.attach(&element)).collect();
        let mut children: Vec<_> = children.into_iter().map(Render::build).collect();
        for child in &mut children {
            child.mount(&element, None);
        }
        ElState { html, element, given, heard, children }
    }

    /// What comes from the same place in the source is brought up to date; anything else takes its place.
    fn rebuild(self, state: &mut ElState) {
        if self.html != state.html || self.children.len() != state.children.len() {
            let mut new = self.build();
            state.insert_before_this(&mut new);
            state.unmount();
            *state = new;
            return;
        }
        let Parts { given, heard, children, .. } = self;
        let mut before = std::mem::take(&mut state.given).into_iter();
        state.given = given.into_iter().map(|given| given.put(&state.element, before.next())).collect();
        // The old handlers go first: taking them away later would take the new ones too.
        state.heard.clear();
        state.heard.extend(heard.into_iter().map(|heard| heard.attach(&state.element)));
        for (child, state) in children.into_iter().zip(&mut state.children) {
            child.rebuild(state);
        }
    }
}

impl Mountable for ElState {
    fn unmount(&mut self) {
        self.element.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.element.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}
