//! Where the cells of a table stand once those that reach over several rows have taken their places.

use super::model::{Cell, Row};

/// A place in a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot<'a> {
    /// Its first column.
    pub column: usize,
    /// How many columns it takes.
    pub columns: usize,
    /// `None`: a cell above reaches down over it.
    pub cell: Option<&'a Cell>,
}

/// The places of every row, each row filling all `columns`: what no cell takes is empty, what stands beyond the last column is left out.
pub fn slots(rows: &[Row], columns: usize) -> Vec<Vec<Slot<'_>>> {
    // For each column how many more rows the cell above takes, and how wide that cell is.
    let mut above: Vec<(usize, usize)> = vec![(0, 1); columns];
    rows.iter().map(|row| places(row, &mut above)).collect()
}

fn places<'a>(row: &'a Row, above: &mut [(usize, usize)]) -> Vec<Slot<'a>> {
    let (mut slots, mut column) = (Vec::new(), 0);
    let mut cells = row.cells.iter();
    while column < above.len() {
        let (left, wide) = above[column];
        let slot = if left > 0 {
            above[column].0 -= 1;
            Slot { column, columns: wide, cell: None }
        } else {
            let cell = cells.next().unwrap_or(&EMPTY);
            let columns = cell.columns.clamp(1, above.len() - column);
            above[column] = (cell.rows.max(1) - 1, columns);
            Slot { column, columns, cell: Some(cell) }
        };
        column += slot.columns;
        slots.push(slot);
    }
    slots
}

static EMPTY: Cell = Cell { value: super::model::Value::Text(String::new()), columns: 1, rows: 1, align: None };
