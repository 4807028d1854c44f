//! The words of a mail's way to the customer.

use crate::domain::mail_delivery::{MailDelivery, MailTrouble};

texts! {
    pub struct MailTexts {
        /// How far it is, in a word or two.
        state(delivery: &MailDelivery) -> &str: match delivery {
            MailDelivery::Ready => "Prêt à partir" / "Ready to go";
            MailDelivery::Sending => "Envoi en cours" / "Being sent";
            MailDelivery::Written { .. } => "Déposé pour le système de mail" / "Left for the mail system";
            MailDelivery::HandedOver { .. } => "Remis au serveur de mail" / "Handed over to the mail server";
            MailDelivery::Waiting { .. } => "En attente d’un nouvel essai" / "Waiting to be tried again";
            MailDelivery::NotSent { .. } => "Non parti" / "Not sent";
            MailDelivery::Unknown => "État inconnu de cette version" / "A state unknown to this version";
        }
        /// Of a mail that does not go by itself.
        not_sent: "Un mail au client n’est pas parti" / "An email to the customer was not sent";
        /// Of one that is tried again.
        waiting: "Un mail au client attend" / "An email to the customer is waiting";
        /// What went wrong.
        trouble(trouble: MailTrouble) -> &str: match trouble {
            MailTrouble::NoAddress => "Aucun mail ne peut partir vers cette adresse." / "No email can go to this address.";
            MailTrouble::Refused => "Le serveur de mail le refuse pour de bon : souvent, l’adresse n’existe pas ou plus."
                / "The mail server refuses it for good: often the address does not exist, or no longer does.";
            MailTrouble::PutOff => "Le serveur de mail ne le prend pas pour l’instant."
                / "The mail server does not take it for now.";
            MailTrouble::Unreachable => "Le serveur de mail n’est pas joignable, ou la liaison a été coupée."
                / "The mail server can’t be reached, or the connection broke off.";
            MailTrouble::NoAnswer => "Le serveur de mail ne répond pas à temps." / "The mail server does not answer in time.";
            MailTrouble::NotLetIn => "Le serveur de mail ne prend rien de ce poste : un réglage est à corriger."
                / "The mail server takes nothing from this desk: a setting has to be mended.";
            MailTrouble::Unknown => "La raison est inconnue de cette version." / "The reason is unknown to this version.";
        }
        /// What to do about a mail that does not go by itself.
        to_do(trouble: MailTrouble) -> &str: match trouble {
            MailTrouble::NoAddress => "Voyez l’adresse avec le client, puis copiez le texte et écrivez-lui autrement."
                / "Check the address with the customer, then copy the text and write to them another way.";
            MailTrouble::Refused =>
                "Voyez l’adresse avec le client. Si elle est juste, renvoyez ; sinon, copiez le texte et écrivez-lui autrement."
                / "Check the address with the customer. If it is right, send again; if not, copy the text and write to them \
                   another way.";
            MailTrouble::PutOff
            | MailTrouble::Unreachable
            | MailTrouble::NoAnswer
            | MailTrouble::NotLetIn
            | MailTrouble::Unknown =>
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
    }
}
