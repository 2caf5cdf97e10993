//! Handing in (上交): how the draft stands, every report in every format, and all of it as one package.

use crate::browser::clock;
use crate::domain::loose_ends::{LooseEnd, loose_ends};
use crate::exchange::request::Want;
use crate::ui::components::desk::Desk;
use crate::ui::components::live;
use crate::ui::components::live::Listed;
use crate::ui::components::office_bar::OfficeBar;
use crate::ui::components::report_list::{ReportList, busy};
use crate::ui::office::Office;
use crate::ui::prelude::*;
use crate::ui::routes::DraftPage;
use crate::ui::session::Session;
use crate::words::{hand_in as words, paper};

/// The id of the button for the package.
const PACKAGE: &str = "make-package";

#[component]
pub fn HandInPage() -> impl IntoView {
    let (session, office) = (Session::expect(), Office::expect());
    let (id, left) = (session.id(), session.id());
    // Who leaves the page has done with it.
    on_cleanup(move || {
        if office.preview.with_untracked(|preview| preview.as_ref().is_some_and(|preview| preview.draft == left)) {
            office.preview.set(None);
        }
    });
    live::part(move || match office.preview.get().filter(|preview| preview.draft == id) {
        Some(preview) => view! { <Desk preview/> }.into_any(),
        None => view! { <Choice/> }.into_any(),
    })
}

#[component]
fn Choice() -> impl IntoView {
    let session = Session::expect();
    let scores = live::text(move || session.scorecard.with(|card| paper::scores(session.rule_set, card)));
    view! {
        <main class="hand-in">
            <h1>"上交"</h1>
            <p class="hand-scores num">{scores}</p>
            <OfficeBar/>
            <div class="hand-side">
                <Package/>
                <LooseEnds/>
            </div>
            <ReportList/>
        </main>
    }
}

/// Everything as one file: the page's main deed.
#[component]
fn Package() -> impl IntoView {
    let (session, office) = (Session::expect(), Office::expect());
    let why = busy(office);
    let off = live::aria(move || office.work.with(Option::is_some));
    let make = move |_| session.hand_in(office, Want::Package, "上报包".to_owned(), PACKAGE.to_owned());
    let parts = words::PACKAGE.map(|part| view! { <li>{part}</li> }).listed();
    view! {
        <section class="box hand-package" aria-label="上报包">
            <h2 class="box-title">"上报包"</h2>
            <p>"全部材料做成一个 ZIP，里面有："</p>
            <ul class="hand-parts">{parts}</ul>
            <button type="button" class="btn p" id=PACKAGE aria-disabled=off title=why on:click=make>"生成上报包"</button>
        </section>
    }
}

/// What is still open, with the way to mend it.
#[component]
fn LooseEnds() -> impl IntoView {
    let session = Session::expect();
    let ends = Memo::new(move |_| {
        session.at_rest(|card| session.draft.with(|draft| loose_ends(session.rule_set, draft, card, clock::today())))
    });
    let one = move |end: LooseEnd| {
        let (text, link) = words::loose_end(&end);
        view! { <li><span>{text}</span>" "<a href=session.link(page_of(&end))>{link}</a></li> }
    };
    let list = move || {
        let ends = ends.get();
        if ends.is_empty() {
            return view! { <p class="dim">{words::NOTHING_OPEN}</p> }.into_any();
        }
        view! { <ul class="hand-ends">{ends.into_iter().map(one).listed()}</ul> }.into_any()
    };
    view! {
        <section class="box" aria-label="上交之前">
            <h2 class="box-title">"上交之前看一看"</h2>
            {live::part(list)}
            <p class="dim">"没补齐也可以生成；材料会照实写明。"</p>
        </section>
    }
}

fn page_of(end: &LooseEnd) -> DraftPage {
    match end {
        LooseEnd::Blank(_) | LooseEnd::Unverified(_) => DraftPage::Result,
        LooseEnd::Unproved(_) => DraftPage::Evidence,
        LooseEnd::Misfits(_) => DraftPage::Statistics,
        LooseEnd::Overdue(_) => DraftPage::Rectification,
        LooseEnd::Silent(_) => DraftPage::Report,
    }
}
