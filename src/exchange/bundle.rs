//! Several files in one ZIP: all task packs on their way out, returned ones on their way back.

pub mod written;

use crate::domain::department::Departments;
use crate::domain::ids::BureauId;
use crate::domain::rule_set::RuleSet;
use crate::exchange::checksum::CRC;
use miniz_oxide::inflate::decompress_to_vec_with_limit as inflate;
use miniz_oxide::inflate::{DecompressError, TINFLStatus};
use rawzip::extra_fields::ExtraFieldId;
use rawzip::{CompressionMethod, Error, ZipArchive, ZipFileHeaderRecord, ZipSliceArchive, ZipVerification};

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
    written::zip(files, None).ok_or(BundleError::NotWritten)
}

/// The files of a ZIP by their names without folders. All or nothing; sizes are measured, not believed.
pub fn unzip(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, BundleError> {
    if bytes.len() > MAX_BYTES {
        return Err(BundleError::TooLarge);
    }
    let archive = ZipArchive::from_slice(bytes).map_err(|_| BundleError::NotAZip)?;
    let entries = archive.entries().collect::<Result<Vec<_>, _>>().map_err(|_| BundleError::NotAZip)?;
    if entries.len() as u64 != archive.entries_hint() {
        return Err(BundleError::NotAZip);
    }
    if entries.len() > MAX_FILES {
        return Err(BundleError::TooManyFiles(entries.len()));
    }
    let paths: Vec<_> = entries.iter().map(path).collect();
    if paths.iter().enumerate().any(|(at, path)| paths[..at].contains(path)) {
        return Err(BundleError::SameName);
    }
    let (mut files, mut left) = (Vec::new(), MAX_BYTES);
    for (entry, path) in entries.iter().zip(paths) {
        // What other systems leave beside the files: folders, and macOS's shadow files.
        if path.ends_with('/') || path.starts_with("__MACOSX/") {
            continue;
        }
        let name = path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let contents = unpack(&archive, entry, &name, left)?;
        left -= contents.len();
        files.push((name, contents));
    }
    Ok(files)
}

/// Windows writes names in the local code page, which is not read here; the letters that are ASCII are. Some programs add the name
/// in UTF-8, with the checksum of the one that it is for.
fn path(entry: &ZipFileHeaderRecord) -> String {
    let path = entry.file_path();
    let sum = CRC.checksum(path.as_bytes()).to_le_bytes();
    let added = entry.extra_fields().find(|(id, _)| *id == ExtraFieldId::INFO_ZIP_UNICODE_PATH).map(|(_, field)| field);
    let better = added.and_then(|field| field.strip_prefix(&[1])).and_then(|field| field.strip_prefix(&sum));
    String::from_utf8_lossy(better.unwrap_or(path.as_bytes())).into_owned()
}

fn unpack(
    zip: &ZipSliceArchive<&[u8]>,
    entry: &ZipFileHeaderRecord,
    name: &str,
    left: usize,
) -> Result<Vec<u8>, BundleError> {
    if entry.flags().is_encrypted() {
        return Err(BundleError::Locked(name.to_owned()));
    }
    let damaged = |_: Error| BundleError::Damaged(name.to_owned());
    let found = zip.get_entry(entry.wayfinder()).map_err(damaged)?;
    let packed = found.data();
    let allowed = packed.len().saturating_mul(MAX_RATIO).max(HARMLESS);
    let contents = match entry.compression_method() {
        CompressionMethod::STORE => packed.to_vec(),
        CompressionMethod::DEFLATE => match inflate(packed, allowed.min(left) + 1) {
            Ok(contents) => contents,
            Err(DecompressError { status: TINFLStatus::HasMoreOutput, output }) => output,
            Err(_) => return Err(BundleError::Damaged(name.to_owned())),
        },
        _ => return Err(BundleError::UnknownMethod(name.to_owned())),
    };
    if contents.len() > allowed {
        return Err(BundleError::Trap(name.to_owned()));
    }
    if contents.len() > left {
        return Err(BundleError::TooLarge);
    }
    let seen = ZipVerification { crc: CRC.checksum(&contents), uncompressed_size: contents.len() as u64 };
    found.claim_verifier().valid(seen).map_err(damaged)?;
    Ok(contents)
}
