//! Four eyes: what is above an agent's limit is asked for inside the flow, decided by a lead, and finished by the agent.

use crate::desk::credit_form::quantity;
use crate::harness::journey_in_a_shop;
use crate::harness::orders::order;
use crate::harness::things::{any, button, dialog, link, radio, row, textbox};

/// An agent gives back 20,00 € by themselves.
const LIMITS: &str = "[approvals.agent.EUR]\nrefund = \"20.00\"\ngoodwill = \"5.00\"\nother_means = \"0.00\"\n";

#[test]
fn an_agent_asks_a_lead_approves_beside_the_open_page_and_the_agent_finishes() {
    journey_in_a_shop(LIMITS, &[order("ORD00123")], |shop| {
        let awa = shop.agent("Awa Diallo");
        let zoe = shop.lead("Zoé Martin");
        awa.opens_order("ORD00123");
        awa.comes_to_the_total();
        awa.reads("Au-dessus de votre limite de remboursement (20,00 €) : à valider par un responsable.");
        awa.press(&radio("Téléphone"));
        awa.write(&textbox("Un mot pour le responsable (facultatif)"), "Elle rappelle à midi");
        awa.press(&button("Demander la validation"));
        awa.no_longer_sees(&any("dialog"));
        awa.reads("Validation demandée : Annulation de la commande");
        awa.keeps_a_focus();
        let ledger = shop.ledger();
        assert_eq!(ledger.approvals("ORD00123"), ["request_cancellation asked Awa Diallo -"]);
        assert_eq!((ledger.tasks("ORD00123"), ledger.credit_notes("ORD00123")), (Vec::new(), Vec::new()));

        zoe.sees(&link("1 commande à terminer").in_part());
        zoe.press(&link("À terminer").in_part());
        zoe.sees(&row("ORD00123").saying("À valider pour Awa Diallo : Annulation de la commande"));
        zoe.press(&link("ORD00123"));
        zoe.reads("Awa Diallo demande votre validation");
        zoe.reads("Limite de remboursement : 20,00 €.");
        zoe.reads("Elle rappelle à midi");
        zoe.press(&button("Valider la demande"));
        zoe.reads("Validé par Zoé Martin, rien n'est encore fait");

        // Awa's page was open all the while.
        awa.reads("Validé par Zoé Martin, rien n'est encore fait");
        awa.press(&button("Reprendre l'annulation"));
        awa.reads("Validé par Zoé Martin.");
        awa.validates("Téléphone");
        awa.sees(&dialog("Rembourser le client"));
        let ledger = shop.ledger();
        assert_eq!(ledger.approvals("ORD00123"), ["request_cancellation used Awa Diallo Zoé Martin"]);
        assert_eq!(ledger.tasks("ORD00123"), ["hipay 3160 original to_do"]);
        let journal = ledger.journal("ORD00123");
        let told: Vec<_> = journal.iter().filter(|event| event.starts_with("approval")).collect();
        assert_eq!(told, ["approval_asked", "approval_given", "approval_used"]);
    });
}

#[test]
fn a_no_tells_its_reason_and_an_approved_note_is_issued_from_the_page() {
    journey_in_a_shop(LIMITS, &[order("ORD00123")], |shop| {
        let awa = shop.agent("Awa Diallo");
        let zoe = shop.lead("Zoé Martin");
        zoe.opens_order("ORD00123");
        awa.opens_the_form("ORD00123");
        awa.write(&quantity("Mug en grès"), "3");
        awa.reads("Au-dessus de votre limite de remboursement");
        awa.write(&textbox("Motif"), "Trois mugs ébréchés");
        awa.press(&button("Demander la validation"));
        awa.reads("Validation demandée : Note de crédit");

        zoe.reads("Awa Diallo demande votre validation");
        zoe.reads("Trois mugs ébréchés");
        zoe.press(&button("Refuser"));
        zoe.reads("Dites pourquoi vous refusez.");
        zoe.write(&textbox("Motif en cas de refus"), "Demandez une photo");
        zoe.press(&button("Refuser"));
        awa.reads("Refusé par Zoé Martin, rien n'est fait");
        awa.reads("Demandez une photo");
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [] as [i64; 0]);

        // With the photo, the same is asked again: what was typed is still there.
        awa.press(&button("Continuer la note de crédit"));
        awa.press(&button("Demander la validation"));
        awa.reads("Validation demandée : Note de crédit");
        zoe.press(&button("Valider la demande"));
        awa.press(&button("Émettre la note validée"));
        awa.sees(&dialog("Rembourser le client"));
        let ledger = shop.ledger();
        assert_eq!(ledger.credit_notes("ORD00123"), [2670]);
        assert_eq!(
            ledger.approvals("ORD00123"),
            ["issue_credit_note withdrawn Awa Diallo Zoé Martin", "issue_credit_note used Awa Diallo Zoé Martin"]
        );
    });
}

#[test]
fn an_accountant_reads_and_finds_no_key_that_writes() {
    journey_in_a_shop(LIMITS, &[order("ORD00123")], |shop| {
        let nina = shop.accountant("Nina Petit");
        nina.opens_order("ORD00123");
        nina.finds_disabled(&crate::desk::procedure::modification());
        nina.finds_disabled(&button("Ajouter une note de crédit"));
        shop.ledger().is_untouched("ORD00123");
    });
}
