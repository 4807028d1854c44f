//! What is wrong with a field, for whoever exports orders and may never have heard of JSON: what was found, and what
//! to write instead.

use serde_json::Value;

use super::locate::value_at;
use crate::backend::json_text::without_place;
use crate::backend::settings::Providers;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::typed::TypedAmount;
use crate::domain::money::{Amount, Currency};
use crate::domain::order::{FieldPath, OrderFlaw, PathStep};
use crate::domain::timestamp::Timestamp;

/// Characters of what was found that are told.
const SHOWN: usize = 60;

/// What belongs into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    Text,
    Amount,
    UnitPrice,
    Rate,
    Quantity,
    Moment,
    Day,
    YesOrNo,
    Currency,
    Status,
    Provider,
    List,
    Group,
}

/// The field at which reading stopped, and why.
pub(super) fn of_stop(record: &str, path: FieldPath, error: &serde_json::Error) -> (FieldPath, String) {
    let reason = without_place(error);
    if let Some(field) = quoted(&reason, "missing field ") {
        let path = path.with(field.to_owned());
        let message = format!("is missing; {}", Content::of(&path).wanted());
        return (path, message);
    }
    if let Some(field) = quoted(&reason, "duplicate field ") {
        return (path.with(field.to_owned()), "is there twice; leave one out".to_owned());
    }
    if !error.is_data() || reason.starts_with("must be ") {
        return (path, reason);
    }
    let content = Content::of(&path);
    let message = told(content.wanted().to_owned(), content, record, &path);
    (path, message)
}

/// A flaw of an order that was read.
pub(super) fn of_flaw(record: &str, path: &FieldPath, flaw: OrderFlaw, providers: &Providers) -> String {
    let content = Content::of(path);
    match flaw {
        OrderFlaw::UnknownStatus => told(format!("{flaw}; {}", content.wanted()), content, record, path),
        OrderFlaw::UnknownProvider => {
            let allowed = format!("allowed are {}, and those that the shop's settings file adds", providers.keys());
            told(format!("{flaw}; {allowed}"), content, record, path)
        }
        OrderFlaw::NoQuantity => format!("{flaw}; leave out a line of nothing"),
        OrderFlaw::WrongDigits { .. } | OrderFlaw::Negative | OrderFlaw::RateOutOfRange => {
            told(flaw.to_string(), content, record, path)
        }
        _ => flaw.to_string(),
    }
}

/// The reason, then what was found, then what to write.
fn told(reason: String, content: Content, record: &str, path: &FieldPath) -> String {
    let Some(found) = value_at(record, path).filter(|_| !matches!(content, Content::List | Content::Group)) else {
        return reason;
    };
    let cut = if found.chars().nth(SHOWN).is_some() { "…" } else { "" };
    let shown: String = found.chars().take(SHOWN).collect();
    let currency = value_at(record, &FieldPath::of("currency"));
    let currency = currency.and_then(|code| Currency::parse(code.trim_matches('"')).ok());
    match serde_json::from_str(found).ok().and_then(|value| content.correction(&value, currency)) {
        Some(correction) => format!("{reason}; found {shown}{cut}: write {correction}"),
        None => format!("{reason}; found {shown}{cut}"),
    }
}

/// The name that the parser puts between backquotes.
fn quoted<'r>(reason: &'r str, before: &str) -> Option<&'r str> {
    reason.strip_prefix(before)?.strip_prefix('`')?.strip_suffix('`')
}

impl Content {
    fn of(path: &FieldPath) -> Self {
        let Some(PathStep::Field(field)) = path.0.last() else { return Self::Group };
        match &**field {
            "total" | "amount" | "captured" | "order_discount" | "gross" | "refunded" | "adjustment" | "unassigned" => {
                Self::Amount
            }
            "unit_price" => Self::UnitPrice,
            "rate" => Self::Rate,
            "quantity" | "shipped" => Self::Quantity,
            "placed_at" | "captured_at" | "shipped_at" | "at" => Self::Moment,
            "issued_on" | "supplied_on" => Self::Day,
            "prices_include_tax" => Self::YesOrNo,
            "currency" => Self::Currency,
            "logistic_status" => Self::Status,
            "provider" => Self::Provider,
            "lines" | "shipping" | "fees" | "payments" | "taxes" | "earlier_refunds" | "invoices" | "parcels"
            | "notes" | "tags" | "discounts" | "components" => Self::List,
            "customer" | "source" | "control" | "buyer" | "billing_address" | "shipping_address" | "registration"
            | "electronic_address" | "measure" => Self::Group,
            _ => Self::Text,
        }
    }

    const fn wanted(self) -> &'static str {
        match self {
            Self::Text => "it has to be text in quotation marks, such as \"1001\"",
            Self::Amount => "it has to be an amount in quotation marks, with a point and all digits, such as \"44.60\"",
            Self::UnitPrice => "it has to be a price in quotation marks, with a point, such as \"9.90\" or \"0.1648\"",
            Self::Rate => "it has to be a fraction in quotation marks, such as \"0.20\" for 20 %",
            Self::Quantity => {
                "it has to be a whole number without quotation marks, such as 3. What is sold by weight or length is a \
                 quantity of 1: say how much in the title, the total stays as it is"
            }
            Self::Moment => {
                "it has to be a date and time with its distance from UTC, such as \"2026-11-20T09:14:00+01:00\", or \
                 \"2026-11-20T08:14:00Z\" in UTC"
            }
            Self::Day => "it has to be a day in quotation marks, such as \"2026-11-20\"",
            Self::YesOrNo => "it has to be true or false, without quotation marks",
            Self::Currency => "it has to be a currency's code of three capitals in quotation marks, such as \"EUR\"",
            Self::Status => {
                "allowed are \"on_hold\", \"awaiting_print\", \"printing\", \"preparing\", \"shipped\", \"delivered\", \
                 \"cancelled\", and \"unknown\", which nobody can cancel"
            }
            Self::Provider => "it has to be the word of a payment provider, such as \"paypal\"",
            Self::List => "it has to be a list between [ and ], empty if there is nothing in it",
            Self::Group => "it has to be a group of fields between { and }",
        }
    }

    /// What was meant, where that is plain.
    fn correction(self, found: &Value, currency: Option<Currency>) -> Option<String> {
        let text = match found {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Bool(yes) => yes.to_string(),
            _ => return None,
        };
        let corrected = match self {
            Self::Text if found.is_number() => text,
            Self::Amount => amount(&text, currency?)?.to_string(),
            Self::UnitPrice if found.is_number() => text,
            Self::Rate => rate(&text)?,
            Self::Moment => return Some(format!("\"{}\" if its clock is one hour ahead of UTC", moment(&text)?)),
            Self::Currency => Currency::parse(&text.to_ascii_uppercase()).ok()?.code().to_owned(),
            Self::Status => word(&text, LogisticStatus::parse, LogisticStatus::as_str)?.to_owned(),
            Self::Provider => {
                Providers::shipped().meant_by(&text.to_lowercase().replace([' ', '-'], "_"))?.as_str().to_owned()
            }
            Self::Quantity => {
                return text.parse::<u32>().ok().filter(|units| *units > 0).map(|units| units.to_string());
            }
            Self::YesOrNo => return matches!(text.as_str(), "true" | "false").then_some(text),
            _ => return None,
        };
        Some(format!("\"{corrected}\""))
    }
}

fn amount(text: &str, currency: Currency) -> Option<Amount> {
    TypedAmount { currency, locale: None, signed: false }.read(text).ok()
}

/// `20`, `20 %` and `0,2` are 20 %.
fn rate(text: &str) -> Option<String> {
    let plain = text.trim_end_matches('%').trim().replace(',', ".");
    let value: rust_decimal::Decimal = plain.parse().ok()?;
    let is_percentage = text.ends_with('%') || value >= rust_decimal::Decimal::TWO;
    let fraction = if is_percentage { value / rust_decimal::Decimal::ONE_HUNDRED } else { value };
    (!fraction.is_sign_negative() && fraction < rust_decimal::Decimal::ONE).then(|| fraction.to_string())
}

/// A moment whose distance from UTC is missing.
fn moment(text: &str) -> Option<String> {
    let with_offset = format!("{}+01:00", text.replacen(' ', "T", 1));
    let with_seconds = format!("{}:00+01:00", text.replacen(' ', "T", 1));
    let complete = [with_offset, with_seconds].into_iter().find(|text| Timestamp::parse(text).is_some())?;
    Some(complete)
}

/// A word of a list, written with capitals, spaces or dashes.
fn word<T>(text: &str, parse: fn(&str) -> Option<T>, as_str: fn(T) -> &'static str) -> Option<&'static str> {
    parse(&text.to_lowercase().replace([' ', '-'], "_")).map(as_str)
}
