//! What a credit note says of its seller, its series and its taxes, beyond its figures.

use avoir::api::credit_notes::{
    CorrectCreditNote, CorrectCreditNoteBody, CreditNoteDocument, IssueCreditNote, ReadCreditNote,
};
use avoir::api::messages::{MessagePreview, NotSendable, PreviewCreditNoteMail};
use avoir::api::order_detail::OrderDetail;
use avoir::backend::settings::ShopSettings;
use avoir::backend::store::Seller;
use avoir::backend::{Config, Shop as Settled};
use avoir::domain::credit::CreditNoteNumber;
use avoir::domain::day::Day;
use avoir::domain::exchange_rate::ExchangeRate;
use avoir::domain::order::fixture::{amount, order_in};
use avoir::domain::order::{Order, OrderNumber};
use avoir::domain::payment::PaymentProvider;
use serde_json::json;

use crate::support::shop::Shop;
use crate::support::walk::Walk;

const SETTINGS: &str = "[channels.b2b]\nseries = \"B2B\"\n[channels.b2b.seller]\nname = \"Lumen Pro\"\nlegal_form = \"SAS\"\n\
    capital = \"10 000 €\"\naddress = [\"12 rue des Lanternes\"]\npostal_code = \"69001\"\ncity = \"Lyon\"\ncountry = \"FR\"\n\
    siren = \"732 829 320\"\nvat_number = \"FR 44 732829320\"\nrcs = \"Lyon\"\n\
    [exchange_rates.USD]\nrate = \"0.9234\"\non = \"2026-11-19\"\nsource = \"BCE\"\n";

async fn shop(orders: &[Order]) -> Shop {
    let settings = ShopSettings::parse("settings.toml", SETTINGS).unwrap();
    let seller = Seller { name: "Maison Lumen".to_owned(), details: Vec::new(), identity: settings.seller.clone() };
    let settled = Settled {
        channels: settings.channels.clone(),
        exchange_rates: settings.exchange_rates.clone(),
        ..Settled::of(seller)
    };
    let shop = Shop::with(Config { shop: settled, ..Config::default() }).await;
    shop.app.store.insert_orders(orders).await.unwrap();
    shop
}

fn sold(number: &str, currency: &str) -> Order {
    let order = order_in(currency).numbered(number, "2026-11-20T09:14:00Z");
    order
        .line("1", 2, "49.90", &["8.32"])
        .paid("p1", PaymentProvider::HIPAY, "49.90")
        .in_transaction(number, "2026-11-20T09:14:05Z")
}

async fn credit(shop: &Shop, order: &str) -> OrderDetail {
    let body = json!({ "lines": [{ "line": "1", "quantity": 1 }], "restock": true, "reason": "Retour" });
    let issuing =
        IssueCreditNote { number: OrderNumber(order.to_owned()), body: serde_json::from_value(body).unwrap() };
    Walk::of(&shop.awa, order).await.done(&issuing).await
}

async fn document(shop: &Shop, number: &str) -> CreditNoteDocument {
    shop.ben.call(&ReadCreditNote { note: CreditNoteNumber(number.to_owned()) }).await.read()
}

#[tokio::test]
async fn each_channel_has_its_series_without_gaps_and_its_seller() {
    let pro = |number: &str| Order { channel: Some("b2b".to_owned()), ..sold(number, "EUR") };
    let elsewhere = Order { channel: Some("kiosk".to_owned()), ..sold("OTHER", "EUR") };
    let test = Order { test: true, ..pro("TRY") };
    let shop = shop(&[pro("PRO-1"), pro("PRO-2"), sold("HOME", "EUR"), elsewhere, test]).await;
    for (order, number) in [
        ("PRO-1", "B2B-2026-000001"),
        ("HOME", "AV-2026-000001"),
        ("TRY", "TEST-2026-000001"),
        ("PRO-2", "B2B-2026-000002"),
        ("OTHER", "AV-2026-000002"),
        ("PRO-1", "B2B-2026-000003"),
    ] {
        assert_eq!(credit(&shop, order).await.credit_notes.last().unwrap().number.0, number);
    }
    let ours = document(&shop, "AV-2026-000001").await;
    assert_eq!((ours.seller.as_str(), ours.seller_identity), ("Maison Lumen", None));
    let theirs = document(&shop, "B2B-2026-000002").await;
    let identity = theirs.seller_identity.unwrap();
    assert_eq!(theirs.seller, "Lumen Pro");
    assert_eq!(identity.siren.as_deref(), Some("732829320"));
    assert_eq!(identity.vat_number.as_deref(), Some("FR44732829320"));
    assert_eq!(identity.address.unwrap().city, "Lyon");
}

#[tokio::test]
async fn nobody_is_written_to_about_a_test_order() {
    let shop = shop(&[Order { test: true, ..sold("TRY", "EUR") }]).await;
    credit(&shop, "TRY").await;
    let preview = PreviewCreditNoteMail { note: CreditNoteNumber("TEST-2026-000001".to_owned()) };
    let mail: MessagePreview = shop.awa.call(&preview).await.read();
    assert_eq!(mail.not_sendable, Some(NotSendable::TestOrder));
}

#[tokio::test]
async fn the_tax_of_another_currency_is_said_in_euros_at_a_rate_that_somebody_gave() {
    let by_order = ExchangeRate {
        rate: "0.5".parse().unwrap(),
        on: Day::parse("2026-11-20").unwrap(),
        source: "Douane".to_owned(),
    };
    let own = Order { exchange_rate: Some(by_order.clone()), ..sold("OWN", "USD") };
    let shop = shop(&[own, sold("SHOP", "USD"), sold("NONE", "CHF"), sold("EURO", "EUR")]).await;
    let said = async |order: &str| credit(&shop, order).await.credit_notes[0].tax_in_euros.clone();
    let of_order = said("OWN").await.unwrap();
    assert_eq!((of_order.tax, of_order.exchange), (amount("2.08"), by_order));
    let of_shop = said("SHOP").await.unwrap();
    assert_eq!((of_shop.tax, of_shop.exchange.source.as_str()), (amount("3.84"), "BCE"));
    assert_eq!((said("NONE").await, said("EURO").await), (None, None));
    let body = CorrectCreditNoteBody { reason: "Trop".to_owned() };
    let correction = CorrectCreditNote { note: CreditNoteNumber("AV-2026-000002".to_owned()), body };
    let detail = Walk::of(&shop.awa, "SHOP").await.done(&correction).await;
    assert_eq!(detail.credit_notes[1].tax_in_euros.as_ref().map(|said| said.tax), Some(amount("-3.84")));
}

#[tokio::test]
async fn the_database_lets_no_number_into_a_series_that_was_not_counted() {
    let shop = shop(&[sold("HOME", "EUR")]).await;
    let mut db = crate::support::database::connect(&shop).await;
    for number in ["B2B-2026-000001", "TEST-2026-000009"] {
        let insert = "INSERT INTO credit_notes VALUES ($1, 'HOME', 0, NULL, 0, 'Awa', '{}')";
        let refused = sqlx::query(insert).bind(number).execute(&mut db).await.unwrap_err().to_string();
        assert!(refused.contains("numbered one by one"), "{refused}");
    }
    for series in [
        "INSERT INTO credit_note_series VALUES ('B2B', 2026, 2)",
        "INSERT INTO credit_note_series VALUES ('AV', 2026, 1)",
    ] {
        assert!(sqlx::query(series).execute(&mut db).await.is_err(), "{series}");
    }
}
