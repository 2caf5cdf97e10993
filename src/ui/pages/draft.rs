//! A draft's pages: loads it once, keeps it saved, shows one page of it.

use super::about::AboutPage;
use super::broken::BrokenPage;
use super::departments::DepartmentsPage;
use super::evidence::EvidencePage;
use super::fill::FillPage;
use super::form::FormPage;
use super::hand_in::HandInPage;
use super::history::HistoryPage;
use super::rectification::RectificationPage;
use super::report::ReportPage;
use super::result::ResultPage;
use super::review::ReviewPage;
use super::statistics::StatisticsPage;
use super::table::TablePage;
use crate::browser::page as browser_page;
use crate::exchange::problem::Warning;
use crate::exchange::read::Incoming;
use crate::storage::drafts::{DraftId, OnShelf};
use crate::storage::lease::Standing;
use crate::ui::components::bound_again::BoundAgain;
use crate::ui::components::draft_header::DraftHeader;
use crate::ui::components::live;
use crate::ui::components::save_trouble::SaveTrouble;
use crate::ui::filter::Filtering;
use crate::ui::guard::Guard;
use crate::ui::later::{entry, later};
use crate::ui::notice::Notices;
use crate::ui::pages::fill::Current;
use crate::ui::prelude::*;
use crate::ui::routes::DraftPage;
use crate::ui::session::{Saving, Session};
use crate::ui::shelf::Shelf;
use crate::words;

/// Opens a draft: first the right to write is asked for, then both stores are read.
#[component]
pub fn DraftPages(id: DraftId, page: Memo<DraftPage>) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    // Counts openings: taking over from another tab opens the draft anew.
    let openings = RwSignal::new(0_u32);
    let opened = move || {
        let take_over = openings.get() > 0;
        view! { <Opening id=id.clone() page take_over again=openings shelf/> }.into_any()
    };
    live::part(opened)
}

/// What was found under the name of a draft.
#[derive(Clone)]
enum Found {
    Nothing,
    Draft(Box<OnShelf>),
}

#[component]
fn Opening(id: DraftId, page: Memo<DraftPage>, take_over: bool, again: RwSignal<u32>, shelf: Shelf) -> impl IntoView {
    let guard = Guard::new(shelf, id.clone());
    let found = RwSignal::new(None::<Found>);
    let asked = Memo::new(move |_| shelf.refused.with(|refused| refused.asked));
    let read = move || {
        let id = id.clone();
        leptos::task::spawn_local(async move {
            let draft = shelf.load(&id, guard.may_write()).await;
            found.try_set(Some(draft.map_or(Found::Nothing, |draft| Found::Draft(Box::new(draft)))));
        });
    };
    // Only when the database has answered is it known what there is.
    Effect::new(move |_| {
        if asked.get() {
            guard.ask(take_over, read.clone());
        }
    });
    live::part(move || match found.get() {
        None => view! { <p class="opening" role="status">"正在打开草稿…"</p> }.into_any(),
        Some(Found::Nothing) => view! { <super::unknown::GonePage/> }.into_any(),
        Some(Found::Draft(draft)) => later(move || untrack(|| entry::draft(shelf, guard, &draft, page, again))),
    })
}

/// A draft that was read: its page, or what is said where that cannot be.
pub fn opened(shelf: Shelf, guard: Guard, draft: OnShelf, page: Memo<DraftPage>, again: RwSignal<u32>) -> AnyView {
    match &draft.content {
        Err(refused) => {
            let (id, text, refused) = (draft.id.clone(), draft.text.clone(), refused.clone());
            view! { <BrokenPage id text refused/> }.into_any()
        }
        Ok(incoming) if draft.gap => {
            let incoming = incoming.clone();
            view! { <super::gap::GapPage draft incoming/> }.into_any()
        }
        Ok(incoming) => {
            say_warnings(incoming);
            let session = Session::open(shelf, guard, &draft, incoming.clone());
            view! { <OpenDraft session page again/> }.into_any()
        }
    }
}

/// What a stored draft holds beyond this program is said before the first save drops it.
fn say_warnings(incoming: &Incoming) {
    let odd = incoming
        .warnings
        .iter()
        .filter(|warning| matches!(warning, Warning::NotTaken(_) | Warning::OtherRuleSet { .. }))
        .cloned();
    let told = words::import::warnings(&odd.collect::<Vec<_>>());
    if !told.is_empty() {
        expect_context::<Notices>().warn(format!("{}。如有疑问，请先导出一份再修改。", told.join("；")));
    }
}

#[component]
fn OpenDraft(session: Session, page: Memo<DraftPage>, again: RwSignal<u32>) -> impl IntoView {
    Filtering::provide(session);
    provide_context(Current(RwSignal::new(None)));
    save_when_leaving(session);
    let title = Memo::new(move |_| {
        session.draft.with(|draft| format!("{} {} 年度 · 质量强县自评", draft.about.county, draft.about.year))
    });
    Effect::new(move |_| browser_page::set_title(&title.get()));
    // The target within the fill page must not build the page anew.
    let kind = Memo::new(move |_| match page.get() {
        DraftPage::Fill(_) => DraftPage::Fill(None),
        other => other,
    });
    let target = Memo::new(move |_| match page.get() {
        DraftPage::Fill(target) => target,
        _ => None,
    });
    let shown = move || match kind.get() {
        DraftPage::Fill(_) => view! { <FillPage target/> }.into_any(),
        DraftPage::Table => view! { <TablePage/> }.into_any(),
        DraftPage::Result => view! { <ResultPage/> }.into_any(),
        DraftPage::Evidence => view! { <EvidencePage/> }.into_any(),
        DraftPage::Statistics => view! { <StatisticsPage/> }.into_any(),
        DraftPage::Departments => view! { <DepartmentsPage/> }.into_any(),
        DraftPage::History => view! { <HistoryPage/> }.into_any(),
        DraftPage::Rectification => view! { <RectificationPage/> }.into_any(),
        DraftPage::Report => view! { <ReportPage/> }.into_any(),
        DraftPage::Form => view! { <FormPage/> }.into_any(),
        DraftPage::HandIn => view! { <HandInPage/> }.into_any(),
        DraftPage::Review => view! { <ReviewPage/> }.into_any(),
        DraftPage::About => view! { <AboutPage/> }.into_any(),
    };
    let closing = window_event_listener(leptos::ev::beforeunload, move |ev| {
        session.flush();
        if matches!(session.saving.get_untracked(), Saving::Failed(_)) {
            ev.prevent_default();
            // What kernels before 119 look at.
            ev.set_return_value("1");
        }
    });
    on_cleanup(move || closing.remove());
    let sealed = live::flag(move || session.guard.standing.get() != Standing::Holding);
    view! {
        <DraftHeader page/>
        <SaveTrouble/>
        <BoundAgain/>
        {live::when(move || elsewhere(session.guard.standing.get(), again))}
        <fieldset class="sealable" disabled=sealed>{live::part(shown)}</fieldset>
    }
}

/// What is said while another tab has the draft.
fn elsewhere(standing: Standing, again: RwSignal<u32>) -> Option<AnyView> {
    let text = words::storage::standing(standing)?;
    let take_over = move |_| again.update(|openings| *openings += 1);
    Some(
        view! {
            <div class="banner" role="alert">
                {text}
                <button type="button" class="btn small" on:click=take_over>"改在这里填报"</button>
            </div>
        }
        .into_any(),
    )
}

/// A page that is hidden or left may never come back.
fn save_when_leaving(session: Session) {
    let hidden = window_event_listener_untyped("visibilitychange", move |_| {
        if browser_page::is_hidden() {
            session.flush();
        }
    });
    let left = window_event_listener_untyped("pagehide", move |_| {
        session.flush();
        session.guard.give_back();
    });
    let notices = expect_context::<Notices>();
    on_cleanup(move || notices.withdraw_offer());
    on_cleanup(move || {
        hidden.remove();
        left.remove();
    });
}
