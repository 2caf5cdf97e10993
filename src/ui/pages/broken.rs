//! A draft that cannot be read: named, kept byte for byte, offered as a file.

use crate::browser::files;
use crate::exchange::problem::Refused;
use crate::storage::drafts::DraftId;
use crate::ui::components::live::Listed;
use crate::ui::components::site_header::SiteHeader;
use crate::ui::notice::Notices;
use crate::ui::prelude::*;
use crate::ui::routes::Route;
use crate::words;

#[component]
pub fn BrokenPage(id: DraftId, text: String, refused: Refused) -> impl IntoView {
    let notices = expect_context::<Notices>();
    let (headline, lines) = words::import::refusal(&refused);
    let name = format!("无法读取的草稿_{id}.json");
    let save = move |_| match files::download(&name, &text) {
        Ok(()) => notices.say(format!("已存为“{name}”。")),
        Err(error) => notices.warn(words::files::failure(&error)),
    };
    view! {
        <SiteHeader/>
        <main class="narrow">
            <h1>"这份草稿读不出来"</h1>
            <p>{headline.replace("文件", "草稿")}</p>
            <ul>{lines.into_iter().take(30).map(|line| view! { <li>{line}</li> }).listed()}</ul>
            <p>"原来的内容一个字节也没有动，仍留在这个浏览器里。请存成文件，交给维护人员，或用新版程序打开。"</p>
            <div class="actions">
                <button type="button" class="btn p" on:click=save>"存成文件"</button>
                <a class="btn" href=Route::Home.to_string()>"返回全部草稿"</a>
            </div>
        </main>
    }
}
