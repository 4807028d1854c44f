//! What an order, or an article, is found by.

use std::collections::HashSet;

use crate::domain::money::Amount;
use crate::domain::order::Order;
use crate::domain::search::{fold, joined, telephone_digits};

/// An order of hundreds of articles is found by those that fit in, so that no row of the list becomes a book.
const MOST_BYTES: usize = 64 * 1024;

/// The same of its words' beginnings, of which a title has several times its letters.
const MOST_JOINED_BYTES: usize = 4 * MOST_BYTES;

/// What a row is found by, a line each, so that no match runs from one into the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::backend::store) struct SearchText {
    /// Each text, folded: found wherever a word is in it.
    pub written: String,
    /// Letters and digits, from the beginning of each word of a text on; before each line is its mark. Found by how
    /// they begin.
    pub joined: String,
}

/// The words that an order is found by. `names` are those of what happened to it: its credit notes' numbers, its
/// refunds' references.
pub(in crate::backend::store) fn order_text<'n>(order: &Order, names: impl IntoIterator<Item = &'n str>) -> SearchText {
    let mut lines = Lines::default();
    lines.words(&order.number.0);
    lines.words(&order.customer.name);
    lines.mail(&order.customer.email);
    lines.words(&order.customer.phone.as_deref().map(telephone_digits).unwrap_or_default());
    for payment in &order.payments {
        lines.words(&payment.transaction);
    }
    for name in names {
        lines.words(name);
    }
    lines.facts(order);
    for line in &order.lines {
        lines.words(&line.sku);
        lines.words(&line.title);
    }
    lines.text
}

/// The amounts that an order is found by, each between spaces: what it cost, and what was paid.
pub(in crate::backend::store) fn order_amounts(order: &Order) -> String {
    let mut amounts = format!(" {} ", order.gross());
    for payment in &order.payments {
        let captured = amount_pattern(&payment.captured.to_string());
        if !amounts.contains(&captured) {
            amounts.push_str(&captured[1..]);
        }
    }
    amounts
}

/// What an amount of these is found by: its whole value.
pub(super) fn amount_pattern(amount: &str) -> String {
    format!(" {amount} ")
}

/// All that an article is found by.
pub(in crate::backend::store) fn item_text(sku: &str, title: &str) -> SearchText {
    let mut lines = Lines::default();
    lines.words(sku);
    lines.words(title);
    lines.text
}

/// What the letters and digits of a word are found by, among those that begin a line.
pub(super) fn joined_pattern(letters: &str) -> String {
    format!("\n{letters}")
}

/// What an order is found by beyond what its row shows, from its written text.
pub(in crate::backend::store) fn own_names<'t>(text: &'t str, shown: [&str; 3]) -> Vec<&'t str> {
    let shown = shown.map(line_of);
    text.lines().filter(|line| !shown.iter().any(|shown| shown == line)).collect()
}

/// The amounts that an order is found by beside its total, from their text.
pub(in crate::backend::store) fn other_amounts(amounts: &str, total: Amount) -> impl Iterator<Item = Amount> {
    amounts.split_whitespace().filter_map(|amount| amount.parse().ok()).filter(move |amount| *amount != total)
}

/// Lines, each once.
#[derive(Default)]
struct Lines {
    text: SearchText,
    known: HashSet<String>,
}

impl Lines {
    fn words(&mut self, text: &str) {
        let line = line_of(text);
        if line.is_empty() || self.known.contains(&line) {
            return;
        }
        let joined: String = joined(&line).iter().map(|letters| joined_pattern(letters)).collect();
        let SearchText { written, joined: all_joined } = &mut self.text;
        let has_room = written.len() + line.len() < MOST_BYTES && all_joined.len() + joined.len() < MOST_JOINED_BYTES;
        if has_room {
            if !written.is_empty() {
                written.push('\n');
            }
            written.push_str(&line);
            all_joined.push_str(&joined);
            self.known.insert(line);
        }
    }

    /// What is on an order's papers: invoices and earlier credit notes, companies and their numbers, parcels, the shop's
    /// own name for it.
    fn facts(&mut self, order: &Order) {
        let documents = order.earlier_refunds.iter().filter_map(|refund| refund.document.as_deref());
        let paid_back = order.earlier_refunds.iter().flat_map(|refund| &refund.payments);
        let references = paid_back.filter_map(|payment| payment.reference.as_deref());
        let addresses = order.billing_address.iter().chain(&order.shipping_address);
        let people = addresses.flat_map(|address| [Some(address.name.as_str()), address.company.as_deref()]).flatten();
        let tracking = order.parcels.iter().filter_map(|parcel| parcel.tracking.as_deref());
        let buyer = order.buyer.iter().flat_map(|buyer| {
            let registration = buyer.registration.as_ref().map(|number| number.id.as_str());
            [registration, buyer.vat_number.as_deref(), buyer.purchase_order.as_deref()]
        });
        let source = order.source.iter().map(|source| source.id.as_str());
        let invoices = order.invoices.iter().map(|invoice| invoice.number.as_str());
        let all = invoices.chain(documents).chain(references).chain(people).chain(tracking).chain(buyer.flatten());
        for name in all.chain(source) {
            self.words(name);
        }
    }

    /// An international domain has a second way to be written.
    fn mail(&mut self, address: &str) {
        self.words(address);
        if let Some((local, domain)) = address.rsplit_once('@') {
            let ascii = idna::domain_to_ascii(domain).unwrap_or_default();
            for form in [idna::domain_to_unicode(domain).0, ascii] {
                if !form.is_empty() && form != domain {
                    self.words(&format!("{local}@{form}"));
                }
            }
        }
    }
}

fn line_of(text: &str) -> String {
    fold(text).replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::order::fixture::order;
    use crate::domain::payment::PaymentProvider;

    #[test]
    fn an_order_is_found_by_what_is_on_it_and_what_happened_to_it() {
        let mut order = order().line("lamp", 1, "17.17", &[]).paid_by_card();
        order.customer.phone = Some("+33 (0)6 39 98 55 01".to_owned());
        order.lines[0].title = "Lampe de chevet".to_owned();
        let text = order_text(&order, ["AV-2026-000001", "RF/57"]);
        let lines: Vec<&str> = text.written.lines().collect();
        assert_eq!(
            lines,
            [
                "ord00123",
                "awa diallo",
                "awa@example.com",
                "33639985501",
                "t-card",
                "av-2026-000001",
                "rf/57",
                "lamp",
                "lampe de chevet",
            ]
        );
        for beginning in ["ord00123", "awadiallo", "examplecom", "33639985501", "2026000001", "dechevet"] {
            assert!(text.joined.contains(&joined_pattern(beginning)), "{beginning} in {}", text.joined);
        }
    }

    #[test]
    fn an_order_is_found_by_its_papers() {
        let order: Order = serde_json::from_value(serde_json::json!({
            "invoices": [{"number": "FA-7"}], "buyer": {"kind": "company", "vat_number": "FR44732829320",
            "registration": {"id": "732829320"}, "purchase_order": "PO 9"},
            "billing_address": {"name": "Awa", "company": "Lumen Pro", "lines": [], "postal_code": "", "city": "", "country": ""},
            "parcels": [{"id": "c", "tracking": "6A123"}], "source": {"system": "shopify", "id": "gid-5"},
            "earlier_refunds": [{"id": "r", "at": "2026-11-20T09:14:00Z", "document": "AV77",
                "payments": [{"payment": "p", "amount": "1.00", "reference": "re_9"}]}],
            "number": "1", "placed_at": "2026-11-20T09:14:00Z", "currency": "EUR", "prices_include_tax": true,
            "logistic_status": "shipped", "customer": {"name": "", "email": "", "locale": "fr"}, "lines": [], "payments": []
        }))
        .unwrap();
        let text = order_text(&order, []);
        for name in ["fa-7", "fr44732829320", "732829320", "po 9", "lumen pro", "6a123", "gid-5", "av77", "re_9"] {
            assert!(text.written.lines().any(|line| line == name), "{name} in {}", text.written);
        }
    }

    #[test]
    fn what_a_row_does_not_show_is_told_name_by_name() {
        let mut order = order().line("lamp", 1, "17.17", &[]).paid_by_card();
        order.lines[0].title = "Lampe de chevet".to_owned();
        let text = order_text(&order, ["RF/57"]);
        let names = own_names(&text.written, [&order.number.0, &order.customer.name, &order.customer.email]);
        assert_eq!(names, ["t-card", "rf/57", "lamp", "lampe de chevet"]);
    }

    #[test]
    fn an_order_is_found_by_its_total_and_by_each_payment() {
        let order = order().line("lamp", 1, "17.17", &[]);
        let order =
            order.paid("card", PaymentProvider::HIPAY, "10.00").paid("gift", PaymentProvider::GIFT_CARD, "7.17");
        assert_eq!(order_amounts(&order), " 17.17 10.00 7.17 ");
        assert_eq!(order_amounts(&Order { payments: Vec::new(), ..order }.paid_by_card()), " 17.17 ");
    }

    #[test]
    fn an_international_domain_is_found_in_either_form() {
        for address in ["iris@bücher.example", "iris@xn--bcher-kva.example"] {
            let mut lines = Lines::default();
            lines.mail(address);
            for form in ["iris@bucher.example", "iris@xn--bcher-kva.example"] {
                assert!(lines.text.written.lines().any(|line| line == form), "{form} of {address}");
            }
        }
    }

    #[test]
    fn a_row_of_the_list_never_becomes_a_book() {
        let mut order = order();
        for index in 0..2_000 {
            order = order.line(&format!("{index}-{}", "x".repeat(90)), 1, "1.00", &[]);
        }
        let SearchText { written, joined } = order_text(&order, []);
        assert!(written.len() <= MOST_BYTES && written.contains("ord00123"), "{}", written.len());
        assert!(joined.len() <= MOST_JOINED_BYTES && joined.contains("\nord00123"), "{}", joined.len());
    }
}
