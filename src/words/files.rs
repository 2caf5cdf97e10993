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

/// A dropped folder that the browser would not open: some do not let a page opened by double click read what is dropped.
pub fn folder_failure(error: &FileError) -> String {
    let (FileError::Read(detail) | FileError::Write(detail)) = error;
    format!("拖进来的文件夹没有读出来（{detail}）。请改点“核对文件夹…”选它；什么都没有改。")
}

/// Not a folder of proof.
pub fn too_many(most: usize) -> String {
    format!("文件夹里的文件超过 {most} 个，没有核对。请选只放佐证的文件夹。")
}
