//! Calls to what web-sys does not offer, because it is newer or not in every browser.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A method, unless this browser lacks it.
pub fn function(of: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(of, &name.into())?.dyn_into()
}

/// Calls a method without arguments that gives a promise, and waits.
pub async fn ask(of: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    JsFuture::from(function(of, name)?.call0(of)?.dyn_into::<Promise>()?).await
}

/// The same with one argument.
pub async fn ask_with(of: &JsValue, name: &str, with: &JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(function(of, name)?.call1(of, with)?.dyn_into::<Promise>()?).await
}

/// A property as text; empty where there is none.
pub fn text_of(of: &JsValue, name: &str) -> String {
    Reflect::get(of, &name.into()).ok().and_then(|found| found.as_string()).unwrap_or_default()
}
