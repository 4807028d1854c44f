//! Who sells: the shop, and where it has several channels, perhaps another company on each.

use super::document::{Placed, Section};
use crate::domain::order::{Address, is_country_code};
use crate::domain::seller::{SellerIdentity, is_siren, is_siret, is_vat_number};

/// A seller's fields; `None` where the section says none. Its name and free lines are options of the command.
pub(super) fn identity(section: &mut Section<'_>) -> Option<SellerIdentity> {
    let plain = |placed: Option<Placed<'_, &str>>| placed.map(|placed| placed.value.trim().to_owned());
    let mut identity = SellerIdentity {
        legal_form: plain(section.text("legal_form")),
        capital: plain(section.text("capital")),
        rcs: plain(section.text("rcs")),
        siren: number(section.text("siren"), is_siren, "is no SIREN: nine digits, the last of which checks the others"),
        siret: number(section.text("siret"), is_siret, "is no SIRET: the SIREN and five digits of the establishment"),
        vat_number: number(section.text("vat_number"), is_vat_number, "is no VAT number such as FR44732829320"),
        net_of_tax: section.flag("net_of_tax").is_some_and(|flag| flag.value),
        address: None,
    };
    if let (Some(siren), Some(siret)) = (&identity.siren, &identity.siret)
        && !siret.starts_with(siren.as_str())
    {
        section.refuse("the SIRET must begin with the SIREN");
    }
    let mut address = Address {
        lines: section
            .texts("address")
            .map(|lines| lines.value.iter().map(|line| (*line).to_owned()).collect())
            .unwrap_or_default(),
        postal_code: plain(section.text("postal_code")).unwrap_or_default(),
        city: plain(section.text("city")).unwrap_or_default(),
        ..Address::default()
    };
    if let Some(country) = section.text("country") {
        if !is_country_code(country.value) {
            country.refuse("must be the two capital letters of a country (ISO 3166-1), such as \"FR\"");
        }
        country.value.clone_into(&mut address.country);
    }
    if address != Address::default() {
        if address.city.is_empty() || address.lines.is_empty() {
            section.refuse("an address has address = [\"…\"], postal_code and city");
        }
        identity.address = Some(address);
    }
    (identity != SellerIdentity::default()).then_some(identity)
}

/// A number without the spaces that people write into it.
fn number(placed: Option<Placed<'_, &str>>, is_one: fn(&str) -> bool, otherwise: &'static str) -> Option<String> {
    placed?.read(|text| {
        let number: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '.').collect();
        if is_one(&number) { Ok(number) } else { Err(otherwise) }
    })
}
