//! The seller as an invoice must name it (Code général des impôts, annexe II, art. 242 nonies A, I; Code de commerce, art.
//! R123-237).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::luhn::{is_digits, is_luhn};
use super::order::Address;

/// What a seller says of itself on a document; fields that a seller does not have are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct SellerIdentity {
    /// `SAS`, `SARL`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal_form: Option<String>,
    /// With its currency: `10 000 €`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capital: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// Nine digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub siren: Option<String>,
    /// Fourteen digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub siret: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vat_number: Option<String>,
    /// The town of the register in which it is: `Lyon`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rcs: Option<String>,
    /// It does not take the tax of its credit notes back from the state (CGI, art. 272), and says so on them.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub net_of_tax: bool,
}

/// True for nine digits whose last is right (ISO/IEC 7812-1, the Luhn algorithm).
pub fn is_siren(text: &str) -> bool {
    text.len() == 9 && is_luhn(text)
}

/// True for the SIREN of a company and the five digits of one of its establishments. The post office's many need not fit.
pub fn is_siret(text: &str) -> bool {
    let digits = || text.bytes().map(|digit| u32::from(digit.wrapping_sub(b'0')));
    let is_post_office = text.starts_with("356000000") && digits().sum::<u32>().is_multiple_of(5);
    text.len() == 14 && is_digits(text) && (is_luhn(text) || is_post_office)
}

/// True for a VAT number of the European Union as far as its shape goes; a French one has its key as well (CGI, annexe II,
/// art. 239-0 B).
pub fn is_vat_number(text: &str) -> bool {
    let (country, rest) = text.split_at_checked(2).unwrap_or_default();
    let plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'+' || byte == b'*';
    if !country.bytes().all(|byte| byte.is_ascii_uppercase())
        || !(2..=13).contains(&rest.len())
        || !rest.bytes().all(plain)
    {
        return false;
    }
    // A key with letters is computed by nobody outside of the administration.
    match rest.split_at_checked(2) {
        Some((key, siren)) if country == "FR" && is_digits(key) => {
            is_siren(siren) && vat_key(siren).is_some_and(|right| right == key.parse().unwrap_or(97))
        }
        Some((_, siren)) if country == "FR" => is_siren(siren),
        _ => true,
    }
}

/// The two digits before a company's number in its French VAT number (CGI ann. III, art. 73 A).
pub fn vat_key(siren: &str) -> Option<u64> {
    siren.parse::<u64>().ok().map(|number| (12 + 3 * (number % 97)) % 97)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_check_digits() {
        for (text, is_one) in
            [("732829320", true), ("732829321", false), ("73282932", false), ("73282932O", false), ("", false)]
        {
            assert_eq!(is_siren(text), is_one, "{text}");
        }
        for (text, is_one) in [
            ("73282932000074", true),
            ("73282932000075", false),
            ("35600000049837", true),
            ("35600000049838", false),
            ("732829320", false),
        ] {
            assert_eq!(is_siret(text), is_one, "{text}");
        }
        for (text, is_one) in [
            ("FR44732829320", true),
            ("FR45732829320", false),
            ("FRXX732829320", true),
            ("DE136695976", true),
            ("FR44 732 829 320", false),
            ("fr44732829320", false),
            ("D", false),
            ("é1", false),
        ] {
            assert_eq!(is_vat_number(text), is_one, "{text}");
        }
    }
}
