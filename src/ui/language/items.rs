//! The words of *Articles* and of *Journaux des stocks*.

use crate::domain::stock::MovementReason;

texts! {
    pub struct ItemTexts {
        title: "Articles" / "Items";
        search: "Rechercher un article" / "Search items";
        search_placeholder: "Référence (SKU) ou nom" / "SKU or name";
        sku: "Réf." / "SKU";
        item: "Article" / "Item";
        none: "Aucun article" / "No items";
        none_hint: "Aucun article des commandes n’a cette référence ou ce nom."
            / "No item of the orders has this SKU or name.";
        /// More were found than are shown.
        most: "Seuls les 50 premiers sont affichés : précisez la recherche."
            / "Only the first 50 are shown: search for more.";
        back: "Articles" / "Items";
        /// The history of one item's stock.
        history: "Journaux des stocks" / "Inventory Logs";
        /// On the page of an order: with an item's SKU.
        history_of(sku: &str): "Journaux des stocks de {sku}" / "Inventory Logs of {sku}";
        no_movement: "Aucun mouvement" / "No movements";
        no_movement_hint: "Aucune note de crédit n’a encore fait bouger le stock de cet article."
            / "No credit note has moved this item's stock yet.";
        at: "Date" / "Date";
        change: "Variation" / "Change";
        reason: "Motif" / "Reason";
        reason_word(reason: MovementReason) -> &str: match reason {
            MovementReason::ReturnedToStockByRefunding => "Remis en stock par remboursement"
                / "Returned to stock by refunding";
            MovementReason::ApiRemoved => "API supprimée" / "API removed";
            MovementReason::CreditNoteCorrected => "Note de crédit corrigée" / "Credit note corrected";
            MovementReason::Unknown => "Motif inconnu de cette version" / "A reason that this version does not know";
        }
        order: "Commande" / "Order";
        credit_note: "Note de crédit" / "Credit note";
        agent: "Agent" / "Agent";
    }
}
