//! Files that could not be read or written.

use super::import;
use crate::exchange::bundle::{BundleError, MAX_FILES};
use crate::exchange::problem::FileError;
use crate::exchange::returned::Unopened;

pub fn failure(error: &FileError) -> String {
    match error {
        FileError::Read(detail) => {
            format!("文件没有读出来（{detail}）。草稿没有改动；请确认文件没有被别的程序占用，再试一次。")
        }
        FileError::Write(detail) => format!("文件没有导出（{detail}）。草稿仍在本页面里，请再试一次，或换一个浏览器。"),
    }
}

/// Why a file that was to be merged could not be opened: the headline and, for contents, one line a problem.
pub fn unopened(problem: &Unopened) -> (String, Vec<String>) {
    match problem {
        Unopened::File(refused) => import::refusal(refused),
        Unopened::Bundle(error) => (bundle(error), Vec::new()),
    }
}

pub fn bundle(error: &BundleError) -> String {
    match error {
        BundleError::NotAZip => "压缩包打不开：不是 ZIP，或没有拷贝完。请重新拷贝，或解压后再选。".to_owned(),
        BundleError::TooManyFiles(count) => {
            format!("压缩包里有 {count} 个文件，最多 {MAX_FILES} 个。请分成几次。")
        }
        BundleError::TooLarge => {
            "压缩包里的文件合计超过 100 MB，没有打开。任务包一般不到 1 MB，请确认选对了文件。".to_owned()
        }
        BundleError::Trap(name) => {
            format!("压缩包里的“{name}”解压后异常地大，没有打开。请向对方确认，或解压后再选。")
        }
        BundleError::SameName => "压缩包里有两个同名文件，只能读到一个，所以没有打开。请解压后再选。".to_owned(),
        BundleError::Locked(name) => format!("压缩包里的“{name}”有密码。请输入密码解压后再选。"),
        BundleError::UnknownMethod(name) => {
            format!("压缩包里的“{name}”用的压缩方式不认识。请解压后再选，或重新压缩成普通 ZIP。")
        }
        BundleError::Damaged(name) => format!("压缩包里的“{name}”已损坏。请重新拷贝，或向对方重新要一份。"),
        BundleError::NotWritten => "压缩包没有做成。草稿没有改动；可以逐个导出任务包。".to_owned(),
    }
}
