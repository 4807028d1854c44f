//! The part of a note that no tax is on: beside the bases of the taxes it makes up the net.

use super::{AdjustmentQuote, Quote, TaxQuote};
use crate::domain::money::Amount;
use crate::domain::order::{Order, TaxBasesRule};

/// What of the net of an item no tax is on.
pub(in crate::domain::credit) fn untaxed(net: Amount, taxes: &[TaxQuote], rule: Option<TaxBasesRule>) -> Amount {
    if taxes.is_empty() || rule == Some(TaxBasesRule::Stated) {
        // Stated bases that are no parts of the net come to more than it.
        taxes.iter().fold(net, |rest, tax| rest - tax.base.unwrap_or(net)).max(net.zero_alike())
    } else {
        net.zero_alike()
    }
}

impl Quote {
    /// The net of the items without tax, and of what the adjustment holds outside of all taxes.
    pub fn untaxed_net(&self, order: &Order) -> Amount {
        self.untaxed.unwrap_or_else(|| self.untaxed_by_its_parts(order))
    }

    /// As a note has it that doesn't say so: it adds up to the net up to the rounding of the bases.
    fn untaxed_by_its_parts(&self, order: &Order) -> Amount {
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
