//! The reading of a body: JSON, said to be JSON, and small. A flaw is named by its place; submitted text is never
//! repeated.

mod flawed_member;

use std::time::Duration;

use axum::body::{Body, HttpBody, to_bytes};
use axum::http::{HeaderMap, header};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_json::{Map, Value};
use serde_path_to_error::{Path, Segment};
use tokio::time::timeout;

use crate::api::field_error::FieldError;
use crate::api::problem::ProblemCode;
use crate::backend::refusal::Refusal;
use crate::domain::iban::IbanFlaw;
use crate::domain::size_limits;

/// In bytes, of someone who is not signed in: a token or two.
const LARGEST_OF_STRANGERS: usize = 4 * 1024;

/// The time for a body to arrive. The largest needs 70 KB a second.
const PATIENCE: Duration = Duration::from_secs(30);

/// Reads the body of a call by someone who is signed in. Where nothing has to be said, no body, `null` and `{}` say the same.
pub(super) async fn read<T: DeserializeOwned + Serialize>(headers: &HeaderMap, body: Body) -> Result<T, Refusal> {
    read_at_most(size_limits::REQUEST, headers, body).await
}

/// Reads the body of a call by someone who need not be signed in.
pub(super) async fn read_of_stranger<T: DeserializeOwned + Serialize>(
    headers: &HeaderMap,
    body: Body,
) -> Result<T, Refusal> {
    read_at_most(LARGEST_OF_STRANGERS, headers, body).await
}

async fn read_at_most<T: DeserializeOwned + Serialize>(
    largest: usize,
    headers: &HeaderMap,
    body: Body,
) -> Result<T, Refusal> {
    // What says that it is too large is not waited for.
    if body.size_hint().lower() > u64::try_from(largest).unwrap_or(u64::MAX) {
        return Err(ProblemCode::BodyTooLarge.into());
    }
    // A body that breaks off is refused like one that is too large: nobody is left to read the difference.
    let read = timeout(PATIENCE, to_bytes(body, largest)).await.map_err(|_| ProblemCode::BodyTooSlow)?;
    let bytes = read.map_err(|_| ProblemCode::BodyTooLarge)?;
    if bytes.is_empty() {
        return said_by_nothing().ok_or(ProblemCode::MalformedJson.into());
    }
    if !is_json(headers) {
        return Err(ProblemCode::UnsupportedMediaType.into());
    }
    if serde_json::from_slice::<Option<Map<String, Value>>>(&bytes)
        .is_ok_and(|said| said.is_none_or(|fields| fields.is_empty()))
        && let Some(nothing) = said_by_nothing()
    {
        return Ok(nothing);
    }
    let mut reader = serde_json::Deserializer::from_slice(&bytes);
    let read: T = serde_path_to_error::deserialize(&mut reader).map_err(|error| match error.inner().classify() {
        Category::Data => {
            let sent = serde_json::from_slice(&bytes).unwrap_or_default();
            let (place, sentence) =
                flawed_member::narrowed::<T>(&sent, pointer(error.path()), error.inner().to_string());
            Refusal::invalid(vec![FieldError::new(&place, code(&sentence))])
        }
        Category::Syntax | Category::Eof | Category::Io => ProblemCode::MalformedJson.into(),
    })?;
    reader.end().map_err(|_| ProblemCode::MalformedJson)?;
    match list_for_object(
        &serde_json::from_slice(&bytes).unwrap_or_default(),
        &serde_json::to_value(&read).unwrap_or_default(),
    ) {
        Some(pointer) => Err(Refusal::invalid(vec![FieldError::new(&pointer, "wrong_type")])),
        None => Ok(read),
    }
}

/// The body of a call that has none, or whose fields may all be left out.
fn said_by_nothing<T: DeserializeOwned>() -> Option<T> {
    [Value::Null, Value::Object(Map::new())].into_iter().find_map(|nothing| serde_json::from_value(nothing).ok())
}

/// The place of a list that stands for an object. Serde reads one as the other, by position; money must not move by
/// position.
fn list_for_object(sent: &Value, read: &Value) -> Option<String> {
    match (sent, read) {
        (Value::Array(_), Value::Object(_)) => Some(String::new()),
        (Value::Array(sent), Value::Array(read)) => sent
            .iter()
            .zip(read)
            .enumerate()
            .find_map(|(index, (sent, read))| Some(format!("/{index}{}", list_for_object(sent, read)?))),
        (Value::Object(sent), Value::Object(read)) => {
            sent.iter().find_map(|(key, sent)| Some(format!("/{key}{}", list_for_object(sent, read.get(key)?)?)))
        }
        _ => None,
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = media_type.and_then(|value| value.split(';').next());
    essence.is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}

/// As RFC 6901 writes it.
fn pointer(path: &Path) -> String {
    path.iter().fold(String::new(), |pointer, segment| match segment {
        Segment::Seq { index } => format!("{pointer}/{index}"),
        Segment::Map { key } | Segment::Enum { variant: key } => {
            format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
        }
        Segment::Unknown => pointer,
    })
}

/// The kind of a flaw, from the beginning of serde's sentence: the rest may repeat what was sent.
fn code(sentence: &str) -> &'static str {
    [
        ("missing field", "required"),
        ("unknown field", "unknown_field"),
        ("unknown variant", "unknown_value"),
        ("invalid type", "wrong_type"),
    ]
    .into_iter()
    .map(|(beginning, code)| (beginning.to_owned(), code))
    .chain(IbanFlaw::ALL.map(|flaw| (flaw.to_string(), flaw.code())))
    .find(|(beginning, _)| sentence.starts_with(beginning))
    .map_or("invalid", |(_, code)| code)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;
    use crate::api::cancellations::RequestCancellationBody;
    use crate::api::refund_tasks::{OpenRefundTaskBody, SettleRefundTask};
    use crate::domain::credit::CreditNoteDraft;

    async fn refused<T: DeserializeOwned + Serialize>(
        content_type: &str,
        text: &str,
    ) -> (ProblemCode, Vec<(String, String)>) {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, content_type.parse().unwrap());
        let refusal = read::<T>(&headers, Body::from(text.to_owned())).await.err().unwrap();
        let errors = refusal.errors.into_iter().map(|error| (error.pointer, error.code));
        (refusal.code, errors.collect())
    }

    #[tokio::test]
    async fn a_wrong_field_is_named_by_place_and_kind() {
        type Request = RequestCancellationBody;
        for (text, pointer, code) in [
            (r#"{"contact_channel":"pigeon"}"#, "/contact_channel", "unknown_value"),
            (r#"{"contact_channel":"phone","expected_total":44.6}"#, "/expected_total", "wrong_type"),
            (r#"{"contact_channel":"phone","expected_total":"44,60"}"#, "/expected_total", "invalid"),
            (r#"{"contact_channel":"phone"}"#, "", "required"),
            ("{}", "", "required"),
        ] {
            let expected = (ProblemCode::ValidationFailed, vec![(pointer.to_owned(), code.to_owned())]);
            assert_eq!(refused::<Request>("application/json", text).await, expected, "{text}");
        }
    }

    #[tokio::test]
    async fn a_wrong_field_of_a_body_that_says_what_it_is_is_named_too() {
        type Outcome = <SettleRefundTask as crate::api::Call>::Body;
        for (text, pointer, code) in [
            (r#"{"outcome":"x"}"#, "/outcome", "unknown_value"),
            (r#"{"outcome":"done","reference":"R","amount":"NaN"}"#, "/amount", "invalid"),
            (r#"{"amount":"NaN","outcome":"refunded_less"}"#, "/amount", "invalid"),
            (r#"{"outcome":"done","reference":["R"],"amount":"NaN"}"#, "/amount", "invalid"),
            (r#"{"outcome":"done","reference":"R","more":1}"#, "/more", "unknown_field"),
            (r#"{"outcome":"done"}"#, "", "required"),
            (
                r#"{"outcome":"bounced","reason":"R","alternative":{"method":"pigeon"}}"#,
                "/alternative/method",
                "unknown_value",
            ),
            (r#"{"outcome":"bounced","reason":"R","alternative":3}"#, "/alternative", "wrong_type"),
            (
                r#"{"outcome":"bounced","reason":"R","alternative":{"method":"bank_transfer","customer_agreed":true,
                    "account":{"holder":"Awa","iban":"FR76 3000"}}}"#,
                "/alternative/account/iban",
                "iban_length",
            ),
            (
                r#"{"outcome":"bounced","reason":"R","alternative":{"method":"cash","customer_agreed":true,"address":"Lille"}}"#,
                "/alternative/address",
                "unknown_field",
            ),
        ] {
            let expected = (ProblemCode::ValidationFailed, vec![(pointer.to_owned(), code.to_owned())]);
            assert_eq!(refused::<Outcome>("application/json", text).await, expected, "{text}");
        }
    }

    #[tokio::test]
    async fn a_list_is_no_object() {
        let refused_at =
            |pointer: &str| (ProblemCode::ValidationFailed, vec![(pointer.to_owned(), "wrong_type".to_owned())]);
        let json = "application/json";
        assert_eq!(refused::<RequestCancellationBody>(json, r#"["phone","44.60"]"#).await, refused_at(""));
        assert_eq!(refused::<CreditNoteDraft>(json, r#"[[["1",1]]]"#).await, refused_at(""));
        assert_eq!(refused::<CreditNoteDraft>(json, r#"{"lines":[["1",1]]}"#).await, refused_at("/lines/0"));
        assert_eq!(refused::<CreditNoteDraft>(json, r#"{"adjustment":["1.00"]}"#).await, refused_at("/adjustment"));
        let typed = r#"{"allocation":[["p1","1.00"]]}"#;
        assert_eq!(refused::<CreditNoteDraft>(json, typed).await, refused_at("/allocation/0"));
    }

    #[tokio::test]
    async fn where_nothing_has_to_be_said_no_body_and_an_empty_one_say_it() {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        for text in ["", "{}", " { } ", "null"] {
            assert_eq!(read::<()>(&headers, Body::from(text)).await.ok(), Some(()), "{text}");
            assert!(read::<OpenRefundTaskBody>(&headers, Body::from(text)).await.is_ok(), "{text}");
        }
        assert!(read::<()>(&HeaderMap::new(), Body::empty()).await.is_ok(), "nothing has no type");
        for text in ["[]", "0", r#"{"more":1}"#] {
            let refusal = refused::<()>("application/json", text).await;
            assert_eq!(
                refusal,
                (ProblemCode::ValidationFailed, vec![(String::new(), "wrong_type".to_owned())]),
                "{text}"
            );
        }
    }

    #[tokio::test]
    async fn what_is_not_json_is_not_read() {
        type Request = RequestCancellationBody;
        assert_eq!(refused::<Request>("application/json", "{").await.0, ProblemCode::MalformedJson);
        assert_eq!(refused::<Request>("application/json", "").await.0, ProblemCode::MalformedJson);
        assert_eq!(refused::<Request>("text/plain", "{}").await.0, ProblemCode::UnsupportedMediaType);
        let large = format!(r#"{{"contact_channel":"{}"}}"#, "x".repeat(size_limits::REQUEST));
        assert_eq!(refused::<Request>("application/json", &large).await.0, ProblemCode::BodyTooLarge);
    }
}
