//! What only paper shows: the heading of a printed page and the block for signatures and seal.

use super::live;
use crate::browser::page;
use crate::ui::filter::Filtering;
use crate::ui::prelude::*;
use crate::ui::session::{Saving, Session};
use crate::words::paper;

/// `title` names the page; `filtered`: whether the filter decides what the page shows.
#[component]
pub fn PaperHead(title: &'static str, filtered: bool) -> impl IntoView {
    let session = Session::expect();
    let rule_set = session.rule_set;
    let Filtering { shown, .. } = expect_context();
    let heading = move || session.draft.with(|draft| format!("{}{title}", draft.about.county));
    let facts = move || {
        let as_of = match session.saving.get() {
            Saving::Saved(at) => paper::as_of(&at),
            Saving::Waiting | Saving::Failed(_) => "有改动还没有保存".to_owned(),
        };
        let sample = session.draft.with(|draft| draft.about.sample).then(|| "示例数据，不是真实情况".to_owned());
        let partial = shown.with(|shown| paper::partial(shown.len(), rule_set.point_ids().len()));
        let lines = [
            Some(session.draft.with(|draft| paper::subject(&draft.about))),
            Some(paper::table(&rule_set.about)),
            Some(session.scorecard.with(|card| paper::scores(session.rule_set, card))),
            Some(as_of),
            partial.filter(|_| filtered),
            sample,
        ];
        lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
    };
    view! {
        <div class="paper paper-head">
            <p class="paper-title">{live::text(heading)}</p>
            <div class="paper-facts">{live::text(facts)}</div>
        </div>
    }
}

/// Room for those who answer for the figures.
#[component]
pub fn PaperFoot() -> impl IntoView {
    view! {
        <div class="paper paper-foot">
            <p class="paper-signs"><span>"填报人："</span><span>"审核人："</span><span>"负责人："</span></p>
            <p class="paper-seal">"（盖章）"</p>
            <p class="paper-seal">"年　　月　　日"</p>
            <p class="dim">"由“质量强县自评”按填报内容计算，供自评参考，不代表评审结果。"</p>
        </div>
    }
}

/// Opens the browser's print window. What long tables draw for paper only is drawn first: while the window opens it is too late.
pub fn print() {
    page::tell_of_print();
    request_animation_frame(page::print);
}

/// A button that prints the page.
#[component]
pub fn PrintButton() -> impl IntoView {
    view! { <button type="button" class="btn small no-print push" on:click=move |_| print()>"打印"</button> }
}
