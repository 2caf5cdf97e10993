//! How much was written into the report.

/// How many characters a text has, spaces left out.
pub fn characters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// `240 字`
pub fn counted(characters: usize) -> String {
    format!("{characters} 字")
}

/// How much was written: `已写 3 处，共 240 字。`
pub fn written(places: usize, characters: usize) -> String {
    match places {
        0 => "还没有写，报告全部自动生成。".to_owned(),
        _ => format!("已写 {places} 处，共 {characters} 字，随草稿保存和导出。"),
    }
}
