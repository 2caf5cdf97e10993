//! Documents as sheets of paper, to look at and to print.

use super::live::Listed;
use super::plain::button;
use crate::browser::{page, paper};
use crate::report::model::Page;
use crate::ui::office::{Office, Preview, focus_soon};
use crate::ui::prelude::*;
use crate::ui::session::PRINT;

#[component]
pub fn Desk(preview: Preview) -> impl IntoView {
    let office = Office::expect();
    let Preview { name, paper, at, sheets, asked_by, .. } = preview;
    let size = match paper {
        Page::Official | Page::Close => "A4 竖版",
        Page::A4Landscape => "A4 横版",
        Page::A3Landscape => "A3 横版",
    };
    let count = if sheets.len() > 1 { format!("，{} 份", sheets.len()) } else { String::new() };
    let kind = format!("{size}{count} · {at} 的内容");
    paper::set_rules(&paper.rules());
    on_cleanup(|| paper::set_rules(&[]));
    let leaves = (0..sheets.len()).map(|at| {
        let class = format!("leaf {}", paper.code());
        view! { <div class=class id=leaf_id(at)></div> }
    });
    let leaves = leaves.listed();
    request_animation_frame(move || {
        for (at, html) in sheets.iter().enumerate() {
            paper::fill(&leaf_id(at), html);
        }
    });
    let back = move || {
        office.preview.set(None);
        focus_soon(asked_by.clone());
    };
    view! {
        <main class="desk">
            <div class="desk-tools no-print">
                {button("btn", "‹ 返回", back)}
                <h1>{name}</h1>
                <span class="dim">{kind}</span>
                <button type="button" class="btn p" id=PRINT on:click=move |_| page::print()>"打印"</button>
            </div>
            <div class="desk-leaves scroll" role="region" aria-label="预览" tabindex="0">{leaves}</div>
        </main>
    }
}

fn leaf_id(at: usize) -> String {
    format!("leaf-{at}")
}
