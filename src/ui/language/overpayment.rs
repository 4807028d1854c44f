//! Words about money above the price of an order.

use super::labels::LabelTexts;

texts! {
    pub struct OverpaymentTexts {
        /// On the page, with how much it is.
        found(over: &str): "Trop-perçu : {over}" / "Overpayment: {over}";
        on_no_note: "Le client a payé plus que la commande n’a coûté. Cette somme revient sans note de crédit."
            / "The customer paid more than the order cost. This money goes back without a credit note.";
        /// Where ten times the price was captured, or more.
        slip(captured: &str, charged: &str):
            "{captured} encaissés pour une commande de {charged} : c’est plutôt une erreur de saisie ou d’export. Vérifiez chez \
             le prestataire ce qui a vraiment été encaissé avant de rembourser ; en cas de doute, demandez à un responsable."
            / "{captured} captured for an order of {charged}: this looks like a typing or export error. Check with \
               the provider what was really captured before you refund; if in doubt, ask a lead.";
        open = LabelTexts.refund_overpayment;
        title = LabelTexts.refund_overpayment;
        explained(over: &str):
            "Le client a payé {over} de plus que la commande n’a coûté. Cette somme n’est sur aucune note de crédit, et \
             n’enlève rien à ce qui pourra être crédité des articles."
            / "The customer paid {over} more than the order cost. This money is on no credit note, and takes \
               nothing away from what can be credited for the items.";
        payment: "Paiement à rembourser" / "Payment to refund";
        amount: "Montant à rembourser" / "Amount to refund";
        most(most: &str): "Au plus {most}." / "At most {most}.";
        reason = LabelTexts.reason;
        reason_hint: "Par exemple : payé deux fois. Reste dans l’historique." / "For example: paid twice. Kept in the history.";
        reason_missing: "Indiquez d’où vient le trop-perçu." / "Say where the overpayment came from.";
        action: "Rembourser" / "Refund";
        /// With the amount.
        action_with(amount: &str): "Rembourser {amount}" / "Refund {amount}";
    }
}
