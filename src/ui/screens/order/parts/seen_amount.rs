//! What the provider's page showed of a refund that is done, and why it was another amount.

use leptos::prelude::*;

use crate::domain::locale::Locale;
use crate::domain::refund_task::SeenAmount;
use crate::ui::kit::{AmountView, Untrusted};
use crate::ui::language::{Language, Texts};
use crate::ui::reactive::live_text;

#[component]
pub fn SeenAmountView(seen: SeenAmount) -> impl IntoView {
    let language = Language::expect();
    let SeenAmount { amount, currency, difference } = seen;
    let why = difference.map(|difference| match difference.words().cloned() {
        Some(words) => view! { " (" <Untrusted text=words/> ")" }.into_any(),
        None => {
            let because = live_text(move || (language.texts().refunds.page_reading.because)(&difference).to_owned());
            view! { " (" {because} ")" }.into_any()
        }
    });
    view! {
        <span>{t!(refunds.page_reading.seen)} {t!(order.colon)} " " <AmountView amount currency/> {why}</span>
    }
}

/// The same on paper.
pub fn seen_in_words(seen: &SeenAmount, texts: &Texts, locale: Locale) -> String {
    let words = &texts.refunds.page_reading;
    let amount = seen.amount.display(seen.currency, locale);
    let why = seen.difference.as_ref().map(|difference| match difference.words() {
        Some(words) => format!(" ({words})"),
        None => format!(" ({})", (words.because)(difference)),
    });
    format!("{}{} {amount}{}", words.seen, texts.order.colon, why.unwrap_or_default())
}
