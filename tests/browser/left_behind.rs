//! A page that is gone before the answer leaves its write in the browser's journal: the next page finds out what
//! became of it before anything else can be pressed.

use crate::harness::journey_on_a_bad_line;
use crate::harness::line::Fault;
use crate::harness::orders::order;
use crate::harness::things::{button, dialog, radio};

#[test]
fn a_tab_closed_before_the_answer_finds_its_write_again_in_the_next() {
    journey_on_a_bad_line(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.switches_mod_on();
        desk.checks();
        desk.confirms();
        desk.asks_to_cancel();
        desk.press(&radio("Téléphone"));
        shop.line().once("POST", "/cancellation/request", Fault::LineDown);
        desk.press(&button("Valider"));
        desk.reads("Pas de réponse, nous vérifions");

        let (gone, browser) = (desk.browser().tab(), desk.browser());
        browser.open_tab();
        let next = browser.tab();
        browser.switch_to(&gone);
        browser.close_tab();
        browser.switch_to(&next);
        shop.line().mend();
        browser.go("/");
        desk.reads("Opération retrouvée");
        desk.reads("ORD00123");
        browser.go("/orders/ORD00123");
        desk.sees(&dialog("Rembourser le client"));
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [3160]);
        assert_eq!(shop.ledger().pending("ORD00123"), 3160);
    });
}
