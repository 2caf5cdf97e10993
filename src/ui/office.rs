//! The program that writes documents, as the pages use it: one job at a time, which goes on wherever a person goes meanwhile.

use super::prelude::*;
use crate::browser::office::{self, Failed, Made};
use crate::browser::{clock, page};
use crate::domain::rule_set::RuleSet;
use crate::exchange::request::{ReadSheet, Request, RuleText, Want};
use crate::report::model::Page;
use crate::rule_sets::library::{File, files};
use crate::storage::drafts::DraftId;

/// The id of the button that stops a job.
pub const STOP: &str = "office-stop";

/// How far a job is.
#[derive(Clone, PartialEq, Eq)]
pub struct Work {
    /// What is being made.
    pub what: String,
    pub done: usize,
    /// 0 until it is known.
    pub of: usize,
    /// What the next step makes.
    pub label: String,
}

/// Documents to look at before they are printed.
#[derive(Clone)]
pub struct Preview {
    pub draft: DraftId,
    pub name: &'static str,
    pub paper: Page,
    /// As of when, in hours and minutes: the draft may have changed since.
    pub at: String,
    /// A document each, as HTML.
    pub sheets: Vec<String>,
    /// The id of the button that asked for it.
    pub asked_by: String,
}

/// The state of it. Provided once, at the root: a job outlives the page that began it.
#[derive(Clone, Copy)]
pub struct Office {
    pub work: RwSignal<Option<Work>>,
    pub preview: RwSignal<Option<Preview>>,
}

impl Office {
    pub fn provide() {
        provide_context(Self { work: RwSignal::new(None), preview: RwSignal::new(None) });
    }

    pub fn expect() -> Self {
        expect_context()
    }

    /// What is being made now.
    pub fn making(self) -> Option<String> {
        self.work.with_untracked(|work| work.as_ref().map(|work| work.what.clone()))
    }

    /// Does a job; the caller has seen to it that there is no other. `asked_by`: what gets the keyboard back from the button that
    /// stops the job.
    pub async fn run(
        self,
        what: String,
        request: &Request,
        files: &[Vec<u8>],
        asked_by: &str,
    ) -> Result<Vec<Made>, Failed> {
        self.work.set(Some(Work { what, done: 0, of: 0, label: String::new() }));
        let told = move |done, of, label| {
            self.work.update(|work| {
                if let Some(work) = work {
                    (work.done, work.of, work.label) = (done, of, label);
                }
            });
        };
        let made = office::run(&request.write(), files, told).await;
        let stopper = page::focused() == STOP;
        self.work.set(None);
        if stopper {
            focus_soon(asked_by.to_owned());
        }
        made
    }
}

/// Gives the keyboard to an element that the next frame draws.
pub fn focus_soon(id: String) {
    request_animation_frame(move || page::focus(&id));
}

/// A request as of now; `only`: the one rule set that it takes. `None` where the clock's year cannot stand on paper.
pub fn request(draft: String, only: Option<&RuleSet>, want: Want) -> Option<Request> {
    let rule_text =
        |File { id, prefix, text, built_in }: File| RuleText { id, prefix, text: text.as_ref().to_owned(), built_in };
    let rule_sets = files(only).into_iter().map(rule_text).collect();
    Some(Request { draft, rule_sets, today: clock::today()?, now: clock::now(), want })
}

/// What became of a filled-in sheet; nothing of it where the answer does not read, which is a mistake of the program.
pub fn answered(made: &Made) -> ReadSheet {
    ReadSheet::read(&String::from_utf8_lossy(&made.bytes.to_vec())).unwrap_or_default()
}
