//! A conversation with the customer at the shop's helpdesk, by its number there.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The number of a ticket. Freshdesk's are whole numbers of 64 bits (API v2, *Tickets*: `id`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = TICKET_PATTERN))]
pub struct TicketNumber(String);

/// As in the API's description.
pub const TICKET_PATTERN: &str = "^[1-9][0-9]{0,17}$";

/// In digits: what is longer may not fit into 64 bits.
const LONGEST: usize = 18;

/// The text names no ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a ticket is a number of 1 to {LONGEST} digits")]
pub struct NoTicket;

impl TicketNumber {
    /// Reads a number alone.
    ///
    /// # Errors
    /// [`NoTicket`].
    pub fn parse(text: &str) -> Result<Self, NoTicket> {
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
        if is_number && (1..=LONGEST).contains(&text.len()) { Ok(Self(text.to_owned())) } else { Err(NoTicket) }
    }

    /// Reads a ticket as agents have it at hand: `4711`, `#4711`, or the address of its page, which ends in `/tickets/4711`.
    ///
    /// # Errors
    /// [`NoTicket`].
    pub fn read(typed: &str) -> Result<Self, NoTicket> {
        let typed = typed.trim();
        if let Some(number) = typed.strip_prefix('#') {
            return Self::parse(number);
        }
        let Some((_, place)) = typed.split_once("://") else { return Self::parse(typed) };
        let path = place.split(['?', '#']).next().unwrap_or_default();
        let mut parts = path.split('/').skip_while(|part| *part != "tickets").skip(1);
        parts.next().map_or(Err(NoTicket), Self::parse)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for TicketNumber {
    type Error = NoTicket;

    fn try_from(text: String) -> Result<Self, NoTicket> {
        Self::parse(&text)
    }
}

impl From<TicketNumber> for String {
    fn from(ticket: TicketNumber) -> Self {
        ticket.0
    }
}

/// As people write it: `#4711`.
impl fmt::Display for TicketNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_read_as_agents_have_it_at_hand() {
        for typed in [
            "4711",
            " #4711 ",
            "https://maison-lumen.freshdesk.com/a/tickets/4711",
            "https://maison-lumen.freshdesk.com/a/tickets/4711?current_tab=details#reply",
            "https://maison-lumen.freshdesk.com/helpdesk/tickets/4711/",
        ] {
            assert_eq!(TicketNumber::read(typed).map(String::from).as_deref(), Ok("4711"), "{typed}");
        }
    }

    #[test]
    fn what_is_no_ticket_is_none() {
        let longest = "9".repeat(LONGEST);
        assert!(TicketNumber::read(&longest).is_ok() && TicketNumber::read(&format!("{longest}0")).is_err());
        for typed in [
            "",
            "#",
            "0",
            "047",
            "-1",
            "4 711",
            "4711a",
            "٤٧",
            "https://maison.example/a/tickets",
            "https://x.example/4711",
        ] {
            assert_eq!(TicketNumber::read(typed), Err(NoTicket), "{typed}");
        }
    }

    #[test]
    fn on_the_wire_a_ticket_is_its_number_alone() {
        let read = |text: &str| serde_json::from_str::<TicketNumber>(text).map(|ticket| ticket.to_string()).ok();
        assert_eq!(read("\"4711\"").as_deref(), Some("#4711"));
        assert_eq!((read("\"#4711\""), read("4711"), read("\"\"")), (None, None, None));
    }
}
