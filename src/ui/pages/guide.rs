//! The user guide, printable. Its text is data: `guide.txt`, one line a block.

use crate::browser::page;
use crate::embedded;
use crate::ui::components::live::Listed;
use crate::ui::components::paper::PrintButton;
use crate::ui::components::site_header::SiteHeader;
use crate::ui::prelude::*;

#[component]
pub fn GuidePage() -> impl IntoView {
    page::set_title("使用说明 · 质量强县自评");
    view! {
        <SiteHeader/>
        <main class="narrow guide">
            <PrintButton/>
            {embedded::text("guide").unwrap_or_default().lines().map(block).listed()}
        </main>
    }
}

/// `# ` title, `## ` heading, `- ` item, else a paragraph; blank lines separate.
fn block(line: &'static str) -> AnyView {
    if let Some(text) = line.strip_prefix("## ") {
        view! { <h2>{text}</h2> }.into_any()
    } else if let Some(text) = line.strip_prefix("# ") {
        view! { <h1>{text}</h1> }.into_any()
    } else if let Some(text) = line.strip_prefix("- ") {
        view! { <p class="guide-item">{text}</p> }.into_any()
    } else if line.is_empty() {
        ().into_any()
    } else {
        view! { <p>{line}</p> }.into_any()
    }
}
