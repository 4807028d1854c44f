//! The words of *À terminer*.

use crate::api::refund_tasks::Missing;

texts! {
    pub struct UnfinishedTexts {
        title: "À terminer" / "Unfinished";
        hint:
            "Annulations et notes de crédit dont le remboursement ou le mail n’est pas terminé, de tous les agents, \
             les plus anciennes d’abord."
            / "Cancellations and credit notes whose refund or mail is not finished yet, of all agents, oldest first.";
        none: "Tout est terminé" / "All done";
        none_hint: "Aucun remboursement ni mail n’est en suspens." / "No refund and no mail is waiting.";
        order: "Commande" / "Order";
        left_to_do: "Reste à faire" / "Left to do";
        since: "Depuis" / "Since";
        started_by: "Commencé par" / "Started by";
        holder: "MOD tenu par" / "MOD held by";
        nobody: "personne" / "nobody";
        resume: "Reprendre" / "Resume";
        resume_order(order: &str): "Reprendre {order}" / "Resume {order}";
        refund_at(means: &str): "Rembourser : {means}" / "Refund: {means}";
        /// Before the name of who began a refund.
        opened_by: "commencé par" / "begun by";
        answer_left: "réponse manquante" / "no answer yet";
        decision_left: "Annulation confirmée, à valider" / "Cancellation confirmed, still to be decided";
        /// Before the time at which the warehouse gets the order back.
        held_until: "Retenue à l’entrepôt jusqu’à" / "Held in the warehouse until";
        held_afterwards: "Ensuite MOD repasse sur OFF, l’entrepôt reprend la commande et rien n’est annulé."
            / "After that MOD goes back to OFF, the warehouse gets the order back, and nothing is cancelled.";
        agent: "Agent" / "Agent";
        any_agent: "Tous les agents" / "All agents";
        anything_missing: "Tout ce qui reste à faire" / "Whatever is left to do";
        missing(missing: Missing) -> &str: match missing {
            Missing::Refund => "Remboursement à faire" / "Refund to make";
            Missing::Answer => "Réponse manquante" / "Answer missing";
            Missing::Mail => "Mail à envoyer" / "Mail to send";
            Missing::Decision => "Annulation à valider" / "Cancellation to decide";
            Missing::Excess => "Trop versé à récupérer" / "Excess to recover";
        }
        none_like_this: "Rien de tel à terminer" / "Nothing like this is unfinished";
        none_like_this_hint: "Changez l’agent ou ce qui reste à faire." / "Choose another agent, or other things left to do.";
        mail_left: "Envoyer le mail au client" / "Send the mail to the customer";
        /// Before what went out too much.
        excess: "Remboursé deux fois, à récupérer :" / "Refunded twice, to recover:";
        /// Before the number of the note whose money is to go back.
        of_note: "Note de crédit" / "Credit note";
        of_overpayment: "Trop-perçu" / "Overpayment";
        total_pending: "Reste à rembourser" / "Left to refund";
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
