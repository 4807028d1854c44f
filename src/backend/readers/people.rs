//! Who an order is of: addresses by the names that each system has for their parts, the company that buys, the shop's own
//! record of the order.

use super::node::Node;
use super::text::joined;
use crate::domain::order::{Address, Buyer, Source};
use crate::domain::timestamp::Timestamp;

/// What a system calls the parts of an address.
pub(super) struct AddressFields {
    /// The first of these that is said, each put together from parts.
    pub names: &'static [&'static [&'static str]],
    pub company: &'static str,
    /// Texts, or lists of them.
    pub lines: &'static [&'static str],
    pub postal_code: &'static str,
    pub city: &'static str,
    pub region: &'static str,
    /// The field with the two letters of the country.
    pub country: &'static str,
}

/// A name that is put together from these fields.
pub(super) fn name_of(node: &Node<'_>, parts: &[&str]) -> String {
    joined(&parts.iter().map(|part| node.at(part).text()).collect::<Vec<_>>())
}

/// The address; none where nothing of it is said.
pub(super) fn address(node: &Node<'_>, fields: &AddressFields) -> Option<Address> {
    let names = fields.names.iter().map(|parts| name_of(node, parts));
    let address = Address {
        name: names.into_iter().find(|name| !name.is_empty()).unwrap_or_default(),
        company: node.at(fields.company).some_text(),
        lines: fields.lines.iter().flat_map(|line| node.at(line).texts()).collect(),
        postal_code: node.at(fields.postal_code).text(),
        city: node.at(fields.city).text(),
        region: node.at(fields.region).some_text(),
        country: node.at(fields.country).text().to_uppercase(),
    };
    (address != Address::default()).then_some(address)
}

/// Where it goes, if that is not where the bill goes.
pub(super) fn elsewhere(shipping: Option<Address>, billing: Option<&Address>) -> Option<Address> {
    shipping.filter(|to| Some(to) != billing)
}

/// The company that buys, where its name in the address or a VAT number says that it is one.
pub(super) fn company(billing: Option<&Address>, vat_number: Option<String>) -> Option<Buyer> {
    let is_company = vat_number.is_some() || billing.is_some_and(|address| address.company.is_some());
    is_company.then(|| Buyer::company(vat_number))
}

/// The order where it was made.
pub(super) fn source(system: &str, id: String, version: Option<Timestamp>) -> Option<Source> {
    Some(Source { system: system.to_owned(), id, version: version.map(|at| at.to_string()), url: None })
}
