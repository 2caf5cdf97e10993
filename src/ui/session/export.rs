//! The open draft as a file: handed over, kept as a backup.

use super::Session;
use crate::browser::{clock, files};
use crate::domain::date::Date;
use crate::exchange::write::exported;
use crate::words;

/// Edits since the last export after which the person is reminded, and again after as many.
const REMIND: u64 = 200;

/// When the draft was last exported on this computer.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LastExport {
    /// Local time, as text; empty if never.
    pub at: String,
    /// Changes since then.
    pub changes: u64,
    /// Days since then.
    pub days: Option<i32>,
}

impl Session {
    fn export_setting(self) -> String {
        format!("exported-{}", self.id())
    }

    /// What is known of the last export; not live.
    pub fn last_export(self) -> LastExport {
        let kept = self.shelf.setting(&self.export_setting()).unwrap_or_default();
        let (at, revision) = kept.split_once('|').unwrap_or(("", "0"));
        let now = self.keeper.with_value(|keeper| keeper.revision);
        let day = |at: &str| at.get(..10).and_then(Date::parse);
        let days = day(at).zip(clock::today()).map(|(then, today)| today.days_since(then));
        LastExport { at: at.to_owned(), changes: now.saturating_sub(revision.parse().unwrap_or(0)), days }
    }

    /// The setting that notes an export made now. Whoever waits for the export keeps it: the page may be gone by then.
    pub(super) fn export_note(self) -> (String, String) {
        let revision = self.keeper.with_value(|keeper| keeper.revision);
        (self.export_setting(), format!("{}|{revision}", clock::now()))
    }

    /// The file's name and contents, as of now.
    pub fn file(self) -> (String, String) {
        let now = clock::now();
        let text = self.draft.with_untracked(|draft| exported(self.rule_set, draft, &self.stamp(now.clone())));
        (self.draft.with_untracked(|draft| words::files::draft_name(draft, &now)), text)
    }

    /// Hands the draft out as a file.
    pub fn export(self) {
        self.flush();
        let (file, text) = self.file();
        match files::download(&file, &text) {
            Ok(()) => {
                let (name, note) = self.export_note();
                self.shelf.set_setting(&name, &note);
                self.shelf.notices.say(format!("已导出“{file}”，一般在“下载”文件夹里。"));
            }
            Err(error) => self.shelf.notices.warn(words::files::failure(&error)),
        }
    }

    /// Reminds of a backup after many changes: once, politely, with the export one click away.
    pub fn remind(self) {
        let changes = self.last_export().changes;
        let due = changes / REMIND;
        let told = self.pace.try_update_value(|pace| std::mem::replace(&mut pace.reminded, due));
        if due > 0 && told.is_some_and(|told| told < due) {
            let text = format!("已有 {changes} 处改动还没有备份成文件。建议导出一份，存到别处。");
            self.shelf.notices.offer(text, "导出", move || self.export());
        }
    }
}
