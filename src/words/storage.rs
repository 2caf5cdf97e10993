//! What happened to saving, in Chinese: what is kept, and what to do.

use crate::storage::StorageError;
use crate::storage::lease::Standing;

pub fn failure(error: &StorageError) -> String {
    match error {
        StorageError::Full => {
            "没有保存：浏览器的存储空间已满。刚才的内容还在本页面里，请立即“导出”，再删除不用的草稿。".to_owned()
        }
        StorageError::Refused(_) => {
            "没有保存：浏览器不允许保存数据。刚才的内容还在本页面里，关闭前请“导出”。".to_owned()
        }
        StorageError::NotKept => "没有保存：写入后读回的内容不一致。刚才的内容还在本页面里，请立即“导出”。".to_owned(),
        StorageError::Gone => {
            "没有保存：浏览器里的存储在使用中被删除或关闭。刚才的内容还在本页面里，请立即“导出”，再重新打开本页面。"
                .to_owned()
        }
        StorageError::Late => {
            "还没有保存：浏览器的存储没有回应。刚才的内容还在本页面里，请“导出”一份；稍后会再试。".to_owned()
        }
        StorageError::Overtaken(_) => {
            "没有保存：另一个窗口已经保存了更新的内容，没有被覆盖。刚才的内容还在本页面里，请“导出”，再重新打开草稿。"
                .to_owned()
        }
        StorageError::Damaged(_) => "读不出来：存储的内容已损坏，原样保留着，可以存成文件。".to_owned(),
        StorageError::Other(detail) => {
            format!("没有保存：浏览器报告“{detail}”。刚才的内容还在本页面里，请立即“导出”。")
        }
    }
}

/// While only one of the two stores keeps the draft.
pub fn weak(error: &StorageError) -> String {
    let why = match error {
        StorageError::Full => "空间已满",
        StorageError::Late => "没有回应",
        StorageError::Gone => "被删除或关闭",
        _ => "写不进去",
    };
    format!("内容已保存，但浏览器的两处存储有一处{why}，少了一重保险。建议现在导出一份，再删除不用的草稿。")
}

/// Which stores keep the draft.
pub fn stores(local: &Option<StorageError>, vault: &Option<StorageError>, asked: bool) -> String {
    match (local, vault) {
        (None, None) if asked => "两处：快速存储（每次输入立即写）和浏览器数据库（半秒内写，可读回）".to_owned(),
        (None, None) => "快速存储；浏览器数据库正在打开".to_owned(),
        (None, Some(_)) => "只有快速存储：浏览器数据库打不开，断电或强行关机可能丢最后几秒".to_owned(),
        (Some(_), None) => "只有浏览器数据库：快速存储不能用，关闭页面可能丢最后半秒".to_owned(),
        (Some(_), Some(_)) => "没有保存：浏览器不允许。请在离开前导出".to_owned(),
    }
}

/// Whether the browser has promised to keep the data.
pub fn promise(answer: &Result<bool, StorageError>) -> &'static str {
    match answer {
        Ok(true) => "浏览器已承诺：不会自行清理",
        Ok(false) => "浏览器没有承诺：磁盘不足时可能清理，请经常导出",
        Err(_) => "这个浏览器不说明，请经常导出",
    }
}

/// How much is used, in local storage (characters) and in all (bytes used and allowed).
pub fn room(own: usize, all: usize, estimate: Option<(u64, u64)>) -> String {
    let kilo = |size: usize| size.div_ceil(1024);
    let mega = |size: u64| size.div_ceil(1024 * 1024);
    let local = format!("快速存储用了 {} K，本程序占 {} K，上限约 5000 K", kilo(all), kilo(own));
    match estimate {
        Some((used, quota)) => {
            format!("{local}；浏览器数据库用了约 {} MB，还可用约 {} MB", mega(used), mega(quota.saturating_sub(used)))
        }
        None => local,
    }
}

/// When the draft was last exported, and what has changed since.
pub fn exported(at: &str, changes: u64, days: Option<i32>) -> String {
    match (at, days) {
        ("", _) => format!("还没有导出过（改动 {changes} 处）"),
        (at, Some(days)) if days > 0 => {
            format!("{} 导出，已过 {days} 天，之后改动 {changes} 处", at.get(..16).unwrap_or(at))
        }
        (at, _) => format!("{} 导出，之后改动 {changes} 处", at.get(..16).unwrap_or(at)),
    }
}

/// What a tab says that may not write; `None` for one that may.
pub fn standing(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Holding | Standing::Waiting => None,
        Standing::Elsewhere => {
            Some("这份草稿正在另一个窗口里填报，这里只能看。要改在这里填，请点右边的按钮，那边会停下来。")
        }
        Standing::Silent => Some(
            "这份草稿在另一个窗口里打开过，但那边很久没有动静了，这里暂时只能看。那边已经关闭的话，可以改在这里填报。",
        ),
        Standing::Lost => {
            Some("这份草稿已经改在另一个窗口里填报。这里填的内容在那之前都已保存，现在只能看，不会再保存。")
        }
    }
}

/// States of one draft that were given names of their own.
pub const SETTLED: &str =
    "这份草稿还有另一份内容（可能由旧版程序或另一台电脑保存），没有合并，已另存为单独的草稿，请在“全部草稿”里核对。";

/// For every page while nothing can be kept at all.
pub const REFUSED: &str =
    "本浏览器不允许保存数据（可能是无痕模式或单位策略）：关闭页面后填写的内容就没有了。离开前请点“导出”存成文件。";

pub const TRUST: [&str; 2] = [
    "填写的内容只保存在这台电脑的这个浏览器里，不会发送到任何地方；清除浏览器数据会一并删除，请经常“导出”备份。",
    "请勿录入国家秘密、工作秘密和敏感个人信息。本工具不是官方系统，结果仅供自评参考。",
];
