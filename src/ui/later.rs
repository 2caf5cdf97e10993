//! What is opened after the first screen, the list of drafts. Its code is a second wasm, made by `scripts/split.mjs` of everything
//! that only the functions in [`entry`] reach; it is loaded as soon as the first screen stands, so that it is there before anybody
//! asks.

use super::components::live;
use super::office::Office;
use super::prelude::*;
use super::shelf::Shelf;
use crate::browser::page;
use crate::exchange::read::Incoming;

#[derive(Clone, PartialEq)]
enum State {
    Coming,
    Here,
    /// Why it could not be loaded.
    Failed(String),
}

/// What one of the functions below builds, as soon as its code is there.
pub fn later(build: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    if page::has_rest() {
        return live::part(build);
    }
    let state = RwSignal::new(State::Coming);
    load(state);
    live::part(move || match state.get() {
        State::Here => build(),
        State::Coming => view! { <p class="opening" role="status">"正在打开…"</p> }.into_any(),
        State::Failed(why) => failed(state, &why),
    })
}

fn load(state: RwSignal<State>) {
    state.set(State::Coming);
    leptos::task::spawn_local(async move {
        let found = page::load_rest().await.map_or_else(State::Failed, |()| State::Here);
        // The page may have been left in the meantime.
        state.try_set(found);
    });
}

fn failed(state: RwSignal<State>, why: &str) -> AnyView {
    let text = format!("这一页没有打开：{why}。填好的内容都还在，没有受影响。请再试一次；仍打不开时，重新打开本文件。");
    view! {
        <div class="banner bad" role="alert">
            {text}
            <button type="button" class="btn small" on:click=move |_| load(state)>"再试一次"</button>
        </div>
    }
    .into_any()
}

/// A draft from a file, with what of that was not taken; or why there is none, in sentences.
pub type FromFile = Result<(Incoming, Vec<String>), (String, Vec<String>)>;

/// Reads a file that may be a collection sheet: work for the second part.
pub async fn read_sheet(shelf: Shelf, office: Office, name: &str, bytes: Vec<u8>) -> FromFile {
    if !page::has_rest()
        && let Err(why) = page::load_rest().await
    {
        return Err((format!("没有读成（{why}）。请再试一次；仍不行时，重新打开本文件。"), Vec::new()));
    }
    entry::sheet(shelf, office, name.to_owned(), bytes).await
}

/// The ways into the second part. Nothing else in the first one may name what they build.
pub mod entry {
    use super::FromFile;
    use crate::storage::drafts::OnShelf;
    use crate::ui::guard::Guard;
    use crate::ui::office::Office;
    use crate::ui::pages::draft::opened;
    use crate::ui::pages::guide::GuidePage;
    use crate::ui::pages::rules;
    use crate::ui::prelude::*;
    use crate::ui::routes::{DraftPage, RulesPage};
    use crate::ui::sheet_file;
    use crate::ui::shelf::Shelf;
    use std::future::Future;
    use std::pin::Pin;

    /// A draft that was read, with its pages.
    #[inline(never)]
    pub fn draft(shelf: Shelf, guard: Guard, draft: &OnShelf, page: Memo<DraftPage>, again: RwSignal<u32>) -> AnyView {
        opened(shelf, guard, draft.clone(), page, again)
    }

    /// The pages on rule sets.
    #[inline(never)]
    pub fn rules_page(at: &RulesPage) -> AnyView {
        rules::rules_page(at.clone())
    }

    /// A file that may be a collection sheet.
    #[inline(never)]
    pub fn sheet(
        shelf: Shelf,
        office: Office,
        name: String,
        bytes: Vec<u8>,
    ) -> Pin<Box<dyn Future<Output = FromFile>>> {
        Box::pin(sheet_file::read(shelf, office, name, bytes))
    }

    /// The user guide.
    #[inline(never)]
    pub fn guide_page() -> AnyView {
        view! { <GuidePage/> }.into_any()
    }
}
