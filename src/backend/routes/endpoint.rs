//! A call as the router and the API's description need it.

use std::future::Future;
use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::{ConnectInfo, FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Request, Uri};
use axum::response::IntoResponse;
use axum::routing::{MethodFilter, MethodRouter, on};
use schemars::{JsonSchema, SchemaGenerator};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::answer::Answer;
use super::{body, order_write};
use crate::api::call::{Call, Method};
use crate::api::problem::ProblemCode;
use crate::backend::app::App;
use crate::backend::auth::{SignedIn, authenticate, check_same_site};
use crate::backend::openapi::{Described, Headers, describe};
use crate::backend::refusal::Refusal;
use crate::backend::store::OrderRecord;
use crate::backend::writes::Execute;
use crate::domain::order::OrderNumber;

/// One call of the API: where it is, who answers, and how it is described.
pub struct Endpoint {
    pub method: Method,
    /// With `{placeholders}`, below [`crate::api::BASE`].
    pub path: &'static str,
    pub handler: MethodRouter<App>,
    pub description: Described,
}

/// What is asked of a signed-in agent's behalf.
pub struct SignedInRequest {
    pub app: App,
    pub who: SignedIn,
    /// What stands for the path's placeholder; empty where there is none.
    pub named: String,
    pub uri: Uri,
    pub headers: HeaderMap,
}

/// What is asked by someone who need not be signed in.
pub struct AnonymousRequest<B> {
    pub app: App,
    pub headers: HeaderMap,
    pub from: Option<SocketAddr>,
    pub body: B,
}

impl Endpoint {
    /// A call that changes nothing of an order.
    pub fn read<C, F, A>(name: &'static str, summary: &'static str, answer: F) -> Self
    where
        C: Call<Response: JsonSchema> + 'static,
        F: Fn(SignedInRequest) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = Result<Answer<C>, Refusal>> + Send,
    {
        let handler = move |State(app): State<App>, request: Request<Body>| async move {
            match SignedInRequest::by(app, request).await {
                Ok(request) => answer(request).await.into_response(),
                Err(refusal) => refusal.into_response(),
            }
        };
        let schemas = |schemas: &mut SchemaGenerator| (None, response_schema::<C>(schemas));
        Self::new::<C>(on(filter(C::METHOD), handler), Described::new(name, summary, Headers::Identity, schemas))
    }

    /// A call that computes from what is sent with it, and changes nothing.
    pub fn compute<C, F, A>(name: &'static str, summary: &'static str, answer: F) -> Self
    where
        C: Call<Body: JsonSchema + Send, Response: JsonSchema> + 'static,
        F: Fn(SignedInRequest, C::Body) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = Result<Answer<C>, Refusal>> + Send,
    {
        let handler = move |State(app): State<App>, request: Request<Body>| async move {
            match SignedInRequest::with_body(app, request).await {
                Ok((request, body)) => answer(request, body).await.into_response(),
                Err(refusal) => refusal.into_response(),
            }
        };
        let schemas = |schemas: &mut SchemaGenerator| (body_schema::<C>(schemas), response_schema::<C>(schemas));
        Self::new::<C>(on(filter(C::METHOD), handler), Described::new(name, summary, Headers::Identity, schemas))
    }

    /// A write to an order.
    pub fn write<C>(name: &'static str, summary: &'static str) -> Self
    where
        C: Execute<Body: JsonSchema + Send, Response: JsonSchema> + Send + Sync + 'static,
    {
        let schemas = |schemas: &mut SchemaGenerator| (body_schema::<C>(schemas), response_schema::<C>(schemas));
        Self::new::<C>(
            on(filter(C::METHOD), order_write::answer::<C>),
            Described::new(name, summary, Headers::Write, schemas),
        )
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
                Ok(request) => answer(request).await.into_response(),
                Err(refusal) => refusal.into_response(),
            }
        };
        let schemas = |schemas: &mut SchemaGenerator| (body_schema::<C>(schemas), response_schema::<C>(schemas));
        Self::new::<C>(on(filter(C::METHOD), handler), Described::new(name, summary, Headers::None, schemas))
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

    fn new<C: Call>(handler: MethodRouter<App>, description: Described) -> Self {
        Self { method: C::METHOD, path: C::PATH, handler, description }
    }

    /// Its description for the API's document.
    pub fn describe(&self, schemas: &mut SchemaGenerator) -> Value {
        describe(&self.description, self.path, schemas)
    }
}

impl SignedInRequest {
    async fn by(app: App, request: Request<Body>) -> Result<Self, Refusal> {
        let (parts, _) = request.into_parts();
        Self::of(app, parts).await
    }

    async fn with_body<B: DeserializeOwned + Serialize>(
        app: App,
        request: Request<Body>,
    ) -> Result<(Self, B), Refusal> {
        let (parts, body) = request.into_parts();
        let request = Self::of(app, parts).await?;
        let body = body::read(&request.headers, body).await?;
        Ok((request, body))
    }

    async fn of(app: App, mut parts: Parts) -> Result<Self, Refusal> {
        let who = authenticate(&app, &parts.method, &parts.headers).await?;
        let named = named(&mut parts).await;
        Ok(Self { app, who, named, uri: parts.uri, headers: parts.headers })
    }

    /// The order that the path names.
    pub async fn order(&self) -> Result<OrderRecord, Refusal> {
        let mut db = self.app.store.begin_read().await?;
        let number = OrderNumber(self.named.clone());
        OrderRecord::load(&mut db, &number).await?.ok_or(ProblemCode::OrderNotFound.into())
    }
}

impl<B: DeserializeOwned + Serialize> AnonymousRequest<B> {
    async fn by(app: App, request: Request<Body>) -> Result<Self, Refusal> {
        let (parts, body) = request.into_parts();
        if !parts.method.is_safe() {
            check_same_site(&app.config, &parts.headers)?;
        }
        let from = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| *address);
        let body = body::read(&parts.headers, body).await?;
        Ok(Self { app, headers: parts.headers, from, body })
    }
}

/// What stands for the path's only placeholder.
pub(super) async fn named(parts: &mut Parts) -> String {
    Path::<String>::from_request_parts(parts, &()).await.map_or_else(|_| String::new(), |Path(named)| named)
}

const fn filter(method: Method) -> MethodFilter {
    match method {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
        Method::Delete => MethodFilter::DELETE,
    }
}

/// `None` for a call without a body.
fn body_schema<C: Call<Body: JsonSchema>>(schemas: &mut SchemaGenerator) -> Option<Value> {
    let schema = schemas.subschema_for::<C::Body>().to_value();
    (schema["type"] != "null").then_some(schema)
}

/// `None` for a call that answers nothing.
fn response_schema<C: Call<Response: JsonSchema>>(schemas: &mut SchemaGenerator) -> Option<Value> {
    let schema = schemas.subschema_for::<C::Response>().to_value();
    (schema["type"] != "null").then_some(schema)
}
