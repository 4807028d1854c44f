//! The words for what becomes of a write: under way, refused, not known yet.

use crate::ui::language::labels::LabelTexts;

texts! {
    pub struct WritingTexts {
        pending: "Enregistrement…" / "Recording…";
        /// It takes longer than usual.
        slow: "C’est plus long que d’habitude. Rien ne sera fait deux fois."
            / "This takes longer than usual. Nothing will be done twice.";
        in_doubt: "Pas de réponse, nous vérifions… Rien ne sera fait deux fois."
            / "No answer, we are checking… Nothing will be done twice.";
        /// What a write does, as `DomainTexts::operation` names it, whose outcome is not known.
        not_known(operation: &str): "On ne sait pas encore si {operation} a abouti. Rien ne sera fait deux fois."
            / "It is not known yet whether {operation} went through. Nothing will be done twice.";
        look_up: "Vérifier maintenant" / "Check now";
        left_behind(operation: &str):
            "Une page précédente a été fermée avant la réponse. On ne sait pas encore si {operation} a abouti. Rien ne \
             sera fait deux fois."
            / "An earlier page was closed before the answer came. It is not known yet whether {operation} went \
               through. Nothing will be done twice.";
        signed_out(operation: &str):
            "Votre session a expiré avant la fin : {operation} reprendra après reconnexion, une seule fois."
            / "Your session expired before the end: {operation} resumes after you sign in, once.";
        resume = LabelTexts.resume;
        not_sent(operation: &str): "Le navigateur n’a rien envoyé ({operation}). Rien n’a été fait."
            / "The browser sent nothing ({operation}). Nothing was done.";
        /// Above what the refusal says.
        refused(operation: &str): "Refusé : {operation}" / "Refused: {operation}";
        /// Before the name of who has the order, when what was made at the provider could not be recorded.
        hand_over: "Si vous avez déjà remboursé chez le prestataire, donnez la référence à"
            / "If you have made the refund at the provider, give its reference to";
        /// Before the number of the order whose refund has the reference.
        used_by: "Elle a déjà servi sur la commande" / "It was used on order";
        /// Above the list of what others changed.
        changed: "La commande a changé pendant que vous la regardiez"
            / "The order changed while you were looking at it";
        /// Before the status that it left.
        status_changed = LabelTexts.logistic_status;
        /// Behind the agent's name.
        taken_over:
            "a repris la main : vous ne pouvez plus rien enregistrer ici. Ce que vous aviez enregistré est conservé."
            / "took over: you can’t record anything here any more. What you had recorded is kept.";
        /// Behind the agent's name.
        refund_taken_over:
            "a repris votre remboursement : ne le faites plus. Si vous l’avez déjà fait, donnez-lui la référence."
            / "took over your refund: don’t make it any more. If you made it already, give them its reference.";
        lease_ended:
            "MOD est repassé sur OFF : les 15 minutes sans activité sont écoulées, ou MOD a été quitté ailleurs. Si \
             l’annulation n’était pas validée, l’entrepôt a repris la commande."
            / "MOD went back to OFF: the 15 minutes without activity are over, or MOD was left elsewhere. If the \
               cancellation was not final, the warehouse has the order back.";
        step_changed: "L’annulation est passée à une autre étape." / "The cancellation moved to another step.";
        refunds_changed: "Un remboursement a avancé." / "A refund moved on.";
        amounts_changed: "Les montants ont changé." / "The amounts changed.";
        /// Why nothing can be recorded at the moment.
        offline: "Hors ligne : rien ne peut être enregistré. Ce que vous avez saisi reste ici."
            / "Offline: nothing can be recorded. What you typed stays here.";
        stale: "La commande n’a pas pu être relue : relisez-la avant de continuer."
            / "The order could not be read again: read it before you go on.";
        outcome_open: "Attendez le résultat de l’opération en cours."
            / "Wait for the outcome of the operation under way.";
        read_only: "Cette page montre les commandes sans permettre de les modifier."
            / "This page shows orders and lets nobody change them.";
        not_allowed: "Pas possible à cette étape." / "Not possible at this step.";
    }
}
