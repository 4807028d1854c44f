//! Medusa v2, the admin API: decimals of any number of digits, so that an order may come to fractions of a cent. Each item is
//! rounded, and what that leaves is on the largest line.

use rust_decimal::Decimal;
use serde_json::Value;

use super::basket::{Basket, Said, Sold, concluded, discount, has_fraction, taxes_of};
use super::documents::Ways;
use super::gateways::provider_of;
use super::node::Node;
use super::people::{AddressFields, address, company, elsewhere, name_of, source};
use super::records::Records;
use super::settings::ReaderSettings;
use super::status::status_of;
use super::taxes::fraction;
use super::text::{joined, language};
use super::{Converted, Flaw, Flaws, Sink, SourceFile, UnreadableSource};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::order::{Customer, EarlierRefund, LineKind, Order, OrderNumber, Parcel, RefundedPayment, Tax};
use crate::domain::payment::Authorization;

const ADDRESS: AddressFields = AddressFields {
    names: &[&["first_name", "last_name"]],
    company: "company",
    lines: &["address_1", "address_2"],
    postal_code: "postal_code",
    city: "city",
    region: "province",
    country: "country_code",
};
const STATUS: [(&str, LogisticStatus); 9] = [
    ("not_fulfilled", LogisticStatus::AwaitingPrint),
    ("partially_fulfilled", LogisticStatus::Preparing),
    ("fulfilled", LogisticStatus::Preparing),
    // Something left: it can't be cancelled as a whole.
    ("partially_shipped", LogisticStatus::Shipped),
    ("shipped", LogisticStatus::Shipped),
    ("partially_delivered", LogisticStatus::Shipped),
    ("delivered", LogisticStatus::Delivered),
    ("canceled", LogisticStatus::Cancelled),
    ("requires_action", LogisticStatus::OnHold),
];

const WAYS: Ways = Ways { lists: &[&["orders"]], objects: &[&["orders"]], whole_by: None };

pub(super) fn read(files: &[SourceFile], settings: &ReaderSettings, sink: Sink<'_>) -> Result<(), UnreadableSource> {
    Records::look_through(files, WAYS, |_| {})?.hand_on(|record| {
        record.hand_to(sink, |value, sink| sink(convert(value.get("order").unwrap_or(&value), settings)));
    })
}

fn convert(record: &Value, settings: &ReaderSettings) -> Converted {
    let root = Node::root(record);
    let name = format!("order {}", root.at("display_id").text());
    concluded(name, order(&root, settings))
}

fn order(root: &Node<'_>, settings: &ReaderSettings) -> Result<(Basket, Said), Flaws> {
    let said = [
        root.at("currency_code").some_text(),
        root.at("payment_collections").items().next().and_then(|one| one.at("currency_code").some_text()),
        root.at("transactions").items().next().and_then(|one| one.at("currency_code").some_text()),
    ];
    let said = said.into_iter().flatten().next();
    let currency = match &said {
        Some(code) => root.at("currency_code").currency(&code.to_uppercase())?,
        None => settings.currency,
    };
    let status = status(root, settings)?;
    let (billing, shipping) =
        (address(&root.at("billing_address"), &ADDRESS), address(&root.at("shipping_address"), &ADDRESS));
    let person = root.at("customer");
    let own = name_of(&person, ADDRESS.names[0]);
    let known = billing.as_ref().or(shipping.as_ref());
    let by_address = known.map(|address| address.name.clone()).unwrap_or_default();
    let phones = [root.at("billing_address").at("phone"), root.at("shipping_address").at("phone")];
    let customer = Customer {
        name: if own.is_empty() { by_address } else { own },
        email: root.at("email").some_text().unwrap_or_else(|| person.at("email").text()),
        phone: phones.iter().find_map(Node::some_text),
        locale: language(&root.at("locale").text()),
    };
    let number = root.at("custom_display_id").some_text().unwrap_or_else(|| root.at("display_id").text());
    let placed_at = root.at("created_at").moment()?;
    let mut basket = Basket::new(Order::new(OrderNumber(number), placed_at, currency, true, status, customer));
    if said.is_none() {
        basket.note(format!(
            "the file does not say the currency: {currency} is taken, the shop's; ask for +currency_code"
        ));
    }
    if basket.order.customer.email.is_empty() {
        basket.note("the file does not say the customer's e-mail: ask for +email,*customer");
    }
    basket.order.shipping_address = elsewhere(shipping, billing.as_ref());
    basket.order.buyer = company(billing.as_ref(), None);
    basket.order.billing_address = billing;
    basket.order.channel = root.at("sales_channel").at("name").some_text();
    basket.order.source = source("medusa", root.at("id").text(), root.at("updated_at").some_moment()?);
    let had_fractions = items(&mut basket, root)?;
    payments(&mut basket, root, settings)?;
    parcels(&mut basket, root)?;
    let original = root.at("summary").at("original_order_total").some_decimal()?;
    let gross = original.map_or_else(|| root.at("total").decimal(), Ok)?;
    let gross = basket.settle(gross, had_fractions)?;
    Ok((basket, Said { gross, captured: None, refunded: None }))
}

fn status(root: &Node<'_>, settings: &ReaderSettings) -> Result<LogisticStatus, Flaw> {
    if root.at("status").text() == "canceled" || !root.at("canceled_at").is_empty() {
        return Ok(LogisticStatus::Cancelled);
    }
    let word = root.at("fulfillment_status").some_text();
    let word = word
        .unwrap_or_else(|| if root.at("fulfillments").is_empty() { "not_fulfilled" } else { "fulfilled" }.to_owned());
    let status = status_of(&word, &STATUS, settings, "fulfillment_status")?;
    let paid = root.at("payment_status").text();
    let is_open = !matches!(paid.as_str(), "" | "captured" | "partially_captured" | "refunded" | "partially_refunded");
    Ok(if is_open && status == LogisticStatus::AwaitingPrint { LogisticStatus::OnHold } else { status })
}

/// The name, the rate and the exact amount of each tax of an item.
fn exact_taxes(item: &Node<'_>) -> Result<Vec<(String, Decimal, Decimal)>, Flaw> {
    let one = |line: Node<'_>| {
        let name = line.at("description").some_text().unwrap_or_else(|| line.at("code").text());
        let rate = line.at("rate").decimal_or_zero()? / Decimal::ONE_HUNDRED;
        Ok((name, fraction(rate), line.at("total").decimal_or_zero()?))
    };
    item.at("tax_lines").items().map(one).collect()
}

/// The taxes of every item, in whole minor units that come to the order's own.
fn taxes(basket: &Basket, root: &Node<'_>) -> Result<Vec<Vec<Tax>>, Flaw> {
    let items: Vec<Node<'_>> = root.at("items").items().chain(root.at("shipping_methods").items()).collect();
    let exact: Vec<Vec<(String, Decimal, Decimal)>> = items.iter().map(exact_taxes).collect::<Result<_, _>>()?;
    let sums: Vec<Decimal> = exact.iter().map(|parts| parts.iter().map(|(_, _, amount)| *amount).sum()).collect();
    let all = basket.amount(sums.iter().sum())?;
    let whole = all.spread_by(&sums);
    Ok(exact.iter().zip(whole).map(|(parts, all)| taxes_of(all, parts)).collect())
}

/// Adds lines and shipping; answers whether any had fractions of a minor unit.
fn items(basket: &mut Basket, root: &Node<'_>) -> Result<bool, Flaws> {
    let currency = basket.currency();
    let mut had_fractions = false;
    let mut taxes = taxes(basket, root)?.into_iter();
    for item in root.at("items").items() {
        let exact_total = item.at("total").decimal_or_zero()?;
        had_fractions |= has_fraction(exact_total, currency);
        let total = basket.amount(exact_total)?;
        let own = taxes.next().unwrap_or_default();
        let variant =
            item.at("variant_title").some_text().filter(|title| !matches!(title.as_str(), "Default" | "Unique"));
        let title = joined(&[item.at("title").text(), variant.unwrap_or_default()]);
        let units = basket.units(&item.at("quantity"), &title)?;
        let original = item.at("original_total").decimal_or_zero()?;
        let off = basket.amount(original)? - total;
        let sold = Sold {
            id: item.at("id").text(),
            sku: item.at("variant_sku").text(),
            title,
            units,
            unit_price: original / Decimal::from(units.max(1)),
            total,
            taxes: own,
        };
        if let Some(line) = basket.line(sold) {
            line.shipped = item.at("detail").at("shipped_quantity").units().ok().filter(|shipped| *shipped > 0);
            if item.at("is_giftcard").is_true() {
                line.kind = LineKind::GiftCard;
            }
            discount(line, "Remise", off);
        }
    }
    for parcel in root.at("shipping_methods").items() {
        let exact_total = parcel.at("total").decimal_or_zero()?;
        had_fractions |= has_fraction(exact_total, currency);
        let total = basket.amount(exact_total)?;
        let own = taxes.next().unwrap_or_default();
        basket.parcel(parcel.at("name").text(), total, own);
    }
    Ok(had_fractions)
}

fn payments(basket: &mut Basket, root: &Node<'_>, settings: &ReaderSettings) -> Result<(), Flaws> {
    for collection in root.at("payment_collections").items() {
        for payment in collection.at("payments").items() {
            let mut captured = Decimal::ZERO;
            for capture in payment.at("captures").items() {
                captured += capture.at("amount").decimal_or_zero()?;
            }
            if payment.at("captures").is_empty() && !payment.at("captured_at").is_empty() {
                captured = payment.at("amount").decimal_or_zero()?;
            }
            let provider = provider_of(&[&payment.at("provider_id").text()], settings);
            let transaction = [payment.at("data").at("id"), payment.at("id")].iter().find_map(Node::some_text);
            let transaction = transaction.unwrap_or_default();
            if captured.is_zero() {
                // A payment is there once it is authorised, and stays when that is taken back.
                if payment.at("canceled_at").is_empty() {
                    let amount = basket.amount(payment.at("amount").decimal_or_zero()?)?;
                    let at = payment.at("created_at").some_moment()?.unwrap_or(basket.order.placed_at);
                    basket.authorization(provider, transaction, Authorization { amount, expires_at: None }, at);
                }
                continue;
            }
            let at = payment.at("captured_at").some_moment()?.unwrap_or(basket.order.placed_at);
            let amount = basket.amount(captured)?;
            let id = basket.payment(provider, transaction, amount, at);
            for refund in payment.at("refunds").items() {
                let amount = basket.amount(refund.at("amount").decimal_or_zero()?)?;
                let paid = RefundedPayment { payment: id.clone(), amount, reference: None };
                let at = refund.at("created_at").some_moment()?.unwrap_or(at);
                basket.earlier_refund(EarlierRefund {
                    reason: refund.at("note").some_text(),
                    ..EarlierRefund::of_payments(refund.at("id").text(), at, vec![paid])
                });
            }
        }
    }
    let refunded = root.at("summary").at("refunded_total").decimal_or_zero()?;
    if basket.amount(refunded)? != basket.order.refunded_earlier() {
        return Err(Flaw::new(
            "payment_collections",
            format!("{refunded} went back, and the file does not say of which payment: ask for *payment_collections.payments.refunds"),
        )
        .into());
    }
    Ok(())
}

fn parcels(basket: &mut Basket, root: &Node<'_>) -> Result<(), Flaws> {
    let sent = |one: &Node<'_>| !one.at("shipped_at").is_empty() && one.at("canceled_at").is_empty();
    for parcel in root.at("fulfillments").items().filter(sent) {
        let label = parcel.at("labels").items().next();
        basket.order.parcels.push(Parcel {
            id: parcel.at("id").text(),
            carrier: parcel.at("provider_id").some_text(),
            tracking: label.as_ref().and_then(|label| label.at("tracking_number").some_text()),
            url: label.and_then(|label| label.at("tracking_url").some_text()).filter(|url| url.starts_with("https://")),
            shipped_at: parcel.at("shipped_at").some_moment()?,
            lines: Vec::new(),
        });
    }
    Ok(())
}
