//! The words of the ways on from a refund: its menu, and the form of each.

use crate::domain::refund_task::RefundMeans::{self, Alternative, Original, Void};
use crate::domain::refund_task::WayOn;
use crate::ui::language::labels::LabelTexts;

texts! {
    pub struct WayTexts {
        /// The menu on a refund that was made, or on an authorisation that was voided.
        menu(is_void: bool) -> &str: match is_void {
            false => "Suite du remboursement" / "Refund follow-up";
            true => "Suite de l’annulation" / "Voiding follow-up";
        }
        back = LabelTexts.back;
        title(way: WayOn) -> &str: match way {
            WayOn::NotRefunded => "Rien n’a été remboursé" / "Nothing was refunded";
            WayOn::GivenUp => LabelTexts.rest_given_up;
            WayOn::LeftStanding =>
                "L’autorisation ne peut plus être annulée" / "The authorisation can’t be voided any more";
            WayOn::Bounced => "Le remboursement est revenu" / "The refund came back";
            WayOn::Less => "Moins a été remboursé" / "Less was refunded";
            WayOn::Twice => LabelTexts.refunded_twice;
            WayOn::WrongReference => "Corriger la référence" / "Correct the reference";
            WayOn::NeverMade => LabelTexts.never_made;
            WayOn::Recovered => "Le trop versé est récupéré" / "The excess is recovered";
            WayOn::WrittenOff => "Abandonner le trop versé" / "Write off the excess";
        }
        /// What happened, what is safe, what to do now.
        explained(way: WayOn, means: RefundMeans) -> &str: match (way, means) {
            (WayOn::NotRefunded, _) =>
                "Vérifiez d’abord qu’aucun argent n’est parti. Le remboursement redevient alors à faire, par vous ou \
                 par un autre agent."
                / "First check that no money went out. The refund then goes back to the list of what is to be done, by \
               you or another agent.";
            (WayOn::GivenUp, _) =>
                "Cette somme ne sera plus remboursée ; elle reste nommée sur la commande."
                / "This amount will no longer be refunded; it stays listed on the order.";
            (WayOn::LeftStanding, _) =>
                "Elle a expiré, ou le paiement a été encaissé entre-temps. Un encaissement est à rembourser : faites \
                 mettre la commande à jour. Ce que vous écrivez reste nommé sur la commande."
                / "It has run out, or the payment was captured meanwhile. What was captured is to be refunded: have the \
               order updated. What you write stays listed on the order.";
            (WayOn::Bounced, _) =>
                "L’argent est de nouveau chez nous et reste dû au client : un nouveau remboursement prend la suite. \
                 Un mail déjà envoyé ne l’est pas une seconde fois."
                / "The money is back with us and still due to the customer: a new refund takes over. An email that was \
               sent is not sent again.";
            (WayOn::Less, _) =>
                "Dites ce que le client a vraiment reçu. Le reste devient un remboursement à part : rien n’est perdu."
                / "Say what the customer actually received. The rest becomes a refund of its own: nothing is lost.";
            (WayOn::Twice, _) =>
                "La vente reste remboursée une seule fois. Ce qui est parti en trop reste nommé ici, et dans \
                 « À terminer » des responsables, jusqu’à ce qu’il soit récupéré ou abandonné."
                / "The sale stays refunded once. The excess stays listed here, and in the leads’ “Unfinished”, until \
               it is recovered or written off.";
            (WayOn::NeverMade, Void) =>
                "Regardez d’abord chez le prestataire : si l’autorisation y est annulée, il n’y a pas d’erreur. Sinon, son \
                 annulation redevient à faire ; ne remboursez rien. Un mail déjà envoyé ne l’est pas une seconde fois."
                / "First check with the provider: if the authorisation is voided there, nothing is wrong. If not, it is to \
                   be voided again; don’t refund anything. An email that was sent is not sent again.";
            (WayOn::WrongReference, _) =>
                "Le remboursement a bien été fait : seule sa référence change, rien n’est à refaire. L’ancienne reste dans \
                 l’historique, et elle est libre pour le remboursement qui la porte."
                / "The refund was made: only its reference changes, and nothing is to be done again. The old one stays in the \
                   history, and is free for the refund that has it.";
            (WayOn::NeverMade, Original | Alternative(_)) =>
                "Pour un remboursement qui n’a pas été fait. Cherchez-le d’abord chez le prestataire ou à la banque, par le numéro \
                 de commande, le montant et la date. Il y figure ? Il a été fait : ne le refaites pas. Seule la référence est \
                 fausse ? Choisissez « Corriger la référence ». Il n’y figure pas ? Il redevient à faire par le même moyen, et la \
                 référence notée est libre pour un autre. Un mail déjà envoyé ne l’est pas une seconde fois."
                / "For a refund that was not made. First look for it at the provider or the bank, by order number, amount and \
                   date. If it is there, it was made: don’t make it again. Is only the reference wrong? Choose “Correct the \
                   reference”. If it is not there, it is to be made the same way, and the recorded reference is free for another \
                   one. An email that was sent is not sent again.";
            (WayOn::Recovered, _) =>
                "L’argent parti en trop est revenu, du prestataire ou du client : il n’y a plus rien à faire."
                / "The excess came back, from the provider or the customer: nothing is left to do.";
            (WayOn::WrittenOff, _) =>
                "Le client garde cette somme : elle ne sera plus réclamée."
                / "The customer keeps this amount: it will not be claimed any more.";
        }
        /// Of what was recorded as used at a till by mistake.
        never_used: "Pour une utilisation que la caisse a annulée, ou qui était celle d’une autre note. Voyez d’abord avec le magasin, \
                     par le ticket de caisse. La note est-elle encore due au client ? Son remboursement redevient à faire, et la \
                     caisse peut de nouveau la prendre."
            / "For a use that the till undid, or that was another note’s. First ask the shop, by the till receipt. If the note is \
               still owed to the customer, its refund is to be made again, and a till can take it again.";
        words(way: WayOn) -> &str: match way {
            WayOn::Bounced => "Que dit le prestataire ?" / "What does the provider say?";
            WayOn::LeftStanding => "Que dit le prestataire ?" / "What does the provider say?";
            WayOn::NeverMade => "Comment est-ce arrivé ?" / "How did it happen?";
            WayOn::WrittenOff => "Pourquoi l’abandonner ?" / "Why is it written off?";
            _ => "Qu’avez-vous convenu avec le client ?" / "What did you agree with the customer?";
        }
        words_missing: "Dites-le en quelques mots." / "Say it in a few words.";
        reference(way: WayOn) -> &str: match way {
            WayOn::Twice => "Référence du second remboursement" / "Reference of the second refund";
            WayOn::WrongReference => "Vraie référence du remboursement" / "True refund reference";
            _ => "Référence de la récupération" / "Reference of the recovery";
        }
        reference_missing: "Indiquez la référence." / "Enter the reference.";
        reference_unchanged: "C’est la référence déjà notée." / "This is the reference already recorded.";
        amount(way: WayOn) -> &str: match way {
            WayOn::Twice => "Montant parti en trop" / "Amount paid out in excess";
            _ => LabelTexts.really_refunded;
        }
        amount_wrong(way: WayOn, whole: &str): match way {
            WayOn::Twice => "Tapez un montant positif, au plus les {whole} encaissés." / "Enter an amount above zero, at most the {whole} captured.";
            _ => "Tapez un montant positif, inférieur à {whole}." / "Enter an amount above zero and below {whole}.";
        }
        agreed(way: WayOn) -> &str: match way {
            WayOn::GivenUp => "Vu avec le client : il est d’accord" / "Agreed with the customer";
            _ => LabelTexts.preferred;
        }
        again_by: "Rembourser de nouveau" / "Refund again";
        same_means: "Par le même moyen" / "The same way";
        action(way: WayOn) -> &str: match way {
            WayOn::NotRefunded => "Remettre à faire" / "Put it back on the list";
            WayOn::GivenUp => "Abandonner ce reste" / "Write off the rest";
            WayOn::LeftStanding => "Laisser cette autorisation" / "Leave this authorisation";
            WayOn::Bounced => "Préparer un nouveau remboursement" / "Prepare a new refund";
            WayOn::Less => "Enregistrer ce montant" / "Record this amount";
            WayOn::Twice => "Signaler le second remboursement" / "Report the second refund";
            WayOn::WrongReference => "Enregistrer cette référence" / "Record this reference";
            WayOn::NeverMade => "Noter l’erreur et remettre à faire" / "Record the mistake and put it back";
            WayOn::Recovered => "Enregistrer la récupération" / "Record the recovery";
            WayOn::WrittenOff => "Abandonner" / "Write off";
        }
    }
}
