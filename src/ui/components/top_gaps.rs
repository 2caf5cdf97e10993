//! The largest losses, in the margin of the fill page.

use super::live;
use super::live::Listed;
use crate::domain::gap::{Gap, GapKind, gaps};
use crate::ui::prelude::*;
use crate::ui::routes::DraftPage;
use crate::ui::session::Session;
use crate::words::labels;

const SHOWN: usize = 5;

#[component]
pub fn TopGaps() -> impl IntoView {
    let session = Session::expect();
    let rule_set = session.rule_set;
    let lost = Memo::new(move |_| {
        let all = session.scorecard.with(|card| gaps(rule_set, card));
        let lost = all.into_iter().filter(|gap| matches!(gap.kind, GapKind::Lost | GapKind::NotApplicable));
        lost.take(SHOWN).collect::<Vec<_>>()
    });
    let row = move |gap: Gap| {
        let point = rule_set.point(gap.point);
        let lead = session.departments().with(|all| labels::lead(rule_set, all, gap.point).to_owned());
        view! {
            <a class="gap" href=session.link_to(&point.code)>
                <span>
                    {labels::point(rule_set, gap.point)}
                    <small>{lead}</small>
                </span>
                <span class="p num">"−"{gap.points.to_string()}</span>
            </a>
        }
    };
    let list = move || {
        let lost = lost.get();
        if lost.is_empty() {
            view! { <p class="dim">"还没有失分。"</p> }.into_any()
        } else {
            lost.into_iter().map(row).listed()
        }
    };
    view! {
        <section class="box" aria-label="失分最多">
            <h2 class="box-title">"失分最多"</h2>
            {live::part(list)}
            <a class="more" href=session.link(DraftPage::Result)>"全部失分与待填 ›"</a>
        </section>
    }
}
