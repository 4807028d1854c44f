//! The clipboard, which may be missing (no secure context), refused, or replaced by a host page.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The browser did not take the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// Puts the text on the clipboard. It is called by name, because a missing clipboard would otherwise end the
/// whole program.
pub async fn write(text: &str) -> Result<(), Refused> {
    JsFuture::from(begin(text).ok_or(Refused)?).await.map(|_| ()).map_err(|_| Refused)
}

fn begin(text: &str) -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
    write.call1(&clipboard, &JsValue::from_str(text)).ok()?.dyn_into().ok()
}
