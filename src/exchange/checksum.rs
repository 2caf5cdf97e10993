//! The one checksum of this program: ZIP's CRC-32.

use crc::{CRC_32_ISO_HDLC, Crc};

/// With the smallest table: kilobytes of the page weigh more than microseconds here.
pub static CRC: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);
