//! Leptos' signals, memos and effects behind one type each. Leptos compiles all their machinery anew for every type of value, some
//! three kilobytes a type; here values are boxed, the machinery exists once, and a type costs a few casts. The names and the ways to
//! use them are Leptos' own, so nothing else in `ui` need know. Not for values that are read thousands of times in a frame.

mod source;
mod table;

use leptos::prelude::Effect as LeptosEffect;
pub use source::{Callback, Signal};
use std::any::Any;
use std::marker::PhantomData;
use std::rc::Rc;
use table::{Kept, Key, Work};

/// A closure without arguments. `dyn Fn` would do, but carries three functions for each closure instead of one.
pub trait Run<T> {
    fn run(&self) -> T;
}

impl<T, F: Fn() -> T> Run<T> for F {
    fn run(&self) -> T {
        self()
    }
}

/// The value as the type that it was made with; the type of the handle says which. Takes the `Rc` itself, so that looking into it
/// is compiled once for a type.
#[inline(never)]
fn known<T: 'static>(value: &Rc<dyn Any>) -> &T {
    match value.downcast_ref() {
        Some(value) => value,
        None => unreachable!(),
    }
}

/// What lies there now. To look at it once its view is gone, or while it is changed, is a mistake of the program.
#[inline(never)]
fn held(key: Key) -> Rc<dyn Any> {
    match table::peek(key) {
        Some(value) => value,
        None => unreachable!(),
    }
}

/// The value to change. To change it while it is looked at is a mistake of the program.
#[inline(never)]
fn alone<T: 'static>(value: &mut Rc<dyn Any>) -> &mut T {
    match Rc::get_mut(value).and_then(|value| value.downcast_mut()) {
        Some(value) => value,
        None => unreachable!(),
    }
}

macro_rules! handle {
    ($name:ident) => {
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $name<T> {}
    };
}

macro_rules! reading {
    ($name:ident) => {
        impl<T: 'static> $name<T> {
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
                look(known(&table::read(self.key)))
            }

            pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
                look(known(&held(self.key)))
            }

            pub fn track(self) {
                table::track(self.key);
            }
        }
    };
}

/// A value that changes and tells those who read it.
pub struct RwSignal<T> {
    key: Key,
    of: PhantomData<fn() -> T>,
}

handle!(RwSignal);
reading!(RwSignal);

impl<T: 'static> RwSignal<T> {
    pub fn new(value: T) -> Self {
        Self { key: table::new_value(Rc::new(value)), of: PhantomData }
    }

    /// Nothing once the view that it was made in is gone.
    pub fn try_with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> Option<R> {
        table::peek(self.key).map(|value| look(known(&value)))
    }

    pub fn try_get_untracked(self) -> Option<T>
    where
        T: Clone,
    {
        self.try_with_untracked(T::clone)
    }

    pub fn set(self, value: T) {
        table::put(self.key, Rc::new(value));
    }

    /// The value back, once the view that the signal was made in is gone.
    pub fn try_set(self, value: T) -> Option<T> {
        if self.is_disposed() {
            return Some(value);
        }
        self.set(value);
        None
    }

    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    pub fn try_update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let mut value = table::take(self.key)?;
        let changed = change(alone(&mut value));
        table::put(self.key, value);
        Some(changed)
    }

    pub fn is_disposed(self) -> bool {
        !table::is_there(self.key)
    }
}

/// A value that nobody follows.
pub struct StoredValue<T> {
    key: Key,
    of: PhantomData<fn() -> T>,
}

handle!(StoredValue);

impl<T: 'static> StoredValue<T> {
    pub fn new(value: T) -> Self {
        Self { key: table::new_value(Rc::new(value)), of: PhantomData }
    }

    pub fn get_value(self) -> T
    where
        T: Clone,
    {
        self.with_value(T::clone)
    }

    pub fn with_value<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(known(&held(self.key)))
    }

    /// Nothing once the view that it was made in is gone.
    pub fn try_with_value<R>(self, look: impl FnOnce(&T) -> R) -> Option<R> {
        table::peek(self.key).map(|value| look(known(&value)))
    }

    pub fn set_value(self, value: T) {
        table::put_back(self.key, Rc::new(value));
    }

    pub fn update_value(self, change: impl FnOnce(&mut T)) {
        self.try_update_value(change);
    }

    pub fn try_update_value<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let mut value = table::take(self.key)?;
        let changed = change(alone(&mut value));
        table::put_back(self.key, value);
        Some(changed)
    }
}

/// A value worked out from others, anew when they change; those who read it hear of it only when it differs.
pub struct Memo<T> {
    key: Key,
    of: PhantomData<fn() -> T>,
}

handle!(Memo);
reading!(Memo);

struct Worked<T, F>(F, PhantomData<fn() -> T>);

impl<T: PartialEq + 'static, F: Fn(Option<&T>) -> T + Send + Sync> Work for Worked<T, F> {
    fn work(&self, last: Option<&Rc<dyn Any>>) -> Kept {
        Kept::new(Rc::new(self.0(last.map(known))), same::<T>)
    }
}

fn same<T: PartialEq + 'static>(one: &Rc<dyn Any>, other: &Rc<dyn Any>) -> bool {
    known::<T>(one) == known::<T>(other)
}

impl<T: PartialEq + 'static> Memo<T> {
    pub fn new(work: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        Self { key: table::new_memo(Box::new(Worked(work, PhantomData))), of: PhantomData }
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
