//! The words of *À terminer*.

use super::labels::LabelTexts;
use crate::api::refund_tasks::{ApprovalStep, Missing};

texts! {
    pub struct UnfinishedTexts {
        title = LabelTexts.unfinished;
        hint:
            "Annulations, notes de crédit, mails non partis, retours et demandes de validation pas encore terminés, de tous les agents, \
             les plus anciens d’abord."
            / "Cancellations, credit notes, unsent emails, returns and approval requests that are not finished, from all agents, oldest \
               first.";
        none: "Tout est terminé" / "All done";
        none_hint: "Aucun remboursement, mail ou retour n’est en suspens." / "No refund, email or return is pending.";
        order = LabelTexts.order;
        left_to_do: "Reste à faire" / "Left to do";
        since: "Depuis" / "Since";
        started_by: "Commencé par" / "Started by";
        holder: "MOD tenu par" / "MOD held by";
        nobody: "personne" / "nobody";
        resume = LabelTexts.resume;
        resume_order(order: &str): "Reprendre {order}" / "Resume {order}";
        refund_at(means: &str): "Rembourser : {means}" / "Refund: {means}";
        /// Before the name of who began a refund.
        opened_by: "commencé par" / "started by";
        answer_left: "résultat à noter" / "outcome to record";
        decision_left: "Annulation confirmée, à valider" / "Cancellation confirmed, not final yet";
        /// Before the time at which the warehouse gets the order back.
        held_until: "Retenue à l’entrepôt jusqu’à" / "Held in the warehouse until";
        held_afterwards = LabelTexts.after_the_lease;
        agent = LabelTexts.agent;
        any_agent: "Tous les agents" / "All agents";
        anything_missing: "Tout ce qui reste à faire" / "Everything left to do";
        missing(missing: Missing) -> &str: match missing {
            Missing::Refund => "Remboursement à faire" / "Refund to make";
            Missing::Answer => "Résultat à noter" / "Outcome to record";
            Missing::Mail => "Mail à envoyer" / "Email to send";
            Missing::Unsent => "Mail non parti à traiter" / "Unsent email to deal with";
            Missing::Decision => "Annulation à valider" / "Cancellation to finalise";
            Missing::Excess => "Trop versé à récupérer" / "Excess to recover";
            Missing::Approval => "À valider par un responsable" / "For a lead to approve";
            Missing::Decided => "Demande tranchée, à poursuivre" / "Request answered, to go on with";
            Missing::Return => "Retour reçu à traiter" / "Received return to deal with";
        }
        none_like_this: "Rien de tel à terminer" / "Nothing like this to finish";
        none_like_this_hint: "Changez l’agent ou ce qui reste à faire." / "Choose another agent, or something else left to do.";
        mail_left: "Envoyer le mail au client" / "Send the email to the customer";
        /// Before the address.
        unsent_mail: "Mail non parti vers" / "Email not sent to";
        /// Before the number.
        unsent_reply: "Réponse non ajoutée, ticket" / "Reply not added, ticket";
        unsent_left: "à renvoyer, ou envoi à abandonner" / "to send again, or to give up";
        return_left(number: &str): "Traiter le retour reçu {number}, puis le clore" / "Deal with the received return {number}, then close it";
        /// Before the amount: what was asked of a lead, by whom, and what was said.
        approval(step: ApprovalStep, what: &str, asker: &str): match step {
            ApprovalStep::Asked => "À valider pour {asker} : {what}," / "To approve for {asker}: {what},";
            ApprovalStep::Approved => "Validé, {asker} peut terminer : {what}," / "Approved, {asker} can finish: {what},";
            ApprovalStep::Refused => "Refusé à {asker} : {what}," / "Refused to {asker}: {what},";
            ApprovalStep::Unknown => "Demandé par {asker} : {what}," / "Requested by {asker}: {what},";
        }
        /// Before what went out too much.
        excess: "Remboursé deux fois, à récupérer :" / "Refunded twice, to recover:";
        /// Before the number of the note whose money is to go back.
        of_note = LabelTexts.credit_note;
        of_overpayment = LabelTexts.overpayment;
        total_pending = LabelTexts.left_to_refund;
        age(age: Age): match age {
            Age::JustNow => "à l’instant" / "just now";
            Age::Minutes(minutes) => "{minutes} min" / "{minutes} min";
            Age::Hours(hours) => "{hours} h" / "{hours} h";
            Age::Days(days) => "{days} j" / "{days} d";
        }
    }
}

/// How long ago, in the largest unit that it fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    JustNow,
    Minutes(i64),
    Hours(i64),
    Days(i64),
}

impl Age {
    pub const fn of_minutes(minutes: i64) -> Self {
        match minutes {
            ..1 => Self::JustNow,
            1..60 => Self::Minutes(minutes),
            60..1440 => Self::Hours(minutes / 60),
            _ => Self::Days(minutes / 1440),
        }
    }
}
