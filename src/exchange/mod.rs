//! Files ⇄ drafts. Writing is total; reading is staged: size → text → JSON → format → version → rule set → contents.
//!
//! Nothing here touches a stored draft: reading yields an [`Incoming`](read::Incoming) that the page previews first.

pub mod bundle;
pub mod checksum;
mod json;
pub mod manifest;
mod migrate;
pub mod paste;
pub mod patch;
pub mod problem;
pub mod read;
mod read_answers;
mod read_work;
mod rectifications;
mod report_texts;
pub mod request;
pub mod returned;
pub mod spot;
pub mod statistics;
pub mod transfer;
pub mod workbook;
pub mod write;
mod write_result;
mod write_work;

/// Format name in files.
pub const FORMAT: &str = "quality-county/draft";
/// The format version that is written.
pub const VERSION: u64 = 3;
/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;
