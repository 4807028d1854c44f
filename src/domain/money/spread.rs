//! An amount split without losing or gaining a minor unit.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Amount;

impl Amount {
    /// This amount in proportion to `weights`, which are not negative, by largest remainder: each share is
    /// rounded towards zero, and the minor units left over go one by one to the shares that lost most by
    /// it; of equals, to the earlier. All weights zero share nothing.
    ///
    /// The sum is exact, and no share is more than its weight unless the amount is more than all weights.
    pub fn spread(self, weights: &[Self]) -> Vec<Self> {
        let whole: i128 = weights.iter().map(|weight| i128::from(weight.minor)).sum();
        if whole == 0 {
            return vec![self.with_minor(0); weights.len()];
        }
        let value = i128::from(self.minor.unsigned_abs());
        let products = weights.iter().map(|weight| value * i128::from(weight.minor));
        let mut shares: Vec<i128> = products.clone().map(|product| product / whole).collect();
        // Few of the losses are ever asked for, and a heap is a fraction of the code that a sort is.
        let mut by_loss: BinaryHeap<(i128, Reverse<usize>)> =
            products.enumerate().map(|(position, product)| (product % whole, Reverse(position))).collect();
        let left = value - shares.iter().sum::<i128>();
        for _ in 0..left {
            if let Some((_, Reverse(position))) = by_loss.pop() {
                shares[position] += 1;
            }
        }
        let sign = i128::from(self.minor.signum());
        let minor = |share: i128| i64::try_from(share * sign).expect("a share is within the amount");
        shares.into_iter().map(|share| self.with_minor(minor(share))).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::money::{Amount, Currency};

    fn check(amount: i64, weights: &[i64], shares: &[i64]) {
        let eur = |minor: i64| Amount::from_minor(minor, Currency::EUR);
        let weights: Vec<Amount> = weights.iter().copied().map(eur).collect();
        assert_eq!(eur(amount).spread(&weights), shares.iter().copied().map(eur).collect::<Vec<_>>());
    }

    #[test]
    fn what_rounding_leaves_goes_to_the_largest_remainders() {
        check(100, &[1, 1, 1], &[34, 33, 33]);
        check(10, &[100, 250, 300], &[1, 4, 5]);
        check(1000, &[15_000, 6000], &[714, 286]);
    }

    #[test]
    fn ties_go_to_the_earlier_share() {
        check(1, &[1, 1], &[1, 0]);
        check(3, &[5, 0, 5, 5, 5], &[1, 0, 1, 1, 0]);
    }

    #[test]
    fn a_negative_amount_is_spread_as_its_opposite_is() {
        check(-100, &[1, 1, 1], &[-34, -33, -33]);
    }

    #[test]
    fn weights_of_nothing_share_nothing() {
        check(100, &[0, 0], &[0, 0]);
        check(0, &[3, 4], &[0, 0]);
        check(0, &[], &[]);
    }

    #[test]
    fn the_largest_amounts_are_spread_exactly() {
        let all = 999_999_999_999_999;
        check(all, &[all, all], &[500_000_000_000_000, 499_999_999_999_999]);
    }
}
