//! Files ⇄ drafts. Writing is total; reading is staged: size → text → JSON → format → version → rule set → contents.
//!
//! Nothing here touches a stored draft: reading yields an [`Incoming`](read::Incoming) that the page previews first.

pub mod problem;
pub mod read;
mod read_answers;
pub mod write;

/// Format name in files.
pub const FORMAT: &str = "quality-county/draft";
/// The format version that is written.
pub const VERSION: u64 = 1;
/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;
