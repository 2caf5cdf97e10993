//! How much room there is for keeping, and whether the browser has promised to keep.

use super::local_store::failure;
use crate::storage::StorageError;
use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{StorageEstimate, StorageManager};

/// The browser's own estimate for all that this page's origin keeps, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Space {
    pub used: u64,
    /// What the browser would allow in all.
    pub quota: u64,
}

/// Asks for the estimate. Errors: the browser does not tell (old kernel, page not from a safe origin). For what local storage
/// holds see [`crate::storage::local::used`].
pub async fn estimate() -> Result<Space, StorageError> {
    let asked = manager()?.estimate().map_err(|error| failure(&error))?;
    let answer = JsFuture::from(asked).await.map_err(|error| failure(&error))?;
    let answer = StorageEstimate::from(answer);
    let bytes = |number: Option<f64>| number.filter(|number| *number >= 0.0).map(|number| number as u64);
    match (bytes(answer.get_usage()), bytes(answer.get_quota())) {
        (Some(used), Some(quota)) => Ok(Space { used, quota }),
        _ => Err(StorageError::Other("no estimate".to_owned())),
    }
}

/// Asks whether the browser has promised not to clear this page's data by itself. `answer` is called when it tells, which may
/// be never: nothing may wait for it.
pub fn is_persisted(answer: impl FnOnce(Result<bool, StorageError>) + 'static) {
    later(manager().and_then(|manager| manager.persisted().map_err(|error| failure(&error))), answer);
}

/// Asks the browser to promise it. `answer` as for [`is_persisted`].
pub fn ask_to_persist(answer: impl FnOnce(Result<bool, StorageError>) + 'static) {
    later(manager().and_then(|manager| manager.persist().map_err(|error| failure(&error))), answer);
}

fn later(asked: Result<Promise, StorageError>, answer: impl FnOnce(Result<bool, StorageError>) + 'static) {
    match asked {
        Ok(promise) => spawn_local(async {
            let told = JsFuture::from(promise).await;
            answer(told.map(|told| told.is_truthy()).map_err(|error| failure(&error)));
        }),
        Err(error) => answer(Err(error)),
    }
}

fn manager() -> Result<StorageManager, StorageError> {
    let navigator = web_sys::window().ok_or(StorageError::Gone)?.navigator();
    let manager = Reflect::get(&navigator, &JsValue::from("storage")).map_err(|error| failure(&error))?;
    if manager.is_object() {
        Ok(StorageManager::from(manager))
    } else {
        Err(StorageError::Other("no estimate".to_owned()))
    }
}
