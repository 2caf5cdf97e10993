//! Keeps the open draft: every edit in the journal at once, the whole state in both stores a moment later, restore points now
//! and then. Holds no draft of its own but the last states that were kept.

use super::guard::Guard;
use super::shelf::Shelf;
use super::stores::Kept;
use crate::browser::clock;
use crate::domain::draft::Draft;
use crate::domain::rule_set::RuleSet;
use crate::exchange::patch::patch;
use crate::exchange::read::Incoming;
use crate::exchange::write::{Stamp, stored};
use crate::storage::drafts::{DraftId, OnShelf};
use crate::storage::generations::{LOCAL_LIMIT, commit_local, commit_vault};
use crate::storage::journal::{self, Entry};
use crate::storage::local::Local;
use crate::storage::points::{self, AUTOMATIC, AUTOMATIC_LOCAL, Meta};
use crate::storage::{StorageError, Vault};
use serde_json::Value;

/// What is known of the keeping of one draft.
pub struct Keeper {
    pub id: DraftId,
    rule_set: &'static RuleSet,
    /// The revision of the draft as it is on screen.
    pub revision: u64,
    /// The last two states that were kept whole, the older one first. The journal leads on from both.
    bases: [(u64, Draft); 2],
    /// Edits since the last automatic restore point, and when that was.
    edits: u32,
    pointed: f64,
    /// Edits since the last export, in this sitting.
    pub unexported: u32,
}

/// A state that is to be kept.
pub struct Job {
    pub revision: u64,
    pub text: String,
    pub at: String,
    draft: Draft,
    point: bool,
}

impl Job {
    /// The state as it would come off the shelf.
    pub fn on_shelf(self, id: DraftId, rule_set: &'static RuleSet) -> OnShelf {
        let stamp = Stamp { at: self.at, revision: self.revision };
        let content = Ok(Incoming { rule_set, draft: self.draft, stamp, warnings: Vec::new() });
        OnShelf {
            id,
            text: self.text,
            content,
            base: None,
            next: self.revision + 1,
            gap: false,
            unreadable: Vec::new(),
        }
    }
}

/// An automatic restore point is due after so many edits, or after so many milliseconds with at least one edit.
const EDITS: u32 = 60;
const MINUTES: f64 = 10.0 * 60_000.0;

impl Keeper {
    /// `revision` is the state's own, `on_shelf` where it comes from.
    pub fn new(on_shelf: &OnShelf, rule_set: &'static RuleSet, draft: &Draft, revision: u64) -> Self {
        let (id, next) = (on_shelf.id.clone(), on_shelf.next);
        let base = on_shelf.base.clone().unwrap_or_else(|| (revision, draft.clone()));
        let (bases, pointed) = ([base.clone(), base], clock::ticks());
        Self { id, rule_set, revision: next.saturating_sub(1).max(revision), bases, edits: 0, pointed, unexported: 0 }
    }

    /// Notes an edit in the journal, at once.
    pub fn note(&mut self, shelf: Shelf, draft: &Draft) -> Result<(), StorageError> {
        self.revision = self.revision.saturating_add(1);
        self.edits = self.edits.saturating_add(1);
        self.unexported = self.unexported.saturating_add(1);
        let [(base, older), (_, newer)] = &self.bases;
        let patch = patch(self.rule_set, &[older, newer], draft);
        let entry = Entry { base: *base, revision: self.revision, patch: Some(Value::Object(patch).to_string()) };
        journal::write(&*shelf.handles().local, &self.id, &entry)
    }

    /// The present state, ready to be kept.
    pub fn job(&mut self, draft: &Draft) -> Job {
        let at = clock::now();
        let stamp = Stamp { at: at.clone(), revision: self.revision };
        let due = self.edits >= EDITS || (self.edits > 0 && clock::ticks() - self.pointed > MINUTES);
        if due {
            (self.edits, self.pointed) = (0, clock::ticks());
        }
        let text = stored(self.rule_set, draft, &stamp);
        Job { revision: self.revision, text, at, draft: draft.clone(), point: due }
    }

    /// A job was kept: the journal may begin there from now on.
    pub fn kept(&mut self, job: Job) {
        if job.revision > self.bases[1].0 {
            self.bases.swap(0, 1);
            self.bases[1] = (job.revision, job.draft);
        }
    }
}

/// Keeps a job in local storage, at once.
pub fn keep_local(shelf: Shelf, id: &DraftId, job: &Job) -> Kept {
    let local = commit_local(&*shelf.handles().local, id, job.revision, &job.text, LOCAL_LIMIT);
    Kept { local, vault: None }
}

/// Keeps a job in the database, if there is one, and a restore point where one is due.
pub async fn keep_vault(shelf: Shelf, guard: Guard, id: &DraftId, job: &Job, kept: &mut Kept) {
    let handles = shelf.handles();
    if let Some(vault) = &handles.vault {
        let outcome = commit_vault(&**vault, id, job.revision, &job.text, job.point).await;
        kept.vault = Some(outcome.map(|_| ()));
    }
    if job.point && guard.may_write() {
        let added = add_point(shelf, id, job.revision, &job.text, None).await;
        shelf.told(added);
    }
}

/// Keeps a restore point and thins out the automatic ones.
pub async fn add_point(
    shelf: Shelf,
    id: &DraftId,
    revision: u64,
    text: &str,
    name: Option<String>,
) -> Result<(), StorageError> {
    let handles = shelf.handles();
    let local = Local(&*handles.local);
    let (store, most): (&dyn Vault, _) = match &handles.vault {
        Some(vault) => (&**vault, AUTOMATIC),
        None => (&local, AUTOMATIC_LOCAL),
    };
    let meta = Meta { at: clock::now(), name, revision };
    points::add(store, id, &meta, text).await?;
    let surplus = points::thin(&points::list(store, id).await?, most);
    if surplus.is_empty() { Ok(()) } else { points::delete(store, id, &surplus).await }
}
