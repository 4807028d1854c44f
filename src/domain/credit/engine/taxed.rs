//! A base, and the tax on it.

use std::ops::{Add, AddAssign, Sub};

use crate::domain::money::Amount;

/// The net that a tax is due on, and the tax.
#[derive(Clone, Copy, Debug)]
pub(in crate::domain::credit) struct Taxed {
    pub net: Amount,
    pub amount: Amount,
}

impl Taxed {
    /// Nothing, in the currency of `alike`.
    pub const fn none(alike: Amount) -> Self {
        Self { net: alike.zero_alike(), amount: alike.zero_alike() }
    }

    pub const fn is_none(self) -> bool {
        self.net.is_zero() && self.amount.is_zero()
    }

    pub fn clamp(self, lowest: Self, highest: Self) -> Self {
        let within = |value: Amount, lowest: Amount, highest: Amount| value.clamp(lowest.min(highest), highest);
        Self {
            net: within(self.net, lowest.net, highest.net),
            amount: within(self.amount, lowest.amount, highest.amount),
        }
    }
}

impl Add for Taxed {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { net: self.net + other.net, amount: self.amount + other.amount }
    }
}

impl Sub for Taxed {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { net: self.net - other.net, amount: self.amount - other.amount }
    }
}

impl AddAssign for Taxed {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
