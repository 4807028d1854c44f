//! The words of the way of a mail to the customer, and of a reply into a ticket.

use crate::domain::mail_delivery::{MailDelivery, MailTrouble};
use crate::ui::language::labels::LabelTexts;

texts! {
    pub struct MailTexts {
        /// How far it is, in a word or two.
        state(delivery: &MailDelivery, is_reply: bool) -> &str: match (delivery, is_reply) {
            (MailDelivery::Ready { .. }, true) => "Mise à l’envoi" / "Queued";
            (MailDelivery::Ready { .. }, false) => "Mis à l’envoi" / "Queued";
            (MailDelivery::Sending, _) => "Envoi en cours" / "Being sent";
            (MailDelivery::HandedOver { .. }, true) => "Ajoutée au ticket" / "Added to the ticket";
            (MailDelivery::Written { .. }, _) => "Envoyé, déposé pour le système de mail" / "Sent, left for the mail system";
            (MailDelivery::HandedOver { .. }, _) => "Envoyé, remis au serveur de mail" / "Sent, handed over to the mail server";
            (MailDelivery::Waiting { .. }, _) => "En attente d’un nouvel essai" / "Waiting to be tried again";
            (MailDelivery::NotSent { .. }, true) => "Non ajoutée" / "Not added";
            (MailDelivery::NotSent { .. }, false) => "Non parti" / "Not sent";
            (MailDelivery::GivenUp { .. }, true) => "Abandonnée" / "Given up";
            (MailDelivery::GivenUp { .. }, false) => LabelTexts.given_up;
            (MailDelivery::TakenBack { .. }, _) => "Envoi annulé avant son départ" / "Taken back before it left";
            (MailDelivery::Unknown, _) => "État inconnu de cette version" / "A state unknown to this version";
        }
        /// Of one that an agent can take back.
        stays(is_reply: bool) -> &str: match is_reply {
            false => "Le mail part dans quelques secondes" / "The email leaves in a few seconds";
            true => "La réponse part dans quelques secondes" / "The reply leaves in a few seconds";
        }
        take_back = LabelTexts.undo_sending;
        /// Of a mail that does not go by itself.
        not_sent(is_reply: bool) -> &str: match is_reply {
            false => "Un mail au client n’est pas parti" / "An email to the customer was not sent";
            true => "Une réponse n’a pas été ajoutée au ticket" / "A reply was not added to the ticket";
        }
        /// Of one that is tried again.
        waiting(is_reply: bool) -> &str: match is_reply {
            false => "Un mail au client attend" / "An email to the customer is waiting";
            true => "Une réponse pour le ticket attend" / "A reply for the ticket is waiting";
        }
        /// What went wrong.
        trouble(trouble: MailTrouble, is_reply: bool) -> &str: match (trouble, is_reply) {
            (MailTrouble::NoAddress, _) => "Aucun mail ne peut partir vers cette adresse." / "No email can go to this address.";
            (MailTrouble::NoTicket, _) => "Le helpdesk n’a pas de ticket de ce numéro." / "The helpdesk has no ticket of this number.";
            (MailTrouble::Refused, false) => "Le serveur de mail le refuse pour de bon : souvent, l’adresse n’existe pas ou plus."
                / "The mail server refuses it for good: often the address does not exist, or no longer does.";
            (MailTrouble::Refused, true) => "Le helpdesk la refuse pour de bon." / "The helpdesk refuses it for good.";
            (MailTrouble::PutOff, false) => "Le serveur de mail ne le prend pas pour l’instant."
                / "The mail server does not take it for now.";
            (MailTrouble::PutOff, true) => "Le helpdesk ne la prend pas pour l’instant." / "The helpdesk does not take it for now.";
            (MailTrouble::Unreachable, false) => "Le serveur de mail n’est pas joignable, ou la liaison a été coupée."
                / "The mail server can’t be reached, or the connection broke off.";
            (MailTrouble::Unreachable, true) => "Le helpdesk n’est pas joignable, ou la liaison a été coupée."
                / "The helpdesk can’t be reached, or the connection broke off.";
            (MailTrouble::NoAnswer, false) => "Le serveur de mail ne répond pas à temps." / "The mail server does not answer in time.";
            (MailTrouble::NoAnswer, true) => "Le helpdesk ne répond pas à temps." / "The helpdesk does not answer in time.";
            (MailTrouble::NotLetIn, false) => "Le serveur de mail ne prend rien de ce poste : un réglage est à corriger."
                / "The mail server takes nothing from this desk: a setting has to be mended.";
            (MailTrouble::NotLetIn, true) => "Le helpdesk ne prend rien de ce poste : un réglage est à corriger."
                / "The helpdesk takes nothing from this desk: a setting has to be mended.";
            (MailTrouble::Unknown, _) => "La raison est inconnue de cette version." / "The reason is unknown to this version.";
        }
        /// What to do about a mail that does not go by itself.
        to_do(trouble: MailTrouble, is_reply: bool) -> &str: match (trouble, is_reply) {
            (MailTrouble::NoAddress, _) => "Voyez l’adresse avec le client, puis copiez le texte et écrivez-lui autrement."
                / "Check the address with the customer, then copy the text and write to them another way.";
            (MailTrouble::NoTicket, _) => "Vérifiez le numéro, puis ajoutez la réponse au bon ticket."
                / "Check the number, then add the reply to the right ticket.";
            (MailTrouble::Refused, true) => "Copiez le texte dans le ticket, et prévenez votre support."
                / "Copy the text into the ticket, and tell your support.";
            (MailTrouble::Refused, false) =>
                "Voyez l’adresse avec le client. Si elle est juste, renvoyez ; sinon, copiez le texte et écrivez-lui autrement."
                / "Check the address with the customer. If it is right, send again; if not, copy the text and write to them \
                   another way.";
            (_, true) =>
                "Deux jours d’essais n’ont rien donné. Copiez le texte dans le ticket, et prévenez votre support."
                / "Two days of tries came to nothing. Copy the text into the ticket, and tell your support.";
            (_, false) =>
                "Deux jours d’essais n’ont rien donné. Prévenez votre support, puis renvoyez ; si c’est urgent, copiez le texte \
                 et écrivez au client autrement."
                / "Two days of tries came to nothing. Tell your support, then send again; if it is urgent, copy the text and \
                   write to the customer another way.";
        }
        /// Before the time of the next try.
        next_try: "Rien à faire : prochain essai le" / "Nothing to do: next try on";
        /// For what puts off every mail alike.
        tell_support: "Si cela dure, prévenez votre support." / "If it lasts, tell your support.";
        /// Before the words of the mail server, or of the connection.
        answer: "Réponse du serveur" / "Answer of the server";
        copy: "Copier le texte" / "Copy the text";
        resend: "Renvoyer" / "Send again";
        /// Opens the form.
        give_up_form: "Abandonner l’envoi…" / "Give up sending…";
        give_up: "Abandonner l’envoi" / "Give up sending";
        give_up_why: "Comment le client est-il prévenu, ou pourquoi ce n’est plus utile ?"
            / "How is the customer told, or why is it not needed any more?";
        give_up_hint: "Par exemple : prévenu par téléphone. Cela reste dans l’historique."
            / "For example: told by phone. It stays in the history.";
        give_up_missing: "Dites comment, ou pourquoi." / "Say how, or why.";
    }
}
