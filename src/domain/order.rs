//! An order as it was charged. This never changes after import: what was charged is the truth, not what the
//! rates say.

mod address;
mod check;
mod discount;
mod earlier_refund;
mod field_path;
#[cfg(any(test, feature = "fixtures"))]
pub mod fixture;
mod line_facts;
mod origin;
mod sums;
mod tax_bases;
mod tax_category;

use std::fmt;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use address::{Address, Buyer, BuyerKind, Identifier, is_country_code};
pub use check::{OrderFlaw, OrderProblem};
pub use earlier_refund::{EarlierRefund, RefundedCharge, RefundedLine, RefundedPayment};
pub use field_path::{FieldPath, PathStep};
pub use line_facts::{Component, LineDiscount, LineKind, Measure};
pub use origin::{Control, Invoice, Parcel, ParcelLine, Source};
pub use sums::{OrderSums, TaxSum};
pub use tax_bases::{TaxBase, TaxBases, TaxBasesRule, may_be_shared};
pub use tax_category::TaxCategory;

use super::day::Day;
use super::eligibility::{NotCancellable, not_cancellable};
use super::exchange_rate::ExchangeRate;
use super::locale::Locale;
use super::logistic_status::LogisticStatus;
use super::money::{Amount, Currency, UnitPrice, total};
use super::payment::{Payment, PaymentId};
use super::timestamp::Timestamp;

/// The number that customers and agents call an order by: `ORD00123`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct OrderNumber(pub String);

impl fmt::Display for OrderNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An order line, parcel or fee within its order, as the import names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct LineId(pub String);

impl fmt::Display for LineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An order as imported, and as part of what the API answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Order {
    pub number: OrderNumber,
    pub placed_at: Timestamp,
    pub currency: Currency,
    /// True where line totals are gross; elsewhere they are net, and gross is the total and its taxes.
    pub prices_include_tax: bool,
    pub logistic_status: LogisticStatus,
    pub customer: Customer,
    pub lines: Vec<OrderLine>,
    #[serde(default)]
    pub shipping: Vec<Charge>,
    #[serde(default)]
    pub fees: Vec<Charge>,
    /// A discount on the whole order that the totals do not contain yet; spread over the lines at import, and over
    /// shipping where it is more than they are (see [`Order::spread_discount`]), so that a stored order has none.
    #[serde(default)]
    pub order_discount: Option<Amount>,
    pub payments: Vec<Payment>,
    /// What the shop gave back of it before it came here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_refunds: Vec<EarlierRefund>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub control: Option<Control>,
    /// Made to try the shop out: no money moved for it, and none does.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub test: bool,
    /// What a unit of its currency was in euros, where the shop says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exchange_rate: Option<ExchangeRate>,
    /// The shop or marketplace of several that it was made in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub invoices: Vec<Invoice>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billing_address: Option<Address>,
    /// Left out where it is the billing address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping_address: Option<Address>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buyer: Option<Buyer>,
    /// The day of the supply, where it is another than that of the invoice (EN 16931, BT-72).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplied_on: Option<Day>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parcels: Vec<Parcel>,
    /// What the customer or the shop wrote on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Customer {
    pub name: String,
    pub email: String,
    #[serde(default)]
    pub phone: Option<String>,
    /// A BCP 47 tag.
    pub locale: String,
}

impl Customer {
    /// The language to write to them in.
    pub fn language(&self) -> Locale {
        Locale::for_tag(&self.locale)
    }
}

/// Goods of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrderLine {
    pub id: LineId,
    /// Empty for what nobody keeps in stock.
    pub sku: String,
    pub title: String,
    /// Units ordered, at least one.
    pub quantity: u32,
    /// Before discounts; for the eye alone, no rule computes with it.
    pub unit_price: UnitPrice,
    /// After every discount; gross or net as the order says.
    pub total: Amount,
    #[serde(default)]
    pub taxes: Vec<Tax>,
    #[serde(default, skip_serializing_if = "LineKind::is_goods")]
    pub kind: LineKind,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub discounts: Vec<LineDiscount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Measure>,
    /// The parts of a kit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub components: Vec<Component>,
    /// Units that left, where the shop says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipped: Option<u32>,
}

impl OrderLine {
    /// Goods without taxes, of which nothing else is known.
    pub fn new(
        id: LineId,
        (sku, title): (String, String),
        quantity: u32,
        unit_price: UnitPrice,
        total: Amount,
    ) -> Self {
        Self {
            id,
            sku,
            title,
            quantity,
            unit_price,
            total,
            taxes: Vec::new(),
            kind: LineKind::Goods,
            discounts: Vec::new(),
            measure: None,
            components: Vec::new(),
            shipped: None,
        }
    }

    /// What the line cost less than its units at their price, where that is more than prices are rounded by.
    pub fn discount(&self, currency: Currency) -> Option<Amount> {
        let discount = self.unit_price.times(self.quantity, currency)? - self.total;
        let rounding = Amount::from_minor(self.quantity.into(), currency);
        Some(discount).filter(|discount| *discount > rounding)
    }
}

/// A parcel's shipping, or a fee: a line without units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Charge {
    pub id: LineId,
    pub title: String,
    pub total: Amount,
    #[serde(default)]
    pub taxes: Vec<Tax>,
}

/// One tax of a line, with the amount that was charged for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tax {
    pub name: String,
    /// A fraction, `0.20` for 20 %, for the eye and for grouping; the amount is what counts.
    #[serde(with = "rust_decimal::serde::str")]
    #[schemars(with = "String")]
    pub rate: Decimal,
    pub amount: Amount,
    /// What it was taken of, where the order says so: of all taxes of an item, or of none. Left out, it follows from
    /// the amounts and rates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Amount>,
    /// Why there is none, or another owes it; left out for an ordinary rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<TaxCategory>,
    /// The rule that exempts it, in the shop's words or as a code of the VATEX list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exemption: Option<String>,
}

impl Order {
    /// An order without anything in it yet.
    pub fn new(
        number: OrderNumber,
        placed_at: Timestamp,
        currency: Currency,
        prices_include_tax: bool,
        logistic_status: LogisticStatus,
        customer: Customer,
    ) -> Self {
        Self {
            number,
            placed_at,
            currency,
            prices_include_tax,
            logistic_status,
            customer,
            lines: Vec::new(),
            shipping: Vec::new(),
            fees: Vec::new(),
            order_discount: None,
            payments: Vec::new(),
            earlier_refunds: Vec::new(),
            source: None,
            control: None,
            test: false,
            exchange_rate: None,
            channel: None,
            invoices: Vec::new(),
            billing_address: None,
            shipping_address: None,
            buyer: None,
            supplied_on: None,
            parcels: Vec::new(),
            notes: Vec::new(),
            tags: Vec::new(),
        }
    }

    /// The cost to the customer of a line with this total and these taxes.
    pub fn gross_of(&self, line_total: Amount, taxes: &[Tax]) -> Amount {
        if self.prices_include_tax { line_total } else { taxes.iter().fold(line_total, |sum, tax| sum + tax.amount) }
    }

    /// The cost to the customer of all lines, parcels and fees.
    pub fn gross(&self) -> Amount {
        let lines = self.lines.iter().map(|line| self.gross_of(line.total, &line.taxes));
        let charges = self.shipping.iter().chain(&self.fees).map(|charge| self.gross_of(charge.total, &charge.taxes));
        total(self.currency, lines.chain(charges))
    }

    /// The money that the providers really captured.
    pub fn captured(&self) -> Amount {
        total(self.currency, self.payments.iter().map(|payment| payment.captured))
    }

    /// The money that providers set aside and nobody took.
    pub fn set_aside(&self) -> Amount {
        let authorized = self.payments.iter().filter_map(|payment| payment.authorized);
        total(self.currency, authorized.map(|authorized| authorized.amount))
    }

    /// The reason why it can't be cancelled now; none when it can.
    pub const fn not_cancellable(&self) -> Option<NotCancellable> {
        not_cancellable(self.logistic_status)
    }

    pub fn has_gift_card(&self) -> bool {
        self.payments.iter().any(|payment| payment.provider.is_gift_card())
    }

    pub fn payment(&self, id: &PaymentId) -> Option<&Payment> {
        self.payments.iter().find(|payment| payment.id == *id)
    }

    /// The title of a line, parcel or fee, no two of which share an id; the id itself where the order has none such.
    pub fn item_title<'a>(&'a self, id: &'a LineId) -> &'a str {
        let lines = self.lines.iter().map(|line| (&line.id, &line.title));
        let charges = self.shipping.iter().chain(&self.fees).map(|charge| (&charge.id, &charge.title));
        lines.chain(charges).find(|(known, _)| *known == id).map_or(&id.0, |(_, title)| title)
    }

    /// The SKU of a line that somebody keeps in stock.
    pub fn sku(&self, id: &LineId) -> Option<&str> {
        let line = self.lines.iter().find(|line| line.id == *id)?;
        Some(line.sku.as_str()).filter(|sku| !sku.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::fixture::order;
    use super::*;
    use crate::domain::payment::PaymentProvider;

    #[test]
    fn lines_parcels_and_fees_are_called_by_their_titles() {
        let mut order = order().line("mug", 1, "8.90", &[]).parcel("s1", "4.90", &[]).fee("cod", "1.00", &[]);
        order.lines[0].title = "Mug bleu".to_owned();
        order.shipping[0].title = "Colissimo".to_owned();
        order.fees[0].title = "Contre remboursement".to_owned();
        for (id, title) in [("mug", "Mug bleu"), ("s1", "Colissimo"), ("cod", "Contre remboursement"), ("gone", "gone")]
        {
            assert_eq!(order.item_title(&LineId(id.to_owned())), title);
        }
    }

    #[test]
    fn what_nobody_keeps_in_stock_has_no_sku() {
        let mut order = order().line("mug", 1, "8.90", &[]).line("card", 1, "1.00", &[]).parcel("s1", "4.90", &[]);
        order.lines[1].sku.clear();
        for (id, sku) in [("mug", Some("MUG")), ("card", None), ("s1", None)] {
            assert_eq!(order.sku(&LineId(id.to_owned())), sku, "{id}");
        }
    }

    #[test]
    fn a_payment_is_found_by_its_id() {
        let order =
            order().paid("gift", PaymentProvider::GIFT_CARD, "9.90").paid("card", PaymentProvider::HIPAY, "8.90");
        let provider = |id: &str| order.payment(&PaymentId(id.to_owned())).map(|payment| payment.provider);
        assert_eq!((provider("card"), provider("T-card")), (Some(PaymentProvider::HIPAY), None));
    }
}
