//! The header of pages outside a draft.

use super::text_size::TextSize;
use crate::ui::prelude::*;
use crate::ui::routes::{Route, RulesPage};

#[component]
pub fn SiteHeader() -> impl IntoView {
    view! {
        <header class="top">
            <a class="name" href=Route::Home.to_string()>"质量强县自评"</a>
            <span class="sub">"对照评分表自评 · 不联网 · 数据留在本机"</span>
            <span class="push"></span>
            <TextSize/>
            <a class="link top-link" href=Route::Rules(RulesPage::All).to_string()>"评分细则"</a>
            <a class="btn" href=Route::Guide.to_string()>"使用说明"</a>
        </header>
    }
}
