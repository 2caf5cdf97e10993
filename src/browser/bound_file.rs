//! A file on the disk that a page may write again and again, once a person has picked it (newer Chromium only).

use super::js::{ask, ask_with, function, text_of};
use super::local_store::text;
use super::vault::BrowserVault;
use crate::exchange::problem::FileError;
use crate::storage::StorageError;
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

/// The database of the handles. Apart from the drafts' own: what it holds is no text, and no draft needs it.
const HANDLES: &str = "quality-county-files";

/// The handle that is kept under a name; with `new`, keeps that one from now on, or none.
pub async fn kept(name: String, new: Option<Option<BoundFile>>) -> Result<Option<BoundFile>, StorageError> {
    let new = new.map(|file| file.map_or(JsValue::UNDEFINED, |file| file.0));
    let found = BrowserVault::open(HANDLES).await?.value(&name.into(), new).await?;
    Ok(found.is_object().then_some(BoundFile(found)))
}

impl BoundFile {
    /// What the file holds now; `None` where it may not be read and written. The browser asks the person, which takes a click.
    pub async fn opened(&self) -> Result<Option<String>, FileError> {
        let held = async {
            let options = Object::new();
            Reflect::set(&options, &"mode".into(), &"readwrite".into())?;
            let leave = ask_with(&self.0, "requestPermission", &options).await?;
            if leave.as_string().as_deref() != Some("granted") {
                return Ok(JsValue::UNDEFINED);
            }
            ask(&ask(&self.0, "getFile").await?, "text").await
        };
        held.await.map(|held| held.as_string()).map_err(|error: JsValue| FileError::Read(text(&error)))
    }

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
