//! Parts of a view that change. Leptos compiles its reactive machinery anew for every closure in a view, half a kilobyte each;
//! these put closures behind a few shared types, which keeps the wasm small (measured: see CONTRIBUTING.md).

use leptos::prelude::*;
use std::sync::Arc;

/// A text that changes, for content and attributes.
pub fn text(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(read)
}

/// A yes or no that changes, for classes and properties.
pub fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(read)
}

/// `true` or `false` as the ARIA attributes want it.
pub fn aria(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(move || if read() { "true".to_owned() } else { "false".to_owned() })
}

/// A part that is built anew when what it reads changes.
pub fn part<V: IntoAny>(build: impl Fn() -> V + Send + Sync + 'static) -> AnyView {
    shared(Arc::new(move || build().into_any()))
}

fn shared(build: Arc<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    (move || build()).into_any()
}

/// The lines that explain a number, while `open`.
pub fn lines_while(open: RwSignal<bool>, lines: impl Fn() -> Vec<String> + Send + Sync + 'static) -> AnyView {
    part(move || if open.get() { paragraphs("sum", lines()) } else { ().into_any() })
}

/// A box of short paragraphs.
pub fn paragraphs(class: &'static str, lines: Vec<String>) -> AnyView {
    let paragraphs: Vec<_> = lines.into_iter().map(|line| view! { <p>{line}</p> }.into_any()).collect();
    view! { <div class=class>{paragraphs}</div> }.into_any()
}
