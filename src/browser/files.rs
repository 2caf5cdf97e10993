//! Files in and out. Nothing leaves the computer.

use super::local_store::text;
use crate::exchange::problem::FileError;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, TextDecoder, Url};

/// Offers `content` as a download named `name`.
pub fn download(name: &str, content: &str) -> Result<(), FileError> {
    download_bytes(name, content.as_bytes(), "application/json")
}

/// Offers `content`, of a MIME type, as a download named `name`.
pub fn download_bytes(name: &str, content: &[u8], kind: &str) -> Result<(), FileError> {
    download_array(name, &Uint8Array::from(content), kind)
}

/// The same with bytes outside this program's memory.
pub fn download_array(name: &str, content: &Uint8Array, kind: &str) -> Result<(), FileError> {
    offer(name, content, kind).map_err(|error| FileError::Write(text(&error)))
}

fn offer(name: &str, content: &Uint8Array, of: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(of);
    let parts = Array::of1(content);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The download has its own reference by the time the next task runs; a minute is for slow machines.
    let free = wasm_bindgen::closure::Closure::once_into_js(move || drop(Url::revoke_object_url(&address)));
    window.set_timeout_with_callback_and_timeout_and_arguments_0(free.unchecked_ref(), 60_000)?;
    Ok(())
}

/// The file that a person picked in a file field. The field is emptied, so that the same file can be picked again.
pub fn picked(field: &HtmlInputElement) -> Option<File> {
    let file = field.files().and_then(|files| files.get(0));
    field.set_value("");
    file
}

/// A file that a person picked or dropped.
pub struct Picked(File);

impl Picked {
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// The file's bytes. A file above `limit` bytes is not read: its size is the error's.
    pub async fn bytes(self, limit: usize) -> Result<Vec<u8>, FileError> {
        match size(&self.0) {
            size if size > limit => Err(FileError::TooLarge(size)),
            _ => bytes(self.0).await,
        }
    }

    /// The file as a text, in whichever of the usual encodings of tables it is.
    pub async fn text(self, limit: usize) -> Result<String, FileError> {
        decoded(self.bytes(limit).await?).map_err(|error| FileError::Read(text(&error)))
    }
}

/// UTF-8, else UTF-16 by its mark, else what Chinese Windows writes.
fn decoded(bytes: Vec<u8>) -> Result<String, JsValue> {
    let encoding = match bytes.get(..2) {
        Some([0xff, 0xfe]) => "utf-16le",
        Some([0xfe, 0xff]) => "utf-16be",
        _ if std::str::from_utf8(&bytes).is_ok() => "utf-8",
        _ => "gb18030",
    };
    TextDecoder::new_with_label(encoding)?.decode_with_u8_array(&bytes)
}

/// All files of a file field that has changed. The field is emptied, so that the same files can be picked again.
pub fn all_picked(event: &web_sys::Event) -> Vec<Picked> {
    let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return Vec::new();
    };
    let picked = list(field.files());
    field.set_value("");
    picked
}

/// All files that were dropped.
pub fn all_dropped(event: &web_sys::DragEvent) -> Vec<Picked> {
    list(event.data_transfer().and_then(|data| data.files()))
}

fn list(files: Option<web_sys::FileList>) -> Vec<Picked> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|at| files.get(at)).map(Picked).collect()
}

/// A file's size in bytes, known before it is read.
pub fn size(file: &File) -> usize {
    file.size() as usize
}

/// The bytes of a file.
pub async fn bytes(file: File) -> Result<Vec<u8>, FileError> {
    let read = JsFuture::from(file.array_buffer()).await;
    read.map(|buffer| Uint8Array::new(&buffer).to_vec()).map_err(|error| FileError::Read(text(&error)))
}
