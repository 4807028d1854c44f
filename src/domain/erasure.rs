//! The erasure of personal data: what stands where it was.

use super::order::Customer;

/// What stands in the place of a text that was erased.
pub const ERASED: &str = "—";

impl Customer {
    /// Nobody in particular, who reads the same language.
    #[must_use]
    pub fn erased(&self) -> Self {
        Self { name: ERASED.to_owned(), email: ERASED.to_owned(), phone: None, locale: self.locale.clone() }
    }
}
