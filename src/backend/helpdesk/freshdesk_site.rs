//! The shop's Freshdesk, as an operator names it by a URL.

use std::fmt;
use std::net::IpAddr;

use url::{Host, Url};

use crate::domain::url_encoding;

/// A Freshdesk: where it is, and the key of the agent who adds notes there.
#[derive(Clone, PartialEq, Eq)]
pub struct FreshdeskSite {
    /// Scheme, host and port, without a slash behind.
    origin: String,
    pub(super) key: String,
    /// It is on this very machine.
    pub is_here: bool,
}

/// The reason why a text names no Freshdesk; it never repeats the text, which may hold a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadFreshdeskSite {
    #[error("it is no URL")]
    NoUrl,
    #[error("it does not begin with https://")]
    NotPrivate,
    #[error("it has no key before the @")]
    NoKey,
    #[error("its key is not percent-encoded")]
    Encoding,
    #[error("it has more than a key, a host and perhaps a port")]
    MoreThanThat,
}

impl FreshdeskSite {
    /// Reads `https://KEY@maison.freshdesk.com`. Plain http goes to this machine itself alone.
    ///
    /// # Errors
    /// [`BadFreshdeskSite`].
    pub fn parse(text: &str) -> Result<Self, BadFreshdeskSite> {
        let url = Url::parse(text.trim()).map_err(|_| BadFreshdeskSite::NoUrl)?;
        let is_here = match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => IpAddr::V4(address).is_loopback(),
            Some(Host::Ipv6(address)) => IpAddr::V6(address).is_loopback(),
            None => return Err(BadFreshdeskSite::NoUrl),
        };
        if url.scheme() != "https" && !(url.scheme() == "http" && is_here) {
            return Err(BadFreshdeskSite::NotPrivate);
        }
        let has_more = !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some();
        // A key is typed with an X for a password in Freshdesk's own examples.
        if has_more || !matches!(url.password(), None | Some("X" | "x")) {
            return Err(BadFreshdeskSite::MoreThanThat);
        }
        let key = url_encoding::decode(url.username()).ok_or(BadFreshdeskSite::Encoding)?;
        if key.is_empty() {
            return Err(BadFreshdeskSite::NoKey);
        }
        Ok(Self { origin: url.origin().ascii_serialization(), key, is_here })
    }

    /// Where it is, such as `https://maison.freshdesk.com`.
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

/// The place alone, without the key.
impl fmt::Display for FreshdeskSite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)
    }
}

impl fmt::Debug for FreshdeskSite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FreshdeskSite({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_named_by_its_url_with_the_key() {
        for (text, origin, is_here) in [
            ("https://s3cret@maison.freshdesk.com", "https://maison.freshdesk.com", false),
            (" https://s3cret:X@Maison.Freshdesk.com/ ", "https://maison.freshdesk.com", false),
            ("http://s3cret@127.0.0.1:4000", "http://127.0.0.1:4000", true),
            ("http://s3cret@localhost:4000", "http://localhost:4000", true),
        ] {
            let site = FreshdeskSite::parse(text).expect(text);
            assert_eq!((site.origin(), site.key.as_str(), site.is_here), (origin, "s3cret", is_here), "{text}");
            assert!(!format!("{site} {site:?}").contains("s3cret"));
        }
    }

    #[test]
    fn what_names_no_site_is_refused_without_the_key() {
        for (text, reason) in [
            ("maison.freshdesk.com", BadFreshdeskSite::NoUrl),
            ("http://s3cret@maison.freshdesk.com", BadFreshdeskSite::NotPrivate),
            ("https://maison.freshdesk.com", BadFreshdeskSite::NoKey),
            ("https://s3%cret@maison.freshdesk.com", BadFreshdeskSite::Encoding),
            ("https://s3cret:password@maison.freshdesk.com", BadFreshdeskSite::MoreThanThat),
            ("https://s3cret@maison.freshdesk.com/a/tickets/4711", BadFreshdeskSite::MoreThanThat),
            ("https://s3cret@maison.freshdesk.com?x=1", BadFreshdeskSite::MoreThanThat),
        ] {
            let problem = FreshdeskSite::parse(text).expect_err(text);
            assert_eq!(problem, reason, "{text}");
            assert!(!problem.to_string().contains("s3cret"));
        }
    }
}
