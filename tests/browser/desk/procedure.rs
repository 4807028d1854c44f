//! The procedure for cancelling an order, each step with what the agent sees after it.

use super::Desk;
use crate::harness::keys::Key;
use crate::harness::things::{
    Condition, Thing, any, button, checkbox, combobox, dialog, heading, link, menuitem, radio, row, searchbox, switch,
    textbox,
};

/// *Modification de la commande*
pub fn modification() -> Thing {
    switch("Modification de la commande")
}

pub fn check_button() -> Thing {
    button("Vérifier la possibilité d'annuler la commande")
}

pub fn confirm_button() -> Thing {
    button("Confirmer l'annulation de la commande")
}

impl Desk {
    /// Étape 1 : Aller sur “Liste des commandes” et cherchez la commande.
    #[track_caller]
    pub fn searches_order(&self, number: &str) {
        self.press(&link("Liste des commandes").within(any("navigation")));
        self.write(&searchbox("Rechercher une commande"), number);
        // It can be in the list before it is searched for: it is found once nothing else is there.
        self.counts(&link("MOD : ouvrir").in_part(), 1);
        self.sees(&link(&format!("MOD : ouvrir {number}")));
    }

    /// Étape 2 : Vérifiez l’état logistique de la commande dans la colonne “État logistique” de droite.
    #[track_caller]
    pub fn reads_in_the_list(&self, number: &str, logistic_status: &str) {
        self.sees(&row(number).saying(logistic_status));
    }

    /// Étape 3 : Cliquez sur “MOD”. Et vous accédez à la commande.
    #[track_caller]
    pub fn presses_mod(&self, number: &str) {
        self.press(&link(&format!("MOD : ouvrir {number}")));
        self.sees_order(number);
    }

    /// By its address, as from a bookmark.
    #[track_caller]
    pub fn opens_order(&self, number: &str) {
        self.browser().go(&format!("/orders/{number}"));
        self.sees_order(number);
    }

    #[track_caller]
    pub fn sees_order(&self, number: &str) {
        self.sees(&heading(&format!("Commande {number}")));
        self.sees(&modification());
    }

    /// Étape 4 : Cliquez sur le bouton “Modification de la commande” afin de passer en mode “OFF” à “ON”. Étape 5 :
    /// Une pop-in apparaît.
    #[track_caller]
    pub fn switches_mod_on(&self) {
        self.finds_off(&modification());
        self.press(&modification());
        self.sees(&dialog("La modification de la commande est sur ON"));
    }

    /// Étape 6 : Cliquez sur “Vérifier la possibilité d’annuler la commande”.
    #[track_caller]
    pub fn checks(&self) {
        self.press(&check_button());
    }

    /// Cas 2 : le message suivant s’affiche “Commande annulable”.
    #[track_caller]
    pub fn confirms(&self) {
        self.sees(&dialog("Commande annulable"));
        self.press(&confirm_button());
        self.no_longer_sees(&confirm_button());
    }

    /// Étape 7 : Cliquez sur le menu déroulant en haut à gauche “Modifier la commande”, puis sur “Annuler la commande”.
    #[track_caller]
    pub fn asks_to_cancel(&self) {
        self.opens_the_menu();
        self.press(&menuitem("Annuler la commande"));
        self.sees(&dialog("Annuler la commande"));
    }

    /// The menu *Modifier la commande*, which opens by itself after the confirmation.
    #[track_caller]
    pub fn opens_the_menu(&self) {
        let menu = button("Modifier la commande");
        self.sees(&menu);
        self.browser().rests();
        if self.texts(&any("menuitem")).is_empty() {
            self.press(&menu);
        }
        self.sees(&any("menuitem"));
    }

    /// Étape 8 : Sélectionnez le moyen de contact utilisé par le client puis cliquez sur “Valider”.
    #[track_caller]
    pub fn validates(&self, channel: &str) {
        self.press(&radio(channel));
        self.press(&button("Valider"));
        self.no_longer_sees(&button("Valider"));
    }

    /// From an open order up to the menu in which the next step is.
    #[track_caller]
    pub fn comes_to_the_menu(&self) {
        self.switches_mod_on();
        self.checks();
        self.confirms();
    }

    /// From an open order up to the pop-in with the total.
    #[track_caller]
    pub fn comes_to_the_total(&self) {
        self.comes_to_the_menu();
        self.asks_to_cancel();
    }

    /// From an open order up to the pop-in with the transaction.
    #[track_caller]
    pub fn cancels(&self) {
        self.comes_to_the_total();
        self.validates("Téléphone");
        self.sees(&dialog("Rembourser le client"));
    }

    /// Étape 9 : Cliquez sur le lien de paiement (Hipay, Paypal, etc) et vous serez redirigé vers la page de la banque.
    /// What is done there is up to `at_the_bank`; afterwards the desk is in front again.
    #[track_caller]
    pub fn opens_portal(&self, provider: &str, at_the_bank: impl FnOnce()) {
        self.opens_portal_by(|| self.press(&button(&format!("Ouvrir {provider}"))), at_the_bank);
    }

    #[track_caller]
    pub fn opens_portal_by(&self, open: impl FnOnce(), at_the_bank: impl FnOnce()) {
        self.goes_to_another_tab(open, at_the_bank);
        self.sees(&button("Remboursement effectué"));
    }

    /// The same with Enter, in whatever language; the focus is then where the reference goes.
    #[track_caller]
    pub fn opens_portal_by_key(&self, reference: &Thing, at_the_bank: impl FnOnce()) {
        self.goes_to_another_tab(|| self.key(Key::Enter), at_the_bank);
        self.has_focus_on(reference);
    }

    /// Does what opens another tab and what there is to do in it, and comes back.
    #[track_caller]
    pub fn goes_to_another_tab(&self, open: impl FnOnce(), there: impl FnOnce()) {
        let (browser, here) = (self.browser(), self.browser().tab());
        let before = browser.tabs();
        open();
        browser.wait(&Condition::BehindAnotherTab);
        let opened: Vec<String> = browser.tabs().into_iter().filter(|tab| !before.contains(tab)).collect();
        assert_eq!(opened.len(), 1, "one tab opens");
        browser.switch_to(&opened[0]);
        there();
        browser.close_tab();
        browser.switch_to(&here);
    }

    /// What is not made in a portal is taken on first.
    #[track_caller]
    pub fn takes_it_on(&self) {
        self.press(&button("Je m'en charge"));
        self.sees(&button("Remboursement effectué"));
    }

    /// 10, cas 2 : revenez sur le Back Office, cliquez sur “Remboursement effectué”.
    #[track_caller]
    pub fn says_refunded(&self, reference: &str) {
        self.write(&textbox("Référence du remboursement"), reference);
        self.press(&button("Remboursement effectué"));
    }

    /// 9 and 10 for an order paid by HiPay, without looking at the bank's page.
    #[track_caller]
    pub fn refunds_at_hipay(&self, reference: &str) {
        self.opens_portal("HiPay", || self.sees(&heading("HiPay")));
        self.says_refunded(reference);
    }

    /// 10, cas 1 : sélectionnez “Remboursement impossible” et choisissez un moyen de paiement alternatif.
    #[track_caller]
    pub fn says_impossible(&self, reason: &str, method: &str) {
        self.press(&button("Remboursement impossible"));
        self.reads("Choisir un moyen de paiement alternatif");
        self.choose(&combobox("Pourquoi le remboursement n'a-t-il pas fonctionné ?"), reason);
        self.choose(&combobox("Moyen de paiement alternatif"), method);
    }

    /// The customer has not said yet where the money goes, and is asked later.
    #[track_caller]
    pub fn will_ask_where_to(&self) {
        self.press(&checkbox("Je n'ai pas").in_part());
    }

    /// Étape 11 : Une nouvelle pop-in apparaît avec le mail automatique.
    #[track_caller]
    pub fn sends_the_mail(&self) {
        self.sees(&dialog("Mail de confirmation au client"));
        self.press(&button("Envoyer le mail"));
        self.sees(&dialog("Annulation terminée"));
    }

    /// Leaves MOD from the pop-in.
    #[track_caller]
    pub fn leaves_mod(&self) {
        self.press(&button("Quitter MOD"));
        self.finds_off(&modification());
    }

    /// From ON to OFF.
    #[track_caller]
    pub fn switches_mod_off(&self) {
        self.press(&modification());
        self.finds_off(&modification());
    }

    /// Closes the pop-in by Escape; the cancellation stays where it is.
    #[track_caller]
    pub fn escapes(&self) {
        // A pop-in whose write is on its way does not close; and the one that follows it would come after the key.
        self.browser.rests();
        self.key(Key::Escape);
        self.no_longer_sees(&any("dialog"));
    }
}
