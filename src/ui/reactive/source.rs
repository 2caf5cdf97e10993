//! Closures that are handed about: what is to be read, and what is to be done.

use super::table::{Key, new_value};
use super::{Memo, Run, RwSignal, held, known};
use leptos::prelude::untrack;
use std::marker::PhantomData;
use std::rc::Rc;

/// Something to read, however it comes about. Lives as long as the view that it was made in.
pub struct Signal<T> {
    key: Key,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

impl<T: 'static> Signal<T> {
    /// Worked out whenever it is read.
    pub fn derive(read: impl Fn() -> T + 'static) -> Self {
        Self::of(Box::new(read))
    }

    #[inline(never)]
    fn of(read: Box<dyn Run<T>>) -> Self {
        Self { key: new_value(Rc::new(read)), of: PhantomData }
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
        known::<Box<dyn Run<T>>>(&held(self.key)).run()
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

impl<T: Clone + 'static> From<Option<T>> for Signal<Option<T>> {
    fn from(value: Option<T>) -> Self {
        Signal::stored(value)
    }
}

impl From<String> for Signal<String> {
    fn from(text: String) -> Self {
        Signal::stored(text)
    }
}

/// What is done when it is run. Lives as long as the view that it was made in.
pub struct Callback<A> {
    key: Key,
    of: PhantomData<fn(A)>,
}

trait Take<A> {
    fn take(&self, given: A);
}

impl<A, F: Fn(A)> Take<A> for F {
    fn take(&self, given: A) {
        self(given);
    }
}

impl<A> Clone for Callback<A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A> Copy for Callback<A> {}

impl<A: 'static> Callback<A> {
    pub fn new(run: impl Fn(A) + 'static) -> Self {
        Self::of(Box::new(run))
    }

    #[inline(never)]
    fn of(run: Box<dyn Take<A>>) -> Self {
        Self { key: new_value(Rc::new(run)), of: PhantomData }
    }

    #[inline(never)]
    pub fn run(self, given: A) {
        known::<Box<dyn Take<A>>>(&held(self.key)).take(given);
    }
}

impl<A: 'static, F: Fn(A) + 'static> From<F> for Callback<A> {
    fn from(run: F) -> Self {
        Self::new(run)
    }
}
