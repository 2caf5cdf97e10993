//! What the columns of a table hold, and what each cell of a row is.

use super::number::points_of_cell;
use super::offices::is_office_list;
use super::text::{Cell, any_in};
use super::tokens::tokens;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Column {
    Number,
    Category,
    Name,
    Points,
    Method,
    Lead,
    Support,
    /// A column for the score, to be filled in.
    Score,
    Remark,
}

/// What a column with this head holds.
pub(super) fn column_of(head: &str) -> Option<Column> {
    if head.chars().count() > 16 {
        return None;
    }
    let plain = head.split('（').next().unwrap_or(head);
    let is = |words: &[&str]| words.contains(&plain);
    let has = |words: &[&str]| any_in(plain, words);
    Some(if is(&["序号", "编号", "项次", "No.", "NO", "No"]) {
        Column::Number
    } else if has(&["配合", "协同", "协办", "参与单位", "参加单位"]) {
        Column::Support
    } else if has(&[
        "牵头",
        "责任单位",
        "责任部门",
        "责任科室",
        "责任主体",
        "主办",
        "考核单位",
        "落实单位",
        "负责单位",
        "承担单位",
    ]) {
        Column::Lead
    } else if is(&[
        "得分",
        "自评得分",
        "自评分",
        "实得分",
        "考核得分",
        "复核得分",
        "评分",
        "扣分",
        "扣分原因",
        "考评得分",
        "自评",
    ]) {
        Column::Score
    } else if has(&["分值", "分数", "标准分", "基本分", "基准分"]) || is(&["满分", "权重", "分"]) {
        Column::Points
    } else if has(&[
        "评分",
        "计分",
        "评价标准",
        "评价方法",
        "考核标准",
        "考核办法",
        "考核方法",
        "评定标准",
        "打分",
        "得分标准",
        "评审标准",
        "考核细则",
    ]) {
        Column::Method
    } else if has(&["类别", "一级指标", "大类", "板块"]) || is(&["项目", "考核项目", "评价项目", "领域", "一级"])
    {
        Column::Category
    } else if has(&["指标", "内容", "要求", "任务", "要点", "事项", "目标", "项目"]) {
        Column::Name
    } else if has(&["备注", "说明", "佐证", "材料", "来源"]) {
        Column::Remark
    } else {
        return None;
    })
}

/// The columns, if this row names them.
pub(super) fn heads(cells: &[Cell]) -> Option<Vec<Option<Column>>> {
    let named = cells.iter().filter(|cell| !cell.is_blank()).count();
    let mut columns: Vec<_> = cells.iter().map(|cell| column_of(&cell.text)).collect();
    let known = columns.iter().filter(|column| column.is_some()).count();
    let tells = |wanted: &[Column]| columns.iter().flatten().any(|column| wanted.contains(column));
    if !tells(&[Column::Name]) && tells(&[Column::Method]) {
        // 序号 | 项目 | 评分标准: the rows' names.
        for (column, cell) in columns.iter_mut().zip(cells).filter(|(_, cell)| cell.text.ends_with("项目")) {
            *column = column.filter(|_| cell.is_blank()).or(Some(Column::Name));
        }
    }
    let tells = |wanted: &[Column]| columns.iter().flatten().any(|column| wanted.contains(column));
    let table = tells(&[Column::Points, Column::Method]) && tells(&[Column::Number, Column::Name, Column::Category]);
    (known >= 3 && known * 2 > named && table).then_some(columns)
}

/// The cells of one row by what they are.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub number: Cell,
    pub category: Cell,
    pub name: Cell,
    pub points: Cell,
    pub method: Cell,
    pub leads: Cell,
    pub others: Cell,
    /// Cells that have no place in a rule set.
    pub rest: Vec<Cell>,
    /// The cells do not fit the heads.
    pub unclear: bool,
    pub lines: (usize, usize),
}

/// Sorts the cells of a row, by the heads where they fit, else by what the cells look like.
pub(super) fn sorted(columns: &[Option<Column>], mut cells: Vec<Cell>) -> Row {
    let filled = |cell: &&Cell| !cell.is_blank();
    let first = cells.iter().find(filled).map_or(0, |cell| cell.lines().0);
    let last = cells.iter().rev().find(filled).map_or(0, |cell| cell.lines().1);
    while cells.len() > columns.len() && cells.last().is_some_and(Cell::is_blank) {
        cells.pop();
    }
    let mut row = match by_heads(columns, &cells) {
        Some(row) => row,
        None => Row { unclear: cells.iter().filter(filled).count() > 1, ..by_looks(cells, columns) },
    };
    row.lines = (first, last);
    row
}

fn by_heads(columns: &[Option<Column>], cells: &[Cell]) -> Option<Row> {
    if cells.len() > columns.len() || columns.is_empty() {
        return None;
    }
    let mut row = Row::default();
    let method = columns.contains(&Some(Column::Method));
    let last_name = columns.iter().rposition(|column| *column == Some(Column::Name));
    for (at, (column, cell)) in columns.iter().zip(cells).enumerate().filter(|(_, (_, cell))| !cell.is_blank()) {
        let place = match column {
            Some(Column::Number) => &mut row.number,
            Some(Column::Category) => &mut row.category,
            // Without a column for the scoring, what is asked for tells it.
            Some(Column::Name) if !method && last_name == Some(at) => &mut row.method,
            Some(Column::Name) => &mut row.name,
            Some(Column::Points) => &mut row.points,
            Some(Column::Method) => &mut row.method,
            Some(Column::Lead) => &mut row.leads,
            Some(Column::Support) => &mut row.others,
            Some(Column::Score | Column::Remark) | None => {
                row.rest.push(cell.clone());
                continue;
            }
        };
        if !place.is_blank() {
            place.text.push('，');
        }
        place.append(cell);
    }
    let points = row.points.is_blank() || points_of_cell(&row.points.text).is_some();
    let number = row.number.is_blank() || is_number(&row.number.text);
    let offices = tokens(&row.leads.text).is_empty();
    let alone = cells.iter().filter(|cell| !cell.is_blank()).count() == 1;
    (points && number && offices && !alone).then_some(row)
}

/// A row's number: 3, 3., 3.1, 三.
pub(super) fn is_number(text: &str) -> bool {
    let text = text.trim_end_matches(['.', '、']);
    text.len() <= 12
        && !text.is_empty()
        && text.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十.-".contains(c))
}

fn by_looks(cells: Vec<Cell>, columns: &[Option<Column>]) -> Row {
    let mut row = Row::default();
    let mut cells: Vec<Cell> = cells.into_iter().filter(|cell| !cell.is_blank()).collect();
    if cells.len() == 1 {
        row.rest = cells;
        return row;
    }
    if cells.first().is_some_and(|cell| is_number(&cell.text)) {
        row.number = cells.remove(0);
    }
    let mut offices = Vec::new();
    while cells.len() > 1 && cells.last().is_some_and(|cell| is_office_list(&cell.text)) {
        offices.extend(cells.pop());
    }
    let two = columns.contains(&Some(Column::Support)) && columns.contains(&Some(Column::Lead));
    for (at, cell) in offices.iter().rev().enumerate() {
        let place = if two && at > 0 { &mut row.others } else { &mut row.leads };
        if !place.is_blank() {
            place.text.push('、');
        }
        place.append(cell);
    }
    // （12分） in a cell of its own belongs to the category above it.
    let points = cells.iter().position(|cell| points_of_cell(&cell.text).is_some() && !cell.text.starts_with('（'));
    let body = match points {
        Some(at) => {
            let body = cells.split_off(at + 1);
            row.points = cells.pop().unwrap_or_default();
            body
        }
        // The scoring text is the longest cell from the first that states points on.
        None => {
            let heading = |cell: &Cell| super::heading::of(&cell.text).is_some_and(|heading| heading.plain_end);
            let at = cells.iter().position(|cell| cell.text.chars().count() > 16 && !heading(cell));
            cells.split_off(at.unwrap_or(cells.len().saturating_sub(1)))
        }
    };
    for cell in &body {
        row.method.append(cell);
    }
    // Before the points: a category, which may have come in several pieces, and the name.
    if let Some(end) = cells.iter().position(|cell| cell.text.ends_with("分）") || cell.text.contains("加分项")) {
        for cell in cells.drain(..=end) {
            row.category.append(&cell);
        }
    } else if cells.len() > 1 {
        row.category = cells.remove(0);
    }
    for cell in cells {
        row.name.append(&cell);
    }
    row
}
