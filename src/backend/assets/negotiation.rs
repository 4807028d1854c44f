//! Negotiation with the browser: the encodings it takes, the version it has.

use axum::http::HeaderValue;

/// True when `Accept-Encoding` admits brotli.
pub(super) fn takes_brotli(accept_encoding: Option<&HeaderValue>) -> bool {
    let Some(list) = accept_encoding.and_then(|value| value.to_str().ok()) else { return false };
    list.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let is_brotli = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("br"));
        let refused =
            parts.filter_map(|part| part.strip_prefix("q=")).any(|q| q.parse::<f32>().is_ok_and(|q| q <= 0.0));
        is_brotli && !refused
    })
}

/// True when an `If-None-Match` header names this validator, which compares weakly (RFC 9110, 13.1.2).
pub(super) fn has_already<'a>(if_none_match: impl IntoIterator<Item = &'a HeaderValue>, etag: &str) -> bool {
    if_none_match.into_iter().filter_map(|value| value.to_str().ok()).flat_map(|list| list.split(',')).any(|named| {
        let named = named.trim();
        named == "*" || named.strip_prefix("W/").unwrap_or(named) == etag
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brotli_is_sent_to_whom_asks_for_it() {
        for (header, takes) in [
            ("gzip, deflate, br, zstd", true),
            ("BR", true),
            ("br;q=0.5", true),
            ("gzip, br; q=0", false),
            ("gzip", false),
            ("brotli", false),
            ("", false),
        ] {
            assert_eq!(takes_brotli(Some(&HeaderValue::from_static(header))), takes, "{header}");
        }
        assert!(!takes_brotli(None));
    }

    #[test]
    fn a_validator_is_found_in_a_list() {
        for (header, found) in
            [("\"a\"", true), ("W/\"a\"", true), ("\"b\", \"a\"", true), ("*", true), ("\"b\"", false), ("a", false)]
        {
            assert_eq!(has_already([&HeaderValue::from_static(header)], "\"a\""), found, "{header}");
        }
    }
}
