//! Mails leave by the shop's mail server, at a real one: what the agent sees of it, down and back.

use crate::harness::journey_with_mail_server;
use crate::harness::keys::Key::{Enter, Tab};
use crate::harness::orders::order;
use crate::harness::things::{any, button, combobox, dialog, link, row, textbox};

#[test]
fn a_mail_waits_while_the_mail_server_is_down_and_is_handed_over_once_it_is_back() {
    journey_with_mail_server(&[order("ORD00123")], |shop| {
        let (server, ledger) = (shop.mail_server(), shop.ledger());
        server.goes_down();
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.cancels();
        desk.refunds_at_hipay("HIPAY-R-8003121-1");
        desk.sends_the_mail();
        desk.escapes();
        desk.reads("Un mail au client attend");
        desk.reads("Le serveur de mail n’est pas joignable, ou la liaison a été coupée.");
        desk.reads("En attente d’un nouvel essai");
        assert_eq!(ledger.mail_states("ORD00123"), ["waiting"]);
        assert!(!ledger.journal("ORD00123").contains(&"mail_handed_over".to_owned()));

        server.comes_back();
        let message_id = server.takes_a_mail();
        assert!(message_id.ends_with("@localhost>"), "{message_id}");
        desk.returns_to_the_page();
        desk.reads("Envoyé, remis au serveur de mail");
        desk.no_longer_reads("Un mail au client attend");
        assert_eq!(ledger.mail_states("ORD00123"), ["handed_over"]);
        assert_eq!(ledger.journal("ORD00123").last().map(String::as_str), Some("mail_handed_over"));
        assert_eq!(ledger.mail_files(), [""; 0], "no mail leaves by both ways");
    });
}

#[test]
fn a_mail_that_nobody_takes_is_to_finish_until_an_agent_says_how_the_customer_was_told() {
    journey_with_mail_server(&[order("ORD00123").email("gone@example.com")], |shop| {
        let ledger = shop.ledger();
        let awa = shop.agent("Awa Diallo");
        awa.opens_order("ORD00123");
        awa.cancels();
        awa.refunds_at_hipay("HIPAY-R-8003121-1");
        awa.sends_the_mail();
        awa.reads("Le mail au client n’est pas parti : fermez, la page dit que faire.");
        awa.escapes();
        awa.reads("Un mail au client n’est pas parti");
        awa.reads("No such user");
        awa.reads("Commande annulée, remboursements réglés.");
        assert_eq!(ledger.mail_states("ORD00123"), ["not_sent"]);

        let noe = shop.agent("Noé Roux");
        noe.press(&link("À terminer").in_part());
        noe.choose(&combobox("Reste à faire"), "Mail non parti à traiter");
        noe.sees(&row("ORD00123").saying("Mail non parti vers gone@example.com"));
        noe.press(&link("Reprendre ORD00123"));
        noe.press(&button("Abandonner l’envoi…"));
        noe.is_held_by_dialog("Abandonner l’envoi");
        let gives_up = button("Abandonner l’envoi").within(dialog("Abandonner l’envoi"));
        noe.press(&gives_up);
        noe.reads("Dites comment, ou pourquoi.");
        let why = textbox("Comment le client est-il prévenu, ou pourquoi ce n’est plus utile ?");
        noe.has_focus_on(&why);
        noe.write(&why, "Prévenue par téléphone");
        noe.keys(&[Enter, Tab]);
        assert_eq!(ledger.mail_states("ORD00123"), ["not_sent"]);
        noe.press(&gives_up);
        noe.no_longer_reads("Un mail au client n’est pas parti");
        noe.keeps_a_focus();
        noe.reads("Abandonné");
        noe.reads("Prévenue par téléphone");
        assert_eq!(ledger.mail_states("ORD00123"), ["given_up"]);
        assert_eq!(ledger.journal("ORD00123").last().map(String::as_str), Some("mail_given_up"));
        noe.press(&link("À terminer").within(any("main")));
        // What was chosen there is still chosen.
        noe.reads("Rien de tel à terminer");
    });
}
