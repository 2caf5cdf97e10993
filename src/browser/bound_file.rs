//! A file on the disk that a page may write again and again, once a person has picked it (newer Chromium only).

use super::local_store::text;
use crate::exchange::problem::FileError;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The file that was picked.
#[derive(Clone, Debug)]
pub struct BoundFile(JsValue);

fn function(of: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(of, &name.into())?.dyn_into()
}

async fn ask(of: &JsValue, name: &str, with: &JsValue) -> Result<JsValue, JsValue> {
    let answer: Promise = function(of, name)?.call1(of, with)?.dyn_into()?;
    JsFuture::from(answer).await
}

/// Whether this browser can do it.
pub fn available() -> bool {
    web_sys::window().is_some_and(|window| function(&window, PICK).is_ok())
}

const PICK: &str = "showSaveFilePicker";

/// Lets a person pick where the file goes. `None` if nothing was picked.
pub async fn pick(name: &str) -> Result<Option<BoundFile>, FileError> {
    let picked = async {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let options = Object::new();
        Reflect::set(&options, &"suggestedName".into(), &name.into())?;
        ask(&window, PICK, &options).await
    };
    match picked.await {
        Ok(handle) => Ok(Some(BoundFile(handle))),
        Err(error) if text(&error).contains("AbortError") => Ok(None),
        Err(error) => Err(FileError::Write(text(&error))),
    }
}

impl BoundFile {
    pub fn name(&self) -> String {
        Reflect::get(&self.0, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Writes the file anew. The browser writes beside it first and swaps at the end, so that the old contents stay until the
    /// new ones are whole.
    pub async fn write(&self, content: &str) -> Result<(), FileError> {
        let written = async {
            let stream =
                JsFuture::from(function(&self.0, "createWritable")?.call0(&self.0)?.dyn_into::<Promise>()?).await?;
            ask(&stream, "write", &content.into()).await?;
            JsFuture::from(function(&stream, "close")?.call0(&stream)?.dyn_into::<Promise>()?).await
        };
        written.await.map(|_| ()).map_err(|error| FileError::Write(text(&error)))
    }
}
