//! The list of differences: where the reviewer says otherwise than the county.

use super::keyed::{Slices, keyed};
use super::live;
use super::plain::{el, say, tell};
use super::reviewing::{Reviewing, tally_of};
use super::table_head::table_head;
use crate::browser::page;
use crate::domain::draft::Draft;
use crate::domain::ids::PointId;
use crate::domain::review::differs;
use crate::domain::rule_set::RuleSet;
use crate::domain::scorecard::Score;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::{labels, review as words};

#[component]
pub fn DissentList() -> impl IntoView {
    let session = Session::expect();
    let reviewing: Reviewing = expect_context();
    let points = Memo::new(move |_| reviewing.passing(differs));
    let row = move |at| {
        session.rule_set.point_ids().nth(at).map(|point| dissent(session, reviewing.wanted, point)).into_any()
    };
    let sums = reviewing.text(|session, draft, card| words::dissent(&tally_of(session, draft, card)));
    let table = vec![
        table_head(&["编号", "评分点", "牵头单位", "#自评", "#核定", "#差", "理由"]),
        el("tbody", "", vec![keyed(move || points.get(), row)]),
    ];
    let parts = vec![
        el("header", "", vec![say("h2", "", "不一致清单"), tell("span", "sums num", sums)]),
        el("div", "scroll", vec![el("table", "gap-table", table)]),
        say("p", "dim", "这里逐点相减；指标和类别有封顶，总分的差可能小一些。"),
    ];
    view! { <section class="card gaps dissent" id="differences" aria-label="不一致清单">{parts}</section> }
}

fn dissent(session: Session, wanted: RwSignal<usize>, point: PointId) -> AnyView {
    let spec = session.rule_set.point(point);
    let result = session.point_score(point);
    let figure = move |read: fn(Score) -> String| {
        tell("td", "n num", live::text(move || result.with(|result| read(result.score))))
    };
    let figures: [fn(Score) -> String; 3] =
        [|score| score.sure.to_string(), |score| score.confirmed.to_string(), words::shift];
    let told = move |read: fn(&RuleSet, &Draft, PointId) -> String| {
        live::settled(move || session.draft.with(|draft| read(session.rule_set, draft, point)))
    };
    let lead = told(labels::lead_of);
    let why = told(|_, draft, point| draft.mark(point).map(words::why).unwrap_or_default());
    let slices: Slices = expect_context();
    let show = move |_| {
        wanted.set(0);
        // Beside the points before it, the table has a row for each indicator and each category.
        let indicator = session.rule_set.point(point).indicator;
        let category = session.rule_set.indicator(indicator).category;
        slices.reach(point.index() + indicator.index() + category.index() + 2);
        // A row that the filter hid is drawn in the next frame.
        request_animation_frame(move || page::reveal(&format!("r-{}", spec.code), "input"));
    };
    let code =
        view! { <td class="num"><button type="button" class="link" on:click=show>{spec.code.clone()}</button></td> };
    let cells = [code.into_any(), el("td", "", vec![spec.text.clone().into_any()]), tell("td", "", lead.into())];
    let figures = figures.map(figure).into_iter();
    el("tr", "", cells.into_iter().chain(figures).chain([tell("td", "", why.into())]).collect())
}
