//! Parts of a view that change. Leptos compiles its reactive machinery anew for every closure in a view, half a kilobyte each;
//! these put closures behind a few shared types, which keeps the wasm small (measured: see CONTRIBUTING.md).

use crate::ui::element::{all, any};
use crate::ui::prelude::*;
use std::sync::Arc;

/// A text that changes, for content and attributes.
pub fn text(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    texts(Arc::new(read))
}

fn texts(read: Arc<dyn Fn() -> String + Send + Sync>) -> Signal<String> {
    Signal::derive(move || read())
}

/// A text that wakes what shows it only when it is another.
pub fn settled(read: impl Fn() -> String + Send + Sync + 'static) -> Memo<String> {
    settling(Arc::new(read))
}

fn settling(read: Arc<dyn Fn() -> String + Send + Sync>) -> Memo<String> {
    Memo::new(move |_| read())
}

/// A yes or no that changes, for classes and properties.
pub fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    flags(Arc::new(read))
}

fn flags(read: Arc<dyn Fn() -> bool + Send + Sync>) -> Signal<bool> {
    Signal::derive(move || read())
}

/// `true` or `false` as the ARIA attributes want it.
pub fn aria(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<String> {
    text(move || if read() { "true".to_owned() } else { "false".to_owned() })
}

/// A part that is built anew when what it reads changes.
pub fn part(build: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    shared(Arc::new(build))
}

/// A part that is there only at times.
pub fn when<V: IntoView + 'static>(build: impl Fn() -> Option<V> + Send + Sync + 'static) -> AnyView {
    shared(Arc::new(move || build().map_or_else(nothing, any)))
}

/// What stands where nothing is to be seen.
#[inline(never)]
pub fn nothing() -> AnyView {
    ().into_any()
}

fn shared(build: Arc<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    (move || build()).into_any()
}

/// Views in a row, as one view of a shared type.
pub trait Listed {
    fn listed(self) -> AnyView;
}

impl<I> Listed for I
where
    I: IntoIterator,
    I::Item: IntoView + 'static,
{
    fn listed(self) -> AnyView {
        all(self.into_iter().map(any).collect())
    }
}

/// The lines that explain a number, while `open`.
pub fn lines_while(open: RwSignal<bool>, lines: impl Fn() -> Vec<String> + Send + Sync + 'static) -> AnyView {
    part(move || if open.get() { paragraphs("sum", lines()) } else { ().into_any() })
}

/// A box of short paragraphs.
pub fn paragraphs(class: &'static str, lines: Vec<String>) -> AnyView {
    let paragraphs = lines.into_iter().map(|line| view! { <p>{line}</p> }).listed();
    view! { <div class=class>{paragraphs}</div> }.into_any()
}
