//! A draft whose newest edits cannot be put together with any whole state: nothing is written to it, and work goes on in a copy.

use crate::browser::files;
use crate::exchange::read::Incoming;
use crate::storage::drafts::OnShelf;
use crate::ui::components::site_header::SiteHeader;
use crate::ui::prelude::*;
use crate::ui::routes::Route;
use crate::ui::shelf::Shelf;
use crate::words;

#[component]
pub fn GapPage(draft: OnShelf, incoming: Incoming) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let (name, text) = (format!("草稿_{}.json", draft.id), draft.text);
    let save = move |_| match files::download(&name, &text) {
        Ok(()) => shelf.notices.say(format!("已存为“{name}”。")),
        Err(error) => shelf.notices.warn(words::files::failure(&error)),
    };
    let at = incoming.stamp.at.clone();
    let go_on = move |_| shelf.add_and_open(incoming.rule_set, &incoming.draft);
    view! {
        <SiteHeader/>
        <main class="narrow">
            <h1>"这份草稿的数据没有读全"</h1>
            <p>{format!("读到的最近一份完整内容保存于 {at}。浏览器里还有一部分数据读不出来或接不上（可能断电、磁盘出错或数据被清理），没有硬拼。")}</p>
            <p>"原来的数据都还在，没有动。请另存一份接着填；也可以把完整的那份存成文件。"</p>
            <div class="actions">
                <button type="button" class="btn p" on:click=go_on>"另存一份，接着填"</button>
                <button type="button" class="btn" on:click=save>"存成文件"</button>
                <a class="btn" href=Route::Home.to_string()>"返回全部草稿"</a>
            </div>
        </main>
    }
}
