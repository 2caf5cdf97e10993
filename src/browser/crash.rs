//! Panics go to the crash screen, which lives outside the wasm (`src/boot/starter.js`).

use wasm_bindgen::{JsCast, JsValue};

/// Makes every panic show the crash screen, which offers the stored drafts as files.
pub fn show_panics() {
    std::panic::set_hook(Box::new(|info| show(&info.to_string())));
}

fn show(message: &str) {
    let Some(window) = web_sys::window() else { return };
    // Absent under `trunk serve` and in wasm tests; then the trap in the console has to do.
    let crash = js_sys::Reflect::get(&window, &JsValue::from_str("qcCrash")).ok();
    if let Some(crash) = crash.and_then(|crash| crash.dyn_into::<js_sys::Function>().ok()) {
        drop(crash.call1(&JsValue::NULL, &JsValue::from_str(message)));
    }
}
