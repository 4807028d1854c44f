//! What stands on an order's papers: addresses, companies, invoices, parcels, kits, and what went back before. One order in
//! five has them, so that lists stay light and every screen is met.

use time::Duration;

use super::countries::Country;
use super::dice::Dice;
use super::payments::DIGITS;
use crate::domain::day::Day;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::order::{
    Address, Buyer, Component, EarlierRefund, Identifier, Invoice, Order, Parcel, ParcelLine, RefundedLine,
    RefundedPayment, Source,
};
use crate::domain::seller::{is_siren, vat_key};

/// Throws of their own, so that papers move nothing else of an order.
pub(super) const SALT: u64 = 0x7061_7065_7273;

const STREETS: [&str; 6] = [
    "rue des Exemples",
    "avenue de la Démonstration",
    "place du Marché-Modèle",
    "chemin des Essais",
    "quai des Brouillons",
    "allée des Patrons",
];

const COMPANIES: [&str; 6] = [
    "Atelier Brouillard SARL",
    "Hôtel de l’Exemple",
    "Éditions du Modèle & Fils",
    "Cabinet Essai et Associés",
    "Café des Épreuves",
    "Studio Maquette SAS",
];

/// A postal code and its city, for each country that the shop sends to.
fn town(country: &str) -> (&'static str, &'static str) {
    match country {
        "FR" => ("69003", "Lyon"),
        "BE" => ("1000", "Bruxelles"),
        "LU" => ("1111", "Luxembourg"),
        "DE" => ("10115", "Berlin"),
        "NL" => ("1011 AB", "Amsterdam"),
        "ES" => ("28001", "Madrid"),
        "IT" => ("00118", "Roma"),
        "CH" => ("1201", "Genève"),
        "GB" => ("EC1A 1BB", "London"),
        "US" => ("10001", "New York"),
        "JP" => ("100-0001", "Tokyo"),
        _ => ("13001", "Kuwait City"),
    }
}

pub(super) fn add(order: &mut Order, index: u32, country: &Country, dice: &mut Dice) {
    if !dice.chance(20) {
        return;
    }
    order.source = Some(Source {
        system: "demo".to_owned(),
        id: (900_000 + index).to_string(),
        version: None,
        url: Some(format!("https://boutique.example/admin/orders/{}", 900_000 + index)),
    });
    let mut address = address(&order.customer.name, country, dice);
    if dice.chance(30) {
        company(order, &mut address, country, dice);
    }
    order.billing_address = Some(address);
    if dice.chance(20) {
        let other = self::address(&order.customer.name, country, dice);
        order.shipping_address = Some(other);
    }
    if !order.payments.is_empty() {
        let number = format!("FA-{}-{:06}", order.placed_at.0.year(), index + 1);
        order.invoices.push(Invoice { number, issued_on: Some(Day(order.placed_at.0.date())) });
    }
    if dice.chance(25) {
        kit(order);
    }
    if matches!(order.logistic_status, LogisticStatus::Shipped | LogisticStatus::Delivered) {
        parcel(order, dice);
    }
    if order.logistic_status == LogisticStatus::Delivered && dice.chance(30) {
        refund_before(order);
    }
    if dice.chance(15) {
        order.notes.push("Merci de laisser le colis chez le gardien.".to_owned());
        order.tags.push("cadeau".to_owned());
    }
}

fn address(name: &str, country: &Country, dice: &mut Dice) -> Address {
    let (postal_code, city) = town(country.code);
    Address {
        name: name.to_owned(),
        company: None,
        lines: vec![format!("{} {}", 1 + dice.below(120), dice.pick(&STREETS))],
        postal_code: postal_code.to_owned(),
        city: city.to_owned(),
        region: None,
        country: country.code.to_owned(),
    }
}

/// A company that nobody has, with numbers whose check digits are right.
fn company(order: &mut Order, address: &mut Address, country: &Country, dice: &mut Dice) {
    address.company = Some((*dice.pick(&COMPANIES)).to_owned());
    let mut buyer = Buyer::company(None);
    if country.code == "FR" {
        let siren = siren(&dice.text(DIGITS, 8));
        let key = vat_key(&siren).unwrap_or_default();
        buyer.vat_number = Some(format!("FR{key:02}{siren}"));
        buyer.registration = Some(Identifier { scheme: "0002".to_owned(), id: siren });
    }
    if dice.chance(50) {
        buyer.purchase_order = Some(format!("BC-{}", dice.text(DIGITS, 5)));
    }
    order.buyer = Some(buyer);
}

/// Eight digits and the one that checks them.
fn siren(eight: &str) -> String {
    let sound = |last: &u32| is_siren(&format!("{eight}{last}"));
    let last = (0..10).find(sound).unwrap_or_default();
    format!("{eight}{last}")
}

fn kit(order: &mut Order) {
    let Some(line) = order.lines.first_mut() else { return };
    let part = |name: &str, quantity| Component {
        sku: format!("{}-{}", line.sku, name.to_uppercase()),
        title: format!("{} : {name}", line.title),
        quantity,
    };
    line.components = vec![part("corps", 1), part("vis", 4)];
}

fn parcel(order: &mut Order, dice: &mut Dice) {
    let Some(carrier) = order.shipping.first().map(|parcel| parcel.title.clone()) else { return };
    let tracking = format!("6A{}", dice.text(DIGITS, 11));
    let lines = order.lines.iter().map(|line| ParcelLine { line: line.id.clone(), quantity: line.quantity });
    order.parcels.push(Parcel {
        id: "c1".to_owned(),
        carrier: Some(carrier),
        url: Some(format!("https://suivi.example/{tracking}")),
        tracking: Some(tracking),
        shipped_at: Some(order.placed_at + Duration::DAY),
        lines: lines.collect(),
    });
    for line in &mut order.lines {
        line.shipped = Some(line.quantity);
    }
}

/// A tenth of the first line, given back by the shop before. Not of what agents of the demo credit by units.
fn refund_before(order: &mut Order) {
    let ([payment], Some(line)) = (order.payments.as_slice(), order.lines.first()) else { return };
    let gross = order.gross_of(line.total, &line.taxes).share(1, 10);
    if line.quantity > 1 || !payment.provider.is_firm() || !gross.is_positive() {
        return;
    }
    let paid =
        RefundedPayment { payment: payment.id.clone(), amount: gross, reference: Some(format!("RF-{}", order.number)) };
    let refunded = RefundedLine { line: line.id.clone(), quantity: 0, gross };
    let refund = EarlierRefund {
        document: Some(format!("AVB-{}", order.number)),
        reason: Some("Geste commercial".to_owned()),
        lines: vec![refunded],
        ..EarlierRefund::of_payments("r1".to_owned(), payment.captured_at, vec![paid])
    };
    order.earlier_refunds.push(refund);
}
