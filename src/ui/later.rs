//! Pages that are opened after the first screen. Their code is a second wasm, made by `scripts/split.mjs` of everything that only
//! the functions in [`entry`] reach; it is loaded as soon as the first screen stands, so that it is there before anybody asks.

use super::components::live;
use super::prelude::*;
use crate::browser::page;

/// Whether the second wasm is there.
#[derive(Clone, Copy)]
struct Later(RwSignal<State>);

#[derive(Clone, PartialEq)]
enum State {
    Coming,
    Here,
    /// Why it could not be loaded.
    Failed(String),
}

impl Later {
    fn load(self) {
        self.0.set(State::Coming);
        leptos::task::spawn_local(async move {
            let state = page::load_rest().await.map_or_else(State::Failed, |()| State::Here);
            self.0.set(state);
        });
    }
}

/// Begins to load the second wasm.
pub fn provide_later() {
    let later = Later(RwSignal::new(State::Coming));
    provide_context(later);
    later.load();
}

/// What one of the functions in [`entry`] builds, as soon as its code is there.
pub fn later(build: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let later = expect_context::<Later>();
    live::part(move || match later.0.get() {
        State::Here => build(),
        State::Coming => view! { <p class="opening" role="status">"正在打开…"</p> }.into_any(),
        State::Failed(why) => failed(later, &why),
    })
}

fn failed(later: Later, why: &str) -> AnyView {
    let text = format!("这一页没有打开：{why}。填好的内容都还在，没有受影响。请再试一次；仍打不开时，重新打开本文件。");
    view! {
        <div class="banner bad" role="alert">
            {text}
            <button type="button" class="btn small" on:click=move |_| later.load()>"再试一次"</button>
        </div>
    }
    .into_any()
}

/// The ways into the second wasm. Nothing else in the program may name what they build.
pub mod entry {
    use crate::exchange::problem::Refused;
    use crate::exchange::read::Incoming;
    use crate::storage::drafts::{DraftId, OnShelf};
    use crate::ui::pages::about::AboutPage;
    use crate::ui::pages::broken::BrokenPage;
    use crate::ui::pages::departments::DepartmentsPage;
    use crate::ui::pages::evidence::EvidencePage;
    use crate::ui::pages::form::FormPage;
    use crate::ui::pages::gap::GapPage;
    use crate::ui::pages::guide::GuidePage;
    use crate::ui::pages::history::HistoryPage;
    use crate::ui::pages::rectification::RectificationPage;
    use crate::ui::pages::report::ReportPage;
    use crate::ui::pages::result::ResultPage;
    use crate::ui::pages::review::ReviewPage;
    use crate::ui::pages::rules;
    use crate::ui::pages::statistics::StatisticsPage;
    use crate::ui::pages::table::TablePage;
    use crate::ui::prelude::*;
    use crate::ui::routes::{DraftPage, RulesPage};

    /// A page of the open draft; the fill page is part of the first wasm.
    #[inline(never)]
    pub fn draft_page(page: &DraftPage) -> AnyView {
        match page {
            DraftPage::Fill(_) => ().into_any(),
            DraftPage::Table => view! { <TablePage/> }.into_any(),
            DraftPage::Result => view! { <ResultPage/> }.into_any(),
            DraftPage::Evidence => view! { <EvidencePage/> }.into_any(),
            DraftPage::Statistics => view! { <StatisticsPage/> }.into_any(),
            DraftPage::Departments => view! { <DepartmentsPage/> }.into_any(),
            DraftPage::History => view! { <HistoryPage/> }.into_any(),
            DraftPage::Rectification => view! { <RectificationPage/> }.into_any(),
            DraftPage::Report => view! { <ReportPage/> }.into_any(),
            DraftPage::Form => view! { <FormPage/> }.into_any(),
            DraftPage::Review => view! { <ReviewPage/> }.into_any(),
            DraftPage::About => view! { <AboutPage/> }.into_any(),
        }
    }

    #[inline(never)]
    pub fn rules_page(at: &RulesPage) -> AnyView {
        rules::rules_page(at.clone())
    }

    #[inline(never)]
    pub fn guide_page() -> AnyView {
        view! { <GuidePage/> }.into_any()
    }

    #[inline(never)]
    pub fn broken_page(id: &DraftId, text: &str, refused: &Refused) -> AnyView {
        let (id, text, refused) = (id.clone(), text.to_owned(), refused.clone());
        view! { <BrokenPage id text refused/> }.into_any()
    }

    #[inline(never)]
    pub fn gap_page(draft: &OnShelf, incoming: &Incoming) -> AnyView {
        let (draft, incoming) = (draft.clone(), incoming.clone());
        view! { <GapPage draft incoming/> }.into_any()
    }
}
