//! The words of the order's page.

pub mod history;
pub mod writing;

use history::HistoryTexts;
use writing::WritingTexts;

use crate::domain::canned_reply::ReplyKind;
use crate::domain::locale::Locale;

pub struct OrderTexts {
    pub back: &'static str,
    /// The heading, before the number.
    pub order: &'static str,
    pub loading: &'static str,
    pub not_found: &'static str,
    pub retry: &'static str,
    /// Before the time at which the order was read.
    pub read_at: &'static str,
    pub stale: &'static str,
    pub unknown_status: &'static str,
    pub menu: MenuTexts,
    pub modification: ModificationTexts,
    pub lines: LineTexts,
    pub totals: TotalTexts,
    pub payments: PaymentTexts,
    pub credit_notes: CreditNoteTexts,
    pub returns: ReturnTexts,
    pub messages: MessageTexts,
    pub customer: CustomerTexts,
    pub replies: ReplyTexts,
    pub history: HistoryTexts,
    pub writing: WritingTexts,
    /// Between a label and its value.
    pub colon: &'static str,
}

/// *Modifier la commande*
pub struct MenuTexts {
    pub label: &'static str,
    pub cancel: &'static str,
    pub mod_is_off: &'static str,
    pub not_confirmed: &'static str,
    pub held_by_another: &'static str,
    pub under_way: &'static str,
    pub finished: &'static str,
}

/// *Modification de la commande*
pub struct ModificationTexts {
    pub label: &'static str,
    pub on: &'static str,
    pub off: &'static str,
    /// Before a time.
    pub you_until: &'static str,
    /// Between an agent's name and a time.
    pub another_until: &'static str,
    pub take_over: &'static str,
    pub take_over_hint: &'static str,
    /// What it does, as `DomainTexts::operation` names the others.
    pub taking_over: &'static str,
    pub renew: &'static str,
}

pub struct LineTexts {
    pub title: &'static str,
    pub article: &'static str,
    pub sku: &'static str,
    pub quantity: &'static str,
    pub unit_price: &'static str,
    pub taxes: &'static str,
    pub total: &'static str,
}

pub struct TotalTexts {
    pub title: &'static str,
    pub items_gross: &'static str,
    pub items_net: &'static str,
    pub shipping: &'static str,
    pub fees: &'static str,
    pub net: &'static str,
    pub gross: &'static str,
}

pub struct PaymentTexts {
    pub title: &'static str,
    pub none: &'static str,
    pub transaction: &'static str,
    pub copy_transaction: &'static str,
    pub captured: &'static str,
    pub refunds: &'static str,
    pub refunded: &'static str,
    pub pending: &'static str,
    pub refundable: &'static str,
    /// The bar that shows where the money is, for those who don't see it.
    pub conservation: &'static str,
    pub unbalanced: &'static str,
    pub to_do: &'static str,
    pub waiting: &'static str,
    pub done: &'static str,
    pub impossible: &'static str,
    /// Of a refund whose credit note was corrected.
    pub withdrawn: &'static str,
    pub reference: &'static str,
    pub no_reference: &'static str,
    pub gift_card_done: &'static str,
}

pub struct CreditNoteTexts {
    pub title: &'static str,
    pub none: &'static str,
}

pub struct ReturnTexts {
    pub title: &'static str,
    pub none: &'static str,
}

pub struct MessageTexts {
    pub title: &'static str,
    pub none: &'static str,
    pub to: &'static str,
    pub by: &'static str,
}

pub struct CustomerTexts {
    pub title: &'static str,
    pub name: &'static str,
    pub email: &'static str,
    pub phone: &'static str,
    pub no_phone: &'static str,
    pub language: &'static str,
    pub placed_at: &'static str,
    pub copy_email: &'static str,
    pub copy_phone: &'static str,
}

/// *Réponses prédéfinies*
pub struct ReplyTexts {
    pub title: &'static str,
    pub kind: fn(ReplyKind) -> &'static str,
    pub kinds: &'static str,
    pub languages: &'static str,
    pub language: fn(Locale) -> &'static str,
    pub copy: &'static str,
    /// The text of a reply, as a region that can be scrolled.
    pub text: &'static str,
    pub none: &'static str,
    /// On a reply that speaks of refunds which are not settled.
    pub not_yet: &'static str,
    pub failed: &'static str,
}

pub const FRENCH: OrderTexts = OrderTexts {
    back: "Liste des commandes",
    order: "Commande",
    loading: "Lecture de la commande…",
    not_found: "Cette commande n’existe pas",
    retry: "Réessayer",
    read_at: "Lu à",
    stale: "La commande n’a pas pu être relue. Ce que vous voyez est peut-être ancien.",
    unknown_status: "L’état logistique de cette commande est inconnu de cette version : elle ne peut pas être \
                     modifiée ici. Rechargez la page ; si cela continue, prévenez votre support.",
    menu: MenuTexts {
        label: "Modifier la commande",
        cancel: "Annuler la commande",
        mod_is_off: "Passez d’abord « Modification de la commande » sur ON.",
        not_confirmed: "Vérifiez et confirmez d’abord l’annulation dans la pop-in.",
        held_by_another: "Un autre agent modifie cette commande.",
        under_way: "L’annulation est déjà validée : reprenez-la.",
        finished: "La commande est déjà annulée.",
    },
    modification: ModificationTexts {
        label: "Modification de la commande",
        on: "ON",
        off: "OFF",
        you_until: "par vous, jusqu’à",
        another_until: "modifie cette commande, jusqu’à",
        take_over: "Reprendre la main",
        take_over_hint: "L’autre agent ne pourra plus rien enregistrer ; il verra que vous avez repris la main.",
        taking_over: "la reprise de la main",
        renew: "Prolonger",
    },
    lines: LineTexts {
        title: "Lignes",
        article: "Article",
        sku: "Réf.",
        quantity: "Quantité",
        unit_price: "Prix unitaire",
        taxes: "Taxes",
        total: "Total",
    },
    totals: TotalTexts {
        title: "Totaux",
        items_gross: "Articles TTC",
        items_net: "Articles HT",
        shipping: "Frais d’expédition",
        fees: "Frais de paiement",
        net: "Total HT",
        gross: "Total TTC",
    },
    payments: PaymentTexts {
        title: "Paiements",
        none: "Rien n’a été encaissé.",
        transaction: "Transaction",
        copy_transaction: "Copier la référence de transaction",
        captured: "Encaissé",
        refunds: "Remboursements",
        refunded: "Remboursé",
        pending: "En cours de remboursement",
        refundable: "Reste remboursable",
        conservation: "Où est l’argent encaissé",
        unbalanced: "Ces montants ne s’additionnent pas : ne remboursez rien et prévenez votre support.",
        to_do: "À faire",
        waiting: "En attente de réponse",
        done: "Effectué",
        impossible: "Impossible",
        withdrawn: "Retiré",
        reference: "Réf.",
        no_reference: "sans référence",
        gift_card_done: "Solde recrédité",
    },
    credit_notes: CreditNoteTexts { title: "Notes de crédit", none: "Aucune note de crédit." },
    returns: ReturnTexts { title: "Retours", none: "Aucun retour." },
    messages: MessageTexts { title: "Messages", none: "Aucun message envoyé.", to: "À", by: "par" },
    customer: CustomerTexts {
        title: "Client",
        name: "Nom",
        email: "E-mail",
        phone: "Téléphone",
        no_phone: "non renseigné",
        language: "Langue",
        placed_at: "Passée le",
        copy_email: "Copier l’e-mail",
        copy_phone: "Copier le téléphone",
    },
    replies: ReplyTexts {
        title: "Réponses prédéfinies",
        kind: |kind| match kind {
            ReplyKind::CannotCancel => "Ne peut pas être annulée",
            ReplyKind::Cancelled => "Bien annulée",
            ReplyKind::Unknown => "Autre",
        },
        kinds: "Réponse",
        languages: "Langue",
        language: language_fr,
        copy: "Copier la réponse",
        text: "Texte de la réponse",
        none: "La commande est annulable : il n’y a encore rien à répondre.",
        not_yet: "Tous les remboursements ne sont pas réglés : attendez avant d’envoyer cette réponse.",
        failed: "Les réponses prédéfinies n’ont pas pu être lues.",
    },
    history: history::FRENCH,
    writing: writing::FRENCH,
    colon: " :",
};

pub const ENGLISH: OrderTexts = OrderTexts {
    back: "List of orders",
    order: "Order",
    loading: "Reading the order…",
    not_found: "This order does not exist",
    retry: "Try again",
    read_at: "Read at",
    stale: "The order could not be read again. What you see may be old.",
    unknown_status: "This version does not know the logistic status of this order, so it can't be modified here. \
                     Reload the page; if it goes on, tell your support.",
    menu: MenuTexts {
        label: "Modify the order",
        cancel: "Cancel the order",
        mod_is_off: "First switch “Order modification” to ON.",
        not_confirmed: "First check and confirm the cancellation in the dialog.",
        held_by_another: "Another agent is modifying this order.",
        under_way: "The cancellation is already validated: resume it.",
        finished: "The order is already cancelled.",
    },
    modification: ModificationTexts {
        label: "Order modification",
        on: "ON",
        off: "OFF",
        you_until: "by you, until",
        another_until: "is modifying this order, until",
        take_over: "Take over",
        take_over_hint: "The other agent can't record anything any more, and sees that you took over.",
        taking_over: "taking over",
        renew: "Extend",
    },
    lines: LineTexts {
        title: "Lines",
        article: "Item",
        sku: "SKU",
        quantity: "Quantity",
        unit_price: "Unit price",
        taxes: "Taxes",
        total: "Total",
    },
    totals: TotalTexts {
        title: "Totals",
        items_gross: "Items incl. tax",
        items_net: "Items excl. tax",
        shipping: "Shipping",
        fees: "Payment fees",
        net: "Total excl. tax",
        gross: "Total incl. tax",
    },
    payments: PaymentTexts {
        title: "Payments",
        none: "Nothing was captured.",
        transaction: "Transaction",
        copy_transaction: "Copy the transaction reference",
        captured: "Captured",
        refunds: "Refunds",
        refunded: "Refunded",
        pending: "Refund under way",
        refundable: "Still refundable",
        conservation: "Where the captured money is",
        unbalanced: "These amounts don't add up: refund nothing and tell your support.",
        to_do: "To do",
        waiting: "Waiting for an answer",
        done: "Done",
        impossible: "Impossible",
        withdrawn: "Withdrawn",
        reference: "Ref.",
        no_reference: "without reference",
        gift_card_done: "Balance restored",
    },
    credit_notes: CreditNoteTexts { title: "Credit notes", none: "No credit notes." },
    returns: ReturnTexts { title: "Returns", none: "No returns." },
    messages: MessageTexts { title: "Messages", none: "No message was sent.", to: "To", by: "by" },
    customer: CustomerTexts {
        title: "Customer",
        name: "Name",
        email: "E-mail",
        phone: "Phone",
        no_phone: "not given",
        language: "Language",
        placed_at: "Ordered",
        copy_email: "Copy the e-mail address",
        copy_phone: "Copy the phone number",
    },
    replies: ReplyTexts {
        title: "Canned replies",
        kind: |kind| match kind {
            ReplyKind::CannotCancel => "Can't be cancelled",
            ReplyKind::Cancelled => "Cancelled",
            ReplyKind::Unknown => "Other",
        },
        kinds: "Reply",
        languages: "Language",
        language: language_en,
        copy: "Copy the reply",
        text: "Text of the reply",
        none: "The order can be cancelled: there is nothing to answer yet.",
        not_yet: "Not all refunds are settled: wait before you send this reply.",
        failed: "The canned replies could not be read.",
    },
    history: history::ENGLISH,
    writing: writing::ENGLISH,
    colon: ":",
};

const fn language_fr(language: Locale) -> &'static str {
    match language {
        Locale::Fr => "Français",
        Locale::En => "Anglais",
    }
}

const fn language_en(language: Locale) -> &'static str {
    match language {
        Locale::Fr => "French",
        Locale::En => "English",
    }
}
