//! Orders of any file of columns, by the map of its columns: one row a line, each order's own columns on its first row.

use rust_decimal::Decimal;
use time::macros::format_description;
use time::{Date, PrimitiveDateTime, Time};

use super::basket::{Basket, Said, Sold, concluded};
use super::csv_columns::FIELDS;
use super::gateways::provider_of;
use super::order_rows::OrderRows;
use super::settings::ReaderSettings;
use super::status::status_of;
use super::table::{Row, Table};
use super::taxes::{fraction, inferred, of_grosses, tax, within};
use super::text::{joined, language, plain};
use super::{Flaw, Flaws, Sink, SourceFile, UnreadableSource};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::{Amount, Currency};
use crate::domain::order::{Address, Buyer, Customer, Invoice, Order, OrderNumber, Tax};
use crate::domain::timestamp::Timestamp;

const STATUS: [(&str, LogisticStatus); 0] = [];

/// The columns of a row by our names.
#[derive(Clone, Copy)]
struct Fields<'a> {
    row: Row<'a>,
    settings: &'a ReaderSettings,
}

impl Fields<'_> {
    fn column(&self, field: &str) -> Option<&str> {
        self.settings.columns.get(field).map(String::as_str)
    }

    fn text(&self, field: &str) -> String {
        self.column(field).map(|column| self.row.text(column)).unwrap_or_default()
    }

    fn some_text(&self, field: &str) -> Option<String> {
        Some(self.text(field)).filter(|text| !text.is_empty())
    }

    fn some_decimal(&self, field: &str) -> Result<Option<Decimal>, Flaw> {
        self.column(field).map_or(Ok(None), |column| self.row.some_decimal(column))
    }

    fn flaw(&self, field: &str, message: impl Into<String>) -> Flaw {
        self.row.flaw(self.column(field).unwrap_or(field), message)
    }
}

pub(super) fn read(files: &[SourceFile], settings: &ReaderSettings, sink: Sink<'_>) -> Result<(), UnreadableSource> {
    // All files are readable before an order is handed on.
    let mut tables = Vec::with_capacity(files.len());
    for file in files {
        let table = Table::open(file)?;
        let unreadable = |message: String| file.unreadable(message);
        for (field, column) in &settings.columns {
            if !FIELDS.iter().any(|known| known.name == field) {
                let known: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
                return Err(unreadable(format!("columns.{field} of the map is none of {}", known.join(", "))));
            }
            if !table.columns.contains(column) {
                return Err(unreadable(format!("has no column {column:?}, which columns.{field} of the map names")));
            }
        }
        let missing = FIELDS.iter().filter(|field| field.needed && !settings.columns.contains_key(field.name));
        let missing: Vec<&str> = missing.map(|field| field.name).collect();
        if !missing.is_empty() {
            return Err(unreadable(format!(
                "can't be read without a map that says which columns are {}: --propose-map writes one to begin with",
                missing.join(", ")
            )));
        }
        tables.push(OrderRows::look_through(table, &settings.columns["number"])?);
    }
    for table in tables {
        table.hand_on(&mut |number, rows| {
            let rows: Vec<Fields<'_>> = rows.iter().map(|row| Fields { row: *row, settings }).collect();
            let name = format!("order {}", number.trim_start_matches('#'));
            sink(concluded(name, order(number, &rows, settings)));
        })?;
    }
    Ok(())
}

/// RFC 3339, or a time of the shop's clock: `2026-11-20 10:14`, `20/11/2026 10:14`, `2026-11-20`.
fn moment(fields: &Fields<'_>, field: &str) -> Result<Timestamp, Flaw> {
    let text = fields.text(field);
    if let Some(moment) = Timestamp::parse(&text) {
        return Ok(moment.in_utc());
    }
    let (day, time) = text.split_once([' ', 'T']).unwrap_or((&text, "00:00"));
    let day = Date::parse(day, format_description!("[year]-[month]-[day]"))
        .or_else(|_| Date::parse(day, format_description!("[day]/[month]/[year]")));
    let time = Time::parse(time, format_description!("[hour]:[minute]:[second]"))
        .or_else(|_| Time::parse(time, format_description!("[hour]:[minute]")));
    let local = day.ok().zip(time.ok()).map(|(day, time)| PrimitiveDateTime::new(day, time));
    let moment = local.and_then(|local| fields.settings.time_zone.moment_of(local));
    moment.ok_or_else(|| fields.flaw(field, format!("is no time such as 2026-11-20 10:14: {text:?}")))
}

fn order(number: &str, rows: &[Fields<'_>], settings: &ReaderSettings) -> Result<(Basket, Said), Flaws> {
    let first = &rows[0];
    let currency = match first.some_text("currency") {
        Some(code) => Currency::parse(&code).map_err(|problem| first.flaw("currency", problem.to_string()))?,
        None => settings.currency,
    };
    let status = status_of(&first.text("status"), &STATUS, settings, "status")?;
    let placed_at = moment(first, "placed_at")?;
    let address = address(first);
    let own = joined(&[first.text("first_name"), first.text("last_name")]);
    let customer = Customer {
        name: if own.is_empty() { first.text("customer_name") } else { own },
        email: first.text("email"),
        phone: first.some_text("phone"),
        locale: language(&first.text("locale")),
    };
    let number = OrderNumber(number.trim_start_matches('#').to_owned());
    let mut basket = Basket::new(Order::new(number, placed_at, currency, true, status, customer));
    let vat_number = first.some_text("vat_number");
    let is_company = vat_number.is_some() || first.some_text("company").is_some();
    basket.order.buyer = is_company.then(|| Buyer::company(vat_number));
    basket.order.billing_address = address;
    basket.order.notes.extend(first.some_text("note"));
    basket.order.invoices.extend(first.some_text("invoice").map(|number| Invoice { number, issued_on: None }));
    items(&mut basket, rows)?;
    let declared = first.some_decimal("order_total")?.ok_or_else(|| first.flaw("order_total", "is missing"))?;
    payment(&mut basket, first, declared, settings)?;
    let gross = basket.settle(declared, true)?;
    Ok((basket, Said { gross, captured: None, refunded: None }))
}

fn address(fields: &Fields<'_>) -> Option<Address> {
    let own = joined(&[fields.text("first_name"), fields.text("last_name")]);
    let address = Address {
        name: if own.is_empty() { fields.text("customer_name") } else { own },
        company: fields.some_text("company"),
        lines: fields.some_text("address").into_iter().collect(),
        postal_code: fields.text("postal_code"),
        city: fields.text("city"),
        region: None,
        country: fields.text("country").to_uppercase(),
    };
    (!address.lines.is_empty() || !address.city.is_empty()).then_some(address)
}

/// What an item says of its money: two of net, tax and gross, or gross and the rate.
fn money_of(
    basket: &Basket,
    fields: &Fields<'_>,
    [net, tax, gross]: [&str; 3],
) -> Result<Option<(Amount, Option<Amount>)>, Flaw> {
    let amount = |value: Option<Decimal>| value.map(|value| basket.amount(value)).transpose();
    let said =
        (amount(fields.some_decimal(net)?)?, amount(fields.some_decimal(tax)?)?, amount(fields.some_decimal(gross)?)?);
    Ok(match said {
        (Some(net), Some(tax), Some(gross)) if net + tax != gross => {
            return Err(fields.flaw("line_gross", format!("is {gross}, and net and tax come to {}", net + tax)));
        }
        (_, tax, Some(gross)) => Some((gross, tax)),
        (Some(net), Some(tax), None) => Some((net + tax, Some(tax))),
        (Some(net), None, None) if !fields.settings.prices_include_tax => {
            let rate = fields.some_decimal("tax_rate")?.map(fraction).unwrap_or_default();
            let tax = basket.amount(net.to_decimal() * rate)?;
            Some((net + tax, Some(tax)))
        }
        (Some(net), None, None) => Some((net, None)),
        _ => None,
    })
}

fn items(basket: &mut Basket, rows: &[Fields<'_>]) -> Result<(), Flaws> {
    let first = &rows[0];
    for fields in rows {
        let text = fields.text("quantity");
        let units: u32 =
            text.parse().map_err(|_| fields.flaw("quantity", format!("must be a whole number of units: {text:?}")))?;
        let money = money_of(basket, fields, ["line_net", "line_tax", "line_gross"])?;
        let (total, tax) = money.ok_or_else(|| fields.flaw("line_gross", "is missing, and so are net and tax"))?;
        let said = fields.some_decimal("tax_rate")?.map(fraction);
        let taxes = taxes_of(fields, basket.currency(), total, tax, said)?;
        let price = total.to_decimal() / Decimal::from(units.max(1));
        basket.line(Sold {
            id: String::new(),
            sku: fields.text("sku"),
            title: plain(&fields.text("title")),
            units,
            unit_price: price,
            total,
            taxes,
        });
    }
    let parcel = money_of(basket, first, ["shipping_net", "shipping_tax", "shipping_gross"])?;
    let all_tax = first.some_decimal("order_tax")?.map(|value| basket.amount(value)).transpose()?;
    if let Some((total, mut included)) = parcel.filter(|(total, _)| !total.is_zero()) {
        // The tax of shipping is what the order's is beyond its lines'.
        let of_lines =
            basket.order.lines.iter().flat_map(|line| &line.taxes).fold(basket.zero(), |sum, tax| sum + tax.amount);
        let net_only = first.column("shipping_gross").is_none();
        let mut total = total;
        if let (None, Some(all)) = (included, all_tax) {
            included = Some(all - of_lines);
            if net_only {
                total += all - of_lines;
            }
        }
        let taxes = taxes_of(first, basket.currency(), total, included, None)?;
        basket.parcel("Livraison".to_owned(), total, taxes);
    }
    settle_taxes(basket, all_tax)
}

/// The taxes of an item: the amount that is said, at the rate that is said or that alone fits.
fn taxes_of(
    fields: &Fields<'_>,
    currency: Currency,
    total: Amount,
    amount: Option<Amount>,
    rate: Option<Decimal>,
) -> Result<Vec<Tax>, Flaw> {
    let Some(amount) = amount else {
        let Some(rate) = rate.filter(|rate| !rate.is_zero()) else { return Ok(Vec::new()) };
        let exact = within(total.to_decimal(), rate);
        let amount = Amount::nearest(exact, currency).unwrap_or(total.zero_alike());
        return Ok(vec![tax("TVA", rate, amount)]);
    };
    if amount.is_zero() {
        return Ok(Vec::new());
    }
    let net = total.to_decimal() - amount.to_decimal();
    let found = rate.or_else(|| inferred(net, total.to_decimal(), &fields.settings.rates, Decimal::new(15, 3)));
    let rate = found.ok_or_else(|| {
        fields.flaw("line_tax", format!("is {amount} of {total}, and no one rate fits: map tax_rate, or say the shop's rates as rates = [\"0.20\"]"))
    })?;
    Ok(vec![tax("TVA", rate, amount)])
}

/// Where rates are said and the order's tax is, the lines' taxes come to it exactly.
fn settle_taxes(basket: &mut Basket, all: Option<Amount>) -> Result<(), Flaws> {
    let Some(all) = all else { return Ok(()) };
    let items: Vec<(Amount, Decimal)> = basket
        .order
        .lines
        .iter()
        .map(|line| (line.total, line.taxes.first().map(|tax| tax.rate).unwrap_or_default()))
        .chain(
            basket
                .order
                .shipping
                .iter()
                .map(|parcel| (parcel.total, parcel.taxes.first().map(|tax| tax.rate).unwrap_or_default())),
        )
        .collect();
    let said = basket
        .order
        .lines
        .iter()
        .map(|line| &line.taxes)
        .chain(basket.order.shipping.iter().map(|parcel| &parcel.taxes));
    let sum = said.flatten().fold(basket.zero(), |sum, tax| sum + tax.amount);
    if sum == all {
        return Ok(());
    }
    let amounts = of_grosses(all, &items)
        .ok_or_else(|| Flaw::new("order_tax", format!("is {all}, and the lines' taxes come to {sum}")))?;
    let lines = basket.order.lines.iter_mut().map(|line| &mut line.taxes);
    let taxes = lines.chain(basket.order.shipping.iter_mut().map(|parcel| &mut parcel.taxes));
    for (own, amount) in taxes.zip(amounts) {
        if let Some(tax) = own.first_mut() {
            tax.amount = amount;
        }
    }
    Ok(())
}

fn payment(basket: &mut Basket, first: &Fields<'_>, total: Decimal, settings: &ReaderSettings) -> Result<(), Flaws> {
    let method = first.text("payment_method");
    if method.is_empty() || basket.order.logistic_status == LogisticStatus::OnHold {
        basket.note("no payment is said: nothing was captured");
        return Ok(());
    }
    let at = basket.order.placed_at;
    let captured = basket.amount(total)?;
    basket.payment(provider_of(&[&method], settings), first.text("transaction"), captured, at);
    let refunded = first.some_decimal("refunded")?.map(|value| value.abs()).unwrap_or_default();
    let refunded = basket.amount(refunded)?;
    basket.refunded_sum(refunded, at)?;
    Ok(())
}
