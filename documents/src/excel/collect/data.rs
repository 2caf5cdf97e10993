//! The data sheet: a row for each field of each point, to write in where it is yellow, locked elsewhere.

use super::{
    CHECKED_BY, CODE, DATA, FILLED_BY, HEADS, IDENTITY, LOSS, NEW_PROOF, NOT_APPLICABLE, NOTE, PLAIN, REASON, STATE,
    UNVERIFIED, VALUE, shown,
};
use crate::excel::layout::{HIGHEST, Paper, height};
use crate::excel::looks::{Role, format};
use crate::excel::{XlsxError, sheet};
use crate::text::clean;
use quality_county::domain::dispatch::Task;
use quality_county::domain::draft::Draft;
use quality_county::domain::field::FieldKind;
use quality_county::domain::ids::PointId;
use quality_county::domain::rule_set::RuleSet;
use quality_county::report::model::{Align, Page};
use quality_county::words::{difference, report as words, when};
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, Formula, IgnoreError, ProtectionOptions, Worksheet,
};

/// Pixels of each column; the whole is fitted to A4 across.
const WIDTHS: [u32; 13] = [60, 52, 110, 250, 130, 56, 90, 96, 66, 100, 130, 120, 150];
/// The row with the names of who filled in and who checked.
pub(super) const PEOPLE: u32 = 2;
/// The row of heads.
const HEAD: u32 = 3;
/// UTF-16 units that Excel takes as the list of a drop-down.
const LONGEST_LIST: usize = 250;

/// `示例县 2026 年度质量强县自评收集表（县住建局）`
pub(super) fn title(pack: &Draft, task: &Task) -> String {
    format!("{} {} 年度质量强县自评收集表（{}）", pack.about.county, pack.about.year, task.department)
}

/// The sheet, and lists too long for a drop-down of their own, which stand on the hidden sheet, a column each.
pub(super) fn sheet(rule_set: &RuleSet, pack: &Draft, task: &Task) -> Result<(Worksheet, Vec<Vec<String>>), XlsxError> {
    let paper = Paper { width: WIDTHS.iter().skip(1).sum(), ..Paper::of(Page::A4Landscape) };
    let mut new = Data { sheet: Worksheet::new(), size: paper.size, lists: Vec::new() };
    new.sheet.set_name(DATA)?;
    sheet::set_up(&mut new.sheet, paper, &title(pack, task));
    for (at, width) in (0..).zip(WIDTHS) {
        new.sheet.set_column_width_pixels(at, width)?;
    }
    new.sheet.set_column_hidden(CODE as u16)?;
    new.top(pack, task)?;
    let mut row = HEAD + 1;
    for id in &task.points {
        row = new.point(rule_set, pack, *id, row)?;
    }
    let Data { mut sheet, lists, .. } = new;
    let last = row.max(HEAD + 2) - 1;
    sheet.ignore_error_range(HEAD, 0, last, NEW_PROOF as u16, IgnoreError::NumberStoredAsText)?;
    sheet.set_repeat_rows(HEAD, HEAD)?.set_freeze_panes(HEAD + 1, 0)?;
    sheet.protect_with_options(&protection());
    Ok((sheet, lists))
}

/// Locked cells stay as they are; rows and columns may be made wider.
pub(super) fn protection() -> ProtectionOptions {
    ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::default() }
}

struct Data {
    sheet: Worksheet,
    size: f64,
    lists: Vec<Vec<String>>,
}

impl Data {
    fn look(&self, role: Role, align: Align) -> Format {
        format(role, self.size, align)
    }

    fn top(&mut self, pack: &Draft, task: &Task) -> Result<(), XlsxError> {
        let last = (HEADS.len() - 1) as u16;
        let due = task.due.map_or_else(String::new, |due| format!("　请于 {} 前填好交回", when::date(due)));
        let asked =
            if task.asked_by.is_empty() { String::new() } else { format!("　发出人：{}", clean(&task.asked_by)) };
        let hint = format!("只在黄色格子里填写，不要增删行列；填法见“{}”表。{due}{asked}", super::GUIDE);
        let (title_look, fact) = (self.look(Role::Title, Align::Center), self.look(Role::Fact, Align::Start));
        self.sheet.merge_range(0, 1, 0, last, &clean(&title(pack, task)), &title_look)?.set_row_height(0, 32)?;
        self.sheet.merge_range(1, 1, 1, last, &hint, &fact)?.set_row_height(1, 20)?;
        let (label, input) = (self.look(Role::Head, Align::End), self.look(Role::Input, Align::Start));
        self.sheet.merge_range(PEOPLE, 1, PEOPLE, 2, FILLED_BY, &label)?;
        self.sheet.write_string_with_format(PEOPLE, 3, shown::text(&task.filled_by), &input)?;
        self.sheet.merge_range(PEOPLE, 4, PEOPLE, 5, CHECKED_BY, &label)?;
        self.sheet.merge_range(PEOPLE, 6, PEOPLE, 8, &shown::text(&task.checked_by), &input)?;
        self.sheet.set_row_height(PEOPLE, 22)?;
        let head = self.look(Role::Head, Align::Center);
        for (at, text) in (0..).zip(HEADS) {
            self.sheet.write_string_with_format(HEAD, at, text, &head)?;
        }
        self.sheet.set_row_height(HEAD, 30)?;
        Ok(())
    }

    /// The rows of a point from `top` on; the next free row.
    fn point(&mut self, rule_set: &RuleSet, pack: &Draft, id: PointId, top: u32) -> Result<u32, XlsxError> {
        let (point, record) = (rule_set.point(id), pack.record(id));
        let count = u32::try_from(point.fields.len().max(1)).unwrap_or(1);
        let last = top + count - 1;
        let mut needed = 0.0_f64;
        let given = [
            (1, point.code.clone()),
            (2, words::indicator(rule_set, point.indicator)),
            (3, words::standard(rule_set, id)),
        ];
        let typed = [
            (STATE, shown::standing(record.standing).to_owned()),
            (REASON, shown::text(&record.reason)),
            (NOTE, shown::text(&record.note)),
            (LOSS, shown::text(&record.loss_reason)),
            (NEW_PROOF, String::new()),
        ];
        let given = given.into_iter().map(|(at, text)| (at, clean(&text), Role::Given));
        for (at, text, role) in given.chain(typed.into_iter().map(|(at, text)| (at, text, Role::Input))) {
            needed = needed.max(height(&text, WIDTHS[at], self.size));
            self.over(top, last, at, &text, role)?;
        }
        let state = DataValidation::new().allow_list_strings(&[PLAIN, UNVERIFIED, NOT_APPLICABLE])?;
        let state = refusing(state, "请从下拉列表里选：正常、待核实、不适用。")?;
        self.sheet.add_data_validation(top, STATE as u16, last, STATE as u16, &state)?;
        let mut heights = Vec::new();
        for (at, row) in (top..=last).enumerate() {
            heights.push(self.field(rule_set, pack, id, at, row)?);
        }
        let lacking = (needed - heights.iter().sum::<f64>()).max(0.0) / f64::from(count);
        for (row, height) in (top..).zip(heights) {
            self.sheet.set_row_height(row, (height + lacking).clamp(18.0, HIGHEST))?;
        }
        Ok(last + 1)
    }

    fn over(&mut self, top: u32, last: u32, at: usize, text: &str, role: Role) -> Result<(), XlsxError> {
        let (column, align) = (at as u16, if at == 1 || at == STATE { Align::Center } else { Align::Start });
        let look = self.look(role, align);
        if last > top {
            self.sheet.merge_range(top, column, last, column, "", &look)?;
        }
        self.put(top, column, text, &look)
    }

    fn put(&mut self, row: u32, column: u16, text: &str, look: &Format) -> Result<(), XlsxError> {
        if text.is_empty() {
            self.sheet.write_blank(row, column, look)?;
        } else {
            self.sheet.write_string_with_format(row, column, text, look)?;
        }
        Ok(())
    }

    /// The row of a field; the points of height that it needs.
    fn field(&mut self, rule_set: &RuleSet, pack: &Draft, id: PointId, at: usize, row: u32) -> Result<f64, XlsxError> {
        let (point, record) = (rule_set.point(id), pack.record(id));
        let (given, input) = (self.look(Role::Given, Align::Start), self.look(Role::Input, Align::End));
        let Some(field) = point.fields.get(at) else {
            self.put(row, CODE as u16, &format!("{}#", point.code), &given)?;
            return Ok(0.0);
        };
        let value = shown::value(point, record, at);
        let name = clean(&asked(rule_set, id, at));
        let texts = [(CODE, format!("{}#{}", point.code, field.key)), (4, name.clone()), (6, value.clone())];
        for (column, text) in &texts {
            self.put(row, *column as u16, text, &given)?;
        }
        let centred = self.look(Role::Given, Align::Center);
        self.put(row, 5, &clean(shown::unit(&field.kind)), &centred)?;
        self.put(row, VALUE as u16, &value, &input)?;
        let words: Vec<_> = shown::words(point, at).into_iter().map(|(word, _)| word).collect();
        if !words.is_empty() {
            let list = self.list(words)?;
            self.sheet.add_data_validation(row, VALUE as u16, row, VALUE as u16, &list)?;
        }
        Ok(height(&name, WIDTHS[4], self.size).max(height(&value, WIDTHS[6], self.size)))
    }

    fn list(&mut self, words: Vec<String>) -> Result<DataValidation, XlsxError> {
        let units: usize = words.iter().map(|word| word.encode_utf16().count() + 1).sum();
        let new = DataValidation::new();
        // A comma parts the words of a list.
        let list = if units <= LONGEST_LIST && words.iter().all(|word| !word.contains([',', '"', '\n'])) {
            new.allow_list_strings(&words)?
        } else {
            let column = column_number_to_name(super::identity::LISTS + u16::try_from(self.lists.len()).unwrap_or(0));
            let formula = Formula::new(format!("{IDENTITY}!${column}$1:${column}${}", words.len()));
            self.lists.push(words);
            new.allow_list_formula(formula)
        };
        refusing(list, "请从下拉列表里选；说不准的把“状态”选为待核实。")
    }
}

fn refusing(list: DataValidation, message: &str) -> Result<DataValidation, XlsxError> {
    let list = list.set_error_style(DataValidationErrorStyle::Stop).set_error_title("不在列表里")?;
    list.set_error_message(message)
}

/// What a field asks for, and what it stands instead of.
fn asked(rule_set: &RuleSet, id: PointId, at: usize) -> String {
    let point = rule_set.point(id);
    let name = match point.fields.get(at).filter(|field| field.label.is_empty()).map(|field| &field.kind) {
        Some(FieldKind::Flag) if point.fields.len() == 1 => "是否达到".to_owned(),
        Some(FieldKind::Incident) if point.fields.len() == 1 => "是否发生".to_owned(),
        Some(FieldKind::Points(_)) if point.fields.len() == 1 => "自评得分".to_owned(),
        _ => difference::cell_name(point, at),
    };
    let rivals = point.fields.get(at).map_or(&[][..], |field| &field.rivals);
    let rivals: Vec<_> = rivals.iter().map(|rival| difference::cell_name(point, *rival)).collect();
    if rivals.is_empty() { name } else { format!("{name}\n（与“{}”只填一种）", rivals.join("、")) }
}
