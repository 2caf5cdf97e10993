//! Things to read that are neither held nor kept.

use super::{Memo, Run, RwSignal, known};
use leptos::prelude::{LocalStorage, ReadValue, StoredValue, untrack};
use std::any::Any;
use std::marker::PhantomData;
use std::ops::Deref;

/// Something to read, however it comes about. Lives as long as the view that it was made in.
pub struct Signal<T> {
    source: StoredValue<Box<dyn Any>, LocalStorage>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

#[inline(never)]
fn new_source(source: Box<dyn Any>) -> StoredValue<Box<dyn Any>, LocalStorage> {
    StoredValue::new_local(source)
}

#[inline(never)]
fn source(source: StoredValue<Box<dyn Any>, LocalStorage>) -> impl Deref<Target = Box<dyn Any>> {
    source.read_value()
}

impl<T: 'static> Signal<T> {
    /// Worked out whenever it is read.
    pub fn derive(read: impl Fn() -> T + 'static) -> Self {
        Self::of(Box::new(read))
    }

    fn of(read: Box<dyn Run<T>>) -> Self {
        Self { source: new_source(Box::new(read)), of: PhantomData }
    }

    /// Always the same.
    pub fn stored(value: T) -> Self
    where
        T: Clone,
    {
        Self::derive(move || value.clone())
    }

    #[inline(never)]
    pub fn get(self) -> T {
        known::<Box<dyn Run<T>>>(&**source(self.source)).run()
    }

    pub fn get_untracked(self) -> T {
        untrack(|| self.get())
    }

    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.get())
    }
}

impl<T: Clone + Default + 'static> Default for Signal<T> {
    fn default() -> Self {
        Self::stored(T::default())
    }
}

impl<T: Clone + 'static> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Signal::derive(move || signal.get())
    }
}

impl<T: Clone + 'static> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Signal::derive(move || memo.get())
    }
}

impl From<&'static str> for Signal<String> {
    fn from(text: &'static str) -> Self {
        Signal::derive(move || text.to_owned())
    }
}

impl From<String> for Signal<String> {
    fn from(text: String) -> Self {
        Signal::stored(text)
    }
}
