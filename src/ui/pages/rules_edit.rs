//! Editing a rule set in forms: its parts at the left; what is found, and how it will be filled in, at the right.

use crate::browser::page;
use crate::rule_sets::edit::{Edit, apply, clean, shown, unsettled};
use crate::rule_sets::forms::{Member, SECTIONS};
use crate::rule_sets::load;
use crate::storage::id::DraftId;
use crate::storage::works::Work;
use crate::ui::components::live;
use crate::ui::components::live::Listed;
use crate::ui::components::plain::{button, el, say, tell};
use crate::ui::components::rules_checks::checks;
use crate::ui::components::rules_fields::{form, text_field};
use crate::ui::components::rules_file::{beside, to_keep};
use crate::ui::components::rules_parts::{doubts, left_over};
use crate::ui::components::rules_preview::previews;
use crate::ui::components::undo::shortcut;
use crate::ui::pages::rules::save;
use crate::ui::prelude::*;
use crate::ui::routes::{Route, RulesPage};
use crate::ui::rules_editor::Editor;
use crate::ui::shelf::Shelf;
use crate::words;
use leptos::task::spawn_local;

/// Opens what is kept under a name.
pub fn rules_edit(shelf: Shelf, id: String) -> AnyView {
    let found = RwSignal::new(None::<Result<(Work, serde_json::Value), &'static str>>);
    Effect::new(move |_| {
        // Only when the database has answered is it known what there is.
        if !shelf.refused.with(|refused| refused.asked) || found.with_untracked(Option::is_some) {
            return;
        }
        let id = id.clone();
        spawn_local(async move {
            shelf.need_rules().await;
            let mut works = shelf.works().await;
            works.retain(|work| DraftId::parse(&id).as_ref() == Some(&work.id));
            let opened = match works.pop().map(|work| (serde_json::from_str(&work.text), work)) {
                Some((Ok(value), work)) => Ok((work, value)),
                Some(_) => Err("这份编辑中的细则读不出来，原样保留着。"),
                None => Err("这个浏览器里没有这份编辑中的细则：可能已经存成新版，或者已经删除。"),
            };
            found.try_set(Some(opened));
        });
    });
    live::part(move || match found.get() {
        None => say("p", "opening", "正在打开…"),
        Some(Err(why)) => el("p", "", vec![why.into_any()]),
        Some(Ok((work, value))) => untrack(|| opened(Editor::new(shelf, work, value))),
    })
}

fn opened(editor: Editor) -> AnyView {
    page::set_title("编辑细则 · 质量强县自评");
    let forms = move || {
        editor.shape.get();
        untrack(|| forms(editor))
    };
    let pressed = window_event_listener(leptos::ev::keydown, move |ev| {
        if let Some(redo) = shortcut(&ev) {
            ev.prevent_default();
            editor.step(redo);
        }
    });
    on_cleanup(move || pressed.remove());
    let steps = Memo::new(move |_| editor.steps());
    let step = move |name: &'static str, keys: &'static str, redo: bool| {
        let what = move || steps.with(|(undo, again)| if redo { again.clone() } else { undo.clone() });
        let title = live::text(move || match what() {
            Some(what) => format!("{name}：{what}（{keys}）"),
            None => format!("没有可{name}的步骤"),
        });
        let idle = live::flag(move || what().is_none());
        view! { <button type="button" class="btn" title=title disabled=idle on:click=move |_| editor.step(redo)>{name}</button> }
    };
    view! {
        <div class="rules-bar">
            <a href=Route::Rules(RulesPage::All).to_string()>"← 全部评分细则"</a>
            <span class="push"></span>
            {step("撤销", "Ctrl+Z", false)}
            {step("重做", "Ctrl+Y", true)}
            {button("btn", "导出", move || export(editor))}
            {button("btn rules-down", "检查 ↓", move || page::reveal(ASIDE, ""))}
        </div>
        <div class="rules-edit">
            <div>{live::part(forms)}</div>
            <aside class="rules-aside" id=ASIDE>{keeping(editor)}{checks(editor)}{previews(editor)}</aside>
        </div>
    }
    .into_any()
}

/// The id of what stands beside the forms, or below them where there is no room.
const ASIDE: &str = "rules-aside";

/// Hands the file out as it is, whether it loads or not.
fn export(editor: Editor) {
    let file = editor.editing.with_untracked(|editing| clean(&editing.value));
    let text = serde_json::to_string_pretty(&file).unwrap_or_else(|_| file.to_string());
    save(editor.shelf, &editor.text("/id"), &editor.text("/version"), &text);
}

fn forms(editor: Editor) -> AnyView {
    let title = tell("h1", "", live::text(move || editor.live_text("/title")));
    let section = |(title, table): &(&'static str, &'static [Member])| {
        el("section", "box", vec![say("h2", "box-title", title), form(editor, "", table)])
    };
    let sections = SECTIONS.iter().map(section).listed();
    el("div", "", vec![title, doubts(editor, ""), left_over(editor), sections])
}

/// Under which id and version to keep it, and why it cannot be kept yet.
fn keeping(editor: Editor) -> AnyView {
    let told = RwSignal::new(None::<String>);
    let keep = move || match kept(editor) {
        Ok(()) => told.set(None),
        Err(why) => told.set(Some(why)),
    };
    let left = live::text(move || match editor.editing.with(|editing| unsettled(&editing.value)) {
        0 => "改动随时自动保存在这个浏览器里。存成新版后才能用来填报。".to_owned(),
        count => format!("还有 {count} 处要人核对，核对完才能存成新版。改动随时自动保存。"),
    });
    let fields = vec![
        text_field(editor, "/id".to_owned(), "编号", false, false),
        text_field(editor, "/version".to_owned(), "版本", false, false),
    ];
    let why = live::when(move || told.get().map(|why| view! { <p class="misread" role="alert">{why}</p> }));
    let parts = vec![
        say("h2", "box-title", "存成新版"),
        el("div", "form-grid", fields),
        tell("p", "dim", left),
        why,
        button("btn p", "存成新版", keep),
    ];
    el("section", "box rules-keep", parts)
}

fn kept(editor: Editor) -> Result<(), String> {
    let (left, file) = editor.editing.with_untracked(|editing| (unsettled(&editing.value), clean(&editing.value)));
    let text = serde_json::to_string_pretty(&file).unwrap_or_else(|_| file.to_string());
    let set = load(&text).map_err(|problems| format!("没有存：还有 {} 处问题，列在下面。", problems.len()))?;
    if left > 0 {
        return Err(format!("没有存：还有 {left} 处要人核对。"));
    }
    let shelf = editor.shelf;
    if let Some(other) = beside(shelf, &set)? {
        return Err(format!("没有存：{other}。请换一个版本号。").replace("；两份都会保留，以指纹区分", ""));
    }
    let rules = to_keep(&set, &text);
    let (said, work) = (words::rules::kept(&rules.name, &rules.version), editor.work.get_untracked());
    shelf.keep_rules(rules, move || {
        editor.stop();
        shelf.notices.say(said);
        // All that it holds is in the version now.
        spawn_local(async move {
            let removed = crate::storage::works::remove(shelf.handles().stores(), &work.id).await;
            shelf.told(removed);
            page::go(&Route::Rules(RulesPage::All).to_string());
        });
    });
    Ok(())
}

/// A copy of a rule set to be edited: another version of the newest format.
pub fn adapt(shelf: Shelf, text: &str) {
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(mut file) => {
            let version = format!("{}-改编", shown(&file, "/version"));
            for (member, to) in [("format_version", serde_json::json!(2)), ("version", serde_json::json!(version))] {
                apply(&mut file, Edit::Set { at: String::new(), member: member.to_owned(), to: Some(to) });
            }
            begin(shelf, &file);
        }
        Err(_) => shelf.notices.warn("这份细则读不出来，没有复制。"),
    }
}

/// Keeps a file to be edited and goes there.
pub fn begin(shelf: Shelf, file: &serde_json::Value) {
    shelf.begin_work(file, |id| page::go(&Route::Rules(RulesPage::Edit(id.to_string())).to_string()));
}
