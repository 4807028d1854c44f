//! The facts by which the transaction is found in the provider's portal, each copied in one press.

use leptos::prelude::*;

use crate::domain::locale::Locale;
use crate::domain::money::{Amount, Currency};
use crate::domain::refund_task::{BankAccount, Destination, RefundTask};
use crate::ui::kit::{AmountTone, AmountView, CopyButton, DateView, Precision, Untrusted, written};
use crate::ui::language::{self, Language, Word};
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn Facts(task: RefundTask, currency: Currency) -> impl IntoView {
    let language = Language::expect();
    let RefundTask { payment, amount, transaction, destination, .. } = task;
    // What was ordered and paid does not change while it is refunded.
    let order = untrack(|| OrderStore::expect().order());
    let around = order.map(|order| {
        let (value, customer) = (order.amounts.gross, order.order.customer.name.clone());
        let date = order.order.payment(&payment).map(|payment| {
            let at = payment.captured_at;
            let written = Signal::derive(move || written(at, Precision::Date, language.locale()));
            fact(|texts| texts.refunds.date, view! { <DateView at/> }.into_any(), written)
        });
        let name = view! { <Untrusted text=customer.clone()/> }.into_any();
        view! {
            {figure(|texts| texts.refunds.order_value, value, currency, AmountTone::Normal)}
            {fact(|texts| texts.refunds.customer, name, customer.into())}
            {date}
        }
    });
    let reference = view! { <code><Untrusted text=transaction.clone()/></code> }.into_any();
    view! {
        <dl class="task-facts">
            {figure(|texts| texts.refunds.amount, amount, currency, AmountTone::Refund)}
            {destination.map(place)}
            {fact(|texts| texts.refunds.transaction, reference, transaction.into())}
            {around}
        </dl>
    }
}

/// Where the money goes. An account's number is read in groups, and copied without.
fn place(destination: Destination) -> AnyView {
    match destination {
        Destination::Account(BankAccount { holder, iban }) => {
            let name = view! { <Untrusted text=holder.clone()/> }.into_any();
            let number = view! { <code>{iban.printed()}</code> }.into_any();
            view! {
                {fact(|texts| texts.refunds.destination.iban, number, iban.electronic().to_owned().into())}
                {fact(|texts| texts.refunds.destination.holder, name, holder.into())}
            }
            .into_any()
        }
        Destination::Address(address) => {
            let lines = view! { <Untrusted text=address.clone() lines=true/> }.into_any();
            fact(|texts| texts.refunds.destination.address, lines, address.into())
        }
    }
}

fn figure(name: Word, amount: Amount, currency: Currency, tone: AmountTone) -> AnyView {
    let language = Language::expect();
    let copied = Signal::derive(move || as_typed(amount, language.locale()));
    fact(name, view! { <AmountView amount currency tone/> }.into_any(), copied)
}

fn fact(name: Word, value: AnyView, copied: Signal<String>) -> AnyView {
    let language = Language::expect();
    let label = Signal::derive(move || (language.texts().refunds.copy)(name(language.texts())));
    view! {
        <div>
            <dt>{language::text(name)}</dt>
            <dd>{value} <CopyButton value=copied label/></dd>
        </div>
    }
    .into_any()
}

/// An amount as it is typed into a portal's field: no groups, no sign.
pub fn as_typed(amount: Amount, locale: Locale) -> String {
    locale.decimal(&amount.to_string())
}
