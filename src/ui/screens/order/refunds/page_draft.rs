//! What an agent had read of the provider's page, and what they say of it.

use serde::{Deserialize, Serialize};

use crate::domain::money::{Amount, Currency};
use crate::domain::refund_task::{Comparison, Difference, PageAmount, ProviderPage, SeenAmount};

/// The page as it was read. Its text is not here, and so in no storage of the browser.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageDraft {
    pub page: ProviderPage,
    /// Which of several amounts is the refund's.
    pub chosen: Option<ChosenAmount>,
    pub difference: Option<Difference>,
}

/// The agent's answer to which of several amounts is the refund's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChosenAmount {
    This(PageAmount),
    NoneOfThese,
}

/// What the agent has to say before the refund is recorded as done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageGap {
    /// Which amount it is.
    Amount,
    /// Why it is another one than the refund's.
    Difference,
    /// The words of a reason that takes some.
    Words,
}

impl PageDraft {
    pub fn of(page: ProviderPage) -> Self {
        Self { page, chosen: None, difference: None }
    }

    /// The amount of the refund on the page, as far as it is known.
    pub fn amount(&self) -> Option<PageAmount> {
        self.page.amount().or(match self.chosen {
            Some(ChosenAmount::This(amount)) => Some(amount),
            Some(ChosenAmount::NoneOfThese) | None => None,
        })
    }

    /// The amount, and what it is beside what is due.
    pub fn compared(&self, due: (Amount, Currency)) -> Option<(PageAmount, Comparison)> {
        self.amount().map(|amount| (amount, amount.against(due)))
    }

    /// Chooses one of several amounts: what explained another one explains nothing of it.
    pub fn choose(&mut self, chosen: ChosenAmount) {
        (self.chosen, self.difference) = (Some(chosen), None);
    }

    /// What is to be sent of it; nothing where no amount was read.
    ///
    /// # Errors
    /// What the agent has to say first.
    pub fn seen(&self, due: (Amount, Currency)) -> Result<Option<SeenAmount>, PageGap> {
        if self.page.amounts.len() > 1 && self.chosen.is_none() {
            return Err(PageGap::Amount);
        }
        let Some(PageAmount { amount, currency }) = self.amount() else { return Ok(None) };
        let seen = SeenAmount { amount, currency, difference: self.difference.clone() };
        let lacks_words =
            self.difference.as_ref().and_then(Difference::words).is_some_and(|words| words.trim().is_empty());
        match seen.moved(due) {
            Ok(_) => Ok(Some(seen)),
            Err(_) if lacks_words => Err(PageGap::Words),
            Err(_) => Err(PageGap::Difference),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::order::fixture::amount;

    fn due() -> (Amount, Currency) {
        (amount("29.90"), Currency::EUR)
    }

    fn read(amounts: &[&str]) -> PageDraft {
        let read = |text: &&str| PageAmount { amount: amount(text), currency: Currency::EUR };
        PageDraft::of(ProviderPage { amounts: amounts.iter().map(read).collect(), references: Vec::new() })
    }

    #[test]
    fn the_amount_that_is_due_is_sent_as_it_is_and_no_amount_is_not() {
        let seen = read(&["29.90"]).seen(due()).expect("nothing is to be said");
        assert_eq!(seen.map(|seen| (seen.amount, seen.difference)), Some((amount("29.90"), None)));
        assert_eq!(read(&[]).seen(due()), Ok(None));
    }

    #[test]
    fn of_several_amounts_the_agent_says_which_one_it_is_or_that_it_is_none() {
        let mut draft = read(&["29.90", "0.35"]);
        assert_eq!(draft.seen(due()), Err(PageGap::Amount));
        draft.choose(ChosenAmount::NoneOfThese);
        assert_eq!(draft.seen(due()), Ok(None));
        draft.choose(ChosenAmount::This(draft.page.amounts[0]));
        assert!(draft.seen(due()).is_ok_and(|seen| seen.is_some()));
        draft.difference = Some(Difference::Fees {});
        draft.choose(ChosenAmount::This(draft.page.amounts[1]));
        assert_eq!(draft.seen(due()), Err(PageGap::Difference));
    }

    #[test]
    fn another_amount_is_sent_with_its_explanation_alone() {
        let mut draft = read(&["20.00"]);
        assert_eq!(draft.seen(due()), Err(PageGap::Difference));
        draft.difference = Some(Difference::Other { words: " ".to_owned() });
        assert_eq!(draft.seen(due()), Err(PageGap::Words));
        for difference in [Difference::Partial {}, Difference::Other { words: "Arrondi".to_owned() }] {
            draft.difference = Some(difference.clone());
            assert_eq!(draft.seen(due()).map(|seen| seen.and_then(|seen| seen.difference)), Ok(Some(difference)));
        }
    }
}
