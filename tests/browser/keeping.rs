//! The browser's database, its locks, and the room it says there is.

use quality_county::browser::{clock, local_store::LocalStore, locks, space, vault::BrowserVault};
use quality_county::storage::gather::{gather, pick};
use quality_county::storage::generations::{LOCAL_LIMIT, commit_local, commit_vault};
use quality_county::storage::local::used;
use quality_county::storage::{StorageError, Stores, Vault, trash};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

async fn open(name: &str) -> BrowserVault {
    BrowserVault::open(name).await.expect("the database opens")
}

fn set(key: &str, value: &str) -> (String, Option<String>) {
    (key.into(), Some(value.into()))
}

#[wasm_bindgen_test]
async fn the_vault_keeps_what_it_is_given() {
    let name = clock::new_draft_id().to_string();
    let vault = open(&name).await;
    let batch = vec![set("a/1", "一😀"), set("a/2", ""), set("b/1", "x")];
    assert_eq!(vault.write(batch, true).await, Ok(()));
    assert_eq!(vault.keys("a/").await, Ok(vec!["a/1".into(), "a/2".into()]));
    assert_eq!(vault.write(vec![("a/2".into(), None), set("a/3", "y")], false).await, Ok(()));
    drop(vault);
    let vault = open(&name).await;
    assert_eq!(vault.read("a/").await, Ok(vec![("a/1".into(), "一😀".into()), ("a/3".into(), "y".into())]));
    assert_eq!(vault.keys("").await.map(|keys| keys.len()), Ok(3));
}

#[wasm_bindgen_test]
async fn a_batch_is_kept_all_or_nothing() {
    let name = clock::new_draft_id().to_string();
    let vault = open(&name).await;
    assert_eq!(vault.write(vec![set("a", "old")], false).await, Ok(()));
    // The browser refuses the third text of a batch.
    let undo = js_sys::Function::new_no_args(
        "const kind = IDBObjectStore.prototype, put = kind.put; let count = 0;
         kind.put = function (...given) { count += 1; if (count === 3) throw new DOMException('', 'QuotaExceededError'); \
         return put.apply(this, given); };
         return () => { kind.put = put; };",
    );
    let undo: js_sys::Function = undo.call0(&JsValue::NULL).expect("patched").unchecked_into();
    let said = vault.write(vec![set("a", "new"), set("b", "new"), set("c", "new")], false).await;
    undo.call0(&JsValue::NULL).expect("undone");
    assert_eq!(said, Err(StorageError::Full));
    assert_eq!(vault.read("").await, Ok(vec![("a".into(), "old".into())]));
}

#[wasm_bindgen_test]
async fn a_database_that_was_deleted_is_made_anew() {
    let name = clock::new_draft_id().to_string();
    let vault = open(&name).await;
    let batch = |text: &str| vec![("a".to_owned(), Some(text.to_owned()))];
    let old = vec![("a".to_owned(), "old".to_owned())];
    assert_eq!(vault.write(batch("old"), false).await, Ok(()));
    let factory = web_sys::window().expect("window").indexed_db().expect("allowed").expect("there");
    factory.delete_database(&name).expect("asked");
    let mut answer = Ok(old.clone());
    for _ in 0..100 {
        answer = vault.read("").await;
        if answer != Ok(old.clone()) {
            break;
        }
    }
    assert_eq!(answer, Ok(Vec::new()));
    assert_eq!(vault.write(batch("new"), true).await, Ok(()));
    assert_eq!(open(&name).await.read("").await, Ok(vec![("a".into(), "new".into())]));
}

#[wasm_bindgen_test]
async fn both_stores_keep_a_draft() {
    let (id, local) = (clock::new_draft_id(), LocalStore::open().expect("storage"));
    let vault = open(&clock::new_draft_id().to_string()).await;
    let stores = Stores { local: Some(&local), vault: Some(&vault) };
    assert!(commit_local(&local, &id, 1, "一", LOCAL_LIMIT).is_ok());
    assert!(commit_vault(&vault, &id, 2, "二", true).await.is_ok());
    let found = gather(stores, &id).await;
    assert_eq!(pick(&found).map(|picked| picked.start.text.clone()), Some("二".into()));
    let removed = trash::delete(stores, &id).await.expect("deleted");
    assert_eq!(gather(stores, &id).await.generations.len(), 0);
    trash::put_back(stores, &removed).await.expect("back");
    assert_eq!(gather(stores, &id).await.generations, found.generations);
    trash::delete(stores, &id).await.expect("deleted");
}

#[wasm_bindgen_test]
async fn a_lock_is_held_by_one_and_can_be_taken_over() {
    assert!(locks::available());
    let id = clock::new_draft_id();
    let lost = Rc::new(Cell::new(false));
    let noticed = lost.clone();
    let first = locks::ask(&id, false, move || noticed.set(true)).await.expect("asked");
    assert!(first.is_some());
    assert!(locks::ask(&id, false, || {}).await.expect("asked").is_none());
    assert!(!lost.get());
    let thief = locks::ask(&id, true, || {}).await.expect("asked");
    assert!(thief.is_some());
    for _ in 0..100 {
        if lost.get() {
            break;
        }
        assert!(locks::ask(&id, false, || {}).await.expect("asked").is_none());
    }
    assert!(lost.get(), "the first holder is told");
    drop((first, thief));
    let mut again = locks::ask(&id, false, || {}).await.expect("asked");
    for _ in 0..100 {
        if again.is_some() {
            break;
        }
        again = locks::ask(&id, false, || {}).await.expect("asked");
    }
    assert!(again.is_some(), "a lock that was let go is free");
}

#[wasm_bindgen_test]
async fn room_is_measured() {
    let estimate = space::estimate().await.expect("estimate");
    assert!(estimate.quota > estimate.used, "{estimate:?}");
    let local = LocalStore::open().expect("storage");
    let before = used(&local).expect("measured");
    let key = "quality-county/test/space";
    quality_county::storage::KeyValue::set(&local, key, "一二").expect("set");
    let after = used(&local).expect("measured");
    assert_eq!(after.own - before.own, key.len() + 2);
    assert_eq!(after.all - before.all, key.len() + 2);
    quality_county::storage::KeyValue::remove(&local, key).expect("removed");
    space::is_persisted(|answer| assert!(answer.is_ok()));
}
