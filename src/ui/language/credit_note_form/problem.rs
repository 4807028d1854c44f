//! What is wrong with a field of the credit note, and what to do about it.

use crate::domain::credit::Cap;

pub struct FormProblemTexts {
    pub not_a_quantity: &'static str,
    pub not_an_amount: &'static str,
    pub other_currency: &'static str,
    pub negative: &'static str,
    pub wrong_groups: &'static str,
    /// With the currency's number of digits.
    pub too_many_digits: fn(u8) -> String,
    pub too_long: &'static str,
    pub ambiguous: &'static str,
    /// With how many units are left.
    pub quantity_left: fn(i64) -> String,
    /// With what is left, by the cap that says so.
    pub amount_left: fn(Cap, &str) -> String,
    pub not_positive: &'static str,
    pub nothing: &'static str,
    pub everything_kept: fn(&str) -> String,
    /// With the sum of the split, the total, and the difference without its sign; whether it is missing.
    pub split_differs: fn(&str, &str, &str, bool) -> String,
    /// With the total shown, and the backend's.
    pub mismatch: fn(&str, &str) -> String,
    pub reason_missing: &'static str,
    pub text_too_long: fn(usize) -> String,
    pub not_accepted: &'static str,
    pub take: fn(&str) -> String,
    pub meant: fn(&str) -> String,
    /// With what would have been due, and what is given.
    pub lowered: fn(Cap, &str, &str) -> String,
}

pub const FRENCH: FormProblemTexts = FormProblemTexts {
    not_a_quantity: "Indiquez un nombre d’unités, sans décimales.",
    not_an_amount: "Ce n’est pas un montant. Écrivez par exemple 44,60.",
    other_currency: "Ce montant est dans une autre devise que la commande.",
    negative: "Un montant négatif ne se saisit pas ici : utilisez l’ajustement.",
    wrong_groups: "Les milliers se groupent par trois chiffres, comme 1 599,99.",
    too_many_digits: |digits| match digits {
        0 => "Cette devise n’a pas de décimales.".to_owned(),
        digits => format!("Cette devise a {digits} décimales au plus."),
    },
    too_long: "Ce montant est trop grand.",
    ambiguous: "Milliers ou décimales ? Écrivez aussi les décimales.",
    quantity_left: |left| match left {
        0 => "Il ne reste aucune unité à rembourser.".to_owned(),
        1 => "Il reste 1 unité.".to_owned(),
        left => format!("Il reste {left} unités."),
    },
    amount_left: |cap, left| match cap {
        Cap::Unit => format!("Pour ces unités, il y a au plus {left}."),
        Cap::Line => format!("Il reste {left} sur cette ligne."),
        Cap::Parcel => format!("Il reste {left} de ces frais d’expédition."),
        Cap::Fee => format!("Il reste {left} de ces frais."),
        Cap::Tax => format!("Il reste {left} de cette taxe."),
        Cap::Payment => format!("Il reste {left} sur ce paiement."),
        Cap::GiftCard => format!(
            "Hors carte-cadeau, il reste {left}. La part payée par carte-cadeau ne revient qu’en annulant la commande."
        ),
        Cap::Order => format!("Il reste {left} de ce que la commande a coûté."),
        Cap::Captured => format!("Il reste {left} de ce qui a été encaissé."),
        Cap::Unknown => format!("Il reste {left}."),
    },
    not_positive: "Indiquez un montant supérieur à zéro.",
    nothing: "Indiquez ce que vous remboursez : une quantité, une valeur, des frais ou un ajustement.",
    everything_kept: |refunded| format!("Les frais retenus dépassent les {refunded} remboursés."),
    split_differs: |split, total, difference, missing| {
        let what = if missing { "il manque" } else { "c’est trop de" };
        format!("La répartition fait {split} au lieu de {total} : {what} {difference}.")
    },
    mismatch: |shown, computed| {
        format!(
            "Le serveur calcule {computed} au lieu de {shown}. Rien n’a été enregistré. Rechargez la page ; si les \
             totaux diffèrent encore, prévenez votre support."
        )
    },
    reason_missing: "Un ajustement a besoin d’un motif.",
    text_too_long: |limit| format!("Au plus {limit} caractères."),
    not_accepted: "Le serveur n’accepte pas cette saisie. Rien n’a été enregistré.",
    take: |figure| format!("Prendre {figure}"),
    meant: |figure| format!("C’est {figure}"),
    lowered: |cap, asked, given| {
        let why = match cap {
            Cap::Line => "c’est ce qui reste de la ligne",
            Cap::Tax => "c’est ce qui reste de la taxe",
            Cap::GiftCard => "la carte-cadeau ne revient qu’en annulant la commande",
            _ => "c’est tout ce qui reste",
        };
        format!("{asked} ramené à {given} : {why}.")
    },
};

pub const ENGLISH: FormProblemTexts = FormProblemTexts {
    not_a_quantity: "Give a number of units, without decimals.",
    not_an_amount: "This is no amount. Write for example 44.60.",
    other_currency: "This amount is in another currency than the order.",
    negative: "Negative amounts are not typed here: use the adjustment.",
    wrong_groups: "Thousands have groups of three digits, as in 1,599.99.",
    too_many_digits: |digits| match digits {
        0 => "This currency has no decimals.".to_owned(),
        digits => format!("This currency has at most {digits} decimals."),
    },
    too_long: "This amount is too large.",
    ambiguous: "Thousands or decimals? Write the decimals too.",
    quantity_left: |left| match left {
        0 => "No unit is left to refund.".to_owned(),
        1 => "1 unit is left.".to_owned(),
        left => format!("{left} units are left."),
    },
    amount_left: |cap, left| match cap {
        Cap::Unit => format!("For these units there is at most {left}."),
        Cap::Line => format!("{left} is left of this line."),
        Cap::Parcel => format!("{left} is left of this shipping."),
        Cap::Fee => format!("{left} is left of this fee."),
        Cap::Tax => format!("{left} is left of this tax."),
        Cap::Payment => format!("{left} is left of this payment."),
        Cap::GiftCard => format!(
            "Apart from gift cards, {left} is left. What was paid by gift card goes back only by cancelling the order."
        ),
        Cap::Order => format!("{left} is left of what the order cost."),
        Cap::Captured => format!("{left} is left of what was captured."),
        Cap::Unknown => format!("{left} is left."),
    },
    not_positive: "Give an amount above zero.",
    nothing: "Say what you refund: a quantity, a value, shipping, fees or an adjustment.",
    everything_kept: |refunded| format!("The fee kept is more than the {refunded} refunded."),
    split_differs: |split, total, difference, missing| {
        let what = if missing { "is missing" } else { "is too much" };
        format!("The split comes to {split} instead of {total}: {difference} {what}.")
    },
    mismatch: |shown, computed| {
        format!(
            "The server computes {computed} instead of {shown}. Nothing was recorded. Reload the page; if the totals \
             still differ, tell your support."
        )
    },
    reason_missing: "An adjustment needs a reason.",
    text_too_long: |limit| format!("At most {limit} characters."),
    not_accepted: "The server does not accept this. Nothing was recorded.",
    take: |figure| format!("Take {figure}"),
    meant: |figure| format!("It is {figure}"),
    lowered: |cap, asked, given| {
        let why = match cap {
            Cap::Line => "that is what is left of the line",
            Cap::Tax => "that is what is left of the tax",
            Cap::GiftCard => "gift cards are given back only by cancelling the order",
            _ => "that is all that is left",
        };
        format!("{asked} lowered to {given}: {why}.")
    },
};
