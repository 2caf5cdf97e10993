//! Rows by key. Leptos' `<For>` is compiled anew for every pair of types, some 10 KB each; here it is compiled once.

use crate::ui::prelude::*;
use leptos::control_flow::{For, ForProps};
use std::sync::Arc;

/// Draws `row` for each key, keeping rows whose key stays. Keys are positions or numbers that name the same thing for good.
pub fn keyed(
    keys: impl Fn() -> Vec<usize> + Send + Sync + 'static,
    row: impl Fn(usize) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    rows(Signal::derive(keys), Arc::new(row))
}

fn rows(keys: Signal<Vec<usize>>, row: Arc<dyn Fn(usize) -> AnyView + Send + Sync>) -> AnyView {
    let props = ForProps::builder().each(move || keys.get()).key(|key: &usize| *key).children(move |key| row(key));
    For(props.build()).into_any()
}
