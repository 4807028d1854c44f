//! Orders as other systems write them: the samples of `tests/data/feeds`, one basket in each format.

use std::fs;
use std::path::Path;

use avoir::backend::readers::{Format, SourceFile};
use avoir::domain::cancellation::Cancellation;
use avoir::domain::case::{Case, Settings};
use avoir::domain::logistic_status::LogisticStatus;
use avoir::domain::money::Amount;
use avoir::domain::order::Order;

pub fn sample_text(path: &str) -> String {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/feeds").join(path);
    fs::read_to_string(&whole).expect("a sample")
}

pub fn sample(path: &str) -> SourceFile {
    SourceFile::held(path, sample_text(path))
}

/// Every sample, with the format it is in, and its files.
pub const SAMPLES: [(&str, Format, &[&str]); 13] = [
    ("woocommerce", Format::Woocommerce, &["woocommerce/order-rest-v3.json"]),
    ("shopify-rest", Format::Shopify, &["shopify/order-rest.json"]),
    ("shopify-graphql", Format::Shopify, &["shopify/order-graphql.json"]),
    ("shopify-csv", Format::ShopifyCsv, &["shopify/orders_export.csv"]),
    (
        "prestashop",
        Format::Prestashop,
        &[
            "prestashop/order-webservice.json",
            "prestashop/order_payments.json",
            "prestashop/order_cart_rules.json",
            "prestashop/order_slip.json",
        ],
    ),
    ("prestashop-xml", Format::Prestashop, &["prestashop/order-webservice.xml"]),
    ("lightspeed", Format::Lightspeed, &["lightspeed-c/order.json", "lightspeed-c/order-products.json"]),
    ("vendure-plain", Format::Vendure, &["vendure/admin-api-order-plain.json"]),
    ("vendure-discounted", Format::Vendure, &["vendure/admin-api-order-discounted.json"]),
    ("vendure-multi", Format::Vendure, &["vendure/admin-api-order-multi.json"]),
    ("vendure-refunded", Format::Vendure, &["vendure/admin-api-order-refunded.json"]),
    ("medusa", Format::Medusa, &["medusa/admin-order-discounted.json"]),
    ("medusa-all", Format::Medusa, &["medusa/admin-order-discounted-all-fields.json"]),
];

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
        mail_leaves_at: None,
    };
    let quote = case.cancellation_quote(None).expect("it can be cancelled");
    case.goes_back(&quote)
}
