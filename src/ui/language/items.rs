//! The words of *Articles* and of *Journaux des stocks*.

use super::labels::LabelTexts;
use crate::domain::credit::UnitCondition;
use crate::domain::stock::MovementReason;

texts! {
    pub struct ItemTexts {
        title = LabelTexts.items;
        search: "Rechercher un article" / "Search items";
        search_placeholder: "Référence (SKU) ou nom" / "SKU or name";
        sku = LabelTexts.sku;
        item = LabelTexts.item;
        none: "Aucun article" / "No items";
        none_hint: "Aucun article des commandes n’a cette référence ou ce nom."
            / "No item on any order has this SKU or name.";
        /// More were found than are shown.
        most: "Seuls les 50 premiers sont affichés : précisez la recherche."
            / "Only the first 50 are shown: narrow the search.";
        back = LabelTexts.items;
        /// The history of one item's stock.
        history: "Journaux des stocks" / "Inventory Logs";
        /// On the page of an order: with an item's SKU.
        history_of(sku: &str): "Journaux des stocks de {sku}" / "Inventory Logs of {sku}";
        no_movement: "Aucun mouvement" / "No movements";
        no_movement_hint: "Aucune note de crédit n’a encore fait bouger le stock de cet article."
            / "No credit note has moved this item’s stock yet.";
        at = LabelTexts.date;
        change: "Variation" / "Change";
        reason = LabelTexts.reason;
        reason_word(reason: MovementReason) -> &str: match reason {
            MovementReason::ReturnedToStockByRefunding => "Remis en stock par remboursement"
                / "Returned to stock by refunding";
            MovementReason::ApiRemoved => "API supprimée" / "API removed";
            MovementReason::CreditNoteCorrected => LabelTexts.credit_note_taken_back;
            MovementReason::Unknown => "Motif inconnu de cette version" / "A reason unknown to this version";
        }
        /// What all movements of an item come to; with its sign.
        net(change: i64, shown: &str): match change {
            0 => LabelTexts.stock_unchanged;
            _ => "{shown} en stock" / "{shown} in stock";
        }
        condition(condition: UnitCondition) -> &str: match condition {
            UnitCondition::New => "Neufs" / "New";
            UnitCondition::Damaged => LabelTexts.damaged;
            UnitCondition::Lost => "Perdus" / "Lost";
            UnitCondition::NeverLeft => "Jamais partis" / "Never left";
        }
        /// With a line of the log as it reads; whether it is missing beside another, or too many.
        lone(line: &str, missing: bool): match missing {
            true => "Ligne seule : il manque « {line} »." / "Lone line: “{line}” is missing.";
            false => "De trop : la note de crédit ne demande pas « {line} »."
                / "One too many: the credit note does not ask for “{line}”.";
        }
        /// What to check then; with how far the stock is off, and the same without its sign.
        check_shelf(off_by: i64, units: u64): match off_by {
            0 => "Comptez les unités en rayon et comparez avec la note de crédit."
                / "Count the units on the shelf, and compare them with the credit note.";
            ..0 => "Comptez les unités en rayon : le stock affiché est peut-être trop bas de {units}."
                / "Count the units on the shelf: the stock shown may be {units} too low.";
            _ => "Comptez les unités en rayon : le stock affiché est peut-être trop haut de {units}."
                / "Count the units on the shelf: the stock shown may be {units} too high.";
        }
        /// On the page of an order, and where a note is decided on.
        expected: "Mouvements de stock à venir" / "Stock movements to come";
        happened: "Mouvements de stock" / "Stock movements";
        order = LabelTexts.order;
        credit_note = LabelTexts.credit_note;
        agent = LabelTexts.agent;
    }
}
