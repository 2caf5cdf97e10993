//! Collection sheets (收集表): a task pack as a workbook that a department fills in with Excel or WPS, and the way back.
//!
//! | module | is |
//! | --- | --- |
//! | `guide`, `data`, `proof`, `identity` | the sheets: how to fill in, the points, the proof, whose workbook it is (hidden) |
//! | `shown` | what stands in a cell for what a draft holds, and back |
//! | `grid`, `vet` | cells of a workbook or of a pasted block, within limits |
//! | `read`, `take`, `answer`, `take_proof` | cells → the JSON of a returned task pack |
//! | `problem` | what could not be taken, with sheet and cell |
//!
//! The hidden sheet carries the whole task pack, so that what comes back is that pack with what was typed in: it goes through the
//! same preview and merge. A cell that nobody changed changes nothing; a blank is a blank; what is not understood is named, and the
//! answer that it belongs to stays as it was sent, or keeps the typed text as not understood.

mod answer;
mod data;
mod grid;
mod guide;
mod identity;
pub mod problem;
mod proof;
mod read;
mod shown;
mod take;
mod take_proof;
mod vet;

pub use read::{Filled, Refused, pasted, read};

use super::XlsxError;
use quality_county::domain::draft::Draft;
use quality_county::domain::rule_set::RuleSet;
use quality_county::exchange::write::{Stamp, stored};
use rust_xlsxwriter::Workbook;

const GUIDE: &str = "填表说明";
const DATA: &str = "数据";
const PROOF: &str = "佐证材料";
const IDENTITY: &str = "识别信息";

/// The columns of the data sheet by their heads; the first is hidden.
const HEADS: [&str; 13] = [
    "识别码",
    "编号",
    "指标",
    "评分点和计分办法",
    "填什么",
    "单位",
    "发出时已填",
    "填报值",
    "状态",
    "不适用原因",
    "备注",
    "扣分原因",
    "新增佐证材料",
];
const CODE: usize = 0;
const VALUE: usize = 7;
const STATE: usize = 8;
const REASON: usize = 9;
const NOTE: usize = 10;
const LOSS: usize = 11;
const NEW_PROOF: usize = 12;

/// The columns of the sheet of proof; the first is hidden.
const PROOF_HEADS: [&str; 8] = ["识别码", "编号", "材料名称", "文号", "日期", "印发单位", "文件名", "用于评分点"];

const FILLED_BY: &str = "填报人";
const CHECKED_BY: &str = "审核人";
const UNVERIFIED: &str = "待核实";
const NOT_APPLICABLE: &str = "不适用";
const PLAIN: &str = "正常";

/// The workbook of a task pack, such as `domain::pack::send` makes; `None` for a draft that is none.
pub fn write(rule_set: &RuleSet, pack: &Draft, stamp: &Stamp) -> Result<Option<Vec<u8>>, XlsxError> {
    let Some(task) = &pack.task else { return Ok(None) };
    let day = task.at.get(..10).and_then(quality_county::domain::date::Date::parse);
    let mut book = Workbook::new();
    book.set_properties(&super::properties(&data::title(pack, task), day)?);
    book.push_worksheet(guide::sheet(rule_set, pack, task)?);
    let (data, lists) = data::sheet(rule_set, pack, task)?;
    book.push_worksheet(data);
    book.push_worksheet(proof::sheet(rule_set, pack, task)?);
    book.push_worksheet(identity::sheet(rule_set, pack, task, &stored(rule_set, pack, stamp), &lists)?);
    super::with_feet(book).map(Some)
}
