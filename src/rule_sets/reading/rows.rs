//! Records → rows of a table. Which layout a text has is seen from its records.

use super::columns::{column_of, heads, sorted};
use super::records::{Record, Separator, records};
use super::table::Table;
use super::text::Cell;
use super::{Why, lists};

/// Finds the table in a text.
pub(super) fn table(text: &str) -> Table {
    let found = records(text, Separator::Tab);
    let wide = found.iter().filter(|record| record.fields.len() >= 3).count();
    let led = found.iter().filter(|record| record.led && record.fields.len() == 2).count();
    if wide >= 2 {
        return from_rows(merged(found));
    }
    if led >= 6 {
        return from_rows(stacked(found));
    }
    for separator in [Separator::Bar, Separator::Spaces] {
        let found = records(text, separator);
        if found.iter().any(|record| heads(&record.fields).is_some()) {
            return from_rows(merged(found));
        }
    }
    match one_a_line(found) {
        Ok(rows) => from_rows(rows),
        Err(found) => lists::table(found),
    }
}

type Rows = Vec<Vec<Cell>>;

/// One record a row; a record with too few fields goes on with the last cell of a row that is not full yet.
fn merged(found: Vec<Record>) -> Rows {
    let mut rows: Rows = Vec::new();
    let mut width = found.iter().find_map(|record| heads(&record.fields)).map_or(0, |columns| columns.len());
    if width == 0 {
        width = most_common_width(&found);
    }
    let mut last_number = 0;
    let mut begun = false;
    for record in found.into_iter().filter(|record| !record.is_blank()) {
        let mut fields = record.fields;
        if fields.iter().all(|field| field.text.chars().all(|c| c == '-' || c == '：')) && fields.len() > 2 {
            // The rule below the heads of a table written with bars.
            fields = vec![fields.swap_remove(0)];
        }
        let number = fields.first().and_then(|field| field.text.parse::<usize>().ok());
        let next = number.is_some_and(|number| number == last_number + 1) && fields.len() > 1;
        let head = heads(&fields).is_some();
        let room =
            rows.last().is_some_and(|row| row.len() > 1 && row.len() < width && row.len() - 1 + fields.len() <= width);
        if begun && room && !next && !head {
            let row = rows.len() - 1;
            let mut fields = fields.into_iter();
            if let (Some(cell), Some(first)) = (rows[row].last_mut(), fields.next()) {
                cell.append(&first);
            }
            rows[row].extend(fields);
            continue;
        }
        begun |= fields.len() > 2;
        last_number = number.filter(|_| fields.len() > 1).unwrap_or(last_number);
        rows.push(fields);
    }
    rows
}

fn most_common_width(found: &[Record]) -> usize {
    let mut counts = [0_usize; 32];
    for record in found.iter().filter(|record| record.fields.len() >= 3) {
        if let Some(count) = counts.get_mut(record.fields.len()) {
            *count += 1;
        }
    }
    counts.iter().enumerate().max_by_key(|(_, count)| **count).map_or(0, |(width, _)| width)
}

/// One cell a line, each led by a tab; a line without tab goes on with the cell above. A blank line before a cell begins a row.
fn stacked(found: Vec<Record>) -> Rows {
    let mut rows: Rows = Vec::new();
    let mut gap = true;
    let mut begun = false;
    for record in found {
        if record.led {
            let mut cells = record.fields.into_iter().skip(1);
            let cell = cells.next().unwrap_or_default();
            match rows.last_mut().filter(|_| begun && !gap) {
                Some(row) => row.push(cell),
                None => rows.push(vec![cell]),
            }
            if let Some(row) = rows.last_mut() {
                row.extend(cells);
            }
            begun = true;
            gap = false;
        } else if record.is_blank() {
            gap = true;
        } else {
            let remark = record.fields.first().is_some_and(|cell| is_remark(&cell.text));
            let open = rows.last_mut().and_then(|row| row.last_mut()).filter(|_| begun && !remark);
            match open {
                Some(cell) => record.fields.iter().for_each(|field| cell.append(field)),
                None => {
                    rows.extend(record.fields.into_iter().filter(|field| !field.is_blank()).map(|field| vec![field]));
                    begun = false;
                }
            }
            gap = false;
        }
    }
    rows
}

pub(super) fn is_remark(text: &str) -> bool {
    ["注：", "备注", "说明：", "填表", "附件", "注1", "附则", "本表", "本细则"]
        .iter()
        .any(|word| text.starts_with(word))
}

/// One cell a line and nothing else: rows begin at the next running number. The records come back if it is not so.
fn one_a_line(found: Vec<Record>) -> Result<Rows, Vec<Record>> {
    let known = |record: &Record| record.fields.first().is_some_and(|cell| column_of(&cell.text).is_some());
    let filled: Vec<usize> = (0..found.len()).filter(|at| !found[*at].is_blank()).collect();
    let run = |start: usize| filled[start..].iter().take(12).take_while(|at| known(&found[**at])).count();
    let Some((start, length)) = (0..filled.len()).map(|at| (at, run(at))).find(|(_, length)| *length >= 3) else {
        return Err(found);
    };
    let cells: Vec<Cell> = found.iter().filter(|record| !record.is_blank()).map(joined).collect();
    if heads(&cells[start..start + length]).is_none() {
        return Err(found);
    }
    let mut rows: Rows = cells[..start].iter().map(|cell| vec![cell.clone()]).collect();
    rows.push(cells[start..start + length].to_vec());
    let mut number = 0;
    let mut full = true;
    let mut row: Vec<Cell> = Vec::new();
    for cell in &cells[start + length..] {
        // The points of a row may look like the next number: a row ends only behind its text.
        if full && cell.text.parse() == Ok(number + 1) {
            number += 1;
            rows.push(std::mem::take(&mut row));
            full = false;
        } else if is_remark(&cell.text) || cell.text.starts_with("合计") || cell.text.starts_with("总分") {
            rows.push(std::mem::take(&mut row));
            full = true;
        }
        full |= cell.text.chars().nth(11).is_some() || !super::tokens::tokens(&cell.text).is_empty();
        row.push(cell.clone());
    }
    rows.push(row);
    rows.retain(|row| !row.is_empty());
    Ok(rows)
}

fn joined(record: &Record) -> Cell {
    let mut cell = Cell::default();
    record.fields.iter().for_each(|field| cell.append(field));
    cell
}

/// The table with its heads, rows and what stands around.
fn from_rows(rows: Rows) -> Table {
    let mut table = Table::default();
    let head = rows.iter().position(|row| heads(row).is_some());
    let first = head.or_else(|| rows.iter().position(|row| row.len() >= 3)).unwrap_or(rows.len());
    let prelude: Vec<&Cell> = rows[..first].iter().flatten().filter(|cell| !cell.is_blank()).collect();
    table.prelude(&prelude);
    let mut columns = Vec::new();
    let mut after_head = false;
    for row in rows.into_iter().skip(first).filter(|row| !row.iter().all(Cell::is_blank)) {
        if let Some(found) = heads(&row) {
            columns = found;
            table.head(&row);
            after_head = true;
            continue;
        }
        let named = row.iter().filter(|cell| !cell.is_blank());
        // A second line of heads: 责任单位 above 牵头 and 配合.
        if after_head && row.len() == columns.len() && named.clone().all(|cell| column_of(&cell.text).is_some()) {
            for (column, cell) in columns.iter_mut().zip(&row) {
                *column = column_of(&cell.text).or(*column);
            }
            table.head(&row);
            continue;
        }
        after_head = false;
        let rule = row.iter().all(|cell| !cell.is_blank() && cell.text.chars().all(|c| c == '-' || c == '：'));
        if rule {
            table.head(&row);
            continue;
        }
        let numbered = columns.contains(&Some(super::columns::Column::Number));
        table.row(sorted(&columns, row), numbered);
    }
    after_last(&mut table);
    table
}

/// What stands behind the last row is told apart from what was not understood inside the table.
pub(super) fn after_last(table: &mut Table) {
    let last =
        table.sections.iter().flat_map(|section| &section.entries).map(|entry| entry.row.lines.1).max().unwrap_or(0);
    for leftover in table.leftovers.iter_mut().filter(|leftover| leftover.lines.0 > last) {
        leftover.why = if leftover.why == Why::NotUnderstood { Why::AfterTable } else { leftover.why };
    }
}
