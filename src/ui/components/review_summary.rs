//! The head of the review page: who reviews, how far it is, the three totals, what to show, and confirming many at once.

use super::bar::Bar;
use super::explain_button::explain_button;
use super::live;
use super::live::Listed;
use super::paper::print;
use super::plain::{button, el, say, tell};
use super::reviewing::{Reviewing, WANTED, Wanted, tally_of};
use crate::browser::page;
use crate::domain::points::Points;
use crate::domain::review::{Verdict, ready};
use crate::domain::scorecard::Score;
use crate::ui::notice::Notices;
use crate::ui::prelude::*;
use crate::ui::session::{Level, Session};
use crate::words::review as words;

#[component]
pub fn ReviewSummary() -> impl IntoView {
    let reviewing: Reviewing = expect_context();
    let name = reviewing.name;
    let nameless = live::text(move || {
        let hint = "写上姓名，意见里会带上；本机浏览器会记住";
        if name.with(|name| name.trim().is_empty()) { hint.to_owned() } else { String::new() }
    });
    let field = view! {
        <label class="field">
            <span class="field-name">"审核人"</span>
            <input class="in" autocomplete="off" prop:value=name on:input=move |ev| name.set(event_target_value(&ev)) on:change=move |_| reviewing.remember_name()/>
        </label>
    };
    let who = vec![
        say("h1", "", "预验收"),
        say("p", "dim", "对照材料逐点审核，意见随“导出”的文件走；自评一个字也不会改。"),
        field.into_any(),
        tell("p", "dim", nameless),
    ];
    let chips = (0..WANTED.len()).map(|at| wanted_chip(reviewing, at)).listed();
    let tools = vec![
        view! { <div class="chips" role="group" aria-label="按审核情况筛选">{chips}</div> }.into_any(),
        view! { <ConfirmAll/> }.into_any(),
        button("btn small", "打印", print),
    ];
    vec![
        el("section", "box review-head", vec![el("div", "review-who", who), view! { <Sums/> }.into_any()]),
        el("div", "tools no-print", tools),
    ]
}

/// A figure's name and points.
type Figure = (&'static str, fn(&Score) -> Points);

/// The three totals, and how far the review is.
#[component]
fn Sums() -> impl IntoView {
    let session = Session::expect();
    let reviewing: Reviewing = expect_context();
    let (total, bonus) = (session.level(Level::Total), session.level(Level::Bonus));
    let open = RwSignal::new(false);
    let lines = move || {
        let total = |draft: &_, card: &_| words::total(session.rule_set, card, &tally_of(session, draft, card));
        session.draft.with(|draft| session.scorecard.with(|card| total(draft, card)))
    };
    let figure = |(name, pick): Figure| {
        el("div", "", vec![tell("b", "", live::text(move || total.with(pick).to_string())), name.into_any()])
    };
    let figures: [Figure; 2] = [("自评", |score| score.sure), ("有佐证", |score| score.backed)];
    let included = session.rule_set.about.total_includes_bonus;
    let extra = live::text(move || words::bonus(bonus.get(), included));
    let progress = reviewing.text(|session, draft, card| words::progress(&tally_of(session, draft, card)));
    let dissent = reviewing.text(|session, draft, card| words::dissent(&tally_of(session, draft, card)));
    let done = Signal::derive(move || {
        let points = |count: usize| Points::from_hundredths(i32::try_from(count).unwrap_or(0));
        let seen = session.draft.with(|draft| points(draft.marks.len()));
        Score { sure: seen, possible: seen, max: points(session.rule_set.point_ids().len()), ..Score::default() }
    });
    let confirmed = live::text(move || total.get().confirmed.to_string());
    let told = live::text(move || format!("{} 核定", confirmed.get()));
    let figures = figures.map(figure).into_iter();
    let last = vec![tell("b", "", confirmed), "核定".into_any()].into_any();
    let last = explain_button(open, "plain".into(), told, last);
    let differences = vec![dissent.into_any(), button("link no-print", "看清单", || page::reveal("differences", ""))];
    let parts = vec![
        el("div", "three num", figures.chain([last]).collect()),
        live::lines_while(open, lines),
        tell("p", "dim num", extra),
        view! { <Bar score=done target=None class="bar thin"/> }.into_any(),
        tell("p", "num", progress),
        el("p", "num", differences),
    ];
    el("div", "review-sums", parts)
}

fn wanted_chip(reviewing: Reviewing, at: usize) -> AnyView {
    let (wanted, label): (Wanted, _) = WANTED[at];
    let on = move || reviewing.wanted.get() == at;
    view! {
        <button type="button" class="chip" class:on=live::flag(on) aria-pressed=live::aria(on) on:click=move |_| reviewing.wanted.set(at)>
            {label}" "<span class="num">{live::text(move || reviewing.passing(wanted).len().to_string())}</span>
        </button>
    }
    .into_any()
}

/// Confirms what has an answer and proof and no mark yet: asked first, and taken back with one click.
#[component]
fn ConfirmAll() -> impl IntoView {
    let session = Session::expect();
    let reviewing: Reviewing = expect_context();
    let notices = expect_context::<Notices>();
    let asking = RwSignal::new(false);
    let points = Memo::new(move |_| reviewing.passing(ready));
    let confirm = move || {
        let wanted = points.get_untracked();
        let ids: Vec<_> = session.rule_set.point_ids().filter(|id| wanted.contains(&id.index())).collect();
        let made = reviewing.mark(&ids, Verdict::Confirmed);
        asking.set(false);
        notices.offer(format!("已认可 {} 个有佐证的评分点。", made.len()), "撤销", move || {
            session.edit(|draft| {
                // What was changed since then is left alone.
                for (point, mark) in &made {
                    if draft.mark(*point) == Some(mark) {
                        draft.set_mark(*point, None);
                    }
                }
            });
        });
    };
    let question = move || {
        asking.get().then(|| {
            let count = points.with(Vec::len);
            el(
                "div",
                "warned ask-all",
                vec![
                    words::confirm_all(count).into_any(),
                    button("btn small p", "认可", confirm),
                    button("btn small", "先不认可", move || asking.set(false)),
                ],
            )
        })
    };
    view! {
        <button type="button" class="btn small push" disabled=live::flag(move || points.with(Vec::is_empty)) on:click=move |_| asking.set(true)>
            "全部认可（有佐证的）"
        </button>
        {live::when(question)}
    }
}
