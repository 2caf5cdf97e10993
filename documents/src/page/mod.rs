//! HTML for the browser's print window.

use quality_county::report::model::Document;

/// Later.
pub fn write(_document: &Document) -> String {
    String::new()
}
