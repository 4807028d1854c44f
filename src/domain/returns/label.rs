//! The text that goes on the parcel of a return.

use super::OrderReturn;
use crate::domain::locale::Locale;
use crate::domain::order::Order;

/// The label of a return in the customer's language: where to, from whom, and what by its numbers.
pub fn label(order: &Order, back: &OrderReturn, address: &[String]) -> String {
    let (to, from, of_order, of_return, content) = match order.customer.language() {
        Locale::Fr => ("À", "De", "Commande", "Retour", "Contenu"),
        Locale::En => ("To", "From", "Order", "Return", "Contents"),
    };
    let mut lines = vec![to.to_owned()];
    lines.extend(address.iter().cloned());
    lines.extend([String::new(), from.to_owned(), order.customer.name.clone(), String::new()]);
    let colon = match order.customer.language() {
        Locale::Fr => "\u{a0}:",
        Locale::En => ":",
    };
    lines.push(format!("{of_return}{colon} {}", back.number));
    lines.push(format!("{of_order}{colon} {}", order.number));
    lines.push(format!("{content}{colon}"));
    let expected = back.lines.iter().filter(|line| line.expected() > 0);
    lines.extend(expected.map(|line| format!("• {} × {}", line.quantity, order.item_title(&line.line))));
    lines.join("\n")
}
