//! What stands in each place of a text.

use super::facts::{ReplyFacts, ReturnFacts};
use super::template::ShopWords;
use super::{english, french};
use crate::domain::canned_reply::{CannedReply, ReplyKind};
use crate::domain::locale::Locale;
use crate::domain::reply_template::Placeholder;

impl ReplyFacts<'_> {
    /// The reply of this kind in this language, in the shop's words.
    pub fn reply(&self, kind: ReplyKind, language: Locale, words: &ShopWords) -> CannedReply {
        let text = words.fill(kind, language, |place| self.told(place, kind, language));
        CannedReply { kind, language, subject: text.subject, body: text.body }
    }

    /// What stands in this place of a text; empty where there is nothing of it to tell.
    pub fn told(&self, place: Placeholder, kind: ReplyKind, language: Locale) -> String {
        let returning = self.returning.as_ref();
        match place {
            Placeholder::Greeting => self.greeting(language),
            Placeholder::Message => match language {
                Locale::Fr => french::message(self, kind),
                Locale::En => english::message(self, kind),
            },
            Placeholder::Customer => self.customer.trim().to_owned(),
            Placeholder::Order => self.order.to_owned(),
            Placeholder::Shop => self.shop.to_owned(),
            Placeholder::Total => self.amount(self.all_told(), language),
            Placeholder::Refunds => match language {
                Locale::Fr => self.list(language, french::means),
                Locale::En => self.list(language, english::means),
            },
            Placeholder::CreditNote => self.credited.map_or("", |(number, _)| number).to_owned(),
            Placeholder::Return => returning.map_or(self.order, |returning| returning.number).to_owned(),
            Placeholder::Items if kind == ReplyKind::Credited => self.credited_list(),
            Placeholder::Items => returning.map(ReturnFacts::list).unwrap_or_default(),
            Placeholder::Address => returning.map(|returning| returning.address.join("\n")).unwrap_or_default(),
            Placeholder::Reason => match language {
                Locale::Fr => french::reason(self.not_cancellable),
                Locale::En => english::reason(self.not_cancellable),
            }
            .to_owned(),
        }
    }

    fn greeting(&self, language: Locale) -> String {
        let hello = match language {
            Locale::Fr => "Bonjour",
            Locale::En => "Hello",
        };
        let customer = self.customer;
        if customer.trim().is_empty() { format!("{hello},") } else { format!("{hello} {customer},") }
    }
}
