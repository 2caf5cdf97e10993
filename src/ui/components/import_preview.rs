//! Before a file becomes a draft: whose it is, how complete, what its score is here, and what does not agree.

use super::live;
use super::live::Listed;
use crate::domain::score::score;
use crate::domain::scorecard::State;
use crate::exchange::read::Incoming;
use crate::storage::drafts::OnShelf;
use crate::ui::prelude::*;
use crate::ui::shelf::Shelf;
use crate::words::{explain_sum::range, import, labels};

#[component]
pub fn ImportPreview(name: String, incoming: Incoming, told: Vec<String>, close: Callback<()>) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let mut warnings = import::warnings(&incoming.warnings);
    warnings.extend(told);
    let warned = !warnings.is_empty();
    let list = warned.then(|| {
        let items = warnings.into_iter().map(|line| view! { <li>{line}</li> }).listed();
        view! { <div class="warned" role="alert"><b>"请注意"</b><ul>{items}</ul></div> }
    });
    let (rule_set, draft) = (incoming.rule_set, incoming.draft.clone());
    let add = move |_| {
        close.run(());
        shelf.add_and_open(rule_set, &draft);
    };
    view! {
        <section class="preview" aria-label="导入预览">
            <h3>{format!("“{name}”可以导入，请核对")}</h3>
            <Particulars incoming=incoming.clone()/>
            {list}
            <div class="actions">
                <button type="button" class="btn p" on:click=add>
                    {if warned { "仍然导入为新草稿" } else { "导入为新草稿" }}
                </button>
                <Replace incoming close/>
                <button type="button" class="btn" on:click=move |_| close.run(())>"取消"</button>
            </div>
        </section>
    }
}

#[component]
fn Particulars(incoming: Incoming) -> impl IntoView {
    let Incoming { rule_set, draft, stamp, .. } = incoming;
    let card = score(rule_set, &draft);
    let about = &draft.about;
    let open = card.count(State::Blank) + card.count(State::Unverified);
    let task = draft.task.as_ref().map_or("自评草稿".to_owned(), |task| format!("任务包 · {}", task.department));
    let rows = [
        ("文件内容", task),
        ("单位与年度", format!("{} · {} 年度 · {}", about.county, about.year, labels::kind(about.kind))),
        ("评分细则", rule_set.about.title.clone()),
        (
            "完成情况",
            format!("{} 个评分点，未填或待核实 {open} 个；佐证材料 {} 条", card.point_count(), draft.evidence.len()),
        ),
        ("重新计算的得分", format!("总分 {}，加分项 {}", range(card.total), range(card.bonus))),
        ("文件保存时间", if stamp.at.is_empty() { "未注明".to_owned() } else { stamp.at }),
    ];
    let row = |(name, text): (&'static str, String)| view! { <tr><th scope="row">{name}</th><td>{text}</td></tr> };
    view! { <table class="facts"><tbody>{rows.map(row).listed()}</tbody></table> }
}

/// Writing over a draft that is there: chosen by name, confirmed by the choice and the button, undone with one click.
#[component]
fn Replace(incoming: Incoming, close: Callback<()>) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let mut drafts = shelf.drafts.get_untracked().unwrap_or_default();
    drafts.retain(|draft| draft.content.is_ok());
    if drafts.is_empty() {
        return ().into_any();
    }
    let chosen = RwSignal::new(String::new());
    let option = |draft: &OnShelf| {
        let name = crate::ui::pages::home::name_of(draft);
        view! { <option value=draft.id.to_string()>{name}</option> }
    };
    let options = drafts.iter().map(option).listed();
    let replace = move |_| {
        let old = drafts.iter().find(|draft| draft.id.to_string() == chosen.get_untracked());
        if let Some(old) = old {
            let text = format!("已用文件内容替换“{}”。", crate::ui::pages::home::name_of(old));
            shelf.replace(old.clone(), incoming.rule_set, &incoming.draft, text);
            close.run(());
        }
    };
    view! {
        <span class="replace">
            <select class="in" aria-label="要替换的草稿" on:change=move |ev| chosen.set(event_target_value(&ev))>
                <option value="">"替换现有草稿…"</option>
                {options}
            </select>
            <button type="button" class="btn" disabled=live::flag(move || chosen.get().is_empty()) on:click=replace>"替换"</button>
        </span>
    }
    .into_any()
}
