//! WooCommerce, REST v3: orders, and their refunds where those are beside them (`/orders/ID/refunds`). Totals of items are
//! net, whatever the shop says of its prices; gift cards lower the order's total, and are payments here.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde_json::Value;

use super::basket::{Basket, Said, Sold, concluded, discount, taxes_of};
use super::beside::Beside;
use super::documents::Ways;
use super::exact::units;
use super::gateways::provider_of;
use super::node::Node;
use super::people::{AddressFields, address, company, elsewhere, name_of, source};
use super::records::Records;
use super::settings::ReaderSettings;
use super::status::status_of;
use super::taxes::fraction;
use super::text::{language, plain, some};
use super::{Converted, Flaw, Flaws, Sink, SourceFile, UnreadableSource};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::{Amount, Currency};
use crate::domain::order::{
    Customer, EarlierRefund, Invoice, LineId, Order, OrderNumber, RefundedCharge, RefundedLine, Tax,
};
use crate::domain::payment::{Authorization, PaymentProvider};

const STATUS: [(&str, LogisticStatus); 8] = [
    ("pending", LogisticStatus::OnHold),
    ("on-hold", LogisticStatus::OnHold),
    ("failed", LogisticStatus::OnHold),
    ("checkout-draft", LogisticStatus::OnHold),
    ("processing", LogisticStatus::AwaitingPrint),
    ("completed", LogisticStatus::Shipped),
    // Money went back; what left is not said.
    ("refunded", LogisticStatus::Unknown),
    ("cancelled", LogisticStatus::Cancelled),
];
const VAT_NUMBERS: [&str; 5] =
    ["_billing_vat_number", "_vat_number", "vat_number", "_billing_eu_vat_number", "_billing_vat"];
const INVOICE_NUMBERS: [&str; 3] = ["_wcpdf_invoice_number", "_invoice_number", "_bewpi_invoice_number"];
/// Stripe's name of what is not a payment yet.
const INTENTS: [&str; 2] = ["_intent_id", "_stripe_intent_id"];
const LANGUAGES: [&str; 3] = ["wpml_language", "pll_language", "_customer_language"];

const ADDRESS: AddressFields = AddressFields {
    names: &[&["first_name", "last_name"]],
    company: "company",
    lines: &["address_1", "address_2"],
    postal_code: "postcode",
    city: "city",
    region: "state",
    country: "country",
};

const WAYS: Ways = Ways { lists: &[&["orders"]], objects: &[&["orders"]], whole_by: None };

pub(super) fn read(files: &[SourceFile], settings: &ReaderSettings, sink: Sink<'_>) -> Result<(), UnreadableSource> {
    let mut refunds = Beside::default();
    let records = Records::look_through(files, WAYS, |record| {
        let fields = record.fields();
        if is_refund(|name| fields.contains_key(name))
            && let Some(refund) = record.decoded()
        {
            refunds.add(Node::root(&refund).at("id").text(), record.into_text());
        }
    })?;
    records.hand_on(|record| {
        record.hand_to(sink, |value, sink| {
            if !is_refund(|name| value.get(name).is_some()) {
                sink(convert(&value, &refunds, settings));
            }
        });
    })
}

fn is_refund(has: impl Fn(&str) -> bool) -> bool {
    has("line_items") && !has("billing")
}

fn convert(record: &Value, refunds: &Beside, settings: &ReaderSettings) -> Converted {
    let root = Node::root(record);
    let name = format!("order {}", root.at("number").some_text().unwrap_or_else(|| root.at("id").text()));
    concluded(name, order(&root, refunds, settings))
}

fn order(root: &Node<'_>, refunds: &Beside, settings: &ReaderSettings) -> Result<(Basket, Said), Flaws> {
    let code = root.at("currency").needed_text()?;
    let currency = root.at("currency").currency(&code)?;
    let status = status_of(root.at("status").needed_text()?.trim_start_matches("wc-"), &STATUS, settings, "status")?;
    let billing = root.at("billing");
    let customer = Customer {
        name: name_of(&billing, ADDRESS.names[0]),
        email: billing.at("email").text(),
        phone: billing.at("phone").some_text(),
        locale: language(&meta(root, &LANGUAGES).unwrap_or_default()),
    };
    let with_tax = root.at("prices_include_tax").is_true();
    let number = OrderNumber(root.at("number").some_text().map_or_else(|| root.at("id").needed_text(), Ok)?);
    let placed_at = root.at("date_created_gmt").moment_of_utc()?;
    let mut basket = Basket::new(Order::new(number, placed_at, currency, with_tax, status, customer));
    about(&mut basket.order, root, settings);
    let rates = rates(root)?;
    items(&mut basket, root, &rates)?;
    payments(&mut basket, root, settings)?;
    earlier_refunds(&mut basket, root, refunds)?;
    let cards = gift_cards(root)?;
    let gross = root.at("total").decimal()? + cards.iter().map(|(_, amount)| *amount).sum::<Decimal>();
    let gross = basket.amount(gross)?;
    let refunded = root.at("refunds").items().map(|refund| refund.at("total").decimal()).sum::<Result<Decimal, _>>()?;
    let refunded = basket.amount(refunded.abs())?;
    Ok((basket, Said { gross, captured: None, refunded: Some(refunded) }))
}

/// Everything but money.
fn about(order: &mut Order, root: &Node<'_>, settings: &ReaderSettings) {
    order.source = source("woocommerce", root.at("id").text(), root.at("date_modified_gmt").moment_of_utc().ok());
    order.billing_address = address(&root.at("billing"), &ADDRESS);
    order.shipping_address = elsewhere(address(&root.at("shipping"), &ADDRESS), order.billing_address.as_ref());
    order.buyer = company(order.billing_address.as_ref(), meta(root, &VAT_NUMBERS));
    let issued_on = settings.time_zone.day_of(order.placed_at);
    order.invoices.extend(meta(root, &INVOICE_NUMBERS).map(|number| Invoice { number, issued_on: Some(issued_on) }));
    order.notes.extend(some(plain(&root.at("customer_note").text())));
}

fn meta(root: &Node<'_>, keys: &[&str]) -> Option<String> {
    let of = |key: &&str| {
        root.at("meta_data").items().find(|entry| entry.at("key").text() == **key)?.at("value").some_text()
    };
    keys.iter().find_map(of)
}

/// The name and rate of each tax, by the id that items name it by.
fn rates(root: &Node<'_>) -> Result<BTreeMap<String, (String, Decimal)>, Flaw> {
    let one = |line: Node<'_>| {
        let rate = line.at("rate_percent").decimal_or_zero()? / Decimal::ONE_HUNDRED;
        Ok((line.at("rate_id").text(), (plain(&line.at("label").text()), rate.normalize())))
    };
    root.at("tax_lines").items().map(one).collect()
}

type Rates = BTreeMap<String, (String, Decimal)>;

/// The taxes of an item: as much as its `total_tax` says, shared as its taxes say.
fn item_taxes(item: &Node<'_>, rates: &Rates, currency: Currency) -> Result<(Amount, Vec<Tax>), Flaw> {
    let all = Amount::nearest(item.at("total_tax").decimal_or_zero()?, currency)
        .ok_or_else(|| item.at("total_tax").flaw("is no amount"))?;
    let mut parts = Vec::new();
    for tax in item.at("taxes").items() {
        let amount = tax.at("total").decimal_or_zero()?;
        let (name, rate) = rates
            .get(&tax.at("id").text())
            .cloned()
            .ok_or_else(|| tax.at("id").flaw("is none of the order's tax_lines"))?;
        if !amount.is_zero() || rate.is_zero() {
            parts.push((name, fraction(rate), amount));
        }
    }
    if parts.is_empty() && !all.is_zero() {
        return Err(item.at("taxes").flaw(format!("do not say which tax the {all} of total_tax are")));
    }
    Ok((all, taxes_of(all, &parts)))
}

fn items(basket: &mut Basket, root: &Node<'_>, rates: &Rates) -> Result<(), Flaws> {
    let (currency, with_tax) = (basket.currency(), basket.order.prices_include_tax);
    for item in root.at("line_items").items() {
        let (tax, taxes) = item_taxes(&item, rates, currency)?;
        let net = basket.amount(item.at("total").decimal()?)?;
        let units = basket.units(&item.at("quantity"), &item.at("name").text())?;
        let (before, before_tax) = (item.at("subtotal").decimal_or_zero()?, item.at("subtotal_tax").decimal_or_zero()?);
        let full = if with_tax { before + before_tax } else { before };
        let total = if with_tax { net + tax } else { net };
        let off = basket.amount(full)? - total;
        let sold = Sold {
            id: item.at("id").text(),
            sku: item.at("sku").text(),
            title: plain(&item.at("name").text()),
            units,
            unit_price: full / Decimal::from(units.max(1)),
            total,
            taxes,
        };
        if let Some(line) = basket.line(sold) {
            discount(line, "Remise", off);
        }
    }
    for item in root.at("shipping_lines").items() {
        let (tax, taxes) = item_taxes(&item, rates, currency)?;
        let net = basket.amount(item.at("total").decimal_or_zero()?)?;
        let total = if with_tax { net + tax } else { net };
        basket.parcel(plain(&item.at("method_title").text()), total, taxes);
    }
    for item in root.at("fee_lines").items() {
        let (tax, taxes) = item_taxes(&item, rates, currency)?;
        let net = basket.amount(item.at("total").decimal_or_zero()?)?;
        let total = if with_tax { net + tax } else { net };
        let title = plain(&item.at("name").text());
        if total.is_negative() {
            return Err(item.at("total").flaw(format!(
                "is a fee below zero ({total}): say in the shop which lines it is a discount of, or take it as a coupon"
            ))
            .into());
        }
        basket.fee(title, total, taxes);
    }
    Ok(())
}

/// Gift cards that lowered the total, with their numbers.
fn gift_cards(root: &Node<'_>) -> Result<Vec<(String, Decimal)>, Flaw> {
    root.at("gift_cards").items().map(|card| Ok((card.at("code").text(), card.at("amount").decimal()?))).collect()
}

fn payments(basket: &mut Basket, root: &Node<'_>, settings: &ReaderSettings) -> Result<(), Flaws> {
    let paid_at = match root.at("date_paid_gmt").is_empty() {
        true => None,
        false => Some(root.at("date_paid_gmt").moment_of_utc()?),
    };
    for (code, amount) in gift_cards(root)? {
        let captured = basket.amount(amount)?;
        let at = paid_at.unwrap_or(basket.order.placed_at);
        basket.payment((PaymentProvider::GIFT_CARD, None), code, captured, at);
    }
    let total = basket.amount(root.at("total").decimal()?)?;
    let names = [root.at("payment_method").text(), root.at("payment_method_title").text()];
    let (provider, label) = provider_of(&[&names[0], &names[1]], settings);
    let label = label.map(|_| if names[1].is_empty() { names[0].clone() } else { names[1].clone() });
    let transaction = root.at("transaction_id").text();
    match paid_at {
        // Shops that print before they capture give such an order a day of payment as well.
        _ if is_only_authorized(root) => {
            let at = paid_at.unwrap_or(basket.order.placed_at);
            let authorized = Authorization { amount: total, expires_at: None };
            let transaction = some(transaction).or_else(|| meta(root, &INTENTS)).unwrap_or_default();
            basket.authorization((provider, label), transaction, authorized, at);
        }
        Some(at) => {
            basket.payment((provider, label), transaction, total, at);
        }
        None if total.is_positive() => basket.note("it is not paid yet (date_paid is empty): nothing was captured"),
        None => {}
    }
    Ok(())
}

/// Whether the gateway says that it set the money aside and nobody took it yet; cancelling in the shop voids it.
fn is_only_authorized(root: &Node<'_>) -> bool {
    let is_over = matches!(root.at("status").text().trim_start_matches("wc-"), "cancelled" | "refunded" | "failed");
    let says = |entry: Node<'_>| {
        let (key, value) = (entry.at("key").text(), entry.at("value").text().to_lowercase());
        match key.as_str() {
            // PayPal Payments and WooPayments.
            "_ppcp_paypal_captured" => value == "false",
            "_intention_status" => value == "requires_capture",
            // Stripe, and the gateways of SkyVerge's framework.
            _ => key.ends_with("_charge_captured") && value == "no",
        }
    };
    !is_over && root.at("meta_data").items().any(says)
}

fn earlier_refunds(basket: &mut Basket, root: &Node<'_>, refunds: &Beside) -> Result<(), Flaws> {
    let parcels: Vec<String> = root.at("shipping_lines").items().map(|item| item.at("id").text()).collect();
    let at = root.at("date_modified_gmt").moment_of_utc().unwrap_or(basket.order.placed_at);
    for short in root.at("refunds").items() {
        let id = short.at("id").text();
        let amount = basket.amount(short.at("total").decimal()?.abs())?;
        let paid = basket.only_payment(amount, None)?;
        let mut refund = EarlierRefund {
            reason: short.at("reason").some_text().map(|reason| plain(&reason)),
            ..EarlierRefund::of_payments(id.clone(), at, vec![paid])
        };
        if let Some(whole) = refunds.of(&id).last() {
            let whole = Node::root(&whole);
            refund.at = whole.at("date_created_gmt").moment_of_utc().unwrap_or(at);
            for line in whole.at("line_items").items() {
                let (of, gross) = refunded(&line, basket)?;
                let quantity = units(line.at("quantity").decimal_or_zero()?.abs()).unwrap_or(0);
                if let Some(sold) = basket.line_called(&of) {
                    refund.lines.push(RefundedLine { line: sold.id.clone(), quantity, gross });
                }
            }
            for line in whole.at("shipping_lines").items() {
                let (of, gross) = refunded(&line, basket)?;
                if let Some(position) = parcels.iter().position(|id| *id == of) {
                    refund.shipping.push(RefundedCharge { id: LineId(format!("s{}", position + 1)), gross });
                }
            }
        }
        basket.earlier_refund(refund);
    }
    Ok(())
}

/// Which item a line of a refund is of, and how much of it went back.
fn refunded(line: &Node<'_>, basket: &Basket) -> Result<(String, Amount), Flaw> {
    let gross = basket.amount((line.at("total").decimal()? + line.at("total_tax").decimal_or_zero()?).abs())?;
    Ok((meta(line, &["_refunded_item_id"]).unwrap_or_default(), gross))
}
