//! One record, decoded and checked.

use serde::Deserialize;
use serde_json::Value;

use super::field_path;
use super::file_problem::{FileProblem, FileProblems};
use super::locate::{lines_below, value_at};
use super::plain_words;
use super::refunder;
use super::split::SourceRecord;
use crate::backend::settings::Providers;
use crate::domain::credit::{EarlierRefundProblem, check_earlier_refunds};
use crate::domain::order::{FieldPath, Order, OrderFlaw, PathStep};
use crate::domain::payment::PaymentProvider;

/// The order of a record, its discount spread; `None` when something is wrong with it.
pub(super) fn decode(source: &SourceRecord<'_>, providers: &Providers, problems: &mut FileProblems) -> Option<Order> {
    let mut unknown = Vec::new();
    let mut json = serde_json::Deserializer::from_str(source.text);
    let mut note = |path: serde_ignored::Path<'_>| unknown.push(field_path::of_unknown(&path));
    let fields = serde_ignored::Deserializer::new(&mut json, &mut note);
    let decoded: Result<Order, _> = serde_path_to_error::deserialize(fields);

    let (refunders, unknown): (Vec<_>, Vec<_>) =
        unknown.into_iter().partition(|field| refunder::payment(field).is_some());
    let mut flaws: Vec<(FieldPath, Reason)> = unknown.into_iter().map(|field| (field, Reason::NoSuchField)).collect();
    let order = match decoded {
        Ok(mut order) => {
            for payment in &mut order.payments {
                payment.provider = providers.meant_by(payment.provider.as_str()).unwrap_or(PaymentProvider::UNKNOWN);
            }
            flaws.extend(refunders.into_iter().filter_map(|field| {
                let said =
                    refunder::heed(&mut order.payments, &field, value_at(source.text, &field), providers).err()?;
                Some((field, Reason::Said(said.to_owned())))
            }));
            flaws.extend(list_for_object(source.text, &order).map(|field| (field, Reason::ListForObject)));
            let mut found = order.check().err().unwrap_or_default();
            // Nobody knows where it is: that is known. Any other word is a slip.
            found.retain(|problem| problem.flaw != OrderFlaw::UnknownStatus || !says_unknown(source.text));
            // The discount of an order with flaws may not be one that can be spread.
            let order = if found.is_empty() { order.spread_discount() } else { order };
            if found.is_empty()
                && let Err(EarlierRefundProblem { position, problem }) = check_earlier_refunds(&order)
            {
                flaws.push((FieldPath::of("earlier_refunds").at(position), Reason::Said(problem.to_string())));
            }
            flaws.extend(found.into_iter().map(|found| (found.field, found.flaw.into())));
            Some(order)
        }
        Err(error) => {
            let path = field_path::of_stop(error.path());
            let (field, words) = plain_words::of_stop(source.text, path, error.inner());
            flaws.push((field, Reason::Said(words)));
            None
        }
    };
    if flaws.is_empty() {
        return order;
    }
    let name = name(source);
    for (field, reason) in flaws {
        problems.push_with(|| {
            let line = source.line + lines_below(source.text, &field);
            let message = match reason {
                Reason::ListForObject => "must be an object with named fields, and is a list".to_owned(),
                Reason::NoSuchField => "an order has no such field; leave it out".to_owned(),
                Reason::Flaw(flaw) => plain_words::of_flaw(source.text, &field, flaw, providers),
                Reason::Said(words) => words,
            };
            FileProblem::in_field(line, name.clone(), field, message)
        });
    }
    None
}

/// Whether a record says of its status that it is not known.
fn says_unknown(record: &str) -> bool {
    value_at(record, &FieldPath::of("logistic_status")) == Some("\"unknown\"")
}

/// Why a field is wrong, before it is put into words: only the first few are told.
enum Reason {
    NoSuchField,
    ListForObject,
    Flaw(OrderFlaw),
    Said(String),
}

impl From<OrderFlaw> for Reason {
    fn from(flaw: OrderFlaw) -> Self {
        Self::Flaw(flaw)
    }
}

/// The first list where an object belongs. Serde reads one as the other, by position; money must not move by position.
fn list_for_object(record: &str, order: &Order) -> Option<FieldPath> {
    let (sent, read) = (serde_json::from_str(record).ok()?, serde_json::to_value(order).ok()?);
    let mut path = Vec::new();
    is_list_for_object(&sent, &read, &mut path).then_some(FieldPath(path))
}

/// Leaves the place in `path` where it is so.
fn is_list_for_object(sent: &Value, read: &Value, path: &mut Vec<PathStep>) -> bool {
    let mut step = |step, sent: &Value, read: Option<&Value>| {
        path.push(step);
        let found = read.is_some_and(|read| is_list_for_object(sent, read, path));
        if !found {
            path.pop();
        }
        found
    };
    match (sent, read) {
        (Value::Array(_), Value::Object(_)) => true,
        (Value::Array(sent), Value::Array(read)) => {
            sent.iter().enumerate().any(|(index, sent)| step(PathStep::At(index), sent, read.get(index)))
        }
        (Value::Object(sent), Value::Object(read)) => {
            sent.iter().any(|(key, sent)| step(PathStep::Field(key.clone().into()), sent, read.get(key)))
        }
        _ => false,
    }
}

/// A name for a record that may be no order at all.
fn name(source: &SourceRecord<'_>) -> String {
    #[derive(Deserialize)]
    struct Numbered {
        number: Value,
    }
    match serde_json::from_str::<Numbered>(source.text) {
        Ok(Numbered { number: Value::String(number) }) if !number.is_empty() => format!("order {number}"),
        Ok(Numbered { number: Value::Number(number) }) => format!("order {number}"),
        _ => format!("record {}", source.place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::order::fixture::order;

    #[test]
    fn a_list_is_no_object_wherever_it_stands() {
        let order = order().line("1", 1, "9.90", &["1.65"]).paid_by_card();
        let sound = serde_json::to_value(&order).unwrap();
        let by_position = |value: &Value| Value::Array(value.as_object().unwrap().values().cloned().collect());
        assert_eq!(list_for_object(&sound.to_string(), &order), None);
        let mut payment = sound.clone();
        payment["payments"][0] = by_position(&sound["payments"][0]);
        let found = list_for_object(&payment.to_string(), &order);
        assert_eq!(found.map(|field| field.to_string()).as_deref(), Some("payments[0]"));
        assert_eq!(list_for_object(&by_position(&sound).to_string(), &order), Some(FieldPath::default()));
    }
}
