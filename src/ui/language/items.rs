//! The words of *Articles* and of *Journaux des stocks*.

use super::labels::LabelTexts;
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
        order = LabelTexts.order;
        credit_note = LabelTexts.credit_note;
        agent = LabelTexts.agent;
    }
}
