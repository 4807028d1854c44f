//! The labels that stand on more than one screen. A screen that shows one names it: `customer = LabelTexts.customer;`.

texts! {
    pub struct LabelTexts {
        /// The screen with all orders, and its heading.
        orders: "Liste des commandes" / "Orders";
        unfinished: "À terminer" / "Unfinished";
        order: "Commande" / "Order";
        total: "Total" / "Total";
        date: "Date" / "Date";
        customer: "Client" / "Customer";
        payment: "Paiement" / "Payment";
        logistic_status: "État logistique" / "Logistic status";
        no_orders: "Aucune commande" / "No orders";
        agent: "Agent" / "Agent";
        language: "Langue" / "Language";
        help: "Aide" / "Help";
        reason: "Motif" / "Reason";
        transaction: "Transaction" / "Transaction";
        /// Before whom a mail goes to.
        to: "À" / "To";
        /// Between when and who.
        by: "par" / "by";
        /// Between a label and its value.
        colon: " :" / ":";
        resume: "Reprendre" / "Resume";
        back: "Retour" / "Back";
        item: "Article" / "Item";
        items: "Articles" / "Items";
        sku: "Réf." / "SKU";
        quantity: "Quantité" / "Quantity";
        shipping: "Frais d’expédition" / "Shipping";
        fees: "Frais de paiement" / "Payment fees";
        adjustment: "Ajustement" / "Adjustment";
        untaxed: "Sans taxe" / "Untaxed";
        vat_number: "N° de TVA" / "VAT number";
        total_net: "Total HT" / "Total excl. tax";
        total_gross: "Total TTC" / "Total incl. tax";
        captured: "Encaissé" / "Captured";
        refunded: "Remboursé" / "Refunded";
        refundable: "Reste remboursable" / "Still refundable";
        /// What was paid beyond the price of an order.
        overpayment: "Trop-perçu" / "Overpayment";
        refund_overpayment: "Rembourser le trop-perçu" / "Refund the overpayment";
        left_to_refund: "Reste à rembourser" / "Left to refund";
        credit_note: "Note de crédit" / "Credit note";
        /// Of a mail.
        subject: "Objet" / "Subject";
        undo_sending: "Annuler l’envoi" / "Undo sending";
        take_note_back: "Annuler cette note" / "Reverse this note";
        print_story: "Imprimer le dossier" / "Print the whole story";
        add_credit_note: "Ajouter une note de crédit" / "Add a credit note";
        credit_note_taken_back: "Note de crédit annulée" / "Credit note reversed";
        stock_unchanged: "Stock inchangé" / "Stock unchanged";
        damaged: "Abîmés" / "Damaged";
        restock: "Mise à jour de l’inventaire" / "Update inventory";
        cancel_together: "Annuler ensemble" / "Cancel together";
        cancel_order: "Annuler la commande" / "Cancel the order";
        send_mail: "Envoyer le mail" / "Send the email";
        bank_transfer: "Virement bancaire" / "Bank transfer";
        gift_card: "Carte-cadeau" / "Gift card";
        cash: "Espèces" / "Cash";
        refund_done: "Remboursement effectué" / "Refund done";
        refund_impossible: "Remboursement impossible" / "Refund impossible";
        refunded_twice: "Remboursé deux fois" / "Refunded twice";
        never_made: "Noté par erreur" / "Recorded by mistake";
        really_refunded: "Montant réellement remboursé" / "Amount actually refunded";
        preferred: "Vu avec le client : c’est ce qu’il préfère" / "Agreed with the customer: this is what they prefer";
        withdrawn: "Retiré" / "Withdrawn";
        save: "Enregistrer" / "Save";
        leads_only: "Seul un responsable les change." / "Only a lead changes them.";
        not_saved: "Rien n’a été enregistré" / "Nothing was saved";
        to_mend: "Corrigez d’abord ce qui est signalé." / "First correct what is highlighted.";
        other: "Autre" / "Other";
        rename: "Renommer" / "Rename";
        voided: "Autorisation annulée" / "Authorisation voided";
        given_up: "Abandonné" / "Given up";
        used_at_till: "Utilisé en caisse" / "Used at a till";
        rest_given_up: "Le client renonce à ce reste" / "The customer waives the rest";
        cancelled: "Annulée" / "Cancelled";
        cancellable: "Annulable" / "Cancellable";
        not_cancellable: "Non annulable" / "Not cancellable";
        clear_selection: "Tout désélectionner" / "Clear selection";
        mod_short: "MOD" / "MOD";
        mod_on: "MOD ON" / "MOD ON";
        palette: "Palette de commandes" / "Command palette";
        search_orders: "Rechercher une commande" / "Search orders";
        select_all: "Tout sélectionner" / "Select all";
        screens: "Écrans" / "Screens";
        held_by_another: "Un autre agent modifie cette commande." / "Another agent is modifying this order.";
        /// Behind the time at which MOD ends of itself.
        after_the_lease: "Ensuite MOD repasse sur OFF, l’entrepôt reprend la commande et rien n’est annulé."
            / "After that MOD goes back to OFF, the warehouse gets the order back, and nothing is cancelled.";
    }
}
