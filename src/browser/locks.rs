//! The browser's own locks (Web Locks): one tab at a time may write to a draft, and another may take that over.

use super::local_store::text;
use crate::storage::StorageError;
use crate::storage::id::{DraftId, NAMESPACE};
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// A lock that this tab holds, as long as this value lives and no other tab takes over. The browser frees it with the tab.
#[derive(Debug)]
pub struct Lock {
    /// Ends the promise that holds the lock.
    let_go: Rc<RefCell<Option<Function>>>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        let let_go = self.let_go.borrow_mut().take();
        if let Some(Err(error)) = let_go.map(|let_go| let_go.call0(&JsValue::NULL)) {
            leptos::logging::error!("lock: {}", text(&error));
        }
    }
}

/// Whether this browser has locks to ask for; else use a [`crate::storage::lease::Lease`]. It may still refuse one.
pub fn available() -> bool {
    manager().is_some()
}

/// Asks for the lock of a draft, without waiting for it: `None` if another tab holds it. With `take_over` it is taken from there.
/// `lost` is called when another tab has taken over from this one: stop writing then.
///
/// Errors: the browser refuses locks here; use a lease.
pub async fn ask(id: &DraftId, take_over: bool, lost: impl FnOnce() + 'static) -> Result<Option<Lock>, StorageError> {
    let refused = |error: JsValue| StorageError::Refused(text(&error));
    let manager = manager().ok_or_else(|| StorageError::Refused("no locks".to_owned()))?;
    let options = Object::new();
    Reflect::set(&options, &if take_over { "steal" } else { "ifAvailable" }.into(), &true.into()).map_err(refused)?;
    let request: Function = Reflect::get(&manager, &"request".into()).and_then(JsCast::dyn_into).map_err(refused)?;
    let let_go = Rc::new(RefCell::new(None));
    // The callback tells whether the lock was granted; the lock is held until the promise that it returns is settled.
    let mut tell = None;
    let answer = Promise::new(&mut |granted, failed| tell = Some((granted, failed)));
    let (granted, failed) = tell.ok_or(StorageError::Late)?;
    let holder = let_go.clone();
    let callback = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let is_granted = !lock.is_null();
        if let Err(error) = granted.call1(&JsValue::NULL, &is_granted.into()) {
            leptos::logging::error!("lock: {}", text(&error));
        }
        if is_granted {
            Promise::new(&mut |end, _| *holder.borrow_mut() = Some(end)).into()
        } else {
            JsValue::UNDEFINED
        }
    });
    let name = format!("{NAMESPACE}{id}");
    let whole: Promise =
        request.call3(&manager, &name.into(), &options, &callback).and_then(JsCast::dyn_into).map_err(refused)?;
    let refusal = whole.clone();
    spawn_local(async move {
        // Refused, or over: told to whoever still waits, and to the holder whose lock was stolen.
        if let Err(error) = JsFuture::from(refusal).await {
            let told = failed.call1(&JsValue::NULL, &error);
            if let Err(error) = told {
                leptos::logging::error!("lock: {}", text(&error));
            }
        }
    });
    let is_granted = JsFuture::from(answer).await.map_err(refused)?;
    if !is_granted.is_truthy() {
        return Ok(None);
    }
    spawn_local(async move {
        if JsFuture::from(whole).await.is_err() {
            lost();
        }
    });
    Ok(Some(Lock { let_go }))
}

fn manager() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    let manager = Reflect::get(&navigator, &"locks".into()).ok()?;
    manager.is_object().then_some(manager)
}
