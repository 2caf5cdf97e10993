//! A ZIP as it is written here, without a clock in it.

use crate::exchange::checksum::CRC;

/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
/// Where the file comes from. From any other system, `unzip` of Linux reads names as an old code page, whatever the flag says.
const UNIX: u16 = 3 << 8;
/// A plain file, written by its owner and read by all.
const READABLE: u32 = 0o100_644 << 16;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;
/// What reads each of the two.
const PLAIN: u16 = 10;
const INFLATES: u16 = 20;
/// 1980-01-01 00:00, the format's first moment: the same files give the same bytes.
const MOMENT: [u16; 2] = [0, 1 << 5 | 1];

/// Deflates the bytes of a file. Passed in, so that the app does without the code for it.
pub type Pack = fn(&[u8]) -> Vec<u8>;

/// The ZIP, its files in their order; one that `pack` makes no smaller is stored as it is. Nothing if a number does not fit the
/// format: 4 GB, or 65,535 files.
pub fn zip(files: &[(String, Vec<u8>)], pack: Option<Pack>) -> Option<Vec<u8>> {
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let start = u32::try_from(zip.len()).ok()?;
        let packed = pack.map(|pack| pack(bytes)).filter(|packed| packed.len() < bytes.len());
        let (version, method) = if packed.is_some() { (INFLATES, DEFLATED) } else { (PLAIN, STORED) };
        let kept = packed.as_deref().unwrap_or(bytes);
        // What stands about a file both before it and in the directory.
        let mut about = [version, FLAGS, method, MOMENT[0], MOMENT[1]].map(u16::to_le_bytes).concat();
        let sizes = [CRC.checksum(bytes), u32::try_from(kept.len()).ok()?, u32::try_from(bytes.len()).ok()?];
        about.extend_from_slice(&sizes.map(u32::to_le_bytes).concat());
        about.extend_from_slice(&[u16::try_from(name.len()).ok()?, 0].map(u16::to_le_bytes).concat());
        zip.extend_from_slice(b"PK\x03\x04");
        zip.extend_from_slice(&about);
        zip.extend_from_slice(name.as_bytes());
        zip.extend_from_slice(kept);
        directory.extend_from_slice(b"PK\x01\x02");
        directory.extend_from_slice(&(UNIX | version).to_le_bytes());
        directory.extend_from_slice(&about);
        // No comment, first disk.
        directory.extend_from_slice(&[0; 6]);
        directory.extend_from_slice(&READABLE.to_le_bytes());
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
