//! Answers that are none: the screen says what happened and what is safe, loses nothing, and recovers.

use crate::desk::procedure::modification;
use crate::harness::line::Fault;
use crate::harness::orders::order;
use crate::harness::things::{alert, button, dialog, heading, link};
use crate::harness::{journey, journey_on_a_bad_line};

const ORDER: &str = "ORD00123";

/// The order can't be read, the screen says why, and reading it again brings it.
fn check(fault: Fault, happened: &str) {
    journey_on_a_bad_line(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        shop.line().always("GET", "/api/v1/orders/ORD00123", fault);
        desk.browser().go("/orders/ORD00123");
        desk.sees(&alert(happened));
        desk.reads("Rien n'a été modifié.");
        shop.line().mend();
        desk.press(&button("Réessayer"));
        desk.sees_order(ORDER);
        desk.finds_off(&modification());
    });
}

#[test]
fn an_error_page_with_status_200_is_not_taken_for_an_order() {
    let page = "<!doctype html><title>Maintenance</title><h1>Maintenance</h1>".to_owned();
    check(Fault::AnsweredBy(200, "text/html", page), "elle ne vient pas d'Avoir");
}

#[test]
fn a_server_error_is_said_and_the_order_comes_when_it_is_over() {
    let problem = r#"{"status":500,"code":"internal","retry":"same_key"}"#.to_owned();
    check(Fault::AnsweredBy(500, "application/problem+json", problem), "Le serveur a eu une panne.");
}

#[test]
fn an_answer_of_ten_megabytes_is_set_aside() {
    let endless = format!("[{}]", "0,".repeat(5 * 1024 * 1024));
    check(Fault::AnsweredBy(200, "application/json", endless), "anormalement grande");
}

#[test]
fn an_answer_that_was_cut_off_is_not_taken_for_an_order() {
    check(Fault::Rewritten(|body| body[..body.len() / 2].to_owned()), "elle ne vient pas d'Avoir");
}

#[test]
fn an_answer_that_takes_long_is_said_to_and_can_be_asked_for_again() {
    journey_on_a_bad_line(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        shop.line().always("GET", "/api/v1/orders/ORD00123", Fault::Silence);
        desk.browser().go("/orders/ORD00123");
        desk.reads("C'est plus long que d'habitude");
        shop.line().mend();
        desk.press(&button("Réessayer"));
        desk.sees_order(ORDER);
        desk.no_longer_reads("C'est plus long que d'habitude");
        desk.has_focus_on(&heading("Commande ORD00123"));
        assert_eq!(shop.ledger().operations(ORDER), [] as [String; 0]);
    });
}

#[test]
fn an_error_page_for_a_write_leaves_it_unknown_and_it_takes_effect_once() {
    journey_on_a_bad_line(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order(ORDER);
        desk.cancels();
        let page = "<!doctype html><h1>502 Bad Gateway</h1>".to_owned();
        shop.line().once("POST", "/outcome", Fault::AnsweredBy(502, "text/html", page));
        desk.refunds_at_hipay("R-1");
        desk.sees(&dialog("Mail de confirmation au client"));
        assert_eq!((shop.ledger().refunded(ORDER), shop.ledger().references(ORDER)), (3160, vec!["R-1".to_owned()]));
    });
}

#[test]
fn an_order_in_a_logistic_status_of_a_later_version_can_be_read_and_not_modified() {
    journey_on_a_bad_line(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        let later = |body: String| body.replace("\"awaiting_print\"", "\"teleported\"");
        shop.line().always("GET", "/api/v1/orders/ORD00123", Fault::Rewritten(later));
        desk.browser().go("/orders/ORD00123");
        desk.sees(&heading("Commande ORD00123"));
        desk.reads("État inconnu");
        desk.finds_disabled(&modification());
        desk.reads("31,60 €");

        shop.line().mend();
        desk.reload();
        desk.switches_mod_on();
    });
}

#[test]
fn an_address_of_no_order_and_an_address_of_nothing_say_so_and_lead_back() {
    journey(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        let no_order = ("Cette commande n'existe pas", "Vérifiez le numéro, ou cherchez-la dans la liste.");
        let nothing = ("Cette adresse ne mène nulle part", "Cherchez la commande dans la liste.");
        for (address, (happened, to_do)) in [
            ("/orders/ORD99999", no_order),
            ("/orders/ORD00123/refund/now", nothing),
            ("/orders/%3Cimg%20src=x%20onerror=alert(1)%3E", no_order),
        ] {
            desk.browser().go(address);
            desk.reads(happened);
            desk.reads(to_do);
            desk.press(&link("Aller à la liste des commandes"));
            desk.sees(&heading("Liste des commandes"));
        }
        shop.ledger().is_untouched(ORDER);
    });
}
