//! *Imprimer le dossier*: all that happened to an order on paper, by one key.

use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{any, button};

const ORDER: &str = "ORD00123";

#[test]
fn one_key_prints_all_that_happened_to_an_order() {
    journey(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order(ORDER);
        desk.switches_mod_on();
        desk.checks();
        desk.confirms();
        desk.asks_to_cancel();
        desk.validates("Téléphone");
        desk.refunds_at_hipay("HIPAY-R-8003121-1");
        desk.sends_the_mail();
        desk.escapes();
        desk.reads("Commande annulée. Tout est réglé.");

        desk.focuses(&button("Imprimer le dossier"));
        let story = desk.prints_by(|| desk.browser().write("p"));
        let note = shop.ledger().note_numbers(ORDER)[0].clone();
        for said in [
            "Dossier de la commande",
            ORDER,
            "par Awa Diallo",
            "Mug en grès",
            "8003121",
            "31,60",
            "HIPAY-R-8003121-1",
            note.as_str(),
            "MOD passé sur ON",
            "Choix d’annuler confirmé",
            "Remboursement pris en charge",
            "Mail mis à l’envoi",
        ] {
            assert!(story.contains(said), "{said} in {story}");
        }
        let (first, last) = (story.find("MOD passé sur ON"), story.find("Mail mis à l’envoi"));
        assert!(first < last, "oldest first");
        assert!(!story.contains("Réponses prédéfinies"), "of the page around it nothing");
        assert!(desk.pages_of("story", &story) <= 2);

        // In the other language, and as the order is then.
        desk.press(&button("English"));
        let story = desk.prints_by(|| desk.press(&button("Print the whole story")));
        for said in ["File of order", "MOD switched on", "Refund started", "Drawn up on"] {
            assert!(story.contains(said), "{said} in {story}");
        }
    });
}

#[test]
fn a_letter_in_a_field_or_a_dialog_prints_nothing() {
    journey(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order(ORDER);
        desk.browser().write("n");
        desk.sees(&any("dialog"));
        desk.browser().write("p");
        desk.escapes();
        assert_eq!(desk.browser().run("return document.querySelectorAll('iframe').length"), 0);
    });
}
