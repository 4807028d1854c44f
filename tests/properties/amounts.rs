//! Amounts, alone.

use avoir::domain::money::{Amount, Currency};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::ten_thousand;
use crate::world::currency;

proptest! {
    #![proptest_config(ten_thousand())]

    #[test]
    fn a_spread_is_exact_and_within_one_unit_of_its_proportion(
        minor in -1_000_000_000_000_000..1_000_000_000_000_000_i64,
        weights in vec(prop_oneof![0..5_i64, 0..1_000_000_000_000_000_i64], 1..8),
    ) {
        let eur = |minor| Amount::from_minor(minor, Currency::EUR);
        let whole: i128 = weights.iter().copied().map(i128::from).sum();
        prop_assume!(whole > 0);
        let shares = eur(minor).spread(&weights.iter().copied().map(eur).collect::<Vec<_>>());
        prop_assert_eq!(shares.iter().map(|share| share.minor()).sum::<i64>(), minor);
        for (share, &weight) in shares.iter().zip(&weights) {
            let off = i128::from(share.minor()) * whole - i128::from(minor) * i128::from(weight);
            prop_assert!(off.abs() < whole);
        }
    }

    #[test]
    fn a_share_is_the_nearest_amount_and_half_rounds_away_from_zero(
        minor in -1_000_000_000_000_000..1_000_000_000_000_000_i64,
        whole in prop_oneof![1..100_i64, 1..1_000_000_000_000_000_i64],
        part in 0..=1_000_i64,
    ) {
        let part = whole / 1_000 * part + whole % 1_000 * part / 1_000;
        let share = Amount::from_minor(minor, Currency::EUR).share(part, whole).minor();
        let exact = i128::from(minor) * i128::from(part);
        let twice_off = (exact - i128::from(share) * i128::from(whole)) * 2;
        prop_assert!(twice_off.abs() <= whole.into());
        if twice_off.abs() == i128::from(whole) {
            prop_assert_eq!(twice_off.signum(), -exact.signum());
        }
    }

    #[test]
    fn an_amount_reads_back_from_the_wire(minor in -999_999_999_999_i64..1_000_000_000_000, currency in currency()) {
        let amount = Amount::from_minor(minor, currency);
        prop_assert_eq!(amount.to_string().parse(), Ok(amount));
    }
}
