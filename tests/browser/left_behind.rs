//! A page that is gone before the answer leaves its write in the browser's journal: the next page finds out what
//! became of it before anything else can be pressed.

use crate::desk::Desk;
use crate::desk::procedure::modification;
use crate::harness::journey_on_a_bad_line;
use crate::harness::line::Fault;
use crate::harness::orders::order;
use crate::harness::shop::Shop;
use crate::harness::things::{button, dialog, link, radio};

const ORDER: &str = "ORD00123";
const REQUEST: &str = "/cancellation/request";

/// Validates a cancellation, sees no answer, and closes the tab. Another one is open, where nothing is shown yet.
fn leaves_a_write_behind(shop: &Shop, rule: impl FnOnce()) -> Desk {
    let desk = shop.agent("Awa Diallo");
    desk.opens_order(ORDER);
    desk.comes_to_the_total();
    desk.press(&radio("Téléphone"));
    rule();
    desk.press(&button("Valider"));
    desk.reads("Pas de réponse, nous vérifions");

    let (gone, browser) = (desk.browser().tab(), desk.browser());
    browser.open_tab();
    let next = browser.tab();
    browser.switch_to(&gone);
    browser.close_tab();
    browser.switch_to(&next);
    shop.line().mend();
    desk
}

#[test]
fn a_tab_closed_before_the_answer_finds_its_write_again_in_the_next() {
    journey_on_a_bad_line(&[order(ORDER)], |shop| {
        let desk = leaves_a_write_behind(shop, || shop.line().once("POST", REQUEST, Fault::LineDown));
        desk.browser().go("/");
        desk.reads("Opération retrouvée");
        desk.reads(ORDER);
        desk.browser().go("/orders/ORD00123");
        desk.sees(&dialog("Rembourser le client"));
        assert_eq!(shop.ledger().credit_notes(ORDER), [3160]);
        assert_eq!(shop.ledger().pending(ORDER), 3160);
    });
}

#[test]
fn a_write_that_never_arrived_is_told_once_and_can_be_made_again() {
    journey_on_a_bad_line(&[order(ORDER)], |shop| {
        let desk = leaves_a_write_behind(shop, || shop.line().always("POST", REQUEST, Fault::Lost));
        let browser = desk.browser();
        browser.go("/");
        desk.reads("Opération à vérifier");
        desk.reads("le serveur n'avait rien reçu");
        desk.press(&link("Ouvrir ORD00123"));
        desk.reads("Une page précédente a été fermée avant la réponse.");
        desk.no_longer_reads("Opération à vérifier");
        desk.finds_disabled(&modification());

        // The button asks there and then, and says what came of it.
        let key = browser
            .run("return Object.keys(localStorage).find(name => name.startsWith('avoir:open-intent:')).slice(18)");
        let operation = format!("/operations/{}", key.as_str().expect("the write's key"));
        let page = "<!doctype html><h1>503</h1>".to_owned();
        shop.line().always("GET", &operation, Fault::AnsweredBy(503, "text/html", page));
        desk.press(&button("Vérifier maintenant"));
        desk.reads("le serveur ne répondait pas");
        shop.line().mend();
        desk.press(&button("Vérifier maintenant"));
        desk.reads("le serveur n'avait rien reçu");
        assert_eq!(shop.ledger().credit_notes(ORDER), [] as [i64; 0]);

        // Nobody waits half a minute here: it was sent a while ago.
        browser.run(
            "const place = Object.keys(localStorage).find(name => name.startsWith('avoir:open-intent:'));
             const intent = JSON.parse(localStorage.getItem(place));
             intent.started = new Date(Date.now() - 20_000).toISOString();
             localStorage.setItem(place, JSON.stringify(intent));",
        );
        desk.reload();
        desk.reads("Une page précédente a été fermée avant la réponse.");
        desk.reads("Opération non effectuée");
        desk.no_longer_reads("On ne sait pas encore");
        assert_eq!(shop.ledger().credit_notes(ORDER), [] as [i64; 0]);

        desk.asks_to_cancel();
        desk.validates("Téléphone");
        desk.sees(&dialog("Rembourser le client"));
        assert_eq!(shop.ledger().credit_notes(ORDER), [3160]);
        assert_eq!(shop.ledger().journal(ORDER).iter().filter(|event| *event == "order_cancelled").count(), 1);
    });
}
