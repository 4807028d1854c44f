//! The shop's mail server, as an operator names it by a URL.

use std::fmt;
use std::net::IpAddr;

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::TlsParameters;
use url::{Host, Url};

use crate::domain::url_encoding;

/// A mail server: where it is, how the way there is kept private, and who we are there.
#[derive(Clone)]
pub struct SmtpServer {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) encryption: Encryption,
    pub(super) credentials: Option<Credentials>,
    /// It is on this very machine.
    pub is_here: bool,
}

/// How the way to the server is kept private.
#[derive(Clone)]
pub(super) enum Encryption {
    /// TLS from the first byte (RFC 8314, section 3.3).
    FromTheFirstByte(TlsParameters),
    /// By STARTTLS (RFC 3207), without which nothing is said.
    StartTls(TlsParameters),
    Plain,
}

/// The reason why a text names no mail server; it never repeats the text, which may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadSmtpAddress {
    #[error("it is no URL")]
    NoUrl,
    #[error("it begins neither with smtps:// nor with smtp://")]
    Scheme,
    #[error("it names no server")]
    NoHost,
    #[error("it has more than a server, a port and perhaps ?tls=starttls or ?tls=none")]
    MoreThanThat,
    #[error("it has a user without a password, or the other way round")]
    HalfALogin,
    #[error("its user or its password is not percent-encoded: @ is %40, : is %3A, / is %2F, # is %23, % is %25")]
    Encoding,
    #[error("this machine has no CA certificates to know the server by")]
    Certificates,
}

impl SmtpServer {
    /// Reads `smtps://user:password@host:465` (TLS at once) or `smtp://user:password@host:587` (STARTTLS, and nothing
    /// without it). Plain text goes to this machine itself alone, or where `?tls=none` says so.
    ///
    /// # Errors
    /// [`BadSmtpAddress`].
    pub fn parse(text: &str) -> Result<Self, BadSmtpAddress> {
        let url = Url::parse(text.trim()).map_err(|_| BadSmtpAddress::NoUrl)?;
        if !matches!(url.scheme(), "smtp" | "smtps") {
            return Err(BadSmtpAddress::Scheme);
        }
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(BadSmtpAddress::NoHost)?;
        // Of schemes that it does not know, the crate leaves addresses as they were typed.
        let host = Host::parse(host).map_err(|_| BadSmtpAddress::NoHost)?;
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(BadSmtpAddress::MoreThanThat);
        }
        let name = match &host {
            Host::Ipv6(address) => address.to_string(),
            named => named.to_string(),
        };
        let is_here = is_this_machine(&host);
        let tls = || TlsParameters::new(name.clone()).map_err(|_| BadSmtpAddress::Certificates);
        let encryption = match (url.scheme(), url.query()) {
            ("smtps", None) => Encryption::FromTheFirstByte(tls()?),
            ("smtp", None) if is_here => Encryption::Plain,
            ("smtp", None | Some("tls=starttls")) => Encryption::StartTls(tls()?),
            ("smtp", Some("tls=none")) => Encryption::Plain,
            _ => return Err(BadSmtpAddress::MoreThanThat),
        };
        let standard = if url.scheme() == "smtps" { 465 } else { 587 };
        Ok(Self { port: url.port().unwrap_or(standard), encryption, credentials: login(&url)?, is_here, host: name })
    }
}

/// The server alone: neither who we are there nor by which password.
impl fmt::Display for SmtpServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

impl fmt::Debug for SmtpServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SmtpServer({self})")
    }
}

fn login(url: &Url) -> Result<Option<Credentials>, BadSmtpAddress> {
    let decoded = |text: &str| url_encoding::decode(text).ok_or(BadSmtpAddress::Encoding);
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) | (_, None) => Err(BadSmtpAddress::HalfALogin),
        (user, Some(password)) => Ok(Some(Credentials::new(decoded(user)?, decoded(password)?))),
    }
}

fn is_this_machine(host: &Host<String>) -> bool {
    match host {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(address) => IpAddr::from(*address).is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(text: &str) -> Result<String, BadSmtpAddress> {
        let server = SmtpServer::parse(text)?;
        let encryption = match server.encryption {
            Encryption::FromTheFirstByte(_) => "tls",
            Encryption::StartTls(_) => "starttls",
            Encryption::Plain => "plain",
        };
        let login = if server.credentials.is_some() { " as somebody" } else { "" };
        Ok(format!("{encryption} {}:{}{login}", server.host, server.port))
    }

    #[test]
    fn plain_text_goes_to_this_machine_alone_or_where_it_is_said() {
        for (text, read) in [
            ("smtps://desk:secret@mail.example", "tls mail.example:465 as somebody"),
            ("smtps://mail.example:1465/", "tls mail.example:1465"),
            ("smtp://desk:secret@mail.example", "starttls mail.example:587 as somebody"),
            ("smtp://10.0.0.7:25", "starttls 10.0.0.7:25"),
            ("smtp://10.0.0.7:25?tls=none", "plain 10.0.0.7:25"),
            ("smtp://127.0.0.1:1025", "plain 127.0.0.1:1025"),
            ("smtp://localhost:25", "plain localhost:25"),
            ("smtp://[::1]:25", "plain ::1:25"),
            ("smtp://127.0.0.1:25?tls=starttls", "starttls 127.0.0.1:25"),
            ("smtps://desk%40shop.example:a%3Ab%2F%23@mail.example:465", "tls mail.example:465 as somebody"),
        ] {
            assert_eq!(way(text), Ok(read.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_names_no_server_says_why_and_repeats_nothing() {
        for (text, problem) in [
            ("", BadSmtpAddress::NoUrl),
            ("mail.example", BadSmtpAddress::NoUrl),
            ("https://mail.example", BadSmtpAddress::Scheme),
            ("mail.example:587", BadSmtpAddress::Scheme),
            ("smtp://", BadSmtpAddress::NoHost),
            ("smtp://mail.example/box", BadSmtpAddress::MoreThanThat),
            ("smtp://mail.example?tls=maybe", BadSmtpAddress::MoreThanThat),
            ("smtps://mail.example?tls=none", BadSmtpAddress::MoreThanThat),
            ("smtp://mail.example#secret", BadSmtpAddress::MoreThanThat),
            ("smtp://desk@mail.example", BadSmtpAddress::HalfALogin),
            ("smtp://:secret@mail.example", BadSmtpAddress::HalfALogin),
            ("smtp://desk:100%@mail.example", BadSmtpAddress::Encoding),
        ] {
            assert_eq!(way(text), Err(problem), "{text}");
            assert!(!problem.to_string().contains("secret"));
        }
        let shown = format!("{:?}", SmtpServer::parse("smtps://desk:secret@mail.example").unwrap());
        assert_eq!(shown, "SmtpServer(mail.example:465)");
    }
}
