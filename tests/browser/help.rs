//! The help of each step: by its button or F1, where one is, and what agents say of it.

use crate::harness::journey;
use crate::harness::keys::Key::{F1, Tab};
use crate::harness::orders::order;
use crate::harness::things::{any, button, dialog, heading, menuitem, textbox};

const ORDER: &str = "ORD00123";

#[test]
fn f1_opens_the_article_of_the_step_and_gives_the_focus_back() {
    journey(&[order(ORDER)], |shop| {
        let (awa, zoe) = (shop.agent("Awa Diallo"), shop.lead("Zoé Martin"));
        awa.opens_order(ORDER);
        awa.switches_mod_on();
        let action = button("Vérifier la possibilité d'annuler la commande");
        awa.has_focus_on(&action);
        awa.key(F1);
        awa.has_focus_on(&heading("Vérifier la possibilité d'annuler"));
        awa.press(&button("Non"));
        awa.reads("Merci : vos responsables le voient.");
        awa.key(F1);
        awa.no_longer_sees(&heading("Vérifier la possibilité d'annuler"));
        awa.has_focus_on(&action);

        // The next step has its own article, and the help costs nobody a key on the way.
        awa.checks();
        awa.press(&button("Aide").in_part());
        awa.reads("Après cette étape l'entrepôt ne peut plus imprimer la commande.");
        awa.press(&button("Oui"));
        awa.reads("Merci. Vous pouvez changer d'avis.");
        awa.confirms();
        awa.asks_to_cancel();
        awa.no_longer_reads("C'est l'étape sans retour");
        awa.key(F1);
        awa.reads("C'est l'étape sans retour");

        zoe.press(&button("Zoé Martin"));
        zoe.press(&menuitem("Aide"));
        zoe.sees(&heading("Aide"));
        zoe.reads("Utile : 1 · pas utile : 0");
        zoe.reads("Utile : 0 · pas utile : 1");
        zoe.reads("Personne n'a encore donné d'avis.");
    });
}

#[test]
fn f1_helps_while_a_reference_is_typed_and_elsewhere_leads_to_all_articles() {
    journey(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order(ORDER);
        desk.cancels();
        desk.opens_portal("HiPay", || desk.sees(&heading("HiPay")));
        let reference = textbox("Référence du remboursement");
        desk.write(&reference, "HIPAY-R-1");
        desk.key(F1);
        desk.has_focus_on(&heading("Rembourser chez le prestataire"));
        desk.reads("Collez-y toute sa page");
        desk.key(Tab);
        desk.has_focus_on(&button("Oui"));
        desk.key(F1);
        desk.has_focus_on(&reference);
        desk.finds_in(&reference, "HIPAY-R-1");
        desk.escapes();
        desk.no_longer_sees(&any("dialog"));
        desk.key(F1);
        desk.is_at("/help");
        // Back to the order, whose question waits for whoever has it on.
        desk.browser().back();
        desk.sees(&dialog("Rembourser le client"));
    });
}
