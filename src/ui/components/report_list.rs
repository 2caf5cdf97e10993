//! The reports that can be handed in, with what each can be had as.

use super::live;
use super::live::Listed;
use super::plain::{el, say};
use crate::domain::handed_in::{Format, Report};
use crate::exchange::request::Want;
use crate::ui::office::Office;
use crate::ui::prelude::*;
use crate::ui::routes::DraftPage;
use crate::ui::session::Session;
use crate::words::hand_in as words;

/// Why a button does nothing for now; empty where it does.
pub fn busy(office: Office) -> Signal<String> {
    live::text(move || office.work.with(|work| work.as_ref().map(|work| words::busy(&work.what)).unwrap_or_default()))
}

#[component]
pub fn ReportList() -> impl IntoView {
    let row = |report| view! { <ReportRow report/> };
    view! {
        <section class="box hand-list" aria-label="各份材料">
            <h2 class="box-title">"各份材料"</h2>
            <ul class="hand-rows">{Report::ALL.map(row).listed()}</ul>
        </section>
    }
}

#[component]
fn ReportRow(report: Report) -> impl IntoView {
    let session = Session::expect();
    let lack = Memo::new(move |_| {
        session.scorecard.with(|card| session.draft.with(|draft| report.lack(session.rule_set, draft, card)))
    });
    let link = link_of(report).map(|(page, text)| (session.link(page), text));
    let ways = move || match lack.get() {
        Some(why) => {
            let link = link.clone().map(|(link, text)| view! { <a href=link>{text}</a> });
            view! { <span class="dim hand-lack">{why}" "{link}</span> }.into_any()
        }
        None => Format::ALL.map(|format| format_button(session, report, format)).listed(),
    };
    view! {
        <li class="hand-row">
            {say("b", "", report.name())}
            {say("span", "dim", report.about())}
            <div class="hand-ways">{live::part(ways)}</div>
        </li>
    }
}

/// Where there is something to do so that a report has something to say.
fn link_of(report: Report) -> Option<(DraftPage, &'static str)> {
    match report {
        Report::Catalogue | Report::CoverSheets => Some((DraftPage::Evidence, "去登记")),
        Report::Rectifications => Some((DraftPage::Rectification, "去登记")),
        Report::Statistics => Some((DraftPage::Statistics, "去填")),
        _ => None,
    }
}

/// An empty place where there is no such format, so that the others stand in their columns.
fn format_button(session: Session, report: Report, format: Format) -> AnyView {
    if !report.formats().contains(&format) {
        return el("span", "", Vec::new());
    }
    let office = Office::expect();
    let text = match format {
        Format::Word => "Word",
        Format::Excel => "Excel",
        Format::Print => "预览打印",
    };
    let what = words::of_format(report.name(), text);
    let id = format!("make-{}-{}", report.code(), format.code());
    // With a space, so that what is to be seen is a word of the name.
    let (label, asked_by) = (format!("{} {text}", report.name()), id.clone());
    let make = move |_| session.hand_in(office, Want::Report(report, format), what.clone(), asked_by.clone());
    let why = busy(office);
    let off = live::aria(move || office.work.with(Option::is_some));
    view! { <button type="button" class="btn small" id=id aria-label=label aria-disabled=off title=why on:click=make>{text}</button> }
        .into_any()
}
