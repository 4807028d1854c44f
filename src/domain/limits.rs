//! How much somebody gives back by themselves, and what is above it: the limits of a role in a currency.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::credit::Quote;
use super::money::{Amount, Currency};
use super::wire_words::wire_words;

wire_words! {
    /// What a limit is about.
    pub enum LimitKind {
        /// Money that goes back, whatever for.
        Refund = "refund",
        /// The part of it that is no line, parcel or fee.
        Goodwill = "goodwill",
        /// Money that goes back another way than it came.
        OtherMeans = "other_means",
    } else {
        /// One that this version does not know.
        Unknown
    }
}

/// The most that somebody gives back without a second person, by what it is; where one is left out, there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Limits {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goodwill: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_means: Option<Amount>,
}

/// What a deed comes to, by what is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sums {
    pub refund: Amount,
    pub goodwill: Amount,
    pub other_means: Amount,
}

/// A limit that a deed is above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Exceeded {
    pub limit: LimitKind,
    pub allowed: Amount,
    /// What the deed comes to.
    pub asked: Amount,
    /// What the same agent gave back on the order before, by themselves: it counts, so that nobody gives back in parts what
    /// is above their limit as a whole.
    pub before: Amount,
}

impl Limits {
    pub const fn is_none(&self) -> bool {
        self.refund.is_none() && self.goodwill.is_none() && self.other_means.is_none()
    }

    const fn of(&self, kind: LimitKind) -> Option<Amount> {
        match kind {
            LimitKind::Refund => self.refund,
            LimitKind::Goodwill => self.goodwill,
            LimitKind::OtherMeans => self.other_means,
            LimitKind::Unknown => None,
        }
    }

    /// Every limit that `now` is above, where `before` was given back already.
    pub fn exceeded(&self, before: &Sums, now: &Sums) -> Vec<Exceeded> {
        let above = |limit: LimitKind| {
            let (allowed, asked, before) = (self.of(limit)?, now.of(limit)?, before.of(limit)?);
            let is_above = asked.is_positive() && asked + before > allowed;
            is_above.then_some(Exceeded { limit, allowed, asked, before })
        };
        LimitKind::KNOWN.into_iter().filter_map(above).collect()
    }
}

impl Sums {
    pub const fn none(currency: Currency) -> Self {
        let zero = Amount::zero(currency);
        Self { refund: zero, goodwill: zero, other_means: zero }
    }

    /// Money that goes back the way it came.
    pub const fn refund(amount: Amount) -> Self {
        let zero = amount.zero_alike();
        Self { refund: amount, goodwill: zero, other_means: zero }
    }

    /// Money of a refund that goes back another way; that it goes back was decided before.
    pub const fn by_other_means(amount: Amount) -> Self {
        let zero = amount.zero_alike();
        Self { refund: zero, goodwill: zero, other_means: amount }
    }

    /// A credit note of these figures.
    pub fn of_note(quote: &Quote) -> Self {
        let given = quote.adjustment.as_ref().map(|adjustment| adjustment.amount).filter(|amount| amount.is_positive());
        let goodwill = given.unwrap_or_else(|| quote.total.zero_alike());
        Self { goodwill, ..Self::refund(quote.paid_out()) }
    }

    const fn of(&self, kind: LimitKind) -> Option<Amount> {
        match kind {
            LimitKind::Refund => Some(self.refund),
            LimitKind::Goodwill => Some(self.goodwill),
            LimitKind::OtherMeans => Some(self.other_means),
            LimitKind::Unknown => None,
        }
    }

    /// The money that it is about.
    pub fn amount(&self) -> Amount {
        self.refund.max(self.other_means)
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: &Self) -> Self {
        Self {
            refund: self.refund + other.refund,
            goodwill: self.goodwill + other.goodwill,
            other_means: self.other_means + other.other_means,
        }
    }

    /// What is left without the other, nothing where that is more.
    #[must_use]
    pub fn without(self, other: &Self) -> Self {
        let left = |one: Amount, other: Amount| (one - other).max(one.zero_alike());
        Self {
            refund: left(self.refund, other.refund),
            goodwill: left(self.goodwill, other.goodwill),
            other_means: left(self.other_means, other.other_means),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EUR: Currency = Currency::EUR;

    fn euros(minor: i64) -> Amount {
        Amount::from_minor(minor, EUR)
    }

    fn limits() -> Limits {
        Limits { refund: Some(euros(30_000)), goodwill: Some(euros(5_000)), other_means: Some(euros(0)) }
    }

    fn check(before: Sums, now: Sums, expected: &[(LimitKind, i64, i64, i64)]) {
        let exceeded = limits().exceeded(&before, &now);
        let told: Vec<_> = exceeded
            .iter()
            .map(|above| (above.limit, above.allowed.minor(), above.asked.minor(), above.before.minor()))
            .collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn a_limit_itself_is_not_above_it() {
        check(Sums::none(EUR), Sums::refund(euros(30_000)), &[]);
        check(Sums::none(EUR), Sums::refund(euros(30_001)), &[(LimitKind::Refund, 30_000, 30_001, 0)]);
    }

    #[test]
    fn what_was_given_back_before_counts_so_that_parts_are_the_whole() {
        check(Sums::refund(euros(20_000)), Sums::refund(euros(10_000)), &[]);
        let above = [(LimitKind::Refund, 30_000, 10_001, 20_000)];
        check(Sums::refund(euros(20_000)), Sums::refund(euros(10_001)), &above);
    }

    #[test]
    fn what_gives_nothing_more_back_is_above_no_limit() {
        check(Sums::refund(euros(90_000)), Sums::none(EUR), &[]);
    }

    #[test]
    fn a_limit_of_zero_asks_for_every_cent() {
        check(Sums::none(EUR), Sums::by_other_means(euros(1)), &[(LimitKind::OtherMeans, 0, 1, 0)]);
    }

    #[test]
    fn each_limit_is_told_by_itself() {
        let now = Sums { goodwill: euros(6_000), ..Sums::refund(euros(40_000)) };
        let above = [(LimitKind::Refund, 30_000, 40_000, 0), (LimitKind::Goodwill, 5_000, 6_000, 0)];
        check(Sums::none(EUR), now, &above);
    }

    #[test]
    fn without_limits_nothing_is_above_them() {
        let now = Sums { other_means: euros(99_999), ..Sums::refund(euros(99_999_999)) };
        assert_eq!(Limits::default().exceeded(&Sums::none(EUR), &now), []);
    }

    #[test]
    fn no_limit_at_all_is_none_and_one_is_some() {
        assert!(Limits::default().is_none());
        let one = Some(euros(0));
        for some in [
            Limits { refund: one, ..Limits::default() },
            Limits { goodwill: one, ..Limits::default() },
            Limits { other_means: one, ..Limits::default() },
        ] {
            assert!(!some.is_none(), "{some:?}");
        }
    }

    #[test]
    fn sums_are_added_and_taken_off_one_by_one_and_none_is_below_zero() {
        let sums = |refund, goodwill, other_means| Sums {
            refund: euros(refund),
            goodwill: euros(goodwill),
            other_means: euros(other_means),
        };
        assert_eq!(sums(1, 2, 3).plus(&sums(10, 20, 30)), sums(11, 22, 33));
        assert_eq!(sums(11, 22, 33).without(&sums(10, 20, 30)), sums(1, 2, 3));
        assert_eq!(sums(1, 2, 3).without(&sums(10, 20, 30)), sums(0, 0, 0));
        assert_eq!((sums(5, 9, 0).amount(), sums(0, 9, 7).amount()), (euros(5), euros(7)));
    }
}
