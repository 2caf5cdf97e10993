//! What may stand in a view: all that Leptos takes, and this program's own signals and memos.

use super::any;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::attr::AttributeValue;
use leptos::prelude::{AnyView, IntoView, Signal};
use leptos::tachys::html::property::IntoProperty;

/// The value of an attribute.
pub trait AsAttribute {
    type Value: AttributeValue;
    fn attribute(self) -> Self::Value;
}

/// The value of a property.
pub trait AsProperty {
    type Value: IntoProperty;
    fn property(self) -> Self::Value;
}

/// A child.
pub trait AsView {
    fn view(self) -> AnyView;
}

impl<V: AttributeValue> AsAttribute for V {
    type Value = V;

    fn attribute(self) -> V {
        self
    }
}

impl<V: IntoProperty> AsProperty for V {
    type Value = V;

    fn property(self) -> V {
        self
    }
}

impl<V: IntoView + 'static> AsView for V {
    fn view(self) -> AnyView {
        any(self)
    }
}

macro_rules! as_signal {
    ($($own:ident)*) => {$(
        impl<T: Clone + Send + Sync + 'static> AsAttribute for $own<T> where Signal<T>: AttributeValue {
            type Value = Signal<T>;

            fn attribute(self) -> Signal<T> {
                self.into()
            }
        }

        impl<T: Clone + Send + Sync + 'static> AsProperty for $own<T> where Signal<T>: IntoProperty {
            type Value = Signal<T>;

            fn property(self) -> Signal<T> {
                self.into()
            }
        }

        impl<T: Clone + Send + Sync + 'static> AsView for $own<T> where Signal<T>: IntoView {
            fn view(self) -> AnyView {
                any(Signal::from(self))
            }
        }
    )*};
}

as_signal!(RwSignal Memo);
