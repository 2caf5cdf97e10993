//! Stores that break at a chosen call, to see what is left then.

use quality_county::storage::id::DraftId;
use quality_county::storage::{Entries, KeyValue, Later, StorageError, Stores, Vault};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Runs what is never kept waiting.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("nothing here waits"),
    }
}

pub fn id(name: &str) -> DraftId {
    DraftId::parse(name).expect("a draft name")
}

pub type Texts = BTreeMap<String, String>;

/// What happens at the chosen call.
#[derive(Clone, PartialEq, Debug)]
pub enum Trouble {
    /// It fails, the next ones work.
    Fail(StorageError),
    /// The browser is killed: neither this call nor any later one reaches a store.
    Stop,
    /// As before, and what this call was writing is there by half.
    Torn,
    /// It is done, but reported as failed.
    DoneButFailed(StorageError),
    /// Half is written and reported as done.
    Forgets,
}

pub fn troubles() -> Vec<Trouble> {
    let errors = [
        StorageError::Refused("no".into()),
        StorageError::Full,
        StorageError::Gone,
        StorageError::Late,
        StorageError::Other("?".into()),
    ];
    let mut all: Vec<_> = errors.into_iter().map(Trouble::Fail).collect();
    all.extend([Trouble::Stop, Trouble::Torn, Trouble::DoneButFailed(StorageError::Late), Trouble::Forgets]);
    all
}

/// Two stores, and the call at which trouble begins.
#[derive(Clone, Default, Debug)]
pub struct World {
    pub local: RefCell<Texts>,
    pub vault: RefCell<Texts>,
    fuse: Fuse,
}

#[derive(Clone, Default, Debug)]
struct Fuse {
    calls: Cell<usize>,
    at: Cell<usize>,
    trouble: RefCell<Option<Trouble>>,
    dead: Cell<bool>,
}

/// What one call does.
enum Act {
    Do,
    Refuse(StorageError),
    DoAndRefuse(StorageError),
    Half(Result<(), StorageError>),
}

impl World {
    /// Trouble at the `at`-th call from now.
    pub fn arm(&self, trouble: &Trouble, at: usize) {
        self.fuse.calls.set(0);
        self.fuse.at.set(at);
        self.fuse.dead.set(false);
        *self.fuse.trouble.borrow_mut() = Some(trouble.clone());
    }

    /// The computer starts again. Returns whether the trouble had come.
    pub fn restart(&self) -> bool {
        *self.fuse.trouble.borrow_mut() = None;
        self.fuse.dead.set(false);
        self.fuse.calls.get() >= self.fuse.at.get()
    }

    pub fn stores(&self) -> Stores<'_> {
        Stores { local: Some(self), vault: Some(self) }
    }

    pub fn only_local(&self) -> Stores<'_> {
        Stores { local: Some(self), vault: None }
    }

    pub fn only_vault(&self) -> Stores<'_> {
        Stores { local: None, vault: Some(self) }
    }

    /// All texts, for comparing.
    pub fn texts(&self) -> (Texts, Texts) {
        (self.local.borrow().clone(), self.vault.borrow().clone())
    }

    fn act(&self) -> Act {
        let stopped = || Act::Refuse(StorageError::Other("stopped".into()));
        if self.fuse.dead.get() {
            return stopped();
        }
        self.fuse.calls.set(self.fuse.calls.get() + 1);
        let trouble = self.fuse.trouble.borrow().clone();
        match trouble {
            Some(trouble) if self.fuse.calls.get() == self.fuse.at.get() => match trouble {
                Trouble::Fail(error) => Act::Refuse(error),
                Trouble::DoneButFailed(error) => Act::DoAndRefuse(error),
                Trouble::Forgets => Act::Half(Ok(())),
                Trouble::Stop | Trouble::Torn => {
                    self.fuse.dead.set(true);
                    let torn = Act::Half(Err(StorageError::Other("stopped".into())));
                    if trouble == Trouble::Torn { torn } else { stopped() }
                }
            },
            _ => Act::Do,
        }
    }

    fn reading<T>(&self, read: impl FnOnce() -> T) -> Result<T, StorageError> {
        match self.act() {
            Act::Do | Act::Half(Ok(())) => Ok(read()),
            Act::Refuse(error) | Act::DoAndRefuse(error) | Act::Half(Err(error)) => Err(error),
        }
    }

    fn writing(&self, into: &RefCell<Texts>, batch: Vec<(String, Option<String>)>) -> Result<(), StorageError> {
        let apply = |half: bool| {
            for (key, value) in batch {
                match value {
                    Some(value) if half => into.borrow_mut().insert(key, first_half(&value).into()),
                    Some(value) => into.borrow_mut().insert(key, value),
                    None => into.borrow_mut().remove(&key),
                };
            }
        };
        match self.act() {
            Act::Do => apply(false),
            Act::Refuse(error) => return Err(error),
            Act::DoAndRefuse(error) => {
                apply(false);
                return Err(error);
            }
            Act::Half(outcome) => {
                apply(true);
                return outcome;
            }
        }
        Ok(())
    }
}

fn first_half(text: &str) -> &str {
    let mut end = text.len() / 2;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

impl KeyValue for World {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.reading(|| self.local.borrow().get(key).cloned())
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.writing(&self.local, vec![(key.to_owned(), Some(value.to_owned()))])
    }
    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.writing(&self.local, vec![(key.to_owned(), None)])
    }
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.reading(|| self.local.borrow().keys().cloned().collect())
    }
}

impl Vault for World {
    fn read(&self, prefix: &str) -> Later<'_, Entries> {
        let starts = |(key, _): &(&String, &String)| key.starts_with(prefix);
        let found = self.reading(|| {
            self.vault.borrow().iter().filter(starts).map(|(key, value)| (key.clone(), value.clone())).collect()
        });
        Box::pin(async { found })
    }
    fn keys(&self, prefix: &str) -> Later<'_, Vec<String>> {
        let found =
            self.reading(|| self.vault.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect());
        Box::pin(async { found })
    }
    fn write(&self, batch: Vec<(String, Option<String>)>, _strict: bool) -> Later<'_, ()> {
        // A transaction of the browser's database is whole or not there; a single text is torn all the same, to be on the safe
        // side.
        let done = if batch.len() > 1 { self.whole(batch) } else { self.writing(&self.vault, batch) };
        Box::pin(async { done })
    }
}

impl World {
    fn whole(&self, batch: Vec<(String, Option<String>)>) -> Result<(), StorageError> {
        let before = self.vault.borrow().clone();
        let all: Texts = batch.iter().filter_map(|(key, value)| Some((key.clone(), value.clone()?))).collect();
        let done = self.writing(&self.vault, batch);
        if self.fuse.dead.get() {
            *self.vault.borrow_mut() = before;
        } else if done.is_ok() {
            self.vault.borrow_mut().extend(all);
        }
        done
    }
}

/// Runs `act` on copies of `world` with every trouble at every call, until none is left that the trouble could hit, and hands
/// what is left, with what `act` said, to `check`. Returns how many runs that were.
pub fn at_every_step<T>(world: &World, act: impl AsyncFn(&World) -> T, check: impl Fn(&World, T, &str)) -> usize {
    let mut runs = 0;
    for trouble in troubles() {
        for at in 1.. {
            assert!(at < 500, "it ends");
            let world = world.clone();
            world.arm(&trouble, at);
            let said = block_on(act(&world));
            let has_come = world.restart();
            check(&world, said, &format!("{trouble:?} at call {at}"));
            runs += 1;
            if !has_come {
                break;
            }
        }
    }
    runs
}
