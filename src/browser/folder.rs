//! Files that stay on the computer: their fingerprints, and what a folder holds.

use super::js::{ask, function, text_of};
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

/// What was dropped, taken out of the event while it lasts. Old kernels know entries only; new ones refuse to open those on a page
/// that came from a file, and promise handles.
#[derive(Debug)]
pub struct Dropped {
    old: Vec<FileSystemEntry>,
    promised: Vec<Promise>,
}

/// Takes files and folders out of a drop.
pub fn dropped(ev: &DragEvent) -> Dropped {
    let items = ev.data_transfer().map(|data| data.items());
    let items = items.iter().flat_map(|items| (0..items.length()).filter_map(|at| items.get(at)));
    let (mut old, mut promised) = (Vec::new(), Vec::new());
    for item in items.filter(|item| item.kind() == "file") {
        let handle = function(&item, "getAsFileSystemHandle").and_then(|get| get.call0(&item)?.dyn_into());
        match handle {
            Ok(handle) => promised.push(handle),
            Err(_) => old.extend(item.webkit_get_as_entry().ok().flatten()),
        }
    }
    Dropped { old, promised }
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
    walk(dropped, go_on).await.map_err(|error| FileError::Read(text(&error)))
}

/// A file or a folder.
#[derive(Debug)]
enum Entry {
    Old(FileSystemEntry),
    Handle(JsValue),
}

async fn walk(dropped: Dropped, go_on: &dyn Fn(usize) -> bool) -> Result<Vec<InFolder>, JsValue> {
    let mut open: Vec<_> = dropped.old.into_iter().map(|entry| (String::new(), Entry::Old(entry))).collect();
    for promise in dropped.promised {
        open.push((String::new(), Entry::Handle(JsFuture::from(promise).await?)));
    }
    let mut found = Vec::new();
    while let Some((folder, entry)) = open.pop() {
        if !go_on(found.len()) || found.len() > MOST_FILES {
            break;
        }
        let path = format!("{folder}{}", entry.name());
        match entry.file().await? {
            Some(file) => found.push(InFolder { path, file }),
            None => {
                let inside = entry.inside().await?;
                open.extend(inside.into_iter().map(|entry| (format!("{path}/"), entry)));
            }
        }
    }
    Ok(found)
}

impl Entry {
    fn name(&self) -> String {
        match self {
            Self::Old(entry) => entry.name(),
            Self::Handle(handle) => text_of(handle, "name"),
        }
    }

    /// The file; `None` for a folder.
    async fn file(&self) -> Result<Option<File>, JsValue> {
        let file = match self {
            Self::Old(entry) if entry.is_directory() => return Ok(None),
            Self::Old(entry) => JsFuture::from(file_of(entry.unchecked_ref())).await?,
            Self::Handle(handle) if text_of(handle, "kind") == "directory" => return Ok(None),
            Self::Handle(handle) => ask(handle, "getFile").await?,
        };
        Ok(Some(file.unchecked_into()))
    }

    /// What is in a folder.
    async fn inside(&self) -> Result<Vec<Self>, JsValue> {
        let mut inside = Vec::new();
        match self {
            Self::Old(entry) => {
                let reader = entry.unchecked_ref::<FileSystemDirectoryEntry>().create_reader();
                loop {
                    let batch = Array::from(&JsFuture::from(entries(&reader)).await?);
                    if batch.length() == 0 {
                        return Ok(inside);
                    }
                    inside.extend(batch.iter().map(|entry| Self::Old(entry.unchecked_into())));
                }
            }
            Self::Handle(handle) => {
                let values = function(handle, "values")?.call0(handle)?;
                loop {
                    let next = ask(&values, "next").await?;
                    match Reflect::get(&next, &"value".into())? {
                        handle if handle.is_undefined() => return Ok(inside),
                        handle => inside.push(Self::Handle(handle)),
                    }
                }
            }
        }
    }
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
