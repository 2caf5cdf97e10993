//! Tables: typed cells, sums as formulas, heads that stay in sight and come again on every page.

use super::layout::height;
use super::looks::{Role, format};
use super::sheet::Sheet;
use quality_county::domain::decimal::Decimal;
use quality_county::domain::exact::{Rounding, RoundingStep, RoundingWay};
use quality_county::domain::points::Points;
use quality_county::report::model::{Align, Cell, Part, RowKind, Sum, Table, Value};
use quality_county::report::slots::slots;
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, XlsxError};

/// Rows above a table's body that may stay in sight, so that some of the screen is left.
const MOST_FROZEN: u32 = 4;

impl Sheet {
    pub(super) fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let top = self.row;
        let body = top + rows(table.head.len());
        for (part, first, is_head) in [(&table.head, top, true), (&table.body, body, false)] {
            let mut heights = vec![0.0_f64; part.len()];
            let mut tall = Vec::new();
            for (at, (row, slots)) in part.iter().zip(slots(part, table.columns.len())).enumerate() {
                let role = match row.kind {
                    _ if is_head => Role::Head,
                    RowKind::Plain => Role::Plain,
                    RowKind::Group => Role::Group,
                    RowKind::Total => Role::Total,
                };
                if table.lines > 1 && role == Role::Plain {
                    heights[at] = table.lines as f64 * self.paper.size * 1.5;
                }
                for slot in slots {
                    let Some(cell) = slot.cell else { continue };
                    let align = cell.align.unwrap_or(table.columns[slot.column].align);
                    let end = (at + cell.rows.max(1)).min(part.len());
                    let place = Place { first, body, row: at, end, column: slot.column, columns: slot.columns };
                    let needed = self.cell(cell, &place, role, align)?;
                    if end == at + 1 {
                        heights[at] = heights[at].max(needed);
                    } else {
                        tall.push((at..end, needed));
                    }
                }
            }
            for (span, needed) in tall {
                let lacking = needed - heights[span.clone()].iter().sum::<f64>();
                let share = lacking / span.len() as f64;
                heights[span].iter_mut().filter(|_| share > 0.0).for_each(|height| *height += share);
            }
            if is_head {
                self.head = heights.iter().sum();
            }
            for (row, height) in part.iter().zip(heights) {
                self.high(height, is_head || row.with_next)?;
            }
        }
        if body > top {
            self.sheet.set_repeat_rows(top, body - 1)?;
            if body <= MOST_FROZEN {
                self.sheet.set_freeze_panes(body, 0)?;
            }
        }
        Ok(())
    }

    /// Writes a cell; the points of height that it needs.
    fn cell(&mut self, cell: &Cell, place: &Place, role: Role, align: Align) -> Result<f64, XlsxError> {
        let (row, column) = (place.first + rows(place.row), columns(place.column));
        let (last_row, last) = (place.first + rows(place.end) - 1, columns(place.column + place.columns - 1));
        let width = self.widths.iter().skip(place.column).take(place.columns).sum();
        let look = format(role, self.paper.size, align);
        if (last_row, last) != (row, column) {
            self.sheet.merge_range(row, column, last_row, last, "", &look)?;
        }
        // Numbers never wrap: one that is too wide would show as ####.
        let text = matches!(cell.value, Value::Text(_));
        let look = if text { look } else { look.unset_text_wrap().set_shrink() };
        match &cell.value {
            Value::Text(text) => self.text(text, row, column, width, &look),
            Value::Points(points) => self.points(*points, row, column, &look),
            Value::Count(value) | Value::Money(value) => self.decimal(*value, row, column, &look),
            Value::Percent(figure) => {
                let decimals = figure.decimals();
                let zeros = "0".repeat(decimals as usize);
                let code = if decimals == 0 { "0%".to_owned() } else { format!("0.{zeros}%") };
                let hundredth = figure.value().millionths() as f64 / 100_000_000.0;
                self.sheet.write_number_with_format(row, column, hundredth, &look.set_num_format(code))?;
                Ok(self.line_height())
            }
            Value::Date(date) => {
                let day = ExcelDateTime::from_ymd(date.year(), date.month(), date.day())?;
                let look = look.set_num_format("yyyy\"年\"m\"月\"d\"日\"");
                self.sheet.write_datetime_with_format(row, column, &day, &look)?;
                Ok(self.line_height())
            }
            Value::Sum(sum) => {
                let written = formula(sum, place.body);
                // Excel takes no longer one; the sum then stands as a number.
                if written.len() > LONGEST {
                    return self.points(sum.value, row, column, &look);
                }
                let formula = Formula::new(written).set_result(sum.value.to_string());
                self.sheet.write_formula_with_format(row, column, formula, &look)?;
                Ok(self.line_height())
            }
        }
    }

    fn line_height(&self) -> f64 {
        height("", 100, self.paper.size)
    }

    fn text(&mut self, text: &str, row: u32, column: u16, width: u32, look: &Format) -> Result<f64, XlsxError> {
        let text = self.fitting(text, row, column, width, self.paper.size);
        if text.is_empty() {
            self.sheet.write_blank(row, column, look)?;
        } else {
            self.sheet.write_string_with_format(row, column, &text, look)?;
        }
        Ok(height(&text, width, self.paper.size))
    }

    fn points(&mut self, points: Points, row: u32, column: u16, look: &Format) -> Result<f64, XlsxError> {
        let value = f64::from(points.hundredths()) / 100.0;
        self.sheet.write_number_with_format(row, column, value, look)?;
        Ok(self.line_height())
    }

    /// A number; one with more digits than Excel keeps stands as text.
    fn decimal(&mut self, value: Decimal, row: u32, column: u16, look: &Format) -> Result<f64, XlsxError> {
        let digits = value.to_string().bytes().filter(u8::is_ascii_digit).count();
        if digits > 15 {
            self.sheet.write_string_with_format(row, column, value.to_string(), look)?;
        } else {
            let number = value.millionths() as f64 / 1_000_000.0;
            self.sheet.write_number_with_format(row, column, number, look)?;
        }
        Ok(self.line_height())
    }
}

/// Where a cell stands, in rows of its part of the table.
struct Place {
    /// The first row of that part in the sheet.
    first: u32,
    /// The first row of the body in the sheet.
    body: u32,
    row: usize,
    end: usize,
    column: usize,
    columns: usize,
}

fn rows(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn columns(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// `=MIN(4,ROUND(SUM(E5:E7),2))`: cells without a number count as nothing, binary fractions leave no dust.
fn formula(sum: &Sum, body: u32) -> String {
    let cell = |part: &Part| row_col_to_cell(body + rows(part.row), columns(part.column));
    let added = if sum.parts.iter().any(|part| part.share.is_some()) {
        let term = |part: &Part| match part.share {
            Some((times, over)) => format!("N({})*{times}/{over}", cell(part)),
            None => format!("N({})", cell(part)),
        };
        sum.parts.iter().map(term).collect::<Vec<_>>().join("+")
    } else {
        added_up(&ranges(&sum.parts, &cell))
    };
    let capped = |inner: String| match sum.cap {
        Some(cap) => format!("MIN({cap},{inner})"),
        None => inner,
    };
    match sum.rounding {
        None => format!("={}", capped(format!("ROUND({added},2)"))),
        Some(rounding) => format!("={}", rounded(&capped(added), rounding)),
    }
}

/// Characters in a formula, and what a function takes in, at most (Excel's limits).
const LONGEST: usize = 8_192;
const MOST: usize = 255;

fn added_up(ranges: &[String]) -> String {
    let sum = |some: &[String]| format!("SUM({})", some.join(","));
    if ranges.len() <= MOST { sum(ranges) } else { sum(&ranges.chunks(MOST).map(sum).collect::<Vec<_>>()) }
}

/// Cells one under the other as a range.
fn ranges(parts: &[Part], cell: &dyn Fn(&Part) -> String) -> Vec<String> {
    let mut runs: Vec<(Part, Part)> = Vec::new();
    for part in parts {
        match runs.last_mut() {
            Some((_, last)) if part.column == last.column && part.row == last.row + 1 => *last = *part,
            _ => runs.push((*part, *part)),
        }
    }
    let run = |(first, last): &(Part, Part)| {
        if first.row == last.row { cell(first) } else { format!("{}:{}", cell(first), cell(last)) }
    };
    runs.iter().map(run).collect()
}

/// Rounded as the rule set says; what lies beyond the ninth decimal is no more than binary fractions leave behind.
fn rounded(inner: &str, rounding: Rounding) -> String {
    let decimals = match rounding.to {
        RoundingStep::Hundredth => 2,
        RoundingStep::Tenth => 1,
        RoundingStep::One => 0,
    };
    let clean = format!("ROUND({inner},9)");
    match rounding.way {
        RoundingWay::HalfUp => format!("ROUND({clean},{decimals})"),
        RoundingWay::Down => format!("ROUNDDOWN({clean},{decimals})"),
        RoundingWay::HalfEven => {
            let half = format!("ROUND(MOD({clean}*10^{decimals},2),9)=0.5");
            format!("IF({half},ROUNDDOWN({clean},{decimals}),ROUND({clean},{decimals}))")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(row: usize, share: Option<(i32, i32)>) -> Part {
        let points = Points::from_hundredths;
        Part { row, column: 4, share: share.map(|(times, over)| (points(times), points(over))) }
    }

    #[test]
    fn sums_read_as_people_would_write_them() {
        let points = Points::from_hundredths;
        let sum = |parts: Vec<Part>, cap, rounding| Sum { parts, cap, rounding, value: Points::ZERO };
        let plain = sum(vec![part(0, None), part(1, None), part(3, None)], Some(points(400)), None);
        assert_eq!(formula(&plain, 3), "=MIN(4,ROUND(SUM(E4:E5,E7),2))");
        let free = sum(vec![part(0, None)], None, None);
        assert_eq!(formula(&free, 3), "=ROUND(SUM(E4),2)");
        let weighted =
            sum(vec![part(0, Some((3000, 10000))), part(2, None)], Some(points(10000)), Some(Rounding::FINE));
        assert_eq!(formula(&weighted, 3), "=ROUND(ROUND(MIN(100,N(E4)*30/100+N(E6)),9),2)");
        let even = Rounding { to: RoundingStep::One, way: RoundingWay::HalfEven };
        assert!(formula(&sum(vec![part(0, None)], None, Some(even)), 3).contains("MOD"));
        let far = sum((0..600).map(|at| part(at * 2, None)).collect(), None, None);
        let far = formula(&far, 3);
        assert!(far.starts_with("=ROUND(SUM(SUM(E4,E6,") && far.matches("SUM(").count() == 4, "{far}");
    }
}
