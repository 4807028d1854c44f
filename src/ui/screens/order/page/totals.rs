//! *Totaux*: what the order came to, net, by tax, and gross.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::domain::locale::Locale;
use crate::domain::money::{Amount, Currency, total};
use crate::domain::order::{Charge, Order};
use crate::ui::kit::{AmountView, Untrusted};
use crate::ui::language::{self, Language, Word};
use crate::ui::reactive::{live_if, live_text};
use crate::ui::screens::order::parts::section::{Section, figure};
use crate::ui::screens::order::store::OrderStore;

/// The sums of an order. They add up: net and all taxes are the gross.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sums {
    currency: Currency,
    prices_include_tax: bool,
    items: Amount,
    shipping: Amount,
    fees: Amount,
    net: Amount,
    /// By name and rate, in the order of the items.
    taxes: Vec<(String, Decimal, Amount)>,
    gross: Amount,
}

impl Sums {
    fn of(order: &Order) -> Self {
        let currency = order.currency;
        let mut taxes: Vec<(String, Decimal, Amount)> = Vec::new();
        let of_lines = order.lines.iter().flat_map(|line| &line.taxes);
        let of_charges = order.shipping.iter().chain(&order.fees).flat_map(|charge| &charge.taxes);
        for tax in of_lines.chain(of_charges) {
            match taxes.iter_mut().find(|(name, rate, _)| *name == tax.name && *rate == tax.rate) {
                Some((_, _, sum)) => *sum += tax.amount,
                None => taxes.push((tax.name.clone(), tax.rate, tax.amount)),
            }
        }
        let charged = |charges: &[Charge]| total(currency, charges.iter().map(|charge| charge.total));
        let gross = order.gross();
        Self {
            currency,
            prices_include_tax: order.prices_include_tax,
            items: total(currency, order.lines.iter().map(|line| line.total)),
            shipping: charged(&order.shipping),
            fees: charged(&order.fees),
            net: gross - total(currency, taxes.iter().map(|(_, _, amount)| *amount)),
            taxes,
            gross,
        }
    }
}

#[component]
pub fn Totals() -> impl IntoView {
    let order = OrderStore::expect().part(|one, other| one.order == other.order);
    let rows = live_if(move || Some(rows(Sums::of(&order.get()?.order))));
    view! {
        <Section title=t_signal!(order.totals.title) name="totals">
            <dl class="sums">{rows}</dl>
        </Section>
    }
}

fn rows(sums: Sums) -> AnyView {
    let language = Language::expect();
    let currency = sums.currency;
    let named = move |word: Word, amount| figure(language::text(word).into_any(), amount, currency);
    let items: Word = match sums.prices_include_tax {
        true => |texts| texts.order.totals.items_gross,
        false => |texts| texts.order.totals.items_net,
    };
    let fees = (!sums.fees.is_zero()).then(|| named(|texts| texts.order.totals.fees, sums.fees));
    let tax = |(name, rate, amount): (String, Decimal, Amount)| {
        let name = view! { <Untrusted text=name/> " " {live_text(move || percent(rate, language.locale()))} };
        figure(name.into_any(), amount, currency)
    };
    view! {
        {named(items, sums.items)}
        {named(|texts| texts.order.totals.shipping, sums.shipping)}
        {fees}
        <div class="total-net">
            <dt>{t!(order.totals.net)}</dt>
            <dd><AmountView amount=sums.net currency/></dd>
        </div>
        {sums.taxes.into_iter().map(tax).collect_view()}
        <div class="total-gross">
            <dt>{t!(order.totals.gross)}</dt>
            <dd><AmountView amount=sums.gross currency/></dd>
        </div>
    }
    .into_any()
}

/// A rate as it is written in this language: `5,5 %` or `5.5%`.
pub fn percent(rate: Decimal, locale: Locale) -> String {
    let number = (rate * Decimal::ONE_HUNDRED).normalize().to_string();
    match locale {
        Locale::Fr => format!("{}\u{a0}%", number.replace('.', ",")),
        Locale::En => format!("{number}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORDER: &str = r#"{"number":"ORD00123","placed_at":"2026-11-20T09:14:00Z","currency":"EUR",
        "prices_include_tax":true,"logistic_status":"awaiting_print",
        "customer":{"name":"Awa","email":"a@example.com","locale":"fr"},
        "lines":[{"id":"1","sku":"MUG-01","title":"Mug","quantity":3,"unit_price":"9.90","total":"26.70",
                  "taxes":[{"name":"TVA","rate":"0.20","amount":"4.45"}]},
                 {"id":"2","sku":"BOOK","title":"Livre","quantity":1,"unit_price":"10.55","total":"10.55",
                  "taxes":[{"name":"TVA","rate":"0.055","amount":"0.55"}]}],
        "shipping":[{"id":"s1","title":"Colissimo","total":"4.90","taxes":[{"name":"TVA","rate":"0.20","amount":"0.82"}]}],
        "payments":[]}"#;

    #[test]
    fn taxes_are_grouped_by_rate_and_add_up_with_the_net() {
        let sums = Sums::of(&serde_json::from_str(ORDER).unwrap());
        let taxes: Vec<String> = sums.taxes.iter().map(|(_, rate, amount)| format!("{rate} {amount}")).collect();
        assert_eq!(taxes, ["0.20 5.27", "0.055 0.55"]);
        assert_eq!((sums.net.to_string(), sums.gross.to_string()), ("36.33".to_owned(), "42.15".to_owned()));
    }

    #[test]
    fn a_rate_is_written_as_its_reader_writes_it() {
        let rate = "0.055".parse().unwrap();
        assert_eq!(percent(rate, Locale::Fr), "5,5\u{a0}%");
        assert_eq!(percent("0.20".parse().unwrap(), Locale::En), "20%");
    }
}
