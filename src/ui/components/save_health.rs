//! How safely the draft is kept, in one panel.

use super::live;
use super::live::Listed;
use crate::browser::{bound_file, files, space};
use crate::storage::gather::{self, Unreadable};
use crate::storage::local;
use crate::ui::prelude::*;
use crate::ui::session::{Saving, Session};
use crate::ui::shelf::Shelf;
use crate::words::storage as words;
use leptos::task::spawn_local;

#[component]
pub fn SaveHealth() -> impl IntoView {
    let session = Session::expect();
    let shelf = expect_context::<Shelf>();
    let (room, promise) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let persisted = move |answer: Result<bool, crate::storage::StorageError>| {
        promise.try_set(words::promise(&answer).to_owned());
    };
    space::is_persisted(persisted);
    spawn_local(async move {
        let used = local::used(&*shelf.handles().local).unwrap_or_default();
        let estimate = space::estimate().await.ok().map(|space| (space.used, space.quota));
        room.try_set(words::room(used.own, used.all, estimate));
    });
    let saved = live::text(move || match session.saving.get() {
        Saving::Saved(at) => format!("{at}，写入后已读回核对"),
        Saving::Waiting => "正在保存…".to_owned(),
        Saving::Failed(error) => words::failure(&error),
    });
    let stores =
        live::text(move || shelf.refused.with(|refused| words::stores(&refused.local, &refused.vault, refused.asked)));
    let exported = live::text(move || {
        session.saving.track();
        let last = session.last_export();
        words::exported(&last.at, last.changes, last.days)
    });
    let tab =
        live::text(move || words::standing(session.guard.standing.get()).unwrap_or("只有这个窗口在填报").to_owned());
    let bound = live::text(move || match session.bound.get() {
        None if session.earlier.with(Option::is_some) => {
            session.earlier.get().map_or(String::new(), |name| format!("上次绑定了“{name}”，还没有接着写"))
        }
        None if bound_file::available() => "没有绑定".to_owned(),
        None => "这个浏览器不能绑定文件（需要较新的 Chrome、Edge 内核）；请用“导出”备份。".to_owned(),
        Some(Ok(name)) if session.remembers_file() => format!("“{name}”，停顿后自动重写；下次打开时点一下就接着写"),
        Some(Ok(name)) => format!("“{name}”，停顿后自动重写；关闭本页面后要重新绑定"),
        Some(Err(text)) => text,
    });
    let is_bound = Memo::new(move |_| session.bound.with(Option::is_some));
    let bind = move || {
        bound_file::available().then(|| {
            if is_bound.get() {
                view! { <button type="button" class="link" on:click=move |_| session.unbind()>"解除绑定"</button> }
                    .into_any()
            } else {
                view! { <button type="button" class="link" on:click=move |_| session.bind()>"绑定到文件…"</button> }
                    .into_any()
            }
        })
    };
    let ask = move |_| space::ask_to_persist(persisted);
    let row = |name: &'static str, text: Signal<String>, more: AnyView| view! { <tr><th scope="row">{name}</th><td>{text}" "{more}</td></tr> };
    let rows = [
        row("最近保存", saved, ().into_any()),
        row("保存在", stores, ().into_any()),
        row("空间", room.into(), ().into_any()),
        row(
            "长期保留",
            promise.into(),
            view! { <button type="button" class="link" on:click=ask>"请浏览器长期保留"</button> }.into_any(),
        ),
        row(
            "备份文件",
            exported,
            view! { <button type="button" class="link" on:click=move |_| session.export()>"现在导出"</button> }
                .into_any(),
        ),
        row("绑定的文件", bound, live::when(bind)),
        row("窗口", tab, ().into_any()),
    ];
    view! {
        <section class="box" aria-label="保存状况">
            <h2 class="box-title">"保存状况"</h2>
            <table class="facts"><tbody>{rows.listed()}</tbody></table>
            <Unreadables/>
        </section>
    }
}

/// Copies of earlier states that cannot be read: handed out as files, deleted only when a person says so.
#[component]
fn Unreadables() -> impl IntoView {
    let session = Session::expect();
    let shelf = expect_context::<Shelf>();
    let row = move |copy: Unreadable| {
        let name = format!("读不出的副本_{}.txt", copy.key.replace('/', "_"));
        let raw = copy.raw.clone();
        let save = move |_| match files::download(&name, &raw) {
            Ok(()) => shelf.notices.say(format!("已存为“{name}”。")),
            Err(error) => shelf.notices.warn(crate::words::files::failure(&error)),
        };
        let discard = move |_| {
            let copy = copy.clone();
            spawn_local(async move {
                let gone = gather::discard(shelf.handles().stores(), &copy).await;
                if shelf.told(gone).is_some() {
                    session.unreadable.update(|copies| copies.retain(|other| *other != copy));
                }
            });
        };
        view! {
            <p>
                "有一份较早的副本读不出来，原样保留着。"
                <button type="button" class="link" on:click=save>"存成文件"</button>
                <button type="button" class="link danger" on:click=discard>"不要了，删除"</button>
            </p>
        }
    };
    live::part(move || session.unreadable.get().into_iter().map(row).listed())
}
