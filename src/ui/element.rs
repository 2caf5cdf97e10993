//! Elements as `view!` writes them: what is fixed is one HTML text, the rest is added by calls to functions that are compiled once.
//! Everything else about them is Leptos': they are views among its views, and its attributes, signals and event handlers do the work.

mod given;

use crate::browser::template;
use crate::ui::prelude::*;
pub use given::{AsAttribute, AsProperty, AsView};
use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::attr::{Attribute, AttributeValue};
use leptos::ev::EventDescriptor;
use leptos::tachys::html::class::class;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::{IntoProperty, prop};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState};
use std::any::Any;
use std::borrow::Cow;
use wasm_bindgen::{JsCast, JsValue};

/// An element that is not yet on the page. A pointer only, so that building one is cheap to call.
pub struct El(Box<Parts>);

struct Parts {
    html: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins an element: `html` is its start tag with all that never changes, children and end tag included.
#[inline(never)]
pub fn el(html: &'static str) -> El {
    El(Box::new(Parts { html, attributes: Vec::new(), children: Vec::new() }))
}

/// Any view as one shared type; what is of that type already is not wrapped again.
pub fn any<V: IntoView + 'static>(view: V) -> AnyView {
    let mut view = Some(view);
    let known = (&mut view as &mut dyn Any).downcast_mut::<Option<AnyView>>().and_then(Option::take);
    known.or_else(|| view.map(IntoAny::into_any)).unwrap_or_else(|| ().into_any())
}

/// Views in a row.
#[inline(never)]
pub fn all(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

impl El {
    /// An attribute whose value is worked out: a text, a flag or a signal of one.
    pub fn attr<V: AsAttribute>(self, name: &'static str, value: V) -> Self {
        self.valued(name, value.attribute())
    }

    #[inline(never)]
    fn valued<V: AttributeValue>(self, name: &'static str, value: V) -> Self {
        self.with(custom_attribute(name, value).into_any_attr())
    }

    /// A class that is there at times.
    pub fn class(self, name: &'static str, on: impl Into<Signal<bool>>) -> Self {
        self.toggled(name, on.into())
    }

    #[inline(never)]
    fn toggled(self, name: &'static str, on: Signal<bool>) -> Self {
        self.with(class((name, on)).into_any_attr())
    }

    /// A property of the element in the browser, such as what a field holds.
    pub fn prop<P: AsProperty>(self, name: &'static str, value: P) -> Self {
        self.set(name, value.property())
    }

    #[inline(never)]
    fn set<P: IntoProperty>(self, name: &'static str, value: P) -> Self {
        self.with(prop(name, value).into_any_attr())
    }

    /// What happens on an event.
    pub fn on<E: EventDescriptor>(self, event: E, mut handle: impl FnMut(E::EventType) + 'static) -> Self
    where
        E::EventType: JsCast,
    {
        self.handled(event.name(), E::BUBBLES, Box::new(move |ev| handle(ev.unchecked_into())))
    }

    #[inline(never)]
    fn handled(self, name: Cow<'static, str>, bubbles: bool, handle: Box<dyn FnMut(JsValue)>) -> Self {
        let handler =
            if bubbles { on(Bubbling(name), handle).into_any_attr() } else { on(Direct(name), handle).into_any_attr() };
        self.with(handler)
    }

    /// A child, after those that are there.
    #[inline(never)]
    pub fn kid<V: AsView>(mut self, view: V) -> Self {
        self.0.children.push(view.view());
        self
    }

    #[inline(never)]
    fn with(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }
}

/// An event that Leptos hears at the window, for all elements at once.
#[derive(Clone)]
struct Bubbling(Cow<'static, str>);

/// An event that is heard at the element itself.
#[derive(Clone)]
struct Direct(Cow<'static, str>);

impl EventDescriptor for Bubbling {
    type EventType = JsValue;
    const BUBBLES: bool = true;

    fn name(&self) -> Cow<'static, str> {
        self.0.clone()
    }

    fn event_delegation_key(&self) -> Cow<'static, str> {
        format!("$$${}", self.0).into()
    }
}

impl EventDescriptor for Direct {
    type EventType = JsValue;
    const BUBBLES: bool = false;

    fn name(&self) -> Cow<'static, str> {
        self.0.clone()
    }

    fn event_delegation_key(&self) -> Cow<'static, str> {
        self.0.clone()
    }
}

/// An element on the page.
pub struct ElState {
    html: &'static str,
    element: Element,
    attributes: <Vec<AnyAttribute> as Attribute>::State,
    children: Vec<AnyViewState>,
}

impl Render for El {
    type State = ElState;

    fn build(self) -> ElState {
        let Parts { html, attributes, children } = *self.0;
        let element = template::element(html);
        let attributes = attributes.build(&element);
        let mut children: Vec<_> = children.into_iter().map(Render::build).collect();
        for child in &mut children {
            child.mount(&element, None);
        }
        ElState { html, element, attributes, children }
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
        let Parts { attributes, children, .. } = *self.0;
        if !attributes.is_empty() {
            attributes.rebuild(&mut state.attributes);
            template::give_back_classes(&state.element, state.html);
        }
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

impl AddAnyAttr for El {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, attribute: A) -> Self {
        self.with(attribute.into_any_attr())
    }
}

/// What Leptos asks of every view. Nothing is rendered to text here, so that part is empty.
impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> ElState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
