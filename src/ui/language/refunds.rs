//! The words of the transaction pop-in: where to refund, and what came of it; and of the page behind it.

use crate::domain::payment::PaymentProvider;
use crate::domain::refund_task::{AlternativeMethod, RefundMeans};

pub struct RefundTexts {
    pub title: &'static str,
    /// How many refunds of all are settled.
    pub progress: fn(usize, usize) -> String,
    pub amount: &'static str,
    pub transaction: &'static str,
    pub order_value: &'static str,
    pub customer: &'static str,
    pub date: &'static str,
    /// With the name of what is copied.
    pub copy: fn(&str) -> String,
    /// With the provider's name.
    pub open: fn(&str) -> String,
    pub reopen: fn(&str) -> String,
    pub new_tab: &'static str,
    pub if_blocked: &'static str,
    /// For a refund without a portal.
    pub take_on: &'static str,
    pub take_on_hint: &'static str,
    /// Another agent went to the provider; with the provider's name.
    pub maybe_refunded: fn(&str) -> String,
    /// Another agent took on a refund without a portal.
    pub maybe_made: &'static str,
    /// Before that agent's name.
    pub opened_by: &'static str,
    pub unsafe_link: &'static str,
    /// With the provider's name.
    pub by_hand: fn(&str) -> String,
    pub demo: &'static str,
    /// What to do where there is no portal.
    pub instruction: fn(PaymentProvider, RefundMeans) -> &'static str,
    /// With the amount, and where or how it goes back.
    pub question: fn(&str, &str) -> String,
    /// Where or how it goes back, with the provider's name.
    pub by: fn(PaymentProvider, RefundMeans, &str) -> String,
    pub done: &'static str,
    pub reference: &'static str,
    pub reference_hint: &'static str,
    pub impossible: &'static str,
    pub impossible_title: &'static str,
    pub reason: &'static str,
    pub reason_missing: &'static str,
    pub choose: &'static str,
    pub method: &'static str,
    pub method_missing: &'static str,
    pub agreed: &'static str,
    pub agreed_missing: &'static str,
    pub impossible_action: &'static str,
    pub back: &'static str,
    pub not_accepted: &'static str,
    /// On a refund that replaced one that was impossible.
    pub replaces: &'static str,
    /// Before the total that is still to be given back.
    pub left: &'static str,
    /// Before the numbers of the credit notes whose money goes back.
    pub of_notes: &'static str,
    pub close_hint: &'static str,
    /// On the page, with what is still to be given back.
    pub waiting: fn(&str) -> String,
    pub resume: &'static str,
    pub settled: &'static str,
}

pub const FRENCH: RefundTexts = RefundTexts {
    title: "Rembourser le client",
    progress: |settled, all| format!("Remboursements réglés : {settled} sur {all}"),
    amount: "Montant exact",
    transaction: "Transaction",
    order_value: "Valeur de la commande",
    customer: "Client",
    date: "Date de la transaction",
    copy: |what| format!("Copier : {what}"),
    open: |provider| format!("Ouvrir {provider}"),
    reopen: |provider| format!("Rouvrir {provider}"),
    new_tab: "La page de la banque s’ouvre dans un nouvel onglet. Une fois le remboursement fait, revenez ici : la \
              question vous attend.",
    if_blocked: "L’onglet ne s’est pas ouvert ? Suivez le lien :",
    take_on: "Je m’en charge",
    take_on_hint: "Dites-le d’abord, pour que personne d’autre ne fasse ce remboursement en même temps. Ce qu’il faut \
                   faire et la question vous attendent ensuite ici.",
    maybe_refunded: |provider| {
        format!("Le remboursement est peut-être déjà fait : vérifiez chez {provider} avant de rembourser.")
    },
    maybe_made: "Le remboursement est peut-être déjà fait : voyez avec cet agent avant de rembourser.",
    opened_by: "Pris en charge par",
    unsafe_link: "Lien non sûr, écarté.",
    by_hand: |provider| {
        format!("Cherchez la transaction dans le portail {provider} avec la référence ci-dessus, puis répondez ici.")
    },
    demo: "Démo : portail fictif, aucun argent ne bouge",
    instruction: |provider, means| match (means, provider) {
        (RefundMeans::Alternative(AlternativeMethod::BankTransfer), _)
        | (RefundMeans::Original, PaymentProvider::BankTransfer) => {
            "Faites le virement bancaire de ce montant exact, puis répondez ici."
        }
        (RefundMeans::Alternative(AlternativeMethod::GiftCard), _)
        | (RefundMeans::Original, PaymentProvider::GiftCard) => {
            "Créditez une carte-cadeau de ce montant exact, puis répondez ici."
        }
        (RefundMeans::Alternative(AlternativeMethod::Cheque), _) => {
            "Faites partir un chèque de ce montant exact, puis répondez ici."
        }
        (RefundMeans::Alternative(AlternativeMethod::Cash), _) | (RefundMeans::Original, PaymentProvider::Cash) => {
            "Remettez ce montant exact en espèces, puis répondez ici."
        }
        _ => "Remboursez ce montant exact par ce moyen, puis répondez ici.",
    },
    question: |amount, by| format!("Le remboursement de {amount} {by} a-t-il été effectué ?"),
    by: |provider, means, name| match (means, provider) {
        (RefundMeans::Alternative(AlternativeMethod::BankTransfer), _)
        | (RefundMeans::Original, PaymentProvider::BankTransfer) => "par virement bancaire".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::GiftCard), _)
        | (RefundMeans::Original, PaymentProvider::GiftCard) => "sur carte-cadeau".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::Cheque), _) => "par chèque".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::Cash), _) | (RefundMeans::Original, PaymentProvider::Cash) => {
            "en espèces".to_owned()
        }
        (RefundMeans::Alternative(AlternativeMethod::Other), _)
        | (RefundMeans::Original, PaymentProvider::Other | PaymentProvider::Unknown) => {
            "par le moyen convenu".to_owned()
        }
        (RefundMeans::Original, _) => format!("chez {name}"),
    },
    done: "Remboursement effectué",
    reference: "Référence du remboursement",
    reference_hint: "Telle que le prestataire l’affiche ; laissez vide s’il n’en donne pas.",
    impossible: "Remboursement impossible",
    impossible_title: "Choisir un moyen de paiement alternatif",
    reason: "Pourquoi le remboursement n’a-t-il pas fonctionné ?",
    reason_missing: "Sélectionnez la raison.",
    choose: "Sélectionner…",
    method: "Moyen de paiement alternatif",
    method_missing: "Sélectionnez le moyen que le client préfère.",
    agreed: "Vu avec le client : c’est ce qu’il préfère",
    agreed_missing: "Voyez d’abord avec le client ce qu’il préfère.",
    impossible_action: "Rembourser par ce moyen",
    back: "Revenir à la question",
    not_accepted: "Cette saisie n’est pas acceptée.",
    replaces: "Remplace un remboursement impossible",
    left: "Reste à rembourser",
    of_notes: "Note de crédit",
    close_hint: "Vous pouvez fermer cette fenêtre : rien n’est perdu, « Paiements » propose de reprendre ici.",
    waiting: |amount| format!("{amount} restent à rembourser au client."),
    resume: "Reprendre le remboursement",
    settled: "Tout est réglé : plus aucun remboursement n’est à faire.",
};

pub const ENGLISH: RefundTexts = RefundTexts {
    title: "Refund the customer",
    progress: |settled, all| format!("Refunds settled: {settled} of {all}"),
    amount: "Exact amount",
    transaction: "Transaction",
    order_value: "Order value",
    customer: "Customer",
    date: "Date of the transaction",
    copy: |what| format!("Copy: {what}"),
    open: |provider| format!("Open {provider}"),
    reopen: |provider| format!("Open {provider} again"),
    new_tab: "The bank's page opens in a new tab. Once the refund is made, come back: the question waits here.",
    if_blocked: "The tab did not open? Follow the link:",
    take_on: "I'll make it",
    take_on_hint: "Say so first, so that nobody else makes it as well. What to do and the question then wait here.",
    maybe_refunded: |provider| format!("The refund may be made already: look at {provider} before you refund."),
    maybe_made: "The refund may be made already: ask this agent before you refund.",
    opened_by: "Taken on by",
    unsafe_link: "Unsafe link, set aside.",
    by_hand: |provider| {
        format!("Look for the transaction in the {provider} portal by the reference above, then answer here.")
    },
    demo: "Demo: stand-in portal, no money moves",
    instruction: |provider, means| match (means, provider) {
        (RefundMeans::Alternative(AlternativeMethod::BankTransfer), _)
        | (RefundMeans::Original, PaymentProvider::BankTransfer) => {
            "Make the bank transfer of exactly this amount, then answer here."
        }
        (RefundMeans::Alternative(AlternativeMethod::GiftCard), _)
        | (RefundMeans::Original, PaymentProvider::GiftCard) => {
            "Credit a gift card with exactly this amount, then answer here."
        }
        (RefundMeans::Alternative(AlternativeMethod::Cheque), _) => {
            "Have a cheque of exactly this amount sent, then answer here."
        }
        (RefundMeans::Alternative(AlternativeMethod::Cash), _) | (RefundMeans::Original, PaymentProvider::Cash) => {
            "Give exactly this amount in cash, then answer here."
        }
        _ => "Refund exactly this amount by these means, then answer here.",
    },
    question: |amount, by| format!("Has the refund of {amount} {by} been made?"),
    by: |provider, means, name| match (means, provider) {
        (RefundMeans::Alternative(AlternativeMethod::BankTransfer), _)
        | (RefundMeans::Original, PaymentProvider::BankTransfer) => "by bank transfer".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::GiftCard), _)
        | (RefundMeans::Original, PaymentProvider::GiftCard) => "to a gift card".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::Cheque), _) => "by cheque".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::Cash), _) | (RefundMeans::Original, PaymentProvider::Cash) => {
            "in cash".to_owned()
        }
        (RefundMeans::Alternative(AlternativeMethod::Other), _)
        | (RefundMeans::Original, PaymentProvider::Other | PaymentProvider::Unknown) => {
            "by the means agreed".to_owned()
        }
        (RefundMeans::Original, _) => format!("at {name}"),
    },
    done: "Refund done",
    reference: "Refund reference",
    reference_hint: "As the provider shows it; leave empty if there is none.",
    impossible: "Refund impossible",
    impossible_title: "Choose an alternative means of payment",
    reason: "Why did the refund not work?",
    reason_missing: "Select the reason.",
    choose: "Select…",
    method: "Alternative means of payment",
    method_missing: "Select the means that the customer prefers.",
    agreed: "Agreed with the customer: it is what they prefer",
    agreed_missing: "First ask the customer what they prefer.",
    impossible_action: "Refund by these means",
    back: "Back to the question",
    not_accepted: "This entry is not accepted.",
    replaces: "Replaces a refund that was impossible",
    left: "Still to be refunded",
    of_notes: "Credit note",
    close_hint: "You may close this window: nothing is lost, “Payments” offers to go on from here.",
    waiting: |amount| format!("{amount} still to be refunded to the customer."),
    resume: "Resume the refund",
    settled: "Everything is settled: no refund is left to make.",
};
