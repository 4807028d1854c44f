//! Answers as the systems give them, one order or a list of them, with what is beside the orders before them or behind.

use avoir::backend::readers::{Format, SourceFile};
use serde_json::{Value, json};

use crate::feeds::{SAMPLES, sample, sample_text};
use crate::{file, one, read};

fn parsed(path: &str) -> Value {
    serde_json::from_str(&sample_text(path)).expect("a sample is JSON")
}

/// What each order of these files is called, and what it comes to; a problem where it is none.
fn orders(format: Format, files: &[SourceFile]) -> Vec<String> {
    let said = |one: avoir::backend::readers::Converted| match one.order {
        Ok(Some(order)) => format!("{}: {}", one.name, order.gross()),
        Ok(None) => format!("{}: left out", one.name),
        Err(flaws) => format!("{}: {}", one.name, flaws.0[0]),
    };
    read(format, files).into_iter().map(said).collect()
}

#[test]
fn an_order_is_the_same_alone_in_a_list_and_in_a_list_of_answers() {
    for (path, format, list) in [
        ("woocommerce/order-rest-v3.json", Format::Woocommerce, "orders"),
        ("shopify/order-rest.json", Format::Shopify, "orders"),
        ("medusa/admin-order-discounted.json", Format::Medusa, "orders"),
        ("prestashop/order-webservice.json", Format::Prestashop, ""),
    ] {
        let answer = parsed(path);
        let alone = orders(format, &[sample(path)]);
        assert_eq!(orders(format, &[file("a", json!([answer, answer]).to_string())]), [&alone[..], &alone].concat());
        assert_eq!(orders(format, &[file("a", format!("{answer}\n{answer}"))]), [&alone[..], &alone].concat());
        if !list.is_empty() {
            let whole = json!({"a": [1], list: [answer], "z": {"orders": [2]}}).to_string();
            assert_eq!(orders(format, &[file("a", whole)]), alone, "{path}");
        }
    }
}

#[test]
fn orders_of_graphql_are_in_nodes_or_edges_of_one_answer_or_of_many() {
    let answer = parsed("shopify/order-graphql.json");
    let order = &answer["data"]["order"];
    let alone = orders(Format::Shopify, &[sample("shopify/order-graphql.json")]);
    let nodes = json!({"data": {"orders": {"pageInfo": {}, "nodes": [order]}}, "extensions": {"cost": 1}});
    let edges = json!({"data": {"orders": {"edges": [{"node": order}]}}});
    for text in [nodes.to_string(), edges.to_string(), json!([nodes]).to_string(), format!("{order}\n")] {
        assert_eq!(orders(Format::Shopify, &[file("a", text)]), alone);
    }
    let both = json!({"data": {"order": order, "orders": {"nodes": [order]}}}).to_string();
    assert_eq!(orders(Format::Shopify, &[file("a", both)]), [&alone[..], &alone].concat());
    let answer = parsed("vendure/admin-api-order-plain.json");
    let alone = orders(Format::Vendure, &[sample("vendure/admin-api-order-plain.json")]);
    let list = json!({"data": {"orders": {"items": [answer["data"]["order"]], "totalItems": 1}}});
    for text in [list.to_string(), json!([list]).to_string(), list["data"].to_string()] {
        assert_eq!(orders(Format::Vendure, &[file("a", text)]), alone);
    }
}

#[test]
fn a_search_of_magento_answers_with_items_and_so_does_an_order() {
    let order = |number: &str| {
        json!({
            "items": [{"item_id": 1, "sku": "A", "name": "A", "qty_ordered": 1, "price": 5, "row_total": 5,
                "row_total_incl_tax": 5, "tax_percent": 0, "tax_amount": 0, "product_type": "simple"}],
            "entity_id": 7, "state": "new", "order_currency_code": "EUR", "created_at": "2026-11-20 09:14:00", "grand_total": 5,
            "payment": {"method": "checkmo"}, "z_increment_id": number,
        })
        // The field that makes it an order is behind its items.
        .to_string()
        .replace("z_increment_id", "increment_id")
    };
    let (a, b) = (order("A"), order("B"));
    let text = format!("{{\"items\":[{a},{b}],\"search_criteria\":{{}}}}\n{a}\n[{b},{{\"items\":[{a}]}}]");
    let expected = ["A", "B", "A", "B", "A"].map(|number| format!("order {number}: 5.00"));
    assert_eq!(orders(Format::Magento, &[file("orders.json", text)]), expected);
    // Found, but no order: its lines are none either.
    let nameless = a.replace("increment_id", "id");
    let found = orders(Format::Magento, &[file("orders.json", format!("{{\"items\":[{nameless}]}}"))]);
    assert_eq!(found, ["order : increment_id: is missing"]);
}

#[test]
fn what_is_beside_orders_counts_wherever_it_stands() {
    let order = sample_text("woocommerce/order-rest-v3.json");
    let refund = json!({"id": 1050, "date_created_gmt": "2026-11-22T15:20:00", "line_items": [
        {"quantity": -1, "total": "-7.43", "total_tax": "-1.48", "meta_data": [{"key": "_refunded_item_id", "value": "31"}]},
    ]});
    for text in [format!("[{order},{refund}]"), format!("[{refund},{order}]"), format!("{order}{refund}")] {
        let order = one(Format::Woocommerce, &[file("order.json", text)]);
        assert_eq!(order.earlier_refunds[0].lines.len(), 1);
    }
    let [mut whole, mut products] =
        ["order", "order-products"].map(|name| parsed(&format!("lightspeed-c/{name}.json")));
    let (order, products) = (whole["order"].take(), products["orderProducts"].take());
    for text in [
        json!({"orderProducts": products, "orders": [order]}).to_string(),
        json!({"orders": [order]}).to_string() + &json!({"orderProducts": products}).to_string(),
    ] {
        assert_eq!(one(Format::Lightspeed, &[file("order.json", text)]).lines.len(), 2);
    }
    let files = SAMPLES.iter().find(|(name, ..)| *name == "prestashop").expect("a sample").2;
    let there: Vec<SourceFile> = files.iter().map(|path| sample(path)).collect();
    let back: Vec<SourceFile> = files.iter().rev().map(|path| sample(path)).collect();
    let joined: String = files.iter().map(|path| sample_text(path)).collect();
    let expected = one(Format::Prestashop, &there);
    assert_eq!(one(Format::Prestashop, &back), expected);
    assert_eq!(one(Format::Prestashop, &[file("all.json", joined)]), expected);
}

/// The products of one order are asked for without its name: of several orders nobody knows whose they are.
#[test]
fn products_without_an_order_are_of_none_where_there_are_several() {
    let (mut order, mut products) = (parsed("lightspeed-c/order.json"), parsed("lightspeed-c/order-products.json"));
    for product in products["orderProducts"].as_array_mut().expect("a list") {
        product["order"] = Value::Null;
    }
    let files = |orders: Value| [file("orders.json", orders.to_string()), file("products.json", products.to_string())];
    assert_eq!(one(Format::Lightspeed, &files(order.clone())).lines.len(), 2);
    order["order"]["id"] = "".into();
    let several = orders(Format::Lightspeed, &files(json!([order, order])));
    assert!(several.len() == 2 && several[0].contains("orderProducts: are missing"), "{several:?}");
}

#[test]
fn prestashop_knows_people_and_places_by_their_numbers() {
    let resources = json!({
        "addresses": [{"id": 5, "firstname": "No"}, {"id": "6", "firstname": "Awa", "lastname": "Diallo",
            "address1": "12 rue des Essais", "postcode": "69003", "city": "Lyon", "id_country": "8"}],
        "customers": [{"id": "77", "email": "awa@example.com"}], "countries": [{"id": 8, "iso_code": "fr"}],
        "languages": [{"id": "1", "iso_code": "en"}], "currencies": [{"id": 1, "iso_code": "CHF"}],
        "order_states": [{"id": 3, "name": "x"}], "products": [{"id": 1}],
    });
    let files = [sample("prestashop/order-webservice.json"), file("shop.json", resources.to_string())];
    let order = one(Format::Prestashop, &files);
    let address = order.billing_address.expect("an address");
    assert_eq!((order.customer.name.as_str(), order.customer.email.as_str()), ("Awa Diallo", "awa@example.com"));
    assert_eq!((address.city.as_str(), address.country.as_str()), ("Lyon", "FR"));
    assert_eq!((order.customer.locale.as_str(), order.currency.code()), ("en", "CHF"));
}
