//! Negotiation with the browser: the encodings it takes.

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
}
