//! PrestaShop's webservice: orders with whatever of their other resources is beside them. Rows have neither a rate nor the
//! discount of the order: the rate is the one that fits, the discount is spread. Times are the shop's.

use rust_decimal::Decimal;
use serde_json::Value;

use super::basket::{Basket, Said, Sold, concluded, discount};
use super::gateways::provider_of;
use super::node::Node;
use super::people::{company, name_of, source};
use super::prestashop_files::{WebserviceFile, is_order};
use super::prestashop_refunds::earlier_refunds;
use super::prestashop_shop::{BesideOrders, Resources, Shop};
use super::settings::ReaderSettings;
use super::status::status_of;
use super::taxes::{fraction, inferred, of_grosses, tax};
use super::text::{language, plain};
use super::{Converted, Flaw, Flaws, Sink, SourceFile, UnreadableSource};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::{Amount, Currency};
use crate::domain::order::{Address, Buyer, Customer, Identifier, Invoice, Order, OrderNumber, Tax};
use crate::domain::payment::Authorization;

/// The states of a fresh shop, by id (`install-dev/data/xml/order_state.xml`); a shop's own are known by their flags.
const STATUS: [(&str, LogisticStatus); 13] = [
    ("1", LogisticStatus::OnHold),
    ("2", LogisticStatus::AwaitingPrint),
    ("3", LogisticStatus::Preparing),
    ("4", LogisticStatus::Shipped),
    ("5", LogisticStatus::Delivered),
    ("6", LogisticStatus::Cancelled),
    // Money went back; what left is not said.
    ("7", LogisticStatus::Unknown),
    ("8", LogisticStatus::OnHold),
    ("9", LogisticStatus::AwaitingPrint),
    ("10", LogisticStatus::OnHold),
    ("11", LogisticStatus::AwaitingPrint),
    ("12", LogisticStatus::OnHold),
    ("13", LogisticStatus::OnHold),
];

pub(super) fn read(files: &[SourceFile], settings: &ReaderSettings, sink: Sink<'_>) -> Result<(), UnreadableSource> {
    let mut beside = BesideOrders::default();
    let mut known = Vec::with_capacity(files.len());
    for file in files {
        known.push(WebserviceFile::look_through(file, &mut |entry| {
            if !is_order(&entry) {
                beside.add(entry);
            }
        })?);
    }
    for file in known {
        file.hand_on(&mut |entry| {
            let is_order = is_order(&entry);
            entry.hand_to(sink, |value, sink| {
                if is_order {
                    sink(convert(&value, &beside.of(&value), settings));
                }
            });
        })?;
    }
    Ok(())
}

fn convert(record: &Value, resources: &Resources, settings: &ReaderSettings) -> Converted {
    let root = Node::root(record);
    let name = format!("order {}", root.at("reference").text());
    let shop = Shop { resources, settings };
    concluded(name, order(&root, &shop))
}

fn order(root: &Node<'_>, shop: &Shop<'_>) -> Result<(Basket, Said), Flaws> {
    let (currency, is_assumed) = currency(root, shop)?;
    let status = status(root, shop)?;
    let placed_at = shop.moment(&root.at("date_add"))?.ok_or_else(|| root.at("date_add").flaw("is missing"))?;
    let number = OrderNumber(root.at("reference").needed_text()?);
    let mut basket = Basket::new(Order::new(number, placed_at, currency, true, status, customer(root, shop)));
    if is_assumed {
        basket.note(format!(
            "the file does not say the currency: {currency} is taken, the shop's; give currencies as well"
        ));
    }
    if basket.order.customer.email.is_empty() {
        basket.note("the files do not say the customer: give addresses and customers as well");
    }
    about(&mut basket.order, root, shop)?;
    items(&mut basket, root, shop)?;
    payments(&mut basket, root, shop)?;
    earlier_refunds(&mut basket, root, shop)?;
    let gross = basket.settle(root.at("total_paid_tax_incl").decimal()?, true)?;
    Ok((basket, Said { gross, captured: None, refunded: None }))
}

/// The currency, and whether nothing said so: a rate of conversion of one is that of the shop's own.
fn currency(root: &Node<'_>, shop: &Shop<'_>) -> Result<(Currency, bool), Flaw> {
    if let Some(known) = shop.one("currencies", &root.at("id_currency").text()) {
        let code = known.at("iso_code").needed_text()?;
        let currency = known.at("iso_code").currency(&code.to_uppercase())?;
        return Ok((currency, false));
    }
    let rate = root.at("conversion_rate").decimal_or_zero()?;
    if rate == Decimal::ONE {
        return Ok((shop.settings.currency, true));
    }
    Err(root
        .at("id_currency")
        .flaw("is not the shop's own currency, and the files don't say which it is: give currencies as well"))
}

/// By the flags of its state, where they are known; else by the state of a fresh shop.
fn status(root: &Node<'_>, shop: &Shop<'_>) -> Result<LogisticStatus, Flaw> {
    let id = root.at("current_state").text();
    if shop.settings.status.contains_key(&id) {
        return status_of(&id, &[], shop.settings, "current_state");
    }
    let standard = STATUS.iter().find(|(known, _)| *known == id).map(|(_, status)| *status);
    match (standard, shop.one("order_states", &id)) {
        (Some(status), _) => Ok(status),
        (None, Some(state)) if state.at("shipped").is_true() => Ok(LogisticStatus::Shipped),
        (None, Some(state)) if state.at("delivery").is_true() => Ok(LogisticStatus::Preparing),
        (None, Some(state)) if state.at("paid").is_true() => Ok(LogisticStatus::AwaitingPrint),
        (None, Some(_)) => Ok(LogisticStatus::OnHold),
        (None, None) => status_of(&id, &[], shop.settings, "current_state"),
    }
}

fn customer(root: &Node<'_>, shop: &Shop<'_>) -> Customer {
    let person = shop.one("customers", &root.at("id_customer").text());
    let address = shop.one("addresses", &root.at("id_address_invoice").text());
    let name = |node: &Node<'_>| name_of(node, &["firstname", "lastname"]);
    let names = [person.as_ref(), address.as_ref()].into_iter().flatten().map(name);
    let phones = address.as_ref().map(|address| [address.at("phone_mobile"), address.at("phone")]);
    let spoken = shop.one("languages", &root.at("id_lang").text());
    Customer {
        name: names.into_iter().find(|name| !name.is_empty()).unwrap_or_default(),
        email: person.as_ref().map(|person| person.at("email").text()).unwrap_or_default(),
        phone: phones.and_then(|phones| phones.iter().find_map(Node::some_text)),
        locale: language(&spoken.map(|language| language.at("iso_code").text()).unwrap_or_default()),
    }
}

fn about(order: &mut Order, root: &Node<'_>, shop: &Shop<'_>) -> Result<(), Flaw> {
    order.source = source("prestashop", root.at("id").text(), shop.moment(&root.at("date_upd"))?);
    let invoice_id = root.at("id_address_invoice").text();
    let billing = shop.one("addresses", &invoice_id);
    order.billing_address = billing.as_ref().map(|node| address(node, shop));
    let delivery_id = root.at("id_address_delivery").text();
    if delivery_id != invoice_id {
        order.shipping_address = shop.one("addresses", &delivery_id).map(|node| address(&node, shop));
    }
    if let Some(billing) = &billing {
        let buyer = company(order.billing_address.as_ref(), billing.at("vat_number").some_text());
        let registration = billing.at("dni").some_text().map(|id| Identifier { scheme: String::new(), id });
        order.buyer = buyer.map(|buyer| Buyer { registration, ..buyer });
    }
    let number = root.at("invoice_number").text();
    if !number.is_empty() && number != "0" {
        let issued_on = shop.moment(&root.at("invoice_date"))?.map(|at| shop.settings.time_zone.day_of(at));
        order.invoices.push(Invoice { number, issued_on });
    }
    order
        .notes
        .extend([root.at("note"), root.at("gift_message")].iter().filter_map(Node::some_text).map(|text| plain(&text)));
    Ok(())
}

fn address(node: &Node<'_>, shop: &Shop<'_>) -> Address {
    let country = shop.one("countries", &node.at("id_country").text());
    Address {
        name: name_of(node, &["firstname", "lastname"]),
        company: node.at("company").some_text(),
        lines: ["address1", "address2"].into_iter().filter_map(|line| node.at(line).some_text()).collect(),
        postal_code: node.at("postcode").text(),
        city: node.at("city").text(),
        region: None,
        country: country.map(|country| country.at("iso_code").text().to_uppercase()).unwrap_or_default(),
    }
}

/// Lines with the order's discount spread over them, shipping and gift wrapping, with the taxes that the totals say.
fn items(basket: &mut Basket, root: &Node<'_>, shop: &Shop<'_>) -> Result<(), Flaws> {
    let rows: Vec<Node<'_>> = root.at("associations").at("order_rows").items().collect();
    let mut lines: Vec<(Decimal, Decimal)> = Vec::new();
    for row in &rows {
        let units = Decimal::from(row.at("product_quantity").units()?);
        let (net, gross) = (row.at("unit_price_tax_excl").decimal()?, row.at("unit_price_tax_incl").decimal()?);
        let rate = inferred(net, gross, &shop.settings.rates, Decimal::new(6, 6)).ok_or_else(|| {
            row.at("unit_price_tax_incl").flaw(format!(
                "is {gross} with taxes and {net} without, and no one rate fits: say the shop's rates in the map, as rates = [\"0.20\"]"
            ))
        })?;
        lines.push((gross * units, rate));
    }
    let full: Vec<Amount> = lines.iter().map(|(gross, _)| basket.amount(*gross)).collect::<Result<_, _>>()?;
    let off = basket.amount(root.at("total_discounts_tax_incl").decimal_or_zero()?)?;
    let free_shipping = shop
        .all("order_cart_rules")
        .any(|rule| rule.at("id_order").text() == root.at("id").text() && rule.at("free_shipping").is_true());
    // A rule of free shipping takes the shipping first.
    let shipping_full = basket.amount(root.at("total_shipping_tax_incl").decimal_or_zero()?)?;
    let off_shipping = if free_shipping { shipping_full.min(off) } else { basket.zero() };
    let weights: Vec<Decimal> = full.iter().map(|amount| amount.to_decimal()).collect();
    let shares = (off - off_shipping).spread_by(&weights);
    let wrapping = basket.amount(root.at("total_wrapping_tax_incl").decimal_or_zero()?)?;
    let shipping = shipping_full - off_shipping;

    let shipping_tax =
        charge_tax(basket, root, "total_shipping", fraction(root.at("carrier_tax_rate").decimal_or_zero()?))?;
    let shipping_tax =
        if off_shipping.is_zero() { shipping_tax } else { within_part(shipping_tax, shipping, shipping_full) };
    let net_wrapping = root.at("total_wrapping_tax_excl").decimal_or_zero()?;
    let wrapping_rate =
        inferred(net_wrapping, wrapping.to_decimal(), &shop.settings.rates, Decimal::new(1, 2)).unwrap_or_default();
    let wrapping_tax = charge_tax(basket, root, "total_wrapping", wrapping_rate)?;

    let all = basket.amount(root.at("total_paid_tax_incl").decimal()? - root.at("total_paid_tax_excl").decimal()?)?;
    let of_charges = shipping_tax.iter().chain(&wrapping_tax).fold(basket.zero(), |sum, tax| sum + tax.amount);
    let discounted: Vec<(Amount, Decimal)> =
        full.iter().zip(&shares).zip(&lines).map(|((full, share), (_, rate))| (*full - *share, *rate)).collect();
    let taxes = of_grosses(all - of_charges, &discounted).ok_or_else(|| {
        Flaw::new(
            "total_paid_tax_excl",
            format!("the order's taxes are {all}, which the rates of its rows don't come to"),
        )
    })?;
    let title = shop
        .all("order_cart_rules")
        .find(|rule| rule.at("id_order").text() == root.at("id").text())
        .map_or_else(|| "Remise".to_owned(), |rule| plain(&rule.at("name").text()));
    for (position, row) in rows.iter().enumerate() {
        let (total, rate) = discounted[position];
        let own = if rate.is_zero() { Vec::new() } else { vec![tax("TVA", rate, taxes[position])] };
        let sold = Sold {
            id: row.at("id").text(),
            sku: row.at("product_reference").text(),
            title: plain(&row.at("product_name").text()),
            units: row.at("product_quantity").units()?,
            unit_price: row.at("unit_price_tax_incl").decimal()?,
            total,
            taxes: own,
        };
        if let Some(line) = basket.line(sold) {
            discount(line, &title, shares[position]);
        }
    }
    basket.parcel("Livraison".to_owned(), shipping, shipping_tax);
    basket.fee("Emballage cadeau", wrapping, wrapping_tax);
    Ok(())
}

/// The tax of shipping or wrapping, which is what its two totals differ by.
fn charge_tax(basket: &Basket, root: &Node<'_>, which: &str, rate: Decimal) -> Result<Vec<Tax>, Flaw> {
    let gross = root.at(&format!("{which}_tax_incl")).decimal_or_zero()?;
    let net = root.at(&format!("{which}_tax_excl")).decimal_or_zero()?;
    let amount = basket.amount(gross - net)?;
    Ok(if amount.is_zero() { Vec::new() } else { vec![tax("TVA", rate, amount)] })
}

fn within_part(taxes: Vec<Tax>, left: Amount, full: Amount) -> Vec<Tax> {
    let part = |mut tax: Tax| {
        tax.amount = tax.amount.share(left.minor(), full.minor().max(1));
        (!tax.amount.is_zero()).then_some(tax)
    };
    taxes.into_iter().filter_map(part).collect()
}

/// What the states are called that modules of payment add for money that is set aside, in small letters: HiPay, Stripe, PayPal
/// and PrestaShop Checkout have one each, and no other field says it.
const SET_ASIDE: [&str; 8] = [
    "authorized",
    "authorised",
    "autorisé",
    "to be captured",
    "waiting for capture",
    "awaiting capture",
    "à capturer",
    "en attente de capture",
];

/// Whether the state of the order, which is not one of the payment's, says that its money is set aside.
fn is_only_authorized(root: &Node<'_>, shop: &Shop<'_>) -> bool {
    let Some(state) = shop.one("order_states", &root.at("current_state").text()) else { return false };
    let in_languages = state.at("name").items().map(|name| name.at("value").text());
    let names: Vec<String> = std::iter::once(state.at("name").text()).chain(in_languages).collect();
    let says = |name: &String| {
        let name = name.to_lowercase();
        let is_denied = ["not ", "non ", "unauthori"].iter().any(|word| name.contains(word));
        !is_denied && SET_ASIDE.iter().any(|said| name.contains(said))
    };
    !state.at("paid").is_true() && names.iter().any(says)
}

fn payments(basket: &mut Basket, root: &Node<'_>, shop: &Shop<'_>) -> Result<(), Flaws> {
    let reference = root.at("reference").text();
    let own: Vec<Node<'_>> =
        shop.all("order_payments").filter(|payment| payment.at("order_reference").text() == reference).collect();
    let module = root.at("module").text();
    for payment in &own {
        let captured = basket.amount(payment.at("amount").decimal()?)?;
        let method = payment.at("payment_method").text();
        let (provider, label) = provider_of(&[&module, &method], shop.settings);
        let label = label.map(|_| if method.is_empty() { module.clone() } else { method.clone() });
        let at = shop.moment(&payment.at("date_add"))?.unwrap_or(basket.order.placed_at);
        basket.payment((provider, label), payment.at("transaction_id").text(), captured, at);
    }
    let real = basket.amount(root.at("total_paid_real").decimal_or_zero()?)?;
    if own.is_empty() && real.is_positive() {
        let (provider, label) = provider_of(&[&module, &root.at("payment").text()], shop.settings);
        let at = basket.order.placed_at;
        basket.payment((provider, label), String::new(), real, at);
        basket.note(
            "the files have no order_payments: what was really paid is taken as one payment, without its transaction",
        );
    }
    if own.is_empty() && !real.is_positive() && is_only_authorized(root, shop) {
        let provider = provider_of(&[&module, &root.at("payment").text()], shop.settings);
        let amount = basket.amount(root.at("total_paid_tax_incl").decimal()?)?;
        let at = basket.order.placed_at;
        basket.authorization(provider, String::new(), Authorization { amount, expires_at: None }, at);
    }
    if basket.order.captured() > basket.order.gross() {
        basket.note(format!(
            "{} was paid for an order of {}: a module may have booked one payment twice; look at the provider before a refund",
            basket.order.captured(),
            basket.order.gross()
        ));
    }
    Ok(())
}
