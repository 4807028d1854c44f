//! What a shop gave back before the order came here.

use crate::domain::cancellation::Cancellation;
use crate::domain::case::{Case, Settings};
use crate::domain::credit::check_earlier_refunds;
use crate::domain::order::fixture::order;

#[test]
fn what_the_shop_gave_back_before_counts_in_every_rule() {
    let order = order()
        .line("mug", 3, "26.73", &["4.45"])
        .parcel("s1", "4.90", &["0.82"])
        .paid_by_card()
        .refunded_before("mug", 1, "8.91", "card");
    let idle = Cancellation::Idle;
    let case = Case {
        order: &order,
        notes: &[],
        tasks: Vec::new(),
        returns: &[],
        approvals: &[],
        cancellation: &idle,
        settings: Settings::default(),
        has_unsent_mail: false,
        mail_leaves_at: None,
    };
    let amounts = case.amounts();
    assert_eq!((amounts.refunded.to_string(), amounts.refundable.to_string()), ("8.91".to_owned(), "22.72".to_owned()));
    assert!(amounts.add_up());
    assert_eq!(case.refund_step(), None, "nothing was done here, and nothing is to do");
    assert_eq!(case.refundable().lines[0].1.quantity, 2);
    let quote = case.cancellation_quote(None).expect("all of it can go back");
    assert_eq!((quote.total.to_string(), quote.lines[0].quantity), ("22.72".to_owned(), 2));
    // 4.45 of 26.73 is 1.48 of 8.91: so much tax was given back before.
    assert_eq!(quote.lines[0].taxes[0].amount.to_string(), "2.97");
}

#[test]
fn money_that_went_back_for_nobody_knows_what_is_gone_from_the_order_and_from_no_line() {
    let mut order = order().line("mug", 3, "26.73", &["4.45"]).paid_by_card().refunded_before("mug", 1, "8.91", "card");
    order.earlier_refunds[0].lines.clear();
    order.earlier_refunds[0].unassigned = Some(order.earlier_refunds[0].payments[0].amount);
    assert_eq!((order.check(), check_earlier_refunds(&order)), (Ok(()), Ok(())));
    let idle = Cancellation::Idle;
    let case = Case {
        order: &order,
        notes: &[],
        tasks: Vec::new(),
        returns: &[],
        approvals: &[],
        cancellation: &idle,
        settings: Settings::default(),
        has_unsent_mail: false,
        mail_leaves_at: None,
    };
    assert_eq!(case.refundable().lines[0].1.quantity, 3);
    assert_eq!(case.cancellation_quote(None).expect("all of it can go back").total.to_string(), "17.82");
}

#[test]
fn more_than_there_was_can_not_have_gone_back_before() {
    let order = order().line("mug", 3, "26.73", &["4.45"]).line("cup", 1, "20.00", &[]).paid_by_card();
    let order = order.refunded_before("mug", 2, "17.82", "card").refunded_before("mug", 2, "17.82", "card");
    let problem = check_earlier_refunds(&order).expect_err("more than there was");
    assert_eq!(problem.position, 1);
    assert_eq!(problem.problem.to_string(), "only 1 are left to refund, not 2");
}
