//! The refund calculations of other systems' own test suites, each made on the running backend: the order
//! imported, its earlier credit notes really issued, the draft previewed and then issued as well. Bodies go over
//! the wire as they stand in the file.

use avoir::api::IDEMPOTENCY_KEY;
use avoir::api::orders::etag;
use avoir::backend::import;
use serde_json::Value;

use crate::support::shop::{Answer, Shop};

#[tokio::test]
async fn every_case_of_the_other_systems_agrees_over_the_wire() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("../data/refund_cases.json")).unwrap();
    assert_eq!(cases.len(), 37);
    let shop = Shop::open().await;
    let mut wrong = Vec::new();
    for case in &cases {
        wrong.extend(check(&shop, case).await.err());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

async fn check(shop: &Shop, case: &Value) -> Result<(), String> {
    let id = case["id"].as_str().unwrap();
    let file = import::parse(case["order"].to_string(), avoir::backend::settings::Providers::shipped())
        .map_err(|problems| format!("{id}: {problems}"))?;
    let orders: Vec<_> = file.orders().collect::<Result<_, _>>().unwrap();
    shop.app.store.insert_orders(&orders).await.unwrap();
    let number = &orders[0].number.0;
    let mut version = 1;
    for (position, draft) in case["prior"].as_array().unwrap().iter().enumerate() {
        let issued = issue(shop, number, draft, (version, position)).await;
        version = issued.json()["version"].as_u64().ok_or_else(|| format!("{id}: before: {}", issued.text))?;
    }
    let preview = post(shop, &format!("/orders/{number}/credit-notes/preview"), &case["draft"]).await;
    agrees(case, &preview)?;
    let issued = issue(shop, number, &case["draft"], (version, 99)).await;
    if preview.status == 200 {
        let notes = &issued.json()["credit_notes"];
        let last = notes.as_array().and_then(|notes| notes.last()).map(|note| &note["quote"]);
        (last == Some(&preview.json())).then_some(()).ok_or_else(|| format!("{id}: issued {}", issued.text))
    } else {
        (issued.status == preview.status).then_some(()).ok_or_else(|| format!("{id}: issued {}", issued.text))
    }
}

/// A total, with or without its net and tax; or any refusal that says which field or cap, and how.
fn agrees(case: &Value, preview: &Answer) -> Result<(), String> {
    let (expected, answer) = (&case["expect"], preview.json());
    let same = |figure: &str| expected.get(figure).is_none_or(|expected| *expected == answer[figure]);
    let agrees = if expected.get("error").is_some() {
        let error = &answer["errors"][0];
        preview.status == 422 && error["code"].is_string() && error["pointer"].is_string()
    } else {
        preview.status == 200 && ["total", "net", "tax"].into_iter().all(same)
    };
    agrees.then_some(()).ok_or_else(|| format!("{}: expected {expected}, got {}", case["id"], preview.text))
}

async fn issue(shop: &Shop, number: &str, draft: &Value, (version, position): (u64, usize)) -> Answer {
    let key = format!("case-{number}-{position:012}");
    let request = shop
        .awa
        .request_to("POST", &format!("/orders/{number}/credit-notes"))
        .header(IDEMPOTENCY_KEY, &key[..key.len().min(64)])
        .header("if-match", etag(version));
    shop.awa.send(request.body(draft.to_string().into()).unwrap()).await
}

async fn post(shop: &Shop, path: &str, body: &Value) -> Answer {
    shop.awa.send(shop.awa.request_to("POST", path).body(body.to_string().into()).unwrap()).await
}
