//! Files of a spreadsheet program: recognised without opening them, and what became of those that were read elsewhere.

use rawzip::ZipArchive;
use serde_json::Value;

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

/// What became of a filled-in collection sheet, or of cells that were pasted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filled {
    /// The returned task pack as JSON, or why there is none, in a sentence.
    pub pack: Result<String, String>,
    /// What was not taken, each with its place.
    pub problems: Vec<String>,
}

/// Reads the answer on one file; `None` where it does not read, which is a mistake of the program.
pub fn filled(answer: &[u8]) -> Option<Filled> {
    let Value::Object(mut answer) = serde_json::from_slice(answer).ok()? else { return None };
    let mut text = |name: &str| match answer.remove(name) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    };
    let pack = match (text("pack"), text("refused")) {
        (Some(pack), None) => Ok(pack),
        (None, Some(refused)) => Err(refused),
        _ => return None,
    };
    let Some(Value::Array(problems)) = answer.remove("problems") else { return None };
    let problem = |problem: Value| problem.as_str().map(str::to_owned);
    Some(Filled { pack, problems: problems.into_iter().map(problem).collect::<Option<_>>()? })
}
