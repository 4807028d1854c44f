//! Values of options: each parser says what is allowed.

use std::ffi::OsStr;
use std::net::{IpAddr, SocketAddr};

use clap::builder::TypedValueParser;
use clap::error::ErrorKind;
use clap::{Arg, Command};
use ipnet::IpNet;
use lettre::Address;
use time::Duration;

use super::agent::Lifetime;

use crate::backend::helpdesk::{BadFreshdeskSite, FreshdeskSite};
use crate::backend::mail::{BadSmtpAddress, SmtpServer};
use crate::backend::time_zone::{ShopTimeZone, UnknownTimeZone};
use crate::domain::moment_or_day::MomentOrDay;

/// An address to listen at.
pub(super) fn listen(text: &str) -> Result<SocketAddr, String> {
    let numeric = text.strip_prefix("localhost:").map_or_else(|| text.to_owned(), |port| format!("127.0.0.1:{port}"));
    numeric.parse().map_err(|_| {
        "allowed are an IP address and a port, such as 127.0.0.1:8080 or [::1]:8080; port 0 takes any free port"
            .to_owned()
    })
}

/// The address that browsers reach the server by: an origin, nothing behind it.
pub(super) fn public_url(text: &str) -> Result<String, String> {
    let origin = text.strip_suffix('/').unwrap_or(text);
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://")).unwrap_or_default();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'[' | b']');
    if !host.is_empty() && host.bytes().all(plain) {
        Ok(origin.to_ascii_lowercase())
    } else {
        Err("allowed is http:// or https:// with a host and perhaps a port, such as https://desk.example".to_owned())
    }
}

/// A name that mails and replies are signed with.
pub(super) fn shop(text: &str) -> Result<String, String> {
    let name = text.trim();
    if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
        Err("allowed is a name of 1 to 100 characters on one line".to_owned())
    } else {
        Ok(name.to_owned())
    }
}

pub(super) fn mail_address(text: &str) -> Result<Address, String> {
    let refused = "allowed is a mail address, such as service@shop.example";
    let address: Address = text.parse().map_err(|_| refused)?;
    let domain = idna::domain_to_ascii(address.domain()).map_err(|_| refused)?;
    Address::new(address.user(), domain).map_err(|_| refused.to_owned())
}

/// A mail server. What is wrong is said without the value, which holds a password.
#[derive(Clone, Copy, Debug)]
pub(super) struct SmtpParser;

impl TypedValueParser for SmtpParser {
    type Value = SmtpServer;

    fn parse_ref(&self, command: &Command, _: Option<&Arg>, value: &OsStr) -> Result<SmtpServer, clap::Error> {
        let read = value.to_str().ok_or(BadSmtpAddress::NoUrl).and_then(SmtpServer::parse);
        read.map_err(|problem| {
            let words = format!(
                "the mail server's address (--smtp, AVOIR_SMTP, or smtp under [mail]) can't be used: {problem}. Allowed is \
                 smtps://user:password@host:465 or smtp://user:password@host:587; \
                 leave it out to have mails written to the outbox folder\n"
            );
            clap::Error::raw(ErrorKind::ValueValidation, words).with_cmd(command)
        })
    }
}

/// A Freshdesk. What is wrong is said without the value, which holds a key.
#[derive(Clone, Copy, Debug)]
pub(super) struct FreshdeskParser;

impl TypedValueParser for FreshdeskParser {
    type Value = FreshdeskSite;

    fn parse_ref(&self, command: &Command, _: Option<&Arg>, value: &OsStr) -> Result<FreshdeskSite, clap::Error> {
        let read = value.to_str().ok_or(BadFreshdeskSite::NoUrl).and_then(FreshdeskSite::parse);
        read.map_err(|problem| {
            let words = format!(
                "the helpdesk's address (--freshdesk, AVOIR_FRESHDESK, or freshdesk under [helpdesk]) can't be used: {problem}. \
                 Allowed is https://API_KEY@company.freshdesk.com; leave it out to have replies copied by hand\n"
            );
            clap::Error::raw(ErrorKind::ValueValidation, words).with_cmd(command)
        })
    }
}

/// A bound of a stretch of time.
pub(super) fn moment_or_day(text: &str) -> Result<MomentOrDay, String> {
    MomentOrDay::parse(text)
        .ok_or_else(|| "allowed is a day such as 2026-11-20, or a moment such as 2026-11-20T09:14:00Z".to_owned())
}

/// The time for which a token is good.
pub(super) fn lifetime(text: &str) -> Result<Lifetime, String> {
    if text == "never" {
        return Ok(Lifetime::Never);
    }
    duration(text).map(Lifetime::For).map_err(|allowed| format!("{allowed}, or never"))
}

/// A time in minutes, hours or days.
pub(super) fn duration(text: &str) -> Result<Duration, String> {
    let allowed = "allowed are minutes, hours or days, such as 30m, 12h or 90d, up to ten years";
    let unit = match text.chars().last() {
        Some('m') => Duration::MINUTE,
        Some('h') => Duration::HOUR,
        Some('d') => Duration::DAY,
        _ => return Err(allowed.to_owned()),
    };
    let count: u32 = text[..text.len() - 1].parse().map_err(|_| allowed)?;
    let time = unit.checked_mul(i32::try_from(count).map_err(|_| allowed)?);
    time.filter(|time| (Duration::MINUTE..=Duration::days(3_650)).contains(time)).ok_or_else(|| allowed.to_owned())
}

/// A network, or one address.
pub(super) fn network(text: &str) -> Result<IpNet, String> {
    let text = text.trim();
    let network = text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
    network.map_err(|_| "allowed are an IP address or a network, such as 10.0.0.1, 10.0.0.0/8 or fd00::/8".to_owned())
}

pub(super) fn time_zone(name: &str) -> Result<ShopTimeZone, UnknownTimeZone> {
    ShopTimeZone::parse(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_listens_at_an_address_and_a_port() {
        for (text, address) in
            [("127.0.0.1:0", "127.0.0.1:0"), ("localhost:80", "127.0.0.1:80"), ("[::1]:8", "[::1]:8")]
        {
            assert_eq!(listen(text).map(|address| address.to_string()), Ok(address.to_owned()));
        }
        for text in ["", "8080", ":8080", "127.0.0.1", "127.0.0.1:99999", "desk.example:80"] {
            assert!(listen(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_public_url_is_an_origin() {
        for (text, origin) in [
            ("https://Desk.example/", "https://desk.example"),
            ("http://10.0.0.1:8080", "http://10.0.0.1:8080"),
            ("http://[::1]:8080", "http://[::1]:8080"),
        ] {
            assert_eq!(public_url(text), Ok(origin.to_owned()));
        }
        for text in
            ["", "desk.example", "https://", "https://a/b", "https://a?b", "ftp://a", "https://u@a", "http://a b"]
        {
            assert!(public_url(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_proxy_is_an_address_or_a_network() {
        for (text, read) in [("10.0.0.1", "10.0.0.1/32"), (" 10.0.0.0/8", "10.0.0.0/8"), ("fd00::/8", "fd00::/8")] {
            assert_eq!(network(text).map(|network| network.to_string()), Ok(read.to_owned()));
        }
        for text in ["", "proxy.example", "10.0.0.0/33", "10.0.0.1:80", "*"] {
            assert!(network(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_time_has_a_unit() {
        for (text, minutes) in [("30m", 30), ("12h", 720), ("7d", 10_080)] {
            assert_eq!(duration(text), Ok(Duration::minutes(minutes)));
        }
        for text in ["", "12", "h", "0m", "-1h", "1.5h", "12 h", "4000d", "99999999999d", "12é"] {
            assert!(duration(text).is_err(), "{text}");
        }
        assert_eq!(lifetime("never"), Ok(Lifetime::Never));
    }

    #[test]
    fn a_shop_has_a_name() {
        assert_eq!(shop(" Maison Lumen "), Ok("Maison Lumen".to_owned()));
        for text in ["", "  ", "a\nb", &"x".repeat(101)] {
            assert!(shop(text).is_err(), "{text:?}");
        }
    }
}
