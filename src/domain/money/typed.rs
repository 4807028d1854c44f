//! Amounts as people type and paste them: `44,60`, `1 599,99`, `€44.60`. No float is involved, and what can be
//! read in two ways is refused with both readings.

mod currency_sign;
mod figure;

use super::{Amount, Currency};
use crate::domain::locale::Locale;
use currency_sign::Sign;
pub use currency_sign::currency_of;
use figure::Mark;
pub use figure::groups_digits;

/// More than this is no amount.
const LONGEST: usize = 64;

/// A reason why a typed text is not taken for an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TypedAmountRefusal {
    #[error("no amount was typed")]
    Empty,
    #[error("an amount is digits with a point or a comma, such as 44.60")]
    NotAnAmount,
    #[error("the amount is in another currency")]
    OtherCurrency,
    #[error("the amount must not be negative")]
    Negative,
    #[error("groups of thousands have three digits")]
    WrongGroups,
    #[error("the currency has {digits} digits after the point")]
    TooManyDigits { digits: u8 },
    #[error("an amount has at most twelve digits before the point")]
    TooLong,
    /// One mark with three digits behind it, as in `1,234`. It may group thousands or stand before decimals;
    /// the latter is only a reading where the currency has three digits.
    #[error("it could be {thousands}: write the digits after the point too")]
    Ambiguous { thousands: Amount, decimal: Option<Amount> },
}

impl TypedAmountRefusal {
    /// The readings that may have been meant.
    pub fn suggestions(self) -> impl Iterator<Item = Amount> {
        let (thousands, decimal) = match self {
            Self::Ambiguous { thousands, decimal } => (Some(thousands), decimal),
            _ => (None, None),
        };
        thousands.into_iter().chain(decimal)
    }
}

/// The rules by which a typed text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypedAmount {
    pub currency: Currency,
    /// The language of the screen. What is written exactly as it writes an amount is never ambiguous.
    pub locale: Option<Locale>,
    /// True where the amount may be below zero.
    pub signed: bool,
}

impl TypedAmount {
    /// Reads an amount: an optional sign, the currency's sign or code in front or behind, thousands grouped by
    /// spaces, apostrophes, points or commas, and at most as many decimals as the currency has.
    ///
    /// # Errors
    /// A [`TypedAmountRefusal`].
    pub fn read(self, text: &str) -> Result<Amount, TypedAmountRefusal> {
        if text.len() > LONGEST {
            return Err(TypedAmountRefusal::NotAnAmount);
        }
        let Sign { negative, unsigned } = currency_sign::strip(text.trim(), self.currency)?;
        if unsigned.is_empty() {
            return Err(TypedAmountRefusal::Empty);
        }
        let magnitude = figure::read(unsigned, self.currency, self.locale.map(Mark::of))?;
        match negative {
            true if !self.signed => Err(TypedAmountRefusal::Negative),
            true => Ok(-magnitude),
            false => Ok(magnitude),
        }
    }
}

#[cfg(test)]
mod tests;
