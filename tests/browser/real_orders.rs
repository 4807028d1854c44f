//! Orders of a real shop, imported as they are.

use crate::harness::journey;
use crate::harness::orders::from_file;
use crate::harness::things::dialog;

const REAL_ORDERS: &str = include_str!("../data/real_orders.json");

#[test]
fn a_real_order_is_imported_found_cancelled_and_refunded_to_the_penny() {
    let orders = from_file(REAL_ORDERS);
    assert_eq!(orders.len(), 37);
    journey(&orders, |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.searches_order("ORD536365");
        desk.presses_mod("ORD536365");
        desk.cancels();
        desk.opens_portal("HiPay", || desk.reads("139,12"));
        desk.says_refunded("R-536365");
        desk.sees(&dialog("Mail de confirmation au client"));
        // The customer is English, and so is the mail.
        desk.reads("£139.12");
        desk.sends_the_mail();
        let ledger = shop.ledger();
        assert_eq!((ledger.refunded("ORD536365"), ledger.credit_notes("ORD536365")), (13912, vec![13912]));
    });
}
