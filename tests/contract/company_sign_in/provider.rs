//! An OpenID Connect provider that vouches for what a test says.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJsonWebKey, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use serde_json::{Value, json};
use tokio::task::JoinHandle;

/// Ed25519 keys in PKCS #8: the example of RFC 8410, and two of RFC 8032.
const KEYS: [&str; 3] = [
    "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbBRuwRTg9biiG/HYp3mNEvxOJVfmXS\n-----END PRIVATE KEY-----",
];

/// What the provider answers a code with.
pub struct Token {
    pub claims: Value,
    pub user_info: Value,
    pub is_signed: bool,
    pub is_by_someone_else: bool,
}

impl Token {
    /// As an honest provider vouches for this subject.
    pub fn of(subject: &str, nonce: &str, issuer: &str) -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let claims = json!({
            "iss": issuer, "sub": subject, "aud": "desk", "nonce": nonce, "iat": now, "exp": now + 60,
            "name": "Awa Ndiaye", "roles": ["desk"],
        });
        Self { claims, user_info: json!({"sub": subject}), is_signed: true, is_by_someone_else: false }
    }
}

pub struct Provider {
    pub origin: String,
    state: Arc<Mutex<Vouching>>,
    server: JoinHandle<()>,
}

#[derive(Default)]
struct Vouching {
    origin: String,
    key: usize,
    token: Option<Token>,
    exchange: HashMap<String, String>,
}

type Shared = State<Arc<Mutex<Vouching>>>;

impl Provider {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(Vouching { origin: origin.clone(), ..Vouching::default() }));
        let routes = Router::new()
            .route("/.well-known/openid-configuration", get(describe))
            .route("/keys", get(keys))
            .route("/token", post(exchange))
            .route("/me", get(user_info))
            .with_state(Arc::clone(&state));
        let server = tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        Self { origin, state, server }
    }

    pub fn will_vouch(&self, token: Token) {
        self.state.lock().unwrap().token = Some(token);
    }

    pub fn changes_its_key(&self) {
        self.state.lock().unwrap().key = 1;
    }

    /// What the desk sent with the last code.
    pub fn last_exchange(&self) -> HashMap<String, String> {
        self.state.lock().unwrap().exchange.clone()
    }

    pub async fn stop(self) {
        self.server.abort();
        let _ = self.server.await;
    }
}

async fn describe(State(state): Shared) -> Json<Value> {
    let origin = state.lock().unwrap().origin.clone();
    Json(json!({
        "issuer": origin,
        "authorization_endpoint": format!("{origin}/authorize"),
        "token_endpoint": format!("{origin}/token"),
        "userinfo_endpoint": format!("{origin}/me"),
        "jwks_uri": format!("{origin}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
    }))
}

fn key(index: usize) -> CoreEdDsaPrivateSigningKey {
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(KEYS[index], Some(JsonWebKeyId::new(format!("key-{index}")))).unwrap()
}

async fn keys(State(state): Shared) -> Json<Value> {
    let public: CoreJsonWebKey = key(state.lock().unwrap().key).as_verification_key();
    Json(json!({"keys": [public]}))
}

async fn exchange(State(state): Shared, Form(sent): Form<HashMap<String, String>>) -> Json<Value> {
    let mut state = state.lock().unwrap();
    state.exchange = sent;
    let token = state.token.as_ref().unwrap();
    Json(json!({"access_token": "a", "token_type": "Bearer", "id_token": signed(token, state.key)}))
}

async fn user_info(State(state): Shared) -> Json<Value> {
    Json(state.lock().unwrap().token.as_ref().unwrap().user_info.clone())
}

/// As a JSON Web Signature in compact form (RFC 7515, section 3.1).
fn signed(token: &Token, current: usize) -> String {
    let header = match token.is_signed {
        true => json!({"alg": "EdDSA", "kid": format!("key-{current}")}),
        false => json!({"alg": "none"}),
    };
    let part = |json: &Value| URL_SAFE_NO_PAD.encode(json.to_string());
    let content = format!("{}.{}", part(&header), part(&token.claims));
    let signer = key(if token.is_by_someone_else { 2 } else { current });
    let signature = signer.sign(&CoreJwsSigningAlgorithm::EdDsa, content.as_bytes()).unwrap();
    let signature = if token.is_signed { URL_SAFE_NO_PAD.encode(signature) } else { String::new() };
    format!("{content}.{signature}")
}
