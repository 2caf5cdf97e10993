//! 上报包: every report, the draft, the folders for proof, a list for people and a manifest for programs.

use super::case::Open;
use super::folders::{Folder, folders, one_line, text};
use super::names::fit;
use quality_county::exchange::manifest::{self, manifest};
use quality_county::words::files::draft_name;
use quality_county::words::report as words;

const LIST: &str = "清单.txt";

/// All files of the package: `made` in their order, then what belongs to the whole.
pub(super) fn files(
    open: &Open,
    now: &str,
    made: Vec<(String, Vec<u8>)>,
    left_out: &[(&str, &str)],
) -> Vec<(String, Vec<u8>)> {
    let folders = folders(open);
    let draft = draft_name(&open.draft, now);
    let mut files = made;
    files.push((format!("{}.json", fit(draft.trim_end_matches(".json"))), open.text.clone().into_bytes()));
    let list = list(open, &files, &folders, left_out);
    files.extend(folders.into_iter().map(|folder| (folder.path(), folder.note.into_bytes())));
    files.insert(0, (LIST.to_owned(), list.into_bytes()));
    let about = manifest(open.rule_set, &open.draft, &open.card, open.today, &files);
    files.insert(1, (manifest::NAME.to_owned(), about.into_bytes()));
    files
}

/// What is in it, for people.
fn list(open: &Open, files: &[(String, Vec<u8>)], folders: &[Folder], left_out: &[(&str, &str)]) -> String {
    let Open { rule_set, draft, card, today, .. } = open;
    let mut lines = vec![words::title(&draft.about, "上报包"), String::new()];
    lines.extend(words::facts(rule_set, draft, card, *today));
    lines.extend([String::new(), format!("一、文件（{} 个）", files.len())]);
    lines.extend(files.iter().map(|(name, bytes)| format!("{name}（{}）", size(bytes.len()))));
    if !left_out.is_empty() {
        lines.extend([String::new(), "没有内容，未附：".to_owned()]);
        lines.extend(left_out.iter().map(|(name, why)| format!("{name}：{why}")));
    }
    let records: usize = folders.iter().map(|folder| folder.records).sum();
    let filled = folders.iter().filter(|folder| folder.records > 0).count();
    lines.extend([
        String::new(),
        format!("二、佐证材料（{records} 份，{filled} 个文件夹）"),
        "材料原件在登记的电脑上，不在本包里。请按各文件夹“说明.txt”所列放入；空的文件夹可以删去。".to_owned(),
    ]);
    let with = folders.iter().filter(|folder| folder.records > 0);
    lines.extend(with.map(|folder| format!("{}：{} 份", folder.name, folder.records)));
    lines.extend([
        String::new(),
        "三、核对".to_owned(),
        format!("每个文件的大小和 SHA-256 在“{}”里；.json 草稿可以用“质量强县自评”打开。", manifest::NAME),
        words::REMARK.to_owned(),
    ]);
    text(&lines.iter().map(|line| one_line(line)).collect::<Vec<_>>())
}

/// `23 KB`
fn size(bytes: usize) -> String {
    format!("{} KB", bytes.div_ceil(1024))
}
