//! How to fill in.

use super::{DATA, GUIDE, PROOF, data};
use crate::excel::layout::{Paper, height};
use crate::excel::looks::{Role, format};
use crate::excel::{XlsxError, sheet};
use crate::text::clean;
use quality_county::domain::dispatch::Task;
use quality_county::domain::draft::Draft;
use quality_county::domain::rule_set::RuleSet;
use quality_county::report::model::{Align, Page, ParagraphKind};
use quality_county::words::{report, when};
use rust_xlsxwriter::Worksheet;

/// Several columns, because a single one that is wider than the paper is not made smaller for print by every program.
const COLUMNS: u16 = 4;
const WIDTH: u32 = 640;

pub(super) fn sheet(rule_set: &RuleSet, pack: &Draft, task: &Task) -> Result<Worksheet, XlsxError> {
    let paper = Paper::of(Page::Official);
    let mut sheet = Worksheet::new();
    sheet.set_name(GUIDE)?;
    sheet::set_up(&mut sheet, paper, "");
    sheet.set_column_range_width_pixels(0, COLUMNS - 1, WIDTH / u32::from(COLUMNS))?;
    let title = (data::title(pack, task), Role::Title, Align::Center);
    let lines =
        lines(rule_set, task).into_iter().map(|line| (line, Role::Paragraph(ParagraphKind::Opening), Align::Start));
    for (row, (text, role, align)) in (0..).zip([title].into_iter().chain(lines)) {
        let (text, size) = (clean(&text), crate::excel::looks::size_of(role, paper.size + 1.0));
        sheet.merge_range(row, 0, row, COLUMNS - 1, &text, &format(role, paper.size + 1.0, align))?;
        sheet.set_row_height(row, height(&text, WIDTH, size) + 8.0)?;
    }
    sheet.protect_with_options(&data::protection());
    Ok(sheet)
}

fn lines(rule_set: &RuleSet, task: &Task) -> Vec<String> {
    let due = task.due.map(|due| format!("请于 {} 前填好交回。", when::date(due)));
    let asked = (!task.asked_by.is_empty()).then(|| format!("发出人：{}，不清楚的请问他。", task.asked_by));
    let facts = [format!("填报单位：{}；评分点 {} 个。", task.department, task.points.len()), report::table(rule_set)];
    let rules = [
        format!("1. 在“{DATA}”表的黄色格子里填写，其余格子锁住了，不用改。请先填上面的填报人、审核人。"),
        "2. 有下拉箭头的从列表里选（达到、未达到，或相应的级别）；其余填数字，单位看“单位”一栏。".to_owned(),
        "3. 数字可以写成 8996、95.2、95.2%、1.2万；不到 1% 的百分数要带 %，如 0.5%；不要写“九成”“约 50”这样的话，程序读不出。".to_owned(),
        "4. 没有数的就空着，空着不等于 0；确实是 0 的请填 0。".to_owned(),
        "5. 数还没有定下来的，“状态”选待核实；本县没有这件事的，“状态”选不适用，并写明原因。".to_owned(),
        "6. 写明“只填一种”的几格只填其中一种；如填了批次数，合格率就空着，由程序计算。".to_owned(),
        "7. 没有达到的，在“扣分原因”里写一句为什么。".to_owned(),
        format!("8. 佐证材料在“新增佐证材料”里写名称，一行一份；有文号、日期的在“{PROOF}”表里写全。材料文件另行报送。"),
        "9. 用 WPS 或 Excel 都可以；保存时仍用 .xlsx 格式，不要改表名、不要增删行列。".to_owned(),
        "10. 填好后把整个文件交回，由发出人在程序里核对、合并；不会自动覆盖已有内容。".to_owned(),
        "请勿填写国家秘密、工作秘密和敏感个人信息。".to_owned(),
    ];
    facts.into_iter().chain(due).chain(asked).chain(rules).collect()
}
