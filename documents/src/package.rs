//! A ZIP of compressed files.

use miniz_oxide::deflate::compress_to_vec;
use quality_county::exchange::bundle::{is_zip, written};

/// Beyond this level, time doubles for hardly a byte.
const LEVEL: u8 = 6;

/// A file grew beyond what the format holds: 4 GB, or 65,535 files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooLarge;

/// The files in their order.
pub fn zip(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, TooLarge> {
    written::zip(files, Some(pack)).ok_or(TooLarge)
}

/// What is a ZIP itself does not shrink once more.
fn pack(bytes: &[u8]) -> Vec<u8> {
    if is_zip(bytes) { bytes.to_vec() } else { compress_to_vec(bytes, LEVEL) }
}
