//! Every way of being refused, and what is never in an answer.

use avoir::api::call::Call;
use avoir::api::modifications::OpenModification;
use avoir::api::operations::{Operation, OperationKey, ReadOperation};
use avoir::api::order_detail::OrderDetail;
use avoir::api::orders::ReadOrder;
use avoir::api::problem::ProblemCode;
use avoir::domain::order::OrderNumber;
use axum::body::Body;
use axum::http::request::Builder;

use super::golden;
use crate::support::shop::{Answer, Shop, body};
use crate::support::walk::{Walk, refusal};

const KEY: &str = "key-0000-0000-0001";
const OPEN: &str = "/orders/ORD00123/modification";

fn write(builder: Builder) -> Builder {
    builder.header("idempotency-key", KEY).header("if-match", "\"v1\"")
}

async fn refused(shop: &Shop, request: Builder, body: impl Into<Body>) -> ProblemCode {
    refusal(&shop.awa.send(request.body(body.into()).unwrap()).await).code
}

#[tokio::test]
async fn a_write_says_who_what_for_and_on_which_version() {
    let shop = Shop::open().await;
    let post = || shop.awa.request_to("POST", OPEN);
    let version = "\"v1\"";
    for (request, code) in [
        (post().header("if-match", version), ProblemCode::IdempotencyKeyMissing),
        (post().header("if-match", version).header("idempotency-key", "short"), ProblemCode::IdempotencyKeyInvalid),
        (
            post().header("if-match", version).header("idempotency-key", KEY).header("idempotency-key", KEY),
            ProblemCode::IdempotencyKeyInvalid,
        ),
        (
            post().header("idempotency-key", KEY).header("if-match", version).header("if-match", "\"v2\""),
            ProblemCode::VersionMismatch,
        ),
        (post().header("idempotency-key", KEY), ProblemCode::IfMatchRequired),
        (post().header("idempotency-key", KEY).header("if-match", "*"), ProblemCode::IfMatchRequired),
        (post().header("idempotency-key", KEY).header("if-match", "W/\"v1\""), ProblemCode::VersionMismatch),
        (post().header("idempotency-key", KEY).header("if-match", "\"v2\""), ProblemCode::VersionMismatch),
    ] {
        assert_eq!(refused(&shop, request, "{}").await, code);
    }
}

#[tokio::test]
async fn a_body_is_json_and_small_and_right() {
    let shop = Shop::open().await;
    let post = || write(shop.awa.request_to("POST", OPEN));
    assert_eq!(refused(&shop, post(), "{").await, ProblemCode::MalformedJson);
    assert_eq!(refused(&shop, post(), "{}{}").await, ProblemCode::MalformedJson);
    assert_eq!(refused(&shop, post(), r#"{"take_over":"yes"}"#).await, ProblemCode::ValidationFailed);
    assert_eq!(refused(&shop, post(), "x".repeat(2_200_000)).await, ProblemCode::BodyTooLarge);
    let plain = axum::http::Request::builder()
        .method("POST")
        .uri(format!("/api/v1{OPEN}"))
        .header("authorization", format!("Bearer {}", shop.awa.token))
        .header("content-type", "text/plain");
    assert_eq!(refused(&shop, write(plain), "{}").await, ProblemCode::UnsupportedMediaType);
}

#[tokio::test]
async fn what_is_not_there_is_said_to_be_not_there() {
    let shop = Shop::open().await;
    let empty = Body::empty;
    let awa = &shop.awa;
    assert_eq!(refused(&shop, awa.request_to("GET", "/nothing"), empty()).await, ProblemCode::NotFound);
    assert_eq!(refused(&shop, awa.request_to("GET", "/orders/X"), empty()).await, ProblemCode::OrderNotFound);
    assert_eq!(refused(&shop, awa.request_to("GET", "/orders/X/history"), empty()).await, ProblemCode::OrderNotFound);
    let write_to = |path: &str| write(awa.request_to("POST", path));
    assert_eq!(refused(&shop, write_to("/orders/X/modification"), "{}").await, ProblemCode::OrderNotFound);
    assert_eq!(refused(&shop, write_to("/refund-tasks/X/opened"), empty()).await, ProblemCode::RefundTaskNotFound);
    let key = ReadOperation { key: OperationKey::parse("no-such-key-at-all").unwrap() };
    assert_eq!(refusal(&awa.call(&key).await).code, ProblemCode::OperationNotFound);
    let put = awa.send(awa.request_to("PUT", "/orders/ORD00123").body(empty()).unwrap()).await;
    assert_eq!(refusal(&put).code, ProblemCode::MethodNotAllowed);
    assert_eq!(put.header("allow"), Some("GET,HEAD"));
    assert_eq!(
        refused(&shop, awa.request_to("GET", "/refund-tasks?state=x"), empty()).await,
        ProblemCode::QueryInvalid
    );
}

#[tokio::test]
async fn a_stale_screen_learns_the_version_and_the_holder() {
    let shop = Shop::open().await;
    Walk::of(&shop.ben, "ORD00123").await.open().await;
    let call = open();
    let answer = shop.awa.write(&call, KEY, 1).await;
    assert_eq!(answer.header("etag"), Some("\"v2\""));
    golden::check("problem.version_mismatch", &call, &answer);
    golden::check("problem.lease_held", &call, &shop.awa.write(&call, KEY, 2).await);
}

#[tokio::test]
async fn a_wrong_field_is_named_and_not_repeated() {
    let shop = Shop::open().await;
    let marker = "<script>secret</script>";
    let text = format!(r#"{{"contact_channel":"{marker}"}}"#);
    let path = "/orders/ORD00123/cancellation/request";
    let answer = shop.awa.send(write(shop.awa.request_to("POST", path)).body(text.into()).unwrap()).await;
    assert!(!answer.text.contains("secret"), "{}", answer.text);
    let request = serde_json::json!({ "method": "POST", "path": path, "body": { "contact_channel": "pigeon" } });
    golden::check_exchange("problem.validation_failed", request, &answer);
}

#[tokio::test]
async fn the_same_delivery_gets_the_same_answer_byte_for_byte() {
    let shop = Shop::open().await;
    let first = shop.awa.write(&open(), KEY, 1).await;
    Walk::of(&shop.awa, "ORD00123").await.check().await;
    let again = shop.awa.write(&open(), KEY, 1).await;
    assert_eq!((again.status, &again.text, again.header("etag")), (200, &first.text, Some("\"v2\"")));
    assert_eq!((first.header("idempotent-replayed"), again.header("idempotent-replayed")), (None, Some("true")));
    let detail: OrderDetail = shop.awa.call(&ReadOrder { number: number() }).await.read();
    assert_eq!(detail.version, 3, "the replay did nothing");
}

#[tokio::test]
async fn a_key_names_one_intent_of_one_agent() {
    let shop = Shop::open().await;
    shop.awa.write(&open(), KEY, 1).await.read::<OrderDetail>();
    let code = |answer: Answer| refusal(&answer).code;
    assert_eq!(code(shop.ben.write(&open(), KEY, 1).await), ProblemCode::IdempotencyKeyReused);
    let mut other = open();
    other.body.take_over = true;
    assert_eq!(code(shop.awa.write(&other, KEY, 2).await), ProblemCode::IdempotencyKeyReused);
    let mut elsewhere = open();
    elsewhere.number = OrderNumber("ORD00124".to_owned());
    assert_eq!(code(shop.awa.write(&elsewhere, KEY, 1).await), ProblemCode::IdempotencyKeyReused);
}

#[tokio::test]
async fn the_spelling_of_a_body_is_not_part_of_the_intent() {
    let shop = Shop::open().await;
    let send = async |text: &'static str| {
        let request = write(shop.awa.request_to("POST", OPEN)).body(Body::from(text)).unwrap();
        shop.awa.send(request).await
    };
    let first = send("{}").await;
    assert_eq!(send(r#" { "take_over" : false } "#).await.text, first.text);
}

#[tokio::test]
async fn a_refusal_is_not_kept_and_its_key_still_works() {
    let shop = Shop::open().await;
    assert_eq!(refusal(&shop.awa.write(&open(), KEY, 9).await).code, ProblemCode::VersionMismatch);
    shop.awa.write(&open(), KEY, 1).await.read::<OrderDetail>();
}

#[tokio::test]
async fn what_became_of_a_write_is_told_to_its_agent_and_to_a_lead() {
    let shop = Shop::open().await;
    shop.awa.write(&open(), KEY, 1).await.read::<OrderDetail>();
    let call = ReadOperation { key: OperationKey::parse(KEY).unwrap() };
    assert_eq!(shop.awa.call(&call).await.read::<Operation>().version, 2);
    assert_eq!(shop.zoe.call(&call).await.read::<Operation>().order, number());
    assert_eq!(refusal(&shop.ben.call(&call).await).code, ProblemCode::OperationNotFound);
}

#[tokio::test]
async fn no_answer_is_cached_sniffed_or_framed() {
    let shop = Shop::open().await;
    let fine = shop.awa.call(&ReadOrder { number: number() }).await;
    let missing = shop.awa.send(shop.awa.request_to("GET", "/nothing").body(Body::empty()).unwrap()).await;
    for answer in [fine, missing] {
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(answer.header("content-security-policy"), Some("default-src 'none'; frame-ancestors 'none'"));
    }
}

#[tokio::test]
async fn a_write_sent_by_another_sites_page_is_refused() {
    let shop = Shop::open().await;
    let forged = write(shop.awa.request(&open())).header("origin", "https://evil.example");
    assert_eq!(refused(&shop, forged, body(&open())).await, ProblemCode::CrossSite);
}

#[test]
fn every_code_has_its_status_its_title_and_its_advice() {
    let schema = serde_json::to_value(schemars::schema_for!(ProblemCode)).unwrap();
    let described = schema["oneOf"].as_array().into_iter().flatten().map(|one| &one["const"]);
    let words = schema["enum"].as_array().into_iter().flatten().chain(described);
    let problems = words.map(|word| {
        let code: ProblemCode = serde_json::from_value(word.clone()).unwrap();
        let (status, retry) = code.meaning();
        let title = avoir::backend::refusal::title(code);
        serde_json::json!({ "code": word, "status": status, "retry": retry, "title": title })
    });
    golden::check_document("problems", &problems.collect());
}

#[tokio::test]
async fn a_database_that_fails_is_no_reason_to_talk() {
    let shop = Shop::open().await;
    let mut db = crate::support::database::connect(&shop).await;
    sqlx::query("DROP TABLE journal").execute(&mut db).await.unwrap();
    let call = open();
    let answer = shop.awa.write(&call, KEY, 1).await;
    assert_eq!(refusal(&answer).code, ProblemCode::Internal);
    assert!(!answer.text.contains("journal") && !answer.text.contains("SQL"), "{}", answer.text);
    golden::check("problem.internal", &call, &answer);
    let detail: OrderDetail = shop.awa.call(&ReadOrder { number: number() }).await.read();
    assert_eq!((detail.version, detail.lease), (1, None), "nothing was changed");
}

fn number() -> OrderNumber {
    OrderNumber("ORD00123".to_owned())
}

fn open() -> OpenModification {
    let call = OpenModification { number: number(), body: Default::default() };
    assert_eq!(call.path(), OPEN);
    call
}

#[tokio::test]
async fn an_answer_names_a_hundred_wrong_fields_and_how_many_more_there_are() {
    let shop = Shop::open().await;
    let lines: Vec<_> =
        (0..150).map(|line| serde_json::json!({ "line": format!("no-{line}"), "quantity": 1 })).collect();
    let body = serde_json::json!({ "lines": lines, "reason": "r" }).to_string();
    let request = shop.awa.request_to("POST", "/orders/ORD00123/credit-notes/preview").body(Body::from(body)).unwrap();
    let problem = refusal(&shop.awa.send(request).await);
    assert_eq!((problem.errors.len(), problem.more_errors), (100, Some(50)));
}
