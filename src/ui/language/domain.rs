//! The field's own words: statuses, providers, reasons.

use crate::api::operations::OperationKind;
use crate::api::order_detail::PaymentState;
use crate::domain::agent::Role;
use crate::domain::cancellation::ContactChannel;
use crate::domain::eligibility::NotCancellable;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::payment::PaymentProvider;
use crate::domain::refund_task::{AlternativeMethod, ImpossibleReason, RefundMeans};

/// A word for each value. Functions, so that a value without a word does not compile.
pub struct DomainTexts {
    pub logistic_status: fn(LogisticStatus) -> &'static str,
    pub not_cancellable: fn(NotCancellable) -> &'static str,
    pub payment_state: fn(PaymentState) -> &'static str,
    pub provider: fn(PaymentProvider) -> &'static str,
    pub contact_channel: fn(ContactChannel) -> &'static str,
    pub method: fn(AlternativeMethod) -> &'static str,
    pub impossible_reason: fn(ImpossibleReason) -> &'static str,
    pub role: fn(Role) -> &'static str,
    /// What a write does, as a noun phrase: "the cancellation".
    pub operation: fn(OperationKind) -> &'static str,
}

impl DomainTexts {
    /// The means of a refund: the provider's name, or the alternative's.
    pub fn means(&self, provider: PaymentProvider, means: RefundMeans) -> &'static str {
        match means {
            RefundMeans::Original => (self.provider)(provider),
            RefundMeans::Alternative(method) => (self.method)(method),
        }
    }
}

pub const FRENCH: DomainTexts = DomainTexts {
    logistic_status: |status| match status {
        LogisticStatus::AwaitingPrint => "En attente d’impression",
        LogisticStatus::Printing => "Impression en cours",
        LogisticStatus::Preparing => "En préparation",
        LogisticStatus::Shipped => "Expédiée",
        LogisticStatus::Delivered => "Livrée",
        LogisticStatus::Cancelled => "Annulée",
        LogisticStatus::Unknown => "État inconnu",
    },
    not_cancellable: |reason| match reason {
        NotCancellable::Printing => "l’impression est en cours",
        NotCancellable::Preparing => "la commande est en préparation",
        NotCancellable::Shipped => "la commande est expédiée",
        NotCancellable::Delivered => "la commande est livrée",
        NotCancellable::AlreadyCancelled => "la commande est déjà annulée",
        NotCancellable::UnknownStatus => "son état logistique est inconnu de cette version",
    },
    payment_state: |state| match state {
        PaymentState::Unpaid => "Non payée",
        PaymentState::Paid => "Payée",
        PaymentState::RefundPending => "Remboursement en cours",
        PaymentState::PartiallyRefunded => "Remboursée en partie",
        PaymentState::Refunded => "Remboursée",
        PaymentState::Unknown => "État inconnu",
    },
    provider: |provider| match provider {
        PaymentProvider::GiftCard => "Carte-cadeau",
        PaymentProvider::BankTransfer => "Virement bancaire",
        PaymentProvider::Cash => "Espèces",
        PaymentProvider::Other => "Autre paiement",
        PaymentProvider::Unknown => "Paiement inconnu",
        PaymentProvider::Hipay => "HiPay",
        PaymentProvider::Paypal => "PayPal",
        PaymentProvider::Stripe => "Stripe",
        PaymentProvider::Adyen => "Adyen",
        PaymentProvider::Mollie => "Mollie",
        PaymentProvider::Lightspeed => "Lightspeed Payments",
    },
    contact_channel: |channel| match channel {
        ContactChannel::Phone => "Téléphone",
        ContactChannel::Email => "E-mail",
        ContactChannel::Chat => "Chat",
        ContactChannel::Helpdesk => "Ticket Freshdesk",
        ContactChannel::SocialMedia => "Réseaux sociaux",
        ContactChannel::Store => "Magasin",
        ContactChannel::Letter => "Courrier",
    },
    method: |method| match method {
        AlternativeMethod::BankTransfer => "Virement bancaire",
        AlternativeMethod::GiftCard => "Carte-cadeau",
        AlternativeMethod::Cheque => "Chèque",
        AlternativeMethod::Cash => "Espèces",
        AlternativeMethod::Other => "Autre moyen",
    },
    impossible_reason: |reason| match reason {
        ImpossibleReason::TooOld => "Le délai de remboursement du prestataire est dépassé",
        ImpossibleReason::Chargeback => "Le client conteste le paiement auprès de sa banque",
        ImpossibleReason::AccountClosed => "La carte ou le compte est fermé",
        ImpossibleReason::ProviderRefused => "Le prestataire refuse le remboursement",
        ImpossibleReason::ProviderDown => "Le portail du prestataire ne répond pas",
        ImpossibleReason::Other => "Autre raison",
    },
    role: |role| match role {
        Role::Agent => "Agent",
        Role::Lead => "Responsable",
    },
    operation: |kind| match kind {
        OperationKind::OpenModification => "le passage de MOD à ON",
        OperationKind::CloseModification => "le passage de MOD à OFF",
        OperationKind::CheckCancellation => "la vérification",
        OperationKind::ConfirmCancellation => "la confirmation de l’annulation",
        OperationKind::RequestCancellation => "l’annulation de la commande",
        OperationKind::OpenRefundTask => "la prise en charge du remboursement",
        OperationKind::SettleRefundTask => "l’enregistrement du remboursement",
        OperationKind::SettleMail => "le mail au client",
        OperationKind::IssueCreditNote => "la note de crédit",
        OperationKind::CorrectCreditNote => "la correction de la note de crédit",
        OperationKind::Unknown => "une opération",
    },
};

pub const ENGLISH: DomainTexts = DomainTexts {
    logistic_status: |status| match status {
        LogisticStatus::AwaitingPrint => "Awaiting print",
        LogisticStatus::Printing => "Printing",
        LogisticStatus::Preparing => "Preparing",
        LogisticStatus::Shipped => "Shipped",
        LogisticStatus::Delivered => "Delivered",
        LogisticStatus::Cancelled => "Cancelled",
        LogisticStatus::Unknown => "Unknown status",
    },
    not_cancellable: |reason| match reason {
        NotCancellable::Printing => "it is being printed",
        NotCancellable::Preparing => "it is being prepared",
        NotCancellable::Shipped => "it has been shipped",
        NotCancellable::Delivered => "it has been delivered",
        NotCancellable::AlreadyCancelled => "it is cancelled already",
        NotCancellable::UnknownStatus => "this version does not know its logistic status",
    },
    payment_state: |state| match state {
        PaymentState::Unpaid => "Unpaid",
        PaymentState::Paid => "Paid",
        PaymentState::RefundPending => "Refund pending",
        PaymentState::PartiallyRefunded => "Partly refunded",
        PaymentState::Refunded => "Refunded",
        PaymentState::Unknown => "Unknown state",
    },
    provider: |provider| match provider {
        PaymentProvider::GiftCard => "Gift card",
        PaymentProvider::BankTransfer => "Bank transfer",
        PaymentProvider::Cash => "Cash",
        PaymentProvider::Other => "Other payment",
        PaymentProvider::Unknown => "Unknown payment",
        PaymentProvider::Hipay => "HiPay",
        PaymentProvider::Paypal => "PayPal",
        PaymentProvider::Stripe => "Stripe",
        PaymentProvider::Adyen => "Adyen",
        PaymentProvider::Mollie => "Mollie",
        PaymentProvider::Lightspeed => "Lightspeed Payments",
    },
    contact_channel: |channel| match channel {
        ContactChannel::Phone => "Phone",
        ContactChannel::Email => "E-mail",
        ContactChannel::Chat => "Chat",
        ContactChannel::Helpdesk => "Freshdesk ticket",
        ContactChannel::SocialMedia => "Social media",
        ContactChannel::Store => "Store",
        ContactChannel::Letter => "Letter",
    },
    method: |method| match method {
        AlternativeMethod::BankTransfer => "Bank transfer",
        AlternativeMethod::GiftCard => "Gift card",
        AlternativeMethod::Cheque => "Cheque",
        AlternativeMethod::Cash => "Cash",
        AlternativeMethod::Other => "Other means",
    },
    impossible_reason: |reason| match reason {
        ImpossibleReason::TooOld => "The provider's time limit for refunds is over",
        ImpossibleReason::Chargeback => "The customer disputes the payment with their bank",
        ImpossibleReason::AccountClosed => "The card or account is closed",
        ImpossibleReason::ProviderRefused => "The provider refuses the refund",
        ImpossibleReason::ProviderDown => "The provider's portal does not answer",
        ImpossibleReason::Other => "Another reason",
    },
    role: |role| match role {
        Role::Agent => "Agent",
        Role::Lead => "Lead",
    },
    operation: |kind| match kind {
        OperationKind::OpenModification => "switching MOD on",
        OperationKind::CloseModification => "switching MOD off",
        OperationKind::CheckCancellation => "the check",
        OperationKind::ConfirmCancellation => "confirming the cancellation",
        OperationKind::RequestCancellation => "cancelling the order",
        OperationKind::OpenRefundTask => "taking the refund on",
        OperationKind::SettleRefundTask => "recording the refund",
        OperationKind::SettleMail => "the mail to the customer",
        OperationKind::IssueCreditNote => "the credit note",
        OperationKind::CorrectCreditNote => "the correction of the credit note",
        OperationKind::Unknown => "an operation",
    },
};
