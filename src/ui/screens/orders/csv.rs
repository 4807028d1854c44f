//! The list as comma-separated values (RFC 4180), for a spreadsheet that runs nothing of it.

use crate::api::orders::OrderSummary;
use crate::ui::kit::written_plainly;
use crate::ui::language::Texts;
use crate::ui::route::Column;

/// By which a spreadsheet knows that this is UTF-8.
pub const MARK: &str = "\u{feff}";

/// What a spreadsheet takes for the beginning of a formula.
const BEGINS_FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The names of the columns.
pub fn heading(columns: &[Column], texts: &Texts) -> String {
    let words = &texts.orders;
    let names = columns.iter().flat_map(|column| match column {
        Column::Date => vec![words.date],
        Column::Customer => vec![words.customer, words.email],
        Column::Total => vec![words.total, words.currency],
        Column::Payment => vec![texts.orders.provider, words.payment_state],
        Column::Cancellation => vec![words.cancellation, words.held_by_whom],
        Column::Status => vec![words.logistic_status],
    });
    line(std::iter::once(words.number).chain(names))
}

/// One order.
pub fn row(order: &OrderSummary, columns: &[Column], texts: &Texts) -> String {
    let (words, domain) = (&texts.orders, &texts.domain);
    let fields = columns.iter().flat_map(|column| match column {
        Column::Date => vec![written_plainly(order.placed_at)],
        Column::Customer => vec![order.customer.clone(), order.email.clone()],
        Column::Total => vec![order.total.to_string(), order.currency.code().to_owned()],
        Column::Payment => {
            let named: Vec<String> = order.providers.iter().map(|provider| domain.provider(*provider)).collect();
            vec![named.join(" + "), domain.payment(order.payment_state, order.paid_in_part).to_owned()]
        }
        Column::Cancellation => {
            let can = match order.not_cancellable {
                _ if order.unfinished => words.unfinished.to_owned(),
                None => words.cancellable.to_owned(),
                Some(reason) => format!("{} ({})", words.not_cancellable, (domain.not_cancellable)(reason)),
            };
            vec![can, order.held_by.clone().unwrap_or_default()]
        }
        Column::Status => vec![(domain.logistic_status)(order.logistic_status).to_owned()],
    });
    let fields: Vec<String> = std::iter::once(order.number.0.clone()).chain(fields).collect();
    line(fields.iter().map(String::as_str))
}

fn line<'a>(fields: impl Iterator<Item = &'a str>) -> String {
    fields.map(field).collect::<Vec<_>>().join(",") + "\r\n"
}

/// A field, harmless and in quotes where it needs them.
fn field(text: &str) -> String {
    let guard = if text.starts_with(BEGINS_FORMULA) { "'" } else { "" };
    let needs_quotes = !guard.is_empty() || text.contains([',', '"', '\r', '\n']);
    if needs_quotes { format!("\"{guard}{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_quoted_where_it_must_be() {
        for (text, expected) in [
            ("Claire", "Claire"),
            ("Dupont, Claire", "\"Dupont, Claire\""),
            ("a\"b", "\"a\"\"b\""),
            ("a\nb", "\"a\nb\""),
        ] {
            assert_eq!(field(text), expected);
        }
    }

    #[test]
    fn nothing_in_it_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(field(text), format!("\"'{text}\""));
        }
    }

    #[test]
    fn the_headings_are_those_of_the_columns_shown() {
        let texts = Texts::of(crate::domain::locale::Locale::Fr);
        assert_eq!(heading(&[Column::Total, Column::Status], texts), "Commande,Total,Devise,État logistique\r\n");
    }
}
