//! The browser's database (IndexedDB) as a [`Vault`]: one object store of texts by key.
//!
//! Through web-sys, because the `idb` crate cannot ask for strict durability and drops the reason of an aborted transaction.
//! A step counts as done when its transaction says `complete`.

use super::local_store::{failure, text};
use crate::storage::{Entries, Later, StorageError, Vault};
use js_sys::{Array, Function, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, Window};

/// The app's own database in this browser.
pub const NAME: &str = "quality-county";
const TEXTS: &str = "texts";
/// How long an answer may take, in milliseconds; opening must not hold the page up.
const OPENING: i32 = 3_000;
const WORKING: i32 = 15_000;

/// An open database. If it goes while it is in use (deleted, or closed by the browser), the next step opens it anew, empty if
/// need be, and is tried again, once.
#[derive(Debug)]
pub struct BrowserVault {
    name: String,
    database: RefCell<IdbDatabase>,
}

impl BrowserVault {
    /// Opens the database, or makes it. Errors: [`StorageError::Refused`] where the browser has none to give,
    /// [`StorageError::Late`] if there is no answer in three seconds.
    pub async fn open(name: &str) -> Result<Self, StorageError> {
        let database = RefCell::new(Self::connect(name).await?);
        Ok(Self { name: name.to_owned(), database })
    }

    async fn reopen(&self) -> Result<(), StorageError> {
        let database = Self::connect(&self.name).await?;
        self.database.replace(database).close();
        Ok(())
    }

    async fn connect(name: &str) -> Result<IdbDatabase, StorageError> {
        let refused = |error: JsValue| StorageError::Refused(text(&error));
        let factory = window()?.indexed_db().map_err(refused)?;
        let factory = factory.ok_or_else(|| StorageError::Refused("indexedDB is null".to_owned()))?;
        let request = factory.open_with_u32(name, 1).map_err(refused)?;
        let upgrade = Closure::once(make_store);
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        // `blocked` needs no word of its own: it is an answer that does not come.
        let answer = Answer::of(OPENING, |done, failed| {
            request.set_onsuccess(Some(done));
            request.set_onerror(Some(failed));
        });
        match answer.wait().await {
            Ok(()) => {}
            Err(Some(late)) => {
                // It may still be made, and then it must be made whole.
                upgrade.forget();
                close_when_late(&request);
                return Err(late);
            }
            Err(None) => return Err(refused(reason(request.error().ok().flatten()))),
        }
        let database: IdbDatabase = request.result().and_then(JsCast::dyn_into).map_err(refused)?;
        // Another tab with a newer version waits for this.
        database.set_onversionchange(Some(&bound(&database, "close")?));
        Ok(database)
    }

    /// Begins a transaction.
    fn begin(&self, mode: &str, strict: bool) -> Result<(IdbTransaction, IdbObjectStore), StorageError> {
        let options = js_sys::Object::new();
        if strict {
            Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(|error| failure(&error))?;
        }
        // By name, because web-sys has no third argument; browsers that do not know it pass over it.
        let database = self.database.borrow();
        let begin = function(&database, "transaction")?;
        let begun = begin.call3(&database, &TEXTS.into(), &mode.into(), &options).map_err(|error| gone(&error))?;
        let transaction: IdbTransaction = begun.unchecked_into();
        let store = transaction.object_store(TEXTS).map_err(|error| gone(&error))?;
        Ok((transaction, store))
    }

    /// What lies under a key, of any kind that can be copied; or puts something there, or takes it away (undefined).
    pub async fn value(&self, key: &JsValue, new: Option<JsValue>) -> Result<JsValue, StorageError> {
        let mode = if new.is_some() { "readwrite" } else { "readonly" };
        let (transaction, store) = self.begin(mode, false)?;
        let asked = match new {
            None => store.get(key),
            Some(value) if value.is_undefined() => store.delete(key),
            Some(value) => store.put_with_key(&value, key),
        };
        let asked = asked.map_err(|error| failure(&error))?;
        complete(&transaction).await?;
        asked.result().map_err(|error| failure(&error))
    }

    async fn read_all(&self, prefix: String, values: bool) -> Result<Entries, StorageError> {
        match self.read_once(&prefix, values).await {
            Err(StorageError::Gone) => self.reopen().await?,
            other => return other,
        }
        self.read_once(&prefix, values).await
    }

    async fn read_once(&self, prefix: &str, values: bool) -> Result<Entries, StorageError> {
        let (transaction, store) = self.begin("readonly", false)?;
        let range = IdbKeyRange::bound(&prefix.into(), &format!("{prefix}\u{ffff}").into());
        let ask = |range: &JsValue| {
            let keys = store.get_all_keys_with_key(range)?;
            Ok((keys, if values { Some(store.get_all_with_key(range)?) } else { None }))
        };
        let (keys, values) = range.and_then(|range| ask(&range)).map_err(|error| failure(&error))?;
        complete(&transaction).await?;
        let list = |request: &IdbRequest| request.result().map(|list| Array::from(&list));
        let keys = list(&keys).map_err(|error| failure(&error))?;
        let values = values.as_ref().map_or(Ok(Array::new()), list).map_err(|error| failure(&error))?;
        // Values that are no texts were not written by this app.
        let value = |at| if values.length() == 0 { Some(String::new()) } else { values.get(at).as_string() };
        Ok((0..keys.length()).filter_map(|at| Some((keys.get(at).as_string()?, value(at)?))).collect())
    }

    async fn write_all(&self, batch: Vec<(String, Option<String>)>, strict: bool) -> Result<(), StorageError> {
        if batch.is_empty() {
            return Ok(());
        }
        match self.write_once(&batch, strict).await {
            Err(StorageError::Gone) => self.reopen().await?,
            other => return other,
        }
        self.write_once(&batch, strict).await
    }

    async fn write_once(&self, batch: &[(String, Option<String>)], strict: bool) -> Result<(), StorageError> {
        let (transaction, store) = self.begin("readwrite", strict)?;
        for (key, value) in batch {
            let asked = match value {
                Some(value) => store.put_with_key(&value.as_str().into(), &key.as_str().into()),
                None => store.delete(&key.as_str().into()),
            };
            if let Err(error) = asked {
                let reason = failure(&error);
                // What was asked so far must not be kept. A transaction that cannot be aborted is over already.
                return transaction.abort().map_err(|error| failure(&error)).and(Err(reason));
            }
        }
        complete(&transaction).await
    }
}

impl Drop for BrowserVault {
    fn drop(&mut self) {
        self.database.borrow().close();
    }
}

impl Vault for BrowserVault {
    fn read(&self, prefix: &str) -> Later<'_, Entries> {
        Box::pin(self.read_all(prefix.to_owned(), true))
    }

    fn keys(&self, prefix: &str) -> Later<'_, Vec<String>> {
        let prefix = prefix.to_owned();
        Box::pin(async {
            let found = self.read_all(prefix, false).await?;
            Ok(found.into_iter().map(|(key, _)| key).collect())
        })
    }

    fn write(&self, batch: Vec<(String, Option<String>)>, strict: bool) -> Later<'_, ()> {
        Box::pin(self.write_all(batch, strict))
    }
}

/// An event that is waited for.
struct Answer(Promise);

impl Answer {
    /// `listen` hangs up two functions: for the answer, and for the failure.
    fn of(limit: i32, listen: impl FnOnce(&Function, &Function)) -> Self {
        let mut listen = Some(listen);
        Self(Promise::new(&mut |done, failed| {
            if let Some(listen) = listen.take() {
                listen(&done, &failed);
            }
            // Called without an argument, unlike by an event.
            let set = |window: Window| window.set_timeout_with_callback_and_timeout_and_arguments_0(&failed, limit);
            let asked = window().map(set);
            if !matches!(asked, Ok(Ok(_))) {
                leptos::logging::error!("no timer for the database");
            }
        }))
    }

    /// `Err(None)` for a failure that the request itself knows more of.
    async fn wait(self) -> Result<(), Option<StorageError>> {
        match JsFuture::from(self.0).await {
            Ok(_) => Ok(()),
            Err(late) if late.is_undefined() => Err(Some(StorageError::Late)),
            Err(_) => Err(None),
        }
    }
}

async fn complete(transaction: &IdbTransaction) -> Result<(), StorageError> {
    let answer = Answer::of(WORKING, |done, failed| {
        transaction.set_oncomplete(Some(done));
        transaction.set_onabort(Some(failed));
    });
    match answer.wait().await {
        Ok(()) => Ok(()),
        Err(Some(late)) => Err(late),
        Err(None) => Err(gone(&reason(transaction.error()))),
    }
}

/// A database without its object store would be of no use for good, so one that cannot be made whole is not made.
fn make_store(event: web_sys::Event) {
    let Some(request) = event.target().and_then(|target| target.dyn_into::<IdbOpenDbRequest>().ok()) else { return };
    let database = request.result().and_then(JsCast::dyn_into::<IdbDatabase>);
    if let Err(error) = database.and_then(|database| database.create_object_store(TEXTS)) {
        leptos::logging::error!("database: {}", text(&error));
        if let Some(Err(error)) = request.transaction().map(|transaction| transaction.abort()) {
            leptos::logging::error!("database: {}", text(&error));
        }
    }
}

/// A database that opens after all would stand in the way of whoever wants to change it.
fn close_when_late(request: &IdbOpenDbRequest) {
    let opening = request.clone();
    let close = Closure::once_into_js(move || {
        if let Ok(Ok(database)) = opening.result().map(JsCast::dyn_into::<IdbDatabase>) {
            database.close();
        }
    });
    request.set_onsuccess(Some(close.unchecked_ref()));
}

fn window() -> Result<Window, StorageError> {
    web_sys::window().ok_or_else(|| StorageError::Other("no window".to_owned()))
}

fn function(of: &JsValue, name: &str) -> Result<Function, StorageError> {
    Reflect::get(of, &name.into()).and_then(JsCast::dyn_into).map_err(|error| failure(&error))
}

fn bound(of: &JsValue, name: &str) -> Result<Function, StorageError> {
    Ok(function(of, name)?.bind0(of))
}

fn reason(error: Option<web_sys::DomException>) -> JsValue {
    error.map_or(JsValue::NULL, JsValue::from)
}

/// A database that was closed under the app answers with an invalid state, or aborts without or with a bare reason.
fn gone(error: &JsValue) -> StorageError {
    match failure(error) {
        StorageError::Other(text) if text.contains("InvalidState") || text.contains("NotFound") => StorageError::Gone,
        _ if error.is_null() => StorageError::Gone,
        StorageError::Other(text) if text.contains("AbortError") => StorageError::Gone,
        other => other,
    }
}
