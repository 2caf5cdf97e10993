//! Files that could not be read or written.

use super::import;
use crate::domain::draft::Draft;
use crate::exchange::bundle::{self, BundleError, MAX_FILES};
use crate::exchange::problem::FileError;
use crate::exchange::returned::Unopened;

pub fn failure(error: &FileError) -> String {
    match error {
        FileError::Read(detail) => {
            format!("文件没有读出来（{detail}）。草稿没有改动；请确认文件没有被别的程序占用，再试一次。")
        }
        FileError::TooLarge(size) => format!("文件太大（{} MB），没有读。", size / (1024 * 1024)),
        FileError::Write(detail) => format!("文件没有导出（{detail}）。草稿仍在本页面里，请再试一次，或换一个浏览器。"),
    }
}

/// The browser cannot keep a bound file for the next visit.
pub fn not_remembered(name: &str, why: &str) -> String {
    format!("已绑定“{name}”，本次照常自动重写；但浏览器记不住它（{why}），下次打开要重新绑定。")
}

/// The browser no longer knows a bound file.
pub fn file_forgotten(name: &str) -> String {
    format!("浏览器里找不到上次绑定的“{name}”。草稿没有改动；请到“记录”页重新绑定。")
}

/// The person or the browser does not let a bound file be written.
pub fn not_allowed(name: &str) -> String {
    format!("没有得到允许，“{name}”没有写。草稿照常保存在浏览器里；再点一次，在浏览器的提示里选允许，就接着写。")
}

/// A bound file holds something that was not written from here.
pub fn changed_elsewhere(name: &str) -> String {
    format!(
        "“{name}”里的内容不是这里上次写的，可能在别处改过，所以没有写。草稿没有改动；请先导入它看一看，再到“记录”页重新绑定。"
    )
}

/// `示例县_2026_自评_20261122.json`; for a task pack `交回_县住建局_2026_20261122.json`. `now`: local time, as text.
pub fn draft_name(draft: &Draft, now: &str) -> String {
    let day: String = now.chars().take(10).filter(char::is_ascii_digit).collect();
    let about = &draft.about;
    let name = match &draft.task {
        Some(task) => format!("交回_{}_{}_{day}.json", task.department, about.year),
        None => format!("{}_{}_自评_{day}.json", about.county, about.year),
    };
    bundle::clean(&name)
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

/// A dropped folder that the browser would not open: some do not let a page opened by double click read what is dropped.
pub fn folder_failure(error: &FileError) -> String {
    let detail = failure(error);
    format!("拖进来的文件夹没有读出来（{detail}）。请改点“核对文件夹…”选它；什么都没有改。")
}

/// Not a folder of proof.
pub fn too_many(most: usize) -> String {
    format!("文件夹里的文件超过 {most} 个，没有核对。请选只放佐证的文件夹。")
}
