//! What is odd about an order that is taken all the same: said when it comes in, not when somebody stumbles over it.

use crate::api::messages::NotSendable;
use crate::api::order_detail::SharedTransaction;
use crate::backend::mail::recipient;
use crate::domain::money::Amount;
use crate::domain::order::{FieldPath, Order, TaxBases, TaxBasesRule};
use crate::domain::overpayment::looks_like_a_slip;

/// Each with the field that it is about.
pub(super) fn of(order: &Order) -> Vec<(FieldPath, String)> {
    let mut remarks = Vec::new();
    if let Err(reason) = recipient(&order.customer.email) {
        let why = match reason {
            NotSendable::NoAddress => "there is no address",
            NotSendable::SeveralAddresses => "there is more than one address",
            NotSendable::AccentsBeforeTheAt => "there are letters with accents before the @",
            NotSendable::TestOrder => "it is a test order",
            NotSendable::NoSuchAddress | NotSendable::Unknown => "this is no address",
        };
        remarks.push((FieldPath::of("customer").with("email"), format!("no mail can be sent to this customer: {why}")));
    }
    let (charged, captured) = (order.gross(), order.captured());
    if captured > charged {
        let over = captured - charged;
        let slip =
            if looks_like_a_slip(charged, captured) { "; so much more looks like a slip of the export" } else { "" };
        let said =
            format!("{captured} was captured for an order of {charged}: {over} goes back on no credit note{slip}");
        remarks.push((FieldPath::of("payments"), said));
    } else if captured < charged && captured.is_positive() {
        let owed = charged - captured;
        let said = format!("{captured} was captured for an order of {charged}: {owed} is still owed");
        remarks.push((FieldPath::of("payments"), said));
    }
    remarks.extend(unclear_bases(order));
    remarks
}

/// Transactions that other orders name too: one payment may have been exported twice.
pub(super) fn of_shared(order: &Order, shared: &[SharedTransaction]) -> Vec<(FieldPath, String)> {
    let remark = |shared: &SharedTransaction| {
        let position = order.payments.iter().position(|payment| payment.id == shared.payment)?;
        let field = FieldPath::of("payments").at(position).with("transaction");
        let others: Vec<&str> = shared.orders.iter().map(|order| order.0.as_str()).collect();
        let (noun, verb) = if others.len() == 1 { ("order", "names") } else { ("orders", "name") };
        let said = format!(
            "{noun} {} {verb} the same transaction: before a refund, look at the provider what went back of it",
            others.join(", ")
        );
        Some((field, said))
    };
    shared.iter().filter_map(remark).collect()
}

/// Items whose taxes fit no base, so that the note will say the closest there is.
fn unclear_bases(order: &Order) -> impl Iterator<Item = (FieldPath, String)> {
    let lines = order.lines.iter().map(|line| (line.total, &line.taxes, line.quantity)).enumerate();
    let lines = lines.map(|(position, item)| (FieldPath::of("lines").at(position).with("taxes"), item));
    let charges = [("shipping", &order.shipping), ("fees", &order.fees)].into_iter().flat_map(|(field, charges)| {
        let charges = charges.iter().map(|charge| (charge.total, &charge.taxes, 0)).enumerate();
        charges.map(move |(position, item)| (FieldPath::of(field).at(position).with("taxes"), item))
    });
    lines.chain(charges).filter_map(|(field, (total, taxes, units))| {
        let included = taxes.iter().filter(|_| order.prices_include_tax);
        let net = included.fold(total, |net, tax| net - tax.amount);
        let bases = TaxBases::of(net, taxes, units).filter(|bases| bases.rule == TaxBasesRule::ClosestSplit)?;
        let amounts: Vec<Amount> = taxes.iter().map(|tax| tax.amount).collect();
        let bases: Vec<String> = bases.of_part(net, net, &amounts).iter().map(Amount::to_string).collect();
        let said = format!("no bases fit these taxes: {} are taken, unless each says its base", bases.join(" and "));
        Some((field, said))
    })
}
