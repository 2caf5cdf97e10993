//! Rows by key. Leptos' `<For>` is compiled anew for every pair of types, some 10 KB each; here it is compiled once.

use super::live;
use crate::browser::near::Watch;
use crate::ui::prelude::*;
use leptos::control_flow::{For, ForProps};
use std::sync::Arc;

/// Rows of a long table that are drawn at once.
const SLICE: usize = 200;
/// The class of the row that stands for those that are not drawn yet.
const MORE: &str = "more-rows";

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

/// How much of a long table is drawn: the first rows at once, the next ones when the window comes near, all of them for print.
#[derive(Clone, Copy)]
pub struct Slices(RwSignal<usize>);

impl Slices {
    /// For the page that is being made, and for what leads to rows of its table.
    pub fn provide() -> Self {
        let drawn = RwSignal::new(SLICE);
        let all = window_event_listener_untyped("beforeprint", move |_| drawn.set(usize::MAX));
        on_cleanup(move || all.remove());
        provide_context(Self(drawn));
        Self(drawn)
    }

    /// Draws as far as to the row at a place.
    pub fn reach(self, place: usize) {
        if self.0.get_untracked() <= place {
            self.0.set(place.saturating_add(SLICE));
        }
    }

    /// As [`keyed`], the rows of a table with so many columns.
    pub fn keyed(
        self,
        columns: &'static str,
        keys: impl Fn() -> Vec<usize> + Send + Sync + 'static,
        row: impl Fn(usize) -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        self.rows(columns, Signal::derive(keys), Arc::new(row))
    }

    fn rows(
        self,
        columns: &'static str,
        keys: Signal<Vec<usize>>,
        row: Arc<dyn Fn(usize) -> AnyView + Send + Sync>,
    ) -> AnyView {
        let Self(drawn) = self;
        let some = move || {
            let mut keys = keys.get();
            keys.truncate(drawn.get());
            keys
        };
        let left = live::settled(move || keys.with(Vec::len).saturating_sub(drawn.get()).to_string());
        let watch = StoredValue::new(None);
        let more = move || {
            let text = left.get();
            (text != "0").then(|| {
                // A new watch tells at once whether the row is still near.
                request_animation_frame(move || {
                    watch.try_update_value(|watch| *watch = Watch::new(MORE, move |_, far| self.go_on(far)));
                });
                let all = move |_| drawn.set(usize::MAX);
                view! {
                    <tr class=MORE>
                        <td id="more" class="dim" colspan=columns>
                            "还有 "{text}" 行，往下滚动就会列出。 "
                            <button type="button" class="btn small" on:click=all>"全部列出"</button>
                        </td>
                    </tr>
                }
            })
        };
        vec![rows(Signal::derive(some), row), live::when(more)].into_any()
    }

    fn go_on(self, far: Option<i32>) {
        if far.is_none() {
            self.0.update(|drawn| *drawn = drawn.saturating_add(SLICE));
        }
    }
}
