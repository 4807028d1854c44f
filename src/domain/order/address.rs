//! Where a customer is billed or delivered to, and who buys where it is a company.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::wire_words::wire_words;

/// A postal address, as the shop has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Address {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// Street, building, floor: from the most to the least that a postman needs.
    pub lines: Vec<String>,
    pub postal_code: String,
    pub city: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// ISO 3166-1 alpha-2, in capitals.
    pub country: String,
}

/// Whether this is written as countries' codes are: two capitals (ISO 3166-1, alpha-2).
pub fn is_country_code(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Who buys (EN 16931, BG-7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Buyer {
    pub kind: BuyerKind,
    /// The number in a register of companies: in France the SIREN, scheme `0002` of ISO 6523.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration: Option<Identifier>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_number: Option<String>,
    /// Where electronic invoices are sent to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub electronic_address: Option<Identifier>,
    /// The buyer's own number of what they ordered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purchase_order: Option<String>,
}

wire_words! {
    /// Whether the rules for consumers hold, or those between companies.
    pub enum BuyerKind {
        Person = "person",
        Company = "company",
    }
}

/// A number within a scheme of numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Identifier {
    /// Of ISO 6523 or of the electronic address schemes (EAS); empty where the shop does not know it.
    #[serde(default)]
    pub scheme: String,
    pub id: String,
}

impl Buyer {
    /// A company of which no more is known.
    pub fn company(vat_number: Option<String>) -> Self {
        Self {
            kind: BuyerKind::Company,
            registration: None,
            vat_number,
            electronic_address: None,
            purchase_order: None,
        }
    }
}

impl Address {
    /// The lines of an envelope, without the empty ones.
    pub fn envelope(&self) -> Vec<String> {
        let place = format!("{} {}", self.postal_code, self.city);
        let lines = [self.company.as_deref().unwrap_or_default(), &self.name].into_iter().map(str::to_owned);
        let lines = lines.chain(self.lines.iter().cloned()).chain([place]);
        let lines = lines.chain([self.region.clone().unwrap_or_default(), self.country.clone()]);
        lines.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_envelope_has_no_empty_lines() {
        let address = Address {
            name: "Awa Diallo".to_owned(),
            company: Some("Essai SARL".to_owned()),
            lines: vec!["12 rue des Essais".to_owned(), String::new()],
            postal_code: "69003".to_owned(),
            city: "Lyon".to_owned(),
            region: None,
            country: "FR".to_owned(),
        };
        assert_eq!(address.envelope(), ["Essai SARL", "Awa Diallo", "12 rue des Essais", "69003 Lyon", "FR"]);
        assert_eq!(Address::default().envelope(), Vec::<String>::new());
    }
}
