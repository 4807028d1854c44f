//! What an agent copied of the provider's page, or of the bank's, once a refund is made there: which amounts and which
//! names of the refund are on it. The text itself is kept nowhere, because it may hold a card or a name.

mod amounts;
mod references;

use serde::{Deserialize, Serialize};

use super::{Comparison, RefundTask};
use crate::domain::money::{Amount, Currency};
use crate::domain::payment::ProviderTerms;

/// More letters than this are no page of one refund.
const LONGEST: usize = 100_000;

/// What was read: each amount and each name once, in the order of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderPage {
    /// Without their signs: a page writes what goes back as less or as more.
    pub amounts: Vec<PageAmount>,
    /// Names that the refund may have there.
    pub references: Vec<String>,
}

/// An amount on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageAmount {
    pub amount: Amount,
    pub currency: Currency,
}

impl ProviderPage {
    /// Reads what was copied after this refund was made. `currency` is that of the task, and the one whose sign it is where
    /// several share a sign.
    pub fn read(text: &str, task: &RefundTask, currency: Currency, terms: Option<&ProviderTerms>) -> Self {
        if text.len() > LONGEST {
            return Self::default();
        }
        Self { amounts: amounts::read(text, currency), references: references::read(text, task, terms) }
    }

    /// True of a text that is more than a name alone: several lines, or a line on which an amount or a label was read.
    pub fn is_one(text: &str, read: &Self) -> bool {
        let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
        let is_the_name = |name: &String| name == text.trim();
        lines > 1 || !read.amounts.is_empty() || read.references.iter().any(|name| !is_the_name(name))
    }

    /// The amount of the page, where it has one alone. Which of several it is only its reader knows.
    pub fn amount(&self) -> Option<PageAmount> {
        match self.amounts.as_slice() {
            [amount] => Some(*amount),
            _ => None,
        }
    }

    /// The name of the refund, where the page has one alone.
    pub fn reference(&self) -> Option<&String> {
        match self.references.as_slice() {
            [reference] => Some(reference),
            _ => None,
        }
    }

    pub const fn is_empty(&self) -> bool {
        self.amounts.is_empty() && self.references.is_empty()
    }
}

impl PageAmount {
    /// What it is beside what is due.
    pub fn against(self, due: (Amount, Currency)) -> Comparison {
        Comparison::of((self.amount, self.currency), due)
    }
}

/// Each once, in their order.
fn distinct<T: PartialEq>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut once: Vec<T> = Vec::new();
    for one in all {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use super::super::fixture::task;
    use super::*;
    use crate::domain::order::fixture::amount;
    use crate::domain::payment::PaymentProvider;

    /// As four providers show a refund of 31.60 of transaction 8003121.
    const HIPAY: &str = "Transaction 8003121\nStatut : Remboursé\nMontant capturé\t31,60 EUR\n\
                         Remboursement effectué. Référence du remboursement\nHIPAY-R-8003121-1\n20/11/2026 10:14";
    const PAYPAL: &str = "Remboursement envoyé\nBrut\n-31,60 EUR\nN° de transaction : 4XR71234AB567890C\n\
                          Transaction d’origine\n8003121\nLe 20 novembre 2026 à 10:14:05 CET";
    const STRIPE: &str = "Refund\n€31.60 EUR Succeeded\nRefund ID re_3PqXabcDEF\nCharge ch_3PqX000\nNov 20, 2026, 10:14 AM\n\
                          •••• 4242\n";
    const ADYEN: &str =
        "PSP reference\nQFQTPCQ8HXSKGK82\nOriginal reference 8003121\nAmount EUR 31.60\nStatus Refunded";

    fn read(text: &str, references: &[&str]) -> ProviderPage {
        let references = references.iter().map(|looks| (*looks).to_owned()).collect();
        let terms = ProviderTerms { references, ..ProviderTerms::unknown(PaymentProvider::HIPAY) };
        ProviderPage::read(text, &task(), Currency::EUR, Some(&terms))
    }

    #[test]
    fn the_pages_of_providers_are_read() {
        for (page, looks, reference) in [
            (HIPAY, &[][..], "HIPAY-R-8003121-1"),
            (PAYPAL, &[], "4XR71234AB567890C"),
            (STRIPE, &["re_…"], "re_3PqXabcDEF"),
            (ADYEN, &[], "QFQTPCQ8HXSKGK82"),
        ] {
            let read = read(page, looks);
            assert_eq!(read.amount(), Some(PageAmount { amount: amount("31.60"), currency: Currency::EUR }), "{page}");
            assert_eq!(read.reference().map(String::as_str), Some(reference), "{page}");
            assert!(ProviderPage::is_one(page, &read));
        }
    }

    #[test]
    fn a_reference_alone_is_no_page() {
        for typed in ["HIPAY-R-8003121-1", "re_3PqXabcDEF", "5Y 4X 17 R1", "8003121", ""] {
            assert!(!ProviderPage::is_one(typed, &read(typed, &["re_…"])), "{typed}");
        }
        for pasted in ["Référence : R-18", "R-18 29,90 €", "R-18\nR-19"] {
            assert!(ProviderPage::is_one(pasted, &read(pasted, &[])), "{pasted}");
        }
    }

    #[test]
    fn of_several_amounts_none_is_the_one() {
        let fees = "Brut -31,60 EUR\nFrais 0,35 EUR\nNet -31,25 EUR";
        let amounts: Vec<String> = read(fees, &[]).amounts.iter().map(|found| found.amount.to_string()).collect();
        assert_eq!(amounts, ["31.60", "0.35", "31.25"]);
        assert_eq!(read(fees, &[]).amount(), None);
    }

    #[test]
    fn a_text_that_is_far_too_long_gives_nothing() {
        assert!(read(&"29,90 € ".repeat(20_000), &[]).is_empty());
    }
}
