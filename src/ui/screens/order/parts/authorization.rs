//! What a provider only set aside, in words.

use crate::domain::money::Currency;
use crate::domain::payment::Authorization;
use crate::domain::timestamp::Timestamp;
use crate::ui::kit::{Precision, written};
use crate::ui::language::Language;

/// The amount, and until when; or that the customer has it back by now.
pub fn authorization(authorized: Authorization, currency: Currency, language: Language, now: Timestamp) -> String {
    let (words, locale) = (&language.texts().order.payments, language.locale());
    let amount = authorized.amount.display(currency, locale);
    let date = |until| written(until, Precision::Date, locale);
    match authorized.expires_at {
        Some(until) if !authorized.stands(now) => (words.authorization_expired)(&amount, &date(until)),
        Some(until) => (words.authorized_until)(&amount, &date(until)),
        None => (words.authorized)(&amount),
    }
}
