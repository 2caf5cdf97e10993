//! A text with a seal: a first line that tells its revision, its length and its checksum.
//!
//! `quality-county sealed 1 <revision> <bytes> <CRC-32>`, a line feed, the text. The checksum covers the first line too, and the
//! place where the text belongs: under another draft's name it is not taken for that draft's.

use crate::exchange::checksum::CRC;

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

/// The sealed form of a text. `place` is what its keys begin with.
pub fn seal(place: &str, revision: u64, text: &str) -> String {
    format!("{MARK}{VERSION} {revision} {} {:08x}\n{text}", text.len(), checksum(place, revision, text))
}

/// The text behind its seal. Errors: the first thing found wrong.
pub fn unseal(place: &str, raw: &str) -> Result<Sealed, Damage> {
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
    if sum.len() != 8 || seal(place, revision, text) != raw {
        return Err(Damage::Altered);
    }
    Ok(Sealed { revision, text: text.to_owned() })
}

fn checksum(place: &str, revision: u64, text: &str) -> u32 {
    let mut digest = CRC.digest();
    digest.update(place.as_bytes());
    digest.update(&revision.to_le_bytes());
    digest.update(text.as_bytes());
    digest.finalize()
}

/// The checksum of a text without a seal.
pub fn sum(raw: &str) -> u32 {
    CRC.checksum(raw.as_bytes())
}
