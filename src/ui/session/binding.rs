//! The open draft bound to a place on the disk: a file that is written anew after each pause, and found again at the next visit.
//!
//! Without a click nothing is written. At a later visit the file must hold what was last written from here: it may have been
//! carried to another computer and changed there.

use super::Session;
use crate::browser::bound_file::{self, BoundFile};
use crate::exchange::checksum::CRC;
use crate::storage::drafts::DraftId;
use crate::ui::shelf::Shelf;
use crate::words::files as words;
use crate::words::storage::failure;
use leptos::task::spawn_local;

/// Setting that remembers a draft's file: what it was last given, `|`, its name. Empty where it is not remembered.
fn setting(id: &DraftId) -> String {
    format!("bound-{id}")
}

/// Tells contents apart.
fn mark(text: &str) -> String {
    format!("{}-{}", CRC.checksum(text.as_bytes()), text.len())
}

/// The file that a draft was bound to at the last visit, by name.
pub(super) fn earlier(shelf: Shelf, id: &DraftId) -> Option<String> {
    let kept = shelf.setting(&setting(id)).filter(|_| bound_file::available())?;
    kept.split_once('|').map(|(_, name)| name.to_owned())
}

/// What a draft's file was last given, and its name; `None` where the browser does not remember it.
fn remembered(shelf: Shelf, id: &DraftId) -> Option<(String, String)> {
    let kept = shelf.setting(&setting(id))?;
    kept.split_once('|').map(|(marks, name)| (marks.to_owned(), name.to_owned()))
}

fn remember(shelf: Shelf, id: &DraftId, marks: &str, name: &str) {
    shelf.set_setting(&setting(id), &format!("{marks}|{name}"));
}

fn forget(shelf: Shelf, id: &DraftId) {
    shelf.set_setting(&setting(id), "");
}

/// The file of the last visit, if it may be written and nobody else wrote it meanwhile; else why not.
async fn found_again(shelf: Shelf, id: &DraftId) -> Result<BoundFile, String> {
    let (marks, name) = remembered(shelf, id).unwrap_or_default();
    let file = bound_file::kept(id.to_string(), None).await.map_err(|error| failure(&error))?;
    let file = file.ok_or_else(|| words::file_forgotten(&name))?;
    let held = file.opened().await.map_err(|error| words::failure(&error))?;
    let held = mark(&held.ok_or_else(|| words::not_allowed(&name))?);
    if marks.split(',').any(|known| known == held) { Ok(file) } else { Err(words::changed_elsewhere(&name)) }
}

impl Session {
    /// Whether the bound file will be found again at the next visit; not live.
    pub fn remembers_file(self) -> bool {
        remembered(self.shelf, &self.id()).is_some()
    }

    /// Binds the draft to a file on the disk, which is written anew after each pause.
    pub fn bind(self) {
        let ((name, _), shelf, id) = (self.file(), self.shelf, self.id());
        spawn_local(async move {
            let file = match bound_file::pick(&name).await {
                Ok(Some(file)) => file,
                Ok(None) => return,
                Err(error) => return shelf.notices.warn(words::failure(&error)),
            };
            match bound_file::kept(id.to_string(), Some(Some(file.clone()))).await {
                Ok(_) => remember(shelf, &id, "", &file.name()),
                Err(error) => {
                    forget(shelf, &id);
                    shelf.notices.say(words::not_remembered(&file.name(), &failure(&error)));
                }
            }
            self.follow(file);
        });
    }

    /// Goes on with the file of the last visit. The browser asks the person, which takes a click.
    pub fn bind_again(self) {
        let (shelf, id) = (self.shelf, self.id());
        spawn_local(async move {
            match found_again(shelf, &id).await {
                Ok(file) => self.follow(file),
                Err(text) => shelf.notices.warn(text),
            }
        });
    }

    /// From now on, unless the draft was closed while the person chose.
    fn follow(self, file: BoundFile) {
        if self.bound.is_disposed() {
            return;
        }
        self.earlier.set(None);
        self.bound.set(Some(Ok(file.name())));
        self.pace.update_value(|pace| pace.bound = Some(file));
        self.write_bound();
    }

    /// Not at this visit; the next one offers it again.
    pub fn leave_unbound(self) {
        self.earlier.set(None);
    }

    pub fn unbind(self) {
        let (shelf, id) = (self.shelf, self.id());
        self.pace.update_value(|pace| pace.bound = None);
        self.bound.set(None);
        self.earlier.set(None);
        forget(shelf, &id);
        spawn_local(async move {
            if let Err(error) = bound_file::kept(id.to_string(), Some(None)).await {
                shelf.notices.warn(failure(&error));
            }
        });
    }

    /// Writes the bound file, if there is one. One that cannot be written is told and stays bound: the next pause tries again.
    pub(super) fn write_bound(self) {
        let Some(Some(file)) = self.pace.try_with_value(|pace| pace.bound.clone()) else { return };
        let (shelf, id, (_, text), noted) = (self.shelf, self.id(), self.file(), self.export_note());
        let (new, kept) = (mark(&text), remembered(shelf, &id));
        // Both count until it is known which of them the file holds.
        if let Some((marks, name)) = &kept {
            let last = marks.split(',').next().unwrap_or_default();
            remember(shelf, &id, &format!("{last},{new}"), name);
        }
        spawn_local(async move {
            let written = BoundFile::write(&file, &text).await;
            match &written {
                Ok(()) => {
                    // Unless it was unbound meanwhile.
                    if let Some((_, name)) = kept.filter(|_| remembered(shelf, &id).is_some()) {
                        remember(shelf, &id, &new, &name);
                    }
                    shelf.set_setting(&noted.0, &noted.1);
                }
                Err(error) => shelf.notices.warn(words::failure(error)),
            }
            if self.pace.try_with_value(|pace| pace.bound.is_some()) == Some(true) {
                self.bound.set(Some(written.map(|()| file.name()).map_err(|error| words::failure(&error))));
            }
        });
    }
}
