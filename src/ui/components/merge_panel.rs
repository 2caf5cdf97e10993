//! Taking back what departments and reviewers return: files in, a preview of every item, a decision, one step that can be undone.

use super::file_drop::FileDrop;
use super::live;
use super::live::Listed;
use super::merge_intake::Table;
use super::merge_items::MergeItems;
use super::office_bar::OfficeBar;
use super::paste_cells::{PasteCells, TOGGLE};
use crate::browser::files;
use crate::domain::merge::{Choice, Choices, Kind, Plan};
use crate::storage::points::Label;
use crate::ui::notice::Notices;
use crate::ui::office::{Office, focus_soon};
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What can be merged: drafts, ZIPs of them, workbooks.
const ACCEPT: &str = ".json,.zip,.xlsx,.xlsm,.xls,.et,application/json,application/zip";

#[component]
pub fn MergePanel() -> impl IntoView {
    let (session, office) = (Session::expect(), Office::expect());
    let table = Table::empty();
    let open = Callback::new(move |picked: Vec<files::Picked>| spawn_local(table.take(session, office, picked)));
    let unread = move || {
        let lines = table.unread.get();
        (!lines.is_empty()).then(|| {
            let items = lines.into_iter().map(|line| view! { <li>{line}</li> }).listed();
            view! { <div class="refused" role="alert"><p><b>"没有读进来的文件，其余照常"</b></p><ul>{items}</ul></div> }
        })
    };
    let problems = move || {
        let all = table.problems.get();
        (!all.is_empty()).then(|| {
            let one = |(name, lines): (String, Vec<String>)| {
                let headline = words::hand_in::not_understood(&name, lines.len());
                let items = lines.into_iter().map(|line| view! { <li>{line}</li> }).listed();
                view! { <p><b>{headline}</b></p><ul>{items}</ul> }
            };
            let seen = move |_| {
                table.problems.set(Vec::new());
                focus_soon(TOGGLE.to_owned());
            };
            view! {
                <div class="warned">
                    <div role="alert">{all.into_iter().map(one).listed()}</div>
                    <button type="button" class="btn small" on:click=seen>"知道了，收起"</button>
                </div>
            }
        })
    };
    view! {
        <section class="box" aria-label="合并交回的文件">
            <h2 class="box-title">"合并交回的文件"</h2>
            <FileDrop label="选择交回的文件…" hint="各单位交回的任务包、填好的收集表（.xlsx）、预验收意见，可以一次选多个，也可以是 ZIP；先预览，您确认后才合并" accept=ACCEPT open/>
            <PasteCells table/>
            <OfficeBar/>
            {live::when(unread)}
            {live::when(problems)}
            {live::part(move || table.plan.get().map_or_else(|| ().into_any(), |plan| view! { <Preview plan table/> }.into_any()))}
        </section>
    }
}

#[component]
fn Preview(plan: Arc<Plan>, table: Table) -> impl IntoView {
    let session = Session::expect();
    let notices = expect_context::<Notices>();
    let file = |file: &crate::domain::merge::Arrival| {
        let why = file.refused.as_ref().map(|refusal| {
            let why = words::merge::refusal(&plan.ours, refusal);
            view! { <span class="misread">{why}</span> }
        });
        view! { <li>{format!("{}：{}", file.name, words::merge::sender(file))}{why}</li> }
    };
    let files = plan.files.iter().map(file).listed();
    let tally = words::merge::tally(plan.tally());
    let kept = Arc::clone(&plan);
    let left = live::text(move || {
        let left = table.choices.with(|choices| choices.as_ref().map_or(0, |choices| kept.undecided(choices)));
        if left > 0 {
            format!("还有 {left} 处冲突没有决定，合并后保留本草稿的内容。")
        } else {
            String::new()
        }
    });
    let kept = Arc::clone(&plan);
    let merging = RwSignal::new(false);
    let merge = move |_| {
        let kept = Arc::clone(&kept);
        if merging.get_untracked() {
            return;
        }
        merging.set(true);
        spawn_local(async move {
            merge(session, table, notices, &kept).await;
            merging.try_set(false);
        });
    };
    let set = move |choices: Choices| move |_| table.choices.set(Some(choices.clone()));
    let settle = |theirs| {
        let plan = Arc::clone(&plan);
        move |_| settle(table, &plan, theirs)
    };
    let conflicts = plan.items.iter().any(|item| item.kind == Kind::Conflict);
    let bulk = conflicts.then(|| {
        view! {
            <button type="button" class="btn small" on:click=settle(true)>"冲突都用交回的"</button>
            <button type="button" class="btn small" on:click=settle(false)>"冲突都保留本草稿的"</button>
        }
    });
    view! {
        <div class="merge" aria-label="合并预览">
            <ul class="merge-files">{files}</ul>
            <p><b>{tally}</b></p>
            <div class="actions">
                {bulk}
                <button type="button" class="btn small" on:click=set(plan.defaults())>"恢复默认选择"</button>
                <button type="button" class="btn small" on:click=set(plan.declined())>"全部不要"</button>
            </div>
            <MergeItems plan=Arc::clone(&plan) table/>
            <p class="misread" role="status">{left}</p>
            <div class="actions">
                <button type="button" class="btn p" on:click=merge>"合并"</button>
                <button type="button" class="btn" on:click=move |_| table.clear()>"取消，什么都不改"</button>
            </div>
        </div>
    }
}

/// Keeps a restore point, then takes over what was chosen. Where no restore point can be kept the merge goes on, since one undo
/// takes it back; the message about the store stands.
async fn merge(session: Session, table: Table, notices: Notices, plan: &Plan) {
    session.add_point(Label::Automatic("合并前".to_owned())).await;
    let Some(choices) = table.choices.try_get_untracked().flatten() else { return };
    if session.merge(plan, &choices) {
        let done = format!("已合并：{}。", words::merge::tally(plan.tally()));
        // Nothing is kept as a step then: to undo would take back the one before.
        if session.draft.with_untracked(|draft| *draft == plan.ours) {
            notices.say(format!("{done}草稿没有可改的，保持原样。"));
        } else {
            notices.offer(done, "撤销合并", session.undo_this());
        }
        table.clear_files();
    } else {
        table.lay_out(session);
        notices.warn("预览之后草稿又有改动，没有合并。已按现在的草稿重新比对，请再看一遍。");
    }
}

/// Decides every conflict the same way; what else was chosen stays. Where files disagree, the last one counts.
fn settle(table: Table, plan: &Plan, theirs: bool) {
    table.choices.update(|choices| {
        let chosen = choices.iter_mut().flat_map(|choices| &mut choices.items);
        for (item, chosen) in plan.items.iter().zip(chosen).filter(|(item, _)| item.kind == Kind::Conflict) {
            let last = item.offers.len().saturating_sub(1);
            *chosen = if theirs { Choice::Theirs(last) } else { Choice::Ours };
        }
    });
}
