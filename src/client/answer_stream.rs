//! An answer that is read while it comes.

use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::browser::is_online;
use super::failure::Cause;
use super::transport::{Deadline, Outgoing, build, fetch};

/// Pieces of an answer. Dropped, it ends the answer.
pub(super) struct AnswerStream {
    pub status: u16,
    reader: JsValue,
    controller: web_sys::AbortController,
    patience: u32,
}

impl AnswerStream {
    /// Asks; the answer is given up when nothing of it comes for `patience` milliseconds.
    pub async fn of(outgoing: &Outgoing, patience: u32) -> Result<Self, Cause> {
        if !is_online() {
            return Err(Cause::Offline);
        }
        let Some(tokens) = &outgoing.tokens else { return Self::as_bearer_of(outgoing, None, patience).await };
        let by = async |token: &str| Self::as_bearer_of(outgoing, Some(token), patience).await;
        match tokens.ask(by, |stream| stream.status == 401).await? {
            Some(stream) => Ok(stream),
            None => {
                let controller = web_sys::AbortController::new().map_err(|_| Cause::NotSent)?;
                Ok(Self { status: 401, reader: JsValue::UNDEFINED, controller, patience })
            }
        }
    }

    async fn as_bearer_of(outgoing: &Outgoing, token: Option<&str>, patience: u32) -> Result<Self, Cause> {
        let controller = web_sys::AbortController::new().map_err(|_| Cause::NotSent)?;
        let request = build(outgoing, token, &controller.signal()).map_err(|_| Cause::NotSent)?;
        let mut stream = Self { status: 0, reader: JsValue::UNDEFINED, controller, patience };
        let response = stream.in_time(fetch(&request)?).await?;
        let response: web_sys::Response = response.dyn_into().map_err(|_| Cause::Network)?;
        stream.status = response.status();
        let body = Reflect::get(&response, &"body".into()).map_err(|_| Cause::Network)?;
        // One without a body ends at once.
        if !body.is_null() {
            stream.reader = call(&body, "getReader")?;
        }
        Ok(stream)
    }

    /// The next piece; `None` at the end.
    pub async fn next(&self) -> Result<Option<Vec<u8>>, Cause> {
        if self.reader.is_undefined() {
            return Ok(None);
        }
        let piece = self.in_time(call(&self.reader, "read")?.unchecked_into()).await?;
        let is_over = Reflect::get(&piece, &"done".into()).map_err(|_| Cause::Network)?.is_truthy();
        let bytes = Reflect::get(&piece, &"value".into()).map_err(|_| Cause::Network)?;
        Ok((!is_over).then(|| Uint8Array::new(&bytes).to_vec()))
    }

    async fn in_time(&self, promise: Promise) -> Result<JsValue, Cause> {
        Deadline::in_milliseconds(self.patience).before(promise).await
    }
}

impl Drop for AnswerStream {
    fn drop(&mut self) {
        self.controller.abort();
    }
}

fn call(object: &JsValue, method: &str) -> Result<JsValue, Cause> {
    let method = Reflect::get(object, &method.into()).ok().and_then(|method| method.dyn_into::<Function>().ok());
    method.ok_or(Cause::Network)?.call0(object).map_err(|_| Cause::Network)
}
