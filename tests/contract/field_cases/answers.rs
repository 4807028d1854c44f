//! What of an answer is not as expected.

use avoir::domain::url_encoding::encode;
use rust_decimal::Decimal;
use serde_json::Value;

/// A status and a body.
pub struct Got {
    pub status: u16,
    pub body: Value,
}

impl Got {
    pub const fn is_success(&self) -> bool {
        self.status < 300
    }

    /// Whether something was refused for a reason that is about the matter.
    fn is_refusal(&self) -> bool {
        (400..500).contains(&self.status)
            && ![401, 403, 404, 405, 428].contains(&self.status)
            && self.body["code"].as_str().is_some_and(|code| !code.is_empty())
    }

    /// What of this is not as expected.
    pub fn misses(&self, expect: &Value) -> Vec<String> {
        let mut wrong = Vec::new();
        if let Some(ways) = expect["any_of"].as_array() {
            let tried: Vec<Vec<String>> = ways.iter().map(|way| self.misses(way)).collect();
            if !tried.iter().any(Vec::is_empty) {
                let told: Vec<String> = tried.iter().map(|wrong| wrong.join("; ")).collect();
                wrong.push(format!("one of: {}", told.join(" or ")));
            }
        }
        let as_expected = match &expect["status"] {
            Value::Null if expect.get("any_of").is_some() => true,
            Value::Null => self.status == 200,
            Value::String(word) if word == "refused" => self.is_refusal(),
            status => *status == self.status,
        };
        if !as_expected {
            wrong.push(format!("status: got {} {}", self.status, self.body));
            return wrong;
        }
        for (pointer, expected) in expect["body"].as_object().into_iter().flatten() {
            let got = at(&self.body, pointer).into_iter().next();
            if !matches(got, expected) {
                wrong.push(format!("{pointer}: expected {expected}, got {got:?}"));
            }
        }
        for sum in expect["sums"].as_array().into_iter().flatten() {
            let pointers = match &sum["of"] {
                Value::Array(several) => several.clone(),
                one => vec![one.clone()],
            };
            let values = pointers.iter().flat_map(|pointer| at(&self.body, pointer.as_str().unwrap()));
            let got: Decimal = values.map(|value| number(value).unwrap()).sum();
            if Some(got) != number(&sum["is"]) {
                wrong.push(format!("sum of {}: expected {}, got {got}", sum["of"], sum["is"]));
            }
        }
        if let Some(fits) = expect.get("fits") {
            let by = number(&fits["by"]).unwrap_or(Decimal::new(2, 2));
            wrong.extend(misfits(at(&self.body, fits["at"].as_str().unwrap_or_default()).first().copied(), by));
        }
        wrong
    }

    /// True of every quote, whether a case says so or not: net and tax are the total, the taxes come to the tax.
    pub fn unbalanced(&self) -> Vec<String> {
        let quotes = [Some(&self.body), self.body.pointer("/note/quote")].into_iter().flatten();
        let Some(quote) = quotes.into_iter().find(|body| body.get("net").is_some() && body.get("tax").is_some()) else {
            return Vec::new();
        };
        let figure = |name: &str| number(&quote[name]).unwrap();
        let taxes: Decimal = at(quote, "/taxes/*/amount").into_iter().filter_map(number).sum();
        let mut wrong = Vec::new();
        if figure("net") + figure("tax") != figure("total") {
            wrong.push(format!("net and tax are not the total in {quote}"));
        }
        if taxes != figure("tax") {
            wrong.push(format!("taxes come to {taxes} in {quote}"));
        }
        wrong
    }
}

/// Each tax is its rate of its base, but for rounding, and the bases come to the net.
fn misfits(quote: Option<&Value>, by: Decimal) -> Vec<String> {
    let Some(quote) = quote.filter(|quote| quote.is_object()) else { return vec!["expected a credit note".to_owned()] };
    let mut wrong = Vec::new();
    let mut bases = Decimal::ZERO;
    for tax in quote["taxes"].as_array().into_iter().flatten() {
        let figure = |name: &str| number(&tax[name]).unwrap();
        bases += figure("net");
        if (figure("net") * figure("rate") - figure("amount")).abs() > by {
            wrong.push(format!("tax does not fit its base: {tax}"));
        }
    }
    if Some(bases) != number(&quote["net"]) {
        wrong.push(format!("bases come to {bases}, not to the net of {}", quote["net"]));
    }
    wrong
}

/// All values at a JSON pointer; `*` stands for every element, `[key=value]` for those that have that value.
pub fn at<'v>(body: &'v Value, pointer: &str) -> Vec<&'v Value> {
    let mut values = vec![body];
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        let choice =
            token.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).and_then(|rest| rest.split_once('='));
        values = values
            .into_iter()
            .flat_map(|value| match (value, choice) {
                (Value::Array(items), _) if token == "*" => items.iter().collect(),
                (Value::Array(items), Some((key, wanted))) => {
                    items.iter().filter(|item| same(&item[key], &Value::from(wanted))).collect()
                }
                (Value::Array(items), None) => {
                    token.parse().ok().and_then(|place: usize| items.get(place)).into_iter().collect()
                }
                (Value::Object(fields), _) => fields.get(&token).into_iter().collect(),
                _ => Vec::new(),
            })
            .collect();
    }
    values
}

pub fn number(value: &Value) -> Option<Decimal> {
    value.as_str()?.parse().ok()
}

/// Equal, as texts or as numbers: a rate of 0.20 is one of 0.2.
fn same(got: &Value, wanted: &Value) -> bool {
    got == wanted || number(got).is_some_and(|got| number(wanted) == Some(got))
}

fn matches(got: Option<&Value>, wanted: &Value) -> bool {
    let Some(rule) = wanted.as_object() else { return got == Some(wanted) };
    let there = got.filter(|got| !got.is_null());
    let text = there.and_then(Value::as_str).unwrap_or_default();
    rule.iter().all(|(name, value)| match name.as_str() {
        "absent" => *value == there.is_none(),
        "not" => there != Some(value),
        "one_of" => there.is_some_and(|got| value.as_array().unwrap().contains(got)),
        "contains" => text.contains(value.as_str().unwrap()),
        "lacks" => there.is_some() && !text.contains(value.as_str().unwrap()),
        "length" => there.and_then(Value::as_array).is_some_and(|items| *value == items.len()),
        "near" => there
            .and_then(number)
            .is_some_and(|got| (got - number(value).unwrap()).abs() <= number(&rule["by"]).unwrap()),
        "by" => true,
        other => panic!("{other} is no rule"),
    })
}

/// For a path.
pub fn quoted(text: &str) -> String {
    encode(text)
}
