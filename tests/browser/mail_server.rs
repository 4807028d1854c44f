//! Mails leave by the shop's mail server, at a real one: what the agent sees of it, down and back.

use crate::harness::journey_with_mail_server;
use crate::harness::orders::order;

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
        desk.reads("Remis au serveur de mail");
        desk.no_longer_reads("Un mail au client attend");
        assert_eq!(ledger.mail_states("ORD00123"), ["handed_over"]);
        assert_eq!(ledger.journal("ORD00123").last().map(String::as_str), Some("mail_handed_over"));
        assert_eq!(ledger.mail_files(), [""; 0], "no mail leaves by both ways");
    });
}
