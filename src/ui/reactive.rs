//! Leptos' signals, memos and effects behind one type each. Leptos compiles all their machinery anew for every type of value, some
//! three kilobytes a type; here values are boxed, the machinery exists once, and a type costs a few casts. The names and the ways to
//! use them are Leptos' own, so nothing else in `ui` need know. Not for values that are read thousands of times in a frame.

mod source;

use leptos::prelude::{
    Effect as LeptosEffect, IsDisposed, LocalStorage, Memo as LeptosMemo, Read, ReadUntracked,
    RwSignal as LeptosSignal, Track, Write,
};
pub use source::Signal;
use std::any::Any;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

/// A closure without arguments. `dyn Fn` would do, but carries three functions for each closure instead of one.
pub trait Run<T> {
    fn run(&self) -> T;
}

impl<T, F: Fn() -> T> Run<T> for F {
    fn run(&self) -> T {
        self()
    }
}

type Cell = LeptosSignal<Box<dyn Any>, LocalStorage>;

/// A value that changes and tells those who read it.
pub struct RwSignal<T> {
    cell: Cell,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

#[inline(never)]
fn new_cell(value: Box<dyn Any>) -> Cell {
    Cell::new_local(value)
}

#[inline(never)]
fn read(cell: Cell) -> impl Deref<Target = Box<dyn Any>> {
    cell.read()
}

#[inline(never)]
fn peek(cell: Cell) -> Option<impl Deref<Target = Box<dyn Any>>> {
    cell.try_read_untracked()
}

#[inline(never)]
fn write(cell: &Cell) -> Option<impl DerefMut<Target = Box<dyn Any>>> {
    cell.try_write()
}

/// The value as the type that it was made with; the type of the handle says which.
#[inline(never)]
fn known<T: 'static>(value: &dyn Any) -> &T {
    match value.downcast_ref() {
        Some(value) => value,
        None => unreachable!(),
    }
}

impl<T: 'static> RwSignal<T> {
    pub fn new(value: T) -> Self {
        Self { cell: new_cell(Box::new(value)), of: PhantomData }
    }

    /// The value, and news of every change from now on.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(known(&**read(self.cell)))
    }

    pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        match self.try_with_untracked(look) {
            Some(seen) => seen,
            None => unreachable!(),
        }
    }

    /// Nothing once the view that it was made in is gone.
    pub fn try_with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> Option<R> {
        peek(self.cell).map(|value| look(known(&**value)))
    }

    pub fn try_get_untracked(self) -> Option<T>
    where
        T: Clone,
    {
        self.try_with_untracked(T::clone)
    }

    pub fn track(self) {
        self.cell.track();
    }

    pub fn set(self, value: T) {
        self.update(|held| *held = value);
    }

    /// The value back, once the view that the signal was made in is gone.
    pub fn try_set(self, value: T) -> Option<T> {
        let mut value = Some(value);
        self.try_update(|held| {
            if let Some(value) = value.take() {
                *held = value;
            }
        });
        value
    }

    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    pub fn try_update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let cell = self.cell;
        let mut value = write(&cell)?;
        value.downcast_mut().map(change)
    }

    pub fn is_disposed(self) -> bool {
        self.cell.is_disposed()
    }
}

/// What is worked out, with the question whether it is still the same.
struct Kept {
    value: Box<dyn Any + Send + Sync>,
    same: fn(&dyn Any, &dyn Any) -> bool,
}

fn same<T: PartialEq + 'static>(one: &dyn Any, other: &dyn Any) -> bool {
    known::<T>(one) == known::<T>(other)
}

trait Work: Send + Sync {
    fn work(&self, last: Option<&Kept>) -> Kept;
}

impl<F: Fn(Option<&Kept>) -> Kept + Send + Sync> Work for F {
    fn work(&self, last: Option<&Kept>) -> Kept {
        self(last)
    }
}

/// A value worked out from others, anew when they change; those who read it hear of it only when it differs.
pub struct Memo<T> {
    kept: LeptosMemo<Kept>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

#[inline(never)]
fn new_memo(work: Box<dyn Work>) -> LeptosMemo<Kept> {
    LeptosMemo::new_with_compare(
        move |last| work.work(last),
        |last, now| match (last, now) {
            (Some(last), Some(now)) => !(now.same)(&*last.value, &*now.value),
            _ => true,
        },
    )
}

#[inline(never)]
fn recall(kept: LeptosMemo<Kept>) -> impl Deref<Target = Kept> {
    kept.read()
}

#[inline(never)]
fn recall_untracked(kept: LeptosMemo<Kept>) -> impl Deref<Target = Kept> {
    kept.read_untracked()
}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    pub fn new(work: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let work = move |last: Option<&Kept>| {
            let value = Box::new(work(last.map(|last| known(&*last.value))));
            Kept { value, same: same::<T> }
        };
        Self { kept: new_memo(Box::new(work)), of: PhantomData }
    }
}

impl<T: 'static> Memo<T> {
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(known(&*recall(self.kept).value))
    }

    pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(known(&*recall_untracked(self.kept).value))
    }

    pub fn track(self) {
        self.kept.track();
    }
}

/// What is done whenever something that it reads has changed.
pub struct Effect;

trait Act {
    fn act(&mut self);
}

impl<F: FnMut(Option<()>)> Act for F {
    fn act(&mut self) {
        self(None);
    }
}

impl Effect {
    /// Lives as long as the current view.
    #[allow(clippy::new_ret_no_self)]
    pub fn new(run: impl FnMut(Option<()>) + 'static) {
        new_effect(Box::new(run));
    }
}

#[inline(never)]
fn new_effect(mut run: Box<dyn Act>) {
    LeptosEffect::new(move |_: Option<()>| run.act());
}
