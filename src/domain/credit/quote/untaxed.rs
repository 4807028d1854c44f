//! What of a note holds no tax: beside the bases of the taxes it makes up the net, up to their rounding.

use super::{AdjustmentQuote, Quote};
use crate::domain::money::Amount;
use crate::domain::order::Order;

impl Quote {
    /// The net of the items without tax, and of what the adjustment holds outside of all taxes.
    pub fn untaxed_net(&self, order: &Order) -> Amount {
        let lines = self.lines.iter().map(|line| (line.net, &line.taxes));
        let charges = self.shipping.iter().chain(&self.fees).map(|charge| (charge.net, &charge.taxes));
        let untaxed = lines.chain(charges).filter(|(_, taxes)| taxes.is_empty());
        let items = untaxed.fold(self.net.zero_alike(), |sum, (net, _)| sum + net);
        let is_stacked = self.has_stacked_taxes(order);
        self.adjustment.iter().fold(items, |sum, adjustment| sum + adjustment.untaxed_net(is_stacked))
    }

    /// Whether what an adjustment follows has several taxes of one net: the items of the note, or, where it has none,
    /// those of the order.
    fn has_stacked_taxes(&self, order: &Order) -> bool {
        let own = self.shipping.iter().chain(&self.fees).map(|charge| charge.taxes.len());
        let mut own = self.lines.iter().map(|line| line.taxes.len()).chain(own).peekable();
        if own.peek().is_some() {
            return own.any(|taxes| taxes > 1);
        }
        let charges = order.shipping.iter().chain(&order.fees).map(|charge| charge.taxes.len());
        order.lines.iter().map(|line| line.taxes.len()).chain(charges).any(|taxes| taxes > 1)
    }
}

impl AdjustmentQuote {
    fn untaxed_net(&self, is_stacked: bool) -> Amount {
        let taxed = self.taxes.iter().fold(self.net.zero_alike(), |sum, tax| sum + tax.net);
        let untaxed = self.net - taxed;
        // Net and amount of each tax are rounded, so that up to a minor unit a tax is rounding; and where several
        // taxes are taken of one net, it is in the base of each.
        let is_rounding = untaxed.minor().unsigned_abs() <= self.taxes.len() as u64;
        let is_told_apart = self.taxes.is_empty() || !(is_rounding || is_stacked);
        if is_told_apart { untaxed } else { untaxed.zero_alike() }
    }
}
