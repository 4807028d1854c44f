//! What is typed of where money goes, and what is missing or wrong of it.

use crate::domain::iban::{Iban, IbanFlaw};
use crate::domain::order::Order;
use crate::domain::refund_task::{Alternative, AlternativeMethod, BankAccount, Destination};
use crate::domain::text_limits;

/// What the order says of the customer, so that nobody types it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownOfCustomer {
    pub name: String,
    /// Of their bills, a line each; empty where the order has none.
    pub address: String,
}

impl KnownOfCustomer {
    pub fn of(order: &Order) -> Self {
        let address = order.billing_address.as_ref().map(|address| address.envelope().join("\n"));
        Self {
            name: order.customer.name.chars().take(text_limits::ACCOUNT_HOLDER).collect(),
            address: address.unwrap_or_default().chars().take(text_limits::POSTAL_ADDRESS).collect(),
        }
    }
}

/// As far as the agent has said it. It is kept in no storage of the browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DestinationDraft {
    /// As typed, where it is not what the order says.
    pub holder: Option<String>,
    pub iban: String,
    /// As typed, where it is not what the order says.
    pub address: Option<String>,
    /// The customer is asked for it later.
    pub is_left_out: bool,
}

/// What keeps a draft from being a destination.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DestinationGaps {
    pub holder: bool,
    pub iban: Option<IbanGap>,
    pub address: bool,
}

/// What keeps a text from being an account's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IbanGap {
    Missing,
    /// With how many characters were typed.
    Wrong(IbanFlaw, usize),
}

impl DestinationDraft {
    /// What was said, to be corrected.
    pub fn of(destination: &Destination) -> Self {
        match destination {
            Destination::Account(BankAccount { holder, iban }) => {
                Self { holder: Some(holder.clone()), iban: iban.printed(), ..Self::default() }
            }
            Destination::Address(address) => Self { address: Some(address.clone()), ..Self::default() },
        }
    }

    pub fn holder<'a>(&'a self, known: &'a KnownOfCustomer) -> &'a str {
        self.holder.as_deref().unwrap_or(&known.name)
    }

    pub fn address<'a>(&'a self, known: &'a KnownOfCustomer) -> &'a str {
        self.address.as_deref().unwrap_or(&known.address)
    }

    /// Where money sent by this means goes; nowhere by a means that needs no place, or where it is left out.
    ///
    /// # Errors
    /// What is missing or wrong.
    pub fn read(
        &self,
        method: AlternativeMethod,
        known: &KnownOfCustomer,
    ) -> Result<Option<Destination>, DestinationGaps> {
        match method {
            _ if self.is_left_out => Ok(None),
            AlternativeMethod::BankTransfer => {
                let holder = self.holder(known).trim();
                let typed = Iban::without_spaces(&self.iban);
                let gap = |flaw| match typed.chars().count() {
                    0 => IbanGap::Missing,
                    count => IbanGap::Wrong(flaw, count),
                };
                match (holder.is_empty(), typed.parse().map_err(gap)) {
                    (false, Ok(iban)) => {
                        Ok(Some(Destination::Account(BankAccount { holder: holder.to_owned(), iban })))
                    }
                    (is_missing, iban) => {
                        Err(DestinationGaps { holder: is_missing, iban: iban.err(), ..DestinationGaps::default() })
                    }
                }
            }
            AlternativeMethod::Cheque => match self.address(known).trim() {
                "" => Err(DestinationGaps { address: true, ..DestinationGaps::default() }),
                address => Ok(Some(Destination::Address(address.to_owned()))),
            },
            AlternativeMethod::GiftCard | AlternativeMethod::Cash | AlternativeMethod::Other => Ok(None),
        }
    }

    /// These means, to which the customer agreed, with where they lead.
    ///
    /// # Errors
    /// What is missing or wrong.
    pub fn agreed(&self, method: AlternativeMethod, known: &KnownOfCustomer) -> Result<Alternative, DestinationGaps> {
        let destination = self.read(method, known)?;
        Ok(destination.map_or(Alternative::new(method, true), |place| Alternative::leading_to(place, true)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::refund_task::fixture::account;

    fn known() -> KnownOfCustomer {
        KnownOfCustomer { name: "Awa Diallo".to_owned(), address: "12 rue des Lilas\n59000 Lille".to_owned() }
    }

    fn typed(iban: &str) -> DestinationDraft {
        DestinationDraft { iban: iban.to_owned(), ..DestinationDraft::default() }
    }

    fn by_transfer(draft: &DestinationDraft) -> Result<Option<Destination>, DestinationGaps> {
        draft.read(AlternativeMethod::BankTransfer, &known())
    }

    #[test]
    fn an_account_is_the_customers_unless_another_holder_is_typed() {
        let mut draft = typed(" fr76 3000 6000 0112 3456 7890 189 ");
        assert_eq!(by_transfer(&draft), Ok(Some(Destination::Account(account()))));
        draft.holder = Some(" A. Diallo ".to_owned());
        let other = BankAccount { holder: "A. Diallo".to_owned(), ..account() };
        assert_eq!(by_transfer(&draft), Ok(Some(Destination::Account(other))));
        draft.holder = Some(" ".to_owned());
        assert_eq!(by_transfer(&draft), Err(DestinationGaps { holder: true, ..DestinationGaps::default() }));
    }

    #[test]
    fn a_number_that_is_missing_or_wrong_says_how() {
        let gap = |iban: &str| by_transfer(&typed(iban)).err().and_then(|gaps| gaps.iban);
        assert_eq!(gap(" "), Some(IbanGap::Missing));
        assert_eq!(gap("FR76 3000"), Some(IbanGap::Wrong(IbanFlaw::Length, 8)));
        assert_eq!(gap("FR76 3000 6000 0112 3456 7890 188"), Some(IbanGap::Wrong(IbanFlaw::CheckDigits, 27)));
    }

    #[test]
    fn a_cheque_goes_to_the_address_of_the_bills_unless_another_is_typed() {
        let by_cheque = |draft: &DestinationDraft| draft.read(AlternativeMethod::Cheque, &known());
        let mut draft = DestinationDraft::default();
        assert_eq!(by_cheque(&draft), Ok(Some(Destination::Address(known().address))));
        draft.address = Some(" \n".to_owned());
        assert_eq!(by_cheque(&draft), Err(DestinationGaps { address: true, ..DestinationGaps::default() }));
    }

    #[test]
    fn what_was_said_is_there_to_be_corrected() {
        for place in [Destination::Account(account()), Destination::Address("Lille".to_owned())] {
            assert_eq!(DestinationDraft::of(&place).read(place.method(), &known()), Ok(Some(place)));
        }
    }

    #[test]
    fn it_is_left_out_on_purpose_alone_and_where_none_is_needed() {
        let left_out = DestinationDraft { is_left_out: true, ..typed("FR76 3000") };
        let without = Ok(Alternative::new(AlternativeMethod::BankTransfer, true));
        assert_eq!(left_out.agreed(AlternativeMethod::BankTransfer, &known()), without);
        let by_cash = DestinationDraft::default().agreed(AlternativeMethod::Cash, &known());
        assert_eq!(by_cash, Ok(Alternative::new(AlternativeMethod::Cash, true)));
    }
}
