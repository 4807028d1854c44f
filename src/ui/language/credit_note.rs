//! The words of an opened credit note, of its correction, and of the sheet of paper that it is printed on.

use super::labels::LabelTexts;
use crate::domain::order::TaxCategory;

texts! {
    pub struct NoteTexts {
        /// With the number.
        title(number: &str): "Note de crédit {number}" / "Credit note {number}";
        issued: "Émise le" / "Issued";
        by = LabelTexts.by;
        reason = LabelTexts.reason;
        /// *Mise à jour de l'inventaire*
        restock = LabelTexts.restock;
        restock_on: "Oui : les articles sont remis en stock" / "Yes: the articles return to stock";
        /// Of units that go on the shelf in part.
        restock_part: "En partie : le reste n’est pas remis en stock" / "In part: the rest does not return to stock";
        restock_off: "Non : le stock ne change pas" / "No: the stock does not change";
        /// Of a correction, whose note had put the articles on the shelf.
        restock_taken_back: "Oui : les articles ressortent du stock" / "Yes: the articles leave the stock again";
        corrects: "Annule" / "Reverses";
        corrected_by: "Annulée par" / "Reversed by";
        /// On the page, beside a note that another one took back.
        corrected: "Note annulée" / "Reversed";
        loading: "Lecture de la note de crédit…" / "Reading the credit note…";
        print: "Imprimer" / "Print";
        save: "Télécharger" / "Download";
        /// Where the sheet is printed in another language than it is shown in.
        printed_in_french: "Imprimée et téléchargée en français, la langue du client."
            / "Printed and downloaded in French, the customer’s language.";
        printed_in_english: "Imprimée et téléchargée en anglais, la langue du client."
            / "Printed and downloaded in English, the customer’s language.";
        correct = LabelTexts.take_note_back;
        is_a_correction: "Une note qui en annule une autre ne s’annule pas : ajoutez une nouvelle note de crédit."
            / "A note that reverses another can’t be reversed: add another credit note.";
        refund_under_way: "Ne peut plus être annulée : son remboursement est fait ou commencé."
            / "Can’t be reversed any more: its refund has been made or started.";
        cancelled: "Ne peut pas être annulée : la commande est annulée, ce qui a été crédité le reste."
            / "Can’t be reversed: the order is cancelled, and what was cancelled stays credited.";
        correction: CorrectionTexts;
        mail: NoteMailTexts;
        paper: PaperTexts;
    }

    pub struct CorrectionTexts {
        /// With the number.
        title(number: &str): "Annuler la note de crédit {number}" / "Reverse credit note {number}";
        explained: "Une note de crédit émise ne se modifie pas et ne s’efface pas : une seconde note l’annule."
            / "A credit note that was issued is neither changed nor deleted: a second note reverses it.";
        /// With the total of the correcting note.
        note(total: &str): "Une seconde note, de {total}, est émise et l’annule." / "A second note, of {total}, is issued and reverses it.";
        /// With where or how it was to go back, and the amount.
        withdrawn(by: &str, amount: &str): "Le remboursement à faire est retiré : {by}, {amount}."
            / "The refund to do is withdrawn: {by}, {amount}.";
        nothing_withdrawn: "Aucun remboursement n’est à retirer." / "There is no refund to withdraw.";
        /// With how many of what.
        taken_back(units: i64, title: &str): "Ressort du stock : {units} × {title}."
            / "Leaves the stock again: {units} × {title}.";
        stock_stays: "Le stock ne change pas." / "The stock does not change.";
        reason: "Pourquoi la note est annulée" / "Why the note is reversed";
        reason_hint: "Imprimé sur la note qui l’annule." / "Printed on the note that reverses it.";
        reason_missing: "Indiquez pourquoi la note de crédit était fausse." / "Say why the credit note was wrong.";
        back = LabelTexts.back;
        action: "Annuler la note de crédit" / "Reverse the credit note";
    }

    /// The mail that tells the customer of a note.
    pub struct NoteMailTexts {
        /// With the number.
        title(number: &str): "Mail au client : note de crédit {number}" / "Email to the customer: credit note {number}";
        write: "Écrire au client" / "Write to the customer";
        explained: "Rien ne part tant que vous n’envoyez pas. Le mail s’envoie une fois."
            / "Nothing goes out until you send it. The email is sent once only.";
        send = LabelTexts.send_mail;
        back: "Pas maintenant" / "Not now";
        /// On the note and on the page, before when.
        sent: "Mail au client mis à l’envoi" / "Email to the customer queued";
    }

    /// The sheet, in the language of whoever reads it.
    pub struct PaperTexts {
        /// Before the number.
        title: "Note de crédit n°" / "Credit note no.";
        correction_title: "Annulation d’une note de crédit, n°" / "Reversal of a credit note, no.";
        /// Before the number of the note that this one reverses.
        takes_back: "Annule la note de crédit n°" / "Reverses credit note no.";
        /// Before the code that the barcode has.
        at_a_till: "À la caisse" / "At our tills";
        test: "COMMANDE DE TEST : document sans valeur" / "TEST ORDER: this document is worth nothing";
        /// With its capital.
        capital(form: &str, capital: &str): "{form} au capital de {capital}" / "{form}, share capital {capital}";
        capital_alone(capital: &str): "Capital de {capital}" / "Share capital {capital}";
        siren: "SIREN" / "SIREN";
        siret: "SIRET" / "SIRET";
        rcs(siren: &str, town: &str): "RCS {town} {siren}" / "RCS {town} {siren}";
        seller_vat = LabelTexts.vat_number;
        delivered_to: "Livrée à" / "Delivered to";
        buyer_number: "N° d’immatriculation du client" / "Customer’s registration number";
        purchase_order: "Référence du client" / "Customer’s reference";
        supplied_on: "Date de livraison ou de prestation" / "Date of supply";
        nature: "Nature de l’opération" / "Nature of supply";
        natures(goods: bool, services: bool) -> &str: match (goods, services) {
            (_, false) => "Livraison de biens" / "Supply of goods";
            (false, true) => "Prestation de services" / "Supply of services";
            (true, true) => "Biens et services" / "Goods and services";
        }
        /// Before a discount that the line's amount contains.
        discount: "dont remise" / "after discount";
        /// Of a tax that is none, where the shop names no rule.
        category(category: TaxCategory) -> &str: match category {
            TaxCategory::Standard => "" / "";
            TaxCategory::ZeroRated => "TVA au taux zéro." / "VAT at the zero rate.";
            TaxCategory::Exempt => "Exonération de TVA." / "Exempt from VAT.";
            TaxCategory::ReverseCharge => "Autoliquidation : la TVA est due par le client (art. 283 du CGI)."
                / "Reverse charge: VAT is owed by the customer (art. 283 CGI).";
            TaxCategory::IntraCommunity => "Exonération de TVA, livraison intracommunautaire (art. 262 ter, I du CGI)."
                / "Exempt from VAT, intra-Community supply (art. 262 ter, I CGI).";
            TaxCategory::Export => "Exonération de TVA, exportation (art. 262, I du CGI)."
                / "Exempt from VAT, export (art. 262, I CGI).";
            TaxCategory::OutOfScope => "Hors du champ de la TVA." / "Outside of the scope of VAT.";
        }
        /// Of a code of the VATEX list, or a text of the shop.
        exemption(code: &str): match code {
            "VATEX-FR-FRANCHISE" => "TVA non applicable, art. 293 B du CGI." / "VAT not applicable, art. 293 B CGI.";
            "VATEX-FR-CGI261-4" => "Exonération de TVA, art. 261, 4 du CGI." / "Exempt from VAT, art. 261, 4 CGI.";
            "VATEX-FR-CGI275" => "Vente en franchise de TVA, art. 275 du CGI." / "Sale without VAT, art. 275 CGI.";
            "VATEX-EU-D" => "Régime particulier – Agences de voyages." / "Margin scheme – travel agents.";
            "VATEX-EU-F" => "Régime particulier – Biens d’occasion." / "Margin scheme – second-hand goods.";
            "VATEX-EU-I" => "Régime particulier – Objets d’art." / "Margin scheme – works of art.";
            "VATEX-EU-J" => "Régime particulier – Objets de collection et d’antiquité."
                / "Margin scheme – collector’s items and antiques.";
            _ => "{code}" / "{code}";
        }
        net_of_tax: "Net de taxe : cette note de crédit ne donne pas lieu à rectification de la TVA (art. 272 du CGI)."
            / "Net of tax: this credit note does not lead to a correction of VAT (art. 272 CGI).";
        /// With the tax, a unit's rate, its day and its source.
        tax_in_euros(tax: &str, rate: &str, day: &str, source: &str):
            "TVA en euros : {tax} ({rate}, {source}, {day})" / "VAT in euros: {tax} ({rate}, {source}, {day})";
        tax_in_euros_unknown: "TVA en euros : aucun taux de change n’a été donné."
            / "VAT in euros: no exchange rate was given.";
        date = LabelTexts.date;
        vat_number: "N° de TVA du client" / "Customer’s VAT number";
        invoice: "Facture rectifiée" / "Corrected invoice";
        customer = LabelTexts.customer;
        order = LabelTexts.order;
        /// Between the order's number and its date.
        of: "du" / "of";
        reason = LabelTexts.reason;
        article: "Désignation" / "Description";
        sku = LabelTexts.sku;
        quantity = LabelTexts.quantity;
        unit_net: "Prix unitaire HT" / "Unit price excl. tax";
        net: "Montant HT" / "Amount excl. tax";
        rate: "TVA" / "VAT";
        gross: "Montant TTC" / "Amount incl. tax";
        /// What a line gives back when no unit comes with it.
        part_of_value: "partie de la valeur" / "part of the value";
        adjustment = LabelTexts.adjustment;
        base: "Base HT" / "Base excl. tax";
        tax: "Montant" / "Amount";
        /// In the place of a rate.
        untaxed = LabelTexts.untaxed;
        total_net = LabelTexts.total_net;
        total_tax: "Total TVA" / "Total VAT";
        total_gross = LabelTexts.total_gross;
        /// Before what each payment gives back: neither as made nor as still to be made, because the sheet outlives both.
        to_refund_by: "Remboursement par" / "Refund by";
        /// Of a note that credits what was not paid.
        paid_out: "dont à rembourser" / "of which to be refunded";
        /// Of its correction.
        paid_out_no_longer: "dont plus à rembourser" / "of which no longer to be refunded";
        nothing_to_refund: "Rien n’est à rembourser." / "Nothing is to be refunded.";
        closest_bases: "Les montants de taxe de la commande ne s’accordent avec aucune base : celles-ci en sont au plus près."
            / "The order’s tax amounts fit no base: these come as close to them as can be.";
        /// Of a correction: what does not go back after all.
        no_longer_to_refund_by: "N’est plus à rembourser par" / "No longer to be refunded by";
        transaction: "transaction" / "transaction";
        colon = LabelTexts.colon;
    }
}
