//! Elements as `view!` writes them: what is fixed is one HTML text, the rest is added by calls to functions that are compiled once.
//! Everything else about them is Leptos': they are views among its views, and its attributes, signals and event handlers do the work.

mod given;
mod heard;
mod words;

use crate::browser::template;
use crate::ui::prelude::*;
use given::{Given, Place, Shown, Value};
use heard::{Heard, Hearing};
use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::ev::EventDescriptor;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState};
use std::any::Any;
use wasm_bindgen::JsCast;
pub use words::IntoAny;
use words::words;

/// An element that is not yet on the page. A pointer only, so that building one is cheap to call.
pub struct El(Box<Parts>);

struct Parts {
    html: &'static str,
    given: Vec<Given>,
    heard: Vec<Heard>,
    children: Vec<AnyView>,
}

/// Begins an element: `html` is its start tag with all that never changes, children and end tag included, or its bare name.
#[inline(never)]
pub fn el(html: &'static str) -> El {
    El(Box::new(Parts { html, given: Vec::new(), heard: Vec::new(), children: Vec::new() }))
}

/// Any view as one shared type; what is of that type already is not wrapped again, texts are [`words`].
pub fn any<V: IntoView + 'static>(view: V) -> AnyView {
    let mut view = Some(view);
    let seen = &mut view as &mut dyn Any;
    if let Some(view) = taken::<AnyView>(seen) {
        view
    } else if let Some(view) = taken::<Option<AnyView>>(seen) {
        view.unwrap_or_else(nothing)
    } else if let Some(view) = taken::<Option<El>>(seen) {
        view.map_or_else(nothing, wrapped)
    } else if let Some(text) = taken::<&'static str>(seen) {
        words(text.into())
    } else if let Some(text) = taken::<String>(seen) {
        words(text.into())
    } else if let Some(text) = taken::<Option<String>>(seen) {
        words(text.into())
    } else if let Some(number) = taken::<usize>(seen) {
        words(number.into())
    } else {
        view.map_or_else(nothing, wrapped)
    }
}

fn taken<V: 'static>(seen: &mut dyn Any) -> Option<V> {
    seen.downcast_mut::<Option<V>>().and_then(Option::take)
}

#[inline(never)]
fn wrapped<V: IntoView + 'static>(view: V) -> AnyView {
    leptos::prelude::IntoAny::into_any(view)
}

/// What stands where nothing is to be seen.
#[inline(never)]
pub fn nothing() -> AnyView {
    wrapped(())
}

/// Views in a row.
#[inline(never)]
pub fn all(views: Vec<AnyView>) -> AnyView {
    wrapped(views)
}

impl El {
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
        self.0.given.push(Given { place, name, value });
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
        self.0.heard.push(heard);
        self
    }

    /// A child, after those that are there.
    #[inline(never)]
    pub fn kid<V: IntoAny>(mut self, view: V) -> Self {
        self.0.children.push(view.into_any());
        self
    }

    /// Children, after those that are there.
    #[inline(never)]
    pub fn kids(mut self, mut views: Vec<AnyView>) -> Self {
        self.0.children.append(&mut views);
        self
    }
}

/// An element on the page.
pub struct ElState {
    html: &'static str,
    element: Element,
    given: Vec<Shown>,
    heard: Vec<Hearing>,
    children: Vec<AnyViewState>,
}

impl Render for El {
    type State = ElState;

    fn build(self) -> ElState {
        let Parts { html, given, heard, children } = *self.0;
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
        if self.0.html != state.html || self.0.children.len() != state.children.len() {
            let mut new = self.build();
            state.insert_before_this(&mut new);
            state.unmount();
            *state = new;
            return;
        }
        let Parts { given, heard, children, .. } = *self.0;
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

/// What Leptos asks of every view. Nothing is rendered to text here and nothing added from outside, so those parts are empty.
macro_rules! browser_only {
    ($view:ty, $state:ty) => {
        impl AddAnyAttr for $view {
            type Output<A: Attribute> = Self;

            fn add_any_attr<A: Attribute>(self, _: A) -> Self {
                self
            }
        }

        impl RenderHtml for $view {
            type AsyncOutput = Self;
            type Owned = Self;
            const MIN_LENGTH: usize = 0;

            fn dry_resolve(&mut self) {}

            async fn resolve(self) -> Self {
                self
            }

            fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

            fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> $state {
                self.build()
            }

            fn into_owned(self) -> Self {
                self
            }
        }
    };
}

browser_only!(El, ElState);
use browser_only;
