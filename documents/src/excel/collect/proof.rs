//! The sheet of proof: a row for each record that serves the points, and rows for new ones.

use super::{PROOF, PROOF_HEADS, data, shown};
use crate::excel::layout::{HIGHEST, Paper, height};
use crate::excel::looks::{Role, format};
use crate::excel::{XlsxError, sheet};
use quality_county::domain::dispatch::Task;
use quality_county::domain::draft::Draft;
use quality_county::domain::evidence::Evidence;
use quality_county::domain::rule_set::RuleSet;
use quality_county::report::model::{Align, Page};
use quality_county::words::catalogue;
use rust_xlsxwriter::{IgnoreError, Worksheet};

const WIDTHS: [u32; 8] = [60, 60, 300, 150, 100, 150, 180, 140];
/// Rows for new records.
const FREE: usize = 40;
const HEAD: u32 = 1;

/// What the cells of a record show, the first one left out.
pub(super) fn texts(rule_set: &RuleSet, pack: &Draft, proof: &Evidence) -> [String; 7] {
    let codes: Vec<_> = proof.serves.iter().map(|id| rule_set.point(*id).code.as_str()).collect();
    [
        catalogue::number(rule_set, &pack.evidence, proof.id),
        shown::text(&proof.title),
        shown::text(&proof.document_number),
        proof.date.map_or_else(String::new, |date| date.to_string()),
        shown::text(&proof.issuer),
        shown::text(&proof.file_name),
        codes.join("、"),
    ]
}

pub(super) fn sheet(rule_set: &RuleSet, pack: &Draft, task: &Task) -> Result<Worksheet, XlsxError> {
    let paper = Paper::of(Page::A4Landscape);
    let look = |role, align| format(role, paper.size, align);
    let mut sheet = Worksheet::new();
    sheet.set_name(PROOF)?;
    sheet::set_up(&mut sheet, paper, &data::title(pack, task));
    for (at, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width_pixels(at, width)?;
    }
    sheet.set_column_hidden(0)?;
    let hint = "每份材料一行；“用于评分点”写编号，几个之间用顿号隔开，如 14.1、14.2；日期如 2026-03-05。要撤回一份材料，把它这一行的黄色格子全部清空。";
    sheet.merge_range(0, 1, 0, 7, hint, &look(Role::Fact, Align::Start))?.set_row_height(0, 30)?;
    for (at, head) in (0..).zip(PROOF_HEADS) {
        sheet.write_string_with_format(HEAD, at, head, &look(Role::Head, Align::Center))?;
    }
    let (given, input) = (look(Role::Given, Align::Center), look(Role::Input, Align::Start));
    let records = pack.evidence.iter().map(|proof| (proof.id.0.to_string(), texts(rule_set, pack, proof)));
    let mut row = HEAD + 1;
    for (id, texts) in records.chain((0..FREE).map(|_| Default::default())) {
        sheet.write_string_with_format(row, 0, &id, &given)?;
        let mut needed = 20.0_f64;
        for ((at, text), width) in (1..).zip(&texts).zip(&WIDTHS[1..]) {
            needed = needed.max(height(text, *width, paper.size));
            let look = if at == 1 { &given } else { &input };
            if text.is_empty() {
                sheet.write_blank(row, at, look)?;
            } else {
                sheet.write_string_with_format(row, at, text, look)?;
            }
        }
        sheet.set_row_height(row, needed.min(HIGHEST))?;
        row += 1;
    }
    sheet.ignore_error_range(HEAD, 0, row, 7, IgnoreError::NumberStoredAsText)?;
    sheet.set_repeat_rows(HEAD, HEAD)?.set_freeze_panes(HEAD + 1, 0)?;
    sheet.protect_with_options(&data::protection());
    Ok(sheet)
}
