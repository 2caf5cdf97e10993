//! The largest losses, in the margin of the fill page.

use super::live;
use super::live::Listed;
use crate::domain::gap::{Gap, GapKind, gaps};
use crate::ui::prelude::*;
use crate::ui::routes::DraftPage;
use crate::ui::session::Session;
use crate::words::labels;
use crate::words::terms::terms;

const SHOWN: usize = 5;

#[component]
pub fn TopGaps() -> impl IntoView {
    let session = Session::expect();
    let rule_set = session.rule_set;
    let lost = Memo::new(move |_| {
        let all = session.at_rest(|card| gaps(rule_set, card));
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
    let terms = terms(rule_set);
    let list = move || {
        let lost = lost.get();
        if lost.is_empty() {
            view! { <p class="dim">{terms.none_lost}</p> }.into_any()
        } else {
            lost.into_iter().map(row).listed()
        }
    };
    view! {
        <section class="box" aria-label=terms.most_lost>
            <h2 class="box-title">{terms.most_lost}</h2>
            {live::part(list)}
            <a class="more" href=session.link(DraftPage::Result)>{format!("全部{}与待填 ›", terms.lost)}</a>
        </section>
    }
}
