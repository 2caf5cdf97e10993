//! Files that could not be read or written.

use crate::domain::draft::Draft;
use crate::exchange::bundle::BundleError;
use crate::exchange::problem::FileError;

pub fn failure(error: &FileError) -> String {
    match error {
        FileError::Read(detail) => {
            format!("文件没有读出来（{detail}）。草稿没有改动；请确认文件没有被别的程序占用，再试一次。")
        }
        FileError::TooLarge(size) => format!("文件太大（{} MB），没有读。", size / (1024 * 1024)),
        FileError::Write(detail) => format!("文件没有导出（{detail}）。草稿仍在本页面里，请再试一次，或换一个浏览器。"),
    }
}

/// `示例县_2026_自评_20261122.json`; for a task pack `交回_县住建局_2026_20261122.json`. `now`: local time, as text.
pub fn draft_name(draft: &Draft, now: &str) -> String {
    let day: String = now.chars().take(10).filter(char::is_ascii_digit).collect();
    let about = &draft.about;
    let name = match &draft.task {
        Some(task) => format!("交回_{}_{}_{day}.json", task.department, about.year),
        None => format!("{}_{}_自评_{day}.json", about.county, about.year),
    };
    name.chars().filter(|c| !r#"\/:*?"<>|"#.contains(*c)).collect()
}

pub fn bundle(_: &BundleError) -> String {
    "ZIP".to_owned()
}
