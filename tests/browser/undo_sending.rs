//! *Annuler l’envoi*: what was sent a moment ago stays a while before it leaves, and can be made as if it had never been sent.

use crate::harness::journey_whose_mails_stay;
use crate::harness::orders::order;
use crate::harness::things::{any, button, dialog};

const ORDER: &str = "ORD00123";

/// Longer than the journey takes.
const LONG: u32 = 60;

#[test]
fn a_mail_sent_too_soon_is_taken_back_by_a_press_or_by_a_key() {
    journey_whose_mails_stay(LONG, &[order(ORDER)], &[], |shop| {
        let (desk, ledger) = (shop.agent("Awa Diallo"), shop.ledger());
        desk.opens_order(ORDER);
        desk.cancels();
        desk.refunds_at_hipay("HIPAY-R-8003121-1");
        desk.sends_the_mail();
        desk.reads("Le mail part dans quelques secondes");
        desk.press(&button("Annuler l'envoi").within(dialog("Annulation terminée")));
        desk.sees(&dialog("Mail de confirmation au client"));
        desk.keeps_a_focus();
        assert_eq!(ledger.mail_states(ORDER), ["taken_back"]);

        desk.sends_the_mail();
        desk.escapes();
        desk.reads("Le mail part dans quelques secondes");
        desk.browser().write_with_control('z');
        // The mail is what is to be done next, and comes in front.
        desk.sees(&dialog("Mail de confirmation au client"));
        desk.escapes();
        desk.no_longer_reads("Le mail part dans quelques secondes");
        desk.no_longer_reads("Tout est réglé");
        desk.reads("Envoi annulé avant son départ");
        desk.keeps_a_focus();
        assert_eq!(ledger.mail_states(ORDER), ["taken_back", "taken_back"]);
        assert_eq!(ledger.journal(ORDER).iter().filter(|event| *event == "mail_taken_back").count(), 2);
        // A second key finds nothing to undo.
        desk.browser().write_with_control('z');
        assert_eq!(ledger.mail_states(ORDER), ["taken_back", "taken_back"]);
        assert_eq!(ledger.mail_files(), [""; 0]);
    });
}

#[test]
fn what_is_not_taken_back_leaves_by_itself_and_the_offer_goes() {
    journey_whose_mails_stay(3, &[order(ORDER)], &[], |shop| {
        let (desk, ledger) = (shop.agent("Awa Diallo"), shop.ledger());
        desk.opens_order(ORDER);
        desk.cancels();
        desk.refunds_at_hipay("HIPAY-R-8003121-1");
        desk.sends_the_mail();
        desk.reads("Le mail part dans quelques secondes");
        desk.no_longer_reads("Le mail part dans quelques secondes");
        desk.reads("Envoyé, déposé pour le système de mail");
        assert_eq!(ledger.mail_states(ORDER), ["written"]);
        assert_eq!(ledger.mail_files().len(), 1);
    });
}

#[test]
fn the_mail_about_a_note_is_taken_back_from_the_note_and_can_be_sent_again() {
    journey_whose_mails_stay(LONG, &[order(ORDER)], &[], |shop| {
        let (desk, ledger) = (shop.agent("Awa Diallo"), shop.ledger());
        desk.has_issued_two_mugs(ORDER, true);
        desk.opens_order(ORDER);
        desk.press(&button("Écrire au client"));
        desk.press(&button("Envoyer le mail"));
        desk.reads("Le mail part dans quelques secondes");
        // The note is in front.
        desk.browser().write_with_control('z');
        desk.no_longer_reads("Le mail part dans quelques secondes");
        desk.keeps_a_focus();
        desk.sees(&button("Écrire au client"));
        assert_eq!(ledger.mail_states(ORDER), ["taken_back"]);
    });
}

#[test]
fn a_reply_for_a_ticket_is_taken_back_too() {
    journey_whose_mails_stay(LONG, &[order(ORDER).logistic_status("shipped")], &["4711"], |shop| {
        let (desk, helpdesk, ledger) = (shop.agent("Awa Diallo"), shop.helpdesk(), shop.ledger());
        desk.browser().go(&format!("/orders/{ORDER}?ticket=4711"));
        desk.sees_order(ORDER);
        desk.press(&button("Ajouter au ticket"));
        desk.reads("La réponse part dans quelques secondes");
        desk.has_focus_on(&button("Annuler l'envoi"));
        desk.browser().write_with_control('z');
        desk.no_longer_reads("La réponse part dans quelques secondes");
        desk.sees(&button("Ajouter au ticket"));
        assert_eq!(ledger.mail_states(ORDER), ["taken_back"]);
        assert_eq!(helpdesk.notes("4711"), [""; 0]);
    });
}

#[test]
fn one_key_opens_the_form_that_takes_the_newest_note_back() {
    journey_whose_mails_stay(LONG, &[order(ORDER)], &[], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_issued_two_mugs(ORDER, true);
        desk.opens_order(ORDER);
        let note = shop.ledger().note_numbers(ORDER)[0].clone();
        desk.browser().write("a");
        desk.sees(&dialog("Annuler la note de crédit").in_part());
        desk.reads(&note);
        desk.escapes();
        desk.no_longer_sees(&any("dialog"));
        desk.keeps_a_focus();
    });
}
