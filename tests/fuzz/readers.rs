//! Files of other systems, damaged: no reader panics, and none takes an order whose money is not that of its file.

use std::thread;

use avoir::backend::readers::{Format, ReaderSettings, SourceFile, convert, propose_columns};
use avoir::backend::settings::Providers;
use serde_json::{Value, json};

use crate::damage::{damage, written};
use crate::dice::Dice;
use crate::feeds::{SAMPLES, cancels_to, sample, sample_text};
use crate::full::times;
use crate::survives;

/// A file as it is damaged: as JSON where it is some.
#[derive(Clone)]
enum Source {
    Json(Value),
    Text(String),
}

impl Source {
    fn whole(&self) -> String {
        match self {
            Self::Json(value) => value.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}

type Sample = (Format, ReaderSettings, Vec<Source>);

/// What money is when it goes wrong.
const FIGURES: [&str; 14] = [
    "-8.91",
    "0",
    "0.005",
    "0.00000000000000000001",
    "79228162514264337593543950335",
    "922337203685477.58",
    "-92233720368547758.08",
    "1e28",
    "-1e-28",
    "99999999999999999999999999999999",
    "8,91",
    "8.91 EUR",
    "１２",
    "",
];

/// Magento's rows of a kit and of a discount, which no sample has.
fn magento() -> Value {
    json!({"items": [{
        "entity_id": 9, "increment_id": "000000009", "state": "processing", "order_currency_code": "EUR",
        "created_at": "2026-11-20 09:14:00", "updated_at": "2026-11-20 09:20:00", "grand_total": 66.55, "total_refunded": 15.82,
        "shipping_description": "Colissimo", "shipping_amount": 4.55, "shipping_tax_amount": 0.25,
        "shipping_discount_tax_compensation_amount": 0.21, "shipping_discount_amount": 2.28,
        "billing_address": {"firstname": "Awa", "street": ["12 rue des Essais"], "city": "Lyon", "country_id": "FR", "company": "E"},
        "payment": {"method": "stripe_payments", "amount_paid": 66.55, "amount_authorized": 66.55, "last_trans_id": "pi_1"},
        "extension_attributes": {"gift_cards": [{"code": "GC-1", "amount": 2.0}], "applied_taxes": [{"percent": 10}]},
        "items": [
            {"item_id": 1, "sku": "MUG", "name": "Mug &amp; bol", "product_type": "simple", "qty_ordered": 1, "qty_refunded": 1,
             "price": 26.36, "price_incl_tax": 29, "row_total": 26.36, "row_total_incl_tax": 29, "tax_percent": 10, "tax_amount": 1.44,
             "discount_amount": 13.18, "discount_tax_compensation_amount": 1.20, "amount_refunded": 14.38, "tax_refunded": 1.44},
            {"item_id": 2, "sku": "KIT", "name": "Kit", "product_type": "bundle", "qty_ordered": 1, "price": 50},
            {"item_id": 3, "parent_item_id": 2, "sku": "A", "name": "A", "qty_ordered": 2, "price": 25, "row_total": 50,
             "row_total_incl_tax": 50, "tax_percent": 0},
        ],
    }]})
}

fn all() -> Vec<Sample> {
    let usual = ReaderSettings::default();
    let parsed = |path: &&str| {
        let text = sample_text(path);
        serde_json::from_str(&text).map_or(Source::Text(text), Source::Json)
    };
    let mut all: Vec<Sample> = SAMPLES
        .into_iter()
        .map(|(_, format, paths)| (format, usual.clone(), paths.iter().map(parsed).collect()))
        .collect();
    all.push((Format::Magento, usual, vec![Source::Json(magento())]));
    let columns = "woocommerce/advanced-order-export.csv";
    let map = propose_columns(&sample(columns)).unwrap().replace("\"unknown\"", "\"awaiting_print\"");
    let settings = ReaderSettings::parse(&map, Providers::shipped().clone()).unwrap();
    all.push((Format::Csv, settings, vec![parsed(&columns)]));
    all
}

/// A figure somewhere is another.
fn another_figure(value: &mut Value, dice: &mut Dice) {
    match value {
        Value::Array(items) if !items.is_empty() => {
            let at = dice.below(items.len());
            another_figure(&mut items[at], dice);
        }
        Value::Object(fields) if !fields.is_empty() => {
            let at = dice.below(fields.len());
            fields.values_mut().nth(at).into_iter().for_each(|field| another_figure(field, dice));
        }
        Value::Number(_) => {
            let text = *dice.pick(&FIGURES);
            *value = serde_json::from_str(text).unwrap_or_else(|_| json!(text));
        }
        Value::String(text) if text.parse::<f64>().is_ok() => *text = (*dice.pick(&FIGURES)).to_owned(),
        _ => {}
    }
}

fn damaged_text(text: &str, dice: &mut Dice) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=dice.below(3) {
        let at = dice.below(bytes.len());
        match dice.below(8) {
            0 => bytes.truncate(at.max(1)),
            1 => drop(bytes.remove(at)),
            2 => bytes.splice(at..at, dice.pick(&FIGURES).bytes()).for_each(drop),
            // What Windows wrote, and what a byte order mark is in the middle.
            3 => bytes[at] = 0xe9,
            4 => bytes.splice(at..at, *b"\xef\xbb\xbf").for_each(drop),
            5 => bytes.extend_from_within(at..),
            _ => bytes.insert(at, *dice.pick(b"0123456789.,;-+\"'<>{}[]:eE \n\t\x00")),
        }
        if bytes.is_empty() {
            bytes.push(b' ');
        }
    }
    bytes
}

fn damaged(source: &Source, dice: &mut Dice) -> Vec<u8> {
    match source {
        Source::Text(text) => damaged_text(text, dice),
        Source::Json(value) if dice.once_in(4) => damaged_text(&value.to_string(), dice),
        Source::Json(value) => {
            let mut value = value.clone();
            for _ in 0..=dice.below(2) {
                if dice.once_in(2) { damage(&mut value, dice) } else { another_figure(&mut value, dice) }
            }
            written(&value, dice)
        }
    }
}

/// Orders that were taken: each comes to what its file says, and cancels to what that leaves.
fn taken(format: Format, files: &[SourceFile], settings: &ReaderSettings) -> usize {
    let Ok(converted) = convert(format, files, settings) else { return 0 };
    let mut taken = 0;
    for one in converted {
        match one.order {
            Ok(None) => {}
            Ok(Some(order)) => {
                let control = order.control.expect("what the system says");
                assert_eq!(order.check(), Ok(()));
                assert_eq!((order.gross(), order.captured()), (control.gross, control.captured));
                assert_eq!(order.refunded_earlier(), control.refunded);
                assert_eq!(cancels_to(&order), control.captured - control.refunded);
                taken += 1;
            }
            Err(flaws) => assert!(!flaws.0.is_empty() && flaws.0.iter().all(|flaw| !flaw.message.is_empty())),
        }
    }
    taken
}

#[test]
fn every_sample_is_taken_before_it_is_damaged() {
    for (format, settings, files) in all() {
        let files: Vec<SourceFile> = files.iter().map(|source| SourceFile::held("orders", source.whole())).collect();
        assert!(taken(format, &files, &settings) > 0, "{format:?}");
    }
}

/// How many orders are taken of so many damaged files of one system.
fn taken_of_damaged(format: Format, times: usize) -> usize {
    let samples: Vec<Sample> = all().into_iter().filter(|(of, ..)| *of == format).collect();
    let mut dice = Dice::seeded(4);
    let mut orders = 0;
    for _ in 0..times {
        let (_, settings, sources) = dice.pick(&samples);
        let which = dice.below(sources.len());
        let mut bytes = Vec::new();
        let mut files = Vec::new();
        for (at, source) in sources.iter().enumerate() {
            let text = if at == which {
                bytes = damaged(source, &mut dice);
                String::from_utf8_lossy(&bytes).into_owned()
            } else {
                source.whole()
            };
            files.push(SourceFile::held("orders", text));
        }
        orders += survives(&bytes, || taken(format, &files, settings));
    }
    orders
}

#[test]
fn no_damaged_file_of_another_system_is_taken_for_what_it_is_not() {
    let each = times(400, 1_000_000);
    thread::scope(|scope| {
        for format in Format::ALL {
            scope.spawn(move || {
                let orders = taken_of_damaged(format, each);
                println!("{format:?}: {each} damaged files, {orders} orders of them taken");
                assert!(orders > each / 50, "{format:?}: {orders} of {each}");
            });
        }
    });
}
