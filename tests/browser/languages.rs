//! The same walk in English; the customer is written to in their own language either way.

use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{Condition, button, dialog, heading, link, menuitem, radio, switch, textbox};

#[test]
fn the_whole_procedure_reads_as_well_in_english() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.speaks_english();
        desk.sees(&heading("Orders"));
        desk.press(&link("MOD: open ORD00123"));
        desk.sees(&heading("Order ORD00123"));
        desk.press(&switch("Order modification"));
        desk.sees(&dialog("Order modification is ON"));
        desk.press(&button("Check whether the order can be cancelled"));
        desk.sees(&dialog("The order can be cancelled"));
        desk.press(&button("Go on with the cancellation"));
        desk.press(&menuitem("Cancel the order"));
        desk.reads("€31.60");
        desk.press(&radio("Phone"));
        desk.press(&button("Cancel for good"));
        desk.sees(&dialog("Refund the customer"));
        desk.press(&button("Open HiPay"));
        desk.browser().wait(&Condition::BehindAnotherTab);
        let here = desk.browser().tab();
        desk.browser().switch_to(&here);
        desk.reads("Has the refund of €31.60 at HiPay been made?");
        desk.write(&textbox("Refund reference"), "R-1");
        desk.press(&button("Refund done"));
        desk.sees(&dialog("Confirmation email to the customer"));
        desk.reads("Nous avons bien annulé votre commande ORD00123.");
        desk.press(&button("Send the email"));
        desk.sees(&dialog("Cancellation finished"));
        assert_eq!(shop.ledger().refunded("ORD00123"), 3160);
    });
}

#[test]
fn the_language_chosen_stays_after_a_reload() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.speaks_english();
        desk.sees(&heading("Orders"));
        desk.reload();
        desk.sees(&heading("Orders"));
    });
}
