//! The tokens of a host that signs its agents in itself. Its shell (`public/shell/tokens.js`) keeps the latest one in memory
//! and asks the host once for all calls that wait; here none is kept beyond the request that carries it.

use js_sys::{Function, Promise};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::failure::Cause;

/// Where tokens come from: a function that takes the token that was refused, if one was, and promises another one.
#[derive(Clone)]
pub struct HostTokens(SendWrapper<Function>);

impl HostTokens {
    pub fn new(shell: Function) -> Self {
        Self(SendWrapper::new(shell))
    }

    /// Asks by one of them, and once more by another when that is refused; `None` when the host gives none that is taken.
    pub(super) async fn ask<A>(
        &self,
        ask: impl AsyncFn(&str) -> Result<A, Cause>,
        is_refused: fn(&A) -> bool,
    ) -> Result<Option<A>, Cause> {
        let mut refused = None;
        for _ in 0..2 {
            let Some(token) = self.get(refused.as_deref()).await else { break };
            let answer = ask(&token).await?;
            if !is_refused(&answer) {
                return Ok(Some(answer));
            }
            refused = Some(token);
        }
        Ok(None)
    }

    async fn get(&self, refused: Option<&str>) -> Option<String> {
        let refused = refused.map_or(JsValue::UNDEFINED, JsValue::from_str);
        let promised = self.0.call1(&JsValue::UNDEFINED, &refused).ok()?;
        JsFuture::from(promised.dyn_into::<Promise>().ok()?).await.ok()?.as_string()
    }
}

impl PartialEq for HostTokens {
    fn eq(&self, other: &Self) -> bool {
        *self.0 == *other.0
    }
}

impl Eq for HostTokens {}

impl std::fmt::Debug for HostTokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HostTokens")
    }
}
