//! Which authorisations of an order of Shopify still stand: those of which nothing was taken and that nobody voided.

use super::basket::Basket;
use super::gateways::provider_of;
use super::settings::ReaderSettings;
use crate::domain::money::Amount;
use crate::domain::payment::Authorization;

/// A transaction that succeeded, as REST and GraphQL both say it.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub id: String,
    /// In small letters.
    pub kind: String,
    /// The transaction that it goes on from; empty where the answer does not say it.
    pub parent: String,
    pub gateway: String,
}

impl Step {
    /// True for an authorisation that none of the others ended. One that does not say what it ends may have ended any of its
    /// gateway's.
    pub fn is_set_aside(&self, all: &[Self]) -> bool {
        let ends = |other: &Self| {
            let is_it = other.parent == self.id || (other.parent.is_empty() && other.gateway == self.gateway);
            is_it && matches!(other.kind.as_str(), "capture" | "void")
        };
        self.kind == "authorization" && !all.iter().any(ends)
    }
}

impl Basket {
    /// The authorisation of an order whose transactions are not there: all of it, by the one gateway that the order names.
    pub(super) fn authorization_of_order(&mut self, gateways: &[String], amount: Amount, settings: &ReaderSettings) {
        let at = self.order.placed_at;
        match gateways {
            [gateway] => {
                let authorized = Authorization { amount, expires_at: None };
                self.authorization(provider_of(&[gateway], settings), String::new(), authorized, at);
            }
            _ => self.note(
                "it is authorised and not captured, and the file does not say by whom: convert the order with its transactions",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(kind: &str, id: &str, parent: &str) -> Step {
        Step { id: id.to_owned(), kind: kind.to_owned(), parent: parent.to_owned(), gateway: "stripe".to_owned() }
    }

    #[test]
    fn an_authorisation_stands_until_it_is_captured_or_voided() {
        let one = step("authorization", "1", "");
        for (other, stands) in [
            (step("capture", "2", "1"), false),
            (step("void", "2", "1"), false),
            (step("capture", "2", ""), false),
            (step("capture", "2", "9"), true),
            (step("sale", "2", ""), true),
            (Step { gateway: "paypal".to_owned(), ..step("capture", "2", "") }, true),
        ] {
            assert_eq!(one.is_set_aside(&[one.clone(), other.clone()]), stands, "{other:?}");
            assert!(!other.is_set_aside(std::slice::from_ref(&other)));
        }
    }
}
