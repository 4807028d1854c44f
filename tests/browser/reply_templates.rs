//! *Mails et réponses*: a lead writes the shop's own words, sees what they come to, and agents send them from then on.

use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{button, combobox, dialog, heading, menuitem, textbox};

const ORDER: &str = "ORD00123";

#[test]
fn a_leads_words_are_tried_on_an_order_saved_and_sent_by_the_next_agent() {
    journey(&[order(ORDER)], |shop| {
        let (zoe, awa) = (shop.lead("Zoé Martin"), shop.agent("Awa Diallo"));
        zoe.press(&button("Zoé Martin"));
        zoe.press(&menuitem("Mails et réponses"));
        zoe.sees(&heading("Mails et réponses"));
        zoe.reads("Texte d'origine");
        zoe.reads("Nous avons bien annulé votre commande ORD00123.");
        let (subject, body) = (textbox("Objet"), textbox("Texte du mail ou de la réponse"));

        // A slip of the hand is told with its line, and nothing can come of it.
        zoe.empties(&body);
        zoe.write(&body, "Chère cliente,\n\n{{ mesage }}");
        zoe.reads("Ligne 3 : « {{ mesage }} » : un mot entre accolades n'existe pas");
        zoe.reads("L'aperçu revient dès que le texte est juste.");
        zoe.press(&button("Enregistrer"));
        zoe.reads("Corrigez d'abord ce qui est signalé.");

        zoe.empties(&body);
        zoe.write(&body, "Chère cliente,\n\n");
        zoe.press(&button("{{ message }}"));
        zoe.finds_in(&body, "Chère cliente,\n\n{{ message }}");
        zoe.empties(&subject);
        zoe.write(&subject, "C'est annulé : {{ commande }}");
        zoe.reads("C'est annulé : ORD00123");
        zoe.reads("Modifié, pas encore enregistré");

        // What is not saved outlasts a reload; the order to try it on must be one that it is true of.
        zoe.reload();
        // A field's value alone changes nothing that a wait would notice; the words beside it do.
        zoe.reads("Modifié, pas encore enregistré");
        zoe.finds_in(&body, "Chère cliente,\n\n{{ message }}");
        zoe.write(&textbox("Commande de l'aperçu"), ORDER);
        zoe.reads("Ce texte ne s'applique pas à cette commande");

        zoe.press(&button("Enregistrer"));
        zoe.reads("Enregistré : les prochains envois le reprennent.");

        awa.opens_order(ORDER);
        awa.cancels();
        awa.refunds_at_hipay("HIPAY-R-8003121-1");
        awa.sees(&dialog("Mail de confirmation au client"));
        awa.reads("C'est annulé : ORD00123");
        awa.reads("Chère cliente,");
        awa.sends_the_mail();
        assert!(shop.ledger().mails(ORDER)[0].contains("Chère cliente,"));
        zoe.empties(&textbox("Commande de l'aperçu"));
        zoe.write(&textbox("Commande de l'aperçu"), ORDER);
        zoe.reads("31,60 €");

        zoe.press(&button("Reprendre le texte d'origine"));
        zoe.press(&button("Enregistrer"));
        zoe.reads("Enregistré : les prochains envois le reprennent.");
        zoe.reads("Versions enregistrées");
        zoe.browser()
            .run("document.querySelector('avoir-desk').shadowRoot.querySelector('.template-versions summary').click()");
        zoe.press(&button("Reprendre la version 1"));
        zoe.reads("Modifié, pas encore enregistré");
        zoe.finds_in(&body, "Chère cliente,\n\n{{ message }}");
    });
}

#[test]
fn an_agent_reads_the_words_and_changes_none() {
    journey(&[order(ORDER)], |shop| {
        let awa = shop.agent("Awa Diallo");
        awa.browser().go("/reply-templates");
        awa.reads("Seul un responsable les change.");
        awa.reads("{{ message }}");
        awa.no_longer_sees(&button("Enregistrer"));
        awa.choose(&combobox("Texte"), "Note de crédit (mail et réponse)");
        awa.reads("Remboursement sur votre commande {{ commande }}");
    });
}
