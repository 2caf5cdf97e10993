//! Which tab may write to a draft, where the browser has no locks of its own: a lease in local storage.
//!
//! The holder counts up at every tick; the others watch whether the count moves. Clocks are never compared. The state machine is
//! fed with what stands in the store and says what to write there.

use super::id::{DraftId, NAMESPACE};

/// After so many ticks without a sign of life the holder counts as silent. Browsers slow the timers of hidden tabs down to one
/// tick a minute, so with a tick a second this is a little more.
pub const SILENT_AFTER: u32 = 70;

/// Whether this tab may write. The same for leases and for the browser's own locks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Not known yet.
    Waiting,
    /// This tab may write.
    Holding,
    /// Another tab holds it.
    Elsewhere,
    /// Another tab holds it, and has given no sign of life for long.
    Silent,
    /// Another tab has taken over: stop writing, for good.
    Lost,
}

/// What to write under [`key`] now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Write {
    Nothing,
    Set(String),
}

/// One tab's view of one draft's lease.
#[derive(Clone, Debug)]
pub struct Lease {
    token: String,
    beat: u64,
    standing: Standing,
    /// What the other holder had written when it was last seen to move, and for how many ticks it has stood still.
    watched: Option<(String, u32)>,
}

/// The key in local storage.
pub fn key(id: &DraftId) -> String {
    format!("{NAMESPACE}lease/{id}")
}

impl Lease {
    /// `token` is this tab's own: random, without a space. Then [`Self::tick`] at once, again after a tenth of a second, then
    /// every second.
    pub fn new(token: impl Into<String>) -> Self {
        Self { token: token.into(), beat: 0, standing: Standing::Waiting, watched: None }
    }

    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// A tick: `found` is what stands in the store now. A free lease is claimed, and held from the next tick on if the claim is
    /// still there then.
    pub fn tick(&mut self, found: Option<&str>) -> Write {
        if self.standing == Standing::Lost {
            return Write::Nothing;
        }
        match found {
            Some(found) if self.is_own(found) => {
                self.standing = Standing::Holding;
                self.next_beat()
            }
            Some(found) if self.is_held() => self.lose(found),
            Some(found) => self.watch(found),
            None => self.claim(),
        }
    }

    /// Takes the lease from whoever holds it. Like a claim, it counts from the next tick on. A lost
    /// lease stays lost: load the draft anew, with a new one.
    pub fn take_over(&mut self) -> Write {
        if self.standing == Standing::Lost { Write::Nothing } else { self.claim() }
    }

    /// Before each write to the draft: whether this tab may still write, by what stands in the store now.
    pub fn may_write(&mut self, found: Option<&str>) -> bool {
        match found {
            Some(found) if self.is_held() && !self.is_own(found) => {
                self.lose(found);
                false
            }
            _ => self.standing == Standing::Holding,
        }
    }

    /// The tab is closed: whether the key is to be removed.
    pub fn release(&mut self, found: Option<&str>) -> bool {
        let own = found.is_some_and(|found| self.is_own(found));
        self.standing = Standing::Waiting;
        self.watched = None;
        own
    }

    fn is_own(&self, found: &str) -> bool {
        found.split_once(' ').is_some_and(|(token, _)| token == self.token)
    }

    /// Holding, or having claimed.
    fn is_held(&self) -> bool {
        self.standing == Standing::Holding || (self.standing == Standing::Waiting && self.beat > 0)
    }

    fn next_beat(&mut self) -> Write {
        self.beat += 1;
        Write::Set(format!("{} {}", self.token, self.beat))
    }

    fn claim(&mut self) -> Write {
        if self.standing != Standing::Holding {
            self.standing = Standing::Waiting;
        }
        self.watched = None;
        self.next_beat()
    }

    /// A claim that another tab has overwritten was never held, so there is nothing to lose yet.
    fn lose(&mut self, found: &str) -> Write {
        if self.standing == Standing::Holding {
            self.standing = Standing::Lost;
            return Write::Nothing;
        }
        self.watch(found)
    }

    fn watch(&mut self, found: &str) -> Write {
        let still = match &self.watched {
            Some((known, still)) if known == found => still + 1,
            _ => 0,
        };
        self.watched = Some((found.to_owned(), still));
        self.standing = if still >= SILENT_AFTER { Standing::Silent } else { Standing::Elsewhere };
        Write::Nothing
    }
}
