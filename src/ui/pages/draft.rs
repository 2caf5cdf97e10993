//! A draft's pages: loads it once, keeps it saved, shows one page of it.

use super::about::AboutPage;
use super::broken::BrokenPage;
use super::evidence::EvidencePage;
use super::fill::FillPage;
use super::result::ResultPage;
use super::review::ReviewPage;
use super::table::TablePage;
use crate::browser::page as browser_page;
use crate::exchange::problem::Warning;
use crate::exchange::read::Incoming;
use crate::storage::drafts::DraftId;
use crate::ui::components::draft_header::DraftHeader;
use crate::ui::components::live;
use crate::ui::filter::Filtering;
use crate::ui::notice::Notices;
use crate::ui::pages::fill::Current;
use crate::ui::routes::DraftPage;
use crate::ui::session::{Saving, Session};
use crate::ui::shelf::Shelf;
use crate::words;
use leptos::prelude::*;

#[component]
pub fn DraftPages(id: DraftId, page: Memo<DraftPage>) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    match untrack(|| shelf.load(&id)) {
        None => view! { <super::unknown::GonePage/> }.into_any(),
        Some(draft) => match draft.content {
            Err(refused) => view! { <BrokenPage id text=draft.text refused/> }.into_any(),
            Ok(incoming) => {
                say_warnings(&incoming);
                let session = Session::open(shelf, id, incoming);
                view! { <OpenDraft session page/> }.into_any()
            }
        },
    }
}

/// What a stored draft holds beyond this program is said before the first save drops it.
fn say_warnings(incoming: &Incoming) {
    let odd = incoming
        .warnings
        .iter()
        .filter(|warning| matches!(warning, Warning::NotTaken(_) | Warning::OtherRuleSet { .. }));
    let told: Vec<_> = odd.map(words::import::warning).collect();
    if !told.is_empty() {
        expect_context::<Notices>().warn(format!("{}。如有疑问，请先导出一份再修改。", told.join("；")));
    }
}

#[component]
fn OpenDraft(session: Session, page: Memo<DraftPage>) -> impl IntoView {
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
        DraftPage::Review => view! { <ReviewPage/> }.into_any(),
        DraftPage::About => view! { <AboutPage/> }.into_any(),
    };
    let failed = move || match session.saving.get() {
        Saving::Failed(error) => {
            let retry = move |_| session.flush();
            let text = words::storage::failure(&error);
            Some(
                view! { <div class="banner bad" role="alert">{text}<button type="button" class="btn small" on:click=retry>"重试保存"</button></div> },
            )
        }
        Saving::Saved(_) | Saving::Waiting => None,
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
    view! {
        <DraftHeader page/>
        {live::when(failed)}
        {live::part(shown)}
    }
}

/// A page that is hidden or left may never come back.
fn save_when_leaving(session: Session) {
    let hidden = window_event_listener_untyped("visibilitychange", move |_| {
        if browser_page::is_hidden() {
            session.flush();
        }
    });
    let left = window_event_listener_untyped("pagehide", move |_| session.flush());
    let notices = expect_context::<Notices>();
    on_cleanup(move || notices.withdraw_offer());
    on_cleanup(move || {
        hidden.remove();
        left.remove();
    });
}
