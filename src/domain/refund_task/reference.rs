//! A provider's name for a refund, as it is kept and compared.

use super::{Destination, RefundMeans, RefundTask};
use crate::domain::iban::Iban;
use crate::domain::invisible::is_invisible;
use crate::domain::payment::PaymentProvider;

/// The name without what nobody sees: one refund must not settle two because a copy brought a sign along.
pub(in crate::domain) fn readable(reference: &str) -> String {
    let is_seen = |letter: &char| !letter.is_control() && !is_invisible(*letter);
    reference.chars().filter(is_seen).collect::<String>().trim().to_owned()
}

/// Two providers give the same short name by chance. Where another provider's refund has a name of this many letters, it
/// was copied from the page of that one.
const TOO_LONG_FOR_CHANCE: usize = 6;

/// References are a word or two; some providers group their letters.
const MOST_WORDS: usize = 4;

/// What an agent may have pasted in the place of a refund's reference: all of it is copied on the same page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistaken {
    /// The amount to refund.
    Amount,
    /// The payment's transaction.
    Transaction,
    OrderNumber,
    /// The account that its money goes to. It stays in no place that a reference stays in, so it is never meant.
    Account,
    /// A stretch of the page.
    Sentence,
    /// Nothing, of a provider that names what it refunds.
    Nothing,
}

impl RefundTask {
    /// What this text is instead of the refund's reference; `None` when it may be that.
    pub fn mistakes(&self, reference: &str) -> Option<Mistaken> {
        let typed = readable(reference);
        let same = |other: &str| !typed.is_empty() && typed.eq_ignore_ascii_case(&readable(other));
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let has_mark = typed.trim_end_matches(|letter: char| !letter.is_ascii_digit()).contains(['.', ',']);
        let amount = self.amount.to_string();
        if has_mark && digits(&typed) == digits(&amount) {
            Some(Mistaken::Amount)
        } else if same(&self.transaction) {
            Some(Mistaken::Transaction)
        } else if same(&self.order.0) {
            Some(Mistaken::OrderNumber)
        } else if self.gives_its_account_away(&typed) {
            Some(Mistaken::Account)
        } else if typed.split_whitespace().count() > MOST_WORDS {
            Some(Mistaken::Sentence)
        } else if typed.is_empty() && self.means == RefundMeans::Original {
            Some(Mistaken::Nothing)
        } else {
            None
        }
    }

    /// True where a refund at this provider that has the name already leaves it to no other, so not to this one.
    pub fn is_kept_from(&self, name: &str, named_at: PaymentProvider) -> bool {
        let is_told_apart = name.chars().count() < TOO_LONG_FOR_CHANCE;
        self.names_refunds().is_some_and(|provider| provider == named_at || !is_told_apart)
    }

    /// True of a text with the number of the account in it, however that is grouped.
    pub(super) fn gives_its_account_away(&self, text: &str) -> bool {
        let Some(Destination::Account(account)) = &self.destination else { return false };
        Iban::without_spaces(text).to_ascii_uppercase().contains(account.iban.electronic())
    }
}

#[cfg(test)]
mod tests {
    use super::super::AlternativeMethod;
    use super::super::fixture::{account, task};
    use super::*;

    #[test]
    fn what_is_copied_beside_it_is_told_from_a_reference() {
        let task = task();
        let amount = task.amount.to_string();
        for typed in [
            amount.clone(),
            amount.replace('.', ","),
            format!("{} €", amount.replace('.', ",")),
            format!("EUR {amount}"),
        ] {
            assert_eq!(task.mistakes(&typed), Some(Mistaken::Amount), "{typed}");
        }
        assert_eq!(task.mistakes(&format!(" {}\n", task.transaction)), Some(Mistaken::Transaction));
        assert_eq!(task.mistakes(&task.order.0.to_lowercase()), Some(Mistaken::OrderNumber));
        let sentence = "Refund done. Refund number R-1 of this transaction";
        assert_eq!(task.mistakes(sentence), Some(Mistaken::Sentence));
        assert_eq!(task.mistakes(" "), Some(Mistaken::Nothing));
        let by_hand = RefundTask { means: RefundMeans::Alternative(AlternativeMethod::Cheque), ..task.clone() };
        assert_eq!(by_hand.mistakes(""), None);
        let transfer = RefundTask { destination: Some(Destination::Account(account())), ..by_hand.clone() };
        for typed in [
            "FR7630006000011234567890189",
            " fr76 3000 6000 0112 3456 7890 189",
            "VIR FR76 3000 6000 0112 3456 7890 189",
        ] {
            assert_eq!(transfer.mistakes(typed), Some(Mistaken::Account), "{typed}");
        }
        for reference in
            ["5Y 4X 17 R1", "R-1", "re_3PqX", &amount.replace('.', ""), &format!("{}-R1", task.transaction)]
        {
            assert_eq!(task.mistakes(reference), None, "{reference}");
        }
    }

    #[test]
    fn a_long_name_settles_one_refund_of_all_providers_that_name_theirs() {
        let (hipay, stripe) = (PaymentProvider::HIPAY, PaymentProvider::STRIPE);
        for (name, at, is_kept) in
            [("R-1", hipay, true), ("R-1", stripe, false), ("R-123", stripe, false), ("R-1234", stripe, true)]
        {
            assert_eq!(task().is_kept_from(name, at), is_kept, "{name} {at:?}");
        }
        let by_hand = RefundTask { means: RefundMeans::Alternative(AlternativeMethod::BankTransfer), ..task() };
        assert!(!by_hand.is_kept_from("R-1234", hipay));
    }

    #[test]
    fn names_that_look_the_same_are_the_same() {
        for typed in
            ["REF-18", " REF-18\n", "\u{202e}REF-18", "REF\u{2060}-18\u{200b}", "R\u{0}EF-18", "\u{feff}REF-18"]
        {
            assert_eq!(readable(typed), "REF-18", "{typed:?}");
        }
        assert_eq!(readable("\u{200b} "), "");
        assert_eq!(readable("Réf 18-É"), "Réf 18-É");
    }
}
