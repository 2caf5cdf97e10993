//! Beside the forms: what the loader and the lint say, each with the way to its place.

use super::live;
use super::live::Listed;
use super::plain::el;
use crate::ui::prelude::*;
use crate::ui::rules_editor::Editor;
use crate::words::rule_edit::spot;

/// As many findings are shown.
const SHOWN: usize = 60;

pub fn checks(editor: Editor) -> AnyView {
    let found = move || {
        let checked = editor.checked.get();
        let (class, title, found, bad) = match checked.problems.len() {
            0 if checked.remarks.is_empty() => ("dim", "没有问题。".to_owned(), checked.remarks, false),
            0 => {
                ("dim", format!("没有问题；{} 处请看一看，不妨碍使用：", checked.remarks.len()), checked.remarks, false)
            }
            count => ("misread", format!("{count} 处问题，改好才能存成新版："), checked.problems, true),
        };
        let more = found.len().saturating_sub(SHOWN);
        let more = (more > 0).then(|| el("p", "dim", vec![format!("另有 {more} 处未列出").into_any()]));
        let lines = found.into_iter().take(SHOWN).map(|(at, what)| line(editor, at, &what, bad)).listed();
        let counts = checked.counts.map(|counts| el("p", "dim num", vec![counts.into_any()]));
        el(
            "div",
            "",
            vec![el("p", class, vec![title.into_any()]), counts.into_any(), el("ul", "", vec![lines]), more.into_any()],
        )
    };
    view! { <section class="box" aria-live="polite"><h2 class="box-title">"检查"</h2>{live::part(found)}</section> }
        .into_any()
}

/// A finding; a click goes to its place. A problem is told with the place, a remark tells it itself.
fn line(editor: Editor, at: String, what: &str, with_place: bool) -> AnyView {
    let place =
        if with_place { editor.editing.with_untracked(|editing| spot(&editing.value, &at)) } else { String::new() };
    let text = if place.is_empty() { what.to_owned() } else { format!("{place}：{what}") };
    let go = move |_| editor.go_to(at.clone());
    view! { <li><button type="button" class="link rules-finding" on:click=go>{text}</button></li> }.into_any()
}
