//! Drafts as they come off the shelf: what was gathered, read.

use super::gather::{Gathered, Unreadable, pick};
pub use super::id::DraftId;
use crate::domain::draft::Draft;
use crate::domain::order;
use crate::exchange::problem::Refused;
use crate::exchange::read::{FindRuleSet, Incoming, read_patched, read_text};
use serde_json::{Map, Value};

/// One draft on the shelf. What cannot be read stays as the text it is.
#[derive(Clone, Debug)]
pub struct OnShelf {
    pub id: DraftId,
    /// The newest whole state; where none can be read, what is there instead.
    pub text: String,
    pub content: Result<Incoming, Refused>,
    /// The whole state that is kept, where the journal's edits have been laid on it: until the result is kept, too, the journal has
    /// to go on from there.
    pub base: Option<(u64, Draft)>,
    /// The first revision that is free.
    pub next: u64,
    /// Newer edits are in a journal that fits no state that is there: only under another name may this draft be gone on with.
    pub gap: bool,
    /// Copies of states that cannot be read, kept as they are.
    pub unreadable: Vec<Unreadable>,
}

/// Reads what was gathered: the newest state with the journal's edits on it.
pub fn on_shelf(id: &DraftId, found: &Gathered, find: FindRuleSet) -> OnShelf {
    let unreadable = found.unreadable.clone();
    let Some(picked) = pick(found) else {
        let raw = unreadable.first().map(|text| &text.raw).or(found.legacy.as_ref()).cloned().unwrap_or_default();
        // Version 0.1 kept plain texts, which tell themselves what is wrong with them.
        let refused = match &found.legacy {
            Some(text) => read_text(text, find).err().unwrap_or(Refused::Damaged),
            None => Refused::Damaged,
        };
        let content = Err(refused);
        return OnShelf { id: id.clone(), text: raw, content, base: None, next: 0, gap: false, unreadable };
    };
    let (text, mut gap) = (&picked.start.text, picked.gap.is_some());
    let patch = picked.patch.and_then(|patch| serde_json::from_str::<Map<String, Value>>(patch).ok());
    gap |= patch.is_none() && picked.patch.is_some();
    let revision = if patch.is_some() { picked.revision } else { picked.start.revision };
    let mut content = read_patched(text, patch.clone(), find);
    if patch.is_some() && content.is_err() {
        // Better the last whole state, with the journal kept, than nothing.
        (content, gap) = (read_patched(text, None, find), true);
    }
    let mut base = None;
    if let Ok(incoming) = &mut content {
        incoming.stamp.revision = revision;
        let start = picked.start.revision;
        if start < revision
            && let Ok(whole) = read_patched(text, None, find)
        {
            base = Some((start, whole.draft));
        }
    }
    OnShelf { id: id.clone(), text: text.clone(), content, base, next: picked.next, gap, unreadable }
}

/// The draft saved last first, unreadable ones at the end.
pub fn sort(drafts: &mut [OnShelf]) {
    let rank = |draft: &OnShelf| draft.content.as_ref().map(|incoming| incoming.stamp.at.clone()).ok();
    order::by(drafts, |a, b| rank(b).cmp(&rank(a)).then_with(|| a.id.cmp(&b.id)));
}
