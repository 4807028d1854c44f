//! The words of what was read on the provider's page once a refund is made there.

use crate::domain::refund_task::{Comparison, Difference};

texts! {
    pub struct PageReadingTexts {
        as_due(amount: &str): "{amount} : le montant attendu" / "{amount}: the amount expected";
        /// With the amount on the page, and that of the refund.
        differs(seen: &str, due: &str): "La page affiche {seen} ; ce remboursement est de {due}."
            / "The page shows {seen}; this refund is {due}.";
        why: "Pourquoi cette différence ?" / "Why do they differ?";
        why_missing: "Dites d’abord pourquoi : sinon le remboursement n’est pas noté comme effectué."
            / "First say why: otherwise the refund is not recorded as done.";
        /// What the reason says of the money. With what is due, and how far the amount on the page is from it.
        reason(difference: &Difference, comparison: Comparison, due: &str, apart: &str): match (difference, comparison) {
            (Difference::Partial {}, _) => "Remboursé en partie : {apart} restent à rembourser"
                / "Refunded in part: {apart} still to be refunded";
            (Difference::Mistyped {}, Comparison::More) => "Erreur de saisie chez le prestataire : {apart} sont partis en trop"
                / "Typing error at the provider: {apart} too much was paid out";
            (Difference::Mistyped {}, _) => "Erreur de saisie chez le prestataire : {apart} restent à rembourser"
                / "Typing error at the provider: {apart} still to be refunded";
            (Difference::Fees {}, _) => "Ce sont les frais du prestataire : le client reçoit {due}"
                / "It is the provider’s fees: the customer gets {due}";
            (Difference::Converted {}, _) => "La page est dans une autre devise : le client reçoit {due}"
                / "The page is in another currency: the customer gets {due}";
            (Difference::Other { .. }, _) => "Autre raison : le client reçoit {due}" / "Another reason: the customer gets {due}";
        }
        words: "Laquelle ?" / "Which one?";
        words_missing: "Dites-la en quelques mots." / "Say it in a few words.";
        which_amount: "Quel est le montant du remboursement ?" / "Which is the amount of the refund?";
        none_of_these: "Aucun de ces montants" / "None of these amounts";
        which_amount_missing: "Choisissez-le parmi ceux de la page." / "Choose it among those of the page.";
        which_reference: "Quelle est la référence du remboursement ?" / "Which is the reference of the refund?";
        no_amount: "Aucun montant n’est lisible dans ce texte : comparez-le vous-même."
            / "No amount is readable in this text: compare it yourself.";
        no_reference: "Aucune référence n’est lisible dans ce texte : copiez-la seule."
            / "No reference is readable in this text: copy it alone.";
        nothing: "Ni montant ni référence ne sont lisibles dans ce texte : copiez la référence seule."
            / "Neither amount nor reference is readable in this text: copy the reference alone.";
        not_kept: "Le texte collé n’est pas conservé, seulement ce qui y est lu."
            / "The pasted text is not kept, only what is read in it.";
        another_page: "Ce n’est pas la page de ce remboursement" / "This is not this refund’s page";
        /// On a refund that is done: before what its page showed.
        seen: "Vu chez le prestataire" / "Seen at the provider";
        /// Why it was another amount, in short; an agent's words are their own.
        because(difference: &Difference) -> &str: match difference {
            Difference::Fees {} => "frais du prestataire" / "the provider’s fees";
            Difference::Converted {} => "autre devise" / "another currency";
            Difference::Partial {} => "remboursement partiel" / "refunded in part";
            Difference::Mistyped {} => "erreur de saisie" / "typing error";
            Difference::Other { .. } => "autre raison" / "another reason";
        }
    }
}
