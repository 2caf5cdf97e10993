//! A collection sheet that is opened on its own, without the draft that it was sent from: the task pack that it holds, filled in.

use super::later::FromFile;
use super::office::{Office, answered, request};
use super::shelf::Shelf;
use crate::browser::office::Failed;
use crate::exchange::bundle;
use crate::exchange::read::read_bytes;
use crate::exchange::request::{ReadSheet, Want};
use crate::exchange::workbook::is_meant_as_workbook;
use crate::rule_sets::library::find;
use crate::words::{hand_in as words, import};

/// Reads it; a file that is no workbook is refused as any other.
pub async fn read(shelf: Shelf, office: Office, name: String, bytes: Vec<u8>) -> FromFile {
    let refuse = |why: &str| Err((why.to_owned(), Vec::new()));
    if !is_meant_as_workbook(&name, &bytes) {
        if bundle::is_zip(&bytes) {
            return refuse(words::ZIP_AT_HOME);
        }
        return read_bytes(&bytes, find)
            .map(|incoming| (incoming, Vec::new()))
            .map_err(|refused| import::refusal(&refused));
    }
    // Whose table it is on is known only when it is read.
    shelf.need_rules().await;
    if office.making().is_some() {
        return refuse(words::BUSY_READING);
    }
    let Some(request) = request(String::new(), None, Want::Read(vec![name])) else { return refuse(words::NO_DATE) };
    let made = match office.run(words::READING.to_owned(), &request, &[bytes], "").await {
        Ok(made) => made,
        Err(Failed::Stopped) => return refuse(words::READING_STOPPED),
        Err(Failed::Because(why)) => return refuse(&words::failed(words::READING, &why)),
    };
    let ReadSheet { pack, refused, problems } = made.first().map(answered).unwrap_or_default();
    match pack {
        None => refuse(refused.as_deref().unwrap_or(words::ANSWER_ODD)),
        Some(pack) => read_bytes(pack.as_bytes(), find)
            .map(|incoming| (incoming, problems))
            .map_err(|refused| import::refusal(&refused)),
    }
}
