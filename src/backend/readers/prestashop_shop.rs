//! What PrestaShop's webservice keeps of an order in other resources, and by which clock.

use std::collections::BTreeMap;

use serde_json::Value;
use time::PrimitiveDateTime;
use time::macros::format_description;

use super::Flaw;
use super::beside::Beside;
use super::exact::spelled;
use super::node::Node;
use super::records::Record;
use super::settings::ReaderSettings;
use crate::domain::timestamp::Timestamp;

/// What the files have beside the orders, by resource.
#[derive(Debug, Default)]
pub(super) struct BesideOrders(BTreeMap<&'static str, Beside>);

/// What they have for one order.
pub(super) type Resources = BTreeMap<&'static str, Vec<Value>>;

/// The resources that an order leads to, and the field of it that does.
const OF_ORDERS: [(&str, &str); 9] = [
    ("order_payments", "reference"),
    ("order_cart_rules", "id"),
    ("order_slips", "id"),
    ("order_states", "current_state"),
    ("addresses", "id_address_invoice"),
    ("addresses", "id_address_delivery"),
    ("customers", "id_customer"),
    ("currencies", "id_currency"),
    ("languages", "id_lang"),
];

impl BesideOrders {
    pub fn add(&mut self, entry: Record<'_>) {
        let Some((resource, value)) = entry.way.first().zip(entry.decoded()) else { return };
        let known_by = match *resource {
            "order_payments" => "order_reference",
            "order_cart_rules" | "order_slips" => "id_order",
            _ => "id",
        };
        self.0.entry(resource).or_default().add(Node::root(&value).at(known_by).text(), entry.into_text());
    }

    pub fn of(&self, order: &Value) -> Resources {
        let order = Node::root(order);
        let mut found = Resources::new();
        for (resource, field) in OF_ORDERS {
            self.find(&mut found, resource, &order.at(field).text());
        }
        let addresses = found.get("addresses").into_iter().flatten();
        let countries: Vec<String> = addresses.map(|address| Node::root(address).at("id_country").text()).collect();
        for country in countries {
            self.find(&mut found, "countries", &country);
        }
        found
    }

    fn find(&self, found: &mut Resources, resource: &'static str, key: &str) {
        let entries = self.0.get(resource).into_iter().flat_map(|beside| beside.of(key));
        found.entry(resource).or_default().extend(entries);
    }
}

/// What is beside an order.
pub(super) struct Shop<'a> {
    pub resources: &'a Resources,
    pub settings: &'a ReaderSettings,
}

impl<'a> Shop<'a> {
    pub fn all(&self, resource: &str) -> impl Iterator<Item = Node<'a>> + use<'a> {
        self.resources.get(resource).map(Vec::as_slice).unwrap_or_default().iter().map(Node::root)
    }

    pub fn one(&self, resource: &str, id: &str) -> Option<Node<'a>> {
        self.all(resource).find(|entry| entry.at("id").text() == id)
    }

    /// A time of the shop's clock; none for the zeros that stand for nothing.
    pub fn moment(&self, node: &Node<'_>) -> Result<Option<Timestamp>, Flaw> {
        let text = node.text();
        if text.is_empty() || text.starts_with("0000-00-00") {
            return Ok(None);
        }
        let format = format_description!("[year]-[month]-[day] [hour]:[minute]:[second]");
        let local = PrimitiveDateTime::parse(&text, format).ok();
        let moment = local.and_then(|local| self.settings.time_zone.moment_of(local));
        let none = || node.flaw(format!("is no time such as 2026-11-20 10:14:00: {}", spelled(&text)));
        moment.map(Some).ok_or_else(none)
    }
}
