//! The hidden sheet: whose workbook it is, the task pack itself, and long lists for drop-downs.

use super::IDENTITY;
use crate::excel::XlsxError;
use crate::text::clean;
use quality_county::domain::dispatch::Task;
use quality_county::domain::draft::Draft;
use quality_county::domain::rule_set::RuleSet;
use rust_xlsxwriter::Worksheet;

/// What names the format.
pub(super) const FORMAT: &str = "quality-county/collect";
/// The version that is written.
pub(super) const VERSION: &str = "1";
/// The first column of lists.
pub(super) const LISTS: u16 = 3;

pub(super) const LABEL_FORMAT: &str = "格式";
pub(super) const LABEL_VERSION: &str = "格式版本";
pub(super) const LABEL_CONTENT: &str = "内容";

/// Characters of the pack in a cell.
const PIECE: usize = 30_000;

pub(super) fn sheet(
    rule_set: &RuleSet,
    pack: &Draft,
    task: &Task,
    json: &str,
    lists: &[Vec<String>],
) -> Result<Worksheet, XlsxError> {
    let about = &rule_set.about;
    let mut sheet = Worksheet::new();
    sheet.set_name(IDENTITY)?;
    let lines = [
        (LABEL_FORMAT, FORMAT.to_owned()),
        (LABEL_VERSION, VERSION.to_owned()),
        ("细则编号", about.id.clone()),
        ("细则版本", about.version.clone()),
        ("细则指纹", about.fingerprint.clone()),
        ("县（市、区）", pack.about.county.clone()),
        ("年度", pack.about.year.to_string()),
        ("任务包", task.pack.as_str().to_owned()),
        ("单位", task.department.clone()),
        ("发出时间", task.at.clone()),
    ];
    let mut row = 0;
    for (label, text) in lines {
        sheet.write_string(row, 0, label)?.write_string(row, 1, super::shown::text(&text))?;
        row += 1;
    }
    let plain = plain(json);
    for piece in plain.as_bytes().chunks(PIECE) {
        sheet.write_string(row, 0, LABEL_CONTENT)?.write_string(row, 1, String::from_utf8_lossy(piece))?;
        row += 1;
    }
    for (column, list) in (LISTS..).zip(lists) {
        for (row, word) in (0..).zip(list) {
            sheet.write_string(row, column, clean(word))?;
        }
    }
    sheet.set_hidden(true).protect();
    Ok(sheet)
}

/// JSON in letters that no office program changes: what is not plain ASCII stands as `\u…`, and so do blanks and `_`, which can mean
/// something in a workbook. Compact JSON has such letters in its texts only.
fn plain(json: &str) -> String {
    let mut plain = String::with_capacity(json.len() * 2);
    for letter in json.chars() {
        if letter.is_ascii_graphic() && letter != '_' {
            plain.push(letter);
        } else {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                plain.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    plain
}
