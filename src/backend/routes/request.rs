//! A request whose sender is known.

use axum::body::Body;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Request, Uri};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::body;
use crate::api::order_write::Subject;
use crate::api::problem::ProblemCode;
use crate::backend::app::App;
use crate::backend::auth::{SignedIn, authenticate, authenticate_writer, check_same_site};
use crate::backend::refusal::Refusal;
use crate::backend::store::OrderRecord;
use crate::domain::order::OrderNumber;

/// A request of an agent who is signed in.
pub struct SignedInRequest {
    pub app: App,
    pub who: SignedIn,
    /// The value of the path's placeholder; empty where there is none.
    pub subject: String,
    pub uri: Uri,
    pub headers: HeaderMap,
}

/// A request of someone who need not be signed in.
pub struct AnonymousRequest<B> {
    pub app: App,
    pub headers: HeaderMap,
    pub body: B,
}

/// What whoever asks has to be allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    Read,
    Change,
    /// What tills read, and all who read.
    ReadAtTill,
    /// What tills say, and all who change something.
    ChangeAtTill,
}

impl Right {
    /// The agent who sent this request, where they have this right.
    pub(super) async fn asked_for(self, app: &App, parts: &Parts) -> Result<SignedIn, Refusal> {
        let (is_read, is_for_tills) = match self {
            Self::Read => (true, false),
            Self::ReadAtTill => (true, true),
            Self::Change => (false, false),
            Self::ChangeAtTill => (false, true),
        };
        let who = match is_read {
            true => authenticate(app, &parts.method, &parts.headers).await?,
            false => authenticate_writer(app, &parts.method, &parts.headers).await?,
        };
        if who.agent.role.is_a_till() && !is_for_tills { Err(ProblemCode::RoleIsATill.into()) } else { Ok(who) }
    }
}

impl SignedInRequest {
    pub(super) async fn by(app: App, right: Right, request: Request<Body>) -> Result<Self, Refusal> {
        let (parts, _) = request.into_parts();
        let who = right.asked_for(&app, &parts).await?;
        Ok(Self::of(app, who, parts).await)
    }

    pub(super) async fn with_body<B: DeserializeOwned + Serialize>(
        app: App,
        right: Right,
        request: Request<Body>,
    ) -> Result<(Self, B), Refusal> {
        let (parts, body) = request.into_parts();
        let who = right.asked_for(&app, &parts).await?;
        let request = Self::of(app, who, parts).await;
        let body = body::read(&request.headers, body).await?;
        Ok((request, body))
    }

    async fn of(app: App, who: SignedIn, mut parts: Parts) -> Self {
        let subject = subject(&mut parts).await;
        Self { app, who, subject, uri: parts.uri, headers: parts.headers }
    }

    /// The order that the path names.
    pub async fn order(&self) -> Result<OrderRecord, Refusal> {
        self.order_numbered(&OrderNumber(self.subject.clone())).await
    }

    /// An order that the body names.
    pub async fn order_numbered(&self, number: &OrderNumber) -> Result<OrderRecord, Refusal> {
        let mut db = self.app.store.begin_read().await?;
        OrderRecord::load(&mut db, number).await?.ok_or(ProblemCode::OrderNotFound.into())
    }

    /// The order of a credit note.
    pub async fn order_of_note(&self, note: Subject<'_>) -> Result<OrderRecord, Refusal> {
        let mut db = self.app.store.begin_read().await?;
        let order = OrderRecord::number_of(&mut db, note).await?.ok_or(ProblemCode::CreditNoteNotFound)?;
        OrderRecord::load(&mut db, &order).await?.ok_or(ProblemCode::OrderNotFound.into())
    }
}

impl<B: DeserializeOwned + Serialize> AnonymousRequest<B> {
    pub(super) async fn by(app: App, request: Request<Body>) -> Result<Self, Refusal> {
        let (parts, body) = request.into_parts();
        if !parts.method.is_safe() {
            check_same_site(&app.config, &parts.headers)?;
        }
        let body = body::read_of_stranger(&parts.headers, body).await?;
        Ok(Self { app, headers: parts.headers, body })
    }
}

/// The value of the path's only placeholder.
pub(super) async fn subject(parts: &mut Parts) -> String {
    Path::<String>::from_request_parts(parts, &()).await.map_or_else(|_| String::new(), |Path(subject)| subject)
}
