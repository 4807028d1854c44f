//! The operator's decisions.

use time::Duration;

use super::store::Seller;

/// What an operator decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The shop's name stands under replies and mails as well.
    pub shop: Seller,
    /// Where browsers reach this backend, such as `https://desk.example`: scheme, host and port alone.
    pub public_origin: String,
    /// Whether credit notes may give back to gift cards, which otherwise only cancelling does (seed 003).
    pub credits_gift_cards: bool,
    /// How long a browser stays signed in.
    pub session: Duration,
    /// Links to providers lead to stand-ins, and no money moves.
    pub demo: bool,
}

impl Config {
    /// Cookies leave the browser on https alone wherever that is how it gets here.
    pub fn secure_cookies(&self) -> bool {
        self.public_origin.starts_with("https://")
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            shop: Seller { name: "Maison Lumen".to_owned(), details: Vec::new() },
            credits_gift_cards: false,
            public_origin: "http://127.0.0.1:8080".to_owned(),
            session: Duration::hours(12),
            demo: false,
        }
    }
}
