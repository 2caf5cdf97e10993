//! The open draft as a file: handed over, kept as a backup, bound to a place on the disk.

use super::Session;
use crate::browser::bound_file::{self, BoundFile};
use crate::browser::{clock, files};
use crate::domain::date::Date;
use crate::exchange::write::exported;
use crate::words;
use leptos::task::spawn_local;

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

    fn note_export(self) {
        let revision = self.keeper.with_value(|keeper| keeper.revision);
        self.shelf.set_setting(&self.export_setting(), &format!("{}|{revision}", clock::now()));
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
        let (name, text) = self.file();
        match files::download(&name, &text) {
            Ok(()) => {
                self.note_export();
                self.shelf.notices.say(format!("已导出“{name}”，一般在“下载”文件夹里。"));
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

    /// Binds the draft to a file on the disk, which is written anew after each pause.
    pub fn bind(self) {
        let (name, _) = self.file();
        spawn_local(async move {
            match bound_file::pick(&name).await {
                Ok(Some(file)) => {
                    self.bound.try_set(Some(Ok(file.name())));
                    self.pace.try_update_value(|pace| pace.bound = Some(file));
                    self.write_bound();
                }
                Ok(None) => {}
                Err(error) => self.shelf.notices.warn(words::files::failure(&error)),
            }
        });
    }

    pub fn unbind(self) {
        self.pace.update_value(|pace| pace.bound = None);
        self.bound.set(None);
    }

    /// Writes the bound file, if there is one. One that cannot be written is told and stays bound: the next pause tries again.
    pub(super) fn write_bound(self) {
        let Some(Some(file)) = self.pace.try_with_value(|pace| pace.bound.clone()) else { return };
        let (_, text) = self.file();
        spawn_local(async move {
            let written = BoundFile::write(&file, &text).await;
            match &written {
                Ok(()) => self.note_export(),
                Err(error) => self.shelf.notices.warn(words::files::failure(error)),
            }
            self.bound.try_set(Some(written.map(|()| file.name()).map_err(|error| words::files::failure(&error))));
        });
    }
}
