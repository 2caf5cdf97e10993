//! What an element is given besides its HTML: attributes, properties and classes. One type for all of them, so that their machinery
//! is compiled once; Leptos has one for every kind of value.

use crate::ui::reactive::{Memo, Run, RwSignal, Signal};
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::Element;
use std::borrow::Cow;
use wasm_bindgen::JsValue;

/// What may stand in an attribute, a property, a class or a text.
pub enum Value {
    Nothing,
    Flag(bool),
    Text(Cow<'static, str>),
    /// Another one whenever what it reads changes.
    Live(Box<dyn Run<Value> + Send>),
}

impl Value {
    /// As the content of a text node.
    pub fn text(&self) -> &str {
        match self {
            Value::Text(text) => text,
            _ => "",
        }
    }

    fn is(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Nothing, Value::Nothing) => true,
            (Value::Flag(one), Value::Flag(other)) => one == other,
            (Value::Text(one), Value::Text(other)) => one == other,
            _ => false,
        }
    }
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Value::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(Cow::Owned(text))
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        number.to_string().into()
    }
}

impl From<bool> for Value {
    fn from(on: bool) -> Self {
        Value::Flag(on)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Nothing, T::into)
    }
}

impl<T: Into<Value> + 'static> From<Signal<T>> for Value {
    fn from(signal: Signal<T>) -> Self {
        Value::Live(Box::new(move || signal.get().into()))
    }
}

impl<T: Into<Value> + Clone + 'static> From<RwSignal<T>> for Value {
    fn from(signal: RwSignal<T>) -> Self {
        Value::Live(Box::new(move || signal.get().into()))
    }
}

impl<T: Into<Value> + Clone + 'static> From<Memo<T>> for Value {
    fn from(memo: Memo<T>) -> Self {
        Value::Live(Box::new(move || memo.get().into()))
    }
}

/// A value that is shown, kept so that the next one can be compared with it.
pub struct Shown {
    value: Value,
    /// Works as long as it is kept.
    effect: Option<RenderEffect<Value>>,
}

impl Shown {
    /// Has `show` show the value, now and whenever it changes; it is told what was there before.
    #[inline(never)]
    pub fn new(value: Value, before: Option<Shown>, show: impl Fn(&Value, Option<&Value>) + 'static) -> Self {
        Self::erased(value, before, Box::new(show))
    }

    fn erased(value: Value, before: Option<Shown>, show: Box<dyn Show>) -> Self {
        let last = before.map(|before| before.effect.and_then(|effect| effect.take_value()).unwrap_or(before.value));
        let Value::Live(read) = value else {
            show.show(&value, last.as_ref());
            return Self { value, effect: None };
        };
        let show = move |last: Option<Value>| {
            let value = read.run();
            show.show(&value, last.as_ref());
            value
        };
        Self { value: Value::Nothing, effect: Some(RenderEffect::new_with_value(show, last)) }
    }
}

trait Show {
    fn show(&self, value: &Value, before: Option<&Value>);
}

impl<F: Fn(&Value, Option<&Value>)> Show for F {
    fn show(&self, value: &Value, before: Option<&Value>) {
        self(value, before);
    }
}

/// Where a value stands.
#[derive(Clone, Copy)]
pub enum Place {
    Attribute,
    Property,
    Class,
}

/// A value and where it stands.
pub struct Given {
    pub place: Place,
    pub name: &'static str,
    pub value: Value,
}

impl Given {
    /// On the element; `before` is what stood there.
    pub fn put(self, element: &Element, before: Option<Shown>) -> Shown {
        let (element, place, name) = (element.clone(), self.place, self.name);
        Shown::new(self.value, before, move |value, before| match place {
            Place::Attribute => put_attribute(&element, name, value, before),
            Place::Property => put_property(&element, name, value),
            Place::Class => put_class(&element, name, value, before),
        })
    }
}

fn put_attribute(element: &Element, name: &str, value: &Value, before: Option<&Value>) {
    if before.is_some_and(|before| before.is(value)) {
        return;
    }
    match value {
        Value::Text(text) => Rndr::set_attribute(element, name, text),
        Value::Flag(true) => Rndr::set_attribute(element, name, ""),
        _ if before.is_some() => Rndr::remove_attribute(element, name),
        _ => (),
    }
}

fn put_property(element: &Element, name: &str, value: &Value) {
    let value = match value {
        Value::Text(text) => JsValue::from_str(text),
        Value::Flag(on) => JsValue::from_bool(*on),
        _ => JsValue::NULL,
    };
    Rndr::set_property_or_value(element, name, &value);
}

/// Even where nothing changed: an attribute `class` that changed took the others away.
fn put_class(element: &Element, name: &str, value: &Value, before: Option<&Value>) {
    match value {
        Value::Flag(true) => Rndr::add_class(&Rndr::class_list(element), name),
        _ if before.is_some() => Rndr::remove_class(&Rndr::class_list(element), name),
        _ => (),
    }
}
