//! Texts among views, fixed or changing, as one type.

use super::given::{Shown, Value};
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node, Text};
use leptos::tachys::view::Mountable;

/// A text that is not yet on the page.
pub struct Words(pub Value);

/// A text on the page.
pub struct WordsState {
    node: Text,
    shown: Shown,
}

impl Words {
    pub fn build(self) -> WordsState {
        let node = Rndr::create_text_node(self.0.text());
        let shown = show(self.0, None, &node);
        WordsState { node, shown }
    }

    pub fn rebuild(self, state: &mut WordsState) {
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
