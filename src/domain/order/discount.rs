//! A discount on the whole order, spread over its lines.

use super::{Order, OrderLine};
use crate::domain::money::Amount;

impl Order {
    /// The same order with its discount in the totals of its lines: by largest remainder over the lines'
    /// totals, of equals to the earlier line. An order without anything to discount stays as it is.
    #[must_use]
    pub fn spread_discount(mut self) -> Self {
        let Some(discount) = self.order_discount else { return self };
        let totals: Vec<Amount> = self.lines.iter().map(|line| line.total).collect();
        if discount.is_zero() || totals.iter().any(|total| total.is_positive()) {
            for (line, share) in self.lines.iter_mut().zip(discount.spread(&totals)) {
                line.reduce_to(line.total - share);
            }
            self.order_discount = None;
        }
        self
    }
}

impl OrderLine {
    /// Lowers the total, and the taxes with it in proportion. Of several taxes the running sum is rounded, so
    /// that all of them together stay the rounded part of what they were.
    fn reduce_to(&mut self, total: Amount) {
        let before = std::mem::replace(&mut self.total, total);
        if before.is_zero() {
            return;
        }
        let mut charged = before.zero_alike();
        let mut due = before.zero_alike();
        for tax in &mut self.taxes {
            charged += tax.amount;
            let due_now = charged.share(total.minor(), before.minor());
            tax.amount = due_now - due;
            due = due_now;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::order::Order;
    use crate::domain::order::fixture::{amount, order};

    /// The lines afterwards, each as its total and its taxes.
    fn check(order: Order, discount: &str, lines: &[&[&str]]) {
        let spread = Order { order_discount: Some(amount(discount)), ..order }.spread_discount();
        assert_eq!(spread.order_discount, None);
        for (line, expected) in spread.lines.iter().zip(lines) {
            let amounts = [line.total].into_iter().chain(line.taxes.iter().map(|tax| tax.amount));
            assert_eq!(amounts.map(|amount| amount.to_string()).collect::<Vec<_>>(), *expected);
        }
    }

    #[test]
    fn a_discount_goes_to_the_lines_by_their_totals() {
        let order = order().line("a", 1, "150.00", &[]).line("b", 1, "60.00", &[]);
        check(order, "42.00", &[&["120.00"], &["48.00"]]);
    }

    #[test]
    fn the_cent_left_over_goes_to_the_earlier_of_equal_lines() {
        let order = order().line("a", 1, "10.00", &[]).line("b", 1, "10.00", &[]).line("c", 1, "10.00", &[]);
        check(order, "1.00", &[&["9.66"], &["9.67"], &["9.67"]]);
    }

    #[test]
    fn taxes_shrink_with_their_line_and_several_of_them_together_stay_exact() {
        check(order().line("a", 1, "10.00", &["1.55", "ECO:0.55"]), "5.00", &[&["5.00", "0.78", "0.27"]]);
    }

    #[test]
    fn a_free_line_takes_no_part() {
        let order = order().line("gift", 1, "0.00", &["0.00"]).line("b", 1, "10.00", &["1.67"]);
        check(order, "10.00", &[&["0.00", "0.00"], &["0.00", "0.00"]]);
    }

    #[test]
    fn nothing_changes_without_a_discount() {
        let before = order().line("a", 1, "10.00", &["1.67"]);
        assert_eq!(before.clone().spread_discount(), before);
        let free = order().line("gift", 1, "0.00", &["0.00"]);
        let with_nothing = Order { order_discount: Some(amount("0.00")), ..free.clone() };
        assert_eq!(with_nothing.spread_discount(), free);
        let with_nothing = Order { order_discount: Some(amount("0.00")), ..before.clone() };
        assert_eq!(with_nothing.spread_discount(), before);
    }
}
