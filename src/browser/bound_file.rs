//! A file on the disk that a page may write again and again, once a person has picked it (newer Chromium only).

use super::js::{ask, ask_with, function, text_of};
use super::local_store::text;
use crate::exchange::problem::FileError;
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// The file that was picked.
#[derive(Clone, Debug)]
pub struct BoundFile(JsValue);

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
        ask_with(&window, PICK, &options).await
    };
    match picked.await {
        Ok(handle) => Ok(Some(BoundFile(handle))),
        Err(error) if text(&error).contains("AbortError") => Ok(None),
        Err(error) => Err(FileError::Write(text(&error))),
    }
}

impl BoundFile {
    pub fn name(&self) -> String {
        text_of(&self.0, "name")
    }

    /// Writes the file anew. The browser writes beside it first and swaps at the end, so that the old contents stay until the
    /// new ones are whole.
    pub async fn write(&self, content: &str) -> Result<(), FileError> {
        let written = async {
            let stream = ask(&self.0, "createWritable").await?;
            ask_with(&stream, "write", &content.into()).await?;
            ask(&stream, "close").await
        };
        written.await.map(|_| ()).map_err(|error| FileError::Write(text(&error)))
    }
}
