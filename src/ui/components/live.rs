//! Parts of a view that change. Leptos compiles its reactive machinery anew for every closure in a view, half a kilobyte each;
//! these put closures behind a few shared types, which keeps the wasm small (measured: see CONTRIBUTING.md).

pub use crate::ui::element::nothing;
use crate::ui::element::{all, any};
use crate::ui::prelude::*;
use crate::ui::reactive::Run;

/// A text that changes, for content and attributes.
pub fn text(read: impl Fn() -> String + 'static) -> Signal<String> {
    Signal::derive(read)
}

/// A text that wakes what shows it only when it is another.
pub fn settled(read: impl Fn() -> String + Send + Sync + 'static) -> Memo<String> {
    Memo::new(move |_| read())
}

/// A yes or no that changes, for classes and properties.
pub fn flag(read: impl Fn() -> bool + 'static) -> Signal<bool> {
    Signal::derive(read)
}

/// `true` or `false` as the ARIA attributes want it.
pub fn aria(read: impl Fn() -> bool + 'static) -> Signal<String> {
    text(move || if read() { "true".to_owned() } else { "false".to_owned() })
}

/// A part that is built anew when what it reads changes.
pub fn part(build: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    shared(Box::new(build))
}

/// A part that is there only at times.
pub fn when<V: IntoView + 'static>(build: impl Fn() -> Option<V> + Send + Sync + 'static) -> AnyView {
    shared(Box::new(move || build().map_or_else(nothing, any)))
}

fn shared(build: Box<dyn Run<AnyView> + Send>) -> AnyView {
    (move || build.run()).into_any()
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
