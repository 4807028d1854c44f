//! Text from outside is shown as text: it runs nothing, and it turns nothing around.

use serde_json::json;

use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::row;

/// Walks the screens that show the customer.
fn check(name: &str, shown: &str) {
    journey(&[order("ORD00123").customer(name)], |shop| {
        let desk = shop.agent("Awa Diallo");
        let untouched = || assert_eq!(desk.browser().run("return window.alerted ?? null"), json!(null));
        desk.browser().run("window.alert = () => { window.alerted = true; };");
        desk.searches_order("ORD00123");
        desk.sees(&row("ORD00123").saying(shown).saying(shown));
        desk.presses_mod("ORD00123");
        desk.reads(shown);
        untouched();
        desk.cancels();
        desk.reads(shown);
        desk.refunds_at_hipay("R-1");
        desk.reads(shown);
        desk.sends_the_mail();
        untouched();
        let ledger = shop.ledger();
        assert_eq!(ledger.customer("ORD00123"), name);
        assert_eq!((ledger.refunded("ORD00123"), ledger.credit_notes("ORD00123")), (3160, vec![3160]));
        assert_eq!((ledger.step("ORD00123"), ledger.mails("ORD00123").len()), ("finished".to_owned(), 1));
    });
}

#[test]
fn markup_in_a_name_is_text() {
    check("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>");
}

#[test]
fn a_name_that_turns_the_direction_of_writing_turns_nothing_beside_it() {
    let name = "Eve\u{202e}";
    check(name, "Eve[U+202E]");
    journey(&[order("ORD00123").customer(name)], |shop| {
        let desk = shop.agent("Awa Diallo");
        for address in ["/orders", "/orders/ORD00123"] {
            desk.browser().go(address);
            desk.reads("31,60 €");
            let amounts = desk.browser().run(include_str!("glyph_order.js"));
            assert_eq!(amounts, json!([]), "at {address}");
        }
        shop.ledger().is_untouched("ORD00123");
    });
}
