//! The problems themselves.

use std::fmt;

use crate::domain::money::{Amount, Currency};
use crate::domain::order::field_path::FieldPath;

/// One problem of an order, and where it is. It never repeats what was submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderProblem {
    /// Empty for the order as a whole.
    pub field: FieldPath,
    pub flaw: OrderFlaw,
}

impl fmt::Display for OrderProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.flaw)
    }
}

impl std::error::Error for OrderProblem {}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrderFlaw {
    #[error("must not be empty")]
    Empty,
    #[error("has more than {limit} characters")]
    TooLong { limit: usize },
    #[error("has control characters")]
    ControlCharacter,
    #[error("has a character that nobody sees, or a space at an end: another could look the same; leave it out")]
    HiddenCharacter,
    #[error("has a character with the number 0, which is no text")]
    NulCharacter,
    #[error("is a step in an address, and so can't be part of one; name it otherwise")]
    AddressStep,
    #[error("has more than {limit} entries")]
    TooMany { limit: usize },
    #[error("is larger than {} MB, the most that the desk shows of one order: shorten its texts", .limit / 1024 / 1024)]
    TooLarge { limit: usize },
    #[error("is there twice")]
    Duplicate,
    #[error("must have exactly {digits} digits after the point, as {currency} has")]
    WrongDigits { currency: Currency, digits: u8 },
    #[error("must not be negative")]
    Negative,
    #[error("comes to more than twelve digits before the point")]
    TooMuch,
    #[error("must be at least one")]
    NoQuantity,
    #[error("come to more than the total that they are included in")]
    TaxesExceedTotal,
    #[error("has no base, although another tax beside it has one")]
    BaseMissing,
    #[error("is more than the item's net and the other taxes on it")]
    BaseTooHigh,
    #[error("is a category without tax, and the rate and amount beside it are not zero")]
    TaxedThough,
    #[error("must be a fraction, such as 0.20 for 20 %")]
    RateOutOfRange,
    #[error("is more than all lines and all shipping together")]
    MoreThanItems,
    #[error("is more than was ordered")]
    MoreThanOrdered,
    #[error("must be a decimal in quotation marks, such as \"1.500\"")]
    NoDecimal,
    #[error("must be the two capital letters of a country (ISO 3166-1), such as FR")]
    NoCountryCode,
    #[error("must be an address that begins with https://")]
    NoLink,
    #[error("the order has no such line, parcel or fee")]
    NoSuchItem,
    #[error("the order has no such payment")]
    NoSuchPayment,
    #[error("is said of a payment that was captured; of money that was taken leave it out")]
    Captured,
    #[error("is less than went back of it before")]
    LessThanRefunded,
    #[error("its payments don't come to its lines, shipping, fees, adjustment and unassigned money")]
    RefundUnbalanced,
    #[error("gave nothing back; leave it out")]
    RefundOfNothing,
    #[error("is not what the order comes to, which is {ours}: a line, a payment or a refund is missing or there twice")]
    ControlDiffers { ours: Amount },
    #[error("is not a logistic status")]
    UnknownStatus,
    #[error("is not a payment provider")]
    UnknownProvider,
}
