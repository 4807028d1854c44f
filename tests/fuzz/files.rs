//! Files of orders: refused with words, or orders that every rule can rely on.

use avoir::backend::import::parse;
use avoir::domain::order::Order;
use serde_json::{Value, json};

use crate::damage::{damage, written};
use crate::dice::Dice;
use crate::full::times;
use crate::survives;

/// Records as real shops have them, and one with all that a record may have.
fn records() -> Vec<Value> {
    let real: Vec<Value> = serde_json::from_str(include_str!("../data/real_orders.json")).unwrap();
    let mut records: Vec<Value> = real
        .into_iter()
        .filter(|order| order["lines"].as_array().is_some_and(|lines| lines.len() < 6))
        .take(40)
        .collect();
    records.push(json!({
        "number": "ORD1", "placed_at": "2026-11-20T09:14:00Z", "currency": "KWD", "prices_include_tax": false,
        "logistic_status": "awaiting_print",
        "customer": { "name": "Awa Diallo", "email": "awa@example.com", "phone": "+33 6 00 00 00 00", "locale": "fr" },
        "lines": [{ "id": "1", "sku": "MUG-01", "title": "Mug", "quantity": 3, "unit_price": "9.9001", "total": "26.700",
            "taxes": [{ "name": "TVA", "rate": "0.20", "amount": "4.450", "base": "26.700" }] }],
        "shipping": [{ "id": "s1", "title": "Colissimo", "total": "4.900", "taxes": [] }],
        "fees": [{ "id": "f1", "title": "Frais", "total": "1.000", "taxes": [] }],
        "order_discount": "2.000",
        "payments": [{ "id": "p1", "provider": "hipay", "transaction": "T-1", "captured": "35.050",
            "captured_at": "2026-11-20T09:14:05+01:00" }]
    }));
    records
}

/// What every rule begins with.
fn is_sound(order: &Order) {
    let text = serde_json::to_string(order).unwrap();
    assert_eq!(serde_json::from_str::<Order>(&text).unwrap(), *order);
    assert_eq!(order.check(), Ok(()));
    assert_eq!(order.order_discount, None);
    assert!(!order.gross().is_negative() && !order.captured().is_negative());
}

#[test]
fn no_damaged_file_is_taken_for_what_it_is_not() {
    let records = records();
    let mut dice = Dice::seeded(2);
    let (all, mut taken) = (times(2_000, 150_000), 0);
    for _ in 0..all {
        let mut file: Vec<Value> = (0..=dice.below(2)).map(|_| dice.pick(&records).clone()).collect();
        for _ in 0..dice.below(3) {
            let at = dice.below(file.len());
            damage(&mut file[at], &mut dice);
        }
        let bytes = if dice.once_in(2) {
            written(&Value::Array(file), &mut dice)
        } else {
            file.iter().flat_map(|record| [written(record, &mut dice), b"\n".to_vec()].concat()).collect()
        };
        let text = String::from_utf8_lossy(&bytes);
        taken += survives(&bytes, || match parse(&*text, avoir::backend::settings::Providers::shipped()) {
            Ok(file) => file.orders().map(|order| is_sound(&order.expect("as it was checked"))).count(),
            Err(problems) => {
                assert!(!problems.to_string().is_empty());
                0
            }
        });
    }
    println!("{all} files, {taken} orders of them taken");
    assert!(taken > all / 50);
}
