//! Rows by key. Leptos' `<For>` is compiled anew for every pair of types, some 10 KB each; here it is compiled once.

use super::live;
use crate::ui::prelude::*;
use leptos::control_flow::{For, ForProps};
use std::sync::Arc;

/// Rows of a long table that are drawn at once; the next ones follow with the next frame.
const SLICE: usize = 200;

/// Draws `row` for each key, keeping rows whose key stays. Keys are positions or numbers that name the same thing for good.
pub fn keyed(
    keys: impl Fn() -> Vec<usize> + Send + Sync + 'static,
    row: impl Fn(usize) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    rows(Signal::derive(keys), Arc::new(row))
}

/// The same for table rows of `columns`, of which there may be thousands: slice by slice, so that the page can be used meanwhile. A
/// last row tells how many are still to come, also to whoever prints too soon.
pub fn keyed_slices(
    columns: &'static str,
    keys: impl Fn() -> Vec<usize> + Send + Sync + 'static,
    row: impl Fn(usize) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    slices(columns, Signal::derive(keys), Arc::new(row))
}

fn slices(
    columns: &'static str,
    keys: Signal<Vec<usize>>,
    row: Arc<dyn Fn(usize) -> AnyView + Send + Sync>,
) -> AnyView {
    let drawn = RwSignal::new(SLICE);
    let some = move || {
        let (mut keys, most) = (keys.get(), drawn.get());
        if keys.len() > most {
            keys.truncate(most);
            request_animation_frame(move || {
                drawn.try_set(most + SLICE);
            });
        }
        keys
    };
    let rest = live::settled(move || keys.with(Vec::len).saturating_sub(drawn.get()).to_string());
    let rest = move || {
        let text = rest.get();
        (text != "0").then(|| view! { <tr><td colspan=columns class="dim">"还有 "{text}" 行，正在列出…"</td></tr> })
    };
    vec![rows(Signal::derive(some), row), live::when(rest)].into_any()
}

fn rows(keys: Signal<Vec<usize>>, row: Arc<dyn Fn(usize) -> AnyView + Send + Sync>) -> AnyView {
    let props = ForProps::builder().each(move || keys.get()).key(|key: &usize| *key).children(move |key| row(key));
    For(props.build()).into_any()
}
