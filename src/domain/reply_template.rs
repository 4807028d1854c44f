//! The words that a shop's mails and canned replies are written in: a text with places for what is told of an order, such as
//! `{{ commande }}`. A shop that writes none of its own has those that ship.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::canned_reply::ReplyKind;
use super::locale::Locale;

/// The words of one reply in one language. The subject is one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateText {
    pub subject: String,
    pub body: String,
}

/// Something that is told of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Placeholder {
    /// "Bonjour Awa Diallo," or "Bonjour," to whom no name is known of.
    Greeting,
    /// All that the reply has to say, in whole sentences, whatever the order's case.
    Message,
    Customer,
    Order,
    Shop,
    /// All that goes back.
    Total,
    /// How much goes back by which way, a line each; empty where nothing does.
    Refunds,
    CreditNote,
    Return,
    /// What is credited, or sent back, a line each.
    Items,
    /// Where to, a line each.
    Address,
    /// Why the order can't be cancelled, as a part of a sentence.
    Reason,
}

impl Placeholder {
    /// The word that stands for it in a text of this language.
    pub const fn word(self, language: Locale) -> &'static str {
        match (language, self) {
            (Locale::Fr, Self::Greeting) => "bonjour",
            (Locale::En, Self::Greeting) => "greeting",
            (_, Self::Message) => "message",
            (Locale::Fr, Self::Customer) => "client",
            (Locale::En, Self::Customer) => "customer",
            (Locale::Fr, Self::Order) => "commande",
            (Locale::En, Self::Order) => "order",
            (Locale::Fr, Self::Shop) => "boutique",
            (Locale::En, Self::Shop) => "shop",
            (_, Self::Total) => "total",
            (Locale::Fr, Self::Refunds) => "remboursements",
            (Locale::En, Self::Refunds) => "refunds",
            (Locale::Fr, Self::CreditNote) => "note",
            (Locale::En, Self::CreditNote) => "credit_note",
            (Locale::Fr, Self::Return) => "retour",
            (Locale::En, Self::Return) => "return_number",
            (Locale::Fr, Self::Items) => "articles",
            (Locale::En, Self::Items) => "items",
            (Locale::Fr, Self::Address) => "adresse",
            (Locale::En, Self::Address) => "address",
            (Locale::Fr, Self::Reason) => "raison",
            (Locale::En, Self::Reason) => "reason",
        }
    }

    /// As it is written in a text.
    pub fn written(self, language: Locale) -> String {
        format!("{{{{ {} }}}}", self.word(language))
    }

    /// Those that a reply of this kind has.
    pub const fn of(kind: ReplyKind) -> &'static [Self] {
        match kind {
            ReplyKind::Cancelled => {
                &[Self::Greeting, Self::Message, Self::Customer, Self::Order, Self::Shop, Self::Total, Self::Refunds]
            }
            ReplyKind::Credited => &[
                Self::Greeting,
                Self::Message,
                Self::Customer,
                Self::Order,
                Self::Shop,
                Self::CreditNote,
                Self::Items,
                Self::Total,
                Self::Refunds,
            ],
            ReplyKind::HowToReturn => &[
                Self::Greeting,
                Self::Message,
                Self::Customer,
                Self::Order,
                Self::Shop,
                Self::Return,
                Self::Items,
                Self::Address,
            ],
            ReplyKind::CannotCancel => {
                &[Self::Greeting, Self::Message, Self::Customer, Self::Order, Self::Shop, Self::Reason]
            }
            ReplyKind::Unknown => &[],
        }
    }
}

impl TemplateText {
    /// The words that ship.
    pub fn shipped(kind: ReplyKind, language: Locale) -> Self {
        let subject = match (language, kind) {
            (Locale::Fr, ReplyKind::Cancelled) => "Annulation de votre commande {{ commande }}",
            (Locale::En, ReplyKind::Cancelled) => "Your order {{ order }} is cancelled",
            (Locale::Fr, ReplyKind::Credited) => "Remboursement sur votre commande {{ commande }}",
            (Locale::En, ReplyKind::Credited) => "Your refund for order {{ order }}",
            (Locale::Fr, ReplyKind::HowToReturn) => "Comment nous retourner vos articles ({{ retour }})",
            (Locale::En, ReplyKind::HowToReturn) => "How to send your items back ({{ return_number }})",
            (Locale::Fr, ReplyKind::CannotCancel | ReplyKind::Unknown) => {
                "Votre demande d’annulation de la commande {{ commande }}"
            }
            (Locale::En, ReplyKind::CannotCancel | ReplyKind::Unknown) => "Your request to cancel order {{ order }}",
        };
        let body = match language {
            Locale::Fr => "{{ bonjour }}\n\n{{ message }}\n\nBien cordialement,\nLe service client {{ boutique }}",
            Locale::En => "{{ greeting }}\n\n{{ message }}\n\nKind regards,\n{{ shop }} customer service",
        };
        Self { subject: subject.to_owned(), body: body.to_owned() }
    }

    /// Without what is typed by accident around it.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let lines: Vec<&str> = self.body.lines().map(str::trim_end).collect();
        Self { subject: self.subject.trim().to_owned(), body: lines.join("\n").trim().to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_places_of_a_text_have_the_same_word() {
        for kind in ReplyKind::KNOWN {
            for language in [Locale::Fr, Locale::En] {
                let places = Placeholder::of(kind);
                let words: BTreeSet<&str> = places.iter().map(|place| place.word(language)).collect();
                assert_eq!(words.len(), places.len(), "{kind:?} {language:?}");
            }
        }
    }

    #[test]
    fn spaces_at_the_ends_of_lines_are_not_kept() {
        let text = TemplateText { subject: " Hello\n".to_owned(), body: "\nDear you,  \r\n\r\nBye \n\n".to_owned() };
        let trimmed = text.trimmed();
        assert_eq!((trimmed.subject.as_str(), trimmed.body.as_str()), ("Hello", "Dear you,\n\nBye"));
    }
}
