//! Files of a spreadsheet program, recognised without opening them: they are read elsewhere ([`super::request`]).

use rawzip::ZipArchive;

/// The part that every .xlsx has.
const BOOK: &[u8] = b"xl/workbook.xml";
/// What an .xls begins with, and an .xlsx with a password.
pub const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
/// What such files are called, old and new, Excel's and WPS's.
const ENDINGS: [&str; 7] = [".xlsx", ".xlsm", ".xltx", ".xls", ".xlt", ".et", ".ett"];

/// Whether these bytes are an Excel workbook, by the names of its parts. A ZIP of workbooks is none.
pub fn is_workbook(bytes: &[u8]) -> bool {
    let Ok(archive) = ZipArchive::from_slice(bytes) else { return false };
    archive.entries().flatten().any(|entry| entry.file_path().as_bytes() == BOOK)
}

/// Whether a file is meant as a workbook, though it may be an old, a locked or a broken one: who reads workbooks says why.
pub fn is_meant_as_workbook(name: &str, bytes: &[u8]) -> bool {
    has_ending(name) || bytes.starts_with(OLE) || is_workbook(bytes)
}

fn has_ending(name: &str) -> bool {
    let ends = |ending: &str| {
        let at = name.len().checked_sub(ending.len());
        at.and_then(|at| name.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    ENDINGS.iter().any(|ending| ends(ending))
}

/// Whether a file is worth a closer look: [`is_meant_as_workbook`] for those who do not want to know how a ZIP is made.
pub fn may_be_workbook(name: &str, bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || has_ending(name) || bytes.starts_with(OLE)
}
