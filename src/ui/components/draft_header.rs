//! The header of a draft: whose it is, its pages, whether it is saved, and the way out.

use super::live;
use super::live::Listed;
use super::text_size::TextSize;
use super::undo::UndoButtons;
use crate::ui::prelude::*;
use crate::ui::routes::{DraftPage, Route};
use crate::ui::session::{Level, Saving, Session};
use crate::ui::stores::Refusals;
use crate::words;
use crate::words::explain_sum::range;
use crate::words::terms::terms;

#[component]
pub fn DraftHeader(page: Memo<DraftPage>) -> impl IntoView {
    let session = Session::expect();
    let about = move || session.draft.with(|draft| draft.about.clone());
    let county = Memo::new(move |_| about().county);
    let year = Memo::new(move |_| format!(" · {} 年度", about().year));
    let sub = Memo::new(move |_| format!("{} · {}", session.rule_set.about.short, words::labels::kind(about().kind)));
    let is_sample = Memo::new(move |_| about().sample);
    let sample = move || is_sample.get().then(|| view! { <span class="tag w">"示例数据"</span> });
    let link = move |(target, label): (DraftPage, &'static str)| {
        let here = {
            let target = target.clone();
            move || page.with(|page| page.same_page(&target))
        };
        let current = {
            let here = here.clone();
            move || here().then_some("page")
        };
        view! { <a href=session.link(target) class:on=live::flag(here) aria-current=Signal::derive(current)>{label}</a> }
    };
    let has = |page: &DraftPage| match page {
        DraftPage::Form => session.rule_set.form.is_some() && !session.is_task(),
        page => !session.is_task() || page.is_for_tasks(),
    };
    let menu = DraftPage::MENU.into_iter().filter(|(page, _)| has(page));
    view! {
        <header class="top">
            <a class="home" href=Route::Home.to_string() aria-label="返回全部草稿">"‹"</a>
            <span class="name" title=county>
                <span class="county">{county}</span>
                <span>{year}</span>
            </span>
            <span class="sub">{sub}</span>
            {live::when(sample)}
            <nav class="nav" aria-label="草稿页面">{menu.map(link).listed()}</nav>
            {(!session.is_task()).then(|| view! { <HeadTotal/> })}
            <UndoButtons/>
            <SaveState/>
            <TextSize/>
            <a class="btn" href=Route::Guide.to_string()>"说明"</a>
            <Export/>
        </header>
    }
}

/// The total on every page.
#[component]
fn HeadTotal() -> impl IntoView {
    let session = Session::expect();
    let total = session.level(Level::Total);
    let text = live::text(move || range(total.get()));
    let link = session.link(DraftPage::Result);
    view! { <a class="head-total num" href=link title="确定–最高可达">{terms(session.rule_set).total}" "<b>{text}</b></a> }
}

/// When and where the draft was last saved; loud when it was not.
#[component]
fn SaveState() -> impl IntoView {
    let session = Session::expect();
    let refused = expect_context::<crate::ui::shelf::Shelf>().refused;
    let text = move || match session.saving.get() {
        _ if refused.with(Refusals::all) => view! { <span class="saved bad">"未保存：浏览器不允许"</span> }.into_any(),
        Saving::Saved(at) => {
            let title = format!("{at} 保存在本机浏览器");
            let time = at.get(11..16).unwrap_or_default().to_owned();
            view! { <span class="saved" title=title><b>"✓ 已保存"</b>" "{time}" · 本机"</span> }.into_any()
        }
        Saving::Waiting => view! { <span class="saved">"正在保存…"</span> }.into_any(),
        Saving::Failed(_) => view! { <span class="saved bad">"✗ 没有保存"</span> }.into_any(),
    };
    view! { <span class="saved-slot" aria-live="polite">{live::part(text)}</span> }
}

/// The draft as a file, for handing over and for safety.
#[component]
fn Export() -> impl IntoView {
    let session = Session::expect();
    let label = if session.is_task() { "交回" } else { "导出" };
    view! { <button type="button" class="btn p" on:click=move |_| session.export()>{label}</button> }
}
