//! The words for what is wrong with a field of the credit note, and for what to do about it.

use crate::domain::credit::Cap;

texts! {
    pub struct FormProblemTexts {
        not_a_quantity: "Indiquez un nombre entier d’unités, sans signe, comme 2."
            / "Enter a whole number of units, without a sign, such as 2.";
        not_an_amount: "Ce n’est pas un montant. Écrivez par exemple 44,60."
            / "This is not an amount. Write 44.60, for example.";
        other_currency: "Ce montant est dans une autre devise que la commande."
            / "This amount is in a different currency from the order.";
        negative: "Un montant négatif ne se saisit pas ici : utilisez l’ajustement."
            / "Negative amounts can’t be entered here: use the adjustment.";
        wrong_groups: "Les milliers se groupent par trois chiffres, comme 1 599,99."
            / "Thousands are grouped by three digits, as in 1,599.99.";
        /// With the currency's number of digits.
        too_many_digits(digits: u8): match digits {
            0 => "Cette devise n’a pas de décimales." / "This currency has no decimals.";
            digits => "Cette devise a {digits} décimales au plus." / "This currency has at most {digits} decimals.";
        }
        too_long: "Ce montant est trop grand." / "This amount is too large.";
        ambiguous: "Trois chiffres après le signe : milliers ou décimales ? Écrivez aussi les centimes, comme 1 234,00 ou 1,23."
            / "Three digits after the mark: thousands or decimals? Write it with two decimals, like 1,234.00 or 1.23.";
        /// With how many units are left.
        quantity_left(left: i64): match left {
            0 => "Il ne reste aucune unité à rembourser." / "No units are left to refund.";
            1 => "Il reste 1 unité." / "1 unit is left.";
            left => "Il reste {left} unités." / "{left} units are left.";
        }
        /// With what is left, by the cap that says so.
        amount_left(cap: Cap, left: &str): match cap {
            Cap::Unit => "Pour ces unités, il y a au plus {left}." / "For these units there is at most {left}.";
            Cap::Line => "Il reste {left} sur cette ligne." / "{left} is left on this line.";
            Cap::Parcel => "Il reste {left} de ces frais d’expédition." / "{left} is left of this shipping charge.";
            Cap::Fee => "Il reste {left} de ces frais." / "{left} is left of this fee.";
            Cap::Tax => "Il reste {left} de cette taxe." / "{left} is left of this tax.";
            Cap::Payment => "Il reste {left} sur ce paiement." / "{left} is left on this payment.";
            Cap::GiftCard =>
                "Hors carte-cadeau, il reste {left}. La part payée par carte-cadeau ne revient qu’en annulant la \
                 commande."
                / "Apart from gift cards, {left} is left. What was paid by gift card is only given back by cancelling \
               the order.";
            Cap::Order => "Il reste {left} de ce que la commande a coûté." / "{left} is left of what the order cost.";
            Cap::Captured => "Il reste {left} de ce qui a été encaissé." / "{left} is left of what was captured.";
            Cap::Overpayment => "Il reste {left} de trop-perçu." / "{left} is left of the overpayment.";
            Cap::Unknown => "Il reste {left}." / "{left} is left.";
        }
        not_positive: "Indiquez un montant supérieur à zéro." / "Enter an amount above zero.";
        nothing: "Indiquez ce que vous remboursez : une quantité, une valeur, des frais ou un ajustement."
            / "Say what to refund: a quantity, a value, shipping, fees or an adjustment.";
        everything_kept(refunded: &str): "Les frais retenus dépassent les {refunded} remboursés."
            / "The fee kept is more than the {refunded} refunded.";
        /// With the sum of the split, the total, and the difference without its sign; whether it is missing.
        split_differs(split: &str, total: &str, difference: &str, missing: bool): match missing {
            true => "La répartition fait {split} au lieu de {total} : il manque {difference}."
                / "The split comes to {split} instead of {total}: {difference} is missing.";
            false => "La répartition fait {split} au lieu de {total} : c’est trop de {difference}."
                / "The split comes to {split} instead of {total}: {difference} is too much.";
        }
        /// With the total shown, and the backend's.
        mismatch(shown: &str, computed: &str):
            "Le serveur calcule {computed} au lieu de {shown}. Rien n’a été enregistré. Rechargez la page ; si les \
             totaux diffèrent encore, prévenez votre support."
            / "The server computes {computed} instead of {shown}. Nothing was recorded. Reload the page; if the \
               totals still differ, contact your support.";
        /// With the units of all conditions, and those that are refunded.
        conditions_differ(told: i64, quantity: i64): "Les états font {told} unités, la ligne en rembourse {quantity}."
            / "The conditions come to {told} units, and the line refunds {quantity}.";
        /// Of a return, with how many of its sound units are not on the shelf yet.
        restock_beyond(sound: i64): match sound {
            0 => "Aucune unité de ce retour n’est à remettre en stock : dites ce qui est abîmé ou perdu."
                / "No unit of this return is left to put on the shelf: say what is damaged or lost.";
            1 => "1 unité de ce retour, revenue intacte, peut être remise en stock."
                / "1 unit of this return came back sound and can go on the shelf.";
            _ => "{sound} unités de ce retour, revenues intactes, peuvent être remises en stock."
                / "{sound} units of this return came back sound and can go on the shelf.";
        }
        /// Of a return, with how many units are refunded beyond what came back.
        never_left_beyond(others: i64): match others {
            0 => "Ces unités sont revenues, ou doivent revenir : aucune n’est « jamais partie »."
                / "These units came back, or are to: none of them never left.";
            _ => "{others} au plus ne sont jamais parties : les autres sont revenues, ou doivent revenir."
                / "At most {others} never left: the others came back, or are to.";
        }
        reason_missing: "Un ajustement a besoin d’un motif." / "An adjustment needs a reason.";
        text_too_long(limit: usize): "Au plus {limit} caractères." / "At most {limit} characters.";
        not_accepted: "Le serveur n’accepte pas cette saisie. Rien n’a été enregistré."
            / "The server does not accept this. Nothing was recorded.";
        take(figure: &str): "Prendre {figure}" / "Use {figure}";
        meant(figure: &str): "C’est {figure}" / "It is {figure}";
        /// With what would have been due, and what is given.
        lowered(cap: Cap, asked: &str, given: &str): match cap {
            Cap::Line => "{asked} ramené à {given} : c’est ce qui reste de la ligne."
                / "{asked} reduced to {given}: that is what is left on the line.";
            Cap::Tax => "{asked} ramené à {given} : c’est ce qui reste de la taxe."
                / "{asked} reduced to {given}: that is what is left of the tax.";
            Cap::GiftCard => "{asked} ramené à {given} : la carte-cadeau ne revient qu’en annulant la commande."
                / "{asked} reduced to {given}: gift cards are only given back by cancelling the order.";
            _ => "{asked} ramené à {given} : c’est tout ce qui reste."
                / "{asked} reduced to {given}: that is all that is left.";
        }
    }
}
