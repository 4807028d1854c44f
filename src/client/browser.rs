//! The few things that only a browser can tell.

use js_sys::{Function, Promise, Reflect};
use time::OffsetDateTime;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::api::operations::OperationKey;
use crate::domain::timestamp::Timestamp;

/// The time on the agent's machine.
pub fn now() -> Timestamp {
    let nanoseconds = (js_sys::Date::now() * 1e6) as i128;
    OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).map_or(Timestamp::EPOCH, Timestamp)
}

/// The browser's belief in its network: `false` is certain, `true` is not.
pub fn is_online() -> bool {
    web_sys::window().is_some_and(|window| window.navigator().on_line())
}

/// Waits, in milliseconds.
pub async fn sleep(milliseconds: u32) {
    let _ = JsFuture::from(timer(milliseconds)).await;
}

/// Lets the browser do what waits: keys, frames, other answers.
pub(super) async fn give_way() {
    let scheduler = Reflect::get(&js_sys::global(), &"scheduler".into());
    let give = scheduler.as_ref().ok().and_then(|scheduler| Reflect::get(scheduler, &"yield".into()).ok());
    let promise = give.and_then(|give| give.dyn_into::<Function>().ok()?.call0(scheduler.as_ref().ok()?).ok());
    let _ = JsFuture::from(promise.map_or_else(|| timer(0), |promise| Promise::resolve(&promise))).await;
}

/// What the browser keeps for this site, where it keeps anything.
pub(super) fn local_storage() -> Option<web_sys::Storage> {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten())
}

/// Whether somebody can be looking at the page.
pub(super) fn is_visible() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_none_or(|document| document.visibility_state() == web_sys::VisibilityState::Visible)
}

/// A promise that is kept after so many milliseconds.
pub(super) fn timer(milliseconds: u32) -> Promise {
    Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let delay = i32::try_from(milliseconds).unwrap_or(i32::MAX);
            // Without a timer the promise would wait for ever.
            if window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, delay).is_err() {
                let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
            }
        }
    })
}

/// A fresh name for an intent: 128 random bits. `None` in a browser without randomness, which can't write.
pub fn new_key() -> Option<OperationKey> {
    let mut bytes = [0_u8; 16];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    OperationKey::parse(&text).ok()
}
