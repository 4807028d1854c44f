//! Answers that are none: the screen says what happened and what is safe, loses nothing, and recovers.

use avoir::domain::size_limits;

use crate::desk::procedure::modification;
use crate::harness::line::Fault;
use crate::harness::orders::order;
use crate::harness::things::{alert, button, dialog, heading, link, row};
use crate::harness::{journey, journey_on_a_bad_line};

const ORDER: &str = "ORD00123";

/// Where an agent goes, and what has to be read for it.
const PLACES: [(&str, &str); 4] = [
    ("/orders/ORD00123", "/api/v1/orders/ORD00123"),
    ("/orders", "/api/v1/orders"),
    ("/unfinished", "/api/v1/refund-tasks"),
    ("/orders/ORD00123", "/api/v1/session"),
];

const PAGE: &str = "<!doctype html><title>Maintenance</title><h1>Maintenance</h1>";

/// It can't be read, the screen says why, reading it again brings it, and nothing was changed by any of that.
fn check(fault: &Fault, happened: &str) {
    journey_on_a_bad_line(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        for (address, path) in PLACES {
            shop.line().always("GET", path, fault.clone());
            desk.browser().go(address);
            desk.sees(&alert(happened));
            desk.reads("Rien n'a été modifié.");
            shop.line().mend();
            desk.press(&button("Réessayer"));
            match address {
                "/orders" => desk.sees(&row(ORDER)),
                "/unfinished" => desk.reads("Tout est terminé"),
                _ => desk.finds_off(&modification()),
            }
            desk.no_longer_sees(&alert(happened));
        }
        shop.ledger().is_untouched(ORDER);
    });
}

#[test]
fn a_page_with_status_200_is_not_taken_for_an_answer() {
    check(&Fault::AnsweredBy(200, "text/html", PAGE.to_owned()), "elle ne vient pas d'Avoir");
}

#[test]
fn a_fault_of_the_server_is_said_and_all_is_there_when_it_is_over() {
    let problem = r#"{"status":500,"code":"internal","retry":"same_key"}"#.to_owned();
    check(&Fault::AnsweredBy(500, "application/problem+json", problem), "Le serveur a eu une panne.");
}

#[test]
fn an_answer_larger_than_any_is_set_aside_announced_or_not() {
    let endless = format!("[{}]", "0,".repeat(size_limits::ANSWER / 2));
    check(&Fault::AnsweredBy(200, "application/json", endless.clone()), "anormalement grande");
    check(&Fault::AnsweredInChunksBy(200, "application/json", endless), "anormalement grande");
}

#[test]
fn an_answer_that_was_cut_off_is_not_taken_for_a_whole_one() {
    let half = |body: String| body.chars().take(body.chars().count() / 2).collect();
    check(&Fault::Rewritten(half), "elle ne vient pas d'Avoir");
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

/// What comes instead of a write's answer leaves it unknown. It is looked up by its key and takes effect once, whether
/// it arrived or not.
fn check_write(fault: Fault) {
    journey_on_a_bad_line(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order(ORDER);
        desk.cancels();
        assert_eq!(shop.line().look_ups(), 0);
        shop.line().once("POST", "/outcome", fault);
        desk.refunds_at_hipay("R-1");
        desk.sees(&dialog("Mail de confirmation au client"));
        // What something in between answers is not delivered; what is delivered is not sent again.
        assert_eq!((shop.line().deliveries("POST", "/outcome"), shop.line().look_ups()), (1, 1));
        let ledger = shop.ledger();
        assert_eq!((ledger.refunded(ORDER), ledger.pending(ORDER), ledger.credit_notes(ORDER)), (3160, 0, vec![3160]));
        assert_eq!(ledger.tasks(ORDER), ["hipay 3160 original done"]);
        assert_eq!(ledger.references(ORDER), ["R-1"]);
        assert_eq!(ledger.operations(ORDER).iter().filter(|kind| *kind == "settle_refund_task").count(), 1);
    });
}

#[test]
fn an_error_page_for_a_write_leaves_it_unknown_and_it_takes_effect_once() {
    check_write(Fault::AnsweredBy(502, "text/html", "<!doctype html><h1>502 Bad Gateway</h1>".to_owned()));
}

#[test]
fn a_page_with_status_200_is_not_taken_for_a_write_that_was_made() {
    check_write(Fault::AnsweredBy(200, "text/html", PAGE.to_owned()));
}

#[test]
fn a_page_with_status_200_hides_no_write_that_was_made() {
    check_write(Fault::Rewritten(|_| PAGE.to_owned()));
}

#[test]
fn an_order_in_a_status_of_a_later_version_can_only_be_read() {
    journey_on_a_bad_line(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        let later = |body: String| body.replace("\"awaiting_print\"", "\"teleported\"");
        shop.line().always("GET", "/api/v1/orders/ORD00123", Fault::Rewritten(later));
        desk.browser().go("/orders/ORD00123");
        desk.sees(&heading("Commande ORD00123"));
        desk.reads("État inconnu");
        desk.finds_disabled(&modification());
        desk.reads("31,60 €");
        shop.ledger().is_untouched(ORDER);

        shop.line().mend();
        desk.reload();
        desk.switches_mod_on();
        assert_eq!(shop.ledger().journal(ORDER), ["modification_opened"]);
        assert_eq!(shop.ledger().logistic_status(ORDER), "awaiting_print");
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
