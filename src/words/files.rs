//! Files that could not be read or written.

use crate::exchange::problem::FileError;

pub fn failure(error: &FileError) -> String {
    match error {
        FileError::Read(detail) => {
            format!("文件没有读出来（{detail}）。草稿没有改动；请确认文件没有被别的程序占用，再试一次。")
        }
        FileError::Write(detail) => format!("文件没有导出（{detail}）。草稿仍在本页面里，请再试一次，或换一个浏览器。"),
    }
}
