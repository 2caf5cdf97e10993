//! A rule-set file becomes a rule set of a person's own: read, every problem named, looked at, and only then kept.

use super::file_drop::FileDrop;
use super::live;
use super::live::Listed;
use super::plain::{button, el};
use crate::browser::files::Picked;
use crate::domain::rule_set::RuleSet;
use crate::exchange::MAX_BYTES;
use crate::rule_sets::lint::lint;
use crate::rule_sets::{built_in, load};
use crate::storage::rules::{KeptRules, fits};
use crate::ui::prelude::*;
use crate::ui::shelf::Shelf;
use crate::words;
use leptos::task::spawn_local;

/// What came of a file: its headline and lines; kept if it may be.
#[derive(Clone)]
struct Looked {
    headline: String,
    lines: Vec<String>,
    rules: Option<KeptRules>,
    facts: Vec<(&'static str, String)>,
}

/// As many lines are shown.
const SHOWN: usize = 60;

/// The place for a file, and what was found in it.
pub fn rules_file(shelf: Shelf) -> AnyView {
    let looked = RwSignal::new(None::<Looked>);
    let open = Callback::new(move |mut picked: Vec<Picked>| {
        let Some(file) = picked.pop() else { return };
        let name = file.name();
        spawn_local(async move {
            let text = match file.bytes(MAX_BYTES).await {
                Ok(bytes) => String::from_utf8(bytes).map_err(|_| "文件不是文本（UTF-8）。".to_owned()),
                Err(error) => Err(words::files::failure(&error)),
            };
            shelf.need_rules().await;
            looked.set(Some(match text {
                Ok(text) => look(shelf, &name, &text),
                Err(why) => refused(format!("“{name}”没有读入。{why}"), Vec::new()),
            }));
        });
    });
    let hint = "评分细则的 .json 文件，也可以拖到这里；先检查、预览，再决定是否存入";
    view! {
        <FileDrop label="读入细则文件…" hint accept=".json,application/json" open/>
        {live::when(move || looked.get().map(|found| shown(shelf, looked, found)))}
    }
    .into_any()
}

fn refused(headline: String, lines: Vec<String>) -> Looked {
    Looked { headline, lines, rules: None, facts: Vec::new() }
}

fn look(shelf: Shelf, name: &str, text: &str) -> Looked {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match load(text) {
        Err(problems) => {
            let headline = format!("“{name}”没有读入，有 {} 处问题：", problems.len());
            refused(headline, problems.iter().map(words::rule_set_problem::sentence).collect())
        }
        Ok(set) => accepted(shelf, name, text, &set),
    }
}

/// A file without problems; there may still be things to say about it.
pub fn remarks(set: &RuleSet) -> Vec<String> {
    lint(set).iter().map(|found| words::lint::sentence(set, found)).collect()
}

/// The rule set as it would be kept. `prefix` is the whole fingerprint.
pub fn to_keep(set: &RuleSet, text: &str) -> KeptRules {
    let about = &set.about;
    let [id, version, name] = [&about.id, &about.version, &about.title].map(Clone::clone);
    KeptRules { id, version, name, prefix: about.fingerprint.clone(), text: text.into() }
}

/// Why a rule set cannot be kept beside those that are there; or what else is there under its name.
pub fn beside(shelf: Shelf, set: &RuleSet) -> Result<Option<String>, String> {
    let about = &set.about;
    if !fits(&about.id) {
        return Err("编号（id）不能为空，不能超过 64 个字，不能含斜线。".to_owned());
    }
    let known = built_in(&about.id).filter(|known| known.about.fingerprint == about.fingerprint);
    let own = shelf.rules.get_untracked().unwrap_or_default();
    if known.is_some() || own.iter().any(|kept| about.fingerprint.starts_with(&kept.prefix)) {
        return Err("这一版已经在列表里，内容完全相同，不用再存。".to_owned());
    }
    let same = |id: &str, version: &str| id == about.id && version == about.version;
    let same = own.iter().any(|kept| same(&kept.id, &kept.version))
        || built_in(&about.id).is_some_and(|set| same(&set.about.id, &set.about.version));
    Ok(same
        .then(|| format!("已有编号“{}”、版本“{}”而内容不同的细则；两份都会保留，以指纹区分", about.id, about.version)))
}

fn accepted(shelf: Shelf, name: &str, text: &str, set: &RuleSet) -> Looked {
    let mut lines = remarks(set);
    let facts = words::rules::facts(set);
    match beside(shelf, set) {
        Err(why) => Looked { facts, ..refused(format!("“{name}”没有存入。{why}"), Vec::new()) },
        Ok(other) => {
            lines.splice(0..0, other);
            let headline = match lines.len() {
                0 => format!("“{name}”可以存入，没有发现问题。"),
                count => format!("“{name}”可以存入；有 {count} 处请看一看，不妨碍使用："),
            };
            Looked { headline, lines, rules: Some(to_keep(set, text)), facts }
        }
    }
}

/// Lines as a list, not more than can be read.
pub fn listed(lines: Vec<String>) -> AnyView {
    if lines.is_empty() {
        return live::nothing();
    }
    let more = lines.len().saturating_sub(SHOWN);
    let mut items: Vec<_> = lines.into_iter().take(SHOWN).map(|line| el("li", "", vec![line.into_any()])).collect();
    if more > 0 {
        items.push(el("li", "", vec![format!("另有 {more} 处未列出").into_any()]));
    }
    el("ul", "", items)
}

fn shown(shelf: Shelf, looked: RwSignal<Option<Looked>>, found: Looked) -> AnyView {
    let row = |(name, text): (&'static str, String)| view! { <tr><th scope="row">{name}</th><td>{text}</td></tr> };
    let bad = found.rules.is_none();
    let facts = found.facts.into_iter().map(row).listed();
    let keep = found.rules.map(|rules| {
        button("btn p", "存入", move || {
            let text = words::rules::kept(&rules.name, &rules.version);
            looked.set(None);
            shelf.keep_rules(rules.clone(), move || shelf.notices.say(text));
        })
    });
    let end = if bad { "知道了" } else { "不存" };
    view! {
        <section class="preview rules-found" class:refused=bad role="alert" aria-label="细则文件预览">
            <p><b>{found.headline}</b></p>
            {listed(found.lines)}
            <table class="facts"><tbody>{facts}</tbody></table>
            <div class="actions">{keep}{button("btn", end, move || looked.set(None))}</div>
        </section>
    }
    .into_any()
}
