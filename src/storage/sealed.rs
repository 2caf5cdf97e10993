//! A text with a seal: a first line that tells its revision, its length and its checksum.
//!
//! `quality-county sealed 1 <revision> <bytes> <CRC-32>`, a line feed, the text. The checksum covers the first line too.

const MARK: &str = "quality-county sealed ";
const VERSION: &str = "1";

/// A text whose seal is whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sealed {
    pub revision: u64,
    pub text: String,
}

/// What is wrong with a sealed text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Damage {
    /// The first line is none of ours, or not whole.
    Header,
    /// A seal of another version of the app.
    OtherVersion(String),
    /// The end is missing.
    Truncated { stated: usize, found: usize },
    /// More than was sealed.
    TooLong { stated: usize, found: usize },
    /// As long as it should be, but not the same.
    Altered,
    /// The seal is whole, what it holds is nothing that this version knows.
    Contents,
}

/// The sealed form of a text.
pub fn seal(revision: u64, text: &str) -> String {
    format!("{MARK}{VERSION} {revision} {} {:08x}\n{text}", text.len(), checksum(revision, text))
}

/// The text behind its seal. Errors: the first thing found wrong.
pub fn unseal(raw: &str) -> Result<Sealed, Damage> {
    let (header, text) = raw.split_once('\n').ok_or(Damage::Header)?;
    let (version, rest) = header.strip_prefix(MARK).and_then(|rest| rest.split_once(' ')).ok_or(Damage::Header)?;
    if version != VERSION {
        let is_number = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
        return Err(if is_number { Damage::OtherVersion(version.to_owned()) } else { Damage::Header });
    }
    let mut parts = rest.split(' ');
    let mut part = || parts.next().ok_or(Damage::Header);
    let (revision, stated, sum) = (part()?, part()?, part()?);
    let revision: u64 = revision.parse().map_err(|_| Damage::Header)?;
    let stated: usize = stated.parse().map_err(|_| Damage::Header)?;
    let found = text.len();
    if found != stated {
        let (short, long) = (Damage::Truncated { stated, found }, Damage::TooLong { stated, found });
        return Err(if found < stated { short } else { long });
    }
    // Sealing again compares every byte of the first line as well.
    if sum.len() != 8 || seal(revision, text) != raw {
        return Err(Damage::Altered);
    }
    Ok(Sealed { revision, text: text.to_owned() })
}

fn checksum(revision: u64, text: &str) -> u32 {
    !crc(crc(!0, &revision.to_le_bytes()), text.as_bytes())
}

/// The CRC-32 of a text.
pub fn sum(text: &str) -> u32 {
    !crc(!0, text.as_bytes())
}

/// CRC-32 half a byte at a time. Known crates carry 16 KB of tables, which do not compress; this takes a millisecond for a draft.
fn crc(start: u32, bytes: &[u8]) -> u32 {
    const STEPS: [u32; 16] = steps();
    let step = |crc: u32| STEPS[(crc & 15) as usize] ^ (crc >> 4);
    bytes.iter().fold(start, |crc, byte| step(step(crc ^ u32::from(*byte))))
}

const fn steps() -> [u32; 16] {
    let mut table = [0; 16];
    let mut at = 0;
    while at < 16 {
        let (mut crc, mut bit) = (at as u32, 0);
        while bit < 4 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
            bit += 1;
        }
        table[at] = crc;
        at += 1;
    }
    table
}
