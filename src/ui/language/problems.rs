//! The error catalogue. Each entry says what happened, what is safe, and what to do now.

use crate::api::problem::ProblemCode;
use crate::client::{Cause, Failure};

/// One entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    pub happened: &'static str,
    pub safe: &'static str,
    pub to_do: &'static str,
}

pub struct ProblemTexts {
    /// Why a write did not take effect.
    pub refusal: fn(ProblemCode) -> Explanation,
    pub cause: fn(Cause) -> &'static str,
    /// An answer that isn't one of the API's.
    pub unreadable: &'static str,
    pub signed_out: &'static str,
    pub nothing_changed: &'static str,
    pub try_again: &'static str,
    pub tell_whom: &'static str,
    /// Another agent has the order that this one had MOD on for.
    pub lost: Explanation,
    /// What a lead can do about an order that another agent has.
    pub take_over: &'static str,
    pub take_over_again: &'static str,
}

impl ProblemTexts {
    /// Why a read gave nothing. Reading changes nothing, which is what is safe.
    pub fn of_read(&self, failure: &Failure) -> Explanation {
        let (happened, to_do) = match failure {
            Failure::Refused(problem) => return (self.refusal)(problem.code),
            Failure::SignedOut => (self.signed_out, self.try_again),
            Failure::Unreachable(cause) => ((self.cause)(*cause), self.try_again),
            Failure::Unreadable { .. } => (self.unreadable, self.tell_whom),
        };
        Explanation { happened, safe: self.nothing_changed, to_do }
    }
}

pub const FRENCH: ProblemTexts = ProblemTexts {
    refusal: french,
    cause: |cause| match cause {
        Cause::Offline => "Ce poste n’est pas connecté au réseau.",
        Cause::TimedOut => "Le serveur n’a pas répondu à temps.",
        Cause::Network => "La connexion au serveur a échoué.",
        Cause::TooLarge => "La réponse du serveur est anormalement grande ; elle a été écartée.",
        Cause::NotSent => "Le navigateur n’a pas pu envoyer la demande.",
    },
    unreadable: "Une réponse est arrivée, mais elle ne vient pas d’Avoir (page d’un serveur intermédiaire, réponse coupée).",
    signed_out: "Votre session a expiré.",
    nothing_changed: NOTHING_DONE_FR,
    try_again: "Réessayez.",
    tell_whom: "Réessayez ; si cela continue, prévenez votre support.",
    lost: Explanation {
        happened: "Un autre agent a pris la main sur cette commande.",
        safe: NOTHING_DONE_FR,
        to_do: "Voyez avec cet agent qui la termine.",
    },
    take_over: "Attendez la fin, ou appuyez sur « Reprendre la main ».",
    take_over_again: "Appuyez de nouveau sur « Reprendre la main ».",
};

pub const ENGLISH: ProblemTexts = ProblemTexts {
    refusal: english,
    cause: |cause| match cause {
        Cause::Offline => "This computer is not connected to the network.",
        Cause::TimedOut => "The server did not answer in time.",
        Cause::Network => "The connection to the server failed.",
        Cause::TooLarge => "The server's answer is far too large; it was set aside.",
        Cause::NotSent => "The browser could not send the request.",
    },
    unreadable: "An answer came, but not from Avoir (a page of a server in between, or an answer cut off).",
    signed_out: "Your session has expired.",
    nothing_changed: NOTHING_DONE_EN,
    try_again: "Try again.",
    tell_whom: "Try again; if it goes on, tell your support.",
    lost: Explanation {
        happened: "Another agent has taken this order.",
        safe: NOTHING_DONE_EN,
        to_do: "See with them who finishes it.",
    },
    take_over: "Wait until they have finished, or press “Take over”.",
    take_over_again: "Press “Take over” again.",
};

const NOTHING_DONE_FR: &str = "Rien n’a été modifié.";
const NOTHING_DONE_EN: &str = "Nothing was changed.";

fn french(code: ProblemCode) -> Explanation {
    let (happened, to_do) = match code {
        ProblemCode::VersionMismatch => (
            "La commande a changé entre-temps.",
            "La page montre maintenant son état actuel : vérifiez-le, puis recommencez.",
        ),
        ProblemCode::LeaseHeld => (
            "Un autre agent modifie cette commande.",
            "Attendez la fin, ou demandez à un responsable de reprendre la main.",
        ),
        ProblemCode::LeaseNotHeld => {
            ("La modification de la commande n’est plus sur ON.", "Repassez MOD sur ON, puis recommencez.")
        }
        ProblemCode::NotCancellable => {
            ("Impossible d’annuler la commande.", "Répondez au client avec la réponse prédéfinie, puis quittez MOD.")
        }
        ProblemCode::WrongStep => {
            ("L’annulation est déjà à une autre étape.", "La page montre l’étape actuelle : continuez à partir de là.")
        }
        ProblemCode::AlreadySettled => {
            ("Ce remboursement est déjà enregistré.", "La page montre ce qui a été enregistré.")
        }
        ProblemCode::QuoteMismatch => (
            "Le total calculé par le serveur diffère de celui affiché.",
            "Vérifiez le nouveau total, puis recommencez.",
        ),
        ProblemCode::AmountExceedsRefundable => {
            ("Le montant dépasse ce qui reste à rembourser.", "Vérifiez les remboursements déjà faits.")
        }
        ProblemCode::ValidationFailed => ("Une saisie n’est pas acceptée.", "Corrigez le champ signalé."),
        ProblemCode::NotPermitted => ("Vous n’avez pas le droit de faire cela.", "Demandez à un responsable."),
        ProblemCode::OrderNotFound => {
            ("Cette commande n’existe pas.", "Vérifiez le numéro, ou cherchez-la dans la liste.")
        }
        ProblemCode::RefundTaskNotFound => ("Ce remboursement n’existe pas.", "Rouvrez la commande."),
        ProblemCode::CreditNoteNotFound => ("Cette note de crédit n’existe pas.", "Rouvrez la commande."),
        ProblemCode::ItemNotFound => {
            ("Cet article n’existe pas.", "Vérifiez la référence, ou cherchez-le par son nom.")
        }
        ProblemCode::AlreadyCorrected => {
            ("Cette note de crédit est déjà corrigée.", "La page montre la note corrective.")
        }
        ProblemCode::NotCorrectable => (
            "Cette note de crédit ne peut pas être corrigée.",
            "Une correction, ou la note d’une annulation, reste telle quelle.",
        ),
        ProblemCode::RefundUnderWay => (
            "Le remboursement de cette note de crédit est déjà engagé.",
            "Terminez-le : son argent est peut-être déjà parti.",
        ),
        ProblemCode::SessionExpired => ("Votre session a expiré.", "Reconnectez-vous, puis reprenez."),
        ProblemCode::TokenInvalid => {
            ("Ce jeton d’accès n’est pas valable.", "Vérifiez-le, ou demandez-en un autre à votre responsable.")
        }
        ProblemCode::Busy => ("Le serveur est très sollicité.", "Réessayez dans un instant."),
        ProblemCode::Internal => {
            ("Le serveur a eu une panne.", "Réessayez ; si cela continue, prévenez votre support.")
        }
        _ => ("Le serveur a refusé la demande.", "Réessayez ; si cela continue, prévenez votre support."),
    };
    Explanation { happened, safe: NOTHING_DONE_FR, to_do }
}

fn english(code: ProblemCode) -> Explanation {
    let (happened, to_do) = match code {
        ProblemCode::VersionMismatch => {
            ("The order has changed in the meantime.", "The page now shows how it is: check it, then start again.")
        }
        ProblemCode::LeaseHeld => {
            ("Another agent is modifying this order.", "Wait until they have finished, or ask a lead to take over.")
        }
        ProblemCode::LeaseNotHeld => {
            ("The order's modification is no longer ON.", "Switch MOD on again, then start again.")
        }
        ProblemCode::NotCancellable => {
            ("The order can't be cancelled.", "Answer the customer with the canned reply, then leave MOD.")
        }
        ProblemCode::WrongStep => {
            ("The cancellation is at another step already.", "The page shows the current step: go on from there.")
        }
        ProblemCode::AlreadySettled => ("This refund is recorded already.", "The page shows what was recorded."),
        ProblemCode::QuoteMismatch => {
            ("The server's total differs from the one shown.", "Check the new total, then start again.")
        }
        ProblemCode::AmountExceedsRefundable => {
            ("The amount is more than what is left to refund.", "Check the refunds made before.")
        }
        ProblemCode::ValidationFailed => {
            ("Something you entered is not accepted.", "Correct the field that is marked.")
        }
        ProblemCode::NotPermitted => ("You are not permitted to do this.", "Ask a lead."),
        ProblemCode::OrderNotFound => ("This order does not exist.", "Check the number, or look for it in the list."),
        ProblemCode::RefundTaskNotFound => ("This refund does not exist.", "Open the order again."),
        ProblemCode::CreditNoteNotFound => ("This credit note does not exist.", "Open the order again."),
        ProblemCode::ItemNotFound => ("This item does not exist.", "Check its SKU, or look for it by its name."),
        ProblemCode::AlreadyCorrected => {
            ("This credit note is corrected already.", "The page shows the correcting note.")
        }
        ProblemCode::NotCorrectable => {
            ("This credit note can't be corrected.", "A correction, or the note of a cancellation, stays as it is.")
        }
        ProblemCode::RefundUnderWay => {
            ("A refund of this credit note is under way.", "Finish it: its money may be gone already.")
        }
        ProblemCode::SessionExpired => ("Your session has expired.", "Sign in again, then resume."),
        ProblemCode::TokenInvalid => ("This access token is not valid.", "Check it, or ask your lead for another."),
        ProblemCode::Busy => ("The server is very busy.", "Try again in a moment."),
        ProblemCode::Internal => ("The server had a fault.", "Try again; if it goes on, tell your support."),
        _ => ("The server refused the request.", "Try again; if it goes on, tell your support."),
    };
    Explanation { happened, safe: NOTHING_DONE_EN, to_do }
}
