//! Orders for tests, said in a few words.

use rust_decimal::Decimal;
use time::Duration;

use super::{
    Charge, Customer, EarlierRefund, LineId, Order, OrderLine, OrderNumber, RefundedLine, RefundedPayment, Tax,
};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::{Amount, Currency};
use crate::domain::payment::{Payment, PaymentId, PaymentProvider};
use crate::domain::timestamp::Timestamp;

pub fn amount(text: &str) -> Amount {
    text.parse().expect("an amount as on the wire")
}

/// An order in euros, prices with taxes, without anything in it yet.
pub fn order() -> Order {
    order_in("EUR")
}

pub fn order_in(currency: &str) -> Order {
    let customer = Customer {
        name: "Awa Diallo".to_owned(),
        email: "awa@example.com".to_owned(),
        phone: None,
        locale: "fr".to_owned(),
    };
    Order::new(
        OrderNumber("ORD00123".to_owned()),
        Timestamp::EPOCH,
        Currency::parse(currency).expect("an ISO 4217 code"),
        true,
        LogisticStatus::AwaitingPrint,
        customer,
    )
}

/// Taxes of 20 % (`TVA`), or of the name and rate before a colon: `["4.45", "ECO:0.30", "GST@0.05:4.35"]`.
fn taxes(amounts: &[&str]) -> Vec<Tax> {
    let tax = |text: &&str| {
        let (name, text) = text.split_once(':').unwrap_or(("TVA", text));
        let (name, rate) = name.split_once('@').unwrap_or((name, "0.20"));
        let rate: Decimal = rate.parse().expect("a fraction");
        Tax { name: name.to_owned(), rate, amount: amount(text), base: None, category: None, exemption: None }
    };
    amounts.iter().map(tax).collect()
}

fn charge(id: &str, total: &str, tax_amounts: &[&str]) -> Charge {
    Charge { id: LineId(id.to_owned()), title: id.to_owned(), total: amount(total), taxes: taxes(tax_amounts) }
}

fn moment(text: &str) -> Timestamp {
    Timestamp::parse(text).expect("a moment as on the wire")
}

impl Order {
    pub fn numbered(mut self, number: &str, placed_at: &str) -> Self {
        self.number.0 = number.to_owned();
        self.placed_at = moment(placed_at);
        self
    }

    pub fn for_customer(mut self, name: &str, email: &str, locale: &str) -> Self {
        self.customer =
            Customer { name: name.to_owned(), email: email.to_owned(), phone: None, locale: locale.to_owned() };
        self
    }

    pub fn with_phone(mut self, phone: &str) -> Self {
        self.customer.phone = Some(phone.to_owned());
        self
    }

    pub fn at_status(mut self, status: LogisticStatus) -> Self {
        self.logistic_status = status;
        self
    }

    /// Prices are without taxes.
    pub fn net(mut self) -> Self {
        self.prices_include_tax = false;
        self
    }

    pub fn line(mut self, id: &str, quantity: u32, total: &str, tax_amounts: &[&str]) -> Self {
        let names = (id.to_uppercase(), id.to_owned());
        let line = OrderLine::new(LineId(id.to_owned()), names, quantity, amount(total).into(), amount(total));
        self.lines.push(OrderLine { taxes: taxes(tax_amounts), ..line });
        self
    }

    /// What the line added last is of.
    pub fn of_article(mut self, sku: &str, title: &str, unit_price: &str) -> Self {
        let line = self.lines.last_mut().expect("a line was added");
        (line.sku, line.title) = (sku.to_owned(), title.to_owned());
        line.unit_price = unit_price.parse().expect("a price as on the wire");
        self
    }

    pub fn parcel(mut self, id: &str, total: &str, tax_amounts: &[&str]) -> Self {
        self.shipping.push(charge(id, total, tax_amounts));
        self
    }

    /// Who carried the parcel added last.
    pub fn carried_by(mut self, title: &str) -> Self {
        self.shipping.last_mut().expect("a parcel was added").title = title.to_owned();
        self
    }

    pub fn fee(mut self, id: &str, total: &str, tax_amounts: &[&str]) -> Self {
        self.fees.push(charge(id, total, tax_amounts));
        self
    }

    /// The bases of the last line's taxes, as the order states them.
    pub fn stating_bases(mut self, bases: &[&str]) -> Self {
        let taxes = self.lines.iter_mut().last().map(|line| line.taxes.iter_mut()).into_iter().flatten();
        for (tax, base) in taxes.zip(bases) {
            tax.base = Some(amount(base));
        }
        self
    }

    /// A payment, captured a second after the one before.
    pub fn paid(mut self, id: &str, provider: PaymentProvider, captured: &str) -> Self {
        self.payments.push(Payment {
            id: PaymentId(id.to_owned()),
            provider,
            transaction: format!("T-{id}"),
            captured: amount(captured),
            captured_at: self.payments.last().map_or(Timestamp::EPOCH, |last| last.captured_at + Duration::SECOND),
            label: None,
            authorized: None,
        });
        self
    }

    /// How the provider knows the payment added last.
    pub fn in_transaction(mut self, transaction: &str, captured_at: &str) -> Self {
        let payment = self.payments.last_mut().expect("a payment was added");
        (payment.transaction, payment.captured_at) = (transaction.to_owned(), moment(captured_at));
        self
    }

    /// A refund that the shop made: units of a line at this gross, out of a payment.
    pub fn refunded_before(mut self, line: &str, quantity: u32, gross: &str, payment: &str) -> Self {
        let paid = RefundedPayment { payment: PaymentId(payment.to_owned()), amount: amount(gross), reference: None };
        let id = format!("r{}", self.earlier_refunds.len() + 1);
        self.earlier_refunds.push(EarlierRefund {
            lines: vec![RefundedLine { line: LineId(line.to_owned()), quantity, gross: amount(gross) }],
            ..EarlierRefund::of_payments(id, Timestamp::EPOCH, vec![paid])
        });
        self
    }

    /// One card payment of all that the order costs.
    pub fn paid_by_card(self) -> Self {
        let all = self.gross().to_string();
        self.paid("card", PaymentProvider::HIPAY, &all)
    }
}
