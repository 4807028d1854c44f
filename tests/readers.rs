//! Orders as other systems write them: each sample becomes the order that it should, is imported, and cancels to exactly what
//! its own totals leave. The samples of `tests/data/feeds` have one basket in each format; its people are made up.

#[path = "readers/authorized.rs"]
mod authorized;
#[path = "support/feeds.rs"]
mod feeds;
#[path = "readers/lists.rs"]
mod lists;

use std::fs;
use std::path::{Path, PathBuf};

use avoir::backend::import;
use avoir::backend::readers::{Converted, Format, ReaderSettings, SourceFile, convert, propose_columns};
use avoir::domain::logistic_status::LogisticStatus;
use avoir::domain::order::Order;
use avoir::domain::payment::PaymentProvider;
use feeds::{SAMPLES, cancels_to, sample, sample_text};

fn file(name: &str, text: impl Into<String>) -> SourceFile {
    SourceFile::held(name, text)
}

/// Every sample, with the format it is in.
fn samples() -> impl Iterator<Item = (&'static str, Format, Vec<SourceFile>)> {
    SAMPLES.into_iter().map(|(name, format, paths)| (name, format, paths.iter().map(|path| sample(path)).collect()))
}

fn read(format: Format, files: &[SourceFile]) -> Vec<Converted> {
    convert(format, files, &ReaderSettings::default()).expect("the format of the sample")
}

/// The one order of these files.
fn one(format: Format, files: &[SourceFile]) -> Order {
    let mut converted = read(format, files);
    assert_eq!(converted.len(), 1, "{converted:#?}");
    let one = converted.remove(0);
    one.order.unwrap_or_else(|flaws| panic!("{}: {flaws:#?}", one.name)).expect("no test order")
}

/// The flaws of the one order of these files, each with its field.
fn flaws(format: Format, files: &[SourceFile]) -> Vec<String> {
    let converted = read(format, files);
    let flaws = converted.into_iter().filter_map(|one| one.order.err());
    flaws.flat_map(|flaws| flaws.0).map(|flaw| flaw.to_string()).collect()
}

#[test]
fn each_sample_becomes_the_order_that_it_should() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/feeds/expected");
    for (name, format, files) in samples() {
        let orders = read(format, &files).into_iter().filter_map(|one| one.order.expect(name));
        let lines: Vec<String> =
            orders.map(|order| serde_json::to_string_pretty(&order).expect("an order is JSON")).collect();
        let (found, path): (String, PathBuf) = (lines.join("\n") + "\n", folder.join(format!("{name}.json")));
        if std::env::var_os("AVOIR_GOLDEN").is_some() {
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(&path, &found).expect("a golden file");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(found, expected, "{name}: AVOIR_GOLDEN=write writes it anew");
    }
}

#[test]
fn each_sample_is_imported_and_cancels_to_what_its_own_totals_leave() {
    for (name, format, files) in samples() {
        let orders: Vec<Order> = read(format, &files).into_iter().filter_map(|one| one.order.expect(name)).collect();
        let lines: Vec<String> = orders.iter().map(|order| serde_json::to_string(order).expect("JSON")).collect();
        let imported = import::parse(lines.join("\n"), avoir::backend::settings::Providers::shipped())
            .unwrap_or_else(|problems| panic!("{name}: {problems}"));
        assert_eq!(imported.orders().collect::<Result<Vec<_>, _>>().unwrap(), orders, "{name}");
        for order in &orders {
            let control = order.control.expect("what the system says");
            assert_eq!(cancels_to(order), control.captured - control.refunded, "{name}");
        }
    }
}

#[test]
fn the_one_basket_is_the_same_in_every_format() {
    for (name, format, files) in samples().take(8).filter(|(name, ..)| !name.starts_with("vendure")) {
        let converted = read(format, &files);
        let order = converted[0].order.as_ref().expect(name).as_ref().expect(name);
        let lines: Vec<_> = order
            .lines
            .iter()
            .map(|line| (line.quantity, line.total.to_string(), line.taxes[0].amount.to_string()))
            .collect();
        let expected = [(3, "26.73", "4.45"), (1, "17.99", "0.94")]
            .map(|(units, total, tax)| (units, total.to_owned(), tax.to_owned()));
        assert_eq!(lines, expected, "{name}");
        let parcel = &order.shipping[0];
        assert_eq!(
            (parcel.total.to_string(), parcel.taxes[0].amount.to_string()),
            ("4.90".to_owned(), "0.82".to_owned()),
            "{name}"
        );
    }
}

/// What Stripe does for Shopify has Stripe's names, and agents find it in Shopify.
#[test]
fn shopify_payments_are_stripes_and_say_where_they_are_refunded() {
    for path in ["shopify/order-rest.json", "shopify/order-graphql.json"] {
        let order = one(Format::Shopify, &[sample(path)]);
        let made_by = order.payments.iter().map(|payment| (payment.provider, payment.label.as_deref()));
        let expected = [(PaymentProvider::GIFT_CARD, None), (PaymentProvider::STRIPE, Some("Shopify Payments"))];
        assert_eq!(made_by.collect::<Vec<_>>(), expected, "{path}");
    }
}

#[test]
fn an_order_that_does_not_come_to_its_own_total_is_refused() {
    let shorter =
        sample_text("shopify/order-rest.json").replace("\"total_price\": \"49.62\"", "\"total_price\": \"49.63\"");
    let found = flaws(Format::Shopify, &[file("order.json", shorter)]);
    assert_eq!(
        found,
        ["total: its lines, shipping and fees come to 49.62, which is not what the order says it comes to"]
    );
    let more =
        sample_text("vendure/admin-api-order-plain.json").replace("\"totalWithTax\": 4788", "\"totalWithTax\": 4789");
    assert_eq!(flaws(Format::Vendure, &[file("order.json", more)]).len(), 1);
}

#[test]
fn an_order_without_its_transactions_is_refused_with_the_way_to_get_them() {
    let whole: serde_json::Value = serde_json::from_str(&sample_text("shopify/order-rest.json")).expect("JSON");
    let found = flaws(Format::Shopify, &[file("order.json", whole["order"].to_string())]);
    assert!(
        found[0].starts_with("transactions: are missing") && found[0].contains("/orders/ID/transactions.json"),
        "{found:?}"
    );
}

#[test]
fn a_word_that_nobody_knows_is_refused_by_name_and_the_map_says_what_it_means() {
    let packed = sample_text("woocommerce/order-rest-v3.json").replace("\"processing\"", "\"wc-packed\"");
    let files = [file("order.json", packed)];
    let found = flaws(Format::Woocommerce, &files);
    assert!(
        found[0].contains("\"packed\" is no status that is known here") && found[0].contains("[status]"),
        "{found:?}"
    );
    let settings = ReaderSettings::parse(
        "[status]\npacked = \"preparing\"\n",
        avoir::backend::settings::Providers::shipped().clone(),
    )
    .expect("a map");
    let converted = convert(Format::Woocommerce, &files, &settings).expect("orders");
    let order = converted[0].order.as_ref().expect("an order").as_ref().expect("no test");
    assert_eq!(order.logistic_status, LogisticStatus::Preparing);
}

#[test]
fn a_test_order_is_left_out_and_said() {
    let test = sample_text("shopify/order-rest.json").replace("\"test\": false", "\"test\": true");
    let converted = read(Format::Shopify, &[file("order.json", test)]);
    assert_eq!(converted[0].order, Ok(None));
    assert_eq!(converted[0].notes, ["it is a test order, and is left out"]);
}

#[test]
fn half_cents_go_onto_the_largest_line_and_money_back_is_what_was_captured() {
    let order = one(Format::Medusa, &[sample("medusa/admin-order-discounted.json")]);
    let tax =
        order.lines.iter().flat_map(|line| &line.taxes).chain(&order.shipping[0].taxes).map(|tax| tax.amount.minor());
    assert_eq!((order.gross().to_string(), tax.sum::<i64>()), ("92.66".to_owned(), 1_544), "15.4431… of tax");
}

/// What a Magento discount before tax leaves: `row_total_incl_tax` is what it was before (their own scenario
/// `including_tax_apply_tax_after_discount`, at 100 of it for whole cents).
#[test]
fn a_magento_row_costs_what_is_left_after_its_discount() {
    let order = serde_json::json!({
        "entity_id": 9, "increment_id": "000000009", "state": "processing", "status": "processing",
        "order_currency_code": "EUR", "created_at": "2026-11-20 09:14:00", "updated_at": "2026-11-20 09:20:00",
        "customer_email": "awa@example.com", "customer_firstname": "Awa", "customer_lastname": "Diallo",
        "grand_total": 18.55, "total_refunded": 0, "shipping_description": "Colissimo",
        "shipping_amount": 4.55, "shipping_tax_amount": 0.25, "shipping_discount_tax_compensation_amount": 0.21,
        "shipping_discount_amount": 2.28,
        "billing_address": {"firstname": "Awa", "lastname": "Diallo", "street": ["12 rue des Essais"], "postcode": "69003",
            "city": "Lyon", "country_id": "FR"},
        "payment": {"method": "stripe_payments", "amount_paid": 18.55, "last_trans_id": "pi_1"},
        "items": [
            {"item_id": 1, "sku": "MUG", "name": "Mug &amp; bol", "product_type": "simple", "qty_ordered": 1, "price": 26.36,
             "price_incl_tax": 29, "row_total": 26.36, "row_total_incl_tax": 29, "tax_percent": 10, "tax_amount": 1.44,
             "discount_amount": 13.18, "discount_tax_compensation_amount": 1.20},
        ],
    });
    let order = one(Format::Magento, &[file("orders.json", order.to_string())]);
    let [line, parcel] =
        [(order.lines[0].total, &order.lines[0].taxes), (order.shipping[0].total, &order.shipping[0].taxes)]
            .map(|(total, taxes)| format!("{total}, {} at {}", taxes[0].amount, taxes[0].rate));
    assert_eq!([line, parcel], ["15.82, 1.44 at 0.1", "2.73, 0.25 at 0.1"]);
    assert_eq!((order.lines[0].title.as_str(), order.gross().to_string().as_str()), ("Mug & bol", "18.55"));
    assert_eq!(order.payments[0].provider, PaymentProvider::STRIPE);
    assert_eq!(cancels_to(&order).to_string(), "18.55");
}

#[test]
fn a_kit_is_charged_once() {
    let row = |id: u32, parent: Option<u32>, name: &str, total: Option<f64>| {
        let mut row = serde_json::json!({"item_id": id, "sku": name, "name": name, "qty_ordered": 1, "price": total.unwrap_or(68.0),
            "tax_percent": 0, "tax_amount": 0, "product_type": if parent.is_none() { "bundle" } else { "simple" }});
        if let Some(total) = total {
            row["row_total"] = total.into();
            row["row_total_incl_tax"] = total.into();
        }
        if let Some(parent) = parent {
            row["parent_item_id"] = parent.into();
        }
        row
    };
    let order = serde_json::json!({
        "entity_id": 7, "increment_id": "000000007", "state": "new", "order_currency_code": "EUR", "created_at": "2026-11-20 09:14:00",
        "grand_total": 73, "shipping_amount": 5, "shipping_description": "Flat Rate", "payment": {"method": "checkmo"},
        "items": [row(1, None, "Kit", None), row(2, Some(1), "A", Some(27.0)), row(3, Some(1), "B", Some(5.0)),
            row(4, Some(1), "C", Some(17.0)), row(5, Some(1), "D", Some(19.0))],
    });
    let order = one(Format::Magento, &[file("orders.json", order.to_string())]);
    assert_eq!((order.gross().to_string(), order.lines.len()), ("73.00".to_owned(), 4));
    assert_eq!(order.logistic_status, LogisticStatus::OnHold);
}

#[test]
fn units_cancelled_in_the_shop_are_still_owed() {
    let mut whole: serde_json::Value =
        serde_json::from_str(&sample_text("vendure/admin-api-order-discounted.json")).expect("JSON");
    let order = &mut whole["data"]["order"];
    order["totalWithTax"] = 4_071.into();
    order["lines"][0]["quantity"] = 2.into();
    let converted = read(Format::Vendure, &[file("order.json", whole.to_string())]);
    let order = converted[0].order.as_ref().expect("an order").as_ref().expect("no test");
    assert_eq!((order.gross().to_string(), cancels_to(order).to_string()), ("49.62".to_owned(), "49.62".to_owned()));
    assert!(converted[0].notes.iter().any(|note| note.starts_with("units were cancelled in the shop")));
}

/// Lines without units are left out, and what is behind them keeps its refunds.
#[test]
fn a_refund_is_of_the_line_that_it_names() {
    let mut order: serde_json::Value =
        serde_json::from_str(&sample_text("woocommerce/order-rest-v3.json")).expect("JSON");
    let mut nothing = order["line_items"][0].clone();
    for (field, value) in
        [("id", 30.into()), ("quantity", 0.into()), ("total", "0.00".into()), ("total_tax", "0.00".into())]
    {
        nothing[field] = value;
    }
    nothing["taxes"] = serde_json::json!([]);
    order["line_items"].as_array_mut().expect("a list").insert(0, nothing);
    let refund = serde_json::json!({
        "id": 1050, "date_created_gmt": "2026-11-22T15:20:00", "line_items": [
            {"quantity": -1, "total": "-7.43", "total_tax": "-1.48", "meta_data": [{"key": "_refunded_item_id", "value": "31"}]},
        ],
    });
    let order =
        one(Format::Woocommerce, &[file("order.json", order.to_string()), file("refunds.json", format!("[{refund}]"))]);
    let refunded = &order.earlier_refunds[0];
    assert_eq!((refunded.lines[0].line.0.as_str(), refunded.lines[0].quantity), ("1", 1));
    assert_eq!((order.lines[0].title.as_str(), refunded.unassigned), ("Mug bleu", None));
}

#[test]
fn amounts_of_columns_have_the_digits_of_the_orders_own_currency() {
    let map = "[columns]\nnumber = \"n\"\nplaced_at = \"d\"\nstatus = \"s\"\ncurrency = \"c\"\ntitle = \"t\"\nquantity = \"q\"\n\
        line_gross = \"g\"\ntax_rate = \"r\"\norder_total = \"o\"\n[status]\nok = \"awaiting_print\"\n";
    let settings = ReaderSettings::parse(map, avoir::backend::settings::Providers::shipped().clone()).expect("a map");
    let text = "n,d,s,c,t,q,g,r,o\nJ1,2026-11-20 10:14,ok,JPY,Mug,1,1100,10,1100\n";
    let converted = convert(Format::Csv, &[file("orders.csv", text)], &settings).expect("columns");
    let order = converted[0].order.as_ref().expect("an order").as_ref().expect("no test");
    assert_eq!(
        (order.lines[0].total.to_string(), order.lines[0].taxes[0].amount.to_string()),
        ("1100".to_owned(), "100".to_owned())
    );
}

#[test]
fn a_file_of_columns_is_read_by_its_map_and_a_map_is_proposed() {
    let columns = sample("woocommerce/advanced-order-export.csv");
    let refused = convert(Format::Csv, std::slice::from_ref(&columns), &ReaderSettings::default()).expect_err("no map");
    assert!(refused.to_string().contains("--propose-map"), "{refused}");
    let map = propose_columns(&columns)
        .expect("columns")
        .replace("\"processing\" = \"unknown\"", "\"processing\" = \"awaiting_print\"");
    let settings = ReaderSettings::parse(&map, avoir::backend::settings::Providers::shipped().clone())
        .expect("what is proposed is a map");
    let converted = convert(Format::Csv, &[columns], &settings).expect("orders");
    let order = converted[0].order.as_ref().expect("an order").as_ref().expect("no test");
    assert_eq!((order.number.0.as_str(), order.gross().to_string()), ("1042", "49.62".to_owned()));
    let taxes: Vec<String> = order.lines.iter().chain([]).map(|line| line.taxes[0].amount.to_string()).collect();
    assert_eq!(
        (taxes, order.shipping[0].taxes[0].amount.to_string()),
        (vec!["4.45".to_owned(), "0.94".to_owned()], "0.82".to_owned())
    );
    assert_eq!(cancels_to(order).to_string(), "40.71");
}

#[test]
fn a_day_beyond_the_calendar_is_refused() {
    for year in ["-2026", "0000", "9999"] {
        let text = sample_text("prestashop/order-webservice.json");
        let text = text.replace("\"date_upd\": \"2026-", &format!("\"date_upd\": \"{year}-"));
        let found = flaws(Format::Prestashop, &[file("order.json", text)]);
        assert!(found[0].starts_with("date_upd: is no time such as 2026-11-20 10:14:00"), "{found:?}");
    }
}

#[test]
fn what_is_in_no_format_is_said_with_its_file() {
    for (format, text, said) in [
        (Format::Shopify, "<html>", "order.json: is no JSON: "),
        (Format::Prestashop, "<prestashop", "order.json: is no XML: "),
        (Format::Prestashop, "{\"products\": []}", "order.json: has none of the webservice's resources: orders, "),
        (Format::ShopifyCsv, "a,b\n1,2\n", "order.json: has no column \"Name\""),
        (Format::Csv, "a\n", "order.json: is no file of columns"),
        (
            Format::Prestashop,
            "<prestashop>\n<order>&who;</order>",
            "order.json: is no XML: line 2: nobody knows what \"&who;\" ",
        ),
    ] {
        let problem = convert(format, &[file("order.json", text)], &ReaderSettings::default()).expect_err(text);
        assert!(problem.to_string().starts_with(said), "{problem}");
    }
}
