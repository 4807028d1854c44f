//! What is odd about an order that is taken all the same: said when it comes in, not when somebody stumbles over it.

use crate::api::messages::NotSendable;
use crate::backend::mail::recipient;
use crate::domain::money::Amount;
use crate::domain::order::{FieldPath, Order, TaxBases, TaxBasesRule};

/// Each with the field that it is about.
pub(super) fn of(order: &Order) -> Vec<(FieldPath, String)> {
    let mut remarks = Vec::new();
    if let Err(reason) = recipient(&order.customer.email) {
        let why = match reason {
            NotSendable::NoAddress => "there is no address",
            NotSendable::SeveralAddresses => "there is more than one address",
            NotSendable::AccentsBeforeTheAt => "there are letters with accents before the @",
            NotSendable::NoSuchAddress | NotSendable::Unknown => "this is no address",
        };
        remarks.push((FieldPath::of("customer").with("email"), format!("no mail can be sent to this customer: {why}")));
    }
    let (charged, captured) = (order.gross(), order.captured());
    if captured > charged {
        let over = captured - charged;
        let said = format!("{captured} was captured for an order of {charged}: {over} goes back on no credit note");
        remarks.push((FieldPath::of("payments"), said));
    } else if captured < charged && captured.is_positive() {
        let owed = charged - captured;
        let said = format!("{captured} was captured for an order of {charged}: {owed} is still owed");
        remarks.push((FieldPath::of("payments"), said));
    }
    remarks.extend(unclear_bases(order));
    remarks
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
