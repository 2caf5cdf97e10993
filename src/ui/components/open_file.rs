//! Opening a draft file: picked or dropped, read in stages, previewed before anything happens.

use super::import_preview::ImportPreview;
use super::live;
use super::live::Listed;
use crate::browser::files;
use crate::exchange::MAX_BYTES;
use crate::exchange::problem::Refused;
use crate::exchange::read::{Incoming, read_bytes};
use crate::exchange::workbook::may_be_workbook;
use crate::rule_sets::library::find;
use crate::ui::later::read_sheet;
use crate::ui::office::Office;
use crate::ui::prelude::*;
use crate::ui::shelf::Shelf;
use crate::words;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

/// What came of the last file.
#[derive(Clone)]
enum Opened {
    Nothing,
    Reading(String),
    /// With what of a collection sheet was not taken.
    Ready(String, Box<Incoming>, Vec<String>),
    Refused(String, Vec<String>),
}

#[component]
pub fn OpenFile() -> impl IntoView {
    let opened = RwSignal::new(Opened::Nothing);
    let (shelf, office) = (expect_context::<Shelf>(), Office::expect());
    let open = move |file: web_sys::File| {
        let name = file.name();
        opened.set(Opened::Reading(name.clone()));
        spawn_local(async move {
            let outcome = if files::size(&file) > MAX_BYTES {
                Err(words::import::refusal(&Refused::TooLarge(files::size(&file))))
            } else {
                match files::bytes(file).await {
                    Ok(bytes) if may_be_workbook(&name, &bytes) => read_sheet(shelf, office, &name, bytes).await,
                    Ok(bytes) => shelf
                        .with_rules_for(|| read_bytes(&bytes, find))
                        .await
                        .map(|incoming| (incoming, Vec::new()))
                        .map_err(|refused| words::import::refusal(&refused)),
                    Err(error) => Err((words::files::failure(&error), Vec::new())),
                }
            };
            opened.try_set(match outcome {
                Ok((incoming, told)) => Opened::Ready(name, Box::new(incoming), told),
                Err((headline, lines)) => Opened::Refused(format!("“{name}”没有打开。{headline}"), lines),
            });
        });
    };
    let pick = move |ev: web_sys::Event| {
        let field = ev.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(file) = field.and_then(|field| files::picked(&field)) {
            open(file);
        }
    };
    let over = RwSignal::new(false);
    let drop_file = move |ev: web_sys::DragEvent| {
        ev.prevent_default();
        over.set(false);
        let files = ev.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            open(file);
        }
    };
    let close = Callback::new(move |()| opened.set(Opened::Nothing));
    view! {
        <div
            class="open-file"
            class:over=over
            on:dragover=move |ev| {
                ev.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=drop_file
        >
            <label class="btn file-label">
                "打开文件…"
                <input type="file" accept=".json,.xlsx,.xlsm,.xls,.et,application/json" class="file-input" on:change=pick/>
            </label>
            <span class="dim">"本工具导出的 .json 文件、填好的收集表（.xlsx），也可以拖到这里"</span>
        </div>
        {live::part(move || outcome(opened.get(), close))}
    }
}

fn outcome(opened: Opened, close: Callback<()>) -> AnyView {
    match opened {
        Opened::Nothing => ().into_any(),
        Opened::Reading(name) => view! { <p class="dim" role="status">{format!("正在读取“{name}”…")}</p> }.into_any(),
        Opened::Ready(name, incoming, told) => view! { <ImportPreview name incoming=*incoming told close/> }.into_any(),
        Opened::Refused(headline, lines) => {
            const SHOWN: usize = 30;
            let more = lines.len().saturating_sub(SHOWN);
            let items = lines.into_iter().take(SHOWN).map(|line| view! { <li>{line}</li> }).listed();
            view! {
                <div class="refused" role="alert">
                    <p><b>{headline}</b></p>
                    <ul>{items}</ul>
                    {(more > 0).then(|| view! { <p>{format!("另有 {more} 处未列出。")}</p> })}
                    <p>"原有的草稿没有任何改动。"</p>
                    <button type="button" class="btn small" on:click=move |_| close.run(())>"知道了"</button>
                </div>
            }
            .into_any()
        }
    }
}
