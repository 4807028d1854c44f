//! The session cookie: out of scripts' reach, and sent by our own pages alone.

use axum::http::{HeaderMap, header};
use time::Duration;

use crate::backend::config::Config;
use crate::backend::request_context::is_https;

/// On https, one that no other host and no plain page of this one can set (RFC 6265bis, section 4.1.3).
fn name(config: &Config) -> &'static str {
    if is_https(config) { "__Host-avoir_session" } else { "avoir_session" }
}

/// For a browser that was just signed in.
pub fn set_cookie(config: &Config, token: &str) -> String {
    cookie(config, token, config.session.whole)
}

/// For a browser that was just signed out.
pub fn clear_cookie(config: &Config) -> String {
    cookie(config, "", Duration::ZERO)
}

fn cookie(config: &Config, value: &str, age: Duration) -> String {
    let secure = if is_https(config) { "; Secure" } else { "" };
    let seconds = age.whole_seconds();
    let name = name(config);
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}")
}

pub(super) fn session_token<'h>(config: &Config, headers: &'h HeaderMap) -> Option<&'h str> {
    cookie_value(headers, name(config))
}

/// A cookie by its name; nothing where it is empty.
pub fn cookie_value<'h>(headers: &'h HeaderMap, sought: &str) -> Option<&'h str> {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, value)| *name == sought && !value.is_empty()).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_leaves_on_https_alone_where_the_desk_is_on_https() {
        let plain = Config::default();
        let secure = Config { public_origin: "https://desk.example".to_owned(), ..Config::default() };
        assert!(set_cookie(&plain, "x").starts_with("avoir_session=x; Path=/; "));
        assert!(!set_cookie(&plain, "x").contains("Secure"));
        assert!(set_cookie(&secure, "x").starts_with("__Host-avoir_session=x; Path=/; "));
        assert!(set_cookie(&secure, "x").ends_with("; HttpOnly; SameSite=Strict; Max-Age=604800; Secure"));
    }

    #[test]
    fn the_session_is_found_among_other_cookies() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, "a=1; avoir_session=abc;b=2".parse().unwrap());
        assert_eq!(session_token(&Config::default(), &headers), Some("abc"));
    }
}
