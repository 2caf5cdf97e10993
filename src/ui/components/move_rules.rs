//! Moving a draft to another rule set or version: shown point by point before anything happens; then done as a new draft.

use super::live;
use super::live::Listed;
use super::plain::{button, el, say};
use super::rules_fields::choice;
use super::table_head::table_head;
use crate::browser::files;
use crate::domain::transfer::Fate;
use crate::exchange::transfer::{Transfer, aside_file, tally, transfer};
use crate::rule_sets::library::find;
use crate::ui::library::rule_sets_for_choice;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::ui::shelf::Shelf;
use crate::words;

/// Rows are shown up to this number; those that change stand first.
const SHOWN: usize = 400;

pub fn move_rules(session: Session) -> AnyView {
    let shelf = expect_context::<Shelf>();
    leptos::task::spawn_local(shelf.need_rules());
    let worked = RwSignal::new(None::<Result<Transfer, String>>);
    let look = move |key: String| {
        let found = find(&key).map(|new| {
            let outcome = session.draft.with_untracked(|draft| transfer(session.rule_set, draft, new, find));
            outcome.map_err(|why| words::transfer::refused(&why))
        });
        worked.set(found);
    };
    let pick = move || {
        let mut options = vec![(String::new(), "选择要换到的细则…".to_owned())];
        let about = &session.rule_set.about;
        let same = |key: &str| find(key).is_some_and(|set| set.about.fingerprint == about.fingerprint);
        let other = |(key, _): &(String, String)| {
            !about.fingerprint.starts_with(key.as_str()) && (*key != about.id || !same(key))
        };
        options.extend(rule_sets_for_choice(shelf).into_iter().filter(other));
        choice(String::new(), "换到", "", options, look)
    };
    let now = {
        let about = &session.rule_set.about;
        format!(
            "现在用的是“{}”，版本 {}，指纹 {}。",
            about.title,
            about.version,
            words::rules::fingerprint(&about.fingerprint)
        )
    };
    let open = RwSignal::new(false);
    let body = move || {
        if open.get() { live::part(pick) } else { button("btn", "换一版评分细则…", move || open.set(true)) }
    };
    let parts = vec![
        say("h2", "box-title", "评分细则"),
        el("p", "dim", vec![now.into_any()]),
        live::part(body),
        live::when(move || worked.get().map(|found| shown(session, shelf, found))),
    ];
    el("section", "box move-rules", parts)
}

fn shown(session: Session, shelf: Shelf, found: Result<Transfer, String>) -> AnyView {
    let moved = match found {
        Ok(moved) => moved,
        Err(why) => return el("p", "misread", vec![why.into_any()]),
    };
    let (old, new) = (session.rule_set, moved.incoming.rule_set);
    let summary = words::transfer::summary(tally(&moved.steps), moved.aside.len());
    let mut steps = moved.steps.clone();
    steps.sort_by_key(|step| step.fate == Fate::Same);
    let rest = steps.len().saturating_sub(SHOWN);
    let row = |step: &_| {
        let [name, fate, before, after] = words::transfer::row(old, new, step);
        view! { <tr><th scope="row">{name}</th><td>{fate}</td><td class="n num">{before}</td><td class="n num">{after}</td></tr> }
    };
    let rows = steps.iter().take(SHOWN).map(row).listed();
    let more = (rest > 0).then(|| el("p", "dim", vec![format!("另有 {rest} 个不变的评分点未列出。").into_any()]));
    let draft = moved.incoming.draft.clone();
    let aside = moved.aside.len();
    let kept = move || {
        let name = words::rules::file_name(&old.about.id, "换版时放不下的内容").replace("评分细则_", "");
        match files::download(&name, &aside_file(old, &moved)) {
            Ok(()) => shelf.notices.say(format!("已导出“{name}”。")),
            Err(error) => shelf.notices.warn(words::files::failure(&error)),
        }
    };
    let go = move || {
        let mut draft = draft.clone();
        draft.about.county.push_str("（换版）");
        shelf.add_and_open(new, &draft);
    };
    let left = (aside > 0).then(|| button("btn", "先存下放不下的内容", kept));
    view! {
        <div class="preview" role="status">
            <p><b>{summary}</b></p>
            <p class="dim">"会另建一份草稿；现在这份原样留着，变更记录和发出的任务包也留在这里。"</p>
            <div class="actions">{left}{button("btn p", "按新版另建一份草稿", go)}</div>
            <div class="scroll"><table class="dense moved">{table_head(&["评分点", "换版后", "#原得分", "#新得分"])}<tbody>{rows}</tbody></table></div>
            {more}
        </div>
    }
    .into_any()
}
