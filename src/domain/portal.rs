//! Links to the payment providers' portals. A link is built from what we know, or read from a backend's
//! answer, and in both cases nothing but https on the provider's own hosts comes out.

use std::fmt;

use super::payment::PaymentProvider;
use super::url_encoding::encode;

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
    /// The page of a transaction in its provider's portal; `None` for money without a portal.
    pub fn of(provider: PaymentProvider, transaction: &str) -> Option<Self> {
        let transaction = encode(transaction);
        let url = match provider {
            PaymentProvider::Hipay => {
                format!("https://merchant.hipay-tpp.com/maccount/transaction/{transaction}")
            }
            PaymentProvider::Paypal => format!("https://www.paypal.com/activity/payment/{transaction}"),
            PaymentProvider::Stripe => format!("https://dashboard.stripe.com/payments/{transaction}"),
            PaymentProvider::Adyen => {
                format!("https://ca-live.adyen.com/ca/ca/accounts/showTx.shtml?pspReference={transaction}")
            }
            PaymentProvider::Mollie => format!("https://my.mollie.com/dashboard/payments/{transaction}"),
            PaymentProvider::Lightspeed => "https://manage.lightspeedpayments.com/payments".to_owned(),
            PaymentProvider::GiftCard
            | PaymentProvider::BankTransfer
            | PaymentProvider::Cash
            | PaymentProvider::Other
            | PaymentProvider::Unknown => return None,
        };
        Some(Self::Provider(url))
    }

    /// Reads a link that a backend gave for this provider.
    ///
    /// # Errors
    /// [`UnsafePortalUrl`] for everything that isn't plainly https on one of the provider's hosts, or a path
    /// of the stand-in. Only characters that every URL parser reads alike are let through, so that the
    /// browser can't see another link than this function did.
    pub fn parse(provider: PaymentProvider, text: &str) -> Result<Self, UnsafePortalUrl> {
        if !text.bytes().all(is_plain) || text.contains("/../") || text.contains("//..") {
            return Err(UnsafePortalUrl);
        }
        if text.starts_with(STAND_IN) && !text.contains("//") {
            return Ok(Self::StandIn(text.to_owned()));
        }
        let after_scheme = text.strip_prefix("https://").ok_or(UnsafePortalUrl)?;
        let host = after_scheme.split(['/', '?', '#']).next().unwrap_or_default();
        if hosts(provider).iter().any(|allowed| is_host_or_below(host, allowed)) {
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

/// The domains in which a provider keeps its portals.
const fn hosts(provider: PaymentProvider) -> &'static [&'static str] {
    match provider {
        PaymentProvider::Hipay => &["hipay.com", "hipay-tpp.com"],
        PaymentProvider::Paypal => &["paypal.com"],
        PaymentProvider::Stripe => &["stripe.com"],
        PaymentProvider::Adyen => &["adyen.com"],
        PaymentProvider::Mollie => &["mollie.com"],
        PaymentProvider::Lightspeed => &["lightspeedpayments.com", "lightspeedhq.com"],
        PaymentProvider::GiftCard
        | PaymentProvider::BankTransfer
        | PaymentProvider::Cash
        | PaymentProvider::Other
        | PaymentProvider::Unknown => &[],
    }
}

/// Letters, digits and the punctuation of paths and queries: no backslash, no `@`, no control characters.
const fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/' | b':' | b'?' | b'=' | b'&' | b'%' | b'#' | b'+' | b',')
}

fn is_host_or_below(host: &str, domain: &str) -> bool {
    let labels = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
    host.bytes().all(labels) && (host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_built_here_passes_the_check_it_will_meet() {
        for provider in PaymentProvider::KNOWN {
            if let Some(url) = PortalUrl::of(provider, "a/../b?c=<\u{202e}>&d") {
                assert_eq!(PortalUrl::parse(provider, url.as_str()), Ok(url), "{provider:?}");
            }
        }
    }

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
            assert_eq!(PortalUrl::parse(PaymentProvider::Stripe, text), Err(UnsafePortalUrl), "{text:?}");
        }
    }

    #[test]
    fn money_without_a_portal_has_no_link() {
        assert_eq!(PortalUrl::of(PaymentProvider::GiftCard, "GC-1"), None);
        assert!(PortalUrl::parse(PaymentProvider::Cash, "https://example.com/").is_err());
    }
}
