//! A shop to call: the real router on a database of its own, with a clock that goes by hand.

use avoir::api::call::{Call, Method};
use avoir::api::order_write::OrderWrite;
use avoir::api::orders::etag;
use avoir::api::{BASE, CLIENT_VERSION, IDEMPOTENCY_KEY};
use avoir::backend::{App, Clock, Config, ShopKind, Store, router};
use avoir::domain::agent::{Agent, Role};
use avoir::domain::timestamp::Timestamp;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use tempfile::TempDir;
use tower::ServiceExt;

use super::orders::orders;

/// The shop, and who works in it.
pub struct Shop {
    pub app: App,
    pub clock: Clock,
    pub awa: Desk,
    pub ben: Desk,
    /// The lead.
    pub zoe: Desk,
    /// Holds the database for as long as the shop is open.
    pub folder: TempDir,
}

/// An agent at work.
#[derive(Clone)]
pub struct Desk {
    pub agent: Agent,
    pub token: String,
    router: Router,
}

/// An answer as it came.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Shop {
    pub async fn open() -> Self {
        Self::with(Config::default()).await
    }

    pub async fn with(config: Config) -> Self {
        Self::at(Timestamp::parse("2026-11-20T10:00:00Z").unwrap(), config).await
    }

    /// A shop that opens at this moment.
    pub async fn at(moment: Timestamp, config: Config) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::by_hand(moment);
        let store = Store::open(folder.path().join("avoir.db"), clock.clone()).await.unwrap();
        store.decide_shop_kind(ShopKind::Real).await.unwrap();
        store.insert_orders(&orders()).await.unwrap();
        let app = App::new(store, config);
        let awa = Desk::hire(&app, "Awa Diallo", Role::Agent).await;
        let ben = Desk::hire(&app, "Ben Roux", Role::Agent).await;
        let zoe = Desk::hire(&app, "Zoé Martin", Role::Lead).await;
        Self { app, clock, awa, ben, zoe, folder }
    }
}

impl Desk {
    pub async fn hire(app: &App, name: &str, role: Role) -> Self {
        let (agent, token) = app.store.add_agent(name, role).await.unwrap();
        Self::known(app, agent, token.reveal())
    }

    /// Someone whom the database knows already.
    pub fn known(app: &App, agent: Agent, token: &str) -> Self {
        Self { agent, token: token.to_owned(), router: router(app.clone()) }
    }

    /// Makes a call that needs neither key nor version.
    pub async fn call<C: Call>(&self, call: &C) -> Answer {
        self.send(self.request(call).body(body(call)).unwrap()).await
    }

    /// Delivers a write under this key, decided on this version.
    pub async fn write<W: OrderWrite>(&self, call: &W, key: &str, version: u64) -> Answer {
        let request = self.request(call).header(IDEMPOTENCY_KEY, key).header("if-match", etag(version));
        self.send(request.body(body(call)).unwrap()).await
    }

    /// A request of this call with all that every request of the desk carries.
    pub fn request<C: Call>(&self, call: &C) -> axum::http::request::Builder {
        self.request_to(verb(C::METHOD), &call.path())
    }

    pub fn request_to(&self, verb: &str, path: &str) -> axum::http::request::Builder {
        bare_request(verb, path).header("authorization", format!("Bearer {}", self.token))
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        send(&self.router, request).await
    }
}

/// A request by nobody in particular.
pub fn bare_request(verb: &str, path: &str) -> axum::http::request::Builder {
    Request::builder()
        .method(verb)
        .uri(format!("{BASE}{path}"))
        .header(CLIENT_VERSION, "test")
        .header("content-type", "application/json")
}

pub async fn send(router: &Router, request: Request<Body>) -> Answer {
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    Answer { status: parts.status.as_u16(), headers: parts.headers, text }
}

impl Answer {
    pub fn read<T: serde::de::DeserializeOwned>(&self) -> T {
        assert!((200..300).contains(&self.status), "{} {}", self.status, self.text);
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error} in {}", self.text))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}

pub fn body<C: Call>(call: &C) -> Body {
    call.body().map_or_else(Body::empty, |body| Body::from(serde_json::to_string(body).unwrap()))
}

pub const fn verb(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Delete => "DELETE",
    }
}
