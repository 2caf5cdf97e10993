//! What writes documents and reads collection sheets: a second program (`documents/`) in a worker, which `src/boot/office.js` runs.

use super::{js, local_store};
use js_sys::{Array, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file that was made.
pub struct Made {
    /// Its name with the ending.
    pub name: String,
    /// Its media type, or how a page is printed.
    pub kind: String,
    /// Its content, outside this program's memory.
    pub bytes: Uint8Array,
}

/// Why nothing was made.
pub enum Failed {
    /// A person stopped it.
    Stopped,
    /// The sentence of the job that refused, or the technical reason.
    Because(String),
}

/// Runs a job: `exchange::request` as text, the files that it names, and who is told before each step (steps done, steps, what
/// comes next). One at a time.
pub async fn run(
    request: &str,
    files: &[Vec<u8>],
    told: impl Fn(usize, usize, String) + 'static,
) -> Result<Vec<Made>, Failed> {
    // Lives until the job is over.
    let told = Closure::<dyn Fn(usize, usize, String)>::new(told);
    let made = ask(request, files, told.as_ref().unchecked_ref()).await.map_err(|error| match error.is_null() {
        true => Failed::Stopped,
        false => Failed::Because(reason(&error)),
    })?;
    Ok(Array::from(&made).iter().map(|made| taken(&made)).collect())
}

/// Ends the job that runs, if any.
pub fn stop() {
    let ended = page().and_then(|page| js::function(&page, "qcOfficeStop")?.call0(&page));
    if let Err(error) = ended {
        leptos::logging::error!("office: {}", reason(&error));
    }
}

fn page() -> Result<JsValue, JsValue> {
    web_sys::window().map(JsValue::from).ok_or(JsValue::UNDEFINED)
}

async fn ask(request: &str, files: &[Vec<u8>], told: &JsValue) -> Result<JsValue, JsValue> {
    let page = page()?;
    let files: Array = files.iter().map(|bytes| Uint8Array::from(bytes.as_slice())).collect();
    let running: Promise =
        js::function(&page, "qcOffice")?.call3(&page, &request.into(), &files, told)?.dyn_into::<Promise>()?;
    JsFuture::from(running).await
}

/// The job's own sentences go without the name of the error's kind.
fn reason(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) if error.name() == "Error" => error.message().into(),
        // `trunk serve` builds the app only.
        None if error.is_undefined() => "没有处理文件的程序。".to_owned(),
        _ => local_store::text(error),
    }
}

fn taken(made: &JsValue) -> Made {
    let bytes = Reflect::get(made, &"bytes".into()).ok().and_then(|bytes| bytes.dyn_into().ok());
    Made {
        name: js::text_of(made, "name"),
        kind: js::text_of(made, "kind"),
        bytes: bytes.unwrap_or_else(|| Uint8Array::new_with_length(0)),
    }
}
