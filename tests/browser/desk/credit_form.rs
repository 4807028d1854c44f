//! *Ajouter une note de crédit* (*Prepare the credit note*), each step with what the agent sees after it.

use super::Desk;
use crate::harness::things::{Thing, button, combobox, dialog, switch, textbox};

/// The form.
pub fn form() -> Thing {
    dialog("Ajouter une note de crédit")
}

pub fn quantity(article: &str) -> Thing {
    textbox(&format!("Quantité : {article}"))
}

/// *Valeur TTC* of an article, a parcel or a fee.
pub fn value(of: &str) -> Thing {
    textbox(&format!("Valeur TTC : {of}"))
}

pub fn shipping() -> Thing {
    switch("Frais d'expédition")
}

/// *Montant payé*
pub fn amount_paid() -> Thing {
    switch("Montant payé")
}

/// *Mise à jour de l'inventaire*
pub fn inventory() -> Thing {
    switch("Mise à jour de l'inventaire")
}

/// *État des unités* of an article.
pub fn condition(of: &str) -> Thing {
    combobox(&format!("État des unités : {of}"))
}

impl Desk {
    /// From the payments of the order's page.
    #[track_caller]
    pub fn opens_the_form(&self, order: &str) {
        self.opens_order(order);
        self.press(&button("Ajouter une note de crédit"));
        self.sees(&form());
    }

    /// Presses the button that says what it does.
    #[track_caller]
    pub fn adds(&self, what: &str) {
        self.press(&button(&format!("Ajouter · {what}")));
        self.has_added();
    }

    /// The refund comes to the front. Put away, the page shows the note and what is to be done.
    #[track_caller]
    pub fn has_added(&self) {
        self.sees(&dialog("Rembourser le client"));
        self.escapes();
        self.reads("AV-");
        self.reads("restent à rembourser au client");
    }
}
