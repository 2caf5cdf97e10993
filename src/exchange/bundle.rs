//! Several files in one ZIP: all task packs on their way out, returned ones on their way back.

use crate::domain::department::Departments;
use crate::domain::ids::BureauId;
use crate::domain::rule_set::RuleSet;
use std::io::{Cursor, Read, Write};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The most files that a ZIP may hold.
pub const MAX_FILES: usize = 200;
/// The most bytes that all files of a ZIP may have, packed or unpacked.
pub const MAX_BYTES: usize = 100 * 1024 * 1024;
/// A file that unpacks to more than this many times its packed size is a trap; JSON stays far below.
const MAX_RATIO: usize = 200;
/// Small files may shrink by any ratio.
const HARMLESS: usize = 1024 * 1024;
/// The longest department name in a file name, in characters.
const MAX_NAME: usize = 40;

/// Why a ZIP cannot be written or read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BundleError {
    /// Not a ZIP, or cut off.
    NotAZip,
    /// How many files there are.
    TooManyFiles(usize),
    TooLarge,
    /// A file that unpacks to suspiciously much.
    Trap(String),
    /// Two files of one name: one of them could not be reached.
    SameName,
    /// A file that asks for a password.
    Locked(String),
    /// A file packed in a way that is not known here.
    UnknownMethod(String),
    /// A file that does not unpack, or not to what it should.
    Damaged(String),
    /// The ZIP could not be put together.
    NotWritten,
}

/// Whether these bytes begin as a ZIP does.
pub fn is_zip(bytes: &[u8]) -> bool {
    [&b"PK\x03\x04"[..], b"PK\x05\x06"].iter().any(|start| bytes.starts_with(start))
}

/// `03_县住建局_2026.json`: the department's position in the list, its name without what file systems refuse, the year. No two
/// departments get the same.
pub fn file_name(rule_set: &RuleSet, departments: &Departments, id: BureauId, year: u16) -> String {
    let name: String = departments.name(rule_set, id).trim().chars().filter_map(fit).take(MAX_NAME).collect();
    let name = name.trim_matches([' ', '.', '_']);
    let code = departments.code(rule_set, id);
    format!("{:02}_{}_{year}.json", id.index() + 1, if name.is_empty() { &code } else { name })
}

/// A file name without what file systems refuse.
pub fn clean(name: &str) -> String {
    name.chars().filter_map(fit).collect()
}

/// What a character becomes in a file name: separators and signs that some system reserves are replaced, what cannot be seen
/// (control characters, marks of writing direction, zero width) is left out.
fn fit(c: char) -> Option<char> {
    match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => Some('_'),
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => None,
        '\u{61c}' | '\u{fff0}'..='\u{ffff}' => None,
        c if c.is_control() => None,
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    }
}

/// Files as one ZIP, not compressed: the same files give the same bytes.
pub fn zip(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, BundleError> {
    if files.len() > MAX_FILES {
        return Err(BundleError::TooManyFiles(files.len()));
    }
    if files.iter().map(|(_, bytes)| bytes.len()).fold(0, usize::saturating_add) > MAX_BYTES {
        return Err(BundleError::TooLarge);
    }
    if files.iter().enumerate().any(|(at, (name, _))| files[..at].iter().any(|(other, _)| other == name)) {
        return Err(BundleError::SameName);
    }
    write(files).map_err(|_| BundleError::NotWritten)
}

fn write(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(name.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// The files of a ZIP by their names without folders. All or nothing; sizes are measured, not believed.
pub fn unzip(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, BundleError> {
    if bytes.len() > MAX_BYTES {
        return Err(BundleError::TooLarge);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BundleError::NotAZip)?;
    if archive.len() > MAX_FILES {
        return Err(BundleError::TooManyFiles(archive.len()));
    }
    if archive.has_duplicate_names() {
        return Err(BundleError::SameName);
    }
    let (mut files, mut left) = (Vec::new(), MAX_BYTES);
    for at in 0..archive.len() {
        let path = archive.by_index_data(at).map(|entry| shown(entry.name_raw())).map_err(|_| BundleError::NotAZip)?;
        // What other systems leave beside the files: folders, and macOS's shadow files.
        if path.ends_with('/') || path.starts_with("__MACOSX/") {
            continue;
        }
        let name = path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let contents = unpack(&mut archive, at, &name, left)?;
        left -= contents.len();
        files.push((name, contents));
    }
    Ok(files)
}

/// Windows writes names in the local code page, which is not read here; the letters that are ASCII are.
fn shown(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

fn unpack(archive: &mut ZipArchive<Cursor<&[u8]>>, at: usize, name: &str, left: usize) -> Result<Vec<u8>, BundleError> {
    let entry = archive.by_index(at).map_err(|error| match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => BundleError::Locked(name.to_owned()),
        _ => BundleError::Damaged(name.to_owned()),
    })?;
    if !matches!(entry.entry().compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
        return Err(BundleError::UnknownMethod(name.to_owned()));
    }
    let packed = usize::try_from(entry.entry().compressed_size()).unwrap_or(usize::MAX);
    let allowed = packed.saturating_mul(MAX_RATIO).max(HARMLESS);
    let limit = allowed.min(left);
    let mut contents = Vec::new();
    let read = entry.take(limit as u64 + 1).read_to_end(&mut contents);
    match read {
        _ if contents.len() > allowed => Err(BundleError::Trap(name.to_owned())),
        _ if contents.len() > left => Err(BundleError::TooLarge),
        Ok(_) => Ok(contents),
        Err(_) => Err(BundleError::Damaged(name.to_owned())),
    }
}
