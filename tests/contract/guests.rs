//! The desk in a back office of another origin, whose agents call by a token.

use avoir::api::modifications::OpenModification;
use avoir::api::orders::etag;
use avoir::api::problem::ProblemCode;
use avoir::api::{BASE, IDEMPOTENCY_KEY};
use avoir::backend::allowed_origins::AllowedOrigins;
use avoir::backend::{Config, router};
use avoir::domain::order::OrderNumber;
use axum::body::Body;
use axum::http::Request;

use crate::support::shop::{Answer, Desk, Shop, bare_request, body, send};
use crate::support::walk::refusal;

const BACK_OFFICE: &str = "https://back-office.example";
const STRANGER: &str = "https://evil.example";

async fn shop() -> Shop {
    let allowed_origins = AllowedOrigins::new(vec![BACK_OFFICE.to_owned()]);
    Shop::with(Config { allowed_origins, ..Config::default() }).await
}

/// What a browser asks before it lets a page of that origin write.
async fn preflight(shop: &Shop, origin: &str) -> Answer {
    let request = Request::builder()
        .method("OPTIONS")
        .uri(format!("{BASE}/orders/ORD00123/modification"))
        .header("origin", origin)
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "authorization,avoir-client,avoir-agent,idempotency-key,if-match");
    send(&router(shop.app.clone()), request.body(Body::empty()).unwrap()).await
}

/// A write as a page of that origin has it sent.
async fn write(desk: &Desk, origin: &str, key: &str) -> Answer {
    let open = OpenModification { number: OrderNumber("ORD00123".to_owned()), body: Default::default() };
    let request = desk.request(&open).header(IDEMPOTENCY_KEY, key).header("if-match", etag(1));
    let request = request.header("origin", origin).header("sec-fetch-site", "cross-site");
    desk.send(request.body(body(&open)).unwrap()).await
}

#[tokio::test]
async fn a_page_of_an_allowed_origin_may_ask_and_read_and_is_sent_no_cookie() {
    let shop = shop().await;
    let asked = preflight(&shop, BACK_OFFICE).await;
    assert_eq!((asked.status, asked.header("access-control-allow-origin")), (200, Some(BACK_OFFICE)));
    let headers = asked.header("access-control-allow-headers").unwrap_or_default();
    for name in ["authorization", "avoir-client", "avoir-agent", "idempotency-key", "if-match", "content-type"] {
        assert!(headers.contains(name), "{name} in {headers}");
    }
    let done = write(&shop.awa, BACK_OFFICE, "0000000000000001").await;
    assert_eq!((done.status, done.header("access-control-allow-origin")), (200, Some(BACK_OFFICE)));
    assert!(done.header("access-control-expose-headers").unwrap_or_default().contains("avoir-agent"));
    for answer in [asked, done] {
        assert_eq!(answer.header("access-control-allow-credentials"), None);
    }
}

#[tokio::test]
async fn a_page_of_another_origin_may_neither_ask_nor_write() {
    let shop = shop().await;
    for origin in [STRANGER, "null", "https://back-office.example.evil.example", "http://back-office.example"] {
        assert_eq!(preflight(&shop, origin).await.header("access-control-allow-origin"), None, "{origin}");
        let refused = write(&shop.awa, origin, "0000000000000001").await;
        assert_eq!(refusal(&refused).code, ProblemCode::CrossSite, "{origin}");
    }
    let done = write(&shop.awa, BACK_OFFICE, "0000000000000001").await;
    assert_eq!(done.status, 200, "nothing was written before");
}

#[tokio::test]
async fn an_allowed_page_is_believed_by_its_token_alone() {
    let shop = shop().await;
    // A browser's own session signs in nobody from another page.
    let sign_in = bare_request("POST", "/session").header("origin", BACK_OFFICE).header("sec-fetch-site", "cross-site");
    let text = format!(r#"{{"token":"{}"}}"#, shop.awa.token);
    let refused = send(&router(shop.app.clone()), sign_in.body(Body::from(text)).unwrap()).await;
    assert_eq!(refusal(&refused).code, ProblemCode::CrossSite);
}

#[tokio::test]
async fn by_default_no_other_page_is_allowed() {
    let shop = Shop::open().await;
    assert_eq!(preflight(&shop, BACK_OFFICE).await.header("access-control-allow-origin"), None);
    assert_eq!(refusal(&write(&shop.awa, BACK_OFFICE, "0000000000000001").await).code, ProblemCode::CrossSite);
}
