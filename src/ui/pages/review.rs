//! Review (预验收): the reviewer's word on every scoring point, beside what is claimed and what is proved.

use crate::domain::ids::{CategoryId, IndicatorId, PointId};
use crate::ui::components::dissent_list::DissentList;
use crate::ui::components::keyed::Slices;
use crate::ui::components::live;
use crate::ui::components::plain::{button, el, say, tell};
use crate::ui::components::review_row::{ReviewRow, figures};
use crate::ui::components::review_summary::ReviewSummary;
use crate::ui::components::reviewing::{Reviewing, WANTED};
use crate::ui::components::table_head::table_head;
use crate::ui::prelude::*;
use crate::ui::session::{Level, Session};
use crate::words::review as words;
use std::sync::Arc;

#[component]
pub fn ReviewPage() -> impl IntoView {
    Reviewing::provide(Session::expect());
    Slices::provide();
    view! {
        <main class="review-page">
            <ReviewSummary/>
            <ReviewTable/>
            <DissentList/>
        </main>
    }
}

/// A row's key, which names it for good: categories, indicators and points take turns.
fn key(kind: usize, at: usize) -> usize {
    3 * at + kind
}

#[component]
fn ReviewTable() -> impl IntoView {
    let session = Session::expect();
    let rule_set = session.rule_set;
    let reviewing: Reviewing = expect_context();
    let slices: Slices = expect_context();
    let wanted = reviewing.wanted;
    // A row does not vanish while it is being worked on: the filter looks again when it is changed.
    let shown = Memo::new(move |_| {
        let wanted = wanted.get();
        let fits = untrack(|| reviewing.passing(WANTED[wanted].0));
        let (mut keys, mut category, mut indicator) = (Vec::new(), None, None);
        for id in rule_set.point_ids().filter(|id| fits.binary_search(&id.index()).is_ok()) {
            let of = rule_set.point(id).indicator;
            if category.replace(rule_set.indicator(of).category) != Some(rule_set.indicator(of).category) {
                keys.push(key(0, rule_set.indicator(of).category.index()));
            }
            if indicator.replace(of) != Some(of) {
                keys.push(key(1, of.index()));
            }
            keys.push(key(2, id.index()));
        }
        keys
    });
    let row = move |key: usize| {
        let at = key / 3;
        match key % 3 {
            0 => rule_set.category_ids().nth(at).map(|id| category_row(session, id)),
            1 => rule_set.indicator_ids().nth(at).map(|id| indicator_row(session, id)),
            _ => rule_set.point_at(at).map(|point| view! { <ReviewRow point/> }.into_any()),
        }
        .into_any()
    };
    let none = move || {
        shown.with(Vec::is_empty).then(|| {
            let all = button("btn small", "显示全部", move || wanted.set(0));
            el("div", "empty", vec![say("p", "", "没有这样的评分点。"), all])
        })
    };
    let parts = vec![
        table_head(&["编号", "评分点与佐证", "#自评", "#有佐证", "#核定", "预验收意见"]),
        el("tbody", "", vec![slices.keyed("6", move || shown.get(), row)]),
    ];
    let table = view! { <table class="review" aria-label="逐点审核">{parts}</table> }.into_any();
    vec![el("div", "scroll", vec![table]), live::when(none)]
}

fn category_row(session: Session, id: CategoryId) -> AnyView {
    let name = crate::words::figure::category(session.rule_set, id);
    let indicators = session.rule_set.indicators_of(id);
    let points = indicators.flat_map(|id| session.rule_set.points_of(id)).collect();
    let lines = move || session.scorecard.with(|card| words::category(session.rule_set, card, id));
    level_row(session, Level::Category(id), name, points, Arc::new(lines))
}

fn indicator_row(session: Session, id: IndicatorId) -> AnyView {
    let spec = session.rule_set.indicator(id);
    let name = format!("{} {}（{} 分）", spec.code, spec.name, spec.points);
    let points = session.rule_set.points_of(id).collect();
    let lines = move || session.scorecard.with(|card| words::indicator(session.rule_set, card, id));
    level_row(session, Level::Indicator(id), name, points, Arc::new(lines))
}

/// Explains a level.
type Lines = Arc<dyn Fn() -> Vec<String> + Send + Sync>;

fn level_row(session: Session, level: Level, name: String, points: Vec<PointId>, lines: Lines) -> AnyView {
    let all = points.len();
    let seen = Memo::new(move |_| {
        session.draft.with(|draft| points.iter().filter(|point| draft.mark(**point).is_some()).count())
    });
    let open = RwSignal::new(false);
    let told = move || {
        open.get().then(|| view! { <tr class="sum-row"><td colspan="6">{live::paragraphs("sum", lines())}</td></tr> })
    };
    let cells = vec![
        view! { <th scope="row" colspan="2">{name}</th> }.into_any(),
        figures(session.level(level).into(), seen, all, Some(open)),
        tell("td", "dim num", live::text(move || format!("审了 {} / {all}", seen.get()))),
    ];
    let class = if matches!(level, Level::Category(_)) { "lv cat-row" } else { "lv" };
    vec![el("tr", class, cells), live::when(told)].into_any()
}
