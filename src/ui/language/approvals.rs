//! The words of four eyes: what is above an agent's limit, asking for it, and the yes or the no.

use super::labels::LabelTexts;
use crate::domain::approval::ProposalKind;
use crate::domain::limits::LimitKind;

texts! {
    pub struct ApprovalTexts {
        /// What is asked for.
        what(kind: ProposalKind) -> &str: match kind {
            ProposalKind::RequestCancellation => "Annulation de la commande" / "Cancelling the order";
            ProposalKind::IssueCreditNote => LabelTexts.credit_note;
            ProposalKind::RefundOverpayment => "Remboursement du trop-perçu" / "Refunding the overpayment";
            ProposalKind::PayByOtherMeans => "Remboursement par un autre moyen" / "Refund by other means";
            ProposalKind::Unknown => "Opération inconnue de cette version" / "An operation unknown to this version";
        }
        /// A limit that is exceeded, with what it is.
        above(above: (LimitKind, &str)): match above {
            (LimitKind::Refund, allowed) => "Au-dessus de votre limite de remboursement ({allowed}) : à valider par un responsable."
                / "Above your refund limit ({allowed}): a lead has to approve it.";
            (LimitKind::Goodwill, allowed) => "Au-dessus de votre limite de geste commercial ({allowed}) : à valider par un responsable."
                / "Above your goodwill limit ({allowed}): a lead has to approve it.";
            (LimitKind::OtherMeans, allowed) =>
                "Au-dessus de votre limite pour un autre moyen de remboursement ({allowed}) : à valider par un responsable."
                / "Above your limit for other means of refund ({allowed}): a lead has to approve it.";
            (LimitKind::Unknown, allowed) => "Au-dessus de votre limite ({allowed}) : à valider par un responsable."
                / "Above your limit ({allowed}): a lead has to approve it.";
        }
        /// The same, as told to the one who decides.
        above_theirs(above: (LimitKind, &str)): match above {
            (LimitKind::Refund, allowed) => "Limite de remboursement : {allowed}." / "Refund limit: {allowed}.";
            (LimitKind::Goodwill, allowed) => "Limite de geste commercial : {allowed}." / "Goodwill limit: {allowed}.";
            (LimitKind::OtherMeans, allowed) => "Limite pour un autre moyen de remboursement : {allowed}."
                / "Limit for other means of refund: {allowed}.";
            (LimitKind::Unknown, allowed) => "Limite : {allowed}." / "Limit: {allowed}.";
        }
        /// What counts towards the limit beside this.
        before(amount: &str): "{amount} déjà rendus sur cette commande comptent avec."
            / "{amount} given back on this order before count as well.";
        /// A field.
        comment: "Un mot pour le responsable (facultatif)" / "A word to the lead (optional)";
        ask: "Demander la validation" / "Ask for approval";
        waiting: "Validation demandée : un responsable doit répondre." / "Approval requested: a lead has to answer.";
        /// Before the deed is done.
        given_by(name: &str): "Validé par {name}." / "Approved by {name}.";
        changed: "Autre chose a été validé : ceci demande une nouvelle validation."
            / "Something else was approved: this needs another approval.";
        asked(what: &str): "Validation demandée : {what}" / "Approval requested: {what}";
        asked_hint: "Rien n’est fait avant la réponse d’un responsable. Vous pouvez continuer sur une autre commande."
            / "Nothing is done before a lead answers. You can go on with another order.";
        asked_by(name: &str): "{name} demande une validation" / "{name} asks for approval";
        to_decide(name: &str): "{name} demande votre validation" / "{name} asks for your approval";
        approved(name: &str): "Validé par {name}, rien n’est encore fait" / "Approved by {name}, nothing is done yet";
        approved_hint: "Terminez exactement ce qui a été validé : autre chose serait refusé."
            / "Finish exactly what was approved: anything else would be refused.";
        refused(name: &str): "Refusé par {name}, rien n’est fait" / "Refused by {name}, nothing is done";
        /// Before the reason.
        because: "Motif :" / "Reason:";
        approve: "Valider la demande" / "Approve the request";
        refuse: "Refuser" / "Refuse";
        reason: "Motif en cas de refus" / "Reason, if you refuse";
        reason_hint: "L’agent qui demande le lira." / "The agent who asks will read it.";
        reason_missing: "Dites pourquoi vous refusez." / "Say why you refuse.";
        withdraw: "Retirer la demande" / "Withdraw the request";
        seen: "J’ai lu le refus" / "I have read the refusal";
        finish_note: "Émettre la note validée" / "Issue the approved note";
        finish_overpayment: "Rembourser comme validé" / "Refund as approved";
    }
}
