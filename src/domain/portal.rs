//! Links to the payment providers' portals. A link is built from the shop's settings, or read from a backend's answer,
//! and in both cases nothing but https on the provider's own hosts comes out.

mod template;

use std::fmt;

pub use template::{PortalTemplate, PortalTemplateProblem};

/// The address of the demo shop's stand-in for the providers' portals.
pub const STAND_IN: &str = "/demo/portal/";

/// A link that is safe to follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PortalUrl {
    /// https, on a host of the provider.
    Provider(String),
    /// The demo shop's stand-in, a path of the same origin. No money moves there.
    StandIn(String),
}

/// A reason why a link isn't followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an https link to a host of this provider")]
pub struct UnsafePortalUrl;

impl PortalUrl {
    /// Reads a link that a backend gave for a provider with these hosts.
    ///
    /// # Errors
    /// [`UnsafePortalUrl`] for everything that isn't plainly https on one of the hosts or below, or a path of the
    /// stand-in. Only characters that every URL parser reads alike are let through, so that the browser can't see another
    /// link than this function did.
    pub fn parse(hosts: &[String], text: &str) -> Result<Self, UnsafePortalUrl> {
        if !text.bytes().all(is_plain) || text.contains("/../") || text.contains("//..") {
            return Err(UnsafePortalUrl);
        }
        if text.starts_with(STAND_IN) && !text.contains("//") {
            return Ok(Self::StandIn(text.to_owned()));
        }
        let after_scheme = text.strip_prefix("https://").ok_or(UnsafePortalUrl)?;
        let host = after_scheme.split(['/', '?', '#']).next().unwrap_or_default();
        if hosts.iter().any(|allowed| is_host_or_below(host, allowed)) {
            Ok(Self::Provider(text.to_owned()))
        } else {
            Err(UnsafePortalUrl)
        }
    }

    pub fn as_str(&self) -> &str {
        match self {
            Self::Provider(url) | Self::StandIn(url) => url,
        }
    }

    pub const fn is_stand_in(&self) -> bool {
        matches!(self, Self::StandIn(_))
    }
}

impl fmt::Display for PortalUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Letters, digits and the punctuation of paths and queries: no backslash, no `@`, no control characters.
const fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/' | b':' | b'?' | b'=' | b'&' | b'%' | b'#' | b'+' | b',')
}

/// True for a domain in small letters, with a dot in it.
pub fn is_domain(host: &str) -> bool {
    let is_label = |label: &str| {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        !label.is_empty() && label.bytes().all(plain)
    };
    host.contains('.') && host.split('.').all(is_label)
}

fn is_host_or_below(host: &str, domain: &str) -> bool {
    let labels = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
    host.bytes().all(labels) && (host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_else_than_https_on_the_providers_hosts_is_followed() {
        for text in [
            "javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "http://dashboard.stripe.com/",
            "HTTPS://dashboard.stripe.com/",
            "https://stripe.com.evil.example/",
            "https://evilstripe.com/",
            "https://stripe.com@evil.example/",
            "https://evil.example\\@stripe.com/",
            "https://evil.example/stripe.com",
            "https://stripe.com:8443/",
            "https://paypal.com/",
            "//stripe.com/",
            "/demo/portal/../../api/v1/session",
            "/demo/portal//evil.example",
            "/demo/portals/x",
            "",
        ] {
            assert_eq!(PortalUrl::parse(&["stripe.com".to_owned()], text), Err(UnsafePortalUrl), "{text:?}");
        }
        assert!(PortalUrl::parse(&["stripe.com".to_owned()], "https://dashboard.stripe.com/payments/pi_1").is_ok());
        assert!(PortalUrl::parse(&[], "https://example.com/").is_err());
    }

    #[test]
    fn a_domain_has_a_dot_and_small_letters() {
        for (host, is_one) in [
            ("stripe.com", true),
            ("merchant.hipay-tpp.com", true),
            ("com", false),
            ("a..com", false),
            ("Stripe.com", false),
            ("stripe.com/", false),
            ("*.com", false),
            (".com", false),
            ("", false),
        ] {
            assert_eq!(is_domain(host), is_one, "{host}");
        }
    }
}
