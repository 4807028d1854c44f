//! What an order says beside lines and payments: where it comes from, who buys, what left and what went back before.

use std::collections::HashSet;

use super::inspector::Inspector;
use super::{MOST_CHARGES, MOST_LINES, OrderFlaw, check_new, field};
use crate::domain::exchange_rate::ExchangeRate;
use crate::domain::money::Amount;
use crate::domain::order::field_path::PathStep::{self, At};
use crate::domain::order::{Address, EarlierRefund, LineId, Order, is_country_code};

/// Earlier refunds, invoices, parcels, notes and tags, each.
const MOST_FACTS: usize = 200;

impl Order {
    pub(super) fn check_facts(&self, inspector: &mut Inspector) {
        self.check_source(inspector);
        self.check_people(inspector);
        self.check_documents(inspector);
        self.check_line_facts(inspector);
        if inspector.count(&[field("earlier_refunds")], self.earlier_refunds.len(), MOST_FACTS) {
            self.check_earlier_refunds(inspector);
        }
        self.check_control(inspector);
        self.check_exchange_rate(inspector);
    }

    fn check_exchange_rate(&self, inspector: &mut Inspector) {
        if let Some(exchange) = &self.exchange_rate {
            inspector.name(&[field("exchange_rate"), field("source")], &exchange.source);
            if !ExchangeRate::is_rate(exchange.rate) {
                inspector.report(&[field("exchange_rate"), field("rate")], OrderFlaw::NoDecimal);
            }
        }
    }

    fn check_source(&self, inspector: &mut Inspector) {
        if let Some(source) = &self.source {
            inspector.name(&[field("source"), field("system")], &source.system);
            inspector.name(&[field("source"), field("id")], &source.id);
            inspector.text(&[field("source"), field("version")], source.version.as_deref().unwrap_or_default());
            inspector.link(&[field("source"), field("url")], source.url.as_deref());
        }
        inspector.text(&[field("channel")], self.channel.as_deref().unwrap_or_default());
    }

    fn check_people(&self, inspector: &mut Inspector) {
        let addresses = [("billing_address", &self.billing_address), ("shipping_address", &self.shipping_address)];
        for (name, address) in addresses.into_iter().filter_map(|(name, address)| Some((name, address.as_ref()?))) {
            check_address(name, address, inspector);
        }
        let Some(buyer) = &self.buyer else { return };
        for (name, text) in [("vat_number", &buyer.vat_number), ("purchase_order", &buyer.purchase_order)] {
            inspector.text(&[field("buyer"), field(name)], text.as_deref().unwrap_or_default());
        }
        for (name, identifier) in
            [("registration", &buyer.registration), ("electronic_address", &buyer.electronic_address)]
        {
            if let Some(identifier) = identifier {
                inspector.text(&[field("buyer"), field(name), field("scheme")], &identifier.scheme);
                inspector.name(&[field("buyer"), field(name), field("id")], &identifier.id);
            }
        }
    }

    fn check_documents(&self, inspector: &mut Inspector) {
        for (name, texts) in [("notes", &self.notes), ("tags", &self.tags)] {
            if inspector.count(&[field(name)], texts.len(), MOST_FACTS) {
                for (position, text) in texts.iter().enumerate() {
                    inspector.text(&[field(name), At(position)], text);
                }
            }
        }
        if inspector.count(&[field("invoices")], self.invoices.len(), MOST_FACTS) {
            for (position, invoice) in self.invoices.iter().enumerate() {
                inspector.name(&[field("invoices"), At(position), field("number")], &invoice.number);
            }
        }
        if !inspector.count(&[field("parcels")], self.parcels.len(), MOST_FACTS) {
            return;
        }
        let mut ids = HashSet::new();
        for (position, parcel) in self.parcels.iter().enumerate() {
            check_new(&mut ids, ("parcels", position), &parcel.id, inspector);
            for (name, text) in [("carrier", &parcel.carrier), ("tracking", &parcel.tracking)] {
                let text = text.as_deref().unwrap_or_default();
                inspector.text(&[field("parcels"), At(position), field(name)], text);
            }
            inspector.link(&[field("parcels"), At(position), field("url")], parcel.url.as_deref());
            for (line, sent) in parcel.lines.iter().enumerate() {
                let place = [field("parcels"), At(position), field("lines"), At(line), field("line")];
                self.check_line_known(&place, &sent.line, inspector);
            }
        }
    }

    fn check_line_facts(&self, inspector: &mut Inspector) {
        for (position, line) in self.lines.iter().enumerate() {
            let place = |name| [field("lines"), At(position), field(name)];
            if line.shipped.is_some_and(|shipped| shipped > line.quantity) {
                inspector.report(&place("shipped"), OrderFlaw::MoreThanOrdered);
            }
            if inspector.count(&place("discounts"), line.discounts.len(), MOST_FACTS) {
                for (index, discount) in line.discounts.iter().enumerate() {
                    let [lines, at, list] = place("discounts");
                    inspector
                        .text(&[lines.clone(), at.clone(), list.clone(), At(index), field("title")], &discount.title);
                    inspector.amount(&[lines, at, list, At(index), field("amount")], discount.amount);
                }
            }
            if inspector.count(&place("components"), line.components.len(), MOST_CHARGES) {
                for (index, part) in line.components.iter().enumerate() {
                    let [lines, at, list] = place("components");
                    inspector.sku(&[lines.clone(), at.clone(), list.clone(), At(index), field("sku")], &part.sku);
                    inspector.text(&[lines, at, list, At(index), field("title")], &part.title);
                }
            }
            if let Some(measure) = &line.measure {
                let [lines, at, name] = place("measure");
                if measure.quantity.parse::<rust_decimal::Decimal>().is_err() {
                    inspector
                        .report(&[lines.clone(), at.clone(), name.clone(), field("quantity")], OrderFlaw::NoDecimal);
                }
                inspector.text(&[lines, at, name, field("unit")], &measure.unit);
            }
        }
    }

    /// That what went back before can have: of known items and payments, and as much money as it credited.
    fn check_earlier_refunds(&self, inspector: &mut Inspector) {
        let mut ids = HashSet::new();
        for (position, refund) in self.earlier_refunds.iter().enumerate() {
            check_new(&mut ids, ("earlier_refunds", position), &refund.id, inspector);
            self.check_earlier_refund(position, refund, inspector);
        }
        for (position, payment) in self.payments.iter().enumerate() {
            let of_it = self.earlier_refunds.iter().flat_map(|refund| &refund.payments);
            let back: i128 =
                of_it.filter(|paid| paid.payment == payment.id).map(|paid| i128::from(paid.amount.minor())).sum();
            if back > 0 && back > i128::from(payment.captured.minor()) {
                inspector.report(&[field("payments"), At(position), field("captured")], OrderFlaw::LessThanRefunded);
            }
        }
    }

    fn check_earlier_refund(&self, position: usize, refund: &EarlierRefund, inspector: &mut Inspector) {
        let place = |list: &'static str, index: usize, name: &'static str| {
            [field("earlier_refunds"), At(position), field(list), At(index), field(name)]
        };
        for (name, text) in [("document", &refund.document), ("reason", &refund.reason)] {
            let text = text.as_deref().unwrap_or_default();
            inspector.text(&[field("earlier_refunds"), At(position), field(name)], text);
        }
        let most = MOST_LINES;
        if !inspector.count(&[field("earlier_refunds"), At(position), field("lines")], refund.lines.len(), most) {
            return;
        }
        for (index, line) in refund.lines.iter().enumerate() {
            inspector.amount(&place("lines", index, "gross"), line.gross);
            self.check_line_known(&place("lines", index, "line"), &line.line, inspector);
        }
        for (list, refunded, charges) in
            [("shipping", &refund.shipping, &self.shipping), ("fees", &refund.fees, &self.fees)]
        {
            for (index, charge) in refunded.iter().enumerate() {
                inspector.amount(&place(list, index, "gross"), charge.gross);
                if charges.iter().all(|known| known.id != charge.id) {
                    inspector.report(&place(list, index, "id"), OrderFlaw::NoSuchItem);
                }
            }
        }
        for (index, paid) in refund.payments.iter().enumerate() {
            inspector.amount(&place("payments", index, "amount"), paid.amount);
            let reference = paid.reference.as_deref().unwrap_or_default();
            inspector.text(&place("payments", index, "reference"), reference);
            if self.payment(&paid.payment).is_none() {
                inspector.report(&place("payments", index, "payment"), OrderFlaw::NoSuchPayment);
            }
        }
        self.check_balance(position, refund, inspector);
    }

    /// That the money of an earlier refund is what it credited.
    fn check_balance(&self, position: usize, refund: &EarlierRefund, inspector: &mut Inspector) {
        let place = [field("earlier_refunds"), At(position)];
        let digits = self.currency.digits();
        let beside = [refund.adjustment, refund.unassigned];
        if beside.iter().flatten().any(|amount| amount.digits() != digits) {
            return inspector.report(&place, OrderFlaw::WrongDigits { currency: self.currency, digits });
        }
        let charges = refund.shipping.iter().chain(&refund.fees).map(|charge| charge.gross);
        let amounts = refund.lines.iter().map(|line| line.gross).chain(charges).chain(beside.into_iter().flatten());
        let minor = |amounts: &mut dyn Iterator<Item = Amount>| -> i128 {
            amounts.map(|amount| i128::from(amount.minor())).sum()
        };
        let credited = minor(&mut amounts.into_iter());
        let paid = minor(&mut refund.payments.iter().map(|paid| paid.amount));
        if credited != paid {
            inspector.report(&place, OrderFlaw::RefundUnbalanced);
        } else if credited <= 0 {
            inspector.report(&place, OrderFlaw::RefundOfNothing);
        }
    }

    /// That the order comes to what its shop says, once its discount is taken off.
    fn check_control(&self, inspector: &mut Inspector) {
        let Some(control) = self.control else { return };
        // Amounts with other digits are told of where they stand, and can't be added up.
        let amounts = [control.gross, control.captured, control.refunded];
        if !inspector.has_sound_amounts() || amounts.iter().any(|amount| amount.digits() != self.currency.digits()) {
            return;
        }
        let gross = self.order_discount.map_or(self.gross(), |discount| self.gross() - discount);
        let ours = [("gross", gross), ("captured", self.captured()), ("refunded", self.refunded_earlier())];
        for ((name, ours), theirs) in ours.into_iter().zip(amounts) {
            if ours != theirs {
                inspector.report(&[field("control"), field(name)], OrderFlaw::ControlDiffers { ours });
            }
        }
    }

    fn check_line_known(&self, place: &[PathStep], id: &LineId, inspector: &mut Inspector) {
        if self.lines.iter().all(|line| line.id != *id) {
            inspector.report(place, OrderFlaw::NoSuchItem);
        }
    }
}

fn check_address(name: &'static str, address: &Address, inspector: &mut Inspector) {
    let texts = [
        ("name", address.name.as_str()),
        ("company", address.company.as_deref().unwrap_or_default()),
        ("postal_code", &address.postal_code),
        ("city", &address.city),
        ("region", address.region.as_deref().unwrap_or_default()),
    ];
    for (part, text) in texts {
        inspector.text(&[field(name), field(part)], text);
    }
    if inspector.count(&[field(name), field("lines")], address.lines.len(), MOST_FACTS) {
        for (position, line) in address.lines.iter().enumerate() {
            inspector.text(&[field(name), field("lines"), At(position)], line);
        }
    }
    let country = &address.country;
    if !country.is_empty() && !is_country_code(country) {
        inspector.report(&[field(name), field("country")], OrderFlaw::NoCountryCode);
    }
}
