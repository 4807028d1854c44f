//! What each tax of an item was taken of. An order that doesn't say so implies it: an amount and its rate come to a base.

mod fit;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Tax;
use crate::domain::money::Amount;
use fit::{is_within, split};

/// How several taxes share the net of their item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TaxBasesRule {
    /// As the order says.
    Stated,
    /// Each is due on a part of the net, and the parts come to it.
    Split,
    /// Each is due on the whole net.
    Stacked,
    /// Some are due on the net and the taxes beside them.
    Compound,
    /// No rule fits the amounts: of all splits, the one that comes closest to them.
    ClosestSplit,
    #[serde(other)]
    Unknown,
}

/// The base of one tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaxBase {
    /// The whole net.
    Net,
    /// The net and the taxes that stand before this one.
    NetAndBefore,
    /// The net and the taxes that stand behind this one.
    NetAndBehind,
    /// A part of the net that no other tax has.
    Part(Amount),
    /// Some other amount, as stated.
    Own(Amount),
}

/// The bases of an item's taxes, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxBases {
    pub rule: TaxBasesRule,
    pub bases: Vec<TaxBase>,
}

impl TaxBases {
    /// How `taxes` share `net`, the net of so many units (none, where the item is not counted); `None` where there is
    /// nothing to share, because the one tax there is has all of it.
    pub fn of(net: Amount, taxes: &[Tax], units: u32) -> Option<Self> {
        if !may_be_shared(taxes) {
            return None;
        }
        if let Some(stated) = taxes.iter().map(|tax| tax.base).collect::<Option<Vec<Amount>>>() {
            return Some(Self::stated(net, taxes, &stated));
        }
        let parts = split(net, taxes);
        let whole = on_the_whole(net, taxes);
        let splits = parts.as_ref().and_then(|split| is_within(split.off, units));
        let stacks = is_within(whole.off, units);
        let (rule, bases) = match (parts, splits, stacks) {
            // Amounts so small that both explain them are split where it is one tax at several rates.
            (Some(parts), Some(off), other)
                if other.is_none_or(|other| off < other || (off == other && have_one_name(taxes))) =>
            {
                (TaxBasesRule::Split, parts.bases)
            }
            (None, ..) | (_, _, Some(_)) => (whole.rule, whole.bases),
            (Some(parts), ..) => (TaxBasesRule::ClosestSplit, parts.bases),
        };
        Some(Self { rule, bases })
    }

    fn stated(net: Amount, taxes: &[Tax], stated: &[Amount]) -> Self {
        let sum = stated.iter().fold(net.zero_alike(), |sum, &base| sum + base);
        let base = |(position, &base): (usize, &Amount)| match base {
            part if sum <= net => TaxBase::Part(part),
            base if base == net => TaxBase::Net,
            base if base == net + before(taxes, position) => TaxBase::NetAndBefore,
            base if base == net + behind(taxes, position) => TaxBase::NetAndBehind,
            base => TaxBase::Own(base),
        };
        Self { rule: TaxBasesRule::Stated, bases: stated.iter().enumerate().map(base).collect() }
    }

    /// The base of each tax in a part of the item: in so much of its net, which holds so much of each tax. Bases that are
    /// parts of the net come to exactly the part of it, but for what no tax is on.
    pub fn of_part(&self, part: Amount, whole: Amount, taxes: &[Amount]) -> Vec<Amount> {
        self.with_parts(&self.spread(part, whole), part, whole, taxes)
    }

    /// The base of each tax in the next part of the item, when so much of its net was looked at `before`, with these
    /// bases `given`, and `in_all` is what both hold of each tax. What is the last part has the exact rest.
    pub fn of_next_part(
        &self,
        next: Amount,
        (before, given): (Amount, &[Amount]),
        whole: Amount,
        in_all: &[Amount],
    ) -> Vec<Amount> {
        let nothing = next.zero_alike();
        let mut untaxed = before;
        let mut given_parts = Vec::with_capacity(given.len() + 1);
        for &given in self.bases.iter().zip(given).filter(|(base, _)| base.is_part()).map(|(_, given)| given) {
            given_parts.push(given);
            untaxed -= given;
        }
        given_parts.push(untaxed);
        let due = self.spread(before + next, whole);
        let still_due: Vec<Amount> =
            due.iter().zip(&given_parts).map(|(&due, &given)| (due - given).max(nothing)).collect();
        // They come to it already, unless one was given a minor unit too much before.
        let parts = next.spread(&still_due);
        let due = self.with_parts(&due, before + next, whole, in_all);
        let mut parts = parts.into_iter();
        let base = |(base, (due, &given)): (&TaxBase, (Amount, &Amount))| match base {
            TaxBase::Part(_) => parts.next().unwrap_or(nothing),
            _ => (due - given).max(nothing),
        };
        self.bases.iter().zip(due.into_iter().zip(given)).map(base).collect()
    }

    /// What of the item's net no tax is on.
    pub fn untaxed(&self, net: Amount) -> Amount {
        let is_split = self.bases.iter().any(|base| base.is_part());
        self.spread(net, net).last().copied().filter(|_| is_split).unwrap_or(net.zero_alike())
    }

    fn with_parts(&self, parts: &[Amount], part: Amount, whole: Amount, taxes: &[Amount]) -> Vec<Amount> {
        let with = |taxes: &[Amount]| taxes.iter().fold(part, |sum, &tax| sum + tax);
        let mut parts = parts.iter().copied();
        let amount = |(position, base): (usize, &TaxBase)| match *base {
            TaxBase::Net => part,
            TaxBase::NetAndBefore => with(&taxes[..position]),
            TaxBase::NetAndBehind => with(&taxes[position + 1..]),
            TaxBase::Part(_) => parts.next().unwrap_or(part.zero_alike()),
            TaxBase::Own(_) if whole.is_zero() => part.zero_alike(),
            TaxBase::Own(base) => base.share(part.minor(), whole.minor()),
        };
        self.bases.iter().enumerate().map(amount).collect()
    }

    /// So much of the net over the bases that are parts of it, in their order, and over what no tax is on.
    fn spread(&self, part: Amount, whole: Amount) -> Vec<Amount> {
        let mut weights: Vec<Amount> = self
            .bases
            .iter()
            .filter_map(|base| match base {
                TaxBase::Part(part) => Some(*part),
                _ => None,
            })
            .collect();
        weights.push(weights.iter().fold(whole, |rest, &part| rest - part));
        part.spread(&weights)
    }
}

impl TaxBase {
    const fn is_part(self) -> bool {
        matches!(self, Self::Part(_))
    }
}

/// Whether these taxes may have other bases than the whole net of their item.
pub fn may_be_shared(taxes: &[Tax]) -> bool {
    taxes.len() > 1 || taxes.iter().any(|tax| tax.base.is_some())
}

/// Each tax on the net, or on the net and taxes beside it, whichever comes closer.
struct OnTheWhole {
    rule: TaxBasesRule,
    bases: Vec<TaxBase>,
    /// The most that a rate of its base is away from its amount, in billionths of a minor unit.
    off: i128,
}

fn on_the_whole(net: Amount, taxes: &[Tax]) -> OnTheWhole {
    let mut found = OnTheWhole { rule: TaxBasesRule::Stacked, bases: Vec::with_capacity(taxes.len()), off: 0 };
    for (position, tax) in taxes.iter().enumerate() {
        let candidates = [
            (TaxBase::Net, net),
            (TaxBase::NetAndBefore, net + before(taxes, position)),
            (TaxBase::NetAndBehind, net + behind(taxes, position)),
        ];
        let off = candidates.map(|(_, base)| fit::off(tax, base));
        // The net alone wherever it explains the amount: what a few cents of tax add to a base changes none.
        let closest = if is_within(off[0], 0) == Some(0) || off[0] <= off[1].min(off[2]) {
            0
        } else {
            1 + usize::from(off[2] < off[1])
        };
        if closest > 0 {
            found.rule = TaxBasesRule::Compound;
        }
        found.bases.push(candidates[closest].0);
        found.off = found.off.max(off[closest]);
    }
    found
}

fn before(taxes: &[Tax], position: usize) -> Amount {
    sum_of(taxes, &taxes[..position])
}

fn behind(taxes: &[Tax], position: usize) -> Amount {
    sum_of(taxes, &taxes[position + 1..])
}

fn sum_of(all: &[Tax], some: &[Tax]) -> Amount {
    some.iter().fold(all[0].amount.zero_alike(), |sum, tax| sum + tax.amount)
}

/// Whether it is one tax at several rates: `TVA`, or `TVA 5,5 %` and `TVA 20 %`.
fn have_one_name(taxes: &[Tax]) -> bool {
    let letters = |tax: &Tax| tax.name.chars().filter(|sign| sign.is_alphabetic()).collect::<String>();
    taxes.iter().all(|tax| letters(tax) == letters(&taxes[0]))
}

#[cfg(test)]
mod tests;
