//! JSON put together by calls. serde_json's `json!` and a `collect` into a map are compiled anew wherever they stand, some hundred
//! bytes a member.

use serde_json::{Map, Value};

/// As serde_json's, for objects of named members and for what is [`Plain`].
macro_rules! json {
    ({ $($name:literal: $value:expr),* $(,)? }) => {
        $crate::exchange::json::object(vec![$(($name, $crate::exchange::json::json!($value))),*])
    };
    ($value:expr) => {
        $crate::exchange::json::Plain::plain(&$value)
    };
}

pub(super) use json;

/// What a JSON value can be made of.
pub(super) trait Plain {
    fn plain(&self) -> Value;
}

impl Plain for str {
    #[inline(never)]
    fn plain(&self) -> Value {
        Value::String(self.to_owned())
    }
}

impl Plain for String {
    fn plain(&self) -> Value {
        self.as_str().plain()
    }
}

impl Plain for Value {
    fn plain(&self) -> Value {
        self.clone()
    }
}

impl Plain for Map<String, Value> {
    fn plain(&self) -> Value {
        Value::Object(self.clone())
    }
}

impl<T: Plain + ?Sized> Plain for &T {
    fn plain(&self) -> Value {
        (**self).plain()
    }
}

impl<T: Plain> Plain for Option<T> {
    #[inline(never)]
    fn plain(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::plain)
    }
}

impl<T: Plain> Plain for Vec<T> {
    #[inline(never)]
    fn plain(&self) -> Value {
        self.iter().map(T::plain).collect()
    }
}

macro_rules! plain {
    ($($own:ty)*) => {$(
        impl Plain for $own {
            fn plain(&self) -> Value {
                (*self).into()
            }
        }
    )*};
}

plain!(bool u8 u16 u32 u64 usize i32);

/// An object of these members.
#[inline(never)]
pub(super) fn object(members: Vec<(&'static str, Value)>) -> Value {
    Value::Object(named(members))
}

/// Members for an object that gets more.
#[inline(never)]
pub(super) fn named(members: Vec<(&'static str, Value)>) -> Map<String, Value> {
    keyed(&mut members.into_iter().map(|(name, value)| (name.to_owned(), value)))
}

/// An object of the members that hold something.
#[inline(never)]
pub(super) fn filled(mut members: Vec<(&'static str, Value)>) -> Value {
    members.retain(|(_, value)| !is_empty(value));
    object(members)
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Object(members) => members.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::String(text) => text.is_empty(),
        _ => false,
    }
}

/// Members in the order of their names.
#[inline(never)]
pub(super) fn keyed(members: &mut dyn Iterator<Item = (String, Value)>) -> Map<String, Value> {
    let mut map = Map::new();
    for (name, value) in members {
        map.insert(name, value);
    }
    map
}
