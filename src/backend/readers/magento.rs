//! Magento 2 (Adobe Commerce), REST: rows of a parent and its children, of which one bears the money; discounts whose tax is
//! a figure of its own; gift cards and store credit that lower the total, and are payments here.

use rust_decimal::Decimal;
use serde_json::Value;

use super::basket::{Basket, Said, Sold, concluded, discount, has_fraction};
use super::documents::{Way, Ways};
use super::exact::units;
use super::gateways::provider_of;
use super::node::Node;
use super::people::{AddressFields, address, company, elsewhere, name_of, source};
use super::records::Records;
use super::settings::ReaderSettings;
use super::status::status_of;
use super::taxes::{fraction, tax};
use super::text::plain;
use super::{Converted, Flaw, Flaws, Sink, SourceFile, UnreadableSource};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::Amount;
use crate::domain::order::{Buyer, Component, Customer, EarlierRefund, Order, OrderNumber, RefundedLine, Tax};
use crate::domain::payment::{Authorization, PaymentProvider};

const ADDRESS: AddressFields = AddressFields {
    names: &[&["firstname", "lastname"]],
    company: "company",
    lines: &["street"],
    postal_code: "postcode",
    city: "city",
    region: "region",
    country: "country_id",
};
const STATUS: [(&str, LogisticStatus); 11] = [
    ("new", LogisticStatus::OnHold),
    ("pending", LogisticStatus::OnHold),
    ("pending_payment", LogisticStatus::OnHold),
    ("holded", LogisticStatus::OnHold),
    ("payment_review", LogisticStatus::OnHold),
    ("fraud", LogisticStatus::OnHold),
    ("processing", LogisticStatus::AwaitingPrint),
    ("complete", LogisticStatus::Shipped),
    // Money went back; what left is not said.
    ("closed", LogisticStatus::Unknown),
    ("canceled", LogisticStatus::Cancelled),
    ("partially_shipped", LogisticStatus::Shipped),
];

/// A search answers {"items": orders, "search_criteria": …}; an order has items as well.
const FOUND: Way = &["items"];
const WAYS: Ways = Ways { lists: &[&["orders"], FOUND], objects: &[&["orders"]], whole_by: Some("increment_id") };

pub(super) fn read(files: &[SourceFile], settings: &ReaderSettings, sink: Sink<'_>) -> Result<(), UnreadableSource> {
    Records::look_through(files, WAYS, |_| {})?.hand_on(|record| {
        let is_order = record.way == FOUND;
        record.hand_to(sink, |value, sink| {
            let is_order = is_order || value.get("increment_id").is_some();
            match value.get("items").and_then(Value::as_array).filter(|_| !is_order) {
                Some(orders) => orders.iter().for_each(|order| sink(convert(order, settings))),
                None => sink(convert(&value, settings)),
            }
        });
    })
}

fn convert(record: &Value, settings: &ReaderSettings) -> Converted {
    let root = Node::root(record);
    let name = format!("order {}", root.at("increment_id").text());
    concluded(name, order(&root, settings))
}

fn order(root: &Node<'_>, settings: &ReaderSettings) -> Result<(Basket, Said), Flaws> {
    let code = root.at("order_currency_code").needed_text()?;
    let currency = root.at("order_currency_code").currency(&code)?;
    let status = status(root, settings)?;
    let billing = root.at("billing_address");
    let own = name_of(root, &["customer_firstname", "customer_lastname"]);
    let by_address = name_of(&billing, ADDRESS.names[0]);
    let customer = Customer {
        name: if own.is_empty() { by_address } else { own },
        email: root.at("customer_email").text(),
        phone: billing.at("telephone").some_text(),
        locale: "fr".to_owned(),
    };
    let number = OrderNumber(root.at("increment_id").needed_text()?);
    let placed_at = root.at("created_at").moment_of_utc()?;
    let mut basket = Basket::new(Order::new(number, placed_at, currency, true, status, customer));
    about(&mut basket.order, root);
    let had_fractions = items(&mut basket, root)?;
    let cards = payments(&mut basket, root, settings)?;
    earlier_refunds(&mut basket, root)?;
    let gross = basket.settle(root.at("grand_total").decimal()? + cards, had_fractions)?;
    let refunded = basket.amount(root.at("total_refunded").decimal_or_zero()?)?;
    Ok((basket, Said { gross, captured: None, refunded: Some(refunded) }))
}

fn status(root: &Node<'_>, settings: &ReaderSettings) -> Result<LogisticStatus, Flaw> {
    // The word that a shop made up, if the map knows it; else the state behind it.
    let own = root.at("status").text().to_lowercase();
    let word = if settings.status.contains_key(&own) { own } else { root.at("state").some_text().unwrap_or(own) };
    let status = status_of(&word, &STATUS, settings, "state")?;
    let shipped =
        root.at("items").items().any(|item| item.at("qty_shipped").decimal().is_ok_and(|units| !units.is_zero()));
    Ok(if status == LogisticStatus::AwaitingPrint && shipped { LogisticStatus::Shipped } else { status })
}

fn about(order: &mut Order, root: &Node<'_>) {
    order.source = source("magento", root.at("entity_id").text(), root.at("updated_at").moment_of_utc().ok());
    order.channel = root.at("store_name").some_text().map(|name| name.lines().last().unwrap_or(&name).to_owned());
    order.billing_address = address(&root.at("billing_address"), &ADDRESS);
    let assigned = root.at("extension_attributes").at("shipping_assignments").items().next();
    let shipping = assigned.and_then(|one| address(&one.at("shipping").at("address"), &ADDRESS));
    order.shipping_address = elsewhere(shipping, order.billing_address.as_ref());
    let billing = root.at("billing_address");
    let vat_number = [billing.at("vat_id"), root.at("customer_taxvat")].iter().find_map(Node::some_text);
    let buyer = company(order.billing_address.as_ref(), vat_number);
    order.buyer = buyer.map(|buyer| Buyer { purchase_order: root.at("payment").at("po_number").some_text(), ..buyer });
    let comments = root.at("status_histories").items().filter_map(|one| one.at("comment").some_text());
    order.notes.extend(comments.map(|comment| plain(&comment)).take(20));
}

/// What a row cost the customer: its total after discount, with its tax. `row_total_incl_tax` is before the discount.
fn cost(row: &Node<'_>) -> Result<Decimal, Flaw> {
    Ok(row.at("row_total").decimal_or_zero()? - row.at("discount_amount").decimal_or_zero()?
        + row.at("tax_amount").decimal_or_zero()?
        + row.at("discount_tax_compensation_amount").decimal_or_zero()?)
}

/// The rows that bear money: parents, or the children of a kit whose parent bears none.
fn bearers<'a>(rows: &[Node<'a>]) -> Result<Vec<Node<'a>>, Flaw> {
    let mut bearing = Vec::new();
    for row in rows.iter().filter(|row| row.at("parent_item_id").is_empty() && row.at("parent_item").is_empty()) {
        let children = children_of(row, rows);
        if cost(row)?.is_zero() && row.at("price").decimal_or_zero()?.is_zero() && !children.is_empty() {
            bearing.extend(children);
        } else if row.at("row_total").is_empty() && !children.is_empty() {
            // A kit of fixed price whose row has no total: its children's come to it.
            bearing.extend(children);
        } else {
            bearing.push(row.clone());
        }
    }
    Ok(bearing)
}

fn children_of<'a>(parent: &Node<'a>, rows: &[Node<'a>]) -> Vec<Node<'a>> {
    let id = parent.at("item_id").text();
    let is_child = |row: &&Node<'_>| {
        let parents = [row.at("parent_item_id").text(), row.at("parent_item").at("item_id").text()];
        !id.is_empty() && parents.contains(&id)
    };
    rows.iter().filter(is_child).cloned().collect()
}

fn taxes(rate: Decimal, amount: Amount) -> Vec<Tax> {
    if amount.is_zero() && rate.is_zero() { Vec::new() } else { vec![tax("TVA", fraction(rate), amount)] }
}

/// Adds lines, shipping and what extensions add; answers whether any had fractions.
fn items(basket: &mut Basket, root: &Node<'_>) -> Result<bool, Flaws> {
    let currency = basket.currency();
    let rows: Vec<Node<'_>> = root.at("items").items().collect();
    let mut had_fractions = false;
    for row in bearers(&rows)? {
        let exact = cost(&row)?;
        // What compensates for the tax of a discount is none: it makes up for prices that had it in them.
        let included = row.at("tax_amount").decimal_or_zero()?;
        had_fractions |= has_fraction(exact, currency) || has_fraction(included, currency);
        let (total, included) = (basket.amount(exact)?, basket.amount(included)?);
        let rate = row.at("tax_percent").decimal_or_zero()? / Decimal::ONE_HUNDRED;
        let title = plain(&row.at("name").text());
        let units = basket.units(&row.at("qty_ordered"), &title)?;
        let price = row.at("price_incl_tax").some_decimal()?.map_or_else(|| row.at("price").decimal_or_zero(), Ok)?;
        let before = row.at("row_total_incl_tax").some_decimal()?.unwrap_or(exact);
        let off = basket.amount(before)? - total;
        let parts: Vec<Component> = children_of(&row, &rows)
            .iter()
            .filter(|_| row.at("product_type").text() == "bundle")
            .map(|child| Component {
                sku: child.at("sku").text(),
                title: plain(&child.at("name").text()),
                quantity: child.at("qty_ordered").units().unwrap_or(1) / units.max(1),
            })
            .collect();
        let shipped = row.at("qty_shipped").units().ok().filter(|shipped| *shipped > 0);
        let sold = Sold {
            id: row.at("item_id").text(),
            sku: row.at("sku").text(),
            title,
            units,
            unit_price: price,
            total,
            taxes: taxes(rate, included),
        };
        if let Some(line) = basket.line(sold) {
            line.components = parts;
            line.shipped = shipped.filter(|shipped| *shipped <= line.quantity);
            discount(line, "Remise", off);
        }
    }
    let included = root.at("shipping_tax_amount").decimal_or_zero()?;
    let exact = root.at("shipping_amount").decimal_or_zero()?
        - root.at("shipping_discount_amount").decimal_or_zero()?
        + root.at("shipping_discount_tax_compensation_amount").decimal_or_zero()?
        + included;
    had_fractions |= has_fraction(exact, currency) || has_fraction(included, currency);
    let (total, tax) = (basket.amount(exact)?, basket.amount(included)?);
    if !total.is_zero() || !root.at("shipping_description").is_empty() {
        let rate = shipping_rate(root, exact - included, included)?;
        let mut own = taxes(rate, tax);
        own.retain(|tax| !tax.amount.is_zero());
        basket.parcel(plain(&root.at("shipping_description").text()), total, own);
    }
    Ok(had_fractions)
}

/// The rate of the shipping's tax, which no field says: that of the order's taxes that fits.
fn shipping_rate(root: &Node<'_>, net: Decimal, included: Decimal) -> Result<Decimal, Flaw> {
    if included.is_zero() {
        return Ok(Decimal::ZERO);
    }
    let mut rates = Vec::new();
    for tax in root.at("extension_attributes").at("applied_taxes").items() {
        rates.push(tax.at("percent").decimal_or_zero()? / Decimal::ONE_HUNDRED);
    }
    for row in root.at("items").items() {
        rates.push(row.at("tax_percent").decimal_or_zero()? / Decimal::ONE_HUNDRED);
    }
    rates.sort();
    rates.dedup();
    let exact = if net.is_zero() { Decimal::ZERO } else { included / net };
    let nearest = rates.into_iter().min_by_key(|rate| (*rate - exact).abs());
    nearest.ok_or_else(|| root.at("shipping_tax_amount").flaw("is of a rate that the order says nowhere"))
}

/// Adds the payments; answers what gift cards and store credit gave, which the total does not contain.
fn payments(basket: &mut Basket, root: &Node<'_>, settings: &ReaderSettings) -> Result<Decimal, Flaws> {
    let at = basket.order.placed_at;
    let extensions = root.at("extension_attributes");
    let mut beside = Decimal::ZERO;
    let cards = extensions.at("gift_cards");
    for card in cards.items() {
        let amount = card.at("amount").decimal_or_zero()?;
        beside += amount;
        let captured = basket.amount(amount)?;
        basket.payment((PaymentProvider::GIFT_CARD, None), card.at("code").text(), captured, at);
    }
    let credit = [extensions.at("customer_balance_amount"), root.at("customer_balance_amount")];
    let credit = credit.iter().find(|node| !node.is_empty()).map_or(Ok(Decimal::ZERO), Node::decimal)?;
    if !credit.is_zero() {
        beside += credit;
        let captured = basket.amount(credit)?;
        basket.payment((PaymentProvider::STORE_CREDIT, None), String::new(), captured, at);
    }
    let payment = root.at("payment");
    let paid = payment.at("amount_paid").some_decimal()?.map_or_else(|| root.at("total_paid").decimal_or_zero(), Ok)?;
    let captured = basket.amount(paid)?;
    let method = payment.at("method").text();
    let title = payment.at("additional_information").items().next().map(|one| one.text()).unwrap_or_default();
    let provider = provider_of(&[&method, &title], settings);
    let transaction = [payment.at("last_trans_id"), payment.at("cc_trans_id")].iter().find_map(Node::some_text);
    let transaction = transaction.unwrap_or_default();
    if captured.is_zero() {
        // What was voided is in amount_canceled.
        let set_aside =
            payment.at("amount_authorized").decimal_or_zero()? - payment.at("amount_canceled").decimal_or_zero()?;
        let amount = basket.amount(set_aside.max(Decimal::ZERO))?;
        if amount.is_zero() && beside.is_zero() {
            basket.note("it is not paid: nothing was captured");
        }
        basket.authorization(provider, transaction, Authorization { amount, expires_at: None }, at);
        return Ok(beside);
    }
    basket.payment(provider, transaction, captured, at);
    Ok(beside)
}

/// What went back, by the rows; what they don't explain is an adjustment.
fn earlier_refunds(basket: &mut Basket, root: &Node<'_>) -> Result<(), Flaws> {
    let all = basket.amount(root.at("total_refunded").decimal_or_zero()?)?;
    if !all.is_positive() {
        return Ok(());
    }
    let mut lines = Vec::new();
    for row in root.at("items").items() {
        let Some(line) = basket.line_called(&row.at("item_id").text()) else { continue };
        let quantity = units(row.at("qty_refunded").decimal_or_zero()?).unwrap_or(0);
        let back = row.at("amount_refunded").decimal_or_zero()? - row.at("discount_refunded").decimal_or_zero()?
            + row.at("tax_refunded").decimal_or_zero()?
            + row.at("discount_tax_compensation_refunded").decimal_or_zero()?;
        let gross = basket.amount(back)?.min(line.total);
        if quantity > 0 || gross.is_positive() {
            lines.push(RefundedLine { line: line.id.clone(), quantity, gross });
        }
    }
    let paid = basket.only_payment(all, None)?;
    let at = root.at("updated_at").moment_of_utc().unwrap_or(basket.order.placed_at);
    let refund = EarlierRefund::of_payments("creditmemos".to_owned(), at, vec![paid]);
    basket.earlier_refund(EarlierRefund { lines, ..refund });
    Ok(())
}
