//! What a shop settled about itself: who sells, and by whom it is paid.

use super::settings::Providers;
use super::store::Seller;

/// The shop that orders, mails and credit notes are of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shop {
    /// Its name stands under replies and mails as well.
    pub seller: Seller,
    /// The providers of payments that it knows.
    pub providers: Providers,
}

impl Default for Shop {
    fn default() -> Self {
        let seller = Seller { name: "Maison Lumen".to_owned(), details: Vec::new() };
        Self { seller, providers: Providers::shipped().clone() }
    }
}
