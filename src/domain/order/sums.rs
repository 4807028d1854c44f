//! The sums of an order: net, by tax, and gross.

use rust_decimal::Decimal;

use super::{Charge, Order};
use crate::domain::money::{Amount, Currency, total};

/// The sums of an order. They add up: net and all taxes are the gross.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderSums {
    pub currency: Currency,
    pub prices_include_tax: bool,
    pub items: Amount,
    pub shipping: Amount,
    pub fees: Amount,
    pub net: Amount,
    /// By name and rate, in the order of the items.
    pub taxes: Vec<TaxSum>,
    pub gross: Amount,
}

/// All of one tax on an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxSum {
    pub name: String,
    pub rate: Decimal,
    pub amount: Amount,
}

impl Order {
    pub fn sums(&self) -> OrderSums {
        let currency = self.currency;
        let mut taxes: Vec<TaxSum> = Vec::new();
        let of_lines = self.lines.iter().flat_map(|line| &line.taxes);
        let of_charges = self.shipping.iter().chain(&self.fees).flat_map(|charge| &charge.taxes);
        for tax in of_lines.chain(of_charges) {
            match taxes.iter_mut().find(|sum| sum.name == tax.name && sum.rate == tax.rate) {
                Some(sum) => sum.amount += tax.amount,
                None => taxes.push(TaxSum { name: tax.name.clone(), rate: tax.rate, amount: tax.amount }),
            }
        }
        let charged = |charges: &[Charge]| total(currency, charges.iter().map(|charge| charge.total));
        let gross = self.gross();
        OrderSums {
            currency,
            prices_include_tax: self.prices_include_tax,
            items: total(currency, self.lines.iter().map(|line| line.total)),
            shipping: charged(&self.shipping),
            fees: charged(&self.fees),
            net: gross - total(currency, taxes.iter().map(|tax| tax.amount)),
            taxes,
            gross,
        }
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
        let sums = serde_json::from_str::<Order>(ORDER).unwrap().sums();
        let taxes: Vec<String> = sums.taxes.iter().map(|tax| format!("{} {}", tax.rate, tax.amount)).collect();
        assert_eq!(taxes, ["0.20 5.27", "0.055 0.55"]);
        assert_eq!((sums.net.to_string(), sums.gross.to_string()), ("36.33".to_owned(), "42.15".to_owned()));
    }
}
