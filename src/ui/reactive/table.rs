//! Where signals, memos and the like live: in one table, under numbers that are small enough to hand about for nothing.

use leptos::prelude::{ArcMemo, ArcTrigger, Notify, Read, ReadUntracked, StoredValue, Track};
use send_wrapper::SendWrapper;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

/// The number of an entry: its place, and which one of those that had the place it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Key(u32);

/// Bits for the place.
const PLACE: u32 = 20;
/// A place that so many had is not given again, so that no two entries ever share a number.
const LAST_TURN: u32 = u32::MAX >> PLACE;

#[derive(Clone)]
enum Entry {
    Value(Rc<Held>),
    Memo(ArcMemo<Kept>),
}

struct Held {
    /// Nothing while it is being changed.
    value: RefCell<Option<Rc<dyn Any>>>,
    readers: ArcTrigger,
}

/// What a memo has worked out, with the question whether it is still the same.
pub struct Kept {
    value: SendWrapper<Rc<dyn Any>>,
    same: fn(&Rc<dyn Any>, &Rc<dyn Any>) -> bool,
}

impl Kept {
    #[inline(never)]
    pub fn new(value: Rc<dyn Any>, same: fn(&Rc<dyn Any>, &Rc<dyn Any>) -> bool) -> Self {
        Self { value: SendWrapper::new(value), same }
    }
}

/// What a memo does, told what it found last.
pub trait Work: Send + Sync {
    fn work(&self, last: Option<&Rc<dyn Any>>) -> Kept;
}

struct Slot {
    turn: u32,
    entry: Option<Entry>,
}

struct Table {
    slots: Vec<Slot>,
    free: Vec<u32>,
}

thread_local! {
    static TABLE: RefCell<Table> = const { RefCell::new(Table { slots: Vec::new(), free: Vec::new() }) };
}

/// Leptos keeps this for the view that is being made, and drops it with the view; the entry goes then.
struct Ticket(Key);

impl Drop for Ticket {
    fn drop(&mut self) {
        let gone = TABLE.try_with(|table| table.borrow_mut().remove(self.0));
        // Only here: what the entry held may drop tickets of its own.
        drop(gone);
    }
}

impl Table {
    fn add(&mut self, entry: Entry) -> Key {
        let place = self.free.pop().unwrap_or_else(|| {
            self.slots.push(Slot { turn: 0, entry: None });
            self.slots.len() as u32 - 1
        });
        let slot = &mut self.slots[place as usize];
        slot.entry = Some(entry);
        Key(slot.turn << PLACE | place)
    }

    fn slot(&mut self, key: Key) -> Option<&mut Slot> {
        let slot = self.slots.get_mut((key.0 & ((1 << PLACE) - 1)) as usize)?;
        (slot.turn == key.0 >> PLACE).then_some(slot)
    }

    fn remove(&mut self, key: Key) -> Option<Entry> {
        let slot = self.slot(key)?;
        let gone = slot.entry.take();
        if slot.turn < LAST_TURN {
            slot.turn += 1;
            self.free.push(key.0 & ((1 << PLACE) - 1));
        }
        gone
    }
}

fn add(entry: Entry) -> Key {
    let key = TABLE.with_borrow_mut(|table| table.add(entry));
    StoredValue::new_local(Ticket(key));
    key
}

fn find(key: Key) -> Option<Entry> {
    TABLE.with_borrow_mut(|table| table.slot(key).and_then(|slot| slot.entry.clone()))
}

fn held(key: Key) -> Option<Rc<Held>> {
    match find(key)? {
        Entry::Value(held) => Some(held),
        Entry::Memo(_) => None,
    }
}

#[inline(never)]
pub fn new_value(value: Rc<dyn Any>) -> Key {
    add(Entry::Value(Rc::new(Held { value: RefCell::new(Some(value)), readers: ArcTrigger::new() })))
}

#[inline(never)]
pub fn new_memo(work: Box<dyn Work>) -> Key {
    let work = move |last: Option<&Kept>| work.work(last.map(|last| &*last.value));
    add(Entry::Memo(ArcMemo::new_with_compare(work, |last, now| match (last, now) {
        (Some(last), Some(now)) => !(now.same)(&last.value, &now.value),
        _ => true,
    })))
}

#[inline(never)]
pub fn is_there(key: Key) -> bool {
    find(key).is_some()
}

#[inline(never)]
pub fn track(key: Key) {
    match find(key) {
        Some(Entry::Value(held)) => held.readers.track(),
        // One that was never worked out follows nothing, so it has no news.
        Some(Entry::Memo(memo)) => drop(memo.read()),
        None => (),
    }
}

/// The value as it is; nothing once its view is gone.
#[inline(never)]
pub fn peek(key: Key) -> Option<Rc<dyn Any>> {
    match find(key)? {
        Entry::Value(held) => held.value.borrow().clone(),
        Entry::Memo(memo) => Some((*memo.read_untracked().value).clone()),
    }
}

/// The value, and news of every change from now on.
#[inline(never)]
pub fn read(key: Key) -> Rc<dyn Any> {
    let value = match find(key) {
        Some(Entry::Value(held)) => {
            held.readers.track();
            held.value.borrow().clone()
        }
        Some(Entry::Memo(memo)) => Some((*memo.read().value).clone()),
        None => None,
    };
    match value {
        Some(value) => value,
        None => unreachable!(),
    }
}

/// Takes the value out to change it; [`put`] or [`put_back`] follows.
#[inline(never)]
pub fn take(key: Key) -> Option<Rc<dyn Any>> {
    held(key)?.value.take()
}

/// Puts a value in and tells those who read it.
#[inline(never)]
pub fn put(key: Key, value: Rc<dyn Any>) {
    if let Some(held) = held(key) {
        let before = held.value.replace(Some(value));
        held.readers.notify();
        drop(before);
    }
}

/// Puts a value in that nobody follows.
#[inline(never)]
pub fn put_back(key: Key, value: Rc<dyn Any>) {
    if let Some(held) = held(key) {
        let before = held.value.replace(Some(value));
        drop(before);
    }
}
