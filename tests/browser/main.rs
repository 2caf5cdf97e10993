//! What only a browser can show: local storage, files, clock, address; and that scores are the same in wasm as on the host.
#![cfg(target_arch = "wasm32")]

mod element;
mod keeping;
mod office;
#[path = "../support/mod.rs"]
mod support;
/// Where `view!` looks for what it calls.
mod ui {
    pub use quality_county::ui::element;
}

use quality_county::browser::{clock, files, local_store::LocalStore, page};
use quality_county::storage::KeyValue;
use quality_county::storage::drafts::DraftId;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn local_storage_keeps_what_it_is_given() {
    let store = LocalStore::open().expect("storage works here");
    let key = "quality-county/test/一";
    assert_eq!(store.get(key), Ok(None));
    store.set(key, "内容😀").expect("set");
    assert_eq!(store.get(key), Ok(Some("内容😀".into())));
    assert!(store.keys().expect("keys").contains(&key.to_owned()));
    store.remove(key).expect("remove");
    assert_eq!(store.get(key), Ok(None));
}

#[wasm_bindgen_test]
fn a_full_store_says_so() {
    let store = LocalStore::open().expect("storage works here");
    let key = "quality-county/test/full";
    let much = "x".repeat(6 * 1024 * 1024);
    assert_eq!(store.set(key, &much), Err(quality_county::storage::StorageError::Full));
    assert_eq!(store.get(key), Ok(None));
}

#[wasm_bindgen_test]
async fn a_file_is_read_byte_for_byte() {
    let bytes = js_sys::Uint8Array::from(&[0_u8, 255, 10, 13][..]);
    let file = web_sys::File::new_with_u8_array_sequence(&js_sys::Array::of1(&bytes), "a.json").expect("file");
    assert_eq!(files::size(&file), 4);
    assert_eq!(files::bytes(file).await, Ok(vec![0, 255, 10, 13]));
}

#[wasm_bindgen_test]
fn the_clock_gives_a_day_and_a_time() {
    let now = clock::now();
    assert_eq!(now.len(), 19, "{now}");
    assert!(clock::today().is_some(), "{now}");
    let (one, other) = (clock::new_draft_id(), clock::new_draft_id());
    assert_ne!(one, other);
    assert_eq!(DraftId::parse(&one.to_string()), Some(one));
}

#[wasm_bindgen_test]
fn the_address_can_be_set_and_read() {
    page::go("#/guide");
    assert_eq!(page::hash(), "#/guide");
}

#[wasm_bindgen_test]
fn scores_are_the_same_as_on_the_host() {
    let (count, wrong) = support::cases::run(support::anhui(), include_str!("../cases/anhui-2022.json"));
    assert!(count >= 60);
    assert_eq!(wrong, Vec::<String>::new());
}
