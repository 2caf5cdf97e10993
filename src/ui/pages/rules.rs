//! Rule sets: the built-in ones and a person's own; one of them as an outline; a file becomes another.

use crate::browser::{files, page};
use crate::domain::rule_set::RuleSet;
use crate::rule_sets::edit::shown;
use crate::rule_sets::{BUILT_IN, built_in, load};
use crate::storage::rules::KeptRules;
use crate::storage::works::Work;
use crate::ui::components::live;
use crate::ui::components::live::Listed;
use crate::ui::components::plain::{button, el, say};
use crate::ui::components::rules_file::rules_file;
use crate::ui::components::rules_outline::outline;
use crate::ui::components::site_header::SiteHeader;
use crate::ui::pages::rules_edit::{adapt, rules_edit};
use crate::ui::pages::rules_read::rules_read;
use crate::ui::prelude::*;
use crate::ui::routes::{Route, RulesPage};
use crate::ui::shelf::Shelf;
use crate::words;
use std::sync::Arc;

/// The page at an address.
pub fn rules_page(at: RulesPage) -> AnyView {
    page::set_title("评分细则 · 质量强县自评");
    let shelf = expect_context::<Shelf>();
    shelf.keep_listed();
    leptos::task::spawn_local(shelf.need_rules());
    let class = if matches!(at, RulesPage::Edit(_)) { "rules wide-page" } else { "narrow rules" };
    let content = match at {
        RulesPage::All => all(shelf),
        RulesPage::One(key) => one(shelf, key),
        RulesPage::Read => rules_read(shelf),
        RulesPage::Edit(id) => rules_edit(shelf, id),
    };
    view! { <SiteHeader/><main class=class>{content}</main> }.into_any()
}

fn all(shelf: Shelf) -> AnyView {
    let own = move || match shelf.rules.get() {
        None => view! { <p class="dim" role="status">"正在读取自有细则…"</p> }.into_any(),
        Some(kept) if kept.is_empty() => say(
            "p",
            "dim",
            "还没有自有的评分细则。下面可以读入一份文件；格式说明随程序附在 docs/rule-set.schema.json。",
        ),
        Some(kept) => kept.into_iter().map(|kept| own_card(shelf, kept)).listed(),
    };
    let built_in = BUILT_IN.iter().filter_map(|set| built_in(set.id)).map(|set| built_in_card(shelf, set)).listed();
    el(
        "div",
        "rules-all",
        vec![
            say("h1", "", "评分细则"),
            say(
                "p",
                "dim",
                "草稿按编号、版本和指纹认定所用的细则；细则存入后不再改动，改了就是新的一版，旧草稿不受影响。",
            ),
            say("h2", "", "自有"),
            live::part(own),
            works(shelf),
            rules_file(shelf),
            view! {
                <p class="actions">
                    <a class="btn" href=Route::Rules(RulesPage::Read).to_string()>"从文字读表…"</a>
                    <span class="dim">"把 Word、WPS、Excel 里的评分表复制过来，读成细则"</span>
                </p>
            }
            .into_any(),
            say("h2", "", "随程序提供"),
            built_in,
        ],
    )
}

fn built_in_card(shelf: Shelf, set: &'static RuleSet) -> AnyView {
    let about = &set.about;
    let save = move || match crate::embedded::text(&about.id) {
        Some(text) => save(shelf, &about.id, &about.version, text),
        None => shelf.notices.warn("这份细则的原文不在本文件里，没有导出。"),
    };
    let copy = move || adapt(shelf, crate::embedded::text(&about.id).unwrap_or_default());
    card(shelf, set, about.id.clone(), vec![button("link", "复制改编", copy), button("link", "导出", save)])
}

fn own_card(shelf: Shelf, kept: KeptRules) -> AnyView {
    let (again, file, copy) = (kept.clone(), kept.clone(), kept.clone());
    let tools = vec![
        button("link", "复制改编", move || adapt(shelf, &copy.text)),
        button("link", "导出", move || save(shelf, &file.id, &file.version, &file.text)),
        button("link danger", "删除", move || shelf.delete_rules(again.clone())),
    ];
    match load(&kept.text) {
        Ok(set) => card(shelf, &set, kept.prefix, tools),
        Err(problems) => {
            let first = problems.first().map(words::rule_set_problem::sentence).unwrap_or_default();
            view! {
                <article class="card rules-card">
                    <header><h3>{kept.name}</h3><span class="rules-tools">{tools}</span></header>
                    <p class="misread">{format!("这份细则读不出来，原样保留着。{first}")}</p>
                </article>
            }
            .into_any()
        }
    }
}

/// Those that are being edited.
fn works(shelf: Shelf) -> AnyView {
    let works = RwSignal::new(Vec::<Work>::new());
    let read = Callback::new(move |()| {
        leptos::task::spawn_local(async move {
            let found = shelf.works().await;
            works.try_set(found);
        })
    });
    // Only when the database has answered is it known what there is.
    Effect::new(move |_| {
        if shelf.refused.with(|refused| refused.asked) {
            read.run(());
        }
    });
    let row = move |work: Work| {
        let link = Route::Rules(RulesPage::Edit(work.id.to_string())).to_string();
        let name = serde_json::from_str(&work.text).map_or(String::new(), |file| shown(&file, "/title"));
        let name = if name.is_empty() { format!("编辑中的细则 {}", work.id) } else { name };
        let drop_it = button("link danger", "删除", move || shelf.drop_work(work.clone(), read));
        view! { <li><a href=link>{name}</a>" "<span class="tag w">"编辑中"</span>{drop_it}</li> }
    };
    let list = move || {
        let works = works.get();
        (!works.is_empty()).then(|| el("ul", "box rules-works", vec![works.into_iter().map(row).listed()]))
    };
    live::when(list)
}

fn card(shelf: Shelf, set: &RuleSet, key: String, tools: Vec<AnyView>) -> AnyView {
    let about = &set.about;
    let link = Route::Rules(RulesPage::One(key)).to_string();
    let facts = format!("{} · {}", words::rules::counts(set), words::rules::mode(set));
    let which =
        format!("编号 {} · 版本 {} · 指纹 {}", about.id, about.version, words::rules::fingerprint(&about.fingerprint));
    let (id, prefix) = (about.id.clone(), about.fingerprint.clone());
    let used = move || {
        let users = shelf.users_of(&id, &prefix);
        (!users.is_empty()).then(|| view! { <p class="dim">{format!("用于草稿：{}", users.join("；"))}</p> })
    };
    view! {
        <article class="card rules-card">
            <header>
                <h3><a href=link>{about.title.clone()}</a></h3>
                <span class="rules-tools" role="group" aria-label=about.title.clone()>{tools}</span>
            </header>
            <div class="rules-facts">
                <p>{facts}</p>
                <p class="dim num">{which}</p>
                {live::when(used)}
            </div>
        </article>
    }
    .into_any()
}

/// Hands a rule set out as a file, as it was loaded.
pub fn save(shelf: Shelf, id: &str, version: &str, text: &str) {
    let name = words::rules::file_name(id, version);
    match files::download(&name, text) {
        Ok(()) => shelf.notices.say(format!("已导出“{name}”，一般在“下载”文件夹里。")),
        Err(error) => shelf.notices.warn(words::files::failure(&error)),
    }
}

/// A copy of a rule set for looking at; goes with the page.
pub fn copy_of(shelf: Shelf, key: &str) -> Option<Arc<RuleSet>> {
    let own = |kept: &KeptRules| (kept.prefix == key).then(|| load(&kept.text).ok()).flatten();
    let own = shelf.rules.with(|rules| rules.iter().flatten().find_map(own));
    own.or_else(|| built_in(key).cloned()).map(Arc::new)
}

fn one(shelf: Shelf, key: String) -> AnyView {
    let shown = move || match (copy_of(shelf, &key), shelf.rules.with(Option::is_some)) {
        (Some(set), _) => outline(set),
        (None, false) => view! { <p class="dim" role="status">"正在读取…"</p> }.into_any(),
        (None, true) => say("p", "", "这个浏览器里没有这份评分细则：它可能在另一台电脑上，或者已经删除。"),
    };
    view! {
        <p class="rules-back"><a href=Route::Rules(RulesPage::All).to_string()>"← 全部评分细则"</a></p>
        {live::part(shown)}
    }
    .into_any()
}
