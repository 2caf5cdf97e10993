//! Texts among views, fixed or changing, as one type.

use super::given::{Shown, Value};
use super::{any, browser_only};
use crate::ui::prelude::*;
use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node, Text};
use leptos::tachys::view::{Mountable, Position, PositionState};

/// A text that is not yet on the page.
pub struct Words(Value);

/// A text on the page.
pub struct WordsState {
    node: Text,
    shown: Shown,
}

#[inline(never)]
pub fn words(value: Value) -> AnyView {
    leptos::prelude::IntoAny::into_any(Words(value))
}

impl Render for Words {
    type State = WordsState;

    fn build(self) -> WordsState {
        let node = Rndr::create_text_node(self.0.text());
        let shown = show(self.0, None, &node);
        WordsState { node, shown }
    }

    fn rebuild(self, state: &mut WordsState) {
        let nothing = Shown::new(Value::Nothing, None, |_, _| ());
        let before = std::mem::replace(&mut state.shown, nothing);
        state.shown = show(self.0, Some(before), &state.node);
    }
}

fn show(value: Value, before: Option<Shown>, node: &Text) -> Shown {
    let node = node.clone();
    // A fixed text stands in the node from the start.
    let fresh = before.is_none() && !matches!(value, Value::Live(_));
    Shown::new(value, before, move |value, before| {
        if !fresh && before.is_none_or(|before| before.text() != value.text()) {
            Rndr::set_text(&node, value.text());
        }
    })
}

impl Mountable for WordsState {
    fn unmount(&mut self) {
        self.node.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.node.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.node.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

browser_only!(Words, WordsState);

/// All that may stand in a view, as one shared type: what Leptos takes, and this program's own signals and memos.
pub trait IntoAny {
    fn into_any(self) -> AnyView;
}

impl<V: IntoView + 'static> IntoAny for V {
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
