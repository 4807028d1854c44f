//! Sales as systems write them whose figures follow from each other: PrestaShop, Magento, Lightspeed, columns of a map.

use avoir::backend::readers::Format;
use serde_json::{Value, json};

use super::sale::{Back, Item, Plan, Words, decimal, number, six_digits};
use super::{Document, Says, file};

/// Rows before the order's discount, which no row says.
pub fn prestashop(plan: &Plan) -> Document {
    let sale = plan.sale(Words { fee: true, order_discount: !plan.gives_back(), ..Words::default() });
    let row = |(at, item): (usize, &Item)| {
        json!({"id": (at + 1).to_string(), "product_reference": "MUG", "product_name": "Mug", "product_quantity": item.units.to_string(),
            "unit_price_tax_incl": decimal(item.unit), "unit_price_tax_excl": six_digits(item.unit * 1_000, 1_000 + item.rate)})
    };
    let slip = |(at, back): (usize, &Back)| {
        json!({"id": (at + 1).to_string(), "id_order": "7", "date_add": "2026-11-22 10:00:00",
            "total_products_tax_incl": decimal(back.gross), "total_shipping_tax_incl": "0.000000",
            "associations": {"order_slip_details": [{"id_order_detail": (back.line + 1).to_string(),
                "product_quantity": back.units.to_string(), "amount_tax_incl": decimal(back.gross)}]}})
    };
    let off: i64 = sale.items.iter().map(|item| item.off).sum();
    let (shipping, fee) = (sale.shipping.unwrap_or(Item::of_one(0, 0)), sale.fee.unwrap_or(Item::of_one(0, 0)));
    let order = json!({
        "id": "7", "reference": "ABCDEFGHI", "id_currency": "1", "conversion_rate": "1.000000", "current_state": "2",
        "date_add": "2026-11-20 10:14:00", "module": "ps_checkout", "payment": "Carte", "carrier_tax_rate": (shipping.rate as f64 / 10.0).to_string(),
        "total_discounts_tax_incl": decimal(off), "total_paid_tax_incl": decimal(sale.gross()),
        "total_paid_tax_excl": decimal(sale.gross() - sale.tax()), "total_paid_real": decimal(sale.gross()),
        "total_shipping_tax_incl": decimal(shipping.total()), "total_shipping_tax_excl": decimal(sale.net_of(&shipping)),
        "total_wrapping_tax_incl": decimal(fee.total()), "total_wrapping_tax_excl": decimal(sale.net_of(&fee)),
        "associations": {"order_rows": sale.items.iter().enumerate().map(row).collect::<Vec<_>>()},
    });
    let slips: Vec<Value> = sale.backs.iter().enumerate().map(slip).collect();
    let files = vec![file(json!({"orders": [order]})), file(json!({"order_slips": slips}))];
    // Where a discount is spread, and where a tax is spread, no row says its own.
    Document::new(Format::Prestashop, files, sale, Says::Money)
}

/// Rows before their discount and without their tax, and what makes up for the tax of the discount.
pub fn magento(plan: &Plan) -> Document {
    let sale = plan.sale(Words { gift: true, discounts: true, ..Words::default() });
    let row = |(at, item): (usize, &Item)| {
        let full = item.units * item.unit;
        let before = full * 1_000 / (1_000 + item.rate);
        let compensation = item.total() - (before - item.off + sale.tax_of(item));
        let back = |part: fn(&Back) -> i64| sale.backs_of(at).map(part).sum::<i64>();
        json!({"item_id": at + 1, "sku": "MUG", "name": "Mug", "product_type": "simple", "qty_ordered": item.units,
            "price_incl_tax": number(item.unit), "price": number(item.unit), "row_total": number(before), "row_total_incl_tax": number(full),
            "discount_amount": number(item.off), "tax_amount": number(sale.tax_of(item)), "tax_percent": item.rate as f64 / 10.0,
            "discount_tax_compensation_amount": number(compensation), "qty_refunded": back(|it| it.units),
            "amount_refunded": number(back(|it| it.gross - it.tax)), "tax_refunded": number(back(|it| it.tax))})
    };
    let shipping = sale.shipping.unwrap_or(Item::of_one(0, 0));
    let order = json!({
        "entity_id": 9, "increment_id": "000000009", "state": "processing", "order_currency_code": "EUR",
        "created_at": "2026-11-20 09:14:00", "customer_email": "awa@example.com", "grand_total": number(sale.card()),
        "total_refunded": number(sale.refunded()), "shipping_description": "Colissimo", "shipping_amount": number(sale.net_of(&shipping)),
        "shipping_tax_amount": number(sale.tax_of(&shipping)),
        "payment": {"method": "stripe_payments", "amount_paid": number(sale.card()), "last_trans_id": "pi_1"},
        "extension_attributes": {"gift_cards": [{"code": "GC-1", "amount": number(sale.gift)}],
            "applied_taxes": [{"percent": shipping.rate as f64 / 10.0}]},
        "items": sale.items.iter().enumerate().map(row).collect::<Vec<_>>(),
    });
    Document::new(Format::Magento, vec![file(order)], sale, Says::Lines)
}

/// What went back is known in units alone.
pub fn lightspeed(plan: &Plan) -> Document {
    let sale = plan.sale(Words { fee: true, discounts: true, ..Words::default() });
    let product = |(at, item): (usize, &Item)| {
        json!({"id": at + 1, "productTitle": "Mug", "quantityOrdered": item.units, "basePriceIncl": number(item.unit),
            "priceIncl": number(item.units * item.unit), "discountIncl": number(item.off), "taxRate": item.rate as f64 / 1_000.0,
            "quantityRefunded": sale.backs_of(at).map(|back| back.units).sum::<i64>()})
    };
    let (shipping, fee) = (sale.shipping.unwrap_or(Item::of_one(0, 0)), sale.fee.unwrap_or(Item::of_one(0, 0)));
    let order = json!({"order": {
        "id": 7, "number": "ORD00007", "createdAt": "2026-11-20T10:14:00+01:00", "status": "processing_awaiting_shipment",
        "paymentStatus": "paid", "paymentId": "mollie", "email": "awa@example.com", "priceIncl": number(sale.gross()),
        "priceExcl": number(sale.gross() - sale.tax()), "shipmentTitle": "Colissimo", "shipmentPriceIncl": number(shipping.total()),
        "shipmentTaxRate": shipping.rate as f64 / 1_000.0, "paymentTitle": "Frais", "paymentPriceIncl": number(fee.total()),
        "paymentTaxRate": fee.rate as f64 / 1_000.0,
    }});
    let products: Vec<Value> = sale.items.iter().enumerate().map(product).collect();
    let files = vec![file(order), file(json!({"orderProducts": products}))];
    Document::new(Format::Lightspeed, files, sale, Says::Units)
}

pub fn columns(plan: &Plan) -> Document {
    let sale = plan.sale(Words { discounts: true, ..Words::default() });
    let shipping = sale.shipping.unwrap_or(Item::of_one(0, 0));
    let mut text = "n;d;s;t;q;net;tax;gross;r;sn;st;o;ot;p;back\n".to_owned();
    for (at, item) in sale.items.iter().enumerate() {
        let of_item = [sale.net_of(item), sale.tax_of(item), item.total()].map(decimal).join(";");
        let of_order = if at == 0 {
            let [net, tax, gross, all_tax, back] =
                [sale.net_of(&shipping), sale.tax_of(&shipping), sale.gross(), sale.tax(), sale.refunded()]
                    .map(decimal);
            format!("{net};{tax};{gross};{all_tax};stripe;{back}")
        } else {
            ";;;;;".to_owned()
        };
        text += &format!("7;2026-11-20 10:14;ok;Mug;{};{of_item};{};{of_order}\n", item.units, item.rate as f64 / 10.0);
    }
    let map = "[columns]\nnumber = \"n\"\nplaced_at = \"d\"\nstatus = \"s\"\ntitle = \"t\"\nquantity = \"q\"\nline_net = \"net\"\n\
        line_tax = \"tax\"\nline_gross = \"gross\"\ntax_rate = \"r\"\nshipping_net = \"sn\"\nshipping_tax = \"st\"\norder_total = \"o\"\n\
        order_tax = \"ot\"\npayment_method = \"p\"\nrefunded = \"back\"\n[status]\nok = \"awaiting_print\"\n";
    Document { map, ..Document::new(Format::Csv, vec![file(text)], sale, Says::Money) }
}
