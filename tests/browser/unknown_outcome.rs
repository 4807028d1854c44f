//! A write of which no answer comes is neither done nor failed: it is not known yet, the screen says so, and in
//! the end there is exactly one refund.

use crate::desk::Desk;
use crate::harness::journey_on_a_bad_line;
use crate::harness::line::Fault;
use crate::harness::orders::order;
use crate::harness::shop::Shop;
use crate::harness::things::{button, dialog, radio};

const ORDER: &str = "ORD00123";
const REQUEST: &str = "/cancellation/request";

/// At the pop-in with the total, ready to validate.
fn about_to_validate(shop: &Shop) -> Desk {
    let desk = shop.agent("Awa Diallo");
    desk.opens_order(ORDER);
    desk.comes_to_the_total();
    desk.press(&radio("Téléphone"));
    desk
}

#[track_caller]
fn is_cancelled_once(shop: &Shop) {
    let ledger = shop.ledger();
    assert_eq!(ledger.credit_notes(ORDER), [3160]);
    assert_eq!(ledger.tasks(ORDER), ["hipay 3160 original to_do"]);
    assert_eq!(ledger.journal(ORDER).iter().filter(|event| *event == "order_cancelled").count(), 1);
    assert_eq!(ledger.operations(ORDER).iter().filter(|kind| *kind == "request_cancellation").count(), 1);
}

#[test]
fn an_answer_lost_on_its_way_is_looked_up_and_the_write_is_not_made_again() {
    journey_on_a_bad_line(&[order(ORDER)], |shop| {
        let desk = about_to_validate(shop);
        shop.line().once("POST", REQUEST, Fault::LostAnswer);
        desk.press(&button("Valider"));
        desk.sees(&dialog("Rembourser le client"));
        assert_eq!(shop.line().deliveries("POST", REQUEST), 1);
        is_cancelled_once(shop);
    });
}

#[test]
fn a_write_that_takes_long_is_said_to_and_is_made_once() {
    journey_on_a_bad_line(&[order(ORDER)], |shop| {
        let desk = about_to_validate(shop);
        shop.line().once("POST", REQUEST, Fault::Silence);
        desk.press(&button("Valider"));
        desk.reads("C'est plus long que d'habitude. Rien ne sera fait deux fois.");
        desk.reads("Pas de réponse, nous vérifions");
        desk.sees(&dialog("Rembourser le client"));
        is_cancelled_once(shop);
    });
}

#[test]
fn a_write_without_an_answer_is_not_known_yet_until_the_line_is_back() {
    journey_on_a_bad_line(&[order(ORDER)], |shop| {
        let desk = about_to_validate(shop);
        shop.line().once("POST", REQUEST, Fault::LineDown);
        desk.press(&button("Valider"));
        desk.reads("Pas de réponse, nous vérifions");
        desk.reads("On ne sait pas encore si l'annulation de la commande a abouti. Rien ne sera fait deux fois.");
        is_cancelled_once(shop);

        shop.line().mend();
        desk.press(&button("Vérifier maintenant"));
        desk.sees(&dialog("Rembourser le client"));
        is_cancelled_once(shop);
    });
}

/// Keeps every text that a notice in the pop-in has from now on.
const KEEP_NOTICES: &str = "
    const root = document.querySelector('avoir-desk').shadowRoot;
    const said = () => [...root.querySelectorAll('dialog:modal .writing .notice-title')].map(it => it.textContent);
    window.notices = [];
    new MutationObserver(() => window.notices.push(said().join(' | ')))
        .observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    return said().join(' | ');";

#[test]
fn a_line_that_stays_down_is_tried_again_behind_a_notice_that_stays_as_it_is() {
    journey_on_a_bad_line(&[order(ORDER)], |shop| {
        let desk = about_to_validate(shop);
        shop.line().once("POST", REQUEST, Fault::LineDown);
        desk.press(&button("Valider"));
        desk.reads("On ne sait pas encore si l'annulation de la commande a abouti.");
        let first = desk.browser().run(KEEP_NOTICES);
        let look_up = button("Vérifier maintenant");
        desk.press(&look_up);
        desk.finds_disabled(&look_up);
        // It can be pressed again only once the attempt is over.
        desk.press(&look_up);
        desk.finds_disabled(&look_up);
        let notices = desk.browser().run("return [...new Set(window.notices)]");
        assert_eq!(notices, serde_json::json!([first]));

        shop.line().mend();
        desk.sees(&dialog("Rembourser le client"));
        is_cancelled_once(shop);
    });
}

#[test]
fn a_backend_killed_in_the_middle_of_a_write_refunds_once_when_it_is_back() {
    journey_on_a_bad_line(&[order(ORDER)], |shop| {
        let desk = about_to_validate(shop);
        shop.line().once("POST", REQUEST, Fault::LineDown);
        desk.press(&button("Valider"));
        shop.line().wait_for_delivery();
        shop.kill_the_backend();
        desk.reads("On ne sait pas encore si l'annulation de la commande a abouti.");

        // Whether it was written before the end is open: both must come to the same.
        shop.start_the_backend();
        shop.line().mend();
        desk.press(&button("Vérifier maintenant"));
        desk.sees(&dialog("Rembourser le client"));
        is_cancelled_once(shop);
    });
}

#[test]
fn a_write_that_never_arrived_is_sent_again_under_its_key() {
    journey_on_a_bad_line(&[order(ORDER)], |shop| {
        let desk = about_to_validate(shop);
        shop.kill_the_backend();
        desk.press(&button("Valider"));
        desk.reads("On ne sait pas encore si l'annulation de la commande a abouti.");
        assert_eq!(shop.ledger().credit_notes(ORDER), [] as [i64; 0]);

        shop.start_the_backend();
        desk.press(&button("Vérifier maintenant"));
        desk.sees(&dialog("Rembourser le client"));
        is_cancelled_once(shop);
    });
}

#[test]
fn a_post_that_arrives_twice_takes_effect_once() {
    journey_on_a_bad_line(&[order(ORDER)], |shop| {
        let desk = about_to_validate(shop);
        shop.line().once("POST", REQUEST, Fault::DeliveredTwice);
        desk.press(&button("Valider"));
        desk.sees(&dialog("Rembourser le client"));
        assert_eq!(shop.line().deliveries("POST", REQUEST), 2);
        is_cancelled_once(shop);

        shop.line().once("POST", "/outcome", Fault::DeliveredTwice);
        desk.refunds_at_hipay("R-1");
        desk.sees(&dialog("Mail de confirmation au client"));
        shop.line().once("POST", "/messages", Fault::DeliveredTwice);
        desk.sends_the_mail();
        assert_eq!((shop.ledger().refunded(ORDER), shop.ledger().mails(ORDER).len()), (3160, 1));
    });
}
