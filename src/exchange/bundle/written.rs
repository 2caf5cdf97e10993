//! A ZIP as it is written here: files as they are, none compressed, none larger than four gigabytes.

use crate::exchange::checksum::CRC;

/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
/// What any program since 1989 reads.
const VERSION: u16 = 10;
const STORED: u16 = 0;
/// 1980-01-01 00:00, the format's first moment: the same files give the same bytes.
const MOMENT: [u16; 2] = [0, 1 << 5 | 1];

/// The ZIP; nothing if a number does not fit the format.
pub fn zip(files: &[(String, Vec<u8>)]) -> Option<Vec<u8>> {
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let start = u32::try_from(zip.len()).ok()?;
        let about = about(name, bytes)?;
        zip.extend_from_slice(b"PK\x03\x04");
        zip.extend_from_slice(&about);
        zip.extend_from_slice(name.as_bytes());
        zip.extend_from_slice(bytes);
        directory.extend_from_slice(b"PK\x01\x02");
        directory.extend_from_slice(&VERSION.to_le_bytes());
        directory.extend_from_slice(&about);
        // No comment, first disk, no attributes.
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&start.to_le_bytes());
        directory.extend_from_slice(name.as_bytes());
    }
    let (start, length) = (u32::try_from(zip.len()).ok()?, u32::try_from(directory.len()).ok()?);
    let count = u16::try_from(files.len()).ok()?.to_le_bytes();
    zip.append(&mut directory);
    zip.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    zip.extend_from_slice(&[count, count].concat());
    zip.extend_from_slice(&length.to_le_bytes());
    zip.extend_from_slice(&start.to_le_bytes());
    zip.extend_from_slice(&[0; 2]);
    Some(zip)
}

/// What stands about a file both before it and in the directory.
fn about(name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let size = u32::try_from(bytes.len()).ok()?;
    let words = [VERSION, FLAGS, STORED, MOMENT[0], MOMENT[1]].map(u16::to_le_bytes).concat();
    let sizes = [CRC.checksum(bytes), size, size].map(u32::to_le_bytes).concat();
    let lengths = [u16::try_from(name.len()).ok()?, 0].map(u16::to_le_bytes).concat();
    Some([words, sizes, lengths].concat())
}
