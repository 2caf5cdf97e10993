//! Files that stay on the computer: their fingerprints, and what a folder holds.

use super::local_store::text;
use crate::exchange::problem::FileError;
use js_sys::{Array, Promise, Reflect, Uint8Array};
use sha2::{Digest, Sha256};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DragEvent, Event, File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry, FileSystemFileEntry,
    HtmlInputElement,
};

/// What is read at once: little enough that the page stays alive between two slices.
const SLICE: u64 = 1024 * 1024;
/// A folder with more files than this is not one of proof.
pub const MOST_FILES: usize = 20_000;

/// A file's size in bytes.
pub fn size(file: &File) -> u64 {
    file.size() as u64
}

/// SHA-256 of a file in hex, read slice by slice. `go_on` is told how much was read; where it says no, `None` comes back.
pub async fn sha256(file: &File, go_on: &dyn Fn(u64) -> bool) -> Result<Option<String>, FileError> {
    let (all, mut done) = (size(file), 0);
    let mut hash = Sha256::new();
    loop {
        if !go_on(done) {
            return Ok(None);
        }
        if done == all {
            return Ok(Some(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()));
        }
        let end = all.min(done + SLICE);
        let slice = slice(file, done, end).await.map_err(|error| FileError::Read(text(&error)))?;
        hash.update(slice);
        done = end;
    }
}

async fn slice(file: &File, start: u64, end: u64) -> Result<Vec<u8>, JsValue> {
    let part = file.slice_with_f64_and_f64(start as f64, end as f64)?;
    let buffer = JsFuture::from(part.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// A file of a folder, with its path in there.
#[derive(Debug)]
pub struct InFolder {
    pub path: String,
    pub file: File,
}

/// The files of a folder that was picked in a file field. The field is emptied, so that the same folder can be picked again.
pub fn picked_folder(field: &HtmlInputElement) -> Vec<InFolder> {
    let list = field.files();
    let files = list.iter().flat_map(|list| (0..list.length()).filter_map(|at| list.get(at)));
    let path = |file: &File| {
        let path = Reflect::get(file, &JsValue::from_str("webkitRelativePath")).ok().and_then(|path| path.as_string());
        path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name())
    };
    let found = files.map(|file| InFolder { path: path(&file), file }).collect();
    field.set_value("");
    found
}

/// What was dropped, taken out of the event while it lasts.
#[derive(Debug)]
pub struct Dropped(Vec<FileSystemEntry>);

/// Takes files and folders out of a drop.
pub fn dropped(ev: &DragEvent) -> Dropped {
    let items = ev.data_transfer().map(|data| data.items());
    let items = items.iter().flat_map(|items| (0..items.length()).filter_map(|at| items.get(at)));
    Dropped(items.filter_map(|item| item.webkit_get_as_entry().ok().flatten()).collect())
}

/// Keeps a file that misses its place from being opened instead of the page.
pub fn keep_page(ev: &Event) {
    let data = ev.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
    if data.is_some_and(|data| data.types().includes(&JsValue::from_str("Files"), 0)) {
        ev.prevent_default();
    }
}

/// The first file of a drop.
pub fn dropped_file(ev: &DragEvent) -> Option<File> {
    ev.data_transfer()?.files()?.get(0)
}

/// All files of a drop, folders opened. `go_on` is told how many were found; where it says no, the search ends.
pub async fn open(dropped: Dropped, go_on: &dyn Fn(usize) -> bool) -> Result<Vec<InFolder>, FileError> {
    walk(dropped.0, go_on).await.map_err(|error| FileError::Read(text(&error)))
}

async fn walk(mut open: Vec<FileSystemEntry>, go_on: &dyn Fn(usize) -> bool) -> Result<Vec<InFolder>, JsValue> {
    let mut found = Vec::new();
    while let Some(entry) = open.pop() {
        if !go_on(found.len()) || found.len() > MOST_FILES {
            break;
        }
        if entry.is_directory() {
            let reader = entry.unchecked_into::<FileSystemDirectoryEntry>().create_reader();
            loop {
                let batch = Array::from(&JsFuture::from(entries(&reader)).await?);
                if batch.length() == 0 {
                    break;
                }
                open.extend(batch.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
            }
        } else {
            let path = entry.full_path().trim_start_matches('/').to_owned();
            let file = JsFuture::from(file_of(&entry.unchecked_into())).await?;
            found.push(InFolder { path, file: file.unchecked_into() });
        }
    }
    Ok(found)
}

/// The next batch of a folder's entries; an empty one at the end.
fn entries(reader: &FileSystemDirectoryReader) -> Promise {
    Promise::new(&mut |resolve, reject| {
        if let Err(error) = reader.read_entries_with_callback_and_callback(&resolve, &reject) {
            drop(reject.call1(&JsValue::NULL, &error));
        }
    })
}

fn file_of(entry: &FileSystemFileEntry) -> Promise {
    Promise::new(&mut |resolve, reject| entry.file_with_callback_and_callback(&resolve, &reject))
}
