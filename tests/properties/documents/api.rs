//! Sales as systems with a modern API write them: WooCommerce, Medusa, Vendure.

use avoir::backend::readers::Format;
use serde_json::{Value, json};

use super::sale::{Back, Item, Plan, Sale, Words, decimal, number};
use super::{Document, Says, file};

const TIME: &str = "2026-11-20T09:14:00Z";

fn document(format: Format, sale: Sale, order: &Value, says: Says) -> Document {
    Document::new(format, vec![file(order)], sale, says)
}

pub fn woocommerce(plan: &Plan) -> Document {
    let sale = plan.sale(Words { fee: true, gift: true, discounts: true, ..Words::default() });
    let taxes = |item: &Item| json!([{"id": item.rate, "total": decimal(sale.tax_of(item))}]);
    let line = |(at, item): (usize, &Item)| {
        json!({"id": 30 + at, "name": "Mug &amp; bol", "sku": "MUG", "quantity": item.units, "total": decimal(sale.net_of(item)),
            "total_tax": decimal(sale.tax_of(item)), "subtotal": decimal(sale.net_of(item) + item.off), "taxes": taxes(item)})
    };
    let charge = |item: &Item| {
        json!({"id": 60, "method_title": "Colissimo", "name": "Emballage", "total": decimal(sale.net_of(item)),
            "total_tax": decimal(sale.tax_of(item)), "taxes": taxes(item)})
    };
    let rate = |rate: i64| json!({"rate_id": rate, "label": "TVA", "rate_percent": rate as f64 / 10.0});
    let short = |(at, back): (usize, &Back)| json!({"id": 1_050 + at, "reason": "", "total": decimal(-back.gross)});
    let refund = |(at, back): (usize, &Back)| {
        let line = json!({"quantity": -back.units, "total": decimal(back.tax - back.gross), "total_tax": decimal(-back.tax),
            "meta_data": [{"key": "_refunded_item_id", "value": (30 + back.line).to_string()}]});
        json!({"id": 1_050 + at, "date_created_gmt": "2026-11-22T15:20:00", "line_items": [line]})
    };
    let order = json!({
        "id": 1042, "number": "1042", "status": "processing", "currency": "EUR", "date_created_gmt": "2026-11-20T09:14:00",
        "date_paid_gmt": "2026-11-20T09:14:05", "prices_include_tax": true, "total": decimal(sale.card()),
        "payment_method": "stripe", "transaction_id": "ch_1", "billing": {"first_name": "Awa", "email": "awa@example.com"},
        "line_items": sale.items.iter().enumerate().map(line).collect::<Vec<_>>(),
        "shipping_lines": sale.shipping.iter().map(charge).collect::<Vec<_>>(),
        "fee_lines": sale.fee.iter().map(charge).collect::<Vec<_>>(),
        "tax_lines": sale.rates().into_iter().map(rate).collect::<Vec<_>>(),
        "gift_cards": [{"code": "GC-1", "amount": decimal(sale.gift)}],
        "refunds": sale.backs.iter().enumerate().map(short).collect::<Vec<_>>(),
    });
    let refunds: Vec<Value> = sale.backs.iter().enumerate().map(refund).collect();
    let mut document = document(Format::Woocommerce, sale, &order, Says::Lines);
    document.files.push(file(Value::from(refunds)));
    document
}

/// Totals of items with fractions of a cent, of which the order's is the sum.
pub fn medusa(plan: &Plan) -> Document {
    let mut sale = plan.sale(Words { discounts: true, ..Words::default() });
    let exact = |minor: i64, at: usize| -> Value {
        serde_json::from_str(&format!("{}{:03}", decimal(minor), plan.fractions[at % plan.fractions.len()]))
            .expect("a number")
    };
    let item = |(at, item): (usize, &Item)| {
        json!({"id": format!("item_{at}"), "title": "Mug", "name": "Colissimo", "quantity": item.units, "total": exact(item.total(), at),
            "original_total": number(item.units * item.unit),
            "tax_lines": [{"code": "TVA", "rate": item.rate as f64 / 10.0, "total": number(sale.tax_of(item))}]})
    };
    let count = sale.items.len() + sale.shipping.iter().len();
    let all: Vec<Value> = sale.all().enumerate().map(item).collect();
    let (items, parcels) = all.split_at(sale.items.len());
    let thousandths: i64 = (0..count).map(|at| plan.fractions[at % plan.fractions.len()]).sum();
    let exact_gross = i128::from(sale.gross()) * 1_000 + i128::from(thousandths);
    let written = format!("{}.{:05}", exact_gross / 100_000, exact_gross % 100_000);
    let total: Value = serde_json::from_str(&written).expect("a number");
    let refund = |(at, back): (usize, &Back)| json!({"id": format!("ref_{at}"), "amount": number(back.gross), "created_at": TIME});
    let order = json!({
        "id": "order_1", "display_id": 7, "created_at": TIME, "currency_code": "eur", "email": "awa@example.com",
        "payment_status": "captured", "fulfillment_status": "not_fulfilled", "items": items, "shipping_methods": parcels,
        "summary": {"original_order_total": total, "refunded_total": number(sale.refunded())},
        "payment_collections": [{"currency_code": "eur", "payments": [{
            "id": "pay_1", "provider_id": "pp_stripe_stripe", "amount": total, "captured_at": TIME,
            "captures": [{"amount": total}],
            "refunds": sale.backs.iter().enumerate().map(refund).collect::<Vec<_>>(),
        }]}],
    });
    // What the fractions come to is the customer's as well.
    let tax = sale.tax();
    sale.items[0].off -= (thousandths + 500) / 1_000;
    Document { tax, ..document(Format::Medusa, sale, &order, Says::Money) }
}

pub fn vendure(plan: &Plan) -> Document {
    let sale = plan.sale(Words { fee: true, gift: true, discounts: true, ..Words::default() });
    let line = |(at, item): (usize, &Item)| {
        json!({"id": (at + 1).to_string(), "quantity": item.units, "orderPlacedQuantity": item.units,
            "productVariant": {"sku": "MUG", "name": "Mug"}, "unitPriceWithTax": item.unit, "taxRate": item.rate as f64 / 10.0,
            "proratedLinePriceWithTax": item.total(), "proratedLinePrice": sale.net_of(item)})
    };
    let parcel = |item: &Item| json!({"shippingMethod": {"name": "Colissimo"}, "discountedPriceWithTax": item.total(), "discountedPrice": sale.net_of(item)});
    let surcharge = |item: &Item| json!({"description": "Emballage", "priceWithTax": item.total(), "price": sale.net_of(item), "taxRate": item.rate as f64 / 10.0});
    let refund = |(at, back): (usize, &Back)| {
        json!({"id": at.to_string(), "state": "Settled", "total": back.gross, "createdAt": TIME, "transactionId": "r1",
            "lines": [{"orderLineId": (back.line + 1).to_string(), "quantity": back.units}]})
    };
    let payment = |method: &str, amount: i64, refunds: Vec<Value>| json!({"method": method, "amount": amount, "state": "Settled", "createdAt": TIME, "transactionId": method, "refunds": refunds});
    let refunds = sale.backs.iter().enumerate().map(refund).collect();
    let order = json!({"data": {"order": {
        "id": "1", "code": "ABCDEFGH12345678", "state": "PaymentSettled", "currencyCode": "EUR", "orderPlacedAt": TIME,
        "customer": {"firstName": "Awa", "emailAddress": "awa@example.com"}, "totalWithTax": sale.gross(),
        "lines": sale.items.iter().enumerate().map(line).collect::<Vec<_>>(),
        "shippingLines": sale.shipping.iter().map(parcel).collect::<Vec<_>>(),
        "surcharges": sale.fee.iter().map(surcharge).collect::<Vec<_>>(),
        "payments": [payment("gift_card", sale.gift, Vec::new()), payment("stripe", sale.card(), refunds)],
    }}});
    document(Format::Vendure, sale, &order, Says::Lines)
}
