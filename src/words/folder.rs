//! Files and folders beside the records of proof, in words.

use super::Tone;
use crate::domain::folder::{Comparison, Fate, Found};

/// What became of a record's file.
pub fn fate(fate: Fate, found: &[Found]) -> (Tone, String) {
    let path = |at: usize| found.get(at).map_or("", |file| file.path.as_str());
    match fate {
        Fate::Present(at) => (Tone::Good, format!("在：{}", path(at))),
        Fate::Unchecked(at) => (Tone::Open, format!("在，还没有登记校验值：{}", path(at))),
        Fate::Changed(at) => (Tone::Lost, format!("内容变了，与登记的校验值不同：{}", path(at))),
        Fate::Renamed(at) => (Tone::Open, format!("内容相同，名称不同：{}", path(at))),
        Fate::Unread(at) => (Tone::Lost, format!("没有读出来，可能正被别的程序占用：{}", path(at))),
        Fate::Missing => (Tone::Lost, "没有找到".to_owned()),
        Fate::NoFile => (Tone::Open, "没有登记文件名".to_owned()),
    }
}

/// What a click does about it.
pub fn remedy(fate: Fate) -> Option<&'static str> {
    match fate {
        Fate::Unchecked(_) => Some("登记校验值"),
        Fate::Changed(_) => Some("改登记为这个文件"),
        Fate::Renamed(_) => Some("改用这个文件名"),
        Fate::Present(_) | Fate::Unread(_) | Fate::Missing | Fate::NoFile => None,
    }
}

/// The kinds in the order of the summary.
const KINDS: [&str; 7] = ["相符", "内容变了", "改了名", "没有找到", "没有读出来", "没有登记校验值", "没有登记文件名"];

fn kind(fate: Fate) -> usize {
    match fate {
        Fate::Present(_) => 0,
        Fate::Changed(_) => 1,
        Fate::Renamed(_) => 2,
        Fate::Missing => 3,
        Fate::Unread(_) => 4,
        Fate::Unchecked(_) => 5,
        Fate::NoFile => 6,
    }
}

/// The comparison in one line.
pub fn summary(comparison: &Comparison) -> String {
    let mut counts = [0; KINDS.len()];
    for (_, fate) in &comparison.fates {
        counts[kind(*fate)] += 1;
    }
    let counted = KINDS.iter().zip(counts).filter(|(_, count)| *count > 0);
    let mut parts: Vec<_> = counted.map(|(name, count)| format!("{name} {count}")).collect();
    let strangers = comparison.strangers.len();
    parts.extend((strangers > 0).then(|| format!("文件夹里另有 {strangers} 个文件没有登记")));
    format!("{} 份材料：{}。", comparison.fates.len(), parts.join("，"))
}

/// How far the reading of a file is.
pub fn reading(name: &str, done: u64, all: u64) -> String {
    format!("正在读“{name}”：{} / {}", size(done), size(all))
}

/// How far the reading of a folder is.
pub fn reading_folder(at: usize, count: usize, name: &str, done: u64, all: u64) -> String {
    format!("正在核对第 {at} 个，共 {count} 个文件（{} / {}）：{name}", size(done), size(all))
}

/// `0.3 MB`, `480 MB`
pub fn size(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(1024 * 1024);
    if tenths >= 100 { format!("{} MB", tenths / 10) } else { format!("{}.{} MB", tenths / 10, tenths % 10) }
}

/// After a file was registered.
pub fn registered(name: &str) -> String {
    format!("已登记“{name}”的文件名和校验值；文件本身没有存进草稿。")
}

/// Asked before another file takes the place of the one registered.
pub fn replace(old: &str, new: &str) -> String {
    let old = if old.is_empty() { "另一个文件".to_owned() } else { format!("“{old}”") };
    if old == format!("“{new}”") {
        format!("“{new}”的内容与登记的不同。改登记为现在的内容吗？")
    } else {
        format!("原来登记的是{old}，内容与“{new}”不同。改登记为“{new}”吗？")
    }
}
