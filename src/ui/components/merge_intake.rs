//! What comes back before it is compared: task packs and reviewers' files, collection sheets, ZIPs of them, pasted cells.

use super::paste_cells::TOGGLE;
use crate::browser::files::Picked;
use crate::browser::office::{Failed, Made};
use crate::domain::dispatch::PackId;
use crate::domain::merge::{Choices, Plan, Source, plan};
use crate::exchange::MAX_BYTES;
use crate::exchange::bundle;
use crate::exchange::problem::Warning;
use crate::exchange::read::{Incoming, read_bytes};
use crate::exchange::request::{ReadSheet, Want};
use crate::exchange::workbook::{is_meant_as_workbook, is_workbook};
use crate::rule_sets::library::find;
use crate::ui::office::{Office, answered, request};
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words;
use crate::words::hand_in as said;
use std::sync::Arc;

/// What is on the table.
#[derive(Clone, Copy)]
pub struct Table {
    /// The files that could be read.
    sources: StoredValue<Vec<Source<'static>>>,
    pub plan: RwSignal<Option<Arc<Plan>>>,
    pub choices: RwSignal<Option<Choices>>,
    /// Files that could not be read, and why.
    pub unread: RwSignal<Vec<String>>,
    /// What of a collection sheet was not taken: whose, and each place.
    pub problems: RwSignal<Vec<(String, Vec<String>)>>,
}

impl Table {
    /// Nothing on it.
    pub fn empty() -> Self {
        Self {
            sources: StoredValue::new(Vec::new()),
            plan: RwSignal::new(None),
            choices: RwSignal::new(None),
            unread: RwSignal::new(Vec::new()),
            problems: RwSignal::new(Vec::new()),
        }
    }

    /// Takes in files, and compares all that is there with the draft.
    pub async fn take(self, session: Session, office: Office, picked: Vec<Picked>) {
        self.unread.set(Vec::new());
        let mut books = Vec::new();
        for file in picked {
            self.open(file, &mut books).await;
        }
        // Files take their time; the page may have been left.
        if self.unread.is_disposed() {
            return;
        }
        if !books.is_empty() && !self.read_books(session, office, books).await {
            return;
        }
        self.lay_out(session);
    }

    /// Reads cells that were copied from the sheet of a pack. `false`: nothing came of it, and why is said.
    pub async fn paste(self, session: Session, office: Office, pack: PackId, name: String, text: String) -> bool {
        self.unread.set(Vec::new());
        match self.ask(session, office, Want::Pasted { pack, text }, &[], &name).await {
            Some(made) => {
                let before = self.sources.with_value(Vec::len);
                for file in made {
                    self.take_filled(&name, &file);
                }
                self.lay_out(session);
                self.sources.with_value(Vec::len) > before
            }
            None => false,
        }
    }

    fn refuse(self, name: &str, why: &str) {
        self.unread.update(|unread| unread.push(format!("{name}：{why}")));
    }

    /// Reads one file, or every file of a ZIP; what is meant as a workbook goes to `books`.
    async fn open(self, file: Picked, books: &mut Vec<(String, Vec<u8>)>) {
        let name = file.name();
        let bytes = match file.bytes(MAX_BYTES).await {
            Ok(bytes) => bytes,
            Err(error) => return self.refuse(&name, &words::files::failure(&error)),
        };
        // A workbook is a ZIP, too.
        let inside = match bundle::is_zip(&bytes) && !is_workbook(&bytes) && !is_meant_as_workbook(&name, &[]) {
            true => bundle::unzip(&bytes),
            false => Ok(vec![(name.clone(), bytes)]),
        };
        match inside {
            Ok(inside) => {
                for (name, bytes) in inside {
                    if is_meant_as_workbook(&name, &bytes) {
                        books.push((name, bytes));
                    } else {
                        self.read(name, &bytes);
                    }
                }
            }
            Err(error) => self.refuse(&name, &words::files::bundle(&error)),
        }
    }

    fn read(self, name: String, bytes: &[u8]) {
        match read_bytes(bytes, find) {
            Ok(Incoming { rule_set, draft, stamp, warnings }) => {
                let intact = !warnings.contains(&Warning::DigestMismatch);
                let source = Source { name, at: stamp.at, rule_set, intact, draft };
                self.sources.update_value(|sources| sources.push(source));
            }
            Err(refused) => {
                let (headline, lines) = words::import::refusal(&refused);
                let first = lines.into_iter().next().unwrap_or_default();
                self.refuse(&name, &format!("{headline}{first}"));
            }
        }
    }

    /// `false` where the page was left meanwhile.
    async fn read_books(self, session: Session, office: Office, books: Vec<(String, Vec<u8>)>) -> bool {
        let (names, bytes): (Vec<_>, Vec<_>) = books.into_iter().unzip();
        let made = self.ask(session, office, Want::Read(names.clone()), &bytes, &names.join("、")).await;
        if self.unread.is_disposed() {
            return false;
        }
        for (name, file) in names.iter().zip(made.unwrap_or_default()) {
            self.take_filled(name, &file);
        }
        true
    }

    /// Asks the program that reads workbooks; where that does not work out, it is said of `whose`.
    async fn ask(
        self,
        session: Session,
        office: Office,
        want: Want,
        files: &[Vec<u8>],
        whose: &str,
    ) -> Option<Vec<Made>> {
        let what = said::READING.to_owned();
        let trouble = match (office.making(), request(session.file().1, Some(session.rule_set), want)) {
            (Some(_), _) => said::BUSY_READING.to_owned(),
            (None, None) => said::NO_DATE.to_owned(),
            (None, Some(request)) => match office.run(what, &request, files, TOGGLE).await {
                Ok(made) => return (!self.unread.is_disposed()).then_some(made),
                Err(Failed::Stopped) => said::READING_STOPPED.to_owned(),
                Err(Failed::Because(why)) => said::failed(said::READING, &why),
            },
        };
        if !self.unread.is_disposed() {
            self.refuse(whose, &trouble);
        }
        None
    }

    fn take_filled(self, name: &str, answer: &Made) {
        let ReadSheet { pack, refused, problems } = answered(answer);
        match pack {
            Some(pack) => {
                self.read(name.to_owned(), pack.as_bytes());
                if !problems.is_empty() {
                    self.problems.update(|all| all.push((name.to_owned(), problems)));
                }
            }
            None => self.refuse(name, refused.as_deref().unwrap_or(said::ANSWER_ODD)),
        }
    }

    /// Compares the files with the draft as it is now.
    pub fn lay_out(self, session: Session) {
        let sources = self.sources.get_value();
        if sources.is_empty() {
            return;
        }
        let plan = session.draft.with_untracked(|draft| plan(session.rule_set, draft, sources));
        self.choices.set(Some(plan.defaults()));
        self.plan.set(Some(Arc::new(plan)));
    }

    /// Takes everything off.
    pub fn clear(self) {
        self.problems.set(Vec::new());
        self.clear_files();
    }

    /// Takes the files off. What was not understood stays: after the merge somebody still has to ask about it.
    pub fn clear_files(self) {
        self.sources.set_value(Vec::new());
        self.unread.set(Vec::new());
        self.plan.set(None);
        self.choices.set(None);
    }
}
