//! Restore points: kept by themselves and by hand, compared place by place, gone back to.

use super::live;
use super::live::Listed;
use crate::browser::page;
use crate::storage::points::{Label, Point};
use crate::ui::notice::Notices;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::ui::session::restore::{Moment, NOW};
use crate::words::difference;
use leptos::task::spawn_local;

#[component]
pub fn RestorePoints() -> impl IntoView {
    let session = Session::expect();
    let points = RwSignal::new(Vec::<Point>::new());
    let read = Callback::new(move |()| {
        spawn_local(async move {
            if let Some(found) = session.points().await {
                points.try_set(found);
            }
        })
    });
    read.run(());
    let pair = RwSignal::new((NOW, NOW));
    let compared = RwSignal::new(None::<Vec<String>>);
    let name = RwSignal::new(String::new());
    let add = move |ev: web_sys::SubmitEvent| {
        ev.prevent_default();
        let text = name.get_untracked().trim().to_owned();
        name.set(String::new());
        spawn_local(async move {
            session.add_point(Label::Named(if text.is_empty() { "手动".to_owned() } else { text })).await;
            read.run(());
        });
    };
    let rows = move || points.with(|points| points.iter().map(|point| row(session, point, pair, read)).listed());
    let none = move || {
        points.with(Vec::is_empty).then(|| view! { <p class="dim">"还没有恢复点。改动较多时会自动存，最近 20 个，越早越稀；您命名的一直保留。"</p> })
    };
    let compare = move |_| {
        let (from, to) = pair.get_untracked();
        spawn_local(async move {
            compared.try_set(between(session, from, to).await);
        })
    };
    let result = move || {
        compared.get().map(|lines| {
            let count = lines.len();
            let items = lines.into_iter().map(|line| view! { <li>{line}</li> }).listed();
            view! { <div class="preview" role="status"><p><b>{format!("{count} 处不同")}</b></p><ul class="compared">{items}</ul></div> }
        })
    };
    view! {
        <section class="box" aria-label="恢复点">
            <h2 class="box-title">"恢复点"</h2>
            <form class="inline-form" on:submit=add>
                <input class="in" aria-label="恢复点名称" placeholder="如 送审稿、上报稿" prop:value=name on:input=move |ev| name.set(event_target_value(&ev))/>
                <button type="submit" class="btn">"现在存一个恢复点"</button>
            </form>
            {live::when(none)}
            <div class="points" role="list">
                <div class="point-line" role="listitem">{radios(pair, NOW, "现在的内容")}"现在的内容"</div>
                {live::part(rows)}
            </div>
            <div class="actions">
                <button type="button" class="btn small" on:click=compare>"比较所选的两个"</button>
                <span class="dim">"左列选较早的，右列选较晚的"</span>
            </div>
            {live::when(result)}
        </section>
    }
}

/// One in the column of the earlier moment, one in that of the later.
fn radios(pair: RwSignal<(Moment, Moment)>, moment: Moment, label: &str) -> AnyView {
    let radio = |(name, word, later): (&'static str, &str, bool)| {
        let chosen = live::flag(move || pair.with(|pair| if later { pair.1 } else { pair.0 }) == moment);
        let choose = move |_| pair.update(|pair| *(if later { &mut pair.1 } else { &mut pair.0 }) = moment);
        view! { <input type="radio" name=name aria-label=format!("{word} {label}") prop:checked=chosen on:change=choose/> }
    };
    [("from", "从", false), ("to", "到", true)].map(radio).listed()
}

fn row(session: Session, point: &Point, pair: RwSignal<(Moment, Moment)>, read: Callback<()>) -> AnyView {
    let number = point.number;
    let Ok(meta) = &point.meta else {
        return view! { <div class="point-line" role="listitem">{format!("恢复点 {number} 已损坏，原样保留")}</div> }
            .into_any();
    };
    let notices = expect_context::<Notices>();
    let (named, label) = match &meta.label {
        Label::Named(name) => (true, format!("{} {name}", meta.at)),
        Label::Automatic(why) => (false, format!("{} 自动 {why}", meta.at)),
    };
    let asking = RwSignal::new(false);
    let restore = move |_| {
        spawn_local(async move {
            if session.restore(number).await {
                notices.offer("已恢复到所选的恢复点；恢复前的内容也存了一个恢复点。", "撤销恢复", session.undo_this());
            }
            read.run(());
        })
    };
    let delete = move |_| {
        spawn_local(async move {
            session.delete_point(number).await;
            read.run(());
        })
    };
    // What had the focus goes; who uses the keyboard goes on from what comes.
    let ask = move |question: bool, next: &str| {
        asking.set(question);
        let next = format!("{next}-{number}");
        request_animation_frame(move || page::focus(&next));
    };
    let tools = move || {
        if asking.get() {
            view! {
                <span class="ask" role="alert">"确定删除？"
                    <button type="button" class="btn small danger" on:click=delete>"删除"</button>
                    <button type="button" class="btn small" id=format!("keep-{number}") on:click=move |_| ask(false, "drop")>"保留"</button>
                </span>
            }
            .into_any()
        } else {
            view! {
                <button type="button" class="link" on:click=restore>"恢复到这里"</button>
                <button type="button" class="link danger" id=format!("drop-{number}") on:click=move |_| ask(true, "keep")>"删除"</button>
            }
            .into_any()
        }
    };
    view! {
        <div class="point-line" role="listitem">
            {radios(pair, Some(number), &label)}
            <span class:strong=named>{label.clone()}</span>
            <span class="push">{live::part(tools)}</span>
        </div>
    }
    .into_any()
}

/// The differences between two moments, in words.
async fn between(session: Session, from: Moment, to: Moment) -> Option<Vec<String>> {
    let (from, to) = (session.moment(from).await?, session.moment(to).await?);
    let rule_set = session.rule_set;
    let found = crate::domain::difference::differences(rule_set, &from, &to);
    let line = |one: &crate::domain::difference::Difference| {
        let value =
            |value: &Option<String>| difference::value(rule_set, Some(&to.departments), one.spot, value.as_deref());
        let place = difference::place(rule_set, Some(&to.departments), one.spot);
        format!("{place}：{} → {}", value(&one.before), value(&one.after))
    };
    Some(found.iter().map(line).collect())
}
