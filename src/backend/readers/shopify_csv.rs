//! Shopify's export of orders as CSV: one row a line, the order's own columns on its first row. It says taxes for the whole
//! order and no amount a payment: good enough to try Avoir, and said so with each order.

use rust_decimal::Decimal;

use super::basket::{Basket, Said, Sold, concluded, discount};
use super::exact::decimal;
use super::gateways::provider_of;
use super::order_rows::OrderRows;
use super::people::{company, elsewhere, source};
use super::settings::ReaderSettings;
use super::shopify_status::STATUS;
use super::status::status_of;
use super::table::{Row, Table};
use super::taxes::{fraction, tax, within};
use super::{Flaw, Flaws, Sink, SourceFile, UnreadableSource};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::{Amount, Currency};
use crate::domain::order::{Address, Customer, Order, OrderNumber, Tax};
use crate::domain::payment::{Authorization, PaymentProvider};
use crate::domain::timestamp::Timestamp;

/// Assignments of taxes to items that are tried.
const MOST_TRIED: usize = 65_536;

pub(super) fn read(files: &[SourceFile], settings: &ReaderSettings, sink: Sink<'_>) -> Result<(), UnreadableSource> {
    // All files are readable before an order is handed on.
    let mut tables = Vec::with_capacity(files.len());
    for file in files {
        let table = Table::open(file)?;
        for needed in ["Name", "Lineitem quantity", "Lineitem price", "Total"] {
            if !table.columns.iter().any(|column| column == needed) {
                let message = format!("has no column \"{needed}\": it is not Shopify's export of orders");
                return Err(file.unreadable(message));
            }
        }
        tables.push(OrderRows::look_through(table, "Name")?);
    }
    for table in tables {
        table.hand_on(&mut |number, rows| {
            let name = format!("order {}", number.trim_start_matches('#'));
            sink(concluded(name, order(rows, settings)));
        })?;
    }
    Ok(())
}

/// `2026-05-14 11:23:45 +0100`
fn moment(row: Row<'_>, column: &str) -> Result<Option<Timestamp>, Flaw> {
    let Some(text) = row.some_text(column) else { return Ok(None) };
    let parts: Vec<&str> = text.split_whitespace().collect();
    let written = match parts[..] {
        [day, time, offset] if offset.len() == 5 => format!("{day}T{time}{}:{}", &offset[..3], &offset[3..]),
        _ => text.clone(),
    };
    let moment = Timestamp::parse(&written).map(Timestamp::in_utc);
    moment.map(Some).ok_or_else(|| row.flaw(column, format!("is no time such as 2026-05-14 11:23:45 +0100: {text:?}")))
}

fn order(rows: &[Row<'_>], settings: &ReaderSettings) -> Result<(Basket, Said), Flaws> {
    let first = rows[0];
    let code = first.some_text("Currency").ok_or_else(|| first.flaw("Currency", "is missing"))?;
    let currency = Currency::parse(&code).map_err(|problem| first.flaw("Currency", problem.to_string()))?;
    let financial = first.text("Financial Status");
    let status = match first.some_text("Cancelled at") {
        Some(_) => LogisticStatus::Cancelled,
        None => {
            let word = first.some_text("Fulfillment Status").unwrap_or_else(|| "unfulfilled".to_owned());
            let status = status_of(&word, &STATUS, settings, "Fulfillment Status")?;
            let is_open = matches!(financial.as_str(), "pending" | "authorized" | "voided");
            if is_open && status == LogisticStatus::AwaitingPrint { LogisticStatus::OnHold } else { status }
        }
    };
    let billing = address(first, "Billing");
    let customer = Customer {
        name: billing.as_ref().map(|address| address.name.clone()).unwrap_or_default(),
        email: first.text("Email"),
        phone: [first.some_text("Phone"), first.some_text("Billing Phone")].into_iter().flatten().next(),
        locale: "fr".to_owned(),
    };
    let placed_at = moment(first, "Created at")?.ok_or_else(|| first.flaw("Created at", "is missing"))?;
    let number = OrderNumber(first.text("Name").trim_start_matches('#').to_owned());
    let totals = Totals::of(first)?;
    let mut basket = Basket::new(Order::new(number, placed_at, currency, totals.with_tax, status, customer));
    let order = &mut basket.order;
    order.source = source("shopify", first.text("Id"), None).filter(|source| !source.id.is_empty());
    order.shipping_address = elsewhere(address(first, "Shipping"), billing.as_ref());
    order.buyer = company(billing.as_ref(), None);
    order.billing_address = billing;
    order.notes.extend(first.some_text("Notes"));
    order.tags.extend(first.text("Tags").split(',').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned));
    items(&mut basket, first, rows, &totals)?;
    payment(&mut basket, first, &totals, settings)?;
    let gross = basket.amount(totals.total)?;
    let refunded = basket.amount(first.decimal_or_zero("Refunded Amount")?)?;
    Ok((basket, Said { gross, captured: None, refunded: Some(refunded) }))
}

/// What the first row says of the whole order.
struct Totals {
    subtotal: Decimal,
    shipping: Decimal,
    total: Decimal,
    with_tax: bool,
}

impl Totals {
    fn of(first: Row<'_>) -> Result<Self, Flaw> {
        let taxes = first.decimal_or_zero("Taxes")?;
        let (subtotal, shipping) = (first.decimal_or_zero("Subtotal")?, first.decimal_or_zero("Shipping")?);
        let total = first.some_decimal("Total")?.ok_or_else(|| first.flaw("Total", "is missing"))?;
        let with_tax = subtotal + shipping == total;
        if !with_tax && subtotal + shipping + taxes != total {
            return Err(first.flaw(
                "Total",
                format!("is {total}, which neither {subtotal} + {shipping} nor these and the taxes of {taxes} come to"),
            ));
        }
        Ok(Self { subtotal, shipping, total, with_tax })
    }
}

fn address(row: Row<'_>, which: &str) -> Option<Address> {
    let part = |name: &str| row.some_text(&format!("{which} {name}"));
    let address = Address {
        name: part("Name").unwrap_or_default(),
        company: part("Company"),
        lines: [part("Address1"), part("Address2")].into_iter().flatten().collect(),
        // A quote in front keeps spreadsheets from reading it as a number.
        postal_code: part("Zip").unwrap_or_default().trim_start_matches('\'').to_owned(),
        city: part("City").unwrap_or_default(),
        region: part("Province Name").or_else(|| part("Province")),
        country: part("Country").unwrap_or_default().to_uppercase(),
    };
    (address != Address::default()).then_some(address)
}

fn items(basket: &mut Basket, first: Row<'_>, rows: &[Row<'_>], totals: &Totals) -> Result<(), Flaws> {
    let mut full = Vec::new();
    for row in rows {
        let units = units(*row)?;
        let price = row.some_decimal("Lineitem price")?.ok_or_else(|| row.flaw("Lineitem price", "is missing"))?;
        let own = row.decimal_or_zero("Lineitem discount")?;
        full.push((units, price, basket.amount(price * Decimal::from(units) - own)?, basket.amount(own)?));
    }
    // What is off the whole order, which no line says.
    let subtotal = basket.amount(totals.subtotal)?;
    let all = full.iter().fold(basket.zero(), |sum, (_, _, gross, _)| sum + *gross);
    if subtotal > all {
        return Err(first.flaw("Subtotal", format!("is {subtotal}, and the lines come to {all}")).into());
    }
    let shares =
        (all - subtotal).spread_by(&full.iter().map(|(_, _, gross, _)| gross.to_decimal()).collect::<Vec<_>>());
    let mut grosses: Vec<Amount> = full.iter().zip(&shares).map(|((_, _, gross, _), share)| *gross - *share).collect();
    let shipping = basket.amount(totals.shipping)?;
    grosses.push(shipping);
    let mut is_taxed: Vec<bool> = rows.iter().map(|row| row.text("Lineitem taxable") != "false").collect();
    is_taxed.push(true);
    let taxes = taxes_of(basket, first, &grosses, &is_taxed, totals.with_tax)?;
    let code = first.some_text("Discount Code").unwrap_or_else(|| "Remise".to_owned());
    for (position, row) in rows.iter().enumerate() {
        let (units, price, _, own) = full[position];
        let sold = Sold {
            id: String::new(),
            sku: row.text("Lineitem sku"),
            title: row.text("Lineitem name"),
            units,
            unit_price: price,
            total: grosses[position],
            taxes: taxes[position].clone(),
        };
        if let Some(line) = basket.line(sold) {
            discount(line, &code, own + shares[position]);
        }
    }
    if let Some(method) =
        first.some_text("Shipping Method").or_else(|| (!shipping.is_zero()).then(|| "Livraison".to_owned()))
    {
        basket.parcel(method, shipping, taxes[rows.len()].clone());
    }
    Ok(())
}

fn units(row: Row<'_>) -> Result<u32, Flaw> {
    let text = row.text("Lineitem quantity");
    text.parse().map_err(|_| row.flaw("Lineitem quantity", format!("must be a whole number of units: {text:?}")))
}

/// The taxes of each item. The file has one sum a tax: with one tax, all taxed items share it; with several, the one way to
/// give each item a tax by which all sums come out, if there is only one.
fn taxes_of(
    basket: &mut Basket,
    first: Row<'_>,
    totals: &[Amount],
    is_taxed: &[bool],
    with_tax: bool,
) -> Result<Vec<Vec<Tax>>, Flaw> {
    let mut sums: Vec<(String, Decimal, Amount)> = Vec::new();
    for number in 1..=5 {
        let (name, value) = (format!("Tax {number} Name"), format!("Tax {number} Value"));
        let Some(amount) = first.some_decimal(&value)?.filter(|amount| !amount.is_zero()) else { continue };
        let label = first.text(&name);
        let (title, rate) =
            rate_in(&label).ok_or_else(|| first.flaw(&name, format!("names no rate such as 20%: {label:?}")))?;
        sums.push((title, rate, basket.amount(amount)?));
    }
    let none = vec![Vec::new(); totals.len()];
    if sums.is_empty() {
        return Ok(none);
    }
    let exact = |total: Amount, rate: Decimal| {
        if with_tax { within(total.to_decimal(), rate) } else { total.to_decimal() * rate }
    };
    let taxed: Vec<usize> =
        (0..totals.len()).filter(|place| is_taxed[*place] && totals[*place].is_positive()).collect();
    let ways =
        sums.len().checked_pow(u32::try_from(taxed.len()).unwrap_or(u32::MAX)).filter(|ways| *ways <= MOST_TRIED);
    let Some(ways) = ways else {
        return Err(first.flaw(
            "Tax 1 Name",
            "has several taxes over too many lines to tell which is whose: convert the orders of the API instead",
        ));
    };
    let tolerance = Decimal::new(1, 2) * Decimal::from(taxed.len().max(1));
    let assignment = |way: usize| -> Vec<usize> {
        let mut rest = way;
        taxed
            .iter()
            .map(|_| {
                let tax = rest % sums.len();
                rest /= sums.len();
                tax
            })
            .collect()
    };
    let fits = |way: &usize| {
        let chosen = assignment(*way);
        sums.iter().enumerate().all(|(index, (_, rate, sum))| {
            let of_it = taxed.iter().zip(&chosen).filter(|(_, tax)| **tax == index);
            let expected: Decimal = of_it.map(|(place, _)| exact(totals[*place], *rate)).sum();
            (expected - sum.to_decimal()).abs() <= tolerance
        })
    };
    let mut fitting = (0..ways).filter(fits);
    let (Some(way), None) = (fitting.next(), fitting.next()) else {
        return Err(first.flaw(
            "Tax 1 Value",
            "can't be shared among the lines in one way alone: convert the orders of the API instead",
        ));
    };
    if sums.len() > 1 {
        basket.note("taxes are said for the whole order alone: each line has the one by which all sums come out");
    }
    let chosen = assignment(way);
    let mut taxes = none;
    for (index, (title, rate, sum)) in sums.iter().enumerate() {
        let places: Vec<usize> =
            taxed.iter().zip(&chosen).filter(|(_, tax)| **tax == index).map(|(place, _)| *place).collect();
        let weights: Vec<Decimal> = places.iter().map(|place| exact(totals[*place], *rate)).collect();
        for (place, amount) in places.iter().zip(sum.spread_by(&weights)) {
            taxes[*place].push(tax(title, *rate, amount));
        }
    }
    Ok(taxes)
}

/// `FR TVA 20%` is `FR TVA` at a fifth.
fn rate_in(label: &str) -> Option<(String, Decimal)> {
    let plain = label.trim().strip_suffix('%')?.trim_end();
    let start = plain.rfind(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).map_or(0, |place| place + 1);
    let rate = decimal(&plain.get(start..)?.replace(',', "."))?;
    Some((plain.get(..start)?.trim().to_owned(), fraction(rate / Decimal::ONE_HUNDRED)))
}

fn payment(basket: &mut Basket, first: Row<'_>, totals: &Totals, settings: &ReaderSettings) -> Result<(), Flaws> {
    let financial = first.text("Financial Status");
    let is_paid = matches!(financial.as_str(), "paid" | "partially_paid" | "partially_refunded" | "refunded");
    if !is_paid && financial != "authorized" {
        basket.note(format!("it is {financial}: nothing was captured"));
        return Ok(());
    }
    let methods = first.text("Payment Method");
    let references = first.some_text("Payment References").unwrap_or_else(|| first.text("Payment Reference"));
    let at = moment(first, "Paid at")?.unwrap_or(basket.order.placed_at);
    let several = methods.contains(" + ");
    let provider =
        if several { (PaymentProvider::OTHER, Some(methods.clone())) } else { provider_of(&[&methods], settings) };
    if !is_paid {
        let amount = basket.amount(totals.total)?;
        basket.authorization(provider, references, Authorization { amount, expires_at: None }, at);
        return Ok(());
    }
    let captured = basket.amount(totals.total - first.decimal_or_zero("Outstanding Balance")?)?;
    if several {
        basket.note(format!("it was paid by {methods}, and the file does not say how much by which: it is one payment here, for a trial; convert the orders of the API to work with them"));
    }
    basket.payment(provider, references, captured, at);
    let refunded = basket.amount(first.decimal_or_zero("Refunded Amount")?)?;
    basket.refunded_sum(refunded, at)?;
    Ok(())
}
