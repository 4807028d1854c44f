//! A discount on the whole order.

use avoir::domain::money::{Amount, total};
use avoir::domain::order::Order;
use proptest::prelude::*;

use crate::story::part_of;
use crate::ten_thousand;
use crate::world::paid_order;

proptest! {
    #![proptest_config(ten_thousand())]

    #[test]
    fn a_discount_is_spread_to_the_minor_unit(order in paid_order(), part in 0..=1_000_i64) {
        let lines = |order: &Order| total(order.currency, order.lines.iter().map(|line| line.total));
        let before = lines(&order);
        let discount = part_of(before, part);
        let discounted = Order { order_discount: Some(discount), ..order.clone() };
        prop_assert_eq!(discounted.check(), Ok(()));
        let spread = discounted.spread_discount();
        prop_assert_eq!(spread.order_discount.filter(|_| before.is_positive()), None);
        prop_assert_eq!(lines(&spread), before - discount);
        prop_assert_eq!(spread.check(), Ok(()));
        for (line, was) in spread.lines.iter().zip(&order.lines) {
            // Never a minor unit away from the exact part.
            let off = (was.total.minor() - line.total.minor()) * before.minor() - was.total.minor() * discount.minor();
            prop_assert!(off.abs() < before.minor().max(1));
            prop_assert!(!line.total.is_negative());
            prop_assert!(line.taxes.iter().zip(&was.taxes).all(|(tax, was)| tax.amount <= was.amount));
        }
    }

    #[test]
    fn a_voucher_of_more_than_the_goods_is_spread_over_shipping_too(
        order in paid_order().prop_filter("with a parcel that costs something", |order| parcels(order).is_positive()),
        part in 1..=1_000_i64,
    ) {
        let lines = total(order.currency, order.lines.iter().map(|line| line.total));
        let all = lines + parcels(&order);
        let discount = lines + part_of(parcels(&order), part).max(lines.with_minor(1));
        let discounted = Order { order_discount: Some(discount), ..order.clone() };
        prop_assert_eq!(discounted.check(), Ok(()));
        let spread = discounted.spread_discount();
        prop_assert_eq!(spread.order_discount, None);
        let left = total(order.currency, spread.lines.iter().map(|line| line.total)) + parcels(&spread);
        prop_assert_eq!(left, all - discount);
        prop_assert_eq!(spread.check(), Ok(()));
        prop_assert_eq!(&spread.fees, &order.fees);
        for (parcel, was) in spread.shipping.iter().zip(&order.shipping) {
            let off = (was.total.minor() - parcel.total.minor()) * all.minor() - was.total.minor() * discount.minor();
            prop_assert!(off.abs() < all.minor());
        }
    }
}

fn parcels(order: &Order) -> Amount {
    total(order.currency, order.shipping.iter().map(|parcel| parcel.total))
}
