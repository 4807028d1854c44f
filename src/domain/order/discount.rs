//! A discount on the whole order, spread over its lines, and over its parcels where it covers more than the lines.

use super::{Order, Tax, TaxBases};
use crate::domain::money::Amount;

impl Order {
    /// The same order with its discount in the totals of its lines: by largest remainder over the lines'
    /// totals, of equals to the earlier line. A voucher of more than the lines paid for shipping too, and is spread
    /// over both alike. An order without anything to discount stays as it is.
    #[must_use]
    pub fn spread_discount(mut self) -> Self {
        let Some(discount) = self.order_discount else { return self };
        let lines = self.lines.iter_mut().map(|line| (&mut line.total, line.taxes.as_mut_slice(), line.quantity));
        let parcels = self.shipping.iter_mut().map(|parcel| (&mut parcel.total, parcel.taxes.as_mut_slice(), 0));
        let mut items: Vec<_> = lines.collect();
        if discount.minor() > items.iter().map(|(total, ..)| total.minor()).sum() {
            items.extend(parcels);
        }
        let totals: Vec<Amount> = items.iter().map(|(total, ..)| **total).collect();
        if discount.is_zero() || totals.iter().any(|total| total.is_positive()) {
            let includes_tax = self.prices_include_tax;
            for ((total, taxes, units), share) in items.into_iter().zip(discount.spread(&totals)) {
                reduce((total, taxes, units), share, includes_tax);
            }
            self.order_discount = None;
        }
        self
    }
}

/// Lowers a total of so many units, and its taxes with it in proportion. Of several taxes the running sum is rounded, so
/// that all of them together stay the rounded part of what they were. Stated bases stay the same part of the net.
fn reduce((total, taxes, units): (&mut Amount, &mut [Tax], u32), by: Amount, includes_tax: bool) {
    let net =
        |total: Amount, taxes: &[Tax]| taxes.iter().filter(|_| includes_tax).fold(total, |net, tax| net - tax.amount);
    let net_before = net(*total, taxes);
    let bases = taxes.iter().any(|tax| tax.base.is_some());
    let bases = bases.then(|| TaxBases::of(net_before, taxes, units)).flatten();
    let before = *total;
    *total -= by;
    if before.is_zero() {
        return;
    }
    let mut charged = before.zero_alike();
    let mut due = before.zero_alike();
    for tax in &mut *taxes {
        charged += tax.amount;
        let due_now = charged.share(total.minor(), before.minor());
        tax.amount = due_now - due;
        due = due_now;
    }
    let amounts: Vec<Amount> = taxes.iter().map(|tax| tax.amount).collect();
    let bases = bases.map(|bases| bases.of_part(net(*total, taxes), net_before, &amounts));
    for (tax, base) in taxes.iter_mut().zip(bases.into_iter().flatten()) {
        tax.base = Some(base);
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::money::Amount;
    use crate::domain::order::fixture::{amount, order};
    use crate::domain::order::{Order, Tax};

    /// The lines and parcels afterwards, each as its total and its taxes.
    fn check(order: Order, discount: &str, items: &[&[&str]]) {
        let spread = Order { order_discount: Some(amount(discount)), ..order }.spread_discount();
        assert_eq!(spread.order_discount, None);
        let lines = spread.lines.iter().map(|line| (line.total, &line.taxes));
        let parcels = spread.shipping.iter().map(|parcel| (parcel.total, &parcel.taxes));
        let amounts = |(total, taxes): (Amount, &Vec<Tax>)| -> Vec<String> {
            [total].into_iter().chain(taxes.iter().map(|tax| tax.amount)).map(|amount| amount.to_string()).collect()
        };
        assert_eq!(lines.chain(parcels).map(amounts).collect::<Vec<_>>(), items);
    }

    #[test]
    fn a_voucher_of_more_than_the_goods_paid_for_shipping_too() {
        let order = order().line("a", 1, "20.00", &["3.33"]).parcel("s1", "5.00", &["0.83"]);
        check(order.clone(), "22.00", &[&["2.40", "0.40"], &["0.60", "0.10"]]);
        check(order.clone(), "25.00", &[&["0.00", "0.00"], &["0.00", "0.00"]]);
        check(order, "20.00", &[&["0.00", "0.00"], &["5.00", "0.83"]]);
    }

    #[test]
    fn a_voucher_pays_for_shipping_of_free_goods() {
        check(
            order().line("gift", 1, "0.00", &[]).parcel("s1", "5.00", &["0.83"]),
            "2.00",
            &[&["0.00"], &["3.00", "0.50"]],
        );
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
