use rust_decimal::Decimal;

use super::{MOST_LINES, OrderFlaw};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::{Amount, Currency};
use crate::domain::order::fixture::{amount, order};
use crate::domain::order::{Address, Control, EarlierRefund, Measure, Order, Source};
use crate::domain::payment::{Authorization, PaymentProvider};

fn sound() -> Order {
    order().line("mug", 3, "26.70", &["4.45"]).parcel("s1", "4.90", &["0.82"]).fee("cod", "1.00", &[]).paid_by_card()
}

/// The only problem of an otherwise sound order that was changed like this.
fn check(change: impl FnOnce(&mut Order), field: &str, flaw: OrderFlaw) {
    let mut order = sound();
    change(&mut order);
    let problems = order.check().unwrap_err();
    let told: Vec<(String, OrderFlaw)> =
        problems.iter().map(|problem| (problem.field.to_string(), problem.flaw)).collect();
    assert_eq!(told, [(field.to_owned(), flaw)]);
}

#[test]
fn what_is_only_authorized_is_not_captured() {
    let authorized = |amount: &str| {
        let amount = amount.parse().expect("an amount");
        move |order: &mut Order| {
            order.payments[0].authorized = Some(Authorization { amount, expires_at: None });
        }
    };
    check(authorized("5.00"), "payments[0].authorized", OrderFlaw::Captured);
    let mut order = sound();
    authorized("5.00")(&mut order);
    order.payments[0].captured = Amount::zero(order.currency);
    order.control = None;
    assert_eq!(order.check(), Ok(()));
    check(
        |order: &mut Order| {
            authorized("-5.00")(order);
            order.payments[0].captured = Amount::zero(order.currency);
        },
        "payments[0].authorized.amount",
        OrderFlaw::Negative,
    );
}

#[test]
fn a_sound_order_passes() {
    assert_eq!(sound().check(), Ok(()));
    assert_eq!(sound().net().check(), Ok(()));
    assert_eq!(Order { order_discount: Some(amount("26.70")), ..sound() }.check(), Ok(()));
}

#[test]
fn every_amount_has_the_currencys_digits() {
    let flaw = OrderFlaw::WrongDigits { currency: Currency::EUR, digits: 2 };
    check(|order| order.lines[0].total = amount("26.700"), "lines[0].total", flaw);
    check(|order| order.lines[0].taxes[0].amount = amount("4"), "lines[0].taxes[0].amount", flaw);
    check(|order| order.shipping[0].total = amount("4.900"), "shipping[0].total", flaw);
    check(|order| order.fees[0].total = amount("1"), "fees[0].total", flaw);
    check(|order| order.payments[0].captured = amount("32.6"), "payments[0].captured", flaw);
    check(|order| order.order_discount = Some(amount("1")), "order_discount", flaw);
}

#[test]
fn no_amount_is_negative() {
    check(|order| order.fees[0].total = amount("-1.00"), "fees[0].total", OrderFlaw::Negative);
    check(|order| order.lines[0].taxes[0].amount = amount("-0.01"), "lines[0].taxes[0].amount", OrderFlaw::Negative);
    check(|order| order.payments[0].captured = amount("-0.01"), "payments[0].captured", OrderFlaw::Negative);
    check(|order| order.order_discount = Some(amount("-1.00")), "order_discount", OrderFlaw::Negative);
}

#[test]
fn taxes_are_included_in_a_total_that_includes_them() {
    let too_much = |order: &mut Order| order.lines[0].taxes[0].amount = amount("26.71");
    check(too_much, "lines[0].taxes", OrderFlaw::TaxesExceedTotal);
    let mut beside = sound().net();
    too_much(&mut beside);
    assert_eq!(beside.check(), Ok(()));
}

#[test]
fn a_rate_is_a_fraction_and_not_a_percentage() {
    for (number, scale) in [(20, 0), (55, 1), (21, 1), (-20, 2)] {
        let rate = Decimal::new(number, scale);
        check(|order| order.lines[0].taxes[0].rate = rate, "lines[0].taxes[0].rate", OrderFlaw::RateOutOfRange);
    }
    let mut untaxed = sound();
    untaxed.lines[0].taxes[0].rate = Decimal::ZERO;
    assert_eq!(untaxed.check(), Ok(()));
}

#[test]
fn everything_has_a_name_of_its_own() {
    check(|order| order.number.0.clear(), "number", OrderFlaw::Empty);
    check(|order| order.lines[0].id.0 = " ".to_owned(), "lines[0].id", OrderFlaw::Empty);
    check(|order| order.lines[0].id.0 = "a\nb".to_owned(), "lines[0].id", OrderFlaw::ControlCharacter);
    check(|order| order.payments[0].id.0.clear(), "payments[0].id", OrderFlaw::Empty);
    check(|order| order.fees[0].id.0 = "s1".to_owned(), "fees[0].id", OrderFlaw::Duplicate);
    check(|order| order.shipping[0].id.0 = "mug".to_owned(), "shipping[0].id", OrderFlaw::Duplicate);
    check(|order| order.payments.push(order.payments[0].clone()), "payments[1].id", OrderFlaw::Duplicate);
    let same_tax = |order: &mut Order| {
        let tax = order.lines[0].taxes[0].clone();
        order.lines[0].taxes.push(tax);
    };
    check(same_tax, "lines[0].taxes[1]", OrderFlaw::Duplicate);
}

#[test]
fn a_number_hides_nothing() {
    for number in ["X1 ", " X1", "X\u{200b}1", "X1\u{202e}", "X\u{a0}1"] {
        check(|order| order.number.0 = number.to_owned(), "number", OrderFlaw::HiddenCharacter);
    }
    let hidden = |order: &mut Order| {
        order.payments[0].provider = PaymentProvider::GIFT_CARD;
        order.payments[0].transaction = "GC-1\u{200b}".to_owned();
    };
    check(hidden, "payments[0].transaction", OrderFlaw::HiddenCharacter);
    let mut spaced = sound();
    spaced.number.0 = "Commande 1001".to_owned();
    assert_eq!(spaced.check(), Ok(()));
}

#[test]
fn a_gift_card_has_a_number() {
    let card = |number: &'static str| {
        move |order: &mut Order| {
            order.payments[0].provider = PaymentProvider::GIFT_CARD;
            order.payments[0].transaction = number.to_owned();
        }
    };
    check(card(""), "payments[0].transaction", OrderFlaw::Empty);
    check(card(" "), "payments[0].transaction", OrderFlaw::Empty);
    check(card("GC\n1"), "payments[0].transaction", OrderFlaw::ControlCharacter);
    for provider in
        [PaymentProvider::HIPAY, PaymentProvider::CASH, PaymentProvider::STORE_CREDIT, PaymentProvider::OTHER]
    {
        let mut order = sound();
        order.payments[0].provider = provider;
        order.payments[0].transaction.clear();
        assert_eq!(order.check(), Ok(()), "{provider:?}");
    }
}

#[test]
fn a_line_has_at_least_one_unit() {
    check(|order| order.lines[0].quantity = 0, "lines[0].quantity", OrderFlaw::NoQuantity);
}

#[test]
fn words_that_are_not_known_are_for_readers_only() {
    check(|order| order.logistic_status = LogisticStatus::Unknown, "logistic_status", OrderFlaw::UnknownStatus);
    let unknown = |order: &mut Order| order.payments[0].provider = PaymentProvider::UNKNOWN;
    check(unknown, "payments[0].provider", OrderFlaw::UnknownProvider);
}

#[test]
fn a_discount_is_at_most_the_lines_and_parcels() {
    assert_eq!(Order { order_discount: Some(amount("31.60")), ..sound() }.check(), Ok(()));
    check(|order| order.order_discount = Some(amount("31.61")), "order_discount", OrderFlaw::MoreThanItems);
}

#[test]
fn absurd_sizes_are_refused() {
    let too_long = |limit| OrderFlaw::TooLong { limit };
    check(|order| order.number.0 = "1".repeat(101), "number", too_long(100));
    check(|order| order.customer.name = "é".repeat(1_001), "customer.name", too_long(1_000));
    check(|order| order.lines[0].title = "x".repeat(1_001), "lines[0].title", too_long(1_000));
    check(|order| order.payments[0].transaction = "x".repeat(1_001), "payments[0].transaction", too_long(1_000));
    let too_many = |limit| OrderFlaw::TooMany { limit };
    check(|order| order.lines = vec![order.lines[0].clone(); MOST_LINES + 1], "lines", too_many(5_000));
    check(|order| order.payments = vec![order.payments[0].clone(); 65], "payments", too_many(64));
    let taxes = |order: &mut Order| order.fees[0].taxes = vec![order.lines[0].taxes[0].clone(); 17];
    check(taxes, "fees[0].taxes", too_many(16));
    check(|order| order.lines[0].total = amount("999999999999.99"), "", OrderFlaw::TooMuch);
    let riches = |order: &mut Order| order.payments[0].captured = amount("999999999999.99");
    let mut twice = sound();
    riches(&mut twice);
    assert_eq!(twice.check(), Ok(()));
}

#[test]
fn every_problem_is_told() {
    let mut order = sound();
    order.number.0.clear();
    order.lines[0].quantity = 0;
    order.payments[0].captured = amount("-1.00");
    let told: Vec<String> = order.check().unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "number: must not be empty",
            "lines[0].quantity: must be at least one",
            "payments[0].captured: must not be negative",
        ]
    );
}

#[test]
fn what_addresses_are_made_of_is_no_step_in_one() {
    for step in [".", ".."] {
        check(|order| order.number.0 = step.to_owned(), "number", OrderFlaw::AddressStep);
        check(|order| order.lines[0].sku = step.to_owned(), "lines[0].sku", OrderFlaw::AddressStep);
    }
    let mut order = sound();
    order.number.0 = "...".to_owned();
    assert_eq!(order.check(), Ok(()));
}

#[test]
fn no_text_has_a_character_that_is_none() {
    check(|order| order.customer.name = "Awa\0".to_owned(), "customer.name", OrderFlaw::NulCharacter);
    check(|order| order.lines[0].title = "\0".to_owned(), "lines[0].title", OrderFlaw::NulCharacter);
    check(|order| order.payments[0].transaction = "T\0".to_owned(), "payments[0].transaction", OrderFlaw::NulCharacter);
}

#[test]
fn an_earlier_refund_is_of_known_items_and_payments_and_balances() {
    let before = |order: &mut Order| *order = sound().refunded_before("mug", 1, "8.90", "card");
    let mut fine = sound();
    before(&mut fine);
    assert_eq!(fine.check(), Ok(()));
    let refused = |change: fn(&mut EarlierRefund), field: &str, flaw: OrderFlaw| {
        check(
            |order| {
                *order = sound().refunded_before("mug", 1, "8.90", "card");
                change(&mut order.earlier_refunds[0]);
            },
            field,
            flaw,
        );
    };
    refused(
        |refund| refund.lines[0].line.0 = "cup".to_owned(),
        "earlier_refunds[0].lines[0].line",
        OrderFlaw::NoSuchItem,
    );
    refused(
        |refund| refund.payments[0].payment.0 = "cash".to_owned(),
        "earlier_refunds[0].payments[0].payment",
        OrderFlaw::NoSuchPayment,
    );
    refused(|refund| refund.lines[0].gross = amount("8.91"), "earlier_refunds[0]", OrderFlaw::RefundUnbalanced);
    refused(
        |refund| {
            refund.lines[0].gross = amount("99.00");
            refund.payments[0].amount = amount("99.00");
        },
        "payments[0].captured",
        OrderFlaw::LessThanRefunded,
    );
}

#[test]
fn an_order_comes_to_what_its_shop_says() {
    let control = |gross: &str, captured: &str, refunded: &str| Control {
        gross: amount(gross),
        captured: amount(captured),
        refunded: amount(refunded),
    };
    let with = |control: Control| Order { control: Some(control), ..sound() };
    assert_eq!(with(control("32.60", "32.60", "0.00")).check(), Ok(()));
    let discounted = Order { order_discount: Some(amount("2.60")), ..with(control("30.00", "32.60", "0.00")) };
    assert_eq!(discounted.check(), Ok(()));
    for (said, field, ours) in [
        (control("32.61", "32.60", "0.00"), "control.gross", "32.60"),
        (control("32.60", "65.20", "0.00"), "control.captured", "32.60"),
        (control("32.60", "32.60", "8.90"), "control.refunded", "0.00"),
    ] {
        check(|order| *order = with(said), field, OrderFlaw::ControlDiffers { ours: amount(ours) });
    }
}

#[test]
fn an_order_of_which_nobody_knows_where_it_is_comes_to_what_its_shop_says_all_the_same() {
    let control = Control { gross: amount("32.61"), captured: amount("32.60"), refunded: amount("0.00") };
    let order = Order { logistic_status: LogisticStatus::Unknown, control: Some(control), ..sound() };
    let flaws: Vec<OrderFlaw> = order.check().unwrap_err().into_iter().map(|problem| problem.flaw).collect();
    assert_eq!(flaws, [OrderFlaw::UnknownStatus, OrderFlaw::ControlDiffers { ours: amount("32.60") }]);
}

#[test]
fn what_is_said_beside_the_money_is_looked_over() {
    check(
        |order| {
            order.source = Some(Source {
                system: "shopify".to_owned(),
                id: "1".to_owned(),
                version: None,
                url: Some("http://shop.example".to_owned()),
            })
        },
        "source.url",
        OrderFlaw::NoLink,
    );
    check(
        |order| order.billing_address = Some(Address { country: "France".to_owned(), ..Address::default() }),
        "billing_address.country",
        OrderFlaw::NoCountryCode,
    );
    check(|order| order.lines[0].shipped = Some(4), "lines[0].shipped", OrderFlaw::MoreThanOrdered);
    check(
        |order| order.lines[0].measure = Some(Measure { quantity: "1,5".to_owned(), unit: "MTR".to_owned() }),
        "lines[0].measure.quantity",
        OrderFlaw::NoDecimal,
    );
}
