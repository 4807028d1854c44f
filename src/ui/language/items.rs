//! The words of *Articles* and of *Journaux des stocks* (seed 003).

use crate::domain::stock::MovementReason;

pub struct ItemTexts {
    pub title: &'static str,
    pub search: &'static str,
    pub search_placeholder: &'static str,
    pub sku: &'static str,
    pub item: &'static str,
    pub none: &'static str,
    pub none_hint: &'static str,
    /// More were found than are shown.
    pub most: &'static str,
    pub back: &'static str,
    /// The history of one item's stock.
    pub history: &'static str,
    /// On the page of an order: with an item's SKU.
    pub history_of: fn(&str) -> String,
    pub no_movement: &'static str,
    pub no_movement_hint: &'static str,
    pub at: &'static str,
    pub change: &'static str,
    pub reason: &'static str,
    pub reason_word: fn(MovementReason) -> &'static str,
    pub order: &'static str,
    pub credit_note: &'static str,
    pub agent: &'static str,
}

pub const FRENCH: ItemTexts = ItemTexts {
    title: "Articles",
    search: "Rechercher un article",
    search_placeholder: "Référence (SKU) ou nom",
    sku: "Référence",
    item: "Article",
    none: "Aucun article",
    none_hint: "Aucun article des commandes n’a cette référence ou ce nom.",
    most: "Seuls les 50 premiers sont affichés : précisez la recherche.",
    back: "Articles",
    history: "Journaux des stocks",
    history_of: |sku| format!("Journaux des stocks de {sku}"),
    no_movement: "Aucun mouvement",
    no_movement_hint: "Aucune note de crédit n’a encore fait bouger le stock de cet article.",
    at: "Date",
    change: "Variation",
    reason: "Motif",
    reason_word: |reason| match reason {
        MovementReason::ReturnedToStockByRefunding => "Remis en stock par remboursement",
        MovementReason::ApiRemoved => "API supprimée",
        MovementReason::CreditNoteCorrected => "Note de crédit corrigée",
        MovementReason::Unknown => "Motif inconnu de cette version",
    },
    order: "Commande",
    credit_note: "Note de crédit",
    agent: "Agent",
};

pub const ENGLISH: ItemTexts = ItemTexts {
    title: "Items",
    search: "Search items",
    search_placeholder: "SKU or name",
    sku: "SKU",
    item: "Item",
    none: "No items",
    none_hint: "No item of the orders has this SKU or name.",
    most: "Only the first 50 are shown: search for more.",
    back: "Items",
    history: "Inventory Logs",
    history_of: |sku| format!("Inventory Logs of {sku}"),
    no_movement: "No movements",
    no_movement_hint: "No credit note has moved this item's stock yet.",
    at: "Date",
    change: "Change",
    reason: "Reason",
    reason_word: |reason| match reason {
        MovementReason::ReturnedToStockByRefunding => "Returned to stock by refunding",
        MovementReason::ApiRemoved => "API removed",
        MovementReason::CreditNoteCorrected => "Credit note corrected",
        MovementReason::Unknown => "A reason that this version does not know",
    },
    order: "Order",
    credit_note: "Credit note",
    agent: "Agent",
};
