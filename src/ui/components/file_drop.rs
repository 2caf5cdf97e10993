//! A place for files: picked or dropped, one or many.

use super::live;
use crate::browser::files::{self, Picked};
use crate::ui::prelude::*;

#[component]
pub fn FileDrop(
    label: &'static str,
    hint: &'static str,
    accept: &'static str,
    open: Callback<Vec<Picked>>,
) -> impl IntoView {
    let over = RwSignal::new(false);
    let pick = move |ev: web_sys::Event| open.run(files::all_picked(&ev));
    let drop_files = move |ev: web_sys::DragEvent| {
        ev.prevent_default();
        over.set(false);
        open.run(files::all_dropped(&ev));
    };
    let drag = move |ev: web_sys::DragEvent| {
        ev.prevent_default();
        over.set(true);
    };
    view! {
        <div class="open-file" class:over=live::flag(move || over.get()) on:dragover=drag on:dragleave=move |_| over.set(false) on:drop=drop_files>
            <label class="btn file-label">
                {label}
                <input type="file" multiple=true class="file-input" accept=accept on:change=pick/>
            </label>
            <span class="dim">{hint}</span>
        </div>
    }
}
