//! The texts that customers are sent: the automatic mail and the helpdesk's canned replies, filled in from the same
//! facts (*Send the mail*, *Canned replies*).

mod english;
mod french;
#[cfg(test)]
mod tests;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::eligibility::NotCancellable;
use super::locale::Locale;
use super::money::{Amount, Currency};
use super::payment::ProviderKind;
use super::refund_task::{AlternativeMethod, RefundMeans};

/// Which answer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReplyKind {
    /// "Nous ne pouvons pas annuler votre commande."
    CannotCancel,
    /// "Nous avons bien annulé votre commande."
    Cancelled,
    /// "Nous vous remboursons une partie de votre commande."
    Credited,
    /// "Comment nous retourner vos articles"
    HowToReturn,
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
    /// The reason why the order can't be cancelled; none when it can.
    pub not_cancellable: Option<NotCancellable>,
    /// The number of the credit note that it is about, and what that credits; none of a cancellation.
    pub credited: Option<(&'a str, Amount)>,
    /// Every refund that counts, with the way the money goes back.
    pub refunds: Vec<RefundFact<'a>>,
    /// The sum that earlier credit notes gave back before the order was cancelled.
    pub refunded_before: Amount,
    /// The sum that was only reserved with the customer's bank, and is not taken now.
    pub set_aside: Amount,
    /// The return that it is about; none of any other reply.
    pub returning: Option<ReturnFacts<'a>>,
}

/// A return, as the customer is told how to send it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnFacts<'a> {
    pub number: &'a str,
    /// Where to, a line each.
    pub address: Vec<String>,
    /// Units and title of what is expected.
    pub items: Vec<(u32, &'a str)>,
}

impl ReturnFacts<'_> {
    fn list(&self) -> String {
        let lines: Vec<String> = self.items.iter().map(|(units, title)| format!("• {units} × {title}")).collect();
        lines.join("\n")
    }
}

/// One refund, as the customer is told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefundFact<'a> {
    pub amount: Amount,
    pub kind: ProviderKind,
    /// What the customer knows the payment by, such as `Visa •4242`; else the provider's name, where it has one of its own.
    pub known_as: Option<&'a str>,
    pub means: RefundMeans,
    /// A till of the shop gave it as credit, whatever the means were to be.
    pub is_at_till: bool,
    /// An agent said that it was made. Until then it is only promised.
    pub is_made: bool,
}

impl RefundFact<'_> {
    /// True for means by which the customer's bank takes its time.
    const fn is_by_bank(&self) -> bool {
        match self.means {
            _ if self.is_at_till => false,
            RefundMeans::Alternative(method) => matches!(method, AlternativeMethod::BankTransfer),
            RefundMeans::Void => false,
            RefundMeans::Original => {
                !matches!(self.kind, ProviderKind::GiftCard | ProviderKind::StoreCredit | ProviderKind::Cash)
            }
        }
    }
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

    /// True once nothing is left to be given back.
    fn all_made(&self) -> bool {
        self.refunds.iter().all(|refund| refund.is_made)
    }

    /// All that was and will be given back.
    fn total(&self) -> Amount {
        super::money::total(self.currency, self.refunds.iter().map(|refund| refund.amount))
    }

    fn amount(&self, amount: Amount, language: Locale) -> String {
        amount.display(self.currency, language)
    }
}
