//! The root: address → page.

use super::components::live;
use super::components::text_size::apply_text_size;
use super::later::{entry, later};
use super::notice::{NoticeBar, Notices};
use super::office::Office;
use super::pages::draft::DraftPages;
use super::pages::home::HomePage;
use super::pages::unknown::UnknownPage;
use super::routes::{DraftPage, Route, RulesPage};
use super::shelf::Shelf;
use crate::browser::page;
use crate::storage::drafts::DraftId;
use crate::ui::prelude::*;
use crate::words;

/// The part of a route that decides which page is built; within a draft, pages change without loading it again.
#[derive(Clone, PartialEq)]
enum Screen {
    Home,
    Guide,
    Rules(RulesPage),
    Draft(DraftId),
    Unknown(String),
}

#[component]
pub fn App() -> impl IntoView {
    let notices = Notices::provide();
    Office::provide();
    let shelf = Shelf::provide(notices);
    apply_text_size(shelf);
    let route = RwSignal::new(Route::parse(&page::hash()));
    window_event_listener(leptos::ev::hashchange, move |_| route.set(Route::parse(&page::hash())));
    let draft_page = Memo::new(move |last: Option<&DraftPage>| match route.get() {
        Route::Draft(_, page) => page,
        _ => last.cloned().unwrap_or(DraftPage::Fill(None)),
    });
    let screen = Memo::new(move |_| match route.get() {
        Route::Home => Screen::Home,
        Route::Guide => Screen::Guide,
        Route::Rules(page) => Screen::Rules(page),
        Route::Draft(id, _) => Screen::Draft(id),
        Route::Unknown(path) => Screen::Unknown(path),
    });
    Effect::new(move |_| {
        screen.track();
        draft_page.track();
        page::scroll_to_top();
    });
    let shown = move || match screen.get() {
        Screen::Home => view! { <HomePage/> }.into_any(),
        Screen::Guide => later(entry::guide_page),
        Screen::Rules(page) => later(move || entry::rules_page(&page)),
        Screen::Draft(id) => view! { <DraftPages id page=draft_page/> }.into_any(),
        Screen::Unknown(path) => view! { <UnknownPage path/> }.into_any(),
    };
    // Asks before the only copy of something goes.
    window_event_listener(leptos::ev::beforeunload, move |ev| {
        if shelf.holds_any() {
            ev.prevent_default();
            // What kernels before 119 look at.
            ev.set_return_value("1");
        }
    });
    let refused = move || {
        shelf
            .refused
            .get()
            .all()
            .then(|| view! { <div class="banner bad" role="alert">{words::storage::REFUSED}</div> })
    };
    view! {
        <div class="shell">
            {live::when(refused)}
            {live::part(shown)}
            <NoticeBar notices/>
        </div>
    }
}
