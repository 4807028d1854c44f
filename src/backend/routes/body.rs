//! Reading a body: JSON, said to be JSON, and small. What is wrong with it is named by place, and never
//! repeated.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, header};
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

use crate::api::problem::ProblemCode;
use crate::backend::problem::{Refusal, field};

/// A credit note of a thousand lines takes a third of this, in bytes; nothing else comes near it.
const LARGEST: usize = 256 * 1024;

/// Reads a call's body; one that has none arrives empty.
pub(super) async fn read<T: DeserializeOwned>(headers: &HeaderMap, body: Body) -> Result<T, Refusal> {
    // A body that breaks off is refused like one that is too large: nobody is left to read the difference.
    let bytes = to_bytes(body, LARGEST).await.map_err(|_| ProblemCode::BodyTooLarge)?;
    if bytes.is_empty() {
        return serde_json::from_value(serde_json::Value::Null).map_err(|_| ProblemCode::MalformedJson.into());
    }
    if !is_json(headers) {
        return Err(ProblemCode::UnsupportedMediaType.into());
    }
    let mut reader = serde_json::Deserializer::from_slice(&bytes);
    let read = serde_path_to_error::deserialize(&mut reader).map_err(|error| match error.inner().classify() {
        Category::Data => Refusal::invalid(vec![field(&pointer(error.path()), code(error.inner()))]),
        Category::Syntax | Category::Eof | Category::Io => ProblemCode::MalformedJson.into(),
    })?;
    reader.end().map_err(|_| ProblemCode::MalformedJson)?;
    Ok(read)
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

/// What is wrong, without what was sent: serde says both in one sentence, and begins with the first.
fn code(error: &serde_json::Error) -> &'static str {
    let sentence = error.to_string();
    [
        ("missing field", "required"),
        ("unknown field", "unknown_field"),
        ("unknown variant", "unknown_value"),
        ("invalid type", "wrong_type"),
    ]
    .into_iter()
    .find(|(beginning, _)| sentence.starts_with(beginning))
    .map_or("invalid", |(_, code)| code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::cancellations::RequestCancellationBody;
    use crate::api::refund_tasks::SettleRefundTask;

    async fn refused<T: DeserializeOwned>(content_type: &str, text: &str) -> (ProblemCode, Vec<(String, String)>) {
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
            ("{}", "", "required"),
        ] {
            let expected = (ProblemCode::ValidationFailed, vec![(pointer.to_owned(), code.to_owned())]);
            assert_eq!(refused::<Request>("application/json", text).await, expected, "{text}");
        }
        let outcome = refused::<<SettleRefundTask as crate::api::Call>::Body>("application/json", r#"{"outcome":"x"}"#);
        assert_eq!(outcome.await.0, ProblemCode::ValidationFailed);
    }

    #[tokio::test]
    async fn what_is_not_json_is_not_read() {
        type Request = RequestCancellationBody;
        assert_eq!(refused::<Request>("application/json", "{").await.0, ProblemCode::MalformedJson);
        assert_eq!(refused::<Request>("application/json", "").await.0, ProblemCode::MalformedJson);
        assert_eq!(refused::<Request>("text/plain", "{}").await.0, ProblemCode::UnsupportedMediaType);
        let large = format!(r#"{{"contact_channel":"{}"}}"#, "x".repeat(LARGEST));
        assert_eq!(refused::<Request>("application/json", &large).await.0, ProblemCode::BodyTooLarge);
    }
}
