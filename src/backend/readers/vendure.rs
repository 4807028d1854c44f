//! Vendure, the admin API: whole minor units. A line is what was placed, for units that were cancelled since were paid.

use rust_decimal::Decimal;
use serde_json::Value;

use super::basket::{Basket, Said, Sold, concluded, discount};
use super::documents::Ways;
use super::gateways::provider_of;
use super::node::Node;
use super::people::{AddressFields, address, company, elsewhere, name_of, source};
use super::records::Records;
use super::settings::ReaderSettings;
use super::status::status_of;
use super::taxes::{fraction, inferred, tax};
use super::{Converted, Flaw, Flaws, Sink, SourceFile, UnreadableSource};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::{Amount, Currency};
use crate::domain::order::{
    Customer, EarlierRefund, Order, OrderNumber, Parcel, ParcelLine, RefundedLine, RefundedPayment, Tax,
};
use crate::domain::payment::Authorization;

const ADDRESS: AddressFields = AddressFields {
    names: &[&["fullName"]],
    company: "company",
    lines: &["streetLine1", "streetLine2"],
    postal_code: "postalCode",
    city: "city",
    region: "province",
    country: "countryCode",
};
const STATUS: [(&str, LogisticStatus); 10] = [
    ("arrangingpayment", LogisticStatus::OnHold),
    ("paymentauthorized", LogisticStatus::OnHold),
    ("arrangingadditionalpayment", LogisticStatus::OnHold),
    ("modifying", LogisticStatus::OnHold),
    ("paymentsettled", LogisticStatus::AwaitingPrint),
    // Something left: it can't be cancelled as a whole.
    ("partiallyshipped", LogisticStatus::Shipped),
    ("shipped", LogisticStatus::Shipped),
    ("partiallydelivered", LogisticStatus::Shipped),
    ("delivered", LogisticStatus::Delivered),
    ("cancelled", LogisticStatus::Cancelled),
];

const WAYS: Ways = Ways {
    lists: &[&["items"], &["orders", "items"], &["data", "orders", "items"]],
    objects: &[&["items"], &["order"], &["orderByCode"], &["data", "order"], &["data", "orderByCode"]],
    whole_by: None,
};

pub(super) fn read(files: &[SourceFile], settings: &ReaderSettings, sink: Sink<'_>) -> Result<(), UnreadableSource> {
    Records::look_through(files, WAYS, |_| {})?.hand_on(|record| {
        // Answers in a list of them are records themselves.
        record.hand_to(sink, |value, sink| {
            let data = value.get("data").unwrap_or(&value);
            let one = data.get("order").or_else(|| data.get("orderByCode"));
            let list = data.get("orders").and_then(|orders| orders.get("items")).and_then(Value::as_array);
            match (one, list) {
                (Some(order), _) => sink(convert(order, settings)),
                (None, Some(list)) => list.iter().for_each(|order| sink(convert(order, settings))),
                (None, None) => sink(convert(data, settings)),
            }
        });
    })
}

fn convert(record: &Value, settings: &ReaderSettings) -> Converted {
    let root = Node::root(record);
    let name = format!("order {}", root.at("code").text());
    concluded(name, order(&root, settings))
}

fn minor(node: &Node<'_>, currency: Currency) -> Result<Amount, Flaw> {
    Amount::of_minor_units(node.decimal()?, currency).ok_or_else(|| node.flaw("must be a whole number of minor units"))
}

fn order(root: &Node<'_>, settings: &ReaderSettings) -> Result<(Basket, Said), Flaws> {
    let code = root.at("currencyCode").needed_text()?;
    let currency = root.at("currencyCode").currency(&code)?;
    let status = status_of(&root.at("state").needed_text()?, &STATUS, settings, "state")?;
    let person = root.at("customer");
    let billing = address(&root.at("billingAddress"), &ADDRESS);
    let customer = Customer {
        name: name_of(&person, &["firstName", "lastName"]),
        email: person.at("emailAddress").text(),
        phone: person.at("phoneNumber").some_text(),
        locale: "fr".to_owned(),
    };
    let placed_at = root.at("orderPlacedAt").some_moment()?.map_or_else(|| root.at("createdAt").moment(), Ok)?;
    let number = OrderNumber(root.at("code").needed_text()?);
    let mut basket = Basket::new(Order::new(number, placed_at, currency, true, status, customer));
    basket.order.shipping_address = elsewhere(address(&root.at("shippingAddress"), &ADDRESS), billing.as_ref());
    basket.order.buyer = company(billing.as_ref(), None);
    basket.order.billing_address = billing;
    basket.order.source = source("vendure", root.at("id").text(), root.at("updatedAt").some_moment()?);
    lines(&mut basket, root)?;
    charges(&mut basket, root, settings)?;
    parcels(&mut basket, root)?;
    payments(&mut basket, root, settings)?;
    let mut gross = minor(&root.at("totalWithTax"), currency)?;
    let placed = basket.order.gross();
    if root.at("lines").items().any(|line| cancelled_units(&line).is_ok_and(|units| units > 0)) {
        basket.note(format!(
            "units were cancelled in the shop, whose total is {gross} now: the order is taken as it was placed, at {placed}"
        ));
        gross = placed;
    }
    Ok((basket, Said { gross, captured: None, refunded: None }))
}

fn cancelled_units(line: &Node<'_>) -> Result<u32, Flaw> {
    let placed = placed_units(line)?;
    Ok(placed.saturating_sub(line.at("quantity").units()?))
}

fn placed_units(line: &Node<'_>) -> Result<u32, Flaw> {
    let placed = line.at("orderPlacedQuantity");
    if placed.is_empty() { line.at("quantity").units() } else { placed.units() }
}

fn lines(basket: &mut Basket, root: &Node<'_>) -> Result<(), Flaws> {
    let currency = basket.currency();
    for line in root.at("lines").items() {
        let units = placed_units(&line)?;
        let is_whole = cancelled_units(&line)? == 0;
        let (total, net) = if is_whole {
            (minor(&line.at("proratedLinePriceWithTax"), currency)?, minor(&line.at("proratedLinePrice"), currency)?)
        } else {
            let of_all = |field: &str| Ok::<_, Flaw>(times(minor(&line.at(field), currency)?, units));
            (of_all("proratedUnitPriceWithTax")?, of_all("proratedUnitPrice")?)
        };
        let rate = fraction(line.at("taxRate").decimal_or_zero()?);
        let name = line.at("taxLines").items().next().map(|tax| tax.at("description").text()).unwrap_or_default();
        let taxes = if rate.is_zero() && total == net { Vec::new() } else { vec![tax(&name, rate, total - net)] };
        let article = line.at("productVariant");
        let unit_price = minor(&line.at("unitPriceWithTax"), currency)?;
        let off = times(unit_price, units) - total;
        let sold = Sold {
            id: line.at("id").text(),
            sku: article.at("sku").text(),
            title: article.at("name").text(),
            units,
            unit_price: unit_price.to_decimal(),
            total,
            taxes,
        };
        if let Some(added) = basket.line(sold) {
            discount(added, "Remise", off);
        }
    }
    Ok(())
}

fn times(amount: Amount, units: u32) -> Amount {
    amount.with_minor(amount.minor().saturating_mul(units.into()))
}

/// Shipping and surcharges.
fn charges(basket: &mut Basket, root: &Node<'_>, settings: &ReaderSettings) -> Result<(), Flaws> {
    let currency = basket.currency();
    let mut rates = settings.rates.clone();
    for tax in root.at("taxSummary").items() {
        rates.push(fraction(tax.at("taxRate").decimal_or_zero()?));
    }
    rates.sort();
    rates.dedup();
    for parcel in root.at("shippingLines").items() {
        let (gross, net) =
            (minor(&parcel.at("discountedPriceWithTax"), currency)?, minor(&parcel.at("discountedPrice"), currency)?);
        let taxes = taxes_between(net, gross, &rates, &parcel)?;
        basket.parcel(parcel.at("shippingMethod").at("name").text(), gross, taxes);
    }
    for surcharge in root.at("surcharges").items() {
        let (gross, net) = (minor(&surcharge.at("priceWithTax"), currency)?, minor(&surcharge.at("price"), currency)?);
        let rate = fraction(surcharge.at("taxRate").decimal_or_zero()?);
        let name = surcharge.at("taxLines").items().next().map(|tax| tax.at("description").text());
        let taxes = if gross == net { Vec::new() } else { vec![tax(&name.unwrap_or_default(), rate, gross - net)] };
        if gross.is_negative() {
            return Err(surcharge
                .flaw(format!("is below zero ({gross}): say in the shop which lines it is a discount of"))
                .into());
        }
        basket.fee(surcharge.at("description").text(), gross, taxes);
    }
    Ok(())
}

/// The tax between a net and a gross amount, by the one rate that fits.
fn taxes_between(net: Amount, gross: Amount, rates: &[Decimal], place: &Node<'_>) -> Result<Vec<Tax>, Flaw> {
    if net == gross {
        return Ok(Vec::new());
    }
    let (net, gross, amount) = (net.to_decimal(), gross.to_decimal(), gross - net);
    let tolerance = Decimal::new(1, 2);
    let rate = inferred(net, gross, rates, tolerance).ok_or_else(|| {
        place.flaw("has a tax, and no one rate fits it: say the shop's rates in the map, as rates = [\"0.20\"]")
    })?;
    Ok(vec![tax("", rate, amount)])
}

fn parcels(basket: &mut Basket, root: &Node<'_>) -> Result<(), Flaws> {
    for parcel in root.at("fulfillments").items().filter(|one| one.at("state").text() != "Cancelled") {
        let mut lines = Vec::new();
        for line in parcel.at("lines").items() {
            if let Some(sold) = basket.line_called(&line.at("orderLineId").text()) {
                lines.push(ParcelLine { line: sold.id.clone(), quantity: line.at("quantity").units()? });
            }
        }
        basket.order.parcels.push(Parcel {
            id: parcel.at("id").text(),
            carrier: parcel.at("method").some_text(),
            tracking: parcel.at("trackingCode").some_text(),
            url: None,
            shipped_at: parcel.at("createdAt").some_moment()?,
            lines,
        });
    }
    Ok(())
}

fn payments(basket: &mut Basket, root: &Node<'_>, settings: &ReaderSettings) -> Result<(), Flaws> {
    let currency = basket.currency();
    for payment in root.at("payments").items() {
        let method = payment.at("method").text();
        let kind = payment.at("metadata").at("public").at("kind").text();
        let names: [&str; 2] = if kind == "gift_card" { [&kind, &method] } else { [&method, &kind] };
        let (provider, transaction) = (provider_of(&names, settings), payment.at("transactionId").text());
        let state = payment.at("state").text();
        if !matches!(state.as_str(), "Settled" | "Authorized") {
            continue;
        }
        let amount = minor(&payment.at("amount"), currency)?;
        let at = payment.at("createdAt").moment()?;
        if state == "Authorized" {
            basket.authorization(provider, transaction, Authorization { amount, expires_at: None }, at);
            continue;
        }
        let id = basket.payment(provider, transaction, amount, at);
        for refund in payment.at("refunds").items().filter(|refund| refund.at("state").text() != "Failed") {
            let amount = minor(&refund.at("total"), currency)?;
            let lines = refunded_lines(basket, &refund, amount)?;
            let reference = refund.at("transactionId").some_text();
            let paid = RefundedPayment { payment: id.clone(), amount, reference };
            let at = refund.at("createdAt").moment()?;
            basket.earlier_refund(EarlierRefund {
                reason: refund.at("reason").some_text(),
                lines,
                ..EarlierRefund::of_payments(refund.at("id").text(), at, vec![paid])
            });
        }
    }
    Ok(())
}

/// The units that a refund names, each at its part of its line; what the refund was beyond them is an adjustment.
fn refunded_lines(basket: &Basket, refund: &Node<'_>, amount: Amount) -> Result<Vec<RefundedLine>, Flaw> {
    let mut lines = Vec::new();
    let mut left = amount;
    for named in refund.at("lines").items() {
        let quantity = named.at("quantity").units()?;
        let Some(line) = basket.line_called(&named.at("orderLineId").text()) else { continue };
        let gross = line.total.share(quantity.into(), line.quantity.into()).min(left);
        left -= gross;
        if quantity > 0 {
            lines.push(RefundedLine { line: line.id.clone(), quantity, gross });
        }
    }
    Ok(lines)
}
