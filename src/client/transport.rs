//! One request, one answer. Built with gloo-net, sent with the browser's own `fetch`: a host page may have
//! replaced that by something that rejects with anything or resolves to anything, and gloo-net would panic.

use gloo_net::http::{Method as HttpMethod, RequestBuilder};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::browser::is_online;
use super::failure::Cause;
use super::first_answers;
use super::host_tokens::HostTokens;
use crate::api::call::Method;
use crate::api::operations::OperationKey;
use crate::api::{AGENT, CLIENT_VERSION, IDEMPOTENCY_KEY};
use crate::domain::agent::AgentId;
use crate::domain::size_limits;
use crate::domain::url_encoding::encode;

/// A request as it leaves.
#[derive(Clone, Debug)]
pub(super) struct Outgoing {
    pub method: Method,
    pub url: String,
    pub body: Option<String>,
    pub agent: Option<AgentId>,
    /// The host's, in place of the browser's own session.
    pub tokens: Option<HostTokens>,
    pub key: Option<OperationKey>,
    pub if_match: Option<String>,
    /// Milliseconds.
    pub timeout: u32,
}

/// An answer as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Incoming {
    pub status: u16,
    pub text: String,
}

/// Sends once; by the host's tokens once more, the very same with the same key, when the first of them is refused.
pub(super) async fn send(outgoing: &Outgoing) -> Result<Incoming, Cause> {
    if !is_online() {
        return Err(Cause::Offline);
    }
    let Some(tokens) = &outgoing.tokens else { return send_as(outgoing, None).await };
    let answer = tokens.ask(async |token| send_as(outgoing, Some(token)).await, |answer| answer.status == 401).await?;
    // Why a token was not taken is the host's to know; to the desk nobody is signed in.
    Ok(answer.unwrap_or_else(|| Incoming { status: 401, text: String::new() }))
}

async fn send_as(outgoing: &Outgoing, token: Option<&str>) -> Result<Incoming, Cause> {
    let deadline = Deadline::in_milliseconds(outgoing.timeout);
    let request = build(outgoing, token, &deadline.signal).map_err(|_| Cause::NotSent)?;

    let promised =
        (outgoing.method == Method::Get && token.is_none()).then(|| first_answers::asked_for(&outgoing.url)).flatten();
    let ahead = match promised {
        Some(promise) => first_answers::meant_for(outgoing.agent.as_ref(), deadline.before(promise).await?),
        None => None,
    };
    let response = match ahead {
        Some(response) => response,
        None => deadline.before(fetch(&request)?).await?.dyn_into().map_err(|_| Cause::Network)?,
    };
    let announced = response.headers().get("content-length").ok().flatten();
    if announced.and_then(|length| length.parse::<usize>().ok()).is_some_and(|length| length > size_limits::ANSWER) {
        return Err(Cause::TooLarge);
    }
    let text = deadline.before(response.text().map_err(|_| Cause::Network)?).await?;
    let text = text.as_string().ok_or(Cause::Network)?;
    if text.len() > size_limits::ANSWER {
        return Err(Cause::TooLarge);
    }
    Ok(Incoming { status: response.status(), text })
}

/// Calls the page's `fetch` by name: one that throws, or returns anything but a promise, would otherwise end the
/// whole program.
pub(super) fn fetch(request: &web_sys::Request) -> Result<Promise, Cause> {
    let window = web_sys::window().ok_or(Cause::NotSent)?;
    let fetch = Reflect::get(&window, &"fetch".into()).ok().and_then(|fetch| fetch.dyn_into::<Function>().ok());
    let answer = fetch.ok_or(Cause::NotSent)?.call1(&window, request);
    answer.map(|answer| Promise::resolve(&answer)).map_err(|_| Cause::Network)
}

/// The end of waiting: by its signal for the browser's `fetch`, and by itself for one that ignores the signal. Dropped, it
/// listens no more: a browser keeps who listens to such a signal until its time has come, long after the answer.
pub(super) struct Deadline {
    signal: web_sys::AbortSignal,
    over: Promise,
    listener: Option<Function>,
}

impl Deadline {
    pub fn in_milliseconds(timeout: u32) -> Self {
        let signal = web_sys::AbortSignal::timeout_with_u32(timeout);
        let mut listener = None;
        let over = Promise::new(&mut |resolve, _| {
            // Without it the signal alone would end the wait, as it does in every browser's own `fetch`.
            let _ = signal.add_event_listener_with_callback("abort", &resolve);
            listener = Some(resolve);
        });
        Self { signal, over, listener }
    }

    /// The promise's value, if it comes in time.
    pub async fn before(&self, promise: Promise) -> Result<JsValue, Cause> {
        let first = JsFuture::from(Promise::race(&Array::of2(&promise, &self.over))).await;
        if self.signal.aborted() { Err(Cause::TimedOut) } else { first.map_err(|_| Cause::Network) }
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        if let Some(listener) = &self.listener {
            // Fails for nothing that a signal can be.
            let _ = self.signal.remove_event_listener_with_callback("abort", listener);
        }
    }
}

/// `token` is the host's, if it has given one.
pub(super) fn build(
    outgoing: &Outgoing,
    token: Option<&str>,
    signal: &web_sys::AbortSignal,
) -> Result<web_sys::Request, gloo_net::Error> {
    let method = match outgoing.method {
        Method::Get => HttpMethod::GET,
        Method::Post => HttpMethod::POST,
        Method::Delete => HttpMethod::DELETE,
    };
    let mut builder = RequestBuilder::new(&outgoing.url)
        .method(method)
        .abort_signal(Some(signal))
        .credentials(match token {
            Some(_) => web_sys::RequestCredentials::Omit,
            None => web_sys::RequestCredentials::SameOrigin,
        })
        .cache(web_sys::RequestCache::NoStore)
        .header("accept", "application/json")
        .header(CLIENT_VERSION, env!("CARGO_PKG_VERSION"));
    let headers = [
        (AGENT, outgoing.agent.as_ref().map(|agent| encode(&agent.0))),
        (IDEMPOTENCY_KEY, outgoing.key.as_ref().map(|key| format!("\"{key}\""))),
        ("if-match", outgoing.if_match.clone()),
        ("authorization", token.map(|token| format!("Bearer {token}"))),
    ];
    for (name, value) in headers {
        if let Some(value) = value {
            builder = builder.header(name, &value);
        }
    }
    let request = match &outgoing.body {
        Some(body) => builder.header("content-type", "application/json").body(body.as_str())?,
        None => builder.build()?,
    };
    Ok(request.into())
}
