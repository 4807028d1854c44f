//! Orders of other systems, by the command alone: converted, imported, and sound in the database.

use crate::folder::Folder;

const WOOCOMMERCE: &str = include_str!("../data/feeds/woocommerce/order-rest-v3.json");
const SHOPIFY_CSV: &str = include_str!("../data/feeds/shopify/orders_export.csv");

#[test]
fn what_is_converted_is_imported_and_sound() {
    let folder = Folder::new();
    folder.file("woo.json", WOOCOMMERCE);
    folder.file("shopify.csv", SHOPIFY_CSV.replace("#1042", "#2042"));
    let mut orders = String::new();
    for (format, file, count) in [("woocommerce", "woo.json", 1), ("shopify-csv", "shopify.csv", 3)] {
        let said = folder.avoir(&["convert", "--from", format, file]);
        assert_eq!((said.code, said.out.lines().count()), (Some(0), count), "{}", said.err);
        assert!(said.err.contains(&format!("{count} orders written, 0 left out, 0 not read.")), "{}", said.err);
        orders.push_str(&said.out);
    }
    // Of one nobody knows where it is: that is known, and kept.
    folder.file("orders.ndjson", orders.replacen("\"awaiting_print\"", "\"unknown\"", 1));
    assert_eq!(folder.avoir(&["import", "orders.ndjson"]).code, Some(0));
    let checked = folder.avoir(&["check"]);
    assert_eq!(checked.code, Some(0), "{}", checked.err);
    assert!(checked.out.contains("books of 4 orders"), "{}", checked.out);
}

#[test]
fn an_order_that_can_not_be_read_ends_in_words_and_the_others_are_written() {
    let folder = Folder::new();
    folder.file(
        "woo.json",
        format!("[{WOOCOMMERCE},{}]", WOOCOMMERCE.replace("\"total\": \"29.62\"", "\"total\": \"29.63\"")),
    );
    let said = folder.avoir(&["convert", "--from", "woocommerce", "woo.json"]);
    assert_eq!((said.code, said.out.lines().count()), (Some(1), 1));
    for words in
        ["order 1042: not read: total: its lines, shipping and fees come to 49.62", "1 of 2 orders could not be read"]
    {
        assert!(said.err.contains(words), "{}", said.err);
    }
    folder.file("map.toml", "\nstatus = 3\n");
    let map = folder.avoir(&["convert", "--from", "csv", "--map", "map.toml", "woo.json"]);
    map.refuses(&["the map map.toml: line 2: ", "Nothing was written."]);
}
