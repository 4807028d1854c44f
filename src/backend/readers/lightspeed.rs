//! Lightspeed eCom C-Series: orders, and their products from a call of their own. Figures have four digits, an order's discount
//! is spread over its products, the currency is the shop's, and what was refunded is known in units alone.

use rust_decimal::Decimal;
use serde_json::Value;

use super::basket::{Basket, Said, Sold, concluded, discount};
use super::beside::Beside;
use super::documents::Ways;
use super::gateways::provider_of;
use super::node::Node;
use super::people::{name_of, source};
use super::records::{Record, Records};
use super::settings::ReaderSettings;
use super::status::status_of;
use super::taxes::{fraction, tax, within};
use super::text::{joined, language};
use super::{Converted, Flaw, Flaws, Sink, SourceFile, UnreadableSource};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::Amount;
use crate::domain::order::{Address, Buyer, Customer, EarlierRefund, Identifier, Order, OrderNumber, RefundedLine};
use crate::domain::payment::Authorization;

const STATUS: [(&str, LogisticStatus); 10] = [
    ("on_hold", LogisticStatus::OnHold),
    ("new", LogisticStatus::OnHold),
    ("processing_awaiting_payment", LogisticStatus::OnHold),
    ("processing_awaiting_shipment", LogisticStatus::AwaitingPrint),
    ("processing_awaiting_pickup", LogisticStatus::AwaitingPrint),
    ("processing_ready_for_pickup", LogisticStatus::Preparing),
    ("completed", LogisticStatus::Shipped),
    ("completed_shipped", LogisticStatus::Shipped),
    ("completed_picked_up", LogisticStatus::Delivered),
    ("cancelled", LogisticStatus::Cancelled),
];

/// A field that products have and orders have not.
const PRODUCT: &str = "productTitle";
const WAYS: Ways =
    Ways { lists: &[&["orders"], &["orderProducts"]], objects: &[&["orders"], &["orderProducts"]], whole_by: None };

pub(super) fn read(files: &[SourceFile], settings: &ReaderSettings, sink: Sink<'_>) -> Result<(), UnreadableSource> {
    let (mut orders, mut products) = (0, Products::default());
    let records = Records::look_through(files, WAYS, |record| {
        if record.fields().contains_key(PRODUCT) {
            products.add(record);
        } else {
            orders += 1;
        }
    })?;
    // The products of an order are asked for one order at a time, and then don't name it.
    if orders != 1 {
        products.of_the_only_order.clear();
    }
    records.hand_on(|record| {
        record.hand_to(sink, |value, sink| {
            if value.get(PRODUCT).is_none() {
                sink(convert(&value, &products, settings));
            }
        });
    })
}

/// Products by their orders.
#[derive(Default)]
struct Products {
    named: Beside,
    of_the_only_order: Vec<Value>,
}

impl Products {
    fn add(&mut self, record: Record<'_>) {
        let Some(product) = record.decoded() else { return };
        let order = Node::root(&product).at("order").at("resource").at("id").text();
        if order.is_empty() {
            self.of_the_only_order.push(product);
        } else {
            self.named.add(order, record.into_text());
        }
    }
}

fn convert(record: &Value, products: &Products, settings: &ReaderSettings) -> Converted {
    let root = Node::root(record.get("order").unwrap_or(record));
    let name = format!("order {}", root.at("number").text());
    let named: Vec<Value> = products.named.of(&root.at("id").text()).collect();
    let own: Vec<Node<'_>> = named.iter().chain(&products.of_the_only_order).map(Node::root).collect();
    concluded(name, order(&root, &own, settings))
}

fn order(root: &Node<'_>, own: &[Node<'_>], settings: &ReaderSettings) -> Result<(Basket, Said), Flaws> {
    let status = status_of(&root.at("status").needed_text()?, &STATUS, settings, "status")?;
    let customer = Customer {
        name: name_of(root, &["firstname", "middlename", "lastname"]),
        email: root.at("email").text(),
        phone: [root.at("phone"), root.at("mobile")].iter().find_map(Node::some_text),
        locale: language(&root.at("language").at("code").text()),
    };
    let number = OrderNumber(root.at("number").needed_text()?);
    let placed_at = root.at("createdAt").moment()?;
    let mut basket = Basket::new(Order::new(number, placed_at, settings.currency, true, status, customer));
    basket.note(format!("the system does not say the currency: {} is taken, the shop's", settings.currency));
    about(&mut basket.order, root)?;
    if own.is_empty() {
        return Err(
            Flaw::new("orderProducts", "are missing: give the answer of /orders/ID/products.json as well").into()
        );
    }
    items(&mut basket, root, own)?;
    payment(&mut basket, root, settings)?;
    refunded_units(&mut basket, root, own)?;
    let gross = basket.settle(root.at("priceIncl").decimal()?, true)?;
    Ok((basket, Said { gross, captured: None, refunded: None }))
}

fn about(order: &mut Order, root: &Node<'_>) -> Result<(), Flaw> {
    order.source = source("lightspeed", root.at("id").text(), root.at("updatedAt").some_moment()?);
    order.channel = root.at("channel").some_text();
    let is_company = root.at("isCompany").is_true();
    let company = root.at("companyName").some_text().filter(|_| is_company);
    order.billing_address = address(root, "Billing", company.clone());
    let shipping = address(root, "Shipping", root.at("addressShippingCompany").some_text());
    order.shipping_address =
        shipping.filter(|to| order.billing_address.as_ref().is_none_or(|billing| !is_same(to, billing)));
    if is_company {
        order.buyer = Some(Buyer {
            registration: root.at("companyCoCNumber").some_text().map(|id| Identifier { scheme: String::new(), id }),
            ..Buyer::company(root.at("companyVatNumber").some_text())
        });
    }
    order.notes.extend([root.at("comment"), root.at("memo")].iter().filter_map(Node::some_text));
    Ok(())
}

fn address(root: &Node<'_>, which: &str, company: Option<String>) -> Option<Address> {
    let part = |name: &str| root.at(&format!("address{which}{name}"));
    let street = joined(&[part("Number").text(), part("Extension").text(), part("Street").text()]);
    let lines = [Some(street).filter(|line| !line.is_empty()), part("Street2").some_text()];
    let address = Address {
        name: part("Name").text(),
        company,
        lines: lines.into_iter().flatten().collect(),
        postal_code: part("Zipcode").text(),
        city: part("City").text(),
        region: part("Region").some_text(),
        country: part("Country").at("code").text().to_uppercase(),
    };
    (!address.name.is_empty() || !address.lines.is_empty()).then_some(address)
}

/// Whether a parcel goes where the bill goes; the shop asks for less of the second address.
fn is_same(shipping: &Address, billing: &Address) -> bool {
    let first = |address: &Address| address.lines.first().cloned();
    (&shipping.name, first(shipping), &shipping.postal_code, &shipping.city)
        == (&billing.name, first(billing), &billing.postal_code, &billing.city)
}

/// Products, shipping and the fee of the payment, with the taxes that all of them come to.
fn items(basket: &mut Basket, root: &Node<'_>, products: &[Node<'_>]) -> Result<(), Flaws> {
    let mut rates: Vec<Decimal> = Vec::new();
    let mut grosses: Vec<Decimal> = Vec::new();
    for product in products {
        grosses.push(product.at("priceIncl").decimal()? - product.at("discountIncl").decimal_or_zero()?);
        rates.push(fraction(product.at("taxRate").decimal_or_zero()?));
    }
    for (price, discount, rate) in [
        ("shipmentPriceIncl", "shipmentDiscountIncl", "shipmentTaxRate"),
        ("paymentPriceIncl", "paymentDiscountIncl", "paymentTaxRate"),
    ] {
        grosses.push(root.at(price).decimal_or_zero()? - root.at(discount).decimal_or_zero()?);
        rates.push(fraction(root.at(rate).decimal_or_zero()?));
    }
    let all = basket.amount(root.at("priceIncl").decimal()? - root.at("priceExcl").decimal()?)?;
    let exact: Vec<Decimal> = grosses.iter().zip(&rates).map(|(gross, rate)| within(*gross, *rate)).collect();
    let expected: Decimal = exact.iter().sum();
    if (expected - all.to_decimal()).abs() > Decimal::new(1, 2) * Decimal::from(exact.len()) {
        return Err(Flaw::new(
            "taxRate",
            format!("the rates come to {}, and the order's tax is {all}", expected.normalize()),
        )
        .into());
    }
    let mut taxes = all.spread_by(&exact).into_iter().zip(&rates).map(|(amount, rate)| {
        if amount.is_zero() && rate.is_zero() { Vec::new() } else { vec![tax("TVA", *rate, amount)] }
    });
    for (product, gross) in products.iter().zip(&grosses) {
        let total = basket.amount(*gross)?;
        let variant = product.at("variantTitle").some_text().filter(|title| title != "Default");
        let title = joined(&[product.at("productTitle").text(), variant.unwrap_or_default()]);
        let sku = [product.at("sku"), product.at("articleCode")].iter().find_map(Node::some_text);
        let off = basket.amount(product.at("priceIncl").decimal()?)? - total;
        let sold = Sold {
            id: product.at("id").text(),
            sku: sku.unwrap_or_default(),
            title,
            units: product.at("quantityOrdered").units()?,
            unit_price: product.at("basePriceIncl").decimal_or_zero()?,
            total,
            taxes: taxes.next().unwrap_or_default(),
        };
        if let Some(line) = basket.line(sold) {
            line.shipped = product.at("quantityShipped").units().ok().filter(|shipped| *shipped > 0);
            discount(line, "Remise", off);
        }
    }
    let shipping = basket.amount(grosses[products.len()])?;
    basket.parcel(root.at("shipmentTitle").text(), shipping, taxes.next().unwrap_or_default());
    let fee = basket.amount(grosses[products.len() + 1])?;
    basket.fee(root.at("paymentTitle").text(), fee, taxes.next().unwrap_or_default());
    Ok(())
}

fn payment(basket: &mut Basket, root: &Node<'_>, settings: &ReaderSettings) -> Result<(), Flaws> {
    let names = [root.at("paymentId").text(), root.at("paymentTitle").text()];
    let data = root.at("paymentData");
    let transaction = ["transaction", "transactionId", "id"].iter().find_map(|name| data.at(name).some_text());
    let transaction = transaction.unwrap_or_default();
    let provider = provider_of(&[&names[0], &names[1]], settings);
    let at = basket.order.placed_at;
    match root.at("paymentStatus").text().as_str() {
        "paid" => {
            let captured = basket.amount(root.at("priceIncl").decimal()?)?;
            basket.payment(provider, transaction, captured, at);
        }
        // Klarna and other payments after delivery: what Mollie calls its own payment then.
        _ if data.at("status").text() == "authorized" => {
            let amount = basket.amount(root.at("priceIncl").decimal()?)?;
            basket.authorization(provider, transaction, Authorization { amount, expires_at: None }, at);
        }
        "partially_paid" => {
            return Err(
                Flaw::new("paymentStatus", "is partially_paid, and the system does not say how much was paid").into()
            );
        }
        _ => basket.note("it is not paid: nothing was captured"),
    }
    Ok(())
}

/// Units that the shop gave back. It does not say for how much: each is taken at its part of its line, as the shop does.
fn refunded_units(basket: &mut Basket, root: &Node<'_>, products: &[Node<'_>]) -> Result<(), Flaws> {
    let mut lines = Vec::new();
    let mut sum = basket.zero();
    for product in products {
        let refunded = product.at("quantityRefunded");
        let units = if refunded.is_empty() { 0 } else { refunded.units()? };
        let Some(line) = basket.line_called(&product.at("id").text()).filter(|_| units > 0) else { continue };
        let gross: Amount = line.total.share(units.into(), line.quantity.into());
        sum += gross;
        lines.push(RefundedLine { line: line.id.clone(), quantity: units, gross });
    }
    if lines.is_empty() || !sum.is_positive() {
        return Ok(());
    }
    basket.note(format!(
        "units were refunded, and the system does not say for how much: {sum} is taken, their part of what was charged"
    ));
    let paid = basket.only_payment(sum, None)?;
    let at = root.at("updatedAt").some_moment()?.unwrap_or(basket.order.placed_at);
    let refund = EarlierRefund::of_payments("refunded-units".to_owned(), at, vec![paid]);
    basket.earlier_refund(EarlierRefund { lines, ..refund });
    Ok(())
}
