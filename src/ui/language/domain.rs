//! The words of the trade: statuses, providers, reasons.

use super::labels::LabelTexts;
use super::provider_names::own_name;
use crate::api::operations::OperationKind;
use crate::domain::agent::Role;
use crate::domain::cancellation::ContactChannel;
use crate::domain::case::PaymentState;
use crate::domain::eligibility::NotCancellable;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::payment::{PaymentProvider, ProviderKind};
use crate::domain::refund_task::{AlternativeMethod, ImpossibleReason, RefundMeans};

texts! {
    /// A word for each value; a value without one does not compile.
    pub struct DomainTexts {
        logistic_status(status: LogisticStatus) -> &str: match status {
            LogisticStatus::OnHold => "En attente" / "On hold";
            LogisticStatus::AwaitingPrint => "En attente d’impression" / "Awaiting print";
            LogisticStatus::Printing => "Impression en cours" / "Printing";
            LogisticStatus::Preparing => "En préparation" / "Preparing";
            LogisticStatus::Shipped => "Expédiée" / "Shipped";
            LogisticStatus::Delivered => "Livrée" / "Delivered";
            LogisticStatus::Cancelled => LabelTexts.cancelled;
            LogisticStatus::Unknown => "État inconnu" / "Unknown status";
        }
        not_cancellable(reason: NotCancellable) -> &str: match reason {
            NotCancellable::Printing => "l’impression est en cours" / "it is being printed";
            NotCancellable::Preparing => "la commande est en préparation" / "it is being prepared";
            NotCancellable::Shipped => "la commande est expédiée" / "it has been shipped";
            NotCancellable::Delivered => "la commande est livrée" / "it has been delivered";
            NotCancellable::AlreadyCancelled => "la commande est déjà annulée" / "it is already cancelled";
            NotCancellable::UnknownStatus => "son état logistique est inconnu de cette version"
                / "its logistic status is unknown to this version";
        }
        payment_state(state: PaymentState) -> &str: match state {
            PaymentState::Unpaid => "Non payée" / "Unpaid";
            PaymentState::Authorized => "Autorisée" / "Authorised";
            PaymentState::Paid => "Payée" / "Paid";
            PaymentState::RefundPending => "Remboursement en cours" / "Refund pending";
            PaymentState::PartiallyRefunded => "Remboursée en partie" / "Partly refunded";
            PaymentState::Refunded => "Remboursée" / "Refunded";
            PaymentState::Unknown => "État inconnu" / "Unknown state";
        }
        /// Of an order that is paid, and not whole.
        paid_in_part: "Payée en partie" / "Partly paid";
        /// What a payment is called whose provider has no name of its own.
        kind(kind: ProviderKind) -> &str: match kind {
            ProviderKind::GiftCard => LabelTexts.gift_card;
            ProviderKind::StoreCredit => "Avoir en boutique" / "Store credit";
            ProviderKind::BankTransfer => LabelTexts.bank_transfer;
            ProviderKind::Cash => LabelTexts.cash;
            ProviderKind::Marketplace => "Place de marché" / "Marketplace";
            ProviderKind::Firm => "Prestataire de paiement" / "Payment provider";
            ProviderKind::Other => "Autre paiement" / "Other payment";
            ProviderKind::Unknown => "Paiement inconnu" / "Unknown payment";
        }
        contact_channel(channel: ContactChannel) -> &str: match channel {
            ContactChannel::Phone => "Téléphone" / "Phone";
            ContactChannel::Email => "E-mail" / "Email";
            ContactChannel::Chat => "Chat" / "Chat";
            ContactChannel::Helpdesk => "Ticket Freshdesk" / "Freshdesk ticket";
            ContactChannel::SocialMedia => "Réseaux sociaux" / "Social media";
            ContactChannel::Store => "Magasin" / "Store";
            ContactChannel::Letter => "Courrier" / "Letter";
        }
        /// With the provider's name.
        void(name: &str): "Annuler l’autorisation : {name}" / "Void the authorisation: {name}";
        method(method: AlternativeMethod) -> &str: match method {
            AlternativeMethod::BankTransfer => LabelTexts.bank_transfer;
            AlternativeMethod::GiftCard => LabelTexts.gift_card;
            AlternativeMethod::Cheque => "Chèque" / "Cheque";
            AlternativeMethod::Cash => LabelTexts.cash;
            AlternativeMethod::Other => "Autre moyen" / "Other means";
        }
        impossible_reason(reason: ImpossibleReason) -> &str: match reason {
            ImpossibleReason::TooOld => "Le délai de remboursement du prestataire est dépassé"
                / "The provider’s time limit for refunds is over";
            ImpossibleReason::Chargeback => "Le client conteste le paiement auprès de sa banque"
                / "The customer disputes the payment with their bank";
            ImpossibleReason::AccountClosed => "La carte ou le compte est fermé" / "The card or account is closed";
            ImpossibleReason::ProviderRefused => "Le prestataire refuse le remboursement"
                / "The provider refuses the refund";
            ImpossibleReason::ProviderDown => "Le portail du prestataire ne répond pas"
                / "The provider’s portal does not answer";
            ImpossibleReason::Other => "Autre raison" / "Another reason";
        }
        role(role: Role) -> &str: match role {
            Role::Agent => LabelTexts.agent;
            Role::Lead => "Responsable" / "Lead";
            Role::Accountant => "Comptable" / "Accountant";
            Role::Admin => "Administrateur" / "Administrator";
            Role::Till => "Caisse" / "Till";
        }
        /// What a write does, as a noun phrase: "the cancellation".
        operation(kind: OperationKind) -> &str: match kind {
            OperationKind::OpenModification => "le passage de MOD à ON" / "switching MOD on";
            OperationKind::CloseModification => "le passage de MOD à OFF" / "switching MOD off";
            OperationKind::CheckCancellation => "la vérification" / "the check";
            OperationKind::ConfirmCancellation => "la confirmation de l’annulation" / "confirming the cancellation";
            OperationKind::RequestCancellation => "l’annulation de la commande" / "cancelling the order";
            OperationKind::OpenRefundTask => "la prise en charge du remboursement" / "taking on the refund";
            OperationKind::GiveDestination => "l’enregistrement du compte ou de l’adresse"
                / "saving the account or the address";
            OperationKind::SettleRefundTask => "l’enregistrement du remboursement" / "recording the refund";
            OperationKind::SendCreditNoteMail => "le mail sur la note de crédit" / "the email about the credit note";
            OperationKind::ResendMail => "le renvoi du mail" / "sending the email again";
            OperationKind::GiveUpMail => "l’abandon de l’envoi" / "giving up sending";
            OperationKind::TakeMailBack => "l’annulation de l’envoi" / "undoing the sending";
            OperationKind::NoteTicket => "le numéro du ticket" / "the ticket’s number";
            OperationKind::AddReply => "l’ajout de la réponse au ticket" / "adding the reply to the ticket";
            OperationKind::SettleMail => "le mail au client" / "the email to the customer";
            OperationKind::IssueCreditNote => "la note de crédit" / "the credit note";
            OperationKind::CorrectCreditNote => "l’annulation de la note de crédit"
                / "reversing the credit note";
            OperationKind::UseAtTill => "l’utilisation en caisse" / "the use at a till";
            OperationKind::RefundOverpayment => "le remboursement du trop-perçu" / "refunding the overpayment";
            OperationKind::RegisterReturn => "l’enregistrement du retour" / "registering the return";
            OperationKind::ReceiveReturn => "la réception du retour" / "receiving the return";
            OperationKind::CloseReturn => "la clôture du retour" / "closing the return";
            OperationKind::AskApproval => "la demande de validation" / "asking for approval";
            OperationKind::DecideApproval => "la réponse à la demande de validation" / "answering the approval request";
            OperationKind::WithdrawApproval => "le retrait de la demande de validation" / "withdrawing the approval request";
            OperationKind::WithdrawReturn => "le retrait du retour" / "withdrawing the return";
            OperationKind::Unknown => "une opération" / "an operation";
        }
    }
}

impl DomainTexts {
    /// The name of a provider: its own, or its kind's.
    pub fn provider(&self, provider: PaymentProvider) -> String {
        own_name(provider).unwrap_or_else(|| (self.kind)(provider.kind()).to_owned())
    }

    /// The means of a refund: the provider's name, or the alternative's.
    pub fn means(&self, provider: PaymentProvider, means: RefundMeans) -> String {
        match means {
            RefundMeans::Original => self.provider(provider),
            RefundMeans::Alternative(method) => (self.method)(method).to_owned(),
            RefundMeans::Void => (self.void)(&self.provider(provider)),
        }
    }

    /// The state of an order's money; one that is paid may not be so whole.
    pub fn payment(&self, state: PaymentState, is_part: bool) -> &'static str {
        if is_part { self.paid_in_part } else { (self.payment_state)(state) }
    }
}
