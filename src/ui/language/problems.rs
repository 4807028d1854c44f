//! The error catalogue: what happened, what is safe, and what to do now.

use super::labels::LabelTexts;
use crate::api::problem::ProblemCode;
use crate::client::{Cause, Failure};

texts! {
    pub struct ProblemTexts {
        /// Why the backend refused.
        refused(code: ProblemCode) -> &str: match code {
            ProblemCode::VersionMismatch => "La commande a changé entre-temps."
                / "The order has changed in the meantime.";
            ProblemCode::LeaseHeld => LabelTexts.held_by_another;
            ProblemCode::LeaseNotHeld => "La modification de la commande n’est plus sur ON."
                / "The order’s modification is no longer ON.";
            ProblemCode::NotCancellable => "Impossible d’annuler la commande." / "The order can’t be cancelled.";
            ProblemCode::WrongStep => "L’annulation est déjà à une autre étape."
                / "The cancellation is already at another step.";
            ProblemCode::AlreadySettled => "Ce remboursement est déjà enregistré." / "This refund has already been recorded.";
            ProblemCode::NotTold => "Aucun mail ne part pour cette note de crédit."
                / "No email goes out about this credit note.";
            ProblemCode::AlreadySent => "C’est déjà parti, en route, abandonné ou annulé." / "It has already gone, is on its way, was given up or taken back.";
            ProblemCode::ReplyNotTrue => "Cette réponse ne dit plus ce qui est vrai de la commande."
                / "This reply no longer says what is true of the order.";
            ProblemCode::HelpdeskMissing => "Aucun helpdesk n’est réglé pour cette boutique."
                / "No helpdesk is set up for this shop.";
            ProblemCode::OrderFull => "Avec cette note de crédit, la commande serait trop grande pour être affichée."
                / "With this credit note the order would be too large to be shown.";
            ProblemCode::OutcomeDoesNotFit => "Ce remboursement n’en est pas là." / "This refund is at a different stage.";
            ProblemCode::RefundTakenOn => "Un autre agent s’est chargé de ce remboursement."
                / "Another agent is handling this refund.";
            ProblemCode::RefundNotTakenOn => "Personne n’a ce remboursement en charge."
                / "Nobody is handling this refund.";
            ProblemCode::ReferenceUsed => "Cette référence a déjà servi pour un autre remboursement."
                / "This reference was already used for another refund.";
            ProblemCode::AmountUnexplained => "Le prestataire affiche un autre montant que ce remboursement."
                / "The provider shows another amount than this refund.";
            ProblemCode::QuoteMismatch => "Le total calculé par le serveur diffère de celui affiché."
                / "The server’s total differs from the one shown.";
            ProblemCode::AmountExceedsRefundable => "Le montant dépasse ce qui reste à rembourser."
                / "The amount is more than what is left to refund.";
            ProblemCode::ValidationFailed => "Une saisie n’est pas acceptée."
                / "Something you entered is not accepted.";
            ProblemCode::NotPermitted => "Vous n’avez pas le droit de faire cela."
                / "You are not permitted to do this.";
            ProblemCode::RoleOnlyReads => "Votre rôle permet de consulter, pas de modifier."
                / "Your role lets you read, not change anything.";
            ProblemCode::RoleIsATill => "Ce jeton est celui d’une caisse." / "This token is a till’s.";
            ProblemCode::CreditNotUsable => "Cette note de crédit n’est plus utilisable en caisse."
                / "This credit note can no longer be used at a till.";
            ProblemCode::ApprovalNotFound => "Cette demande de validation n’existe pas."
                / "There is no such approval request.";
            ProblemCode::ApprovalOfOwn => "Personne ne valide sa propre demande."
                / "Nobody approves their own request.";
            ProblemCode::ApprovalNeeded => "C’est au-dessus de votre limite, et personne ne l’a encore validé."
                / "This is above your limit, and nobody has approved it yet.";
            ProblemCode::ApprovalNotNeeded => "C’est dans votre limite."
                / "This is within your limit.";
            ProblemCode::ApprovalDoesNotFit => "Ce n’est plus ce qui a été validé."
                / "This is no longer what was approved.";
            ProblemCode::ApprovalWrongState => "Cette demande de validation n’en est plus là."
                / "This approval request is at another step.";
            ProblemCode::OrderNotFound => "Cette commande n’existe pas." / "This order does not exist.";
            ProblemCode::RefundTaskNotFound => "Ce remboursement n’existe pas." / "This refund does not exist.";
            ProblemCode::CreditNoteNotFound => "Cette note de crédit n’existe pas."
                / "This credit note does not exist.";
            ProblemCode::ItemNotFound => "Cet article n’existe pas." / "This item does not exist.";
            ProblemCode::ReturnNotFound => "Ce retour n’existe pas." / "This return does not exist.";
            ProblemCode::ReturnWrongState => "Ce retour n’en est plus là." / "This return is at another step.";
            ProblemCode::ReturnWindowOver => "Le délai de retour de cette commande est passé."
                / "The return window of this order is over.";
            ProblemCode::AlreadyCorrected => "Cette note de crédit est déjà annulée."
                / "This credit note has already been reversed.";
            ProblemCode::NotCorrectable => "Cette note de crédit ne peut pas être annulée."
                / "This credit note can’t be reversed.";
            ProblemCode::RefundUnderWay => "Le remboursement de cette note de crédit est déjà engagé."
                / "A refund of this credit note is under way.";
            ProblemCode::AddressUnusable =>
                "Aucun e-mail ne peut être envoyé à l’adresse de ce client."
                / "No email can be sent to this customer’s address.";
            ProblemCode::SessionExpired => "Votre session a expiré." / "Your session has expired.";
            ProblemCode::TokenInvalid => "Ce jeton d’accès n’est pas valable." / "This access token is not valid.";
            ProblemCode::TokenExpired => "Ce jeton d’accès a expiré." / "This access token has expired.";
            ProblemCode::AgentDisabled => "Votre accès a été désactivé." / "Your access has been disabled.";
            ProblemCode::TooManyAttempts => "Trop de jetons erronés sont venus de ce réseau."
                / "Too many wrong tokens came from this network.";
            ProblemCode::BodyTooSlow => "La demande n’est pas arrivée à temps au serveur."
                / "The request did not reach the server in time.";
            ProblemCode::Busy => "Le serveur est très sollicité." / "The server is very busy.";
            ProblemCode::StorageFull => "Le disque du serveur est plein." / "The server’s disk is full.";
            ProblemCode::StorageFailed => "Le serveur n’arrive pas à enregistrer."
                / "The server can’t record anything.";
            ProblemCode::OutcomeUnknown => "Le serveur ne sait pas encore si c’est enregistré."
                / "The server does not know yet whether this was recorded.";
            ProblemCode::Internal => "Le serveur a eu une panne." / "The server had a fault.";
            _ => "Le serveur a refusé la demande." / "The server refused the request.";
        }
        /// What to do about its refusal.
        remedy(code: ProblemCode) -> &str: match code {
            ProblemCode::VersionMismatch => "La page montre maintenant son état actuel : vérifiez-le, puis recommencez."
                / "The page now shows how it is: check it, then start again.";
            ProblemCode::LeaseHeld => "Attendez la fin, ou demandez à un responsable de reprendre la main."
                / "Wait until they have finished, or ask a lead to take over.";
            ProblemCode::LeaseNotHeld => "Repassez MOD sur ON, puis recommencez."
                / "Switch MOD on again, then start again.";
            ProblemCode::NotCancellable => "Répondez au client avec la réponse prédéfinie, puis quittez MOD."
                / "Answer the customer with the canned reply, then leave MOD.";
            ProblemCode::WrongStep => "La page montre l’étape actuelle : continuez à partir de là."
                / "The page shows the current step: continue from there.";
            ProblemCode::OrderFull =>
                "Faites une note sur moins de lignes. Si cela ne suffit pas, prévenez votre support."
                / "Issue a note on fewer lines; if that is not enough, contact your support.";
            ProblemCode::OutcomeDoesNotFit => "La page montre où il en est : continuez à partir de là."
                / "The page shows where it stands: continue from there.";
            ProblemCode::RefundTakenOn => "Voyez avec cet agent qui le termine, ou reprenez-le à sa place."
                / "Agree with them who finishes it, or take it over.";
            ProblemCode::RefundNotTakenOn => "Prenez-le d’abord en charge, puis recommencez."
                / "Say first that you handle it, then try again.";
            ProblemCode::ReferenceUsed =>
                "Regardez quelle référence ce prestataire affiche pour CE remboursement : chacun y a la sienne."
                / "Look up which reference this provider shows for THIS refund: each has its own there.";
            ProblemCode::NotTold => "Rien n’a été envoyé. La page montre ce qui est arrivé à la note."
                / "Nothing was sent. The page shows what became of the note.";
            ProblemCode::AlreadySent => "La page montre où cela en est : rien d’autre n’a été envoyé."
                / "The page shows how far it is: nothing else was sent.";
            ProblemCode::ReplyNotTrue => "Rien n’a été ajouté. Relisez les réponses : la page montre celles qui conviennent."
                / "Nothing was added. Read the replies again: the page shows those that fit.";
            ProblemCode::HelpdeskMissing => "Rien n’a été ajouté. Copiez la réponse dans le ticket, et prévenez votre support."
                / "Nothing was added. Copy the reply into the ticket, and tell your support.";
            ProblemCode::AlreadySettled => "La page montre ce qui a été enregistré."
                / "The page shows what was recorded.";
            ProblemCode::AmountUnexplained => "Choisissez pourquoi, ou corrigez-le chez le prestataire."
                / "Choose why, or have it corrected at the provider.";
            ProblemCode::QuoteMismatch => "Vérifiez le nouveau total, puis recommencez."
                / "Check the new total, then start again.";
            ProblemCode::AmountExceedsRefundable => "Vérifiez les remboursements déjà faits."
                / "Check the refunds made before.";
            ProblemCode::ValidationFailed => "Corrigez le champ signalé." / "Correct the highlighted field.";
            ProblemCode::NotPermitted => "Demandez à un responsable." / "Ask a lead.";
            ProblemCode::ApprovalOfOwn => "Un autre responsable doit la valider." / "Another lead has to approve it.";
            ProblemCode::ApprovalNeeded => "Demandez la validation d’un responsable, puis terminez une fois qu’elle est donnée."
                / "Ask a lead for approval, and finish once it is given.";
            ProblemCode::ApprovalNotNeeded => "Faites-le directement." / "Do it directly.";
            ProblemCode::ApprovalDoesNotFit => "Revenez à ce qui a été validé, ou demandez une nouvelle validation."
                / "Go back to what was approved, or ask again.";
            ProblemCode::ApprovalWrongState => "La page montre où elle en est : continuez à partir de là."
                / "The page shows where it stands: continue from there.";
            ProblemCode::RoleOnlyReads => "Demandez à un agent de le faire, ou à votre administrateur de changer votre rôle."
                / "Ask an agent to do it, or your administrator for another role.";
            ProblemCode::OrderNotFound => "Vérifiez le numéro, ou cherchez-la dans la liste."
                / "Check the number, or look for it in the list.";
            ProblemCode::ReturnWrongState => "La page montre où en est le retour : continuez à partir de là."
                / "The page shows how far the return is: continue from there.";
            ProblemCode::ReturnWindowOver =>
                "Demandez à un responsable d’enregistrer le retour : il peut passer outre en disant pourquoi."
                / "Ask a lead to register the return: they can overrule it, and say why.";
            ProblemCode::RefundTaskNotFound
            | ProblemCode::CreditNoteNotFound
            | ProblemCode::ReturnNotFound
            | ProblemCode::ApprovalNotFound => "Rouvrez la commande."
                / "Open the order again.";
            ProblemCode::ItemNotFound => "Vérifiez la référence, ou cherchez-le par son nom."
                / "Check its SKU, or look for it by its name.";
            ProblemCode::AlreadyCorrected => "La page montre la note qui l’annule."
                / "The page shows the note that reverses it.";
            ProblemCode::NotCorrectable => "Une note qui en annule une autre, ou celle d’une annulation, reste telle quelle."
                / "A note that reverses another, or the note of a cancellation, stays as it is.";
            ProblemCode::RefundUnderWay => "Terminez-le : son argent est peut-être déjà parti."
                / "Finish it: its money may already have gone out.";
            ProblemCode::AddressUnusable =>
                "Prévenez le client autrement, puis indiquez pourquoi l’e-mail n’est pas envoyé."
                / "Tell the customer another way, then say why the email is not sent.";
            ProblemCode::SessionExpired => "Reconnectez-vous, puis reprenez." / "Sign in again, then resume.";
            ProblemCode::TokenInvalid => "Vérifiez-le, ou demandez-en un autre à votre responsable."
                / "Check it, or ask your lead for another.";
            ProblemCode::RoleIsATill => "Connectez-vous avec le vôtre." / "Sign in with your own.";
            ProblemCode::TokenExpired => "Demandez-en un autre à votre responsable." / "Ask your lead for another.";
            ProblemCode::AgentDisabled => "Adressez-vous à votre responsable." / "Ask your lead.";
            ProblemCode::TooManyAttempts =>
                "Vérifiez le vôtre : un jeton valable est accepté tout de suite. Sinon, attendez une minute."
                / "Check yours: a valid one is accepted at once. Otherwise wait a minute.";
            ProblemCode::BodyTooSlow => "Vérifiez votre connexion, puis réessayez."
                / "Check your connection, then try again.";
            ProblemCode::Busy => "Réessayez dans un instant." / "Try again in a moment.";
            ProblemCode::StorageFull =>
                "Prévenez votre support que le disque est plein ; dès qu’il y a de la place, recommencez."
                / "Tell your support that the disk is full; once there is room, start again.";
            ProblemCode::StorageFailed =>
                "Recommencez dans un instant ; si cela continue, prévenez votre support."
                / "Start again in a moment; if it persists, contact your support.";
            ProblemCode::OutcomeUnknown => "Réessayez." / "Try again.";
            _ => "Réessayez ; si cela continue, prévenez votre support."
                / "Try again; if it persists, contact your support.";
        }
        cause(cause: Cause) -> &str: match cause {
            Cause::Offline => "Ce poste n’est pas connecté au réseau."
                / "This computer is not connected to the network.";
            Cause::TimedOut => "Le serveur n’a pas répondu à temps." / "The server did not answer in time.";
            Cause::Network => "La connexion au serveur a échoué." / "The connection to the server failed.";
            Cause::TooLarge => "La réponse du serveur est anormalement grande ; elle a été écartée."
                / "The server’s answer is far too large; it was set aside.";
            Cause::NotSent => "Le navigateur n’a pas pu envoyer la demande."
                / "The browser could not send the request.";
        }
        /// An answer that isn't one of the API's.
        unreadable:
            "Une réponse est arrivée, mais elle ne vient pas d’Avoir (page d’un serveur intermédiaire, réponse \
             coupée)."
            / "An answer came, but not from Avoir (a page of a server in between, or an answer cut off).";
        nothing_changed: "Rien n’a été modifié." / "Nothing was changed.";
        once_at_most: "Rien n’est fait deux fois." / "Nothing is done twice.";
        /// Another agent has the order that this one had MOD on for.
        lost: "Un autre agent a pris la main sur cette commande."
            / "Another agent has taken this order.";
        ask_holder: "Voyez avec cet agent qui la termine." / "Agree with them who finishes it.";
        /// What a lead can do about an order that another agent has.
        take_over: "Attendez la fin, ou appuyez sur « Reprendre la main »."
            / "Wait until they have finished, or press “Take over”.";
        was_held: "Un autre agent modifiait cette commande." / "Another agent was modifying this order.";
        free_again: "Elle est libre maintenant : recommencez." / "It is free now: start again.";
        take_over_again: "Appuyez de nouveau sur « Reprendre la main »." / "Press “Take over” again.";
    }
}

/// What is said of one problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advice {
    pub happened: &'static str,
    pub safe: &'static str,
    pub to_do: &'static str,
}

impl ProblemTexts {
    /// Why a write did not take effect.
    pub fn of_refusal(&self, code: ProblemCode) -> Advice {
        let advice = self.advice((self.refused)(code), (self.remedy)(code));
        match code {
            ProblemCode::OutcomeUnknown => Advice { safe: self.once_at_most, ..advice },
            _ => advice,
        }
    }

    /// Why a read gave nothing.
    pub fn of_read(&self, failure: &Failure) -> Advice {
        let try_again = (self.remedy)(ProblemCode::OutcomeUnknown);
        let (happened, to_do) = match failure {
            Failure::Refused(problem) => return self.of_refusal(problem.code),
            Failure::SignedOut => ((self.refused)(ProblemCode::SessionExpired), try_again),
            Failure::Unreachable(cause) => ((self.cause)(*cause), try_again),
            Failure::Unreadable { .. } => (self.unreadable, (self.remedy)(ProblemCode::Internal)),
        };
        self.advice(happened, to_do)
    }

    /// Another agent has the order that this one had MOD on for.
    pub fn of_loss(&self) -> Advice {
        self.advice(self.lost, self.ask_holder)
    }

    /// Neither a read nor a refused write changes anything, which is what is safe.
    const fn advice(&self, happened: &'static str, to_do: &'static str) -> Advice {
        Advice { happened, safe: self.nothing_changed, to_do }
    }
}
