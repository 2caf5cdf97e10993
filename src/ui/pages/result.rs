//! The result: total, categories, departments, and what was lost or is still open.

use super::result_charts::{CategoryChart, DepartmentChart, RateChart};
use crate::domain::gap::{Gap, GapKind, gaps};
use crate::domain::order;
use crate::domain::points::Points;
use crate::ui::components::keyed::Slices;
use crate::ui::components::live;
use crate::ui::components::live::Listed;
use crate::ui::components::paper::{PaperFoot, PaperHead, PrintButton};
use crate::ui::components::total_box::TotalBox;
use crate::ui::components::veto_box::VetoBox;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::terms::terms;
use crate::words::{explain, labels, outcome, target};

#[component]
pub fn ResultPage() -> impl IntoView {
    let session = Session::expect();
    let outlook = move || {
        let target = session.draft.with(|draft| draft.about.target);
        session.scorecard.with(|card| target::outlook(session.rule_set, card, target))
    };
    // Pass marks and grade, where the rule set names any.
    let outcome = move || {
        let lines = session.scorecard.with(|card| outcome::marks(session.rule_set, card));
        if lines.is_empty() { live::nothing() } else { live::paragraphs("box outcome", lines) }
    };
    view! {
        <main class="res">
            <PaperHead title="质量强县自评结果" filtered=false/>
            <div class="res-left">
                <TotalBox/>
                <p class="box outlook">{live::text(outlook)}</p>
                {live::part(outcome)}
                <VetoBox/>
                <CategoryChart/>
                <DepartmentChart/>
                <RateChart/>
            </div>
            <GapList/>
            <PaperFoot/>
        </main>
    }
}

#[component]
fn GapList() -> impl IntoView {
    let session = Session::expect();
    let rule_set = session.rule_set;
    let terms = terms(rule_set);
    let title = format!("{}与待填", terms.lost);
    let kind = RwSignal::new(None::<GapKind>);
    let all = Memo::new(move |_| session.scorecard.with(|card| gaps(rule_set, card)));
    // A key names a gap for good: its point and kind. The row follows its figures.
    let kinds = GapKind::ALL.len();
    let position = |gap: &Gap| GapKind::ALL.iter().position(|kind| *kind == gap.kind).unwrap_or(0);
    let key_of = move |gap: &Gap| gap.point.index() * kinds + position(gap);
    let keys = Memo::new(move |_| {
        let wanted = kind.get();
        let wanted = |gap: &&Gap| wanted.is_none_or(|kind| gap.kind == kind);
        all.with(|all| all.iter().filter(wanted).map(key_of).collect::<Vec<_>>())
    });
    // Where each gap is in the list, by key: thousands of rows ask for theirs.
    let places = Memo::new(move |_| {
        let mut places: Vec<_> = all.with(|all| all.iter().map(key_of).zip(0..).collect());
        order::by_key(&mut places, |(key, _)| *key);
        places
    });
    let at = |places: &[(usize, usize)], key| {
        let at = places.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        places.get(at).map(|(_, at)| *at)
    };
    let slices = Slices::provide();
    let row = move |key: usize| {
        let found = move || all.with(|all| all.get(places.with(|places| at(places, key))?).copied());
        live::when(move || found().map(|gap| view! { <GapRow gap/> }))
    };
    let sums = move || {
        let sum =
            |kind| all.with(|all| all.iter().filter(|gap| gap.kind == kind).map(|gap| gap.points).sum::<Points>());
        let parts = GapKind::ALL.map(|kind| (kind, sum(kind))).into_iter().filter(|(_, points)| *points > Points::ZERO);
        let texts: Vec<_> =
            parts.map(|(kind, points)| format!("{} {points} {}", labels::gap(terms, kind), terms.unit)).collect();
        texts.join(" · ")
    };
    let chip = move |(value, label): (Option<GapKind>, &'static str)| {
        let on = move || kind.get() == value;
        let pressed = live::aria(on);
        view! { <button type="button" class="chip" class:on=live::flag(on) aria-pressed=pressed on:click=move |_| kind.set(value)>{label}</button> }
    };
    let chips = std::iter::once((None, "全部")).chain(GapKind::ALL.map(|kind| (Some(kind), labels::gap(terms, kind))));
    let empty = move || keys.with(Vec::is_empty).then(|| view! { <p class="empty">"这里没有要补的。"</p> });
    view! {
        <section class="card gaps" aria-label=title.clone()>
            <header>
                <h2>{title.clone()}</h2>
                <span class="dept">"按补上后能增加多少排列"<span class="no-print">" · 点编号到填报处"</span></span>
                <span class="sums num">{live::text(sums)}</span>
            </header>
            <div class="chips no-print" role="group" aria-label="按状态筛选">{chips.map(chip).listed()}
                <PrintButton/>
            </div>
            <div class="scroll">
                <table class="gap-table">
                    <thead>
                        <tr>
                            <th scope="col">"编号"</th>
                            <th scope="col">"评分点"</th>
                            <th scope="col">"现状与差距"</th>
                            <th scope="col">"责任单位"</th>
                            <th scope="col">"状态"</th>
                            <th scope="col" class="n">{terms.worth}</th>
                            <th scope="col" class="n">"可增"</th>
                        </tr>
                    </thead>
                    <tbody>
                        {slices.keyed("7", move || keys.get(), row)}
                    </tbody>
                </table>
            </div>
            {live::when(empty)}
        </section>
    }
}

#[component]
fn GapRow(gap: Gap) -> impl IntoView {
    let session = Session::expect();
    let rule_set = session.rule_set;
    let point = rule_set.point(gap.point);
    let result = session.point_score(gap.point);
    let reason = session.text_of(gap.point, |record| &record.loss_reason);
    let why = move || match gap.kind {
        GapKind::NoEvidence => view! { <div>"自评达到，还没有佐证材料"</div> }.into_any(),
        _ => {
            let (_, lines) = result.with(|result| explain::point(rule_set, point, result));
            lines.into_iter().map(|line| view! { <div>{line}</div> }).listed()
        }
    };
    let told = move || {
        reason.with(|reason| (!reason.is_empty()).then(|| view! { <div class="dim">"原因："{reason.clone()}</div> }))
    };
    let look = match gap.kind {
        GapKind::Lost | GapKind::NotApplicable => "pill l",
        GapKind::Blank => "pill o",
        GapKind::Unverified | GapKind::NoEvidence => "pill e",
    };
    let departments = session.departments().with(|all| labels::departments_short(rule_set, all, gap.point));
    let capped = (gap.effect < gap.points).then_some("指标或类别已接近满分，补上后增加较少");
    view! {
        <tr>
            <td class="num"><a href=session.link_to(&point.code)>{point.code.clone()}</a></td>
            <td>{labels::wording(point)}</td>
            <td>{live::part(why)}{live::when(told)}</td>
            <td>{departments}</td>
            <td><span class=look>{labels::gap(terms(rule_set), gap.kind)}</span></td>
            <td class="n num">{gap.points.to_string()}</td>
            <td class="n num" title=capped>{gap.effect.to_string()}</td>
        </tr>
    }
}
