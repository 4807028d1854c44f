//! A write to an order, over HTTP.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Request, header};
use axum::response::{IntoResponse, Response};

use super::answer::JSON;
use super::body;
use super::request::{Right, subject};
use crate::api::operations::OperationKey;
use crate::api::orders::{etag, version_of};
use crate::api::problem::ProblemCode;
use crate::api::{IDEMPOTENCY_KEY, REPLAYED};
use crate::backend::app::App;
use crate::backend::refusal::Refusal;
use crate::backend::request_context::RequestContext;
use crate::backend::writes::{Delivered, Delivery, Execute, IfMatch, deliver};

/// Answers a delivery of the write `C`.
pub(super) async fn answer<C>(State(app): State<App>, request: Request<Body>) -> Response
where
    C: Execute<Body: Send> + Send + Sync + 'static,
{
    // A task of its own: what was begun is finished, whether or not the browser still listens.
    match RequestContext::spawn(receive::<C>(app, request)).await {
        Ok(Ok(delivered)) => respond(delivered),
        Ok(Err(refusal)) => refusal.into_response(),
        Err(panic) => Refusal::internal(panic).into_response(),
    }
}

async fn receive<C>(app: App, request: Request<Body>) -> Result<Delivered, Refusal>
where
    C: Execute<Body: Send> + Send + Sync + 'static,
{
    let (mut parts, body) = request.into_parts();
    let right = if C::KIND.is_for_tills() { Right::ChangeAtTill } else { Right::Change };
    let who = right.asked_for(&app, &parts).await?;
    let delivery = Delivery::<C> {
        key: key(&parts.headers)?,
        if_match: if_match(&parts.headers),
        subject: subject(&mut parts).await,
        body: body::read(&parts.headers, body).await?,
    };
    let subject = delivery.subject.clone();
    let outcome = deliver(&app, &who.agent, delivery).await;
    let word = match &outcome {
        Ok(delivered) if delivered.replayed => "replayed",
        Ok(_) => "done",
        Err(refusal) => refusal.code.as_str(),
    };
    app.metrics.count_write(C::KIND, word);
    // Who works at the desk is no till's to know.
    let names_nobody = |refusal| Refusal { lease: None, taken_on: None, ..refusal };
    let mut delivered = match outcome {
        Err(refusal) if who.agent.role.is_a_till() => return Err(names_nobody(refusal)),
        outcome => outcome?,
    };
    delivered.answer.body = C::told(&subject, delivered.answer.body)?;
    Ok(delivered)
}

fn key(headers: &HeaderMap) -> Result<OperationKey, ProblemCode> {
    let mut keys = headers.get_all(IDEMPOTENCY_KEY).into_iter();
    let key = keys.next().ok_or(ProblemCode::IdempotencyKeyMissing)?;
    // Of two, nobody knows by which the write will be asked for again.
    if keys.next().is_some() {
        return Err(ProblemCode::IdempotencyKeyInvalid);
    }
    let text = key.to_str().map_err(|_| ProblemCode::IdempotencyKeyInvalid)?;
    OperationKey::parse(text).map_err(|_| ProblemCode::IdempotencyKeyInvalid)
}

/// `*` names no version, so it is no decision on one.
fn if_match(headers: &HeaderMap) -> IfMatch {
    let mut versions = headers.get_all(header::IF_MATCH).into_iter().map(HeaderValue::to_str);
    match (versions.next(), versions.next()) {
        (None | Some(Ok("*")), None) => IfMatch::Missing,
        (Some(Ok(text)), None) => version_of(text).map_or(IfMatch::Other, IfMatch::Version),
        _ => IfMatch::Other,
    }
}

fn respond(delivered: Delivered) -> Response {
    let Delivered { answer, replayed, .. } = delivered;
    let mut response = ([(header::CONTENT_TYPE, JSON)], answer.body).into_response();
    if let Ok(version) = HeaderValue::try_from(etag(answer.version)) {
        response.headers_mut().insert(header::ETAG, version);
    }
    if replayed {
        response.headers_mut().insert(HeaderName::from_static(REPLAYED), HeaderValue::from_static("true"));
    }
    response
}
