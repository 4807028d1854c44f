//! The words for what becomes of a write: under way, refused, not known yet.

pub struct WritingTexts {
    pub pending: &'static str,
    /// It takes longer than usual.
    pub slow: &'static str,
    pub in_doubt: &'static str,
    /// What a write does, as `DomainTexts::operation` names it, whose outcome is not known.
    pub not_known: fn(&str) -> String,
    pub look_up: &'static str,
    pub left_behind: fn(&str) -> String,
    pub signed_out: fn(&str) -> String,
    pub resume: &'static str,
    pub not_sent: fn(&str) -> String,
    /// Above what the refusal says.
    pub refused: fn(&str) -> String,
    /// Before the name of who has the order, when what was made at the provider could not be recorded.
    pub hand_over: &'static str,
    pub dismiss: &'static str,
    /// Above the list of what others changed.
    pub changed: &'static str,
    /// Before the status that it left.
    pub status_changed: &'static str,
    /// Behind the agent's name.
    pub taken_over: &'static str,
    pub lease_ended: &'static str,
    pub step_changed: &'static str,
    pub refunds_changed: &'static str,
    pub amounts_changed: &'static str,
    /// Why nothing can be recorded at the moment.
    pub offline: &'static str,
    pub stale: &'static str,
    pub outcome_open: &'static str,
    pub not_allowed: &'static str,
}

pub const FRENCH: WritingTexts = WritingTexts {
    pending: "Enregistrement…",
    slow: "C’est plus long que d’habitude. Rien ne sera fait deux fois.",
    in_doubt: "Pas de réponse, nous vérifions… Rien ne sera fait deux fois.",
    not_known: |operation| format!("On ne sait pas encore si {operation} a abouti. Rien ne sera fait deux fois."),
    look_up: "Vérifier maintenant",
    left_behind: |operation| {
        format!(
            "Une page précédente a été fermée avant la réponse. On ne sait pas encore si {operation} a abouti. \
             Rien ne sera fait deux fois."
        )
    },
    signed_out: |operation| {
        format!("Votre session a expiré avant la fin : {operation} reprendra après reconnexion, une seule fois.")
    },
    resume: "Reprendre",
    not_sent: |operation| format!("Le navigateur n’a rien envoyé ({operation}). Rien n’a été fait."),
    refused: |operation| format!("Refusé : {operation}"),
    hand_over: "Si vous avez déjà remboursé chez le prestataire, donnez la référence à",
    dismiss: "J’ai compris",
    changed: "La commande a changé pendant que vous la regardiez",
    status_changed: "État logistique",
    taken_over: "a repris la main : vous ne pouvez plus rien enregistrer ici. Ce que vous aviez enregistré est conservé.",
    lease_ended: "MOD est repassé sur OFF : les 15 minutes sans activité sont écoulées, ou MOD a été quitté ailleurs. \
                  Si l’annulation n’était pas validée, l’entrepôt a repris la commande.",
    step_changed: "L’annulation est passée à une autre étape.",
    refunds_changed: "Un remboursement a avancé.",
    amounts_changed: "Les montants ont changé.",
    offline: "Hors ligne : rien ne peut être enregistré. Ce que vous avez saisi reste ici.",
    stale: "La commande n’a pas pu être relue : relisez-la avant de continuer.",
    outcome_open: "Attendez le résultat de l’opération en cours.",
    not_allowed: "Pas possible à cette étape.",
};

pub const ENGLISH: WritingTexts = WritingTexts {
    pending: "Recording…",
    slow: "This takes longer than usual. Nothing will be done twice.",
    in_doubt: "No answer, we are checking… Nothing will be done twice.",
    not_known: |operation| format!("It is not known yet whether {operation} went through. Nothing will be done twice."),
    look_up: "Check now",
    left_behind: |operation| {
        format!(
            "An earlier page was closed before the answer came. It is not known yet whether {operation} went \
             through. Nothing will be done twice."
        )
    },
    signed_out: |operation| {
        format!("Your session expired before the end: {operation} resumes after you sign in, once.")
    },
    resume: "Resume",
    not_sent: |operation| format!("The browser sent nothing ({operation}). Nothing was done."),
    refused: |operation| format!("Refused: {operation}"),
    hand_over: "If you have made the refund at the provider, give its reference to",
    dismiss: "Understood",
    changed: "The order changed while you were looking at it",
    status_changed: "Logistic status",
    taken_over: "took over: you can't record anything here any more. What you had recorded is kept.",
    lease_ended: "MOD went back to OFF: the 15 minutes without activity are over, or MOD was left elsewhere. \
                  If the cancellation was not validated, the warehouse has the order back.",
    step_changed: "The cancellation moved to another step.",
    refunds_changed: "A refund moved on.",
    amounts_changed: "The amounts changed.",
    offline: "Offline: nothing can be recorded. What you typed stays here.",
    stale: "The order could not be read again: read it before you go on.",
    outcome_open: "Wait for the outcome of the operation under way.",
    not_allowed: "Not possible at this step.",
};
