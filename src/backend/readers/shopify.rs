//! Shopify: orders of the REST admin API and of webhooks, with their transactions beside them; what is GraphQL is read by its
//! own reader. The totals at the time of the order count, not the `current_` ones, which shrink with each refund.

use rust_decimal::Decimal;
use serde_json::Value;

use super::basket::{Basket, Said, Sold, concluded, discount, left_out, merged};
use super::beside::Beside;
use super::documents::{Way, Ways};
use super::gateways::provider_of;
use super::node::Node;
use super::people::{AddressFields, address, company, elsewhere, name_of, source};
use super::records::Records;
use super::settings::ReaderSettings;
use super::shopify_graphql;
use super::shopify_refunds::earlier_refund;
use super::shopify_set_aside::Step;
use super::shopify_status::STATUS;
use super::status::status_of;
use super::taxes::{fraction, tax};
use super::text::{language, some};
use super::{Converted, Flaw, Flaws, Sink, SourceFile, UnreadableSource};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::order::{Buyer, Customer, LineKind, Order, OrderNumber, Parcel, ParcelLine, Tax};
use crate::domain::payment::{Authorization, PaymentId, PaymentProvider};

const ADDRESS: AddressFields = AddressFields {
    names: &[&["name"], &["first_name", "last_name"]],
    company: "company",
    lines: &["address1", "address2"],
    postal_code: "zip",
    city: "city",
    region: "province",
    country: "country_code",
};
const VAT_NUMBERS: [&str; 4] = ["vat_number", "VAT number", "vat_id", "Numéro de TVA"];

const WAYS: Ways = Ways {
    lists: &[&["orders"], &["transactions_of_orders"], &["data", "orders", "nodes"]],
    objects: &[&["orders"], &["transactions_of_orders"], &["data", "order"]],
    whole_by: None,
};

pub(super) fn read(files: &[SourceFile], settings: &ReaderSettings, sink: Sink<'_>) -> Result<(), UnreadableSource> {
    let mut transactions = Beside::default();
    let mut add = |one: &Value, text: Box<str>| transactions.add(Node::root(one).at("order_id").text(), text);
    let records = Records::look_through(files, WAYS, |record| {
        let fields = record.fields();
        let starts = |name: &str| fields.get(name).and_then(|value| value.get().bytes().next());
        match Kind::of(record.way, |name| fields.contains_key(name), |name| starts(name) == Some(b'[')) {
            Kind::Transaction => {
                if let Some(one) = record.decoded() {
                    add(&one, record.into_text());
                }
            }
            Kind::Transactions => {
                let whole = record.decoded().unwrap_or_default();
                let several = whole["transactions"].as_array().into_iter().flatten();
                several.for_each(|one| add(one, one.to_string().into()));
            }
            Kind::Order | Kind::OrdersOfGraphql => {}
        }
    })?;
    records.hand_on(|record| {
        let way = record.way;
        let kind_of = |value: &Value| Kind::of(way, |name| value.get(name).is_some(), |name| value[name].is_array());
        record.hand_to(sink, |value, sink| match kind_of(&value) {
            Kind::Order => sink(convert(&value, &transactions, settings)),
            Kind::OrdersOfGraphql => shopify_graphql::convert(&value, settings).into_iter().for_each(sink),
            Kind::Transaction | Kind::Transactions => {}
        });
    })
}

/// What a record is, by its fields.
enum Kind {
    Order,
    OrdersOfGraphql,
    Transaction,
    /// Those of an order, which is not there.
    Transactions,
}

impl Kind {
    fn of(way: Way, has: impl Fn(&str) -> bool, has_list: impl Fn(&str) -> bool) -> Self {
        if way.first() == Some(&"data") || shopify_graphql::is_one(&has) {
            Self::OrdersOfGraphql
        } else if has("kind") && has("order_id") {
            Self::Transaction
        } else if !has("order") && has_list("transactions") && !has("line_items") {
            Self::Transactions
        } else {
            Self::Order
        }
    }
}

fn convert(record: &Value, beside: &Beside, settings: &ReaderSettings) -> Converted {
    let whole = Node::root(record);
    let root = if whole.at("order").is_empty() { whole.clone() } else { whole.at("order") };
    let name = format!("order {}", number_of(&root));
    if root.at("test").is_true() {
        return left_out(name);
    }
    let beside: Vec<Value> = beside.of(&root.at("id").text()).collect();
    let own = [whole.at("transactions"), root.at("transactions")];
    let mut transactions: Vec<Node<'_>> = own.iter().flat_map(Node::items).collect();
    transactions.extend(beside.iter().map(Node::root));
    concluded(name, order(&root, &transactions, settings))
}

/// `#1042` is 1042 where the shop has not named its orders otherwise.
fn number_of(root: &Node<'_>) -> String {
    let name = root.at("name").text();
    let plain = name.trim_start_matches('#');
    if plain.is_empty() { root.at("order_number").text() } else { plain.to_owned() }
}

fn order(root: &Node<'_>, transactions: &[Node<'_>], settings: &ReaderSettings) -> Result<(Basket, Said), Flaws> {
    // What the customer paid in: VAT is of that money, and refunds are.
    let code = root.at("presentment_currency").some_text().map_or_else(|| root.at("currency").needed_text(), Ok)?;
    let currency = root.at("currency").currency(&code)?;
    let money = Money { is_presentment: code != root.at("currency").text() };
    let status = status(root, settings)?;
    let number = OrderNumber(number_of(root));
    let placed_at = root.at("processed_at").some_moment()?.map_or_else(|| root.at("created_at").moment(), Ok)?;
    let with_tax = root.at("taxes_included").is_true();
    let mut basket = Basket::new(Order::new(number, placed_at, currency, with_tax, status, customer(root)));
    about(&mut basket.order, root)?;
    items(&mut basket, root, money)?;
    parcels(&mut basket, root)?;
    let ids = payments(&mut basket, root, transactions, (money, settings))?;
    for refund in root.at("refunds").items() {
        earlier_refund(&mut basket, &refund, &ids)?;
    }
    let total = money.of(root, "total_price")?;
    let gross = basket.amount(total)?;
    Ok((basket, Said { gross, captured: None, refunded: None }))
}

/// Which of an amount's two currencies counts.
#[derive(Clone, Copy)]
struct Money {
    is_presentment: bool,
}

impl Money {
    /// The amount of a field; where the customer paid in another currency than the shop's, that of its `_set`.
    fn of(self, node: &Node<'_>, field: &str) -> Result<Decimal, Flaw> {
        if self.is_presentment {
            node.at(&format!("{field}_set")).at("presentment_money").at("amount").decimal()
        } else {
            node.at(field).decimal_or_zero()
        }
    }
}

fn status(root: &Node<'_>, settings: &ReaderSettings) -> Result<LogisticStatus, Flaw> {
    if !root.at("cancelled_at").is_empty() {
        return Ok(LogisticStatus::Cancelled);
    }
    let delivered = root.at("fulfillments").items().any(|one| one.at("shipment_status").text() == "delivered");
    let word = root.at("fulfillment_status").some_text().unwrap_or_else(|| "unfulfilled".to_owned());
    let status = status_of(if delivered { "delivered" } else { &word }, &STATUS, settings, "fulfillment_status")?;
    let is_open = matches!(root.at("financial_status").text().as_str(), "pending" | "authorized" | "voided");
    Ok(if is_open && status == LogisticStatus::AwaitingPrint { LogisticStatus::OnHold } else { status })
}

fn customer(root: &Node<'_>) -> Customer {
    let (customer, billing) = (root.at("customer"), root.at("billing_address"));
    let own = name_of(&customer, &["first_name", "last_name"]);
    let phone = [root.at("phone"), customer.at("phone"), billing.at("phone")];
    Customer {
        name: if own.is_empty() { billing.at("name").text() } else { own },
        email: root.at("email").some_text().unwrap_or_else(|| customer.at("email").text()),
        phone: phone.iter().find_map(Node::some_text),
        locale: language(&root.at("customer_locale").text()),
    }
}

/// Everything but money.
fn about(order: &mut Order, root: &Node<'_>) -> Result<(), Flaw> {
    order.source = source("shopify", root.at("id").text(), root.at("updated_at").some_moment()?);
    order.billing_address = address(&root.at("billing_address"), &ADDRESS);
    order.shipping_address = elsewhere(address(&root.at("shipping_address"), &ADDRESS), order.billing_address.as_ref());
    let attributes = root.at("note_attributes");
    let attribute = |names: &[&str]| {
        attributes.items().find(|one| names.contains(&one.at("name").text().as_str()))?.at("value").some_text()
    };
    let buyer = company(order.billing_address.as_ref(), attribute(&VAT_NUMBERS));
    order.buyer = buyer.map(|buyer| Buyer { purchase_order: root.at("po_number").some_text(), ..buyer });
    order.notes.extend(root.at("note").some_text());
    for attribute in attributes.items().filter(|one| !VAT_NUMBERS.contains(&one.at("name").text().as_str())) {
        order.notes.push(format!("{}: {}", attribute.at("name").text(), attribute.at("value").text()));
    }
    order.tags.extend(root.at("tags").text().split(',').filter_map(|tag| some(tag.trim().to_owned())));
    Ok(())
}

fn parcels(basket: &mut Basket, root: &Node<'_>) -> Result<(), Flaw> {
    for parcel in root.at("fulfillments").items().filter(|one| one.at("status").text() != "cancelled") {
        let lines = parcel.at("line_items").items().filter_map(|line| {
            let line_id = basket.line_called(&line.at("id").text())?.id.clone();
            Some(ParcelLine { line: line_id, quantity: line.at("quantity").units().ok()? })
        });
        let lines = lines.collect();
        basket.order.parcels.push(Parcel {
            id: parcel.at("id").text(),
            carrier: parcel.at("tracking_company").some_text(),
            tracking: parcel.at("tracking_number").some_text(),
            url: parcel.at("tracking_url").some_text().filter(|url| url.starts_with("https://")),
            shipped_at: parcel.at("created_at").some_moment()?,
            lines,
        });
    }
    Ok(())
}

fn item_taxes(basket: &Basket, item: &Node<'_>, money: Money) -> Result<Vec<Tax>, Flaw> {
    let one = |line: Node<'_>| {
        let amount = basket.amount(money.of(&line, "price")?)?;
        Ok(tax(&line.at("title").text(), fraction(line.at("rate").decimal_or_zero()?), amount))
    };
    Ok(merged(item.at("tax_lines").items().map(one).collect::<Result<_, Flaw>>()?))
}

/// The discounts that were allocated to an item; `total_discount` leaves out those of the whole order.
fn allocated(item: &Node<'_>, money: Money) -> Result<Decimal, Flaw> {
    item.at("discount_allocations").items().map(|one| money.of(&one, "amount")).sum()
}

fn items(basket: &mut Basket, root: &Node<'_>, money: Money) -> Result<(), Flaws> {
    let code = root.at("discount_codes").items().next().map(|code| code.at("code").text());
    let code = code.and_then(some).unwrap_or_else(|| "Remise".to_owned());
    for item in root.at("line_items").items() {
        let units = item.at("quantity").units()?;
        let price = money.of(&item, "price")?;
        let off = allocated(&item, money)?;
        let total = basket.amount(price * Decimal::from(units) - off)?;
        let taxes = item_taxes(basket, &item, money)?;
        let off = basket.amount(off)?;
        let sold = Sold {
            id: item.at("id").text(),
            sku: item.at("sku").text(),
            title: item.at("name").some_text().unwrap_or_else(|| item.at("title").text()),
            units,
            unit_price: price,
            total,
            taxes,
        };
        if let Some(line) = basket.line(sold) {
            if item.at("gift_card").is_true() {
                line.kind = LineKind::GiftCard;
            }
            discount(line, &code, off);
        }
    }
    for item in root.at("shipping_lines").items().filter(|one| !one.at("is_removed").is_true()) {
        let total = basket.amount(money.of(&item, "price")? - allocated(&item, money)?)?;
        let taxes = item_taxes(basket, &item, money)?;
        basket.parcel(item.at("title").text(), total, taxes);
    }
    if !money.is_presentment {
        let tip = basket.amount(root.at("total_tip_received").decimal_or_zero()?)?;
        basket.fee("Pourboire", tip, Vec::new());
    }
    Ok(())
}

/// Money that was captured, by the transactions' ids.
fn payments(
    basket: &mut Basket,
    root: &Node<'_>,
    transactions: &[Node<'_>],
    (money, settings): (Money, &ReaderSettings),
) -> Result<Vec<(String, PaymentId)>, Flaws> {
    let mut ids = Vec::new();
    let made: Vec<&Node<'_>> = transactions.iter().filter(|one| one.at("status").text() == "success").collect();
    let steps: Vec<Step> = made.iter().map(|one| step(one)).collect();
    for (one, step) in made.iter().zip(&steps) {
        if step.kind == "authorization" {
            ids.push((step.id.clone(), PaymentId(String::new())));
        }
        let is_set_aside = step.is_set_aside(&steps);
        if !is_set_aside && !matches!(step.kind.as_str(), "sale" | "capture") {
            continue;
        }
        let (provider, label) = provider_of(&[&step.gateway], settings);
        let (amount, transaction) = (basket.amount(one.at("amount").decimal()?)?, transaction(one, provider));
        let at = one.at("processed_at").some_moment()?.unwrap_or(basket.order.placed_at);
        if is_set_aside {
            let authorized = Authorization { amount, expires_at: one.at("authorization_expires_at").some_moment()? };
            basket.authorization((provider, label), transaction, authorized, at);
        } else {
            let id = basket.payment((provider, label), transaction, amount, at);
            ids.push((step.id.clone(), id));
        }
    }
    let financial = root.at("financial_status").text();
    let is_paid = matches!(financial.as_str(), "paid" | "partially_refunded" | "refunded");
    if is_paid && ids.is_empty() && !root.at("total_price").decimal_or_zero()?.is_zero() {
        return Err(Flaw::new(
            "transactions",
            "are missing, and without them nobody knows which payment gave how much: put the answer of \
             /orders/ID/transactions.json beside the order, as {\"order\": …, \"transactions\": […]}",
        )
        .into());
    }
    if financial == "authorized" && made.is_empty() {
        let gateways: Vec<String> = root.at("payment_gateway_names").texts();
        let amount = basket.amount(money.of(root, "total_price")?)?;
        basket.authorization_of_order(&gateways, amount, settings);
    }
    Ok(ids)
}

fn step(one: &Node<'_>) -> Step {
    let [id, kind, parent, gateway] = ["id", "kind", "parent_id", "gateway"].map(|name| one.at(name).text());
    Step { id, kind, parent, gateway }
}

/// What the provider knows it by.
fn transaction(one: &Node<'_>, provider: PaymentProvider) -> String {
    let receipt = one.at("receipt");
    if provider.is_gift_card() {
        let parts = [receipt.at("gift_card_id").text(), receipt.at("gift_card_last_characters").text()];
        let number = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
        if !number.is_empty() {
            return format!("GC-{number}");
        }
    }
    let names = [one.at("authorization"), one.at("payment_id"), one.at("id")];
    names.iter().find_map(Node::some_text).unwrap_or_default()
}
