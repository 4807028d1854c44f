//! What a provider only set aside, in words.

use crate::domain::money::Currency;
use crate::domain::payment::Authorization;
use crate::ui::kit::{Precision, written};
use crate::ui::language::Language;

/// The amount, and until when.
pub fn authorization(authorized: Authorization, currency: Currency, language: Language) -> String {
    let (words, locale) = (&language.texts().order.payments, language.locale());
    let amount = authorized.amount.display(currency, locale);
    match authorized.expires_at {
        Some(until) => (words.authorized_until)(&amount, &written(until, Precision::Date, locale)),
        None => (words.authorized)(&amount),
    }
}
