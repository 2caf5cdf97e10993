//! At the side of a task pack: who asks for it, by when, how far it is, who filled it in and checked it.

use super::live;
use super::text_field::TextField;
use crate::browser::clock;
use crate::domain::dispatch::Task;
use crate::domain::scorecard::State;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::work;
use std::sync::Arc;

#[component]
pub fn TaskBox() -> impl IntoView {
    let session = Session::expect();
    let task = move || session.draft.with_untracked(|draft| draft.task.clone());
    let Some(task) = task() else { return ().into_any() };
    let read = move |read: fn(&Task) -> &String| {
        live::text(move || {
            session.draft.with(|draft| draft.task.as_deref().map(|task| read(task).clone()).unwrap_or_default())
        })
    };
    let write = move |write: fn(&mut Task) -> &mut String| {
        Callback::new(move |text: String| {
            session.edit(|draft| {
                if let Some(task) = &mut draft.task {
                    *write(Arc::make_mut(task)) = text;
                }
            })
        })
    };
    let points = task.points.clone();
    let count = points.len();
    let left = Memo::new(move |_| {
        let open = |state| matches!(state, State::Blank | State::Unverified);
        points.iter().filter(|id| session.point_score(**id).with(|point| open(point.state))).count()
    });
    let progress = live::text(move || format!("已填 {} / {count}", count - left.get()));
    let line = |name: &'static str, text: String| (!text.is_empty()).then(|| view! { <p>{name}"："{text}</p> });
    view! {
        <section class="box task-box" aria-label="任务包">
            <h2 class="box-title">"任务包"</h2>
            <p><b>{task.department.clone()}</b></p>
            {line("交给", task.asked_by.clone())}
            {line("截止", work::due(task.due, clock::today()))}
            <p class="total num">{progress}</p>
            <TextField label="填报人" value=read(|task| &task.filled_by) change=write(|task| &mut task.filled_by) hint=""/>
            <TextField label="审核人" value=read(|task| &task.checked_by) change=write(|task| &mut task.checked_by) hint=""/>
            <button type="button" class="btn p" on:click=move |_| session.export()>"交回：存成文件"</button>
            <p class="dim">"只有列出的评分点会被收回；别处的内容不会改动。文件请交给发任务包的人，由他合并。"</p>
        </section>
    }
    .into_any()
}
