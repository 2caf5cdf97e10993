//! What is opened after the first screen, the list of drafts. Its code is a second wasm, made by `scripts/split.mjs` of everything
//! that only the functions in [`entry`] reach; it is loaded as soon as the first screen stands, so that it is there before anybody
//! asks.

use super::components::live;
use super::prelude::*;
use crate::browser::page;

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

/// The ways into the second part. Nothing else in the first one may name what they build.
pub mod entry {
    use crate::storage::drafts::OnShelf;
    use crate::ui::guard::Guard;
    use crate::ui::pages::draft::opened;
    use crate::ui::pages::guide::GuidePage;
    use crate::ui::pages::rules;
    use crate::ui::prelude::*;
    use crate::ui::routes::{DraftPage, RulesPage};
    use crate::ui::shelf::Shelf;

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

    /// The user guide.
    #[inline(never)]
    pub fn guide_page() -> AnyView {
        view! { <GuidePage/> }.into_any()
    }
}
