//! What a pasted table was understood as, in words.

use super::statistics::{not_figure, what};
use crate::domain::statistics::rate::Measure;
use crate::exchange::paste::columns::{Column, Kind};
use crate::exchange::paste::{Preview, Role, Unread, Why};

/// What a column was taken for.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Group => "所属分组",
        Kind::Name => "产品（名称）",
        Kind::Figure(figure) => what(Measure::PassRate, figure),
        Kind::Period => "时间",
        Kind::Unit => "计量单位",
        Kind::Note => "备注",
        Kind::Number => "序号（不导入）",
        Kind::Unknown => "没有认出（不导入）",
    }
}

/// A column with its head: `抽检批次 → 批次`.
pub fn column(at: usize, column: &Column) -> String {
    let head = if column.head.is_empty() { format!("第 {} 列", at + 1) } else { format!("“{}”", column.head) };
    format!("{head} → {}", kind(column.kind))
}

/// What a row was taken for.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Title => "表头以上（不导入）",
        Role::Head => "表头",
        Role::Group => "分组标题",
        Role::Row => "一行",
        Role::GroupTotal => "本组小计",
        Role::Total => "全表合计",
    }
}

/// A cell that was not understood.
pub fn unread(cell: &Unread) -> String {
    let why = match cell.why {
        Why::Figure(why) => not_figure(why),
        Why::Column => "这一列没有认出，没有导入".to_owned(),
        Why::Title => "在表头以上，没有导入".to_owned(),
    };
    format!("第 {} 行第 {} 列“{}”：{why}", cell.row, cell.column, cell.text.trim())
}

/// The headline, and warnings that a person has to settle before it counts.
pub fn summary(preview: &Preview) -> Vec<String> {
    let count = |role| preview.lines.iter().filter(|line| line.role == role).count();
    let (rows, groups) = (count(Role::Row), count(Role::Group));
    let totals = count(Role::GroupTotal) + count(Role::Total);
    let mut lines = vec![format!("读出 {rows} 行，分组标题 {groups} 个，小计、合计 {totals} 行。")];
    if preview.head.is_none() && !preview.columns.is_empty() {
        lines.push("没有找到表头，各列是按位置猜的，请逐列核对后再导入。".to_owned());
    }
    if let Some(row) = preview.open_quote {
        lines.push(format!("第 {row} 行有一个引号没有配对，从那里起都读成了一格；请检查后重新粘贴。"));
    }
    if !preview.unread.is_empty() {
        lines.push(format!("有 {} 格没有读懂，没有当作 0，见下。", preview.unread.len()));
    }
    lines
}
