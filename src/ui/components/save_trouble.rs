//! What is said while saving does not work, and what can be done about it: export, make room, try again.

use super::live;
use crate::storage::StorageError;
use crate::ui::prelude::*;
use crate::ui::routes::Route;
use crate::ui::session::{Saving, Session};
use crate::words::storage as words;
use leptos::task::spawn_local;

#[component]
pub fn SaveTrouble() -> impl IntoView {
    let session = Session::expect();
    // Nothing is kept; or only one of the two stores keeps.
    let trouble = Memo::new(move |_| match session.saving.get() {
        Saving::Failed(error) => Some((words::failure(&error), error, true)),
        Saving::Saved(_) | Saving::Waiting => session.weak.get().map(|error| (words::weak(&error), error, false)),
    });
    live::when(move || trouble.get().map(|(text, error, nothing)| banner(session, text, &error, nothing)))
}

fn banner(session: Session, text: String, error: &StorageError, nothing: bool) -> AnyView {
    let full = *error == StorageError::Full;
    let overtaken = matches!(error, StorageError::Overtaken(_));
    let button = |label: &'static str, deed: fn(Session)| {
        view! { <button type="button" class="btn small" on:click=move |_| deed(session)>{label}</button> }
    };
    view! {
        <div class="banner" class:bad=nothing role="alert">
            {text}
            {button("导出", Session::export)}
            {(full && nothing).then(|| view! { <MakeRoom/> })}
            {overtaken.then(|| button("另存为新草稿", Session::save_as_new))}
            {(nothing && !overtaken).then(|| button("重试保存", Session::flush))}
        </div>
    }
    .into_any()
}

/// Dropping automatic restore points, after asking; then the way to other drafts.
#[component]
fn MakeRoom() -> impl IntoView {
    let session = Session::expect();
    let asking = RwSignal::new(false);
    let clear = move |_| {
        asking.set(false);
        spawn_local(session.drop_automatic_points());
    };
    let ask = move || {
        if asking.get() {
            view! {
                <span class="ask" role="alert">
                    "删除全部自动恢复点？命名的会保留。"
                    <button type="button" class="btn small danger" on:click=clear>"删除"</button>
                    <button type="button" class="btn small" on:click=move |_| asking.set(false)>"保留"</button>
                </span>
            }
            .into_any()
        } else {
            view! { <button type="button" class="btn small" on:click=move |_| asking.set(true)>"删除自动恢复点"</button> }
                .into_any()
        }
    };
    view! {
        {live::part(ask)}
        <a class="btn small" href=Route::Home.to_string()>"删除别的草稿"</a>
    }
}
