//! The words of *Ajouter une note de crédit*.

pub mod explanation;
pub mod problem;

use self::explanation::ExplanationTexts;
use self::problem::FormProblemTexts;
use super::labels::LabelTexts;
use crate::domain::credit::{AdjustmentTax, Strategy, UnitCondition};

texts! {
    pub struct CreditNoteFormTexts {
        add = LabelTexts.add_credit_note;
        resume: "Continuer la note de crédit" / "Continue the credit note";
        nothing_left: "Il ne reste rien à rembourser." / "Nothing is left to refund.";
        all_credited: "Tout est déjà sur une note de crédit ; son remboursement est en cours."
            / "Everything is already on a credit note; its refund is under way.";
        only_gift_card: "Ce qui reste a été payé par carte-cadeau : annulez la commande pour recréditer la carte."
            / "What is left was paid by gift card: cancel the order to give the card its balance back.";
        title = LabelTexts.add_credit_note;
        /// What closing it does.
        close_hint: "Fermer garde ce que vous avez saisi." / "Closing keeps what you typed.";
        start_over: "Tout effacer" / "Clear all";
        restore: "Rétablir la saisie" / "Restore what was typed";
        shortcut: "Ctrl + Entrée ajoute." / "Ctrl + Enter adds it.";

        items: "Ce que vous remboursez" / "What to refund";
        article = LabelTexts.item;
        ordered: "Commandé" / "Ordered";
        refunded = LabelTexts.refunded;
        left: "Reste" / "Left";
        quantity = LabelTexts.quantity;
        /// With the line's title.
        quantity_of(title: &str): "Quantité : {title}" / "Quantity: {title}";
        one_less(title: &str): "Une unité de moins : {title}" / "One unit less: {title}";
        one_more(title: &str): "Une unité de plus : {title}" / "One unit more: {title}";
        all: "Tout" / "All";
        all_of(title: &str): "Tout ce qui reste : {title}" / "All that is left: {title}";
        value_gross: "Valeur TTC, pour la ligne" / "Value incl. tax, for the line";
        value_net: "Valeur HT, pour la ligne" / "Value excl. tax, for the line";
        /// With the title of what is given back.
        value_of(title: &str, gross: bool): match gross {
            true => "Valeur TTC : {title}" / "Value incl. tax: {title}";
            false => "Valeur HT : {title}" / "Value excl. tax: {title}";
        }
        in_note: "Dans la note" / "In the note";
        line_stock: "État des unités" / "Condition of the units";
        line_stock_of(title: &str): "État des unités : {title}" / "Condition of the units: {title}";
        /// All units of a line are like this.
        all_like(condition: UnitCondition) -> &str: match condition {
            UnitCondition::New => "Neufs : remis en stock" / "New: back on the shelf";
            UnitCondition::Damaged => "Abîmés : pas remis en stock" / "Damaged: not on the shelf";
            UnitCondition::Lost => "Perdus : pas remis en stock" / "Lost: not on the shelf";
            UnitCondition::NeverLeft => "Jamais partis : remis en stock, sans colis"
                / "Never left: back on the shelf, no parcel";
        }
        stock_unchanged = LabelTexts.stock_unchanged;
        several_conditions: "Plusieurs états…" / "Several conditions…";
        /// Of a parcel that cost nothing.
        free_of_charge: "Offerts : rien à rembourser" / "Free of charge: nothing to refund";
        nothing_left_of_line: "Entièrement remboursé" / "Fully refunded";

        basis: "Valeurs saisies" / "Values entered";
        gross: "TTC" / "incl. tax";
        net: "HT" / "excl. tax";
        everything: "Montant payé" / "Amount paid";
        /// With how much that is; whether gift cards are left aside.
        everything_hint(left: &str, aside: bool): match aside {
            true => "Rembourse tout ce qui reste hors carte-cadeau : {left}"
                / "Refunds all that is left apart from gift cards: {left}";
            false => "Rembourse tout ce qui reste : {left}" / "Refunds all that is left: {left}";
        }
        shipping = LabelTexts.shipping;
        fees = LabelTexts.fees;
        restock = LabelTexts.restock;
        restock_on: "Les unités remboursées sont remises en stock." / "The units refunded go back on the shelf.";
        /// Where lines differ.
        restock_some: "Chaque ligne dit ce que deviennent ses unités." / "Each line says what becomes of its units.";
        restock_off: "La note de crédit n’a pas d’incidence sur les stocks."
            / "The credit note does not affect the stock.";

        adjustment = LabelTexts.adjustment;
        no_adjustment: "Aucun" / "None";
        goodwill: "Geste commercial" / "Goodwill";
        fee: "Frais retenus" / "Fee kept";
        adjustment_amount: "Montant de l’ajustement TTC" / "Amount of the adjustment, incl. tax";
        adjustment_reason: "Motif de l’ajustement" / "Reason for the adjustment";
        adjustment_reason_hint: "Imprimé sur la note de crédit." / "Printed on the credit note.";
        adjustment_tax: "Taxe de l’ajustement" / "Tax on the adjustment";
        tax_treatment(tax: AdjustmentTax) -> &str: match tax {
            AdjustmentTax::None => LabelTexts.untaxed;
            AdjustmentTax::AsItems => "Comme les articles" / "Same as the items";
            AdjustmentTax::Rest => "Solde de chaque taxe" / "The rest of each tax";
        }

        /// Of an order that was not paid in full.
        on_balance: "Créditer aussi ce qui n’a pas été payé" / "Also credit what was not paid";
        on_balance_on:
            "La note peut couvrir toute la vente. Seul revient au client ce qu’il a payé en trop de ce qu’il doit encore."
            / "The note may cover the whole sale. Only what the customer paid beyond what they still owe goes back.";
        on_balance_off(captured: &str): "La commande n’est pas entièrement payée : la note va jusqu’aux {captured} encaissés."
            / "The order is not paid in full: the note goes up to the {captured} captured.";

        reason = LabelTexts.reason;
        reason_hint: "Facultatif, imprimé sur la note de crédit." / "Optional, printed on the credit note.";

        split: "Répartition sur les paiements" / "Split over the payments";
        strategy(strategy: Strategy) -> &str: match strategy {
            Strategy::Original => "Au prorata de ce qui reste" / "In proportion to what is left";
            Strategy::GiftCardFirst => "Carte-cadeau d’abord" / "Gift card first";
            Strategy::LastFirst => "Dernier paiement d’abord" / "Last payment first";
        }
        split_typed: "Montants saisis" / "Amounts entered";
        /// With what the payment has left.
        payment_left(left: &str): "reste {left}" / "{left} left";
        share_of(payment: &str): "Part de {payment}" / "Share of {payment}";
        take_rest: "Le reste" / "The rest";
        take_rest_of(payment: &str): "Tout le reste sur {payment}" / "All of the rest on {payment}";
        gift_card:
            "La part payée par carte-cadeau n’est recréditée qu’en annulant la commande. Cette note de crédit ne \
             rembourse que les autres paiements."
            / "What was paid by gift card goes back to the card only by cancelling the order. This credit note refunds \
               the other payments only.";

        totals: "Totaux de la note" / "Credit note totals";
        part_lines = LabelTexts.items;
        part_adjustment = LabelTexts.adjustment;
        total_net = LabelTexts.total_net;
        total: "Total à rembourser" / "Total to refund";
        /// In its place, where less goes back than is credited.
        total_credited: "Total crédité" / "Total credited";
        /// In place of a total, when what is wrong may be out of view.
        to_correct = LabelTexts.to_mend;
        typed_total: "Saisir le total" / "Enter the total";
        typed_total_hint: "La différence devient un ajustement, avec son motif."
            / "The difference becomes an adjustment, with its reason.";
        adjust: "Ajuster" / "Adjust";

        conservation: "Où va l’argent encaissé" / "Where the captured money goes";
        captured = LabelTexts.captured;
        conserved_refunded: "Remboursé ou en cours" / "Refunded or under way";
        conserved_note: "Cette note" / "This note";
        conserved_refundable = LabelTexts.refundable;
        conserved_overpayment = LabelTexts.overpayment;
        conserved_kept: "Gardé par la boutique" / "Kept by the shop";
        /// Beside the total, where less goes back than is credited.
        paid_out: "dont remboursé au client" / "of which goes back to the customer";

        submit: "Ajouter" / "Add";
        /// With the total and where it goes back.
        submit_on(total: &str, on: &str): "Ajouter · {total} sur {on}" / "Add · {total} on {on}";
        payments(count: usize): "{count} paiements" / "{count} payments";

        changed: "La commande a changé depuis votre saisie : tout est recalculé"
            / "The order has changed since you typed this: everything was recalculated";
        /// Between an agent's name and the number of the note that they issued.
        issued_meanwhile: "vient d’émettre" / "has just issued";
        press_twice: "Est-ce la même ? Alors n’ajoutez rien. Si la vôtre s’y ajoute, appuyez deux fois sur « Ajouter »."
            / "Is it the same one? Then add nothing. If yours is another one, press “Add” twice.";
        press_once_more: "Si votre note s’ajoute vraiment à celle-ci, appuyez encore une fois sur « Ajouter »."
            / "If your note really comes on top of this one, press “Add” once more.";
        changed_fits: "Votre saisie convient toujours. Vérifiez les montants avant d’ajouter."
            / "What you typed still fits. Check the amounts before you add it.";
        changed_wrong: "Ne convient plus" / "No longer fits";

        explanation: ExplanationTexts;
        problem: FormProblemTexts;
    }
}
