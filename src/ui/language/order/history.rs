//! The words of *Historique*.

use crate::api::history::HistoryEvent;

pub struct HistoryTexts {
    pub title: &'static str,
    pub none: &'static str,
    pub failed: &'static str,
    /// Who did what nobody did by hand.
    pub automatic: &'static str,
    /// What happened, in the past tense.
    pub event: fn(&HistoryEvent) -> &'static str,
}

pub const FRENCH: HistoryTexts = HistoryTexts {
    title: "Historique",
    none: "Rien ne s’est encore passé.",
    failed: "L’historique n’a pas pu être lu.",
    automatic: "Automatique",
    event: |event| match event {
        HistoryEvent::Imported => "Commande importée",
        HistoryEvent::LogisticStatusChanged { .. } => "État logistique changé",
        HistoryEvent::ModificationOpened => "MOD passé sur ON",
        HistoryEvent::ModificationTakenOver { .. } => "Main reprise à",
        HistoryEvent::ModificationClosed => "MOD passé sur OFF",
        HistoryEvent::CancellationChecked { not_cancellable: None } => "Vérification : commande annulable",
        HistoryEvent::CancellationChecked { not_cancellable: Some(_) } => "Vérification : impossible d’annuler",
        HistoryEvent::CancellationConfirmed => "Annulation confirmée, commande retenue à l’entrepôt",
        HistoryEvent::OrderCancelled { .. } => "Commande annulée",
        HistoryEvent::RefundOpened { .. } => "Remboursement pris en charge",
        HistoryEvent::RefundDone { .. } => "Remboursement effectué",
        HistoryEvent::RefundImpossible { .. } => "Remboursement impossible",
        HistoryEvent::CreditNoteIssued { .. } => "Note de crédit émise",
        HistoryEvent::CreditNoteCorrected { .. } => "Note de crédit corrigée",
        HistoryEvent::RefundWithdrawn { .. } => "Remboursement retiré",
        HistoryEvent::MailSent { .. } => "Mail envoyé",
        HistoryEvent::MailSkipped { .. } => "Mail non envoyé",
        HistoryEvent::Unknown => "Événement inconnu de cette version",
    },
};

pub const ENGLISH: HistoryTexts = HistoryTexts {
    title: "History",
    none: "Nothing has happened yet.",
    failed: "The history could not be read.",
    automatic: "Automatic",
    event: |event| match event {
        HistoryEvent::Imported => "Order imported",
        HistoryEvent::LogisticStatusChanged { .. } => "Logistic status changed",
        HistoryEvent::ModificationOpened => "MOD switched on",
        HistoryEvent::ModificationTakenOver { .. } => "Taken over from",
        HistoryEvent::ModificationClosed => "MOD switched off",
        HistoryEvent::CancellationChecked { not_cancellable: None } => "Checked: can be cancelled",
        HistoryEvent::CancellationChecked { not_cancellable: Some(_) } => "Checked: can't be cancelled",
        HistoryEvent::CancellationConfirmed => "Cancellation confirmed, order held in the warehouse",
        HistoryEvent::OrderCancelled { .. } => "Order cancelled",
        HistoryEvent::RefundOpened { .. } => "Refund taken on",
        HistoryEvent::RefundDone { .. } => "Refund done",
        HistoryEvent::RefundImpossible { .. } => "Refund impossible",
        HistoryEvent::CreditNoteIssued { .. } => "Credit note issued",
        HistoryEvent::CreditNoteCorrected { .. } => "Credit note corrected",
        HistoryEvent::RefundWithdrawn { .. } => "Refund withdrawn",
        HistoryEvent::MailSent { .. } => "Mail sent",
        HistoryEvent::MailSkipped { .. } => "Mail not sent",
        HistoryEvent::Unknown => "An event that this version does not know",
    },
};
