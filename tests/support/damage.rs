//! Damage to JSON, as a slip, a proxy or an attacker does it.

use serde_json::{Map, Value, json};

use super::dice::Dice;

/// Texts that break what is not made for them.
pub const TEXTS: [&str; 22] = [
    "",
    " ",
    "a",
    "null",
    "0",
    "-1",
    "1.5",
    "1e309",
    "999999999999.99",
    "1000000000000.00",
    "0.001",
    "NaN",
    "Éléonore Lebœuf",
    "北京\u{1f469}\u{200d}\u{1f467}",
    "\u{202e}abc\u{200b}",
    "a\u{0}b\n\r\t",
    "'; DROP TABLE orders; --",
    "<img src=x onerror=alert(1)>",
    "../../etc/passwd",
    "2026-11-20T09:14:00Z",
    "9999-12-31T23:59:59.999999999+23:59",
    "0000-01-01T00:00:00-23:59",
];

/// A value of any kind.
pub fn anything(dice: &mut Dice) -> Value {
    match dice.below(12) {
        0 => Value::Null,
        1 => json!(dice.once_in(2)),
        2 => json!(*dice.pick(&[0_i64, 1, -1, 255, 256, 65_536, 4_294_967_296, i64::MAX, i64::MIN])),
        3 => json!(*dice.pick(&[0.5, -0.0, 1e300, 5e-324])),
        4 => json!(u64::MAX),
        5 => json!([]),
        6 => json!({}),
        7 => json!([[[[["deep"]]]]]),
        8 => json!("x".repeat(*dice.pick(&[201, 501, 1_001, 10_000]))),
        _ => json!(dice.pick(&TEXTS)),
    }
}

/// One value somewhere in it is another, missing, one too many, or somewhere else.
pub fn damage(value: &mut Value, dice: &mut Dice) {
    let places = count(value);
    let mut at = dice.below(places);
    let kind = dice.below(7);
    visit(value, &mut at, &mut |place| match (kind, &mut *place) {
        (0 | 1, Value::Object(fields)) if !fields.is_empty() => {
            let name = fields.keys().nth(dice.below(fields.len())).unwrap().clone();
            fields.remove(&name);
        }
        (2, Value::Object(fields)) => {
            let name = *dice.pick(&["x", "", "number", "amount", "__proto__", "Amount"]);
            fields.insert(name.to_owned(), anything(dice));
        }
        (3, Value::Object(fields)) => {
            *place = Value::Array(std::mem::take(fields).into_iter().map(|(_, it)| it).collect())
        }
        (3, Value::Array(items)) if !items.is_empty() => items.push(items[dice.below(items.len())].clone()),
        (4, Value::Array(items)) if !items.is_empty() => drop(items.remove(dice.below(items.len()))),
        (4, Value::String(text)) => *text = changed(text, dice),
        (5, Value::String(text)) => {
            if let Ok(number) = text.parse::<f64>() {
                *place = json!(number);
            }
        }
        (5, Value::Number(number)) => *place = json!(number.to_string()),
        (6, Value::Object(fields)) => {
            let moved: Map<_, _> = std::mem::take(fields);
            *place = json!({ "within": moved });
        }
        _ => *place = anything(dice),
    });
}

fn changed(text: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let at = dice.below(letters.len() + 1);
    match dice.below(4) {
        0 if at < letters.len() => drop(letters.remove(at)),
        1 => letters.insert(at, *dice.pick(&['0', '-', '.', ' ', ',', 'e', '\u{200b}', '\u{0}', '\u{ff11}', '€', '"'])),
        2 => letters.truncate(at),
        _ => letters.extend(text.chars()),
    }
    letters.into_iter().collect()
}

/// The text of this JSON, now and then no JSON any more.
pub fn written(value: &Value, dice: &mut Dice) -> Vec<u8> {
    let mut bytes = value.to_string().into_bytes();
    if !dice.once_in(6) || bytes.is_empty() {
        return bytes;
    }
    let at = dice.below(bytes.len());
    match dice.below(6) {
        0 => bytes.truncate(at),
        1 => bytes[at] = *dice.pick(b"\x00\xff{}[]\",:0-\x80"),
        2 => bytes.splice(0..0, *b"\xef\xbb\xbf").for_each(drop),
        3 => bytes.extend(b"{}"),
        4 => bytes.splice(at..at, [b'['; 200]).for_each(drop),
        _ => drop(bytes.remove(at)),
    }
    bytes
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum::<usize>(),
        _ => 0,
    }
}

/// Hands over the value that is so many places further.
fn visit(value: &mut Value, at: &mut usize, act: &mut dyn FnMut(&mut Value)) -> bool {
    if *at == 0 {
        act(value);
        return true;
    }
    *at -= 1;
    match value {
        Value::Array(items) => items.iter_mut().any(|item| visit(item, at, act)),
        Value::Object(fields) => fields.values_mut().any(|item| visit(item, at, act)),
        _ => false,
    }
}
