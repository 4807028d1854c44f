//! The stand-in's words, in both languages.

use crate::domain::locale::Locale;

/// In both languages at once: nobody may take this page for a bank's.
pub(super) const BANNER: [(&str, &str); 2] =
    [("fr", "Portail de démonstration : aucun argent ne bouge"), ("en", "Demo portal: no money moves")];

pub(super) struct Words {
    pub(super) transaction: &'static str,
    pub(super) order: &'static str,
    pub(super) captured: &'static str,
    pub(super) to_refund: &'static str,
    pub(super) authorized: &'static str,
    pub(super) void: &'static str,
    pub(super) leave_authorized: &'static str,
    pub(super) voided: &'static str,
    pub(super) after_voiding: &'static str,
    pub(super) earlier: &'static str,
    pub(super) none_earlier: &'static str,
    pub(super) refund: &'static str,
    pub(super) refund_again: &'static str,
    pub(super) refuse: &'static str,
    pub(super) leave: &'static str,
    pub(super) back: &'static str,
    pub(super) made: &'static str,
    pub(super) made_before: &'static str,
    pub(super) reference: &'static str,
    pub(super) copy: &'static str,
    pub(super) refused: &'static str,
    pub(super) after_refusal: &'static str,
    pub(super) too_much: &'static str,
    pub(super) left: &'static str,
    pub(super) close: &'static str,
    pub(super) unknown: &'static str,
}

const FRENCH: Words = Words {
    transaction: "Transaction",
    order: "Commande",
    captured: "Montant encaissé",
    to_refund: "Montant à rembourser",
    authorized: "Montant autorisé, non encaissé",
    void: "Annuler l’autorisation",
    leave_authorized: "Quitter sans annuler",
    voided: "Autorisation annulée",
    after_voiding: "Fermez cet onglet, puis choisissez « Autorisation annulée » dans Avoir.",
    earlier: "Remboursements de cette transaction",
    none_earlier: "Aucun remboursement",
    refund: "Rembourser",
    refund_again: "Rembourser ce montant une nouvelle fois",
    refuse: "Simuler un refus de la banque",
    leave: "Quitter sans rembourser",
    back: "Revenir à la transaction",
    made: "Remboursement effectué",
    made_before: "Ce montant a déjà été remboursé",
    reference: "Référence du remboursement",
    copy: "Copiez cette référence, fermez cet onglet, puis choisissez « Remboursement effectué » dans Avoir.",
    refused: "La banque refuse ce remboursement",
    after_refusal: "Fermez cet onglet, puis choisissez « Remboursement impossible » dans Avoir.",
    too_much: "Refusé : ce montant dépasse ce qui reste à rembourser sur cette transaction",
    left: "Rien n’a été fait",
    close: "Vous pouvez fermer cet onglet et revenir dans Avoir.",
    unknown: "Ce portail ne connaît pas cette transaction",
};

const ENGLISH: Words = Words {
    transaction: "Transaction",
    order: "Order",
    captured: "Captured amount",
    to_refund: "Amount to refund",
    authorized: "Authorised, not captured",
    void: "Void the authorisation",
    leave_authorized: "Leave without voiding",
    voided: "Authorisation voided",
    after_voiding: "Close this tab, then choose \"Authorisation voided\" in Avoir.",
    earlier: "Refunds of this transaction",
    none_earlier: "No refunds",
    refund: "Refund",
    refund_again: "Refund this amount once more",
    refuse: "Pretend that the bank refuses",
    leave: "Leave without refunding",
    back: "Back to the transaction",
    made: "Refund done",
    made_before: "This amount was refunded already",
    reference: "Refund reference",
    copy: "Copy this reference, close this tab, then choose \"Refund done\" in Avoir.",
    refused: "The bank refuses this refund",
    after_refusal: "Close this tab, then choose \"Refund impossible\" in Avoir.",
    too_much: "Refused: this is more than is left to refund of this transaction",
    left: "Nothing was done",
    close: "You can close this tab and go back to Avoir.",
    unknown: "This portal knows no such transaction",
};

pub(super) const fn words(language: Locale) -> &'static Words {
    match language {
        Locale::Fr => &FRENCH,
        Locale::En => &ENGLISH,
    }
}
