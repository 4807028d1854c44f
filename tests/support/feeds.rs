//! Orders as other systems write them: the samples of `tests/data/feeds`, one basket in each format.

use std::fs;
use std::path::Path;

use avoir::backend::readers::{Format, SourceFile};
use avoir::domain::cancellation::Cancellation;
use avoir::domain::case::{Case, Settings};
use avoir::domain::logistic_status::LogisticStatus;
use avoir::domain::money::Amount;
use avoir::domain::order::Order;

pub fn sample(path: &str) -> SourceFile {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/feeds").join(path);
    SourceFile { name: path.to_owned(), text: fs::read_to_string(&whole).expect("a sample") }
}

/// Every sample, with the format it is in.
pub fn samples() -> Vec<(&'static str, Format, Vec<SourceFile>)> {
    let files = |paths: &[&str]| paths.iter().map(|path| sample(path)).collect::<Vec<_>>();
    vec![
        ("woocommerce", Format::Woocommerce, files(&["woocommerce/order-rest-v3.json"])),
        ("shopify-rest", Format::Shopify, files(&["shopify/order-rest.json"])),
        ("shopify-graphql", Format::Shopify, files(&["shopify/order-graphql.json"])),
        ("shopify-csv", Format::ShopifyCsv, files(&["shopify/orders_export.csv"])),
        (
            "prestashop",
            Format::Prestashop,
            files(&[
                "prestashop/order-webservice.json",
                "prestashop/order_payments.json",
                "prestashop/order_cart_rules.json",
                "prestashop/order_slip.json",
            ]),
        ),
        ("prestashop-xml", Format::Prestashop, files(&["prestashop/order-webservice.xml"])),
        ("lightspeed", Format::Lightspeed, files(&["lightspeed-c/order.json", "lightspeed-c/order-products.json"])),
        ("vendure-plain", Format::Vendure, files(&["vendure/admin-api-order-plain.json"])),
        ("vendure-discounted", Format::Vendure, files(&["vendure/admin-api-order-discounted.json"])),
        ("vendure-multi", Format::Vendure, files(&["vendure/admin-api-order-multi.json"])),
        ("vendure-refunded", Format::Vendure, files(&["vendure/admin-api-order-refunded.json"])),
        ("medusa", Format::Medusa, files(&["medusa/admin-order-discounted.json"])),
        ("medusa-all", Format::Medusa, files(&["medusa/admin-order-discounted-all-fields.json"])),
    ]
}

/// What cancelling the order gives back now.
pub fn cancels_to(order: &Order) -> Amount {
    let mut order = order.clone();
    order.logistic_status = LogisticStatus::AwaitingPrint;
    let case = Case {
        order: &order,
        notes: &[],
        tasks: Vec::new(),
        returns: &[],
        approvals: &[],
        cancellation: &Cancellation::Idle,
        settings: Settings::default(),
        has_unsent_mail: false,
    };
    let quote = case.cancellation_quote(None).expect("it can be cancelled");
    case.goes_back(&quote)
}
