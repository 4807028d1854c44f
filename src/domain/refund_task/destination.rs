//! Where money goes that goes another way than it came: an account that a transfer is made to, the address that a cheque is
//! sent to. Whoever makes the refund needs it; nobody does afterwards.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::AlternativeMethod;
use crate::domain::iban::Iban;
use crate::domain::invisible::is_invisible;

/// A bank account, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BankAccount {
    pub holder: String,
    pub iban: Iban,
}

/// Where money goes, by the means that leads there. Other means lead nowhere: they are handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Destination {
    /// Of a bank transfer.
    Account(BankAccount),
    /// Of a cheque: name, street and town, a line each.
    Address(String),
}

/// Where money goes, as far as it is told: the number of an account is whole only while it is needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ToldDestination {
    Account(BankAccount),
    MaskedAccount(MaskedAccount),
    Address(String),
}

/// A bank account of which the number is needed no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MaskedAccount {
    pub holder: String,
    /// Country, check digits and the last four characters: `FR76 •••• •••• 0189`.
    pub iban: String,
}

impl Destination {
    /// The one means that leads there.
    pub const fn method(&self) -> AlternativeMethod {
        match self {
            Self::Account(_) => AlternativeMethod::BankTransfer,
            Self::Address(_) => AlternativeMethod::Cheque,
        }
    }

    /// Without what nobody sees and without empty lines: they are not kept, so they are not counted.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        match self {
            Self::Account(BankAccount { holder, iban }) => {
                Self::Account(BankAccount { holder: lines(holder).join(" "), iban: iban.clone() })
            }
            Self::Address(address) => Self::Address(lines(address).join("\n")),
        }
    }

    /// What is told of it while it is needed, and after.
    pub fn told(&self, is_needed: bool) -> ToldDestination {
        match self {
            Self::Account(account) if is_needed => ToldDestination::Account(account.clone()),
            Self::Account(BankAccount { holder, iban }) => {
                ToldDestination::MaskedAccount(MaskedAccount { holder: holder.clone(), iban: iban.masked() })
            }
            Self::Address(address) => ToldDestination::Address(address.clone()),
        }
    }
}

impl ToldDestination {
    /// The place itself, where it is told whole.
    pub fn whole(&self) -> Option<Destination> {
        match self {
            Self::Account(account) => Some(Destination::Account(account.clone())),
            Self::Address(address) => Some(Destination::Address(address.clone())),
            Self::MaskedAccount(_) => None,
        }
    }
}

impl AlternativeMethod {
    /// True where money sent this way needs to know where to.
    pub const fn needs_a_destination(self) -> bool {
        matches!(self, Self::BankTransfer | Self::Cheque)
    }
}

fn lines(text: &str) -> Vec<String> {
    let seen = |line: &str| {
        let seen: String = line.chars().filter(|letter| !letter.is_control() && !is_invisible(*letter)).collect();
        seen.trim().to_owned()
    };
    text.lines().map(seen).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(holder: &str) -> Destination {
        let iban = "FR7630006000011234567890189".parse().unwrap();
        Destination::Account(BankAccount { holder: holder.to_owned(), iban })
    }

    fn address(address: &str) -> Destination {
        Destination::Address(address.to_owned())
    }

    #[test]
    fn each_leads_there_by_one_means_and_the_others_need_none() {
        assert_eq!(account("Awa").method(), AlternativeMethod::BankTransfer);
        assert_eq!(address("12 rue").method(), AlternativeMethod::Cheque);
        let needing = AlternativeMethod::ALL.into_iter().filter(|method| method.needs_a_destination());
        assert_eq!(Vec::from_iter(needing), [AlternativeMethod::BankTransfer, AlternativeMethod::Cheque]);
    }

    #[test]
    fn what_nobody_sees_of_it_is_not_kept() {
        assert_eq!(account(" Awa\u{200b} Diallo\n").trimmed(), account("Awa Diallo"));
        assert_eq!(address("Awa Diallo \r\n\n 12 rue des Lilas\n59000 Lille\n ").trimmed(), {
            address("Awa Diallo\n12 rue des Lilas\n59000 Lille")
        });
    }

    #[test]
    fn an_account_is_whole_while_it_is_needed_and_masked_after() {
        assert_eq!(account("Awa").told(true).whole(), Some(account("Awa")));
        let masked = MaskedAccount { holder: "Awa".to_owned(), iban: "FR76 •••• •••• 0189".to_owned() };
        assert_eq!(account("Awa").told(false), ToldDestination::MaskedAccount(masked));
        assert_eq!(account("Awa").told(false).whole(), None);
        assert_eq!(address("Lille").told(false).whole(), Some(address("Lille")));
    }

    #[test]
    fn on_the_wire_it_says_what_it_is() {
        let text = r#"{"account":{"holder":"Awa","iban":"FR7630006000011234567890189"}}"#;
        assert_eq!(serde_json::from_str::<Destination>(text).unwrap(), account("Awa"));
        assert_eq!(serde_json::to_string(&account("Awa").told(true)).unwrap(), text);
        assert_eq!(serde_json::to_string(&address("Lille")).unwrap(), r#"{"address":"Lille"}"#);
        let masked = r#"{"masked_account":{"holder":"Awa","iban":"FR76 •••• •••• 0189"}}"#;
        assert_eq!(serde_json::to_string(&account("Awa").told(false)).unwrap(), masked);
        assert!(serde_json::from_str::<Destination>(masked).is_err(), "nobody sends a masked one");
    }
}
