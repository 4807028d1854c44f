//! How well a base explains the amount of its tax. Nothing here is an amount of money yet: weights are whole numbers,
//! and what they weigh is spread by the module that rounds.

use super::super::Tax;
use super::TaxBase;
use crate::domain::money::Amount;

/// A rate of 1.
const BILLION: i128 = 1_000_000_000;
/// How finely bases are weighed: a thousand to the minor unit.
const FINE: i128 = 1_000;

/// How far the rate of this base is from the tax's amount, in billionths of a minor unit. What has no rate is as good
/// on any base.
pub(super) fn off(tax: &Tax, base: Amount) -> i128 {
    let rate = billionths(tax);
    if rate == 0 { 0 } else { (minor(tax.amount) * BILLION - minor(base).saturating_mul(rate)).abs() }
}

/// How far that is where it is as close as amounts of so many units come that were rounded one by one, or once more by
/// a discount: `Some(0)` for all that one rounding explains.
pub(super) fn is_within(off: i128, units: u32) -> Option<i128> {
    if 2 * off <= BILLION { Some(0) } else { (2 * off <= BILLION * (2 + i128::from(units))).then_some(off) }
}

/// A net in parts.
pub(super) struct Split {
    pub bases: Vec<TaxBase>,
    /// The most that a rate of its part is away from its amount, in billionths of a minor unit.
    pub off: i128,
}

/// The split of `net` that comes closest to the amounts: where what they imply does not come to it, every tax is off
/// by as much. What has no rate takes what the others leave. `None` where nothing has a rate.
pub(super) fn split(net: Amount, taxes: &[Tax]) -> Option<Split> {
    let whole = minor(net).max(0) * FINE;
    let rates: Vec<i128> = taxes.iter().map(billionths).collect();
    let rated = || taxes.iter().zip(&rates).filter(|(_, rate)| **rate > 0);
    rated().next()?;
    // A duty of so much a unit has an amount without a rate, and no part of the net.
    let takes_rest = |tax: &Tax, rate: i128| rate == 0 && tax.amount.is_zero();
    let implied = |tax: &Tax, rate: i128| minor(tax.amount) * BILLION * FINE / rate;
    let missing = whole - rated().map(|(tax, rate)| implied(tax, *rate)).sum::<i128>();
    let in_all = rated().map(|(_, rate)| BILLION * FINE / rate).sum::<i128>().max(1);
    let mut each_off = missing.saturating_mul(BILLION) / in_all;
    let mut rest = None;
    if 2 * each_off > BILLION && taxes.iter().zip(&rates).any(|(tax, rate)| takes_rest(tax, *rate)) {
        (each_off, rest) = (0, Some(missing));
    }
    let weigh = |(tax, rate): (&Tax, &i128)| match *rate {
        0 if takes_rest(tax, 0) => rest.take().unwrap_or(0),
        0 => 0,
        rate => (implied(tax, rate) + each_off.saturating_mul(FINE) / rate).clamp(0, whole),
    };
    let weights = taxes.iter().zip(&rates).map(weigh).map(|weight| i64::try_from(weight).unwrap_or(i64::MAX));
    let weights: Vec<Amount> = weights.map(|weight| net.with_minor(weight)).collect();
    let bases: Vec<Amount> = net.spread(&weights);
    let off = taxes.iter().zip(&bases).map(|(tax, &base)| self::off(tax, base)).max().unwrap_or(0);
    let base = |(base, (tax, rate)): (Amount, (&Tax, &i128))| {
        if *rate == 0 && !takes_rest(tax, 0) { TaxBase::Net } else { TaxBase::Part(base) }
    };
    Some(Split { bases: bases.into_iter().zip(taxes.iter().zip(&rates)).map(base).collect(), off })
}

fn minor(amount: Amount) -> i128 {
    amount.minor().into()
}

/// The rate in whole billionths, none below zero.
fn billionths(tax: &Tax) -> i128 {
    let (digits, scale) = (tax.rate.mantissa(), tax.rate.scale());
    let whole = match scale.checked_sub(9) {
        Some(finer) => digits / 10_i128.pow(finer),
        None => digits.saturating_mul(10_i128.pow(9 - scale)),
    };
    whole.clamp(0, BILLION * FINE)
}
