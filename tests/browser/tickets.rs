//! From the ticket to the order and back: the reply is in the ticket once, and nobody has to wonder whether it is.

use crate::harness::freshdesk::Deed;
use crate::harness::orders::order;
use crate::harness::things::{button, dialog, textbox};
use crate::harness::{journey, journey_with_helpdesk};

const ORDER: &str = "ORD00123";

#[test]
fn whoever_comes_from_a_ticket_adds_the_reply_there_by_one_press() {
    journey_with_helpdesk(&[order(ORDER)], &["4711"], |shop| {
        let (desk, helpdesk, ledger) = (shop.agent("Awa Diallo"), shop.helpdesk(), shop.ledger());
        desk.browser().go(&format!("/orders/{ORDER}?ticket=4711"));
        desk.sees_order(ORDER);
        desk.finds_in(&textbox("Ticket"), "4711");
        desk.cancels();
        desk.refunds_at_hipay("HIPAY-R-8003121-1");
        desk.sends_the_mail();
        desk.escapes();
        desk.reads("Le client reçoit déjà un mail qui le dit");
        desk.finds_in(&textbox("Ticket"), "4711");
        desk.press(&button("Ajouter au ticket"));
        desk.reads("Pour le ticket #4711 : Ajoutée au ticket");
        desk.no_longer_sees(&button("Ajouter au ticket"));
        desk.no_longer_sees(&button("Noter le ticket"));
        desk.has_focus_on(&textbox("Ticket"));
        let notes = helpdesk.notes("4711");
        assert_eq!(notes.len(), 1);
        assert!(notes[0].contains("Annulation de votre commande ORD00123"), "{}", notes[0]);
        let journal = ledger.journal(ORDER);
        assert_eq!(journal.last().map(String::as_str), Some("reply_handed_over"), "{journal:?}");
        assert!(journal.contains(&"ticket_noted".to_owned()), "{journal:?}");
        desk.reload();
        desk.reads("Pour le ticket #4711 : Ajoutée au ticket");
        desk.reads("Réponse ajoutée au ticket");
    });
}

#[test]
fn a_ticket_that_is_none_is_mended_and_a_helpdesk_that_is_busy_is_waited_for() {
    journey_with_helpdesk(&[order(ORDER)], &["4711"], |shop| {
        let (desk, helpdesk) = (shop.agent("Awa Diallo"), shop.helpdesk());
        desk.opens_order(ORDER);
        desk.cancels();
        desk.refunds_at_hipay("HIPAY-R-8003121-1");
        desk.sends_the_mail();
        desk.escapes();
        desk.finds_disabled(&button("Ajouter au ticket"));
        desk.write(&textbox("Ticket"), "ticket de Léa");
        desk.reads("Ce n’est ni le numéro ni l’adresse d’un ticket.");
        desk.finds_disabled(&button("Ajouter au ticket"));
        desk.empties(&textbox("Ticket"));
        desk.write(&textbox("Ticket"), "#4712");
        desk.press(&button("Ajouter au ticket"));
        desk.reads("Une réponse n’a pas été ajoutée au ticket");
        desk.reads("Le helpdesk n’a pas de ticket de ce numéro.");

        helpdesk.does(Deed::Says(429, "retry-after: 600\r\n", ""));
        desk.empties(&textbox("Ticket"));
        desk.write(&textbox("Ticket"), "https://maison.freshdesk.com/a/tickets/4711");
        desk.press(&button("Ajouter au ticket"));
        desk.reads("Une réponse pour le ticket attend");
        desk.no_longer_reads("Une réponse n’a pas été ajoutée au ticket");
        desk.reads("Pour le ticket #4711 : En attente d’un nouvel essai");
        desk.finds_in(&textbox("Ticket"), "4711");
        desk.no_longer_sees(&dialog("Annuler la commande"));
        assert_eq!(helpdesk.notes("4711"), [""; 0]);
    });
}

#[test]
fn without_a_helpdesk_the_ticket_is_noted_and_leads_to_the_order() {
    journey(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order(ORDER);
        desk.write(&textbox("Ticket"), "4711");
        desk.press(&button("Noter le ticket"));
        desk.reads("Ticket #4711");
        desk.no_longer_sees(&button("Noter le ticket"));
        desk.no_longer_sees(&button("Ajouter au ticket"));
        desk.browser().go("/orders?q=4711");
        desk.reads(ORDER);
        desk.opens_order(ORDER);
        desk.empties(&textbox("Ticket"));
        desk.press(&button("Retirer le ticket"));
        desk.no_longer_reads("Ticket #4711");
    });
}
