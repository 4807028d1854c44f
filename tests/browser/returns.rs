//! *Retours*: what a customer sends back is registered, received and credited, by keyboard; leads keep the reasons, and take
//! what comes too late.

use crate::desk::Desk;
use crate::desk::credit_form::{condition, form, quantity};
use crate::harness::keys::Key::{Enter, Tab};
use crate::harness::orders::{Order, order};
use crate::harness::shop::Shop;
use crate::harness::things::{any, button, combobox, dialog, heading, textbox};
use crate::harness::{journey, journey_in_a_shop};

const ORDER: &str = "ORD00123";

fn delivered() -> Order {
    order(ORDER).logistic_status("delivered")
}

/// By keyboard alone.
fn registers_two(desk: &Desk) {
    desk.focuses(&button("Enregistrer un retour"));
    desk.key(Enter);
    desk.sees(&dialog("Enregistrer un retour"));
    desk.has_focus_on(&textbox("Unités à retourner : Mug en grès"));
    desk.browser().write("2");
    desk.sees(&combobox("Suite donnée"));
    desk.key(Tab);
    desk.has_focus_on(&combobox("Motif"));
    desk.browser().write("Arrivé abîmé");
    desk.tab_to(&button("Enregistrer le retour"));
    desk.key(Enter);
    desk.no_longer_sees(&any("dialog"));
    desk.reads("ORD00123-RET1");
    desk.reads("Arrivé abîmé → Rembourser");
}

fn receives(desk: &Desk, sound: &str, damaged: &str) {
    desk.press(&button("Réceptionner"));
    desk.sees(&dialog("Réceptionner"));
    let field = textbox("Intacts : Mug en grès");
    desk.empties(&field);
    desk.browser().write(sound);
    desk.write(&textbox("Abîmés : Mug en grès"), damaged);
    desk.press(&button("Enregistrer la réception"));
    desk.no_longer_sees(&any("dialog"));
}

fn returns(shop: &Shop) -> Vec<String> {
    shop.ledger().returns(ORDER)
}

#[test]
fn a_return_is_registered_by_keyboard_received_with_other_units_and_closed() {
    journey(&[delivered()], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order(ORDER);
        registers_two(&desk);
        assert_eq!(returns(shop), ["registered 2"]);
        desk.press(&button("Copier l'étiquette de retour"));
        assert!(desk.clipboard().contains("ORD00123-RET1") && desk.clipboard().contains("Awa Diallo"));
        let label = desk.prints_by(|| desk.press(&button("Imprimer l'étiquette de retour")));
        assert!(label.contains("ORD00123-RET1") && label.contains("Awa Diallo"), "{label}");
        desk.reads("Comment nous le retourner");

        receives(&desk, "1", "2");
        desk.reads("Intacts : 1 · abîmés : 2 · manquants : 0");
        assert_eq!(returns(shop), ["received 2 1 2"]);
        desk.press(&button("Clore le retour"));
        desk.reads("Clos");
        let ledger = shop.ledger();
        assert_eq!(ledger.journal(ORDER), ["return_registered", "return_received", "return_closed"]);
        assert_eq!(ledger.tasks(ORDER), [] as [String; 0]);
    });
}

#[test]
fn a_credit_note_begins_with_what_came_back_and_names_its_return() {
    journey(&[delivered()], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order(ORDER);
        registers_two(&desk);
        receives(&desk, "1", "1");
        desk.press(&button("Créditer ce retour"));
        desk.sees(&form());
        desk.finds_in(&quantity("Mug en grès"), "2");
        desk.finds_in(&textbox("Motif"), "Arrivé abîmé");
        desk.sees(&condition("Mug en grès"));
        desk.finds_in(&textbox("Abîmés : Mug en grès"), "1");
        desk.reads("Intacts : 1 · abîmés : 1 · manquants : 0");
        desk.reads("+1 en stock");

        desk.empties(&quantity("Mug en grès"));
        desk.browser().write("3");
        desk.reads("Plus que ce qui est revenu : il en reste 2");
        desk.reads("1 unité de ce retour, revenue intacte, peut être remise en stock.");
        desk.write(&textbox("Perdus : Mug en grès"), "1");
        desk.reads("Neufs : 1 · Abîmés : 1 · Perdus : 1");
        desk.adds("26,70 € sur HiPay");
        desk.reads("Pour le retour ORD00123-RET1");
        desk.reads("Crédité par AV-");
        desk.reads("1 unité remboursée de plus que ce qui est revenu.");
        let movements = shop.ledger().movements("MUG-01");
        assert_eq!(movements, ["3 returned_to_stock_by_refunding", "-2 api_removed"]);
    });
}

#[test]
fn of_two_agents_at_one_parcel_the_second_reads_that_it_has_moved_on() {
    journey(&[delivered()], |shop| {
        let (awa, ben) = (shop.agent("Awa Diallo"), shop.agent("Ben Morel"));
        awa.opens_order(ORDER);
        ben.opens_order(ORDER);
        registers_two(&awa);
        ben.press(&button("Réceptionner"));
        ben.sees(&dialog("Réceptionner"));
        receives(&awa, "2", "0");
        ben.reads("Ce retour n'en est plus là");
        ben.escapes();
        ben.reads("Intacts : 2 · abîmés : 0 · manquants : 0");
        assert_eq!(returns(shop), ["received 2 2 0"]);
    });
}

#[test]
fn a_return_that_does_not_come_is_withdrawn_for_a_reason() {
    journey(&[delivered()], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order(ORDER);
        registers_two(&desk);
        desk.press(&button("Retirer le retour"));
        desk.sees(&dialog("Retirer le retour"));
        desk.press(&button("Retirer le retour").within(dialog("Retirer le retour")));
        desk.reads("Dites pourquoi.");
        desk.write(&textbox("Pourquoi le retour est retiré"), "La cliente garde tout");
        desk.press(&button("Retirer le retour").within(dialog("Retirer le retour")));
        desk.no_longer_sees(&any("dialog"));
        desk.reads("Retiré : La cliente garde tout");
        assert_eq!(returns(shop), ["withdrawn 2"]);
    });
}

#[test]
fn a_lead_makes_a_reason_and_an_agent_chooses_it() {
    journey(&[delivered()], |shop| {
        let zoe = shop.lead("Zoé Petit");
        zoe.browser().write_with_control('k');
        zoe.sees(&dialog("Palette de commandes"));
        zoe.browser().write("motifs");
        zoe.key(Enter);
        zoe.sees(&heading("Motifs et actions de retour"));
        zoe.press(&button("Ajouter un motif"));
        zoe.sees(&dialog("Ajouter un motif"));
        zoe.browser().write("Cadeau en double");
        zoe.key(Tab);
        zoe.browser().write("Duplicate gift");
        zoe.press(&button("Enregistrer"));
        zoe.reads("Cadeau en double");
        zoe.focuses(&button("Retirer de la liste : Trop petit"));
        zoe.key(Enter);
        zoe.has_focus_on(&button("Proposer de nouveau : Trop petit"));

        let awa = shop.agent("Awa Diallo");
        awa.opens_order(ORDER);
        awa.press(&button("Enregistrer un retour"));
        awa.write(&textbox("Unités à retourner : Mug en grès"), "1");
        awa.choose(&combobox("Motif"), "Cadeau en double");
        awa.press(&button("Enregistrer le retour"));
        awa.reads("Cadeau en double → Rembourser");
    });
}

#[test]
fn of_two_leads_who_rename_the_second_renames_what_was_meant_or_nothing() {
    journey(&[delivered()], |shop| {
        let (zoe, lea) = (shop.lead("Zoé Petit"), shop.lead("Léa Roux"));
        for lead in [&zoe, &lea] {
            lead.browser().go("/return-terms");
            lead.sees(&button("Renommer : Trop petit"));
        }
        zoe.press(&button("Renommer : Trop petit"));
        zoe.empties(&textbox("En français"));
        zoe.browser().write("Taille trop petite");
        // Another reason stands in its place before she is done.
        lea.press(&button("Descendre : Trop petit"));
        lea.reads("Enregistré.");
        zoe.press(&button("Enregistrer"));
        zoe.reads("Un autre responsable les a changés");
        zoe.press(&button("Enregistrer"));
        zoe.no_longer_sees(&any("dialog"));
        zoe.reads("Taille trop petite");
        zoe.reads("Trop grand");
        zoe.no_longer_reads("Trop petit");
    });
}

#[test]
fn behind_the_window_an_agent_asks_a_lead_who_says_why() {
    journey_in_a_shop("[returns]\ndays = 1\n", &[delivered()], |shop| {
        let awa = shop.agent("Awa Diallo");
        awa.opens_order(ORDER);
        awa.press(&button("Enregistrer un retour"));
        awa.reads("Le délai de retour est passé");
        awa.reads("Demandez à un responsable d'enregistrer ce retour");

        let zoe = shop.lead("Zoé Petit");
        zoe.opens_order(ORDER);
        zoe.press(&button("Enregistrer un retour"));
        zoe.write(&textbox("Unités à retourner : Mug en grès"), "1");
        zoe.choose(&combobox("Motif"), "Défectueux");
        zoe.write(&textbox("Pourquoi prendre ce retour hors délai"), "Hospitalisée");
        zoe.press(&button("Enregistrer le retour"));
        zoe.reads("Pris hors délai : Hospitalisée");
        assert_eq!(shop.ledger().journal(ORDER), ["return_registered", "return_window_overruled"]);
    });
}
