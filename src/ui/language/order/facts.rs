//! The words of what a shop says of an order beside its money.

use crate::ui::language::labels::LabelTexts;

texts! {
    pub struct FactTexts {
        title: "Ce que dit la boutique" / "What the shop says";
        shop: "Boutique" / "Shop";
        /// The link to the order's page in the shop's own back office.
        open_in_shop: "Ouvrir dans la boutique" / "Open in the shop";
        channel: "Canal" / "Channel";
        billing_address: "Facturation" / "Billing";
        shipping_address: "Livraison" / "Delivery";
        registration: "Immatriculation" / "Registration";
        vat_number = LabelTexts.vat_number;
        purchase_order: "Bon de commande" / "Purchase order";
        invoices: "Facture" / "Invoice";
        parcels: "Colis" / "Parcels";
        track: "Suivre" / "Track";
        notes: "Remarques" / "Notes";
        tags: "Étiquettes" / "Tags";
    }

    /// What was given back before the order came here.
    pub struct EarlierRefundTexts {
        title: "Remboursé avant, par la boutique" / "Refunded before, by the shop";
        hint: "Ces montants comptent déjà : ils ne sont plus remboursables ici."
            / "These amounts already count: they can’t be refunded here any more.";
        units(count: u32, title: &str): "{count} × {title}" / "{count} × {title}";
        unassigned: "sans précision d’article" / "for no particular item";
        document: "Document" / "Document";
    }
}
