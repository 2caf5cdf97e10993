//! The total with its range and target, always in sight.

use super::bar::Bar;
use super::explain_button::explain_button;
use super::live;
use super::told_lines::told_while;
use crate::domain::scorecard::{Score, State};
use crate::ui::prelude::*;
use crate::ui::routes::DraftPage;
use crate::ui::session::{Level, Session};
use crate::words::terms::terms;
use crate::words::{explain_points, explain_sum};

#[component]
pub fn TotalBox() -> impl IntoView {
    let session = Session::expect();
    let terms = terms(session.rule_set);
    let total = session.level(Level::Total);
    let target = session.target();
    let open = RwSignal::new(false);
    let lines = move || session.scorecard.with(|card| explain_sum::total(session.rule_set, card));
    let told = move || format!("{} {}{}", terms.total, total.get().sure, headline(total.get()));
    let figure = view! {
        {live::text(move || total.get().sure.to_string())}
        <small>{live::text(move || headline(total.get()))}</small>
    }
    .into_any();
    let legend = move || target.get().map(|target| view! { <span>"目标 "{target.to_string()}</span> });
    view! {
        <section class="box total-box" aria-label=terms.total>
            <h2 class="box-title">{live::text(move || format!("{}（{} {}）", terms.total, terms.max, total.get().max))}</h2>
            {explain_button(open, "total num".into(), live::text(told), figure)}
            <Bar score=total target class="bar range"/>
            <div class="legend num"><span>"0"</span>{live::when(legend)}<span>{live::text(move || total.get().max.to_string())}</span></div>
            {live::lines_while(open, lines)}
            <Three/>
        </section>
    }
}

/// The total in one line, for widths where the box is out of sight.
#[component]
pub fn MiniTotal() -> impl IntoView {
    let session = Session::expect();
    let total = session.level(Level::Total);
    let target = session.target();
    view! {
        <div class="mini-total">
            <div class="mini-total-line num">
                <span>{terms(session.rule_set).total}" "<b>{live::text(move || total.get().sure.to_string())}</b>{live::text(move || headline(total.get()))}</span>
                <span>{live::text(move || total.get().max.to_string())}</span>
            </div>
            <Bar score=total target class="bar thin"/>
        </div>
    }
}

fn headline(total: Score) -> String {
    if total.sure == total.possible {
        " 全部填完".to_owned()
    } else {
        format!(" 确定 · 最高可达 {}", total.possible)
    }
}

/// Claimed, backed by proof, and still open; and the bonus, which counts apart.
#[component]
fn Three() -> impl IntoView {
    let session = Session::expect();
    let total = session.level(Level::Total);
    let reviewed = Memo::new(move |_| session.draft.with(|draft| !draft.marks.is_empty()));
    let confirmed = move || {
        let link = session.link(DraftPage::Review);
        let text = live::text(move || total.get().confirmed.to_string());
        reviewed.get().then(|| view! { <a href=link title="逐点审核的结果和算法"><b>{text}</b>"预验收"</a> })
    };
    let left = Memo::new(move |_| session.at_rest(|card| card.count(State::Blank) + card.count(State::Unverified)));
    let open = RwSignal::new(false);
    let told = move || format!("{} 有佐证", total.get().backed);
    let figure = view! { <b>{live::text(move || total.get().backed.to_string())}</b>"有佐证" }.into_any();
    let backed = |session: Session| session.at_rest(|card| explain_points::backed(session.rule_set, card));
    view! {
        <div class="three num">
            <div><b>{live::text(move || total.get().sure.to_string())}</b>"自评"</div>
            {explain_button(open, "plain".into(), live::text(told), figure)}
            {live::when(confirmed)}
            <div><b>{live::text(move || left.get().to_string())}</b>"未填或待核实"</div>
        </div>
        {told_while(open, backed)}
        {session.rule_set.bonus_categories().next().is_some().then(|| view! { <Bonus/> })}
    }
}

#[component]
fn Bonus() -> impl IntoView {
    let session = Session::expect();
    let bonus = session.level(Level::Bonus);
    let text = live::text(move || format!("{} / {}", explain_sum::range(bonus.get()), bonus.get().max));
    let told = move || format!("加分项 {}", text.get());
    let open = RwSignal::new(false);
    let lines = move || session.scorecard.with(|card| explain_sum::bonus(session.rule_set, card));
    view! {
        <div class="legend bonus">
            <span>{if session.rule_set.about.total_includes_bonus { "加分项（计入总分）" } else { "加分项（另计）" }}</span>
            {explain_button(open, "plain num".into(), live::text(told), text.into_any())}
        </div>
        {live::lines_while(open, lines)}
    }
}
