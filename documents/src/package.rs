//! A ZIP of compressed files, without a clock in it.

use miniz_oxide::deflate::compress_to_vec;
use quality_county::exchange::checksum::CRC;

/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
/// Reads what is deflated.
const VERSION: u16 = 20;
const DEFLATED: u16 = 8;
/// 1980-01-01 00:00, the format's first moment.
const MOMENT: [u16; 2] = [0, 1 << 5 | 1];
/// Beyond this level, time doubles for hardly a byte.
const LEVEL: u8 = 6;

/// A file grew beyond what the format holds: 4 GB, or 65,535 files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooLarge;

/// The files in their order.
pub fn zip(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, TooLarge> {
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let start = u32::try_from(zip.len()).map_err(|_| TooLarge)?;
        let packed = compress_to_vec(bytes, LEVEL);
        let about = about(name, bytes, packed.len())?;
        zip.extend_from_slice(b"PK\x03\x04");
        zip.extend_from_slice(&about);
        zip.extend_from_slice(name.as_bytes());
        zip.extend_from_slice(&packed);
        directory.extend_from_slice(b"PK\x01\x02");
        directory.extend_from_slice(&VERSION.to_le_bytes());
        directory.extend_from_slice(&about);
        // No comment, first disk, no attributes.
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&start.to_le_bytes());
        directory.extend_from_slice(name.as_bytes());
    }
    let (start, length) = (zip.len(), directory.len());
    let sizes = [length, start].map(|size| u32::try_from(size).map_err(|_| TooLarge));
    let count = u16::try_from(files.len()).map_err(|_| TooLarge)?.to_le_bytes();
    zip.append(&mut directory);
    zip.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    zip.extend_from_slice(&[count, count].concat());
    for size in sizes {
        zip.extend_from_slice(&size?.to_le_bytes());
    }
    zip.extend_from_slice(&[0; 2]);
    Ok(zip)
}

/// What stands about a file both before it and in the directory.
fn about(name: &str, bytes: &[u8], packed: usize) -> Result<Vec<u8>, TooLarge> {
    let size = |size: usize| u32::try_from(size).map_err(|_| TooLarge);
    let words = [VERSION, FLAGS, DEFLATED, MOMENT[0], MOMENT[1]].map(u16::to_le_bytes).concat();
    let sizes = [CRC.checksum(bytes), size(packed)?, size(bytes.len())?].map(u32::to_le_bytes).concat();
    let name = u16::try_from(name.len()).map_err(|_| TooLarge)?;
    Ok([words, sizes, [name, 0].map(u16::to_le_bytes).concat()].concat())
}
