//! A call as the router and the API's description need it.

use std::future::Future;

use axum::body::Body;
use axum::extract::State;
use axum::http::Request;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, on};
use schemars::JsonSchema;

use super::answer::Answer;
use super::description::{Described, Headers};
use super::order_write;
use super::request::{AnonymousRequest, Right, SignedInRequest};
use crate::api::call::{Call, Method};
use crate::backend::app::App;
use crate::backend::refusal::Refusal;
use crate::backend::writes::Execute;

/// One call of the API: where it is, who answers, and how it is described.
pub struct Endpoint {
    pub method: Method,
    /// With `{placeholders}`, below [`crate::api::BASE`].
    pub path: &'static str,
    pub handler: MethodRouter<App>,
    pub description: Described,
}

impl Endpoint {
    /// A call that changes nothing of an order.
    pub fn read<C, F, A>(name: &'static str, summary: &'static str, answer: F) -> Self
    where
        C: Call<Body: JsonSchema, Response: JsonSchema> + 'static,
        F: Fn(SignedInRequest) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = Result<Answer<C>, Refusal>> + Send,
    {
        Self::signed_in::<C, _, _, _>(name, summary, Right::Read, answer)
    }

    /// A read that tills may ask as well.
    pub fn read_at_till<C, F, A>(name: &'static str, summary: &'static str, answer: F) -> Self
    where
        C: Call<Body: JsonSchema, Response: JsonSchema> + 'static,
        F: Fn(SignedInRequest) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = Result<Answer<C>, Refusal>> + Send,
    {
        Self::signed_in::<C, _, _, _>(name, summary, Right::ReadAtTill, answer)
    }

    /// A call whose answer is sent as it comes about.
    pub fn streamed<C, F, A>(name: &'static str, summary: &'static str, media_type: &'static str, answer: F) -> Self
    where
        C: Call<Body: JsonSchema, Response: JsonSchema> + 'static,
        F: Fn(SignedInRequest) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = Result<Response, Refusal>> + Send,
    {
        let mut endpoint = Self::signed_in::<C, _, _, _>(name, summary, Right::Read, answer);
        endpoint.description.media_type = media_type;
        endpoint
    }

    fn signed_in<C, F, A, R>(name: &'static str, summary: &'static str, right: Right, answer: F) -> Self
    where
        C: Call<Body: JsonSchema, Response: JsonSchema> + 'static,
        F: Fn(SignedInRequest) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = Result<R, Refusal>> + Send,
        R: IntoResponse,
    {
        let handler = move |State(app): State<App>, request: Request<Body>| async move {
            match SignedInRequest::by(app, right, request).await {
                Ok(request) => answer(request).await.into_response(),
                Err(refusal) => refusal.into_response(),
            }
        };
        Self::new::<C>(on(filter(C::METHOD), handler), Described::new::<C>(name, summary, Headers::Identity))
    }

    /// A call that computes from what is sent with it, and changes nothing.
    pub fn compute<C, F, A>(name: &'static str, summary: &'static str, answer: F) -> Self
    where
        C: Call<Body: JsonSchema + Send, Response: JsonSchema> + 'static,
        F: Fn(SignedInRequest, C::Body) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = Result<Answer<C>, Refusal>> + Send,
    {
        Self::with_body(name, summary, Right::Read, answer)
    }

    /// A call that changes something which is no order.
    pub fn change<C, F, A>(name: &'static str, summary: &'static str, answer: F) -> Self
    where
        C: Call<Body: JsonSchema + Send, Response: JsonSchema> + 'static,
        F: Fn(SignedInRequest, C::Body) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = Result<Answer<C>, Refusal>> + Send,
    {
        Self::with_body(name, summary, Right::Change, answer)
    }

    fn with_body<C, F, A>(name: &'static str, summary: &'static str, right: Right, answer: F) -> Self
    where
        C: Call<Body: JsonSchema + Send, Response: JsonSchema> + 'static,
        F: Fn(SignedInRequest, C::Body) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = Result<Answer<C>, Refusal>> + Send,
    {
        let handler = move |State(app): State<App>, request: Request<Body>| async move {
            match SignedInRequest::with_body(app, right, request).await {
                Ok((request, body)) => answer(request, body).await.into_response(),
                Err(refusal) => refusal.into_response(),
            }
        };
        Self::new::<C>(on(filter(C::METHOD), handler), Described::new::<C>(name, summary, Headers::Identity))
    }

    /// A write to an order; its kind is its name.
    pub fn write<C>(summary: &'static str) -> Self
    where
        C: Execute<Body: JsonSchema + Send, Response: JsonSchema> + Send + Sync + 'static,
    {
        let handler = on(filter(C::METHOD), order_write::answer::<C>);
        Self::new::<C>(handler, Described::new::<C>(C::KIND.as_str(), summary, Headers::Write))
    }

    /// A call for those who are not signed in yet.
    pub fn open<C, F, A>(name: &'static str, summary: &'static str, answer: F) -> Self
    where
        C: Call<Body: JsonSchema + Send, Response: JsonSchema> + 'static,
        F: Fn(AnonymousRequest<C::Body>) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = Result<Answer<C>, Refusal>> + Send,
    {
        let handler = move |State(app): State<App>, request: Request<Body>| async move {
            match AnonymousRequest::by(app, request).await {
                // Room for the answer is taken once the body is there: strangers send half of theirs by thousands.
                Ok(request) => Box::pin(answer(request)).await.into_response(),
                Err(refusal) => refusal.into_response(),
            }
        };
        Self::new::<C>(on(filter(C::METHOD), handler), Described::new::<C>(name, summary, Headers::None))
    }

    /// Adds the parameters of the call's query, the properties of `Q`, to its description.
    pub fn with_query<Q: JsonSchema>(mut self) -> Self {
        self.description.query = Some(|schemas| Q::json_schema(schemas).to_value());
        self
    }

    /// Says that it answers with an order's version, and 304 to whoever has it.
    pub const fn conditional(mut self) -> Self {
        self.description.headers = Headers::Conditional;
        self
    }

    /// Says that its answer has a validator, and that it answers 304 to whoever has it.
    pub const fn tagged(mut self) -> Self {
        self.description.headers = Headers::Tagged;
        self
    }

    /// Says that its body has the version that it was decided on, and that another is refused.
    pub const fn decided_on_a_version(mut self) -> Self {
        self.description.may_be_stale = true;
        self
    }

    /// Says that what happened to the order may refuse it.
    pub const fn conflicting(mut self) -> Self {
        self.description.may_conflict = true;
        self
    }

    /// Says that the order that its body names may be none.
    pub const fn naming_an_order(mut self) -> Self {
        self.description.may_be_missing = true;
        self
    }

    fn new<C: Call>(handler: MethodRouter<App>, description: Described) -> Self {
        Self { method: C::METHOD, path: C::PATH, handler, description }
    }
}

const fn filter(method: Method) -> MethodFilter {
    match method {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
        Method::Delete => MethodFilter::DELETE,
    }
}
