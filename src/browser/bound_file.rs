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

/// Keeps a file's handle for later visits.
pub async fn keep(name: &str, file: &BoundFile) -> Result<(), StorageError> {
    BrowserVault::open(HANDLES).await?.put(name, Some(&file.0)).await
}

/// The handle that was kept under that name.
pub async fn kept(name: &str) -> Result<Option<BoundFile>, StorageError> {
    let found = BrowserVault::open(HANDLES).await?.get(name).await?;
    Ok((!found.is_undefined()).then_some(BoundFile(found)))
}

pub async fn forget(name: &str) -> Result<(), StorageError> {
    BrowserVault::open(HANDLES).await?.put(name, None).await
}

impl BoundFile {
    /// Whether the file may be written; where that is open, the browser asks, which takes a click.
    pub async fn may_write(&self) -> Result<bool, FileError> {
        let asked = async {
            let options = Object::new();
            Reflect::set(&options, &"mode".into(), &"readwrite".into())?;
            ask_with(&self.0, "requestPermission", &options).await
        };
        let answer = asked.await.map_err(|error| FileError::Write(text(&error)))?;
        Ok(answer.as_string().as_deref() == Some("granted"))
    }

    /// What the file holds now.
    pub async fn read(&self) -> Result<String, FileError> {
        let held = async { ask(&ask(&self.0, "getFile").await?, "text").await };
        let held = held.await.map_err(|error| FileError::Read(text(&error)))?;
        Ok(held.as_string().unwrap_or_default())
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
