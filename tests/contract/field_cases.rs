//! What happened to people with other systems, done here: each case's orders are imported, its steps are made over
//! the wire as they stand in the file, and what comes back is compared with what is right.

mod answers;
mod steps;

use avoir::backend::{Config, import};
use avoir::domain::timestamp::Timestamp;
use axum::body::Body;
use serde_json::Value;

use crate::support::shop::{Answer, Desk, Shop};
use steps::Steps;

impl Desk {
    /// What is read there.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request_to("GET", path).body(Body::empty()).unwrap()).await
    }
}

/// Cases that don't come out right yet. One that does is to be taken off.
const NOT_YET: &[&str] = &[];

/// When it is last year in London and this year in Paris.
const NEW_YEAR: &str = "2026-12-31T23:30:00Z";

fn cases() -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("../data/field_cases.json")).unwrap();
    file["cases"].as_array().unwrap().clone()
}

#[tokio::test]
async fn every_case_of_the_field_comes_out_right() {
    let shop = Shop::open().await;
    let cases: Vec<Value> = cases().into_iter().filter(|case| case.get("needs").is_none()).collect();
    assert_eq!(cases.len(), 55);
    let mut wrong = Vec::new();
    for case in &cases {
        let id = case["id"].as_str().unwrap();
        let found = run(&shop, case).await;
        match (found.is_empty(), NOT_YET.contains(&id)) {
            (false, false) => wrong.push(format!("{id}: {}", found.join(" | "))),
            (true, true) => wrong.push(format!("{id} comes out right: take it off the list")),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let is_case = |id: &&&str| cases.iter().any(|case| case["id"] == ***id);
    assert_eq!(NOT_YET.iter().filter(|id| !is_case(id)).count(), 0, "a case that isn't there");
}

#[tokio::test]
async fn the_year_of_a_number_and_the_day_of_a_note_are_the_shops() {
    let [case] = cases().into_iter().filter(|case| case.get("needs").is_some()).collect::<Vec<_>>().try_into().unwrap();
    let shop = Shop::at(Timestamp::parse(NEW_YEAR).unwrap(), Config::default()).await;
    assert_eq!(run(&shop, &case).await, Vec::<String>::new());
    let note = shop.zoe.get("/credit-notes/AV-2027-000001").await.json();
    assert_eq!(note["note"]["issued_at"], "2027-01-01T00:30:00+01:00");
    assert_eq!(note["order"]["placed_at"], "2026-12-20T11:00:00+01:00");
}

/// What is wrong with a case.
async fn run(shop: &Shop, case: &Value) -> Vec<String> {
    let said = take(shop, &case["orders"]).await.err();
    let expected = &case["import"];
    match (expected["refused"] == true, said) {
        (true, None) => vec!["import: expected a refusal, got the orders taken".to_owned()],
        (true, Some(said)) => {
            let says = expected["says"].as_str().unwrap_or_default();
            if said.contains(says) {
                Vec::new()
            } else {
                vec![format!("import: expected {says:?} to be said, got {said:?}")]
            }
        }
        (false, Some(said)) => vec![format!("import: expected the orders taken, got: {said}")],
        (false, None) => Steps::of(shop, case).run().await,
    }
}

/// Imports orders as `avoir import` does.
async fn take(shop: &Shop, orders: &Value) -> Result<usize, String> {
    let file = import::parse(orders.to_string(), avoir::backend::settings::Providers::shipped())
        .map_err(|problems| problems.to_string())?;
    let imported = import::import(&file, &shop.app.store).await;
    imported.map(|imported| imported.taken).map_err(|refusal| refusal.to_string())
}
