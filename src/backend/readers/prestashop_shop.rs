//! What PrestaShop's webservice keeps of an order in other resources, and by which clock.

use std::collections::BTreeMap;

use serde_json::Value;
use time::PrimitiveDateTime;
use time::macros::format_description;

use super::Flaw;
use super::exact::spelled;
use super::node::Node;
use super::settings::ReaderSettings;
use crate::domain::timestamp::Timestamp;

/// Everything that the files have, by resource.
pub(super) type Resources = BTreeMap<&'static str, Vec<Value>>;

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
