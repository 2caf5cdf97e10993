//! All drafts on this computer, a new one, a file, the sample.

use crate::browser::{clock, page};
use crate::domain::draft::{AssessmentKind, Draft, DraftAbout};
use crate::domain::ids::PointId;
use crate::domain::points::Points;
use crate::domain::score::score;
use crate::domain::scorecard::State;
use crate::embedded;
use crate::exchange::read::Incoming;
use crate::exchange::read::read_text;
use crate::rule_sets::library::find;
use crate::rule_sets::{BUILT_IN, built_in};
use crate::storage::drafts::OnShelf;
use crate::ui::components::bar::Bar;
use crate::ui::components::draft_form::{DraftFields, DraftForm};
use crate::ui::components::live;
use crate::ui::components::live::Listed;
use crate::ui::components::open_file::OpenFile;
use crate::ui::components::site_header::SiteHeader;
use crate::ui::library::rule_sets_for_choice;
use crate::ui::notice::Notices;
use crate::ui::prelude::*;
use crate::ui::routes::{DraftPage, Route};
use crate::ui::shelf::Shelf;
use crate::words::{explain_sum::range, labels, storage::TRUST, terms::terms, work};

#[component]
pub fn HomePage() -> impl IntoView {
    crate::browser::page::set_title("质量强县自评");
    let shelf = expect_context::<Shelf>();
    shelf.keep_listed();
    let list = move || {
        let Some(drafts) = shelf.drafts.get() else {
            return view! { <p class="empty" role="status">"正在读取草稿…"</p> }.into_any();
        };
        if drafts.is_empty() {
            view! { <p class="empty">"还没有草稿。新建一份，打开同事给的文件，或先看看示例县。"</p> }.into_any()
        } else {
            drafts.into_iter().map(|draft| view! { <DraftCard draft/> }).listed()
        }
    };
    view! {
        <SiteHeader/>
        <main class="home-page">
            <section class="shelf" aria-label="草稿">
                <h1>"自评草稿"</h1>
                {live::part(list)}
            </section>
            <aside class="start">
                <NewDraft/>
                <section class="box">
                    <h2 class="box-title">"打开"</h2>
                    <OpenFile/>
                </section>
                <Sample/>
                <section class="box trust">
                    <h2 class="box-title">"数据在哪里"</h2>
                    {TRUST.map(|text| view! { <p>{text}</p> }).listed()}
                </section>
            </aside>
        </main>
    }
}

/// What to call a draft in a sentence or a list.
pub fn name_of(draft: &OnShelf) -> String {
    match &draft.content {
        Ok(incoming) => format!("{} · {} 年度", incoming.draft.about.county, incoming.draft.about.year),
        Err(_) => format!("无法读取的草稿 {}", draft.id),
    }
}

#[component]
fn DraftCard(draft: OnShelf) -> impl IntoView {
    let link = Route::Draft(draft.id.clone(), DraftPage::Fill(None)).to_string();
    let name = name_of(&draft);
    let about = match &draft.content {
        Ok(incoming) => view! { <Summary incoming=incoming.clone()/> }.into_any(),
        Err(_) => view! { <p class="misread">"这份草稿读不出来，原样保留着。打开后可以存成文件，交给维护人员。"</p> }
            .into_any(),
    };
    view! {
        <article class="card draft-card">
            <header>
                <h2><a href=link>{name}</a></h2>
                <DraftTools draft/>
            </header>
            {about}
        </article>
    }
}

#[component]
fn Summary(incoming: Incoming) -> impl IntoView {
    let Incoming { rule_set, draft, stamp, .. } = incoming;
    let card = score(rule_set, &draft);
    if let Some(task) = &draft.task {
        let open = |id: &&PointId| matches!(card.point(**id).state, State::Blank | State::Unverified);
        let (count, open) = (task.points.len(), task.points.iter().filter(open).count());
        return view! {
            <div class="summary">
                <p><span class="tag">"任务包"</span>{format!(" {} · 已填 {} / {count}", task.department, count - open)}</p>
                <p class="dim">{format!("{} · 截止 {}", rule_set.about.short, work::due(task.due, clock::today()))}</p>
                <p class="dim">{format!("最后修改 {}", stamp.at)}</p>
            </div>
        }
        .into_any();
    }
    let open = card.count(State::Blank) + card.count(State::Unverified);
    let done = card.point_count() - open;
    let target = draft.about.target;
    let bonus =
        if card.bonus.max > Points::ZERO { format!(" · 加分项 {}", range(card.bonus)) } else { String::new() };
    let terms = terms(rule_set);
    let sample = draft.about.sample.then(|| view! { <span class="tag w">"示例数据"</span> });
    view! {
        <div class="summary">
            <div class="summary-score num"><b>{card.total.sure.to_string()}</b>{format!(" {} · 最高可达 {}", terms.unit, card.total.possible)}</div>
            <Bar score=Signal::stored(card.total) target=Signal::stored(target) class="bar"/>
            <p class="dim">
                {sample}
                {format!("{} · {} · 已填 {done} / {}{bonus}", rule_set.about.short, labels::kind(draft.about.kind), card.point_count())}
            </p>
            <p class="dim">{format!("最后修改 {}", stamp.at)}</p>
        </div>
    }
    .into_any()
}

#[component]
fn DraftTools(draft: OnShelf) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let asking = RwSignal::new(false);
    let name = StoredValue::new(name_of(&draft));
    let draft = StoredValue::new(draft);
    let copy = move |_| {
        draft.with_value(|draft| {
            if let Ok(incoming) = &draft.content {
                let mut copy = incoming.draft.clone();
                copy.about.county.push_str("（副本）");
                shelf.add(incoming.rule_set, &copy, |_| ());
            }
        });
    };
    let readable = draft.with_value(|draft| draft.content.is_ok());
    let rename = draft.with_value(|draft| Route::Draft(draft.id.clone(), DraftPage::About).to_string());
    let id = draft.with_value(|draft| draft.id.clone());
    // What had the focus goes; who uses the keyboard goes on from what comes.
    let ask = move |question: bool, next: String| {
        asking.set(question);
        request_animation_frame(move || page::focus(&next));
    };
    let tools = move || {
        let (keep, drop) = (format!("keep-{id}"), format!("drop-{id}"));
        if asking.get() {
            let delete = move |_| shelf.delete(draft.with_value(|draft| draft.id.clone()), name.get_value());
            view! {
                <span class="ask" role="alert">
                    "确定删除？"
                    <button type="button" class="btn small danger" on:click=delete>"删除"</button>
                    <button type="button" class="btn small" id=keep on:click=move |_| ask(false, drop.clone())>"保留"</button>
                </span>
            }
            .into_any()
        } else {
            view! {
                {readable.then(|| view! {
                    <a class="link" href=rename.clone()>"改名"</a>
                    <button type="button" class="link" on:click=copy>"复制"</button>
                })}
                <button type="button" class="link danger" id=drop on:click=move |_| ask(true, keep.clone())>"删除"</button>
            }
            .into_any()
        }
    };
    view! { <span class="draft-tools">{live::part(tools)}</span> }
}

#[component]
fn NewDraft() -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let notices = expect_context::<Notices>();
    let year = clock::today().map_or(2026, |today| today.year());
    let (county, kind) = (String::new(), AssessmentKind::Creation);
    let form = DraftForm::new(&DraftAbout { county, year, kind, from: None, until: None, target: None, sample: false });
    let mistake = RwSignal::new(None::<&'static str>);
    let chosen = RwSignal::new(BUILT_IN[0].id.to_owned());
    leptos::task::spawn_local(shelf.need_rules());
    let create = move |ev: web_sys::SubmitEvent| {
        ev.prevent_default();
        let Some(rule_set) = find(&chosen.get_untracked()) else {
            notices.warn("这份评分细则读不出来，无法新建。请另选一份，或重新拷贝本文件。");
            return;
        };
        match form.read(rule_set.about.total, false) {
            Ok(about) => shelf.add_and_open(rule_set, &Draft::new(rule_set, about)),
            Err(problem) => mistake.set(Some(problem.0)),
        }
    };
    let choose = move |ev| {
        chosen.set(event_target_value(&ev));
        if let Some(rule_set) = find(&chosen.get_untracked()) {
            form.offer_period(&rule_set.about);
        }
    };
    let option = move |(key, name): (String, String)| {
        let selected = chosen.with_untracked(|chosen| *chosen == key);
        view! { <option value=key selected=selected>{name}</option> }
    };
    let options = move || rule_sets_for_choice(shelf).into_iter().map(option).listed();
    view! {
        <form class="box" aria-label="新建草稿" on:submit=create>
            <h2 class="box-title">"新建草稿"</h2>
            <label class="field">
                <span class="field-name">"评分细则"</span>
                <select class="in wide" on:change=choose>{live::part(options)}</select>
            </label>
            <DraftFields form/>
            {live::when(move || mistake.get().map(|text| view! { <p class="misread" role="alert">{text}</p> }))}
            <button type="submit" class="btn p">"新建并开始填报"</button>
        </form>
    }
}

#[component]
fn Sample() -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let notices = expect_context::<Notices>();
    let open = move |_| match read_text(embedded::text("sample").unwrap_or_default(), built_in) {
        Ok(incoming) => shelf.add_and_open(incoming.rule_set, &incoming.draft),
        Err(refused) => notices.warn(crate::words::import::refusal(&refused).0),
    };
    view! {
        <section class="box">
            <h2 class="box-title">"先看示例"</h2>
            <p class="dim">"“示例县”是虚构的，数据都是编的，用来试用各个页面；不用时可以删除。"</p>
            <button type="button" class="btn" on:click=open>"打开示例县"</button>
        </section>
    }
}
