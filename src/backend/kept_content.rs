//! Bytes that are read once and sent to many: all answers share them, whoever is how slow to take them.

use axum::body::Bytes;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// How long a browser may go on with what it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caching {
    /// It asks each time, and is mostly told "as before": the name stays when the content changes.
    AskEachTime,
    /// For ever: another content has another name (RFC 8246).
    Immutable,
}

/// Bytes and their validator; cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptContent {
    bytes: Bytes,
    etag: HeaderValue,
}

impl KeptContent {
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        let digest = Sha256::digest(&bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect::<String>();
        let etag = HeaderValue::try_from(format!("\"{digest}\"")).expect("hexadecimal digits make a header");
        Self { bytes, etag }
    }

    /// The answer to a request with these headers; 304 without a body where the asker has it.
    pub fn answer(&self, asked: &HeaderMap, content_type: &'static str, caching: Caching) -> Response {
        let caching = match caching {
            Caching::AskEachTime => "no-cache",
            Caching::Immutable => "public, max-age=31536000, immutable",
        };
        let caching = [(CACHE_CONTROL, HeaderValue::from_static(caching)), (ETAG, self.etag.clone())];
        if has_already(asked.get_all(IF_NONE_MATCH), self.etag.as_bytes()) {
            return (StatusCode::NOT_MODIFIED, caching).into_response();
        }
        (caching, [(CONTENT_TYPE, HeaderValue::from_static(content_type))], self.bytes.clone()).into_response()
    }
}

/// True when an `If-None-Match` header names this validator, which compares weakly (RFC 9110, 13.1.2).
pub fn has_already<'a>(if_none_match: impl IntoIterator<Item = &'a HeaderValue>, etag: &[u8]) -> bool {
    if_none_match.into_iter().filter_map(|value| value.to_str().ok()).flat_map(|list| list.split(',')).any(|named| {
        let named = named.trim();
        named == "*" || named.strip_prefix("W/").unwrap_or(named).as_bytes() == etag
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_validator_is_found_in_a_list() {
        for (header, found) in
            [("\"a\"", true), ("W/\"a\"", true), ("\"b\", \"a\"", true), ("*", true), ("\"b\"", false), ("a", false)]
        {
            assert_eq!(has_already([&HeaderValue::from_static(header)], b"\"a\""), found, "{header}");
        }
    }
}
