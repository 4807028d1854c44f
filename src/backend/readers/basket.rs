//! An order as its reader puts it together: items at exact amounts, then whole cents; payments and earlier refunds; and
//! what the system itself says that all of it comes to.

use rust_decimal::Decimal;

use super::node::Node;
use super::taxes::tax;
use super::{Converted, Flaw, Flaws};
use crate::domain::credit::check_earlier_refunds;
use crate::domain::money::{Amount, Currency, UnitPrice, total};
use crate::domain::order::{
    Charge, Control, EarlierRefund, LineDiscount, LineId, Order, OrderFlaw, OrderLine, OrderProblem, RefundedPayment,
    Tax,
};
use crate::domain::payment::{Authorization, Payment, PaymentId, PaymentProvider};
use crate::domain::timestamp::Timestamp;

/// What a system says that its order comes to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    pub gross: Amount,
    pub captured: Option<Amount>,
    pub refunded: Option<Amount>,
}

/// A line as a system has it.
#[derive(Debug)]
pub(super) struct Sold {
    /// What the system calls the line, for its refunds and parcels; empty where it has no name.
    pub id: String,
    pub sku: String,
    pub title: String,
    pub units: u32,
    pub unit_price: Decimal,
    pub total: Amount,
    pub taxes: Vec<Tax>,
}

/// An order under construction, with what is told of it.
#[derive(Debug)]
pub(super) struct Basket {
    pub order: Order,
    notes: Vec<String>,
    /// What the system calls each line of the order.
    lines: Vec<String>,
}

impl Basket {
    pub fn new(order: Order) -> Self {
        Self { order, notes: Vec::new(), lines: Vec::new() }
    }

    pub fn note(&mut self, said: impl Into<String>) {
        self.notes.push(said.into());
    }

    pub fn currency(&self) -> Currency {
        self.order.currency
    }

    /// The amount, in whole minor units of the order's currency.
    pub fn amount(&self, value: Decimal) -> Result<Amount, Flaw> {
        Amount::nearest(value, self.currency()).ok_or_else(|| Flaw::new("", format!("{value} is no amount")))
    }

    pub fn zero(&self) -> Amount {
        Amount::zero(self.currency())
    }

    /// Adds a line; nothing where there are no units of it.
    pub fn line(&mut self, sold: Sold) -> Option<&mut OrderLine> {
        let Sold { id, sku, title, units, unit_price, total, taxes } = sold;
        if units == 0 {
            self.note(format!("\"{title}\" has no units, and is left out"));
            return None;
        }
        self.lines.push(id);
        let id = LineId(self.lines.len().to_string());
        let unit_price = UnitPrice::nearest(unit_price, self.currency()).unwrap_or_else(|| total.into());
        let line = OrderLine { taxes, ..OrderLine::new(id, (sku, title), units, unit_price, total) };
        self.order.lines.push(line);
        self.order.lines.last_mut()
    }

    /// The line that the system calls this.
    pub fn line_called(&self, id: &str) -> Option<&OrderLine> {
        self.order.lines.get(self.lines.iter().position(|known| known == id)?)
    }

    /// Units of a line; where it is sold by weight or length, one, with a note.
    pub fn units(&mut self, quantity: &Node<'_>, title: &str) -> Result<u32, Flaw> {
        let exact = quantity.decimal()?;
        if exact.fract().is_zero() {
            return quantity.units();
        }
        self.note(format!("{exact} of \"{title}\" is one unit here: it is sold by measure"));
        Ok(1)
    }

    pub fn parcel(&mut self, title: String, total: Amount, taxes: Vec<Tax>) {
        let id = LineId(format!("s{}", self.order.shipping.len() + 1));
        self.order.shipping.push(Charge { id, title, total, taxes });
    }

    /// A fee; nothing where it is nothing.
    pub fn fee(&mut self, title: impl Into<String>, total: Amount, taxes: Vec<Tax>) {
        if !total.is_zero() {
            let id = LineId(format!("f{}", self.order.fees.len() + 1));
            self.order.fees.push(Charge { id, title: title.into(), total, taxes });
        }
    }

    /// Money that was captured; nothing where it is nothing.
    pub fn payment(
        &mut self,
        made_by: (PaymentProvider, Option<String>),
        transaction: String,
        captured: Amount,
        captured_at: Timestamp,
    ) -> PaymentId {
        let id = self.next_payment();
        if !captured.is_zero() {
            self.add_payment(made_by, transaction, captured, captured_at, None);
        }
        id
    }

    /// Money that was set aside and that nobody took; nothing where it is nothing.
    pub fn authorization(
        &mut self,
        made_by: (PaymentProvider, Option<String>),
        transaction: String,
        authorized: Authorization,
        authorized_at: Timestamp,
    ) {
        if authorized.amount.is_zero() {
            return;
        }
        self.note(format!(
            "{} is authorised and not captured: nothing was taken, so nothing can be given back; who cancels voids it at the provider",
            authorized.amount
        ));
        self.add_payment(made_by, transaction, self.zero(), authorized_at, Some(authorized));
    }

    fn next_payment(&self) -> PaymentId {
        PaymentId(format!("p{}", self.order.payments.len() + 1))
    }

    fn add_payment(
        &mut self,
        (provider, label): (PaymentProvider, Option<String>),
        transaction: String,
        captured: Amount,
        captured_at: Timestamp,
        authorized: Option<Authorization>,
    ) {
        let id = self.next_payment();
        self.order.payments.push(Payment { id, provider, transaction, captured, captured_at, label, authorized });
    }

    /// An earlier refund whose money is known and whose items may be. What its items don't explain is an adjustment; money
    /// without any item is of nobody knows what.
    pub fn earlier_refund(&mut self, mut refund: EarlierRefund) {
        let zero = self.zero();
        let rest = refund.paid_out(zero) - refund.credited(zero);
        let has_items = !(refund.lines.is_empty() && refund.shipping.is_empty() && refund.fees.is_empty());
        if !rest.is_zero() && has_items {
            refund.adjustment = Some(refund.adjustment.unwrap_or(zero) + rest);
        } else if !rest.is_zero() {
            refund.unassigned = Some(refund.unassigned.unwrap_or(zero) + rest);
            self.note(format!(
                "the system does not say what the refund {} of {rest} was for: the order has so much less to refund, no line has",
                refund.id
            ));
        }
        if refund.paid_out(zero).is_positive() {
            self.order.earlier_refunds.push(refund);
        }
    }

    /// A sum that went back, of which the system says no more; nothing where it is nothing.
    pub fn refunded_sum(&mut self, amount: Amount, at: Timestamp) -> Result<(), Flaw> {
        if amount.is_positive() {
            let paid = self.only_payment(amount, None)?;
            self.earlier_refund(EarlierRefund::of_payments("refunded-amount".to_owned(), at, vec![paid]));
        }
        Ok(())
    }

    /// The one payment that money went back to, where there is no doubt.
    pub fn only_payment(&self, amount: Amount, reference: Option<String>) -> Result<RefundedPayment, Flaw> {
        let back_of = |id: &PaymentId| {
            let refunds = self.order.earlier_refunds.iter().flat_map(|refund| &refund.payments);
            total(self.currency(), refunds.filter(|paid| paid.payment == *id).map(|paid| paid.amount))
        };
        // Money goes back onto a gift card by cancelling alone.
        let fits =
            |payment: &&Payment| !payment.provider.is_gift_card() && back_of(&payment.id) + amount <= payment.captured;
        let mut fitting = self.order.payments.iter().filter(fits);
        match (fitting.next(), fitting.next()) {
            (Some(payment), None) => Ok(RefundedPayment { payment: payment.id.clone(), amount, reference }),
            _ => Err(Flaw::new(
                "refunds",
                format!(
                    "{amount} went back, and the file does not say of which payment: convert the order with its transactions"
                ),
            )),
        }
    }

    /// Puts the difference of rounding onto the largest item, so that the order comes to what its system says. A difference of
    /// more than a minor unit an item is none of rounding.
    pub fn settle(&mut self, gross: Decimal, had_fractions: bool) -> Result<Amount, Flaw> {
        let declared = self.amount(gross)?;
        let difference = declared - self.order.gross();
        let items = self.order.lines.len() + self.order.shipping.len() + self.order.fees.len();
        let most = i64::try_from(items).unwrap_or(i64::MAX);
        if difference.is_zero() || !had_fractions || difference.minor().abs() > most {
            return Ok(declared);
        }
        if let Some(largest) = self.order.lines.iter_mut().max_by_key(|line| line.total) {
            largest.total += difference;
            let said = format!("amounts of fractions of a cent: {difference} of rounding is on \"{}\"", largest.title);
            self.note(said);
        }
        Ok(declared)
    }

    /// The order, if it comes to what its system says and could be imported.
    fn finish(self, name: String, said: Said) -> Converted {
        let Self { mut order, notes, .. } = self;
        order.control = Some(Control {
            gross: said.gross,
            captured: said.captured.unwrap_or_else(|| order.captured()),
            refunded: said.refunded.unwrap_or_else(|| order.refunded_earlier()),
        });
        let mut flaws: Vec<Flaw> = order.check().err().unwrap_or_default().into_iter().map(flaw_of).collect();
        if flaws.is_empty()
            && let Err(problem) = check_earlier_refunds(&order)
        {
            flaws.push(Flaw::new(format!("refunds[{}]", problem.position), problem.problem.to_string()));
        }
        let order = if flaws.is_empty() { Ok(Some(order)) } else { Err(Flaws(flaws)) };
        Converted { name, order, notes }
    }
}

fn flaw_of(problem: OrderProblem) -> Flaw {
    let field = problem.field.to_string();
    match problem.flaw {
        OrderFlaw::ControlDiffers { ours } if field == "control.gross" => Flaw::new(
            "total",
            format!("its lines, shipping and fees come to {ours}, which is not what the order says it comes to"),
        ),
        OrderFlaw::ControlDiffers { ours } if field == "control.captured" => {
            Flaw::new("payments", format!("its payments come to {ours}, which is not what the order says was paid"))
        }
        OrderFlaw::ControlDiffers { ours } => {
            Flaw::new("refunds", format!("its refunds come to {ours}, which is not what the order says went back"))
        }
        flaw => Flaw::new(field, flaw.to_string()),
    }
}

/// What became of a record, once its reader has done with it.
pub(super) fn concluded(name: String, read: Result<(Basket, Said), Flaws>) -> Converted {
    match read {
        Ok((basket, said)) => basket.finish(name, said),
        Err(flaws) => Converted { name, order: Err(flaws), notes: Vec::new() },
    }
}

/// A test order is nobody's.
pub(super) fn left_out(name: String) -> Converted {
    Converted { name, order: Ok(None), notes: vec!["it is a test order, and is left out".to_owned()] }
}

/// Notes on a line what it cost less than it might have; nothing where it did not.
pub(super) fn discount(line: &mut OrderLine, title: &str, amount: Amount) {
    if amount.is_positive() {
        line.discounts.push(LineDiscount { title: title.to_owned(), amount });
    }
}

/// Taxes of an item by amounts that come to `all` once they are whole.
pub(super) fn taxes_of(all: Amount, parts: &[(String, Decimal, Decimal)]) -> Vec<Tax> {
    let weights: Vec<Decimal> = parts.iter().map(|(_, _, amount)| *amount).collect();
    let amounts = all.spread_by(&weights);
    let taxes = parts.iter().zip(amounts).map(|((name, rate, _), amount)| tax(name, *rate, amount));
    merged(taxes.collect())
}

/// Taxes of one name and rate are one tax.
pub(super) fn merged(taxes: Vec<Tax>) -> Vec<Tax> {
    let mut merged: Vec<Tax> = Vec::new();
    for tax in taxes {
        match merged.iter_mut().find(|known| known.name == tax.name && known.rate == tax.rate) {
            Some(known) => known.amount += tax.amount,
            None => merged.push(tax),
        }
    }
    merged
}

/// True where this has more digits than the currency.
pub(super) fn has_fraction(value: Decimal, currency: Currency) -> bool {
    Amount::nearest(value, currency).is_none_or(|amount| amount.to_decimal() != value.normalize())
}
