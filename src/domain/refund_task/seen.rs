//! The amount that a provider's page showed of a refund, compared with what was to go back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{RefundTask, RefundTaskRefusal};
use crate::domain::money::{Amount, Currency};

/// What a page of the provider, or of the bank, showed of a refund that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenAmount {
    /// Without a sign, in the digits of its own currency.
    pub amount: Amount,
    pub currency: Currency,
    /// Why it is not the amount of the task; there exactly where it is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference: Option<Difference>,
}

/// A reason why a page shows another amount than the task's, as the agent says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "reason", rename_all = "snake_case", deny_unknown_fields)]
pub enum Difference {
    /// The provider shows what the shop pays with its fees taken off or put on: the customer gets all of it, and no more.
    Fees {},
    /// The provider shows it in another currency: the customer gets all of it.
    Converted {},
    /// A part went back. The rest becomes a task of its own.
    Partial {},
    /// Another amount was typed at the provider. What went back too little becomes a task of its own, what went out too much
    /// is the shop's loss until it is resolved.
    Mistyped {},
    /// The customer gets all of it, and no more; in the agent's words.
    Other { words: String },
}

/// What an amount that was seen is beside the one that was to go back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Equal,
    Less,
    More,
    OtherCurrency,
}

/// What went back, by what was seen and how the agent explains it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// The amount of the task.
    All,
    /// No more than this.
    Only(Amount),
    /// All of it, and this much beside it.
    Beside(Amount),
}

impl Comparison {
    /// Of an amount on a page with what is due.
    pub fn of((amount, currency): (Amount, Currency), due: (Amount, Currency)) -> Self {
        if currency != due.1 || amount.digits() != due.0.digits() {
            return Self::OtherCurrency;
        }
        match amount.cmp(&due.0) {
            std::cmp::Ordering::Equal => Self::Equal,
            std::cmp::Ordering::Less => Self::Less,
            std::cmp::Ordering::Greater => Self::More,
        }
    }

    /// The reasons that explain it, in the order in which they are offered; none where nothing is to explain.
    pub fn reasons(self) -> Vec<Difference> {
        let other = Difference::Other { words: String::new() };
        match self {
            Self::Equal => Vec::new(),
            Self::Less => vec![Difference::Partial {}, Difference::Mistyped {}, Difference::Fees {}, other],
            Self::More => vec![Difference::Mistyped {}, Difference::Fees {}, other],
            Self::OtherCurrency => vec![Difference::Converted {}, other],
        }
    }
}

impl Difference {
    /// The word on the wire.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Fees {} => "fees",
            Self::Converted {} => "converted",
            Self::Partial {} => "partial",
            Self::Mistyped {} => "mistyped",
            Self::Other { .. } => "other",
        }
    }

    /// The reason of this word, with the agent's words where it takes them.
    pub fn parse(word: &str, words: Option<String>) -> Option<Self> {
        match (word, words) {
            ("fees", None) => Some(Self::Fees {}),
            ("converted", None) => Some(Self::Converted {}),
            ("partial", None) => Some(Self::Partial {}),
            ("mistyped", None) => Some(Self::Mistyped {}),
            ("other", Some(words)) => Some(Self::Other { words }),
            _ => None,
        }
    }

    /// What the agent typed.
    pub const fn words(&self) -> Option<&String> {
        match self {
            Self::Other { words } => Some(words),
            _ => None,
        }
    }

    /// True where it is the same reason, whatever the words.
    pub fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl SeenAmount {
    /// What went back of a task of this amount in this currency. The screen asks it before it sends, the backend before it
    /// records.
    ///
    /// # Errors
    /// [`RefundTaskRefusal::WrongAmount`] of what is none, [`RefundTaskRefusal::DifferenceUnexplained`] where it is another
    /// amount and nothing says why, [`RefundTaskRefusal::ExplanationDoesNotFit`] where what is said does not explain it.
    pub fn moved(&self, due: (Amount, Currency)) -> Result<Moved, RefundTaskRefusal> {
        if !self.amount.is_positive() || self.amount.check_digits(self.currency).is_err() {
            return Err(RefundTaskRefusal::WrongAmount);
        }
        let comparison = Comparison::of((self.amount, self.currency), due);
        let Some(difference) = &self.difference else {
            return match comparison {
                Comparison::Equal => Ok(Moved::All),
                _ => Err(RefundTaskRefusal::DifferenceUnexplained),
            };
        };
        if difference.words().is_some_and(|words| words.trim().is_empty()) {
            return Err(RefundTaskRefusal::DifferenceUnexplained);
        }
        if !comparison.reasons().iter().any(|reason| reason.is_like(difference)) {
            return Err(RefundTaskRefusal::ExplanationDoesNotFit);
        }
        Ok(match (difference, comparison) {
            (Difference::Partial {} | Difference::Mistyped {}, Comparison::Less) => Moved::Only(self.amount),
            (Difference::Mistyped {}, Comparison::More) => Moved::Beside(self.amount - due.0),
            _ => Moved::All,
        })
    }

    pub(super) fn trimmed(&self) -> Self {
        let mut seen = self.clone();
        if let Some(Difference::Other { words }) = &mut seen.difference {
            *words = words.trim().to_owned();
        }
        seen
    }

    /// True where the page shows what the task is about.
    pub const fn is_as_due(&self) -> bool {
        self.difference.is_none()
    }
}

impl RefundTask {
    /// What went back of it, as far as a page was seen: all of it where none was.
    pub(super) fn moved(&self, seen: Option<&SeenAmount>, currency: Currency) -> Result<Moved, RefundTaskRefusal> {
        let Some(seen) = seen else { return Ok(Moved::All) };
        if self.is_void() {
            return Err(RefundTaskRefusal::DoesNotFit);
        }
        seen.moved((self.amount, currency))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::order::fixture::amount;

    fn due() -> (Amount, Currency) {
        (amount("29.90"), Currency::EUR)
    }

    fn seen(text: &str, currency: &str, difference: Option<Difference>) -> Result<Moved, RefundTaskRefusal> {
        let currency = Currency::parse(currency).expect("a currency");
        SeenAmount { amount: amount(text), currency, difference }.moved(due())
    }

    fn said(words: &str) -> Option<Difference> {
        Some(Difference::Other { words: words.to_owned() })
    }

    #[test]
    fn the_amount_that_was_to_go_back_needs_no_explanation_and_takes_none() {
        assert_eq!(seen("29.90", "EUR", None), Ok(Moved::All));
        for difference in
            [Difference::Fees {}, Difference::Converted {}, Difference::Partial {}, Difference::Mistyped {}]
        {
            assert_eq!(seen("29.90", "EUR", Some(difference)), Err(RefundTaskRefusal::ExplanationDoesNotFit));
        }
    }

    #[test]
    fn another_amount_or_currency_is_taken_with_an_explanation_alone() {
        for (text, currency) in [("29.89", "EUR"), ("29.91", "EUR"), ("29.90", "USD"), ("2990", "JPY")] {
            assert_eq!(seen(text, currency, None), Err(RefundTaskRefusal::DifferenceUnexplained), "{text} {currency}");
            assert_eq!(seen(text, currency, said(" ")), Err(RefundTaskRefusal::DifferenceUnexplained));
            assert_eq!(seen(text, currency, said("the till rounds")), Ok(Moved::All));
        }
    }

    #[test]
    fn what_the_explanation_says_of_the_money_is_what_moved() {
        let (fees, converted) = (Some(Difference::Fees {}), Some(Difference::Converted {}));
        let (partial, mistyped) = (Some(Difference::Partial {}), Some(Difference::Mistyped {}));
        let unfit = Err(RefundTaskRefusal::ExplanationDoesNotFit);
        for (text, currency, difference, expected) in [
            ("20.00", "EUR", &partial, Ok(Moved::Only(amount("20.00")))),
            ("20.00", "EUR", &mistyped, Ok(Moved::Only(amount("20.00")))),
            ("29.55", "EUR", &fees, Ok(Moved::All)),
            ("92.90", "EUR", &mistyped, Ok(Moved::Beside(amount("63.00")))),
            ("30.25", "EUR", &fees, Ok(Moved::All)),
            ("32.45", "USD", &converted, Ok(Moved::All)),
            ("30.00", "EUR", &partial, unfit.clone()),
            ("20.00", "EUR", &converted, unfit.clone()),
            ("32.45", "USD", &partial, unfit.clone()),
            ("32.45", "USD", &mistyped, unfit.clone()),
            ("32.45", "USD", &fees, unfit),
        ] {
            assert_eq!(seen(text, currency, difference.clone()), expected, "{text} {currency} {difference:?}");
        }
    }

    #[test]
    fn an_amount_is_one_of_its_own_currency() {
        assert_eq!(seen("0.00", "EUR", None), Err(RefundTaskRefusal::WrongAmount));
        assert_eq!(seen("-29.90", "EUR", None), Err(RefundTaskRefusal::WrongAmount));
        assert_eq!(seen("29.90", "JPY", said("yen")), Err(RefundTaskRefusal::WrongAmount));
    }

    #[test]
    fn each_reason_is_kept_by_its_word() {
        for comparison in [Comparison::Equal, Comparison::Less, Comparison::More, Comparison::OtherCurrency] {
            for reason in comparison.reasons() {
                assert_eq!(Difference::parse(reason.as_str(), reason.words().cloned()), Some(reason));
            }
        }
        assert_eq!(Difference::parse("other", None), None);
        assert_eq!(Difference::parse("fees", Some(String::new())), None);
    }
}
