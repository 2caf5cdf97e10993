//! Pasted text → cells: tabs from Excel and WPS, or commas.
//!
//! A state machine of its own, because `csv-core` does not say that a quote was never closed (the rest of the table would be one
//! cell, silently), and its tables cost more wasm than these lines.

/// The cells of a text, row by row.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    pub rows: Vec<Vec<String>>,
    /// The row, from 1, in which a quote was opened that nothing closes.
    pub open_quote: Option<usize>,
}

/// Splits a text: at tabs if there are any, else at commas (or semicolons, where there is no comma).
pub fn split(text: &str) -> Table {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let between = ['\t', ',', ';'].into_iter().find(|mark| text.contains(*mark)).unwrap_or('\t');
    let mut table = Table::default();
    let (mut row, mut cell, mut quoted) = (Vec::new(), String::new(), None);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted.is_some() => match chars.next_if_eq(&'"') {
                Some(quote) => cell.push(quote),
                None => quoted = None,
            },
            '"' if cell.is_empty() => quoted = Some(table.rows.len() + 1),
            _ if quoted.is_some() => cell.push(c),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => {
                row.push(std::mem::take(&mut cell));
                table.rows.push(std::mem::take(&mut row));
            }
            _ if c == between => row.push(std::mem::take(&mut cell)),
            _ => cell.push(c),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        table.rows.push(row);
    }
    table.open_quote = quoted;
    table
}
