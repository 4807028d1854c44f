//! What customers are told: the automatic mail and the helpdesk's canned replies, filled in from the same
//! facts (seed 000, step 11 and its N.B.).

mod english;
mod french;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::eligibility::NotCancellable;
use super::locale::Locale;
use super::money::{Amount, Currency};
use super::payment::PaymentProvider;
use super::refund_task::RefundMeans;

/// Which answer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReplyKind {
    /// "Nous ne pouvons pas annuler votre commande."
    CannotCancel,
    /// "Nous avons bien annulé votre commande."
    Cancelled,
    #[serde(other)]
    Unknown,
}

/// A reply that is ready to be pasted, plain text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CannedReply {
    pub kind: ReplyKind,
    pub language: Locale,
    pub subject: String,
    pub body: String,
}

/// All that a reply says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyFacts<'a> {
    /// The shop's name, under the reply.
    pub shop: &'a str,
    pub customer: &'a str,
    pub order: &'a str,
    pub currency: Currency,
    /// Why the order can't be cancelled, if so.
    pub not_cancellable: Option<NotCancellable>,
    /// Every refund that counts, with the way the money goes back.
    pub refunds: Vec<RefundFact>,
    /// What earlier credit notes had given back before the order was cancelled.
    pub refunded_before: Amount,
}

/// One refund, as the customer is told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefundFact {
    pub amount: Amount,
    pub provider: PaymentProvider,
    pub means: RefundMeans,
}

impl ReplyFacts<'_> {
    /// The reply of this kind, in this language.
    pub fn reply(&self, kind: ReplyKind, language: Locale) -> CannedReply {
        let (subject, body) = match language {
            Locale::Fr => french::reply(self, kind),
            Locale::En => english::reply(self, kind),
        };
        CannedReply { kind, language, subject, body }
    }

    /// All that was and will be given back.
    fn total(&self) -> Amount {
        super::money::total(self.currency, self.refunds.iter().map(|refund| refund.amount))
    }

    fn amount(&self, amount: Amount, language: Locale) -> String {
        amount.display(self.currency, language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::refund_task::AlternativeMethod;

    fn facts() -> ReplyFacts<'static> {
        let eur = |minor| Amount::from_minor(minor, Currency::EUR);
        ReplyFacts {
            shop: "Maison Lumen",
            customer: "Awa Diallo",
            order: "ORD00123",
            currency: Currency::EUR,
            not_cancellable: Some(NotCancellable::Preparing),
            refunds: vec![
                RefundFact { amount: eur(3000), provider: PaymentProvider::Hipay, means: RefundMeans::Original },
                RefundFact { amount: eur(1000), provider: PaymentProvider::GiftCard, means: RefundMeans::Original },
                RefundFact {
                    amount: eur(460),
                    provider: PaymentProvider::Paypal,
                    means: RefundMeans::Alternative(AlternativeMethod::BankTransfer),
                },
            ],
            refunded_before: eur(500),
        }
    }

    #[test]
    fn the_reply_names_the_order_the_total_and_every_means() {
        let reply = facts().reply(ReplyKind::Cancelled, Locale::Fr);
        for part in ["Awa Diallo", "ORD00123", "44,60", "30,00", "HiPay", "carte-cadeau", "virement", "Maison Lumen"] {
            assert!(reply.body.contains(part), "{part} in {}", reply.body);
        }
        assert_eq!(reply.subject, "Annulation de votre commande ORD00123");
        assert!(!reply.body.contains("5,00"), "what went back before is not refunded now: {}", reply.body);
    }

    #[test]
    fn a_reply_that_refuses_says_why_and_mentions_no_money() {
        for language in [Locale::Fr, Locale::En] {
            let body = facts().reply(ReplyKind::CannotCancel, language).body;
            assert!(!body.contains('€'), "{body}");
            assert!(body.contains("ORD00123"), "{body}");
        }
    }

    #[test]
    fn an_order_without_money_to_give_back_is_answered_without_a_list() {
        let nothing = Amount::zero(Currency::EUR);
        let facts = ReplyFacts { refunds: Vec::new(), refunded_before: nothing, ..facts() };
        let body = facts.reply(ReplyKind::Cancelled, Locale::En).body;
        assert!(!body.contains("0.00") && body.contains("nothing was charged"), "{body}");
        let body = facts.reply(ReplyKind::Cancelled, Locale::Fr).body;
        assert!(!body.contains("0,00") && body.contains("Aucun montant n’ayant été encaissé"), "{body}");
    }

    #[test]
    fn what_was_refunded_before_the_cancellation_is_not_said_to_be_never_charged() {
        let facts = ReplyFacts { refunds: Vec::new(), ..facts() };
        let body = facts.reply(ReplyKind::Cancelled, Locale::En).body;
        assert!(!body.contains("nothing was charged") && body.contains("We had already refunded you €5.00"), "{body}");
        let body = facts.reply(ReplyKind::Cancelled, Locale::Fr).body;
        assert!(!body.contains("encaissé") && body.contains("Nous vous avions déjà remboursé 5,00"), "{body}");
    }
}
