//! Sales as Shopify writes them: REST, GraphQL, columns.

use avoir::backend::readers::Format;
use serde_json::{Value, json};

use super::sale::{Item, Plan, Sale, Words, decimal};
use super::{Document, Says, file};

const TIME: &str = "2026-11-20T10:14:00+01:00";

fn document(sale: Sale, order: &Value) -> Document {
    Document::new(Format::Shopify, vec![file(order)], sale, Says::Lines)
}

fn words() -> Words {
    Words { exclusive: true, gift: true, discounts: true, ..Words::default() }
}

pub fn rest(plan: &Plan) -> Document {
    let sale = plan.sale(words());
    let taxes = |item: &Item| json!([{"title": "TVA", "rate": item.rate as f64 / 1_000.0, "price": decimal(sale.tax_of(item))}]);
    let line = |(at, item): (usize, &Item)| {
        json!({"id": 900 + at, "sku": format!("S{at}"), "name": "Mug", "quantity": item.units, "price": decimal(item.unit),
            "discount_allocations": [{"amount": decimal(item.off)}], "tax_lines": taxes(item)})
    };
    let parcel = |item: &Item| json!({"title": "Colissimo", "price": decimal(item.unit), "tax_lines": taxes(item)});
    let sold = |id: u32, gateway: &str, amount: i64| {
        json!({"id": id, "kind": "sale", "status": "success", "gateway": gateway, "amount": decimal(amount),
            "processed_at": TIME, "receipt": {"gift_card_id": 4471}})
    };
    let refund = |(at, back): (usize, &super::sale::Back)| {
        let subtotal = if sale.is_inclusive { back.gross } else { back.gross - back.tax };
        json!({"id": 8_800 + at, "created_at": TIME, "order_adjustments": [],
            "refund_line_items": [{"line_item_id": 900 + back.line, "quantity": back.units, "subtotal": decimal(subtotal),
                "total_tax": decimal(back.tax)}],
            "transactions": [{"id": 70 + at, "kind": "refund", "status": "success", "gateway": "shopify_payments",
                "parent_id": 2, "amount": decimal(back.gross)}]})
    };
    let order = json!({
        "order": {
            "id": 1, "name": "#1042", "created_at": TIME, "currency": "EUR", "taxes_included": sale.is_inclusive,
            "financial_status": "paid", "email": "awa@example.com", "total_price": decimal(sale.gross()),
            "line_items": sale.items.iter().enumerate().map(line).collect::<Vec<_>>(),
            "shipping_lines": sale.shipping.iter().map(parcel).collect::<Vec<_>>(),
            "refunds": sale.backs.iter().enumerate().map(refund).collect::<Vec<_>>(),
        },
        "transactions": [sold(1, "gift_card", sale.gift), sold(2, "shopify_payments", sale.card())],
    });
    document(sale, &order)
}

pub fn graphql(plan: &Plan) -> Document {
    let sale = plan.sale(words());
    let bag = |minor: i64| json!({"presentmentMoney": {"amount": decimal(minor), "currencyCode": "EUR"}});
    let taxes = |item: &Item| json!([{"title": "TVA", "ratePercentage": item.rate as f64 / 10.0, "priceSet": bag(sale.tax_of(item))}]);
    let line = |(at, item): (usize, &Item)| {
        json!({"id": format!("gid://shopify/LineItem/{at}"), "title": "Mug", "quantity": item.units,
            "originalUnitPriceSet": bag(item.unit), "taxLines": taxes(item),
            "discountAllocations": [{"allocatedAmountSet": bag(item.off)}]})
    };
    let parcel =
        |item: &Item| json!({"title": "Colissimo", "originalPriceSet": bag(item.unit), "taxLines": taxes(item)});
    let made = |id: usize, kind: &str, gateway: &str, amount: i64| {
        json!({"id": format!("gid://shopify/OrderTransaction/{id}"), "kind": kind, "status": "SUCCESS", "gateway": gateway,
            "amountSet": bag(amount)})
    };
    let refund = |(at, back): (usize, &super::sale::Back)| {
        let subtotal = if sale.is_inclusive { back.gross } else { back.gross - back.tax };
        let id = format!("gid://shopify/LineItem/{}", back.line);
        json!({"id": format!("gid://shopify/Refund/{at}"), "totalRefundedSet": bag(back.gross),
            "transactions": {"nodes": [made(70 + at, "REFUND", "shopify_payments", back.gross)]},
            "refundLineItems": {"edges": [{"node": {"lineItem": {"id": id}, "quantity": back.units,
                "subtotalSet": bag(subtotal), "totalTaxSet": bag(back.tax)}}]}})
    };
    let order = json!({"data": {"order": {
        "id": "gid://shopify/Order/1", "name": "#1042", "createdAt": TIME, "currencyCode": "EUR",
        "taxesIncluded": sale.is_inclusive, "displayFinancialStatus": "PAID", "email": "awa@example.com",
        "totalPriceSet": bag(sale.gross()), "totalReceivedSet": bag(sale.gross()), "totalRefundedSet": bag(sale.refunded()),
        "lineItems": {"nodes": sale.items.iter().enumerate().map(line).collect::<Vec<_>>()},
        "shippingLines": {"nodes": sale.shipping.iter().map(parcel).collect::<Vec<_>>()},
        "transactions": [made(1, "SALE", "gift_card", sale.gift), made(2, "SALE", "shopify_payments", sale.card())],
        "refunds": sale.backs.iter().enumerate().map(refund).collect::<Vec<_>>(),
    }}});
    document(sale, &order)
}

/// One sum a rate for the whole order, so that not every order can be read.
pub fn columns(plan: &Plan) -> Document {
    let sale = plan.sale(Words { gift: false, ..words() });
    let shipping = sale.shipping.unwrap_or(Item::of_one(0, 0));
    let subtotal: i64 = sale.items.iter().map(Item::total).sum();
    let rates: Vec<i64> = sale.rates().into_iter().filter(|rate| *rate > 0).collect();
    let mut text = "Name,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,\
        Lineitem price,Lineitem taxable,Payment Method,Payment Reference,Refunded Amount,Outstanding Balance,Lineitem discount,\
        Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value\n"
        .to_owned();
    for (at, item) in sale.items.iter().enumerate() {
        let of_order = if at == 0 {
            let taxes = [subtotal, shipping.total(), sale.tax(), sale.gross()].map(decimal).join(",");
            format!("paid,2026-11-20 10:14:05 +0100,EUR,{taxes}")
        } else {
            ",,,,,,".to_owned()
        };
        let (paid, taxes) = if at == 0 {
            let sums = rates.iter().map(|rate| {
                let of_rate = sale.all().filter(|item| item.rate == *rate).map(|item| sale.tax_of(item)).sum();
                format!("TVA {}%,{}", *rate as f64 / 10.0, decimal(of_rate))
            });
            (format!("stripe,r1,{},0.00", decimal(sale.refunded())), sums.collect::<Vec<_>>().join(","))
        } else {
            (",,,".to_owned(), String::new())
        };
        text += &format!(
            "#1042,{of_order},2026-11-20 10:14:00 +0100,{},Mug,{},{},{paid},{},{taxes}\n",
            item.units,
            decimal(item.unit),
            item.rate > 0,
            decimal(item.off),
        );
    }
    let is_always_read = rates.len() == 1 && shipping.rate > 0 && sale.is_inclusive;
    Document { is_always_read, ..Document::new(Format::ShopifyCsv, vec![file(text)], sale, Says::Money) }
}
