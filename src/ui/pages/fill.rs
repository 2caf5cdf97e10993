//! Filling in: categories at the left, scoring points in the middle, the total at the right.

use crate::browser::{clock, page};
use crate::domain::ids::{CategoryId, PointId};
use crate::domain::rule_set::{Milestone, RuleSet};
use crate::ui::components::category_nav::CategoryNav;
use crate::ui::components::filter_bar::FilterBar;
use crate::ui::components::indicator_card::IndicatorCard;
use crate::ui::components::live;
use crate::ui::components::live::Listed;
use crate::ui::components::nearby::{Nearby, NearbyCards};
use crate::ui::components::paper::{PaperFoot, PaperHead};
use crate::ui::components::score_number::ScoreNumber;
use crate::ui::components::task_box::TaskBox;
use crate::ui::components::top_gaps::TopGaps;
use crate::ui::components::total_box::{MiniTotal, TotalBox};
use crate::ui::filter::Filtering;
use crate::ui::prelude::*;
use crate::ui::session::{Level, Session};
use crate::words::{explain_sum, when};

/// Said on paper where only a part is drawn.
const PARTIAL: &str = "评分点太多，这一页只印出画面附近的指标。要全部打印，请到“表格”页。";

/// The scoring point that is being worked on.
#[derive(Clone, Copy)]
pub struct Current(pub RwSignal<Option<PointId>>);

#[component]
pub fn FillPage(target: Memo<Option<String>>) -> impl IntoView {
    let session = Session::expect();
    let Current(current) = expect_context();
    let Filtering { filter, shown, .. } = expect_context();
    Effect::new(move |_| {
        let Some(code) = target.get() else { return };
        let Some((point, id)) = place(session.rule_set, &code) else { return };
        if !shown.with_untracked(|shown| shown.binary_search(&point).is_ok()) {
            filter.set(Default::default());
        }
        current.set(Some(point));
        request_animation_frame(move || page::reveal(&id, if id.starts_with("p-") { "input" } else { "" }));
    });
    if session.is_large() {
        Nearby::provide(session);
    }
    view! {
        <div class="page" class:task=session.is_task()>
            <CategoryNav/>
            <main class="main">
                <PaperHead title="质量强县自评填报表" filtered=true/>
                {(!session.is_task()).then(|| view! { <MiniTotal/> })}
                <FilterBar print=false/>
                {session.is_large().then(|| view! { <p class="paper">{PARTIAL}</p> })}
                <Cards/>
                <PaperFoot/>
            </main>
            <aside class="right">
                {side(session)}
            </aside>
        </div>
    }
}

/// At the right: the score of a whole draft, or the errand of a task pack.
fn side(session: Session) -> AnyView {
    if session.is_task() {
        view! { <TaskBox/> }.into_any()
    } else {
        view! { <TotalBox/><TopGaps/><TableNotes/> }.into_any()
    }
}

/// The point that a code leads to, and the element to scroll to: a row for `14.2`, a card for `14`.
fn place(rule_set: &RuleSet, code: &str) -> Option<(PointId, String)> {
    let point = rule_set.point_by_code(code).map(|id| (id, format!("p-{code}")));
    point.or_else(|| {
        let first = rule_set.points_of(rule_set.indicator_by_code(code)?).next()?;
        Some((first, format!("i-{code}")))
    })
}

#[component]
fn Cards() -> impl IntoView {
    let session = Session::expect();
    let Filtering { filter, shown, .. } = expect_context();
    let rule_set = session.rule_set;
    let cards = move |category: CategoryId| {
        let card = |indicator| view! { <IndicatorCard indicator/> };
        let cards = if session.is_large() {
            view! { <NearbyCards category/> }.into_any()
        } else {
            rule_set.indicators_of(category).map(card).listed()
        };
        view! { <CategoryHead category/> {cards} }
    };
    let none = move || {
        shown.with(Vec::is_empty).then(|| {
            let all = move |_| filter.set(Default::default());
            view! {
                <div class="empty">
                    <p>"没有符合筛选条件的评分点。"</p>
                    <button type="button" class="btn small" on:click=all>"显示全部"</button>
                </div>
            }
        })
    };
    view! {
        {rule_set.category_ids().map(cards).listed()}
        {live::when(none)}
    }
}

#[component]
fn CategoryHead(category: CategoryId) -> impl IntoView {
    let session = Session::expect();
    let name = session.rule_set.category(category).name.clone();
    let score = session.level(Level::Category(category));
    let open = RwSignal::new(false);
    let lines = move || session.scorecard.with(|card| explain_sum::category(session.rule_set, card, category));
    let Filtering { shown, .. } = expect_context();
    let rule_set = session.rule_set;
    let mine = move |id: &PointId| rule_set.indicator(rule_set.point(*id).indicator).category == category;
    let left_out = move || shown.with(|shown| !shown.iter().any(mine));
    view! {
        <div class="category-head" hidden=live::flag(left_out)>
            <h2>{name.clone()}</h2>
            <ScoreNumber score open label=name/>
            {live::lines_while(open, lines)}
        </div>
    }
}

/// What users must know of the table as a whole.
#[component]
fn TableNotes() -> impl IntoView {
    let rule_set = Session::expect().rule_set;
    let about = &rule_set.about;
    let notes = about.notes.iter().map(|note| view! { <li>{note.clone()}</li> }).listed();
    let milestone = |one: &Milestone| {
        let when = when::milestone(one, clock::today());
        let text = one.text.clone().map(|text| view! { <div class="dim">{text}</div> });
        view! { <li><b>{one.name.clone()}</b>{when}{text}</li> }
    };
    let milestones = (!rule_set.milestones.is_empty()).then(|| {
        let list = rule_set.milestones.iter().map(milestone).listed();
        view! { <p><b>"进度安排"</b></p><ul class="milestones">{list}</ul> }
    });
    let fingerprint: String = about.fingerprint.chars().take(8).collect();
    view! {
        <section class="box table-notes" aria-label="评分细则说明">
            <h2 class="box-title">"评分细则"</h2>
            <p>{format!("{}，版本 {}", about.title, about.version)}</p>
            <p class="dim">{format!("来源：{}《{}》{}", about.issuer, about.document, about.place)}</p>
            {milestones}
            <details><summary>"使用前请看（"{about.notes.len()}" 条）"</summary><ul>{notes}</ul></details>
            <p class="dim num">{format!("细则 {} · 指纹 {fingerprint}…", about.id)}</p>
        </section>
    }
}
