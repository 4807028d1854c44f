//! The words of *À terminer*.

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
        taken_on: "déjà pris en charge" / "in progress";
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
