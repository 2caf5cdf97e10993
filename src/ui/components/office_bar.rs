//! How far a job of the program that writes documents is, and a way to stop it.

use super::live;
use super::plain::tell;
use crate::browser::office;
use crate::ui::office::{Office, STOP, Work};
use crate::ui::prelude::*;
use crate::words::hand_in as words;

#[component]
pub fn OfficeBar() -> impl IntoView {
    let work = Office::expect().work;
    let on = Memo::new(move |_| work.with(Option::is_some));
    let read = move |read: fn(&Work) -> String| {
        live::text(move || work.with(|work| work.as_ref().map(read).unwrap_or_default()))
    };
    let what = read(|work| words::working(&work.what));
    let step = read(|work| words::step(work.done, work.of, &work.label));
    let (done, of) = (read(|work| work.done.to_string()), read(|work| work.of.max(1).to_string()));
    let shown = move || {
        on.get().then(|| {
            view! {
                <div class="office">
                    <div class="office-text">
                        {tell("b", "", what)}
                        <span class="office-step">{step}</span>
                    </div>
                    <progress aria-label="进度" max=of value=done></progress>
                    <button type="button" class="btn" id=STOP on:click=move |_| office::stop()>"停止"</button>
                </div>
            }
        })
    };
    view! { <div class="office-slot" aria-live="polite">{live::when(shown)}</div> }
}
