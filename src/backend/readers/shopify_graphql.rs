//! Shopify's orders as GraphQL answers them: money bags of two currencies, ids of many parts, lists in `nodes` or `edges`.

use rust_decimal::Decimal;
use serde_json::Value;

use super::basket::{Basket, Said, Sold, concluded, discount, left_out, merged};
use super::gateways::provider_of;
use super::node::Node;
use super::people::{AddressFields, address, name_of, source};
use super::settings::ReaderSettings;
use super::shopify_set_aside::Step;
use super::shopify_status::STATUS;
use super::status::status_of;
use super::taxes::{fraction, tax};
use super::text::language;
use super::{Converted, Flaw, Flaws};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::Amount;
use crate::domain::order::{Customer, EarlierRefund, Order, OrderNumber, RefundedLine, RefundedPayment, Tax};
use crate::domain::payment::{Authorization, PaymentId};

const ADDRESS: AddressFields = AddressFields {
    names: &[&["firstName", "lastName"]],
    company: "company",
    lines: &["address1", "address2"],
    postal_code: "zip",
    city: "city",
    region: "province",
    country: "countryCodeV2",
};

/// Whether a record with these fields is an answer of GraphQL, or an order out of one.
pub(super) fn is_one(has: impl Fn(&str) -> bool) -> bool {
    has("data") || has("totalPriceSet")
}

/// The orders of an answer.
pub(super) fn convert(record: &Value, settings: &ReaderSettings) -> Vec<Converted> {
    let root = Node::root(record);
    let data = root.at("data");
    let orders: Vec<Node<'_>> = match (data.is_empty(), data.at("order").is_empty()) {
        (true, _) => vec![root],
        (false, false) => vec![data.at("order")],
        (false, true) => nodes(&data.at("orders")),
    };
    orders.iter().map(|order| one(order, settings)).collect()
}

/// The entries of a connection.
fn nodes<'a>(connection: &Node<'a>) -> Vec<Node<'a>> {
    let direct: Vec<Node<'a>> = connection.at("nodes").items().collect();
    if !direct.is_empty() {
        return direct;
    }
    let edges: Vec<Node<'a>> = connection.at("edges").items().map(|edge| edge.at("node")).collect();
    if edges.is_empty() { connection.items().collect() } else { edges }
}

/// `gid://shopify/Order/5551042` is 5551042.
fn id_of(node: &Node<'_>) -> String {
    let whole = node.at("id").text();
    whole.rsplit('/').next().unwrap_or(&whole).to_owned()
}

/// What the customer paid in.
fn money(bag: &Node<'_>) -> Result<Decimal, Flaw> {
    let presentment = bag.at("presentmentMoney");
    if presentment.is_empty() { bag.at("shopMoney").at("amount").decimal() } else { presentment.at("amount").decimal() }
}

fn money_or_zero(bag: &Node<'_>) -> Result<Decimal, Flaw> {
    if bag.is_empty() { Ok(Decimal::ZERO) } else { money(bag) }
}

fn one(root: &Node<'_>, settings: &ReaderSettings) -> Converted {
    let name = format!("order {}", root.at("name").text().trim_start_matches('#'));
    if root.at("test").is_true() {
        return left_out(name);
    }
    concluded(name, order(root, settings))
}

fn order(root: &Node<'_>, settings: &ReaderSettings) -> Result<(Basket, Said), Flaws> {
    let total = root.at("totalPriceSet");
    let code = total.at("presentmentMoney").at("currencyCode").some_text();
    let code = code.map_or_else(|| root.at("currencyCode").needed_text(), Ok)?;
    let currency = root.at("currencyCode").currency(&code)?;
    let number = OrderNumber(root.at("name").needed_text()?.trim_start_matches('#').to_owned());
    let placed_at = root.at("processedAt").some_moment()?.map_or_else(|| root.at("createdAt").moment(), Ok)?;
    let billing = address(&root.at("billingAddress"), &ADDRESS);
    let buyer = root.at("customer");
    let own = name_of(&buyer, ADDRESS.names[0]);
    let by_address = billing.as_ref().map(|address| address.name.clone()).unwrap_or_default();
    let customer = Customer {
        name: if own.is_empty() { by_address } else { own },
        email: root.at("email").some_text().unwrap_or_else(|| buyer.at("email").text()),
        phone: root.at("phone").some_text(),
        locale: language(&root.at("customerLocale").text()),
    };
    let with_tax = root.at("taxesIncluded").is_true();
    let status = status(root, settings)?;
    let mut basket = Basket::new(Order::new(number, placed_at, currency, with_tax, status, customer));
    basket.order.billing_address = billing;
    basket.order.shipping_address = address(&root.at("shippingAddress"), &ADDRESS);
    basket.order.notes.extend(root.at("note").some_text());
    basket.order.tags.extend(root.at("tags").items().filter_map(|tag| tag.some_text()));
    basket.order.source = source("shopify", id_of(root), root.at("updatedAt").some_moment()?);
    if basket.order.customer.email.is_empty() {
        basket.note("the query did not ask for the customer's name and e-mail");
    }
    items(&mut basket, root)?;
    let payments = payments(&mut basket, root, settings)?;
    earlier_refunds(&mut basket, root, &payments)?;
    let gross = basket.amount(money(&total)?)?;
    let captured = amount_said(&basket, root, "totalReceivedSet")?;
    let refunded = amount_said(&basket, root, "totalRefundedSet")?;
    Ok((basket, Said { gross, captured, refunded }))
}

fn amount_said(basket: &Basket, root: &Node<'_>, field: &str) -> Result<Option<Amount>, Flaw> {
    let bag = root.at(field);
    if bag.is_empty() { Ok(None) } else { basket.amount(money(&bag)?).map(Some) }
}

fn status(root: &Node<'_>, settings: &ReaderSettings) -> Result<LogisticStatus, Flaw> {
    if !root.at("cancelledAt").is_empty() {
        return Ok(LogisticStatus::Cancelled);
    }
    let word = root.at("displayFulfillmentStatus").some_text().unwrap_or_else(|| "UNFULFILLED".to_owned());
    let status = status_of(&word, &STATUS, settings, "displayFulfillmentStatus")?;
    let financial = root.at("displayFinancialStatus").text();
    let is_open = matches!(financial.as_str(), "PENDING" | "AUTHORIZED" | "VOIDED" | "EXPIRED");
    Ok(if is_open && status == LogisticStatus::AwaitingPrint { LogisticStatus::OnHold } else { status })
}

fn item_taxes(basket: &Basket, item: &Node<'_>) -> Result<Vec<Tax>, Flaw> {
    let one = |line: Node<'_>| {
        let rate = match line.at("rate").some_decimal()? {
            Some(rate) => fraction(rate),
            None => fraction(line.at("ratePercentage").decimal_or_zero()? / Decimal::ONE_HUNDRED),
        };
        Ok(tax(&line.at("title").text(), rate, basket.amount(money(&line.at("priceSet"))?)?))
    };
    Ok(merged(item.at("taxLines").items().map(one).collect::<Result<_, Flaw>>()?))
}

fn items(basket: &mut Basket, root: &Node<'_>) -> Result<(), Flaws> {
    for item in nodes(&root.at("lineItems")) {
        let units = item.at("quantity").units()?;
        let price = money(&item.at("originalUnitPriceSet"))?;
        let allocations = item.at("discountAllocations");
        let off: Decimal = allocations.items().map(|one| money(&one.at("allocatedAmountSet"))).sum::<Result<_, _>>()?;
        let total = basket.amount(price * Decimal::from(units) - off)?;
        let taxes = item_taxes(basket, &item)?;
        let off = basket.amount(off)?;
        let sold = Sold {
            id: id_of(&item),
            sku: item.at("sku").text(),
            title: item.at("title").text(),
            units,
            unit_price: price,
            total,
            taxes,
        };
        if let Some(line) = basket.line(sold) {
            discount(line, "Remise", off);
        }
    }
    for item in nodes(&root.at("shippingLines")) {
        let bag = item.at("discountedPriceSet");
        let bag = if bag.is_empty() { item.at("originalPriceSet") } else { bag };
        let total = basket.amount(money(&bag)?)?;
        let taxes = item_taxes(basket, &item)?;
        basket.parcel(item.at("title").text(), total, taxes);
    }
    let tip = basket.amount(money_or_zero(&root.at("totalTipReceivedSet"))?)?;
    basket.fee("Pourboire", tip, Vec::new());
    Ok(())
}

/// A payment, by the transaction and the gateway that it was made by.
struct Captured {
    transaction: String,
    gateway: String,
    id: PaymentId,
}

fn payments(basket: &mut Basket, root: &Node<'_>, settings: &ReaderSettings) -> Result<Vec<Captured>, Flaws> {
    let mut payments = Vec::new();
    let mut made = nodes(&root.at("transactions"));
    made.retain(|one| one.at("status").text() == "SUCCESS");
    let steps: Vec<Step> = made.iter().map(step).collect();
    for (one, step) in made.iter().zip(&steps) {
        let is_set_aside = step.is_set_aside(&steps);
        if !is_set_aside && !matches!(step.kind.as_str(), "sale" | "capture") {
            continue;
        }
        let provider = provider_of(&[&step.gateway], settings);
        let transaction = [one.at("authorizationCode"), one.at("paymentId")].iter().find_map(Node::some_text);
        let transaction = transaction.unwrap_or_else(|| step.id.clone());
        let amount = basket.amount(money(&one.at("amountSet"))?)?;
        let at = one.at("processedAt").some_moment()?.unwrap_or(basket.order.placed_at);
        if is_set_aside {
            let authorized = Authorization { amount, expires_at: one.at("authorizationExpiresAt").some_moment()? };
            basket.authorization(provider, transaction, authorized, at);
        } else {
            let id = basket.payment(provider, transaction, amount, at);
            payments.push(Captured { transaction: step.id.clone(), gateway: step.gateway.clone(), id });
        }
    }
    if root.at("displayFinancialStatus").text() == "AUTHORIZED" && made.is_empty() {
        let gateways: Vec<String> = root.at("paymentGatewayNames").texts();
        let amount = basket.amount(money(&root.at("totalPriceSet"))?)?;
        basket.authorization_of_order(&gateways, amount, settings);
    }
    Ok(payments)
}

fn step(one: &Node<'_>) -> Step {
    Step {
        id: id_of(one),
        kind: one.at("kind").text().to_lowercase(),
        parent: id_of(&one.at("parentTransaction")),
        gateway: one.at("gateway").text(),
    }
}

fn earlier_refunds(basket: &mut Basket, root: &Node<'_>, payments: &[Captured]) -> Result<(), Flaws> {
    let refunds = nodes(&root.at("refunds"));
    let transactions: Vec<Node<'_>> = nodes(&root.at("transactions"))
        .into_iter()
        .filter(|one| one.at("kind").text() == "REFUND" && one.at("status").text() == "SUCCESS")
        .collect();
    for refund in &refunds {
        let own = nodes(&refund.at("transactions"));
        // Where only one refund was made, all that went back is its own.
        let own: Vec<&Node<'_>> = match (own.is_empty(), refunds.len()) {
            (false, _) => own.iter().filter(|one| one.at("status").text() == "SUCCESS").collect(),
            (true, 1) => transactions.iter().collect(),
            (true, _) => {
                let total = money(&refund.at("totalRefundedSet"))?;
                transactions
                    .iter()
                    .filter(|one| money(&one.at("amountSet")).is_ok_and(|amount| amount == total))
                    .take(1)
                    .collect()
            }
        };
        let mut paid = Vec::new();
        for one in own {
            let amount = basket.amount(money(&one.at("amountSet"))?)?;
            let reference = Some(id_of(one));
            let parent = id_of(&one.at("parentTransaction"));
            let gateway = one.at("gateway").text();
            let mut of_gateway = payments.iter().filter(|payment| payment.gateway == gateway);
            let alone = of_gateway.next().filter(|_| of_gateway.next().is_none());
            let of = payments.iter().find(|payment| !parent.is_empty() && payment.transaction == parent).or(alone);
            paid.push(match of {
                Some(payment) => RefundedPayment { payment: payment.id.clone(), amount, reference },
                None => basket.only_payment(amount, reference)?,
            });
        }
        let mut lines: Vec<RefundedLine> = Vec::new();
        for item in nodes(&refund.at("refundLineItems")) {
            let tax =
                if basket.order.prices_include_tax { Decimal::ZERO } else { money_or_zero(&item.at("totalTaxSet"))? };
            let gross = basket.amount(money(&item.at("subtotalSet"))? + tax)?;
            if let Some(line) = basket.line_called(&id_of(&item.at("lineItem"))) {
                lines.push(RefundedLine { line: line.id.clone(), quantity: item.at("quantity").units()?, gross });
            }
        }
        if paid.is_empty() {
            continue;
        }
        let at = refund.at("createdAt").some_moment()?.unwrap_or(basket.order.placed_at);
        let reason = refund.at("note").some_text();
        basket.earlier_refund(EarlierRefund { reason, lines, ..EarlierRefund::of_payments(id_of(refund), at, paid) });
    }
    Ok(())
}
