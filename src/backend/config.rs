//! The operator's decisions.

use time::Duration;

use super::allowed_origins::AllowedOrigins;
use super::shop::Shop;
use super::store::SessionTerms;
use super::trusted_proxies::TrustedProxies;
use crate::domain::case::Settings;
use crate::domain::ticket::TicketNumber;

/// The choices that an operator makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    pub shop: Shop,
    /// The origin by which browsers reach this backend, such as `https://desk.example`.
    pub public_origin: String,
    /// True where credit notes may give back to gift cards, which otherwise only cancelling does (*Gift cards*).
    pub credits_gift_cards: bool,
    /// The pages of others that may call, by a token.
    pub allowed_origins: AllowedOrigins,
    /// How long a browser stays signed in.
    pub session: SessionTerms,
    /// The proxies that are believed about whom they ask for.
    pub proxies: TrustedProxies,
    /// Where the shop's helpdesk is, such as `https://maison.freshdesk.com`, if replies go there.
    pub helpdesk: Option<String>,
    /// Links to providers lead to stand-ins, and no money moves.
    pub demo: bool,
}

impl Config {
    /// What the shop has settled about what agents may do.
    pub const fn settings(&self) -> Settings {
        Settings { credits_gift_cards: self.credits_gift_cards, has_helpdesk: self.helpdesk.is_some() }
    }

    /// The page of a ticket; none without https, which no reader follows.
    pub fn ticket_link(&self, ticket: &TicketNumber) -> Option<String> {
        let site = self.helpdesk.as_ref().filter(|site| site.starts_with("https://"))?;
        Some(format!("{site}/a/tickets/{}", ticket.as_str()))
    }

    /// Cookies leave the browser on https alone wherever that is how it gets here.
    pub fn secure_cookies(&self) -> bool {
        self.public_origin.starts_with("https://")
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            shop: Shop::default(),
            credits_gift_cards: false,
            public_origin: "http://127.0.0.1:8080".to_owned(),
            allowed_origins: AllowedOrigins::default(),
            session: SessionTerms { idle: Duration::hours(12), whole: Duration::days(7) },
            proxies: TrustedProxies::default(),
            helpdesk: None,
            demo: false,
        }
    }
}
