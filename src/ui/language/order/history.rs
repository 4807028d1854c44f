//! The words of *Historique*.

use crate::api::history::HistoryEvent;
use crate::ui::language::labels::LabelTexts;

texts! {
    pub struct HistoryTexts {
        title: "Historique" / "History";
        none: "Rien ne s’est encore passé." / "Nothing has happened yet.";
        /// One document of all that happened to the order, for who asks for a proof.
        print = LabelTexts.print_story;
        paper: StoryPaperTexts;
        failed: "L’historique n’a pas pu être lu." / "The history could not be read.";
        /// Who did what nobody did by hand.
        automatic: "Automatique" / "Automatic";
        /// Of MOD that was left with the order held, before it was cancelled.
        given_up: "Annulation abandonnée, MOD passé sur OFF : rien n’est annulé"
            / "Cancellation given up, MOD switched off: nothing is cancelled";
        /// What happened, in the past tense.
        event(event: &HistoryEvent) -> &str: match event {
            HistoryEvent::Imported => "Commande importée" / "Order imported";
            HistoryEvent::LogisticStatusChanged { .. } => "État logistique changé" / "Logistic status changed";
            HistoryEvent::ModificationOpened => "MOD passé sur ON" / "MOD switched on";
            HistoryEvent::ModificationTakenOver { .. } => "Main reprise à" / "Taken over from";
            HistoryEvent::ModificationClosed => "MOD passé sur OFF" / "MOD switched off";
            HistoryEvent::CancellationChecked { not_cancellable: None } => "Vérification : commande annulable"
                / "Checked: can be cancelled";
            HistoryEvent::CancellationChecked { not_cancellable: Some(_) } => "Vérification : impossible d’annuler"
                / "Checked: can’t be cancelled";
            HistoryEvent::CancellationConfirmed => "Choix d’annuler confirmé, commande retenue à l’entrepôt"
                / "Choice to cancel confirmed, order kept back in the warehouse";
            HistoryEvent::OrderCancelled { .. } => "Commande annulée" / "Order cancelled";
            HistoryEvent::RefundOpened { .. } => "Remboursement pris en charge" / "Refund started";
            HistoryEvent::RefundTakenOver { .. } => "Remboursement repris à" / "Refund taken over from";
            HistoryEvent::RefundDone { .. } => LabelTexts.refund_done;
            HistoryEvent::UsedAtTill { .. } => LabelTexts.used_at_till;
            HistoryEvent::RefundImpossible { .. } => LabelTexts.refund_impossible;
            HistoryEvent::RefundAccountGiven { .. } => "Compte du client noté" / "Customer’s account saved";
            HistoryEvent::RefundAddressGiven { .. } => "Adresse d’envoi du chèque notée" / "Address for the cheque saved";
            HistoryEvent::RefundNotMade { .. } => "Pas remboursé : de nouveau à faire" / "Not refunded: to do again";
            HistoryEvent::RefundBounced { .. } => "Remboursement revenu" / "Refund came back";
            HistoryEvent::RefundReferenceCorrected { .. } => "Référence du remboursement corrigée"
                / "Refund reference corrected";
            HistoryEvent::RefundNeverMade { .. } => "Noté par erreur : ce remboursement n’a pas été fait"
                / "Recorded by mistake: this refund was not made";
            HistoryEvent::RefundGaveLess { .. } => "Remboursé moins que prévu" / "Refunded less than due";
            HistoryEvent::RefundGaveMore { .. } => "Remboursé plus que prévu" / "Refunded more than due";
            HistoryEvent::RefundMadeTwice { .. } => LabelTexts.refunded_twice;
            HistoryEvent::ExcessRecovered { .. } => "Trop versé récupéré" / "Excess recovered";
            HistoryEvent::ExcessWrittenOff { .. } => "Trop versé abandonné" / "Excess written off";
            HistoryEvent::RefundGivenUp { .. } => "Reste abandonné, avec l’accord du client"
                / "Rest written off, as agreed with the customer";
            HistoryEvent::VoidOpened { from: None, .. } => "Annulation d’autorisation prise en charge"
                / "Voiding an authorisation started";
            HistoryEvent::VoidOpened { from: Some(_), .. } => "Annulation d’autorisation reprise à"
                / "Voiding an authorisation taken over from";
            HistoryEvent::Voided { .. } => LabelTexts.voided;
            HistoryEvent::VoidNotMade { .. } => "Autorisation pas annulée : de nouveau à faire"
                / "Authorisation not voided: to do again";
            HistoryEvent::VoidNeverMade { .. } => "Noté par erreur : cette autorisation n’a pas été annulée"
                / "Recorded by mistake: this authorisation was not voided";
            HistoryEvent::AuthorizationLeft { .. } => "Autorisation laissée : elle ne peut plus être annulée"
                / "Authorisation left: it can’t be voided any more";
            HistoryEvent::OverpaymentRefunded { .. } => "Trop-perçu à rembourser" / "Overpayment to refund";
            HistoryEvent::ReturnRegistered { .. } => "Retour enregistré" / "Return registered";
            HistoryEvent::ReturnWindowOverruled { .. } => "Retour pris hors délai" / "Return taken after the window";
            HistoryEvent::ReturnReceived { .. } => "Retour réceptionné" / "Return received";
            HistoryEvent::ReturnClosed { .. } => "Retour clos" / "Return closed";
            HistoryEvent::ReturnWithdrawn { .. } => "Retour retiré" / "Return withdrawn";
            HistoryEvent::ApprovalAsked { .. } => "Validation demandée" / "Approval requested";
            HistoryEvent::ApprovalGiven { .. } => "Validé, à la demande de" / "Approved, as requested by";
            HistoryEvent::ApprovalRefused { .. } => "Validation refusée à" / "Approval refused to";
            HistoryEvent::ApprovalWithdrawn { .. } => "Demande de validation retirée" / "Approval request withdrawn";
            HistoryEvent::ApprovalUsed { .. } => "Fait, validé par" / "Done, as approved by";
            HistoryEvent::CreditNoteIssued { .. } => "Note de crédit émise" / "Credit note issued";
            HistoryEvent::CreditNoteCorrected { .. } => LabelTexts.credit_note_taken_back;
            HistoryEvent::RefundWithdrawn { .. } => "Remboursement retiré" / "Refund withdrawn";
            HistoryEvent::MailSent { .. } => "Mail mis à l’envoi" / "Email queued";
            HistoryEvent::MailSkipped { .. } => "Mail non envoyé" / "Email not sent";
            HistoryEvent::MailHandedOver { .. } => "Mail remis au serveur de mail" / "Email handed over to the mail server";
            HistoryEvent::MailNotSent { .. } => "Mail non parti" / "Email did not go out";
            HistoryEvent::MailResent { .. } => "Mail remis à l’envoi" / "Email queued again";
            HistoryEvent::MailGivenUp { ticket: None, .. } => "Envoi du mail abandonné" / "Sending of the email given up";
            HistoryEvent::TicketNoted { ticket: Some(_) } => "Ticket noté" / "Ticket noted";
            HistoryEvent::TicketNoted { ticket: None } => "Ticket retiré" / "Ticket removed";
            HistoryEvent::ReplyAdded { .. } => "Réponse à ajouter au ticket" / "Reply queued for the ticket";
            HistoryEvent::ReplyHandedOver { .. } => "Réponse ajoutée au ticket" / "Reply added to the ticket";
            HistoryEvent::ReplyNotAdded { .. } => "Réponse non ajoutée au ticket" / "Reply did not get to the ticket";
            HistoryEvent::ReplyAddedAgain { .. } => "Réponse remise à l’envoi" / "Reply queued again";
            HistoryEvent::MailGivenUp { ticket: Some(_), .. } => "Ajout de la réponse abandonné" / "Adding of the reply given up";
            HistoryEvent::MailTakenBack { ticket: None } => "Envoi du mail annulé avant son départ" / "Email taken back before it left";
            HistoryEvent::MailTakenBack { ticket: Some(_) } => "Ajout de la réponse annulé avant son départ" / "Reply taken back before it left";
            HistoryEvent::PersonalDataErased => "Données personnelles effacées" / "Personal data erased";
            HistoryEvent::Unknown => "Événement inconnu de cette version" / "An event unknown to this version";
        }
    }

    /// The document of all that happened to an order.
    pub struct StoryPaperTexts {
        title: "Dossier de la commande" / "File of order";
        made(at: &str, by: &str): "Établi le {at} par {by}" / "Drawn up on {at} by {by}";
        source: "Tel que le système de la boutique l’a enregistré : chaque opération avec son auteur et son heure."
            / "As the shop’s system recorded it: each operation with its author and its time.";
        when: "Quand" / "When";
        who: "Qui" / "Who";
        what: "Quoi" / "What";
        subject = LabelTexts.subject;
        delivery: "Acheminement" / "Delivery";
    }
}
