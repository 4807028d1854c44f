//! The answers to the first reads, which the shell (`public/shell/first_answers.js`) asked for while this program was on
//! its way.

use std::cell::RefCell;

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Response;

use crate::api::AGENT;
use crate::domain::agent::AgentId;
use crate::domain::url_encoding::encode;

thread_local! {
    static SHELL: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Whom to ask for them: a function that takes an address and gives a promise of its response, once, or nothing.
pub fn are_with(shell: Function) {
    SHELL.set(Some(shell));
}

/// The promise of the answer to this address.
pub(super) fn asked_for(url: &str) -> Option<Promise> {
    let shell = SHELL.with_borrow(Clone::clone)?;
    let promise = shell.call1(&JsValue::UNDEFINED, &JsValue::from_str(url)).ok()?;
    promise.dyn_into().ok()
}

/// What was promised, if it is an answer, and was given to the agent who reads now: the shell doesn't know whose screen
/// it will be.
pub(super) fn meant_for(agent: Option<&AgentId>, kept: JsValue) -> Option<Response> {
    let response = kept.dyn_into::<Response>().ok()?;
    let given_to = response.headers().get(AGENT).ok().flatten();
    let is_meant = agent.is_none_or(|agent| given_to == Some(encode(&agent.0)));
    is_meant.then_some(response)
}
