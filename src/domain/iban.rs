//! The international number of a bank account (ISO 13616): checked in the form that it is typed into and by the backend
//! that keeps it, so that money is sent to no account that can't be there.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use iban_validation_rs::{ValidationError, validate_iban_str};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::invisible::is_invisible;

/// As it is printed, in letters and digits; the last group may be shorter.
const GROUP: usize = 4;

/// What stands for the part that is kept to ourselves, between the first group and the last digits.
const MASK: &str = "•••• ••••";

/// Capitals and digits alone, of a country that has such numbers, as long as they are there, with check digits that fit.
#[derive(Clone, PartialEq, Eq)]
pub struct Iban(String);

/// The reason why a text is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IbanFlaw {
    #[error("an account number has other characters")]
    Characters,
    #[error("an account number begins with its country")]
    Country,
    #[error("an account number has another length in its country")]
    Length,
    #[error("an account number has other check digits")]
    CheckDigits,
}

impl IbanFlaw {
    pub const ALL: [Self; 4] = [Self::Characters, Self::Country, Self::Length, Self::CheckDigits];

    /// The word for it on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Characters => "iban_characters",
            Self::Country => "iban_country",
            Self::Length => "iban_length",
            Self::CheckDigits => "iban_check_digits",
        }
    }
}

impl Iban {
    /// As a bank's form takes it: without spaces.
    pub fn electronic(&self) -> &str {
        &self.0
    }

    /// As it is printed and read aloud: in groups of four.
    pub fn printed(&self) -> String {
        let letters: Vec<char> = self.0.chars().collect();
        letters.chunks(GROUP).map(String::from_iter).collect::<Vec<_>>().join(" ")
    }

    /// As much of it as tells it from another: the country with the check digits, and the end.
    pub fn masked(&self) -> String {
        let (first, rest) = self.0.split_at(GROUP);
        let last = rest.split_at(rest.len().saturating_sub(GROUP)).1;
        format!("{first} {MASK} {last}")
    }

    /// What is typed or pasted, without what only makes it easier to read.
    pub fn without_spaces(typed: &str) -> String {
        typed.chars().filter(|letter| !letter.is_whitespace() && !is_invisible(*letter)).collect()
    }
}

impl FromStr for Iban {
    type Err = IbanFlaw;

    /// Spaces and lower case are read too.
    fn from_str(typed: &str) -> Result<Self, IbanFlaw> {
        let number = Self::without_spaces(typed).to_ascii_uppercase();
        if !number.bytes().all(|letter| letter.is_ascii_alphanumeric()) {
            return Err(IbanFlaw::Characters);
        }
        match validate_iban_str(&number) {
            Ok(_) => Ok(Self(number)),
            Err(ValidationError::MissingCountry | ValidationError::InvalidCountry) => Err(IbanFlaw::Country),
            Err(ValidationError::TooShort(_) | ValidationError::InvalidSizeForCountry) => Err(IbanFlaw::Length),
            Err(ValidationError::StructureIncorrectForCountry) => Err(IbanFlaw::Characters),
            Err(ValidationError::ModuloIncorrect | ValidationError::InvalidChecksum) => Err(IbanFlaw::CheckDigits),
        }
    }
}

/// Masked: what is written for maintainers goes to logs.
impl fmt::Debug for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl Serialize for Iban {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Iban {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl JsonSchema for Iban {
    fn schema_name() -> Cow<'static, str> {
        "Iban".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "The international number of a bank account (ISO 13616), with its country's length and right check \
                            digits. Sent with spaces and in lower case too; answered without, in capitals.",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRENCH: &str = "FR7630006000011234567890189";

    #[test]
    fn numbers_of_several_countries_are_read_as_people_write_them() {
        for (typed, number) in [
            (FRENCH, FRENCH),
            ("fr76 3000 6000 0112 3456 7890 189", FRENCH),
            (" FR76\u{a0}3000\u{a0}6000\u{202f}0112 3456 7890 189\u{200b}\n", FRENCH),
            ("FR14 2004 1010 0505 0001 3m02 606", "FR1420041010050500013M02606"),
            ("DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
            ("BE68 5390 0754 7034", "BE68539007547034"),
            ("GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432"),
            ("NO93 8601 1117 947", "NO9386011117947"),
            ("MT84 MALT 0110 0001 2345 MTLC AST0 01S", "MT84MALT011000012345MTLCAST001S"),
        ] {
            assert_eq!(typed.parse::<Iban>().unwrap().electronic(), number, "{typed}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_number_is_said() {
        for (typed, flaw) in [
            ("FR76 3000 6000 0112 3456 7890 18", IbanFlaw::Length),
            ("FR76 3000 6000 0112 3456 7890 1899", IbanFlaw::Length),
            ("FR", IbanFlaw::Length),
            ("FR76 3000 6000 0112 3456 7890 198", IbanFlaw::CheckDigits),
            ("FR00 3000 6000 0112 3456 7890 189", IbanFlaw::CheckDigits),
            ("DE88 3704 0044 0532 0130 00", IbanFlaw::CheckDigits),
            ("FR76-3000-6000-0112-3456-7890-189", IbanFlaw::Characters),
            ("FR76 3000 6000 0112 3456 789O 189", IbanFlaw::CheckDigits),
            ("DE89 3704 0044 0532 O130 00", IbanFlaw::Characters),
            ("FR76 •••• •••• 0189", IbanFlaw::Characters),
            ("éé76", IbanFlaw::Characters),
            ("ZZ76 3000 6000 0112 3456 7890 189", IbanFlaw::Country),
            ("7630006000011234567890189", IbanFlaw::Country),
            ("US64 SVBK US6S 3300 9586 71", IbanFlaw::Country),
            ("", IbanFlaw::Country),
        ] {
            assert_eq!(typed.parse::<Iban>(), Err(flaw), "{typed}");
        }
    }

    #[test]
    fn it_is_printed_in_groups_and_masked_for_whoever_needs_it_no_more() {
        let french: Iban = FRENCH.parse().unwrap();
        assert_eq!(french.printed(), "FR76 3000 6000 0112 3456 7890 189");
        assert_eq!(french.masked(), "FR76 •••• •••• 0189");
        assert_eq!(format!("{french:?}"), "FR76 •••• •••• 0189");
        let norwegian: Iban = "NO9386011117947".parse().unwrap();
        assert_eq!(norwegian.masked(), "NO93 •••• •••• 7947");
    }

    #[test]
    fn on_the_wire_it_is_a_text_that_is_checked_and_a_flaw_repeats_nothing() {
        let french: Iban = serde_json::from_str("\"fr76 3000 6000 0112 3456 7890 189\"").unwrap();
        assert_eq!(serde_json::to_string(&french).unwrap(), format!("\"{FRENCH}\""));
        let flaw = serde_json::from_str::<Iban>("\"FR7630006000011234567890188\"").unwrap_err().to_string();
        assert!(flaw.starts_with(&IbanFlaw::CheckDigits.to_string()) && !flaw.contains("FR76"), "{flaw}");
    }
}
