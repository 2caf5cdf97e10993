//! What happens on an event.

use leptos::ev::EventDescriptor;
use leptos::reactive::owner::Owner;
use leptos::tachys::renderer::types::{Element, Event};
use leptos::tachys::renderer::{RemoveEventHandler, Rndr};
use send_wrapper::SendWrapper;
use std::borrow::Cow;
use wasm_bindgen::JsCast;

/// An event and what is done then, in the view that it was written in.
pub struct Heard {
    name: Cow<'static, str>,
    /// Leptos hears it at the window, for all elements at once.
    bubbles: bool,
    owner: Owner,
    handle: SendWrapper<Box<dyn Handle>>,
}

/// Hears as long as it is kept.
pub type Hearing = RemoveEventHandler<Element>;

trait Handle {
    fn handle(&mut self, event: Event);
}

impl<F: FnMut(Event)> Handle for F {
    fn handle(&mut self, event: Event) {
        self(event);
    }
}

impl Heard {
    pub fn new<E: EventDescriptor>(event: &E, mut handle: impl FnMut(E::EventType) + 'static) -> Self
    where
        E::EventType: JsCast,
    {
        Self::boxed(event.name(), E::BUBBLES, Box::new(move |event: Event| handle(event.unchecked_into())))
    }

    #[inline(never)]
    fn boxed(name: Cow<'static, str>, bubbles: bool, handle: Box<dyn Handle>) -> Self {
        let owner = Owner::current().unwrap_or_default();
        Self { name, bubbles, owner, handle: SendWrapper::new(handle) }
    }

    pub fn attach(self, element: &Element) -> Hearing {
        let Heard { name, bubbles, owner, handle } = self;
        let mut handle = handle.take();
        let run = Box::new(move |event: Event| owner.with(|| handle.handle(event)));
        if bubbles {
            let key = format!("$$${name}").into();
            Rndr::add_event_listener_delegated(element, name, key, run)
        } else {
            Rndr::add_event_listener(element, &name, run)
        }
    }
}
