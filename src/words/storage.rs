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
