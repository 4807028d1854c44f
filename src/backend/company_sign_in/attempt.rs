//! What a browser keeps while it is at the provider, in a cookie of its own: only the browser that left may come back.

use axum::http::HeaderMap;
use openidconnect::{CsrfToken, Nonce, PkceCodeVerifier};

use crate::backend::auth::cookie_value;
use crate::backend::config::Config;
use crate::backend::request_context::is_https;
use crate::domain::url_encoding::{decode, encode};

/// In seconds: long enough for a second factor.
const LONGEST: u32 = 600;

/// One way to the provider and back.
#[derive(Debug)]
pub struct Attempt {
    pub state: CsrfToken,
    pub nonce: Nonce,
    pub verifier: PkceCodeVerifier,
    /// The path to lead back to.
    pub then: String,
}

impl Attempt {
    /// Sets the cookie. `Lax`, because the way back is a link of another site.
    pub fn cookie(&self, config: &Config) -> String {
        let parts = [self.state.secret(), self.nonce.secret(), self.verifier.secret(), &encode(&self.then)];
        cookie(config, &parts.map(String::as_str).join(":"), LONGEST)
    }

    /// Takes the cookie away: no attempt ends twice.
    pub fn no_cookie(config: &Config) -> String {
        cookie(config, "", 0)
    }

    /// The attempt of the browser that comes back.
    pub fn of(config: &Config, headers: &HeaderMap) -> Option<Self> {
        let mut parts = cookie_value(headers, name(config))?.splitn(4, ':').map(str::to_owned);
        Some(Self {
            state: CsrfToken::new(parts.next()?),
            nonce: Nonce::new(parts.next()?),
            verifier: PkceCodeVerifier::new(parts.next()?),
            then: own_path(&decode(&parts.next()?)?).to_owned(),
        })
    }
}

/// A path of this server, whatever was asked for: nobody is led to another site by signing in here.
pub fn own_path(asked: &str) -> &str {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && byte != b'\\';
    if asked.starts_with('/') && !asked.starts_with("//") && asked.bytes().all(is_plain) { asked } else { "/" }
}

fn cookie(config: &Config, value: &str, age: u32) -> String {
    let secure = if is_https(config) { "; Secure" } else { "" };
    format!("{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}", name(config))
}

/// On https, one that no other host and no plain page of this one can set (RFC 6265bis, section 4.1.3).
fn name(config: &Config) -> &'static str {
    if is_https(config) { "__Host-avoir_company" } else { "avoir_company" }
}

#[cfg(test)]
mod tests {
    use axum::http::header;

    use super::*;

    #[test]
    fn a_browser_comes_back_with_what_it_left_with() {
        let attempt = Attempt {
            state: CsrfToken::new("s-1".to_owned()),
            nonce: Nonce::new("n_2".to_owned()),
            verifier: PkceCodeVerifier::new("v.3~".to_owned()),
            then: "/orders?q=a:b;c".to_owned(),
        };
        let config = Config::default();
        let set = attempt.cookie(&config);
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, set.split("; ").next().unwrap().parse().unwrap());
        let back = Attempt::of(&config, &headers).unwrap();
        assert_eq!((back.state.secret().as_str(), back.then.as_str()), ("s-1", "/orders?q=a:b;c"));
        assert_eq!((back.nonce.secret().as_str(), back.verifier.secret().as_str()), ("n_2", "v.3~"));
    }

    #[test]
    fn signing_in_leads_to_no_other_site() {
        for asked in ["/", "/orders/ORD00123?a=b"] {
            assert_eq!(own_path(asked), asked);
        }
        for asked in ["", "orders", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nb", "/ a"] {
            assert_eq!(own_path(asked), "/", "{asked:?}");
        }
    }
}
