//! What of a note holds no tax: beside the bases of the taxes it makes up the net.

use super::quote::{AdjustmentQuote, Quote};
use crate::domain::money::Amount;
use crate::domain::order::Order;

impl Quote {
    /// The net of the items without tax, and of what the adjustment holds outside of all taxes.
    pub fn untaxed_net(&self, order: &Order) -> Amount {
        let lines = self.lines.iter().map(|line| (line.net, &line.taxes));
        let charges = self.shipping.iter().chain(&self.fees).map(|charge| (charge.net, &charge.taxes));
        let untaxed = lines.chain(charges).filter(|(_, taxes)| taxes.is_empty());
        let items = untaxed.fold(self.net.zero_alike(), |sum, (net, _)| sum + net);
        self.adjustment.iter().fold(items, |sum, adjustment| sum + adjustment.untaxed_net(order))
    }
}

impl AdjustmentQuote {
    fn untaxed_net(&self, order: &Order) -> Amount {
        let taxed = self.taxes.iter().fold(self.net.zero_alike(), |sum, tax| sum + tax.net);
        let untaxed = self.net - taxed;
        // Net and amount of each tax are rounded, so that up to a minor unit a tax is rounding; and where several
        // taxes are taken of one net, it is in the base of each.
        let is_rounding = untaxed.minor().unsigned_abs() <= self.taxes.len() as u64;
        let is_told_apart = self.taxes.is_empty() || !(is_rounding || has_stacked_taxes(order));
        if is_told_apart { untaxed } else { untaxed.zero_alike() }
    }
}

fn has_stacked_taxes(order: &Order) -> bool {
    let charges = order.shipping.iter().chain(&order.fees).map(|charge| &charge.taxes);
    order.lines.iter().map(|line| &line.taxes).chain(charges).any(|taxes| taxes.len() > 1)
}
