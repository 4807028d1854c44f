//! Magento 2 (Adobe Commerce), REST: rows of a parent and its children, of which one bears the money; discounts whose tax is
//! a figure of its own; gift cards and store credit that lower the total, and are payments here.

use rust_decimal::Decimal;
use serde_json::Value;

use super::basket::{Basket, Said, failed, has_fraction};
use super::gateways::provider_of;
use super::node::{Node, records};
use super::settings::ReaderSettings;
use super::status::{remind_of_printing, status_of};
use super::taxes::{fraction, tax};
use super::text::{joined, plain};
use super::{Converted, Flaw, Flaws, SourceFile, UnreadableSource};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::{Amount, Currency};
use crate::domain::order::{
    Address, Buyer, BuyerKind, Component, Customer, EarlierRefund, LineDiscount, LineId, Order, OrderNumber,
    RefundedLine, Source, Tax,
};
use crate::domain::payment::PaymentProvider;

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

pub(super) fn read(files: &[SourceFile], settings: &ReaderSettings) -> Result<Vec<Converted>, UnreadableSource> {
    let mut converted = Vec::new();
    for file in files {
        for record in records(file, &["orders"])? {
            // A search answers {"items": orders, "search_criteria": …}; an order has items as well.
            match record.get("items").and_then(Value::as_array).filter(|_| record.get("increment_id").is_none()) {
                Some(orders) => converted.extend(orders.iter().map(|order| convert(order, settings))),
                None => converted.push(convert(&record, settings)),
            }
        }
    }
    remind_of_printing(&mut converted);
    Ok(converted)
}

fn convert(record: &Value, settings: &ReaderSettings) -> Converted {
    let root = Node::root(record);
    let name = format!("order {}", root.at("increment_id").text());
    match order(&root, settings) {
        Ok((basket, said)) => basket.finish(name, said),
        Err(flaws) => failed(name, flaws, Vec::new()),
    }
}

fn order(root: &Node<'_>, settings: &ReaderSettings) -> Result<(Basket, Said), Flaws> {
    let code = root.at("order_currency_code").needed_text()?;
    let currency =
        Currency::parse(&code).map_err(|problem| root.at("order_currency_code").flaw(problem.to_string()))?;
    let status = status(root, settings)?;
    let billing = root.at("billing_address");
    let own = joined(&[root.at("customer_firstname").text(), root.at("customer_lastname").text()]);
    let by_address = joined(&[billing.at("firstname").text(), billing.at("lastname").text()]);
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
    let (positions, had_fractions) = items(&mut basket, root)?;
    let cards = payments(&mut basket, root, settings)?;
    earlier_refunds(&mut basket, root, &positions)?;
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
    order.source = Some(Source {
        system: "magento".to_owned(),
        id: root.at("entity_id").text(),
        version: root.at("updated_at").moment_of_utc().ok().map(|at| at.to_string()),
        url: None,
    });
    order.channel = root.at("store_name").some_text().map(|name| name.lines().last().unwrap_or(&name).to_owned());
    order.billing_address = address(&root.at("billing_address"));
    let assigned = root.at("extension_attributes").at("shipping_assignments").items().next();
    let shipping = assigned.and_then(|one| address(&one.at("shipping").at("address")));
    order.shipping_address = shipping.filter(|to| Some(to) != order.billing_address.as_ref());
    let billing = root.at("billing_address");
    let vat_number = [billing.at("vat_id"), root.at("customer_taxvat")].iter().find_map(Node::some_text);
    if vat_number.is_some() || billing.at("company").some_text().is_some() {
        order.buyer = Some(Buyer {
            kind: BuyerKind::Company,
            registration: None,
            vat_number,
            electronic_address: None,
            purchase_order: root.at("payment").at("po_number").some_text(),
        });
    }
    let comments = root.at("status_histories").items().filter_map(|one| one.at("comment").some_text());
    order.notes.extend(comments.map(|comment| plain(&comment)).take(20));
}

fn address(node: &Node<'_>) -> Option<Address> {
    let address = Address {
        name: joined(&[node.at("firstname").text(), node.at("lastname").text()]),
        company: node.at("company").some_text(),
        lines: node.at("street").items().filter_map(|line| line.some_text()).collect(),
        postal_code: node.at("postcode").text(),
        city: node.at("city").text(),
        region: node.at("region").some_text(),
        country: node.at("country_id").text().to_uppercase(),
    };
    (address != Address::default()).then_some(address)
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

/// Adds lines, shipping and what extensions add; answers which row each line is, and whether any had fractions.
fn items(basket: &mut Basket, root: &Node<'_>) -> Result<(Vec<String>, bool), Flaws> {
    let currency = basket.currency();
    let rows: Vec<Node<'_>> = root.at("items").items().collect();
    let (mut ids, mut had_fractions) = (Vec::new(), false);
    for row in bearers(&rows)? {
        let exact = cost(&row)?;
        let included =
            row.at("tax_amount").decimal_or_zero()? + row.at("discount_tax_compensation_amount").decimal_or_zero()?;
        had_fractions |= has_fraction(exact, currency) || has_fraction(included, currency);
        let (total, included) = (basket.amount(exact)?, basket.amount(included)?);
        let rate = row.at("tax_percent").decimal_or_zero()? / Decimal::ONE_HUNDRED;
        let quantity = row.at("qty_ordered").decimal()?;
        let units = if quantity.fract().is_zero() { row.at("qty_ordered").units()? } else { 1 };
        let price = row.at("price_incl_tax").some_decimal()?.map_or_else(|| row.at("price").decimal_or_zero(), Ok)?;
        let before = row.at("row_total_incl_tax").some_decimal()?.unwrap_or(exact);
        let discount = basket.amount(before)? - total;
        let title = plain(&row.at("name").text());
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
        if quantity.fract() != Decimal::ZERO {
            basket.note(format!("{quantity} of \"{title}\" is one unit here: it is sold by measure"));
        }
        let names = (row.at("sku").text(), title);
        if let Some(line) = basket.line(names, units, price, total, taxes(rate, included)) {
            ids.push(row.at("item_id").text());
            line.components = parts;
            line.shipped = shipped.filter(|shipped| *shipped <= line.quantity);
            if discount.is_positive() {
                line.discounts.push(LineDiscount { title: "Remise".to_owned(), amount: discount });
            }
        }
    }
    let included = root.at("shipping_tax_amount").decimal_or_zero()?
        + root.at("shipping_discount_tax_compensation_amount").decimal_or_zero()?;
    let net = root.at("shipping_amount").decimal_or_zero()? - root.at("shipping_discount_amount").decimal_or_zero()?;
    let exact = net + included;
    had_fractions |= has_fraction(exact, currency) || has_fraction(included, currency);
    let (total, tax) = (basket.amount(exact)?, basket.amount(included)?);
    if !total.is_zero() || !root.at("shipping_description").is_empty() {
        let rate = shipping_rate(root, net, included)?;
        let mut own = taxes(rate, tax);
        own.retain(|tax| !tax.amount.is_zero());
        basket.parcel(plain(&root.at("shipping_description").text()), total, own);
    }
    Ok((ids, had_fractions))
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
        basket.payment((PaymentProvider::GiftCard, None), card.at("code").text(), captured, at);
    }
    let credit = [extensions.at("customer_balance_amount"), root.at("customer_balance_amount")];
    let credit = credit.iter().find(|node| !node.is_empty()).map_or(Ok(Decimal::ZERO), Node::decimal)?;
    if !credit.is_zero() {
        beside += credit;
        let captured = basket.amount(credit)?;
        basket.payment((PaymentProvider::Other, Some("Store credit".to_owned())), String::new(), captured, at);
    }
    let payment = root.at("payment");
    let paid = payment.at("amount_paid").some_decimal()?.map_or_else(|| root.at("total_paid").decimal_or_zero(), Ok)?;
    let captured = basket.amount(paid)?;
    if captured.is_zero() {
        if beside.is_zero() {
            basket.note("it is not paid: nothing was captured");
        }
        return Ok(beside);
    }
    let method = payment.at("method").text();
    let title = payment.at("additional_information").items().next().map(|one| one.text()).unwrap_or_default();
    let transaction = [payment.at("last_trans_id"), payment.at("cc_trans_id")].iter().find_map(Node::some_text);
    basket.payment(provider_of(&[&method, &title], settings), transaction.unwrap_or_default(), captured, at);
    Ok(beside)
}

/// What went back, by the rows; what they don't explain is an adjustment.
fn earlier_refunds(basket: &mut Basket, root: &Node<'_>, ids: &[String]) -> Result<(), Flaws> {
    let all = basket.amount(root.at("total_refunded").decimal_or_zero()?)?;
    if !all.is_positive() {
        return Ok(());
    }
    let mut lines = Vec::new();
    for row in root.at("items").items() {
        let id = row.at("item_id").text();
        let Some(position) = ids.iter().position(|known| *known == id) else { continue };
        let units = row.at("qty_refunded").decimal_or_zero()?;
        let line = &basket.order.lines[position];
        let quantity: u32 = super::exact::units(units).unwrap_or(0);
        let back = row.at("amount_refunded").decimal_or_zero()? - row.at("discount_refunded").decimal_or_zero()?
            + row.at("tax_refunded").decimal_or_zero()?
            + row.at("discount_tax_compensation_refunded").decimal_or_zero()?;
        let gross = basket.amount(back)?.min(line.total);
        if quantity > 0 || gross.is_positive() {
            lines.push(RefundedLine { line: LineId((position + 1).to_string()), quantity, gross });
        }
    }
    let paid = basket.only_payment(all, None)?;
    let at = root.at("updated_at").moment_of_utc().unwrap_or(basket.order.placed_at);
    basket.earlier_refund(EarlierRefund {
        id: "creditmemos".to_owned(),
        at,
        document: None,
        reason: None,
        lines,
        shipping: Vec::new(),
        fees: Vec::new(),
        adjustment: None,
        payments: vec![paid],
        unassigned: None,
    });
    Ok(())
}
