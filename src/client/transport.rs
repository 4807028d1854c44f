//! One request, one answer. Built with gloo-net, sent with the browser's own `fetch`: a host page may have
//! replaced that by something that rejects with anything or resolves to anything, and gloo-net would panic.

use gloo_net::http::{Method as HttpMethod, RequestBuilder};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::browser::is_online;
use super::failure::Cause;
use crate::api::call::Method;
use crate::api::operations::OperationKey;
use crate::api::{CLIENT_VERSION, IDEMPOTENCY_KEY};

/// No answer of the API comes near this, in bytes.
const LARGEST_ANSWER: usize = 8 * 1024 * 1024;

/// A request as it leaves.
#[derive(Clone, Debug)]
pub(super) struct Outgoing {
    pub method: Method,
    pub url: String,
    pub body: Option<String>,
    pub key: Option<OperationKey>,
    pub if_match: Option<String>,
    /// Milliseconds.
    pub timeout: u32,
}

/// An answer as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub status: u16,
    pub text: String,
}

/// Sends once.
pub(super) async fn send(outgoing: &Outgoing) -> Result<Answer, Cause> {
    if !is_online() {
        return Err(Cause::Offline);
    }
    let signal = web_sys::AbortSignal::timeout_with_u32(outgoing.timeout);
    let request = build(outgoing, &signal).map_err(|_| Cause::NotSent)?;
    let window = web_sys::window().ok_or(Cause::NotSent)?;
    let cause = |_: JsValue| if signal.aborted() { Cause::TimedOut } else { Cause::Network };

    let response = JsFuture::from(window.fetch_with_request(&request)).await.map_err(cause)?;
    let response: web_sys::Response = response.dyn_into().map_err(cause)?;
    let announced = response.headers().get("content-length").ok().flatten();
    if announced.and_then(|length| length.parse::<usize>().ok()).is_some_and(|length| length > LARGEST_ANSWER) {
        return Err(Cause::TooLarge);
    }
    let text = JsFuture::from(response.text().map_err(cause)?).await.map_err(cause)?;
    let text = text.as_string().ok_or(Cause::Network)?;
    if text.len() > LARGEST_ANSWER {
        return Err(Cause::TooLarge);
    }
    Ok(Answer { status: response.status(), text })
}

fn build(outgoing: &Outgoing, signal: &web_sys::AbortSignal) -> Result<web_sys::Request, gloo_net::Error> {
    let method = match outgoing.method {
        Method::Get => HttpMethod::GET,
        Method::Post => HttpMethod::POST,
        Method::Delete => HttpMethod::DELETE,
    };
    let mut builder = RequestBuilder::new(&outgoing.url)
        .method(method)
        .abort_signal(Some(signal))
        .credentials(web_sys::RequestCredentials::SameOrigin)
        .cache(web_sys::RequestCache::NoStore)
        .header("accept", "application/json")
        .header(CLIENT_VERSION, env!("CARGO_PKG_VERSION"));
    let headers = [
        (IDEMPOTENCY_KEY, outgoing.key.as_ref().map(|key| format!("\"{key}\""))),
        ("if-match", outgoing.if_match.clone()),
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
