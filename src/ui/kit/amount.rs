//! An amount with its currency, in figures of one width.

use leptos::prelude::*;

use crate::domain::money::{Amount, Currency};
use crate::ui::language::Language;
use crate::ui::reactive::live_text;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AmountTone {
    #[default]
    Normal,
    /// Money to give back: the only amounts in red.
    Refund,
}

/// One text in one element: it is read aloud whole, never broken over lines, and no text beside it can turn
/// its direction.
#[component]
pub fn AmountView(
    #[prop(into)] amount: Signal<Amount>,
    #[prop(into)] currency: Signal<Currency>,
    #[prop(optional)] tone: AmountTone,
) -> impl IntoView {
    let language = Language::expect();
    let class = match tone {
        AmountTone::Normal => "amount",
        AmountTone::Refund => "amount amount-refund",
    };
    view! { <bdi class=class part="amount">{live_text(move || amount.get().display(currency.get(), language.locale()))}</bdi> }
}
