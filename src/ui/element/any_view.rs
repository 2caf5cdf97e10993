//! Any view as one small type.

use super::words::{Words, WordsState};
use super::{ElState, Parts};
use crate::ui::element::given::Value;
use crate::ui::prelude::{AddAnyAttr, IntoView, Memo, Render, RenderHtml, RwSignal, Signal};
use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::any_view::{AnyView as LeptosView, AnyViewState as LeptosState};
use leptos::tachys::view::{Mountable, Position, PositionState};
use std::any::Any;

/// A view of any kind. Leptos' own is eight words, and every move of one costs the wasm as many loads and stores.
pub struct AnyView(Box<Kind>);

enum Kind {
    Element(Parts),
    Words(Words),
    Leptos(LeptosView),
}

/// A view on the page.
pub enum AnyState {
    Element(ElState),
    Words(WordsState),
    Leptos(LeptosState),
}

impl AnyView {
    pub(super) fn element(parts: Parts) -> Self {
        Self(Box::new(Kind::Element(parts)))
    }

    /// Of an element.
    pub(super) fn parts(&mut self) -> &mut Parts {
        match &mut *self.0 {
            Kind::Element(parts) => parts,
            _ => unreachable!(),
        }
    }
}

#[inline(never)]
fn words(value: Value) -> AnyView {
    AnyView(Box::new(Kind::Words(Words(value))))
}

/// A view of one of Leptos' types.
#[inline(never)]
fn wrapped<V: IntoView + 'static>(view: V) -> AnyView {
    AnyView(Box::new(Kind::Leptos(leptos::prelude::IntoAny::into_any(view))))
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

/// A view that is built once: what it reads meanwhile does not have it built anew.
pub fn untracked<V: IntoAny>(build: impl FnOnce() -> V) -> AnyView {
    leptos::prelude::untrack(build).into_any()
}

/// Any view as one shared type; what is of that type already is not wrapped again, which costs nothing.
#[inline(always)]
pub fn any<V: IntoView + 'static>(view: V) -> AnyView {
    let mut view = Some(view);
    match taken::<AnyView>(&mut view) {
        Some(view) => view,
        None => other(view),
    }
}

#[inline(never)]
fn other<V: IntoView + 'static>(mut view: Option<V>) -> AnyView {
    let seen = &mut view as &mut dyn Any;
    if let Some(view) = taken::<Option<AnyView>>(seen) {
        view.unwrap_or_else(nothing)
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

#[inline(always)]
fn taken<V: 'static>(seen: &mut dyn Any) -> Option<V> {
    seen.downcast_mut::<Option<V>>().and_then(Option::take)
}

/// All that may stand in a view, as one shared type: what Leptos takes, and this program's own signals and memos.
pub trait IntoAny {
    fn into_any(self) -> AnyView;
}

impl<V: IntoView + 'static> IntoAny for V {
    #[inline(always)]
    fn into_any(self) -> AnyView {
        any(self)
    }
}

macro_rules! texts {
    ($($own:ident)*) => {$(
        impl<T: Clone + 'static> IntoAny for $own<T> where Value: From<$own<T>> {
            fn into_any(self) -> AnyView {
                words(self.into())
            }
        }
    )*};
}

texts!(Signal RwSignal Memo);

impl Render for AnyView {
    type State = AnyState;

    #[inline(never)]
    fn build(self) -> AnyState {
        match *self.0 {
            Kind::Element(parts) => AnyState::Element(parts.build()),
            Kind::Words(words) => AnyState::Words(words.build()),
            Kind::Leptos(view) => AnyState::Leptos(view.build()),
        }
    }

    #[inline(never)]
    fn rebuild(self, state: &mut AnyState) {
        match (*self.0, &mut *state) {
            (Kind::Element(parts), AnyState::Element(state)) => parts.rebuild(state),
            (Kind::Words(words), AnyState::Words(state)) => words.rebuild(state),
            (Kind::Leptos(view), AnyState::Leptos(state)) => view.rebuild(state),
            (kind, _) => {
                let mut new = AnyView(Box::new(kind)).build();
                state.insert_before_this(&mut new);
                state.unmount();
                *state = new;
            }
        }
    }
}

impl AnyState {
    fn inner(&self) -> &dyn Mountable {
        match self {
            AnyState::Element(state) => state,
            AnyState::Words(state) => state,
            AnyState::Leptos(state) => state,
        }
    }

    fn inner_mut(&mut self) -> &mut dyn Mountable {
        match self {
            AnyState::Element(state) => state,
            AnyState::Words(state) => state,
            AnyState::Leptos(state) => state,
        }
    }
}

impl Mountable for AnyState {
    fn unmount(&mut self) {
        self.inner_mut().unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.inner_mut().mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.inner().insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.inner().elements()
    }
}

impl AddAnyAttr for AnyView {
    type Output<A: Attribute> = Self;

    /// Attributes are given where an element is written, never from outside.
    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

/// What Leptos asks of every view. Nothing is rendered to text here, so that part is empty.
impl RenderHtml for AnyView {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> AnyState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
