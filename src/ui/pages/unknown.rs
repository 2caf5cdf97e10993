//! Addresses that lead nowhere, and drafts that are not on this computer.

use crate::ui::components::site_header::SiteHeader;
use crate::ui::prelude::*;
use crate::ui::routes::Route;

#[component]
pub fn UnknownPage(path: String) -> impl IntoView {
    lost("没有这个页面", format!("地址“#/{path}”不对应任何页面，可能是拷贝时少了几个字。"))
}

#[component]
pub fn GonePage() -> impl IntoView {
    let text = "这个浏览器里没有这份草稿：它可能在另一台电脑或另一个浏览器里，或者已经删除。如有导出的文件，请在首页“打开文件”。";
    lost("没有这份草稿", text.to_owned())
}

fn lost(title: &'static str, text: String) -> impl IntoView {
    view! {
        <SiteHeader/>
        <main class="narrow">
            <h1>{title}</h1>
            <p>{text}</p>
            <a class="btn p" href=Route::Home.to_string()>"返回全部草稿"</a>
        </main>
    }
}
