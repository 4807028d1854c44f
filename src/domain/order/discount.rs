//! A discount on the whole order, spread over its lines.

use super::{Order, OrderLine, TaxBases};
use crate::domain::money::Amount;

impl Order {
    /// The same order with its discount in the totals of its lines: by largest remainder over the lines'
    /// totals, of equals to the earlier line. An order without anything to discount stays as it is.
    #[must_use]
    pub fn spread_discount(mut self) -> Self {
        let Some(discount) = self.order_discount else { return self };
        let totals: Vec<Amount> = self.lines.iter().map(|line| line.total).collect();
        if discount.is_zero() || totals.iter().any(|total| total.is_positive()) {
            let includes_tax = self.prices_include_tax;
            for (line, share) in self.lines.iter_mut().zip(discount.spread(&totals)) {
                line.reduce_to(line.total - share, includes_tax);
            }
            self.order_discount = None;
        }
        self
    }
}

impl OrderLine {
    /// Lowers the total, and the taxes with it in proportion. Of several taxes the running sum is rounded, so
    /// that all of them together stay the rounded part of what they were. Stated bases stay the same part of the net.
    fn reduce_to(&mut self, total: Amount, includes_tax: bool) {
        let net_before = self.net(includes_tax);
        let bases = self.taxes.iter().any(|tax| tax.base.is_some());
        let bases = bases.then(|| TaxBases::of(net_before, &self.taxes, self.quantity)).flatten();
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
        let taxes: Vec<Amount> = self.taxes.iter().map(|tax| tax.amount).collect();
        let bases = bases.map(|bases| bases.of_part(self.net(includes_tax), net_before, &taxes));
        for (tax, base) in self.taxes.iter_mut().zip(bases.into_iter().flatten()) {
            tax.base = Some(base);
        }
    }

    fn net(&self, includes_tax: bool) -> Amount {
        let taxes = self.taxes.iter().filter(|_| includes_tax);
        taxes.fold(self.total, |net, tax| net - tax.amount)
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
    fn stated_bases_shrink_with_their_net() {
        let before = order().line("set", 2, "78.00", &["TVA@0.055:2.50", "5.00"]).stating_bases(&["45.50", "25.00"]);
        let spread = Order { order_discount: Some(amount("39.00")), ..before }.spread_discount();
        let bases = spread.lines[0].taxes.iter().map(|tax| tax.base.map(|base| base.to_string()));
        assert_eq!(bases.collect::<Vec<_>>(), [Some("22.75".to_owned()), Some("12.50".to_owned())]);
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
