//! The index against the plain reading of a query, and what stays where it is while orders change.

use proptest::prelude::*;

use super::*;
use crate::api::order_events::ChangedOrder;
use crate::api::order_snapshot::{SnapshotPart, SnapshotStart};
use crate::api::orders::OrderSummary;
use crate::domain::case::PaymentState;
use crate::domain::eligibility::not_cancellable;
use crate::domain::money::{Amount, Currency};
use crate::domain::order::OrderNumber;
use crate::domain::payment::PaymentProvider;
use crate::domain::search::fold;
use crate::domain::timestamp::Timestamp;

const NAMES: [&str; 5] = ["Éléonore Lebœuf", "Awa Diallo", "awa diallo", "Jean-Marc O'Néill", "李小龙"];
const STATUSES: [LogisticStatus; 3] =
    [LogisticStatus::AwaitingPrint, LogisticStatus::Shipped, LogisticStatus::Cancelled];

/// An order of the made-up shop: everything follows from its place.
fn order(place: usize) -> OrderSummary {
    let status = STATUSES[place % 3];
    OrderSummary {
        number: OrderNumber(format!("ORD{:05}", 90_000 - place)),
        placed_at: Timestamp::from_micros(1_795_000_000_000_000 - (place as i64 / 3) * 60_000_000)
            .expect("as it was made"),
        customer: NAMES[place * 7 % 5].to_owned(),
        email: format!("client.{place}@example.com"),
        currency: Currency::EUR,
        total: Amount::from_minor((place as i64 * 137) % 5_000, Currency::EUR),
        providers: if place.is_multiple_of(4) {
            vec![PaymentProvider::GIFT_CARD, PaymentProvider::PAYPAL]
        } else {
            vec![PaymentProvider::HIPAY]
        },
        payment_state: if place.is_multiple_of(5) { PaymentState::Unpaid } else { PaymentState::Paid },
        paid_in_part: false,
        logistic_status: status,
        not_cancellable: not_cancellable(status),
        unfinished: place.is_multiple_of(11),
        held_by: None,
        held_until: None,
    }
}

fn lines<T: ToString>(values: impl Iterator<Item = T>) -> String {
    values.map(|value| value.to_string()).collect::<Vec<_>>().join("\n")
}

fn part(orders: &[OrderSummary], is_first: bool) -> SnapshotPart {
    let words = |order: &OrderSummary| order.providers.iter().map(|one| one.as_str()).collect::<Vec<_>>().join(" ");
    SnapshotPart {
        numbers: lines(orders.iter().map(|order| &order.number)),
        placed_at: orders.iter().map(|order| order.placed_at.micros()).collect(),
        customers: lines(orders.iter().map(|order| &order.customer)),
        emails: lines(orders.iter().map(|order| &order.email)),
        currencies: lines(orders.iter().map(|order| order.currency.code())),
        totals: orders.iter().map(|order| order.total.minor()).collect(),
        providers: lines(orders.iter().map(words)),
        payment_states: lines(orders.iter().map(|order| order.payment_state.as_str())),
        logistic_statuses: lines(orders.iter().map(|order| order.logistic_status.as_str())),
        unfinished: (0..).zip(orders).filter(|(_, order)| order.unfinished).map(|(at, _)| at).collect(),
        shared_names: if is_first { "mug-01\nlampe de chevet".to_owned() } else { String::new() },
        shared: lines(orders.iter().map(|order| order.total.minor() % 2)),
        names: lines(orders.iter().map(|order| format!("t-{}\trf/{}", order.total.minor(), order.total.minor()))),
        ..SnapshotPart::default()
    }
}

fn index(count: usize) -> OrderIndex {
    let orders: Vec<_> = (0..count).map(order).collect();
    let mut index = OrderIndex::new();
    index.begin(&SnapshotStart { orders: count as u32, is_complete: true, position: "0-0".to_owned() });
    for (place, chunk) in orders.chunks(7).enumerate() {
        index.append(&part(chunk, place == 0)).expect("as it was made");
    }
    index
}

fn numbers(index: &OrderIndex, rows: &[Row]) -> Vec<String> {
    rows.iter().map(|row| index.number(*row).to_owned()).collect()
}

/// By the letter: every word is in one of the order's texts, or its letters are from the beginning of a word on.
fn is_meant(order: &OrderSummary, word: &str) -> bool {
    let shared = ["mug-01", "lampe de chevet"][order.total.minor() as usize % 2];
    let texts = [&*order.number.0, &order.customer, &order.email, shared, &format!("t-{}", order.total.minor())];
    let refund = format!("rf/{}", order.total.minor());
    let plain = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    let word = fold(word);
    texts.into_iter().chain([refund.as_str()]).map(fold).any(|text| {
        let begins = |place: usize, letter: char| match text[..place].chars().next_back() {
            Some(before) if letter.is_numeric() => !before.is_numeric(),
            before => !before.is_some_and(char::is_alphanumeric),
        };
        let mut places = text.char_indices().filter(|(place, letter)| begins(*place, *letter));
        text.contains(&word) || places.any(|(place, _)| plain(&text[place..]).starts_with(&plain(&word)))
    })
}

proptest! {
    #[test]
    fn what_is_found_is_what_a_plain_reading_finds(
        words in proptest::collection::vec(
            prop::sample::select(vec!["awa", "ÉLÉ", "leboeuf", "o'ne", "李", "ORD899", "mug", "chevet", "client.1", "lient.1", "1examplecom", "ient1", "wad", "awadi", "jean marco", "marco", "eanm", "t-27", "t27", "rf", "zz"]), 0..3),
        status in prop::option::of(prop::sample::select(STATUSES.to_vec())),
        provider in prop::option::of(prop::sample::select(vec![PaymentProvider::HIPAY, PaymentProvider::PAYPAL])),
        unfinished in prop::option::of(any::<bool>()),
        least in prop::option::of(0_i64..5_000),
        descending in any::<bool>(),
    ) {
        let mut index = index(100);
        let query = OrderQuery {
            q: words.join(" "),
            logistic_status: status,
            provider,
            unfinished,
            min_total: least.map(|minor| Amount::from_minor(minor, Currency::EUR)),
            sort: Sort { column: SortColumn::Total, descending },
            ..OrderQuery::all(Timestamp::EPOCH)
        };
        let admitted = |order: &OrderSummary| {
            words.iter().all(|word| is_meant(order, word))
                && provider.is_none_or(|provider| order.providers.contains(&provider))
                && unfinished.is_none_or(|unfinished| order.unfinished == unfinished)
                && least.is_none_or(|least| order.total.minor() >= least)
        };
        let all: Vec<_> = (0..100).map(order).filter(admitted).collect();
        let mut expected: Vec<_> = all.iter().filter(|order| status.is_none_or(|status| order.logistic_status == status)).collect();
        expected.sort_by_key(|order| (order.total.minor(), order.number.clone()));
        if descending {
            expected.reverse();
        }
        let found = index.find(&query);
        let expected: Vec<_> = expected.into_iter().map(|order| order.number.0.clone()).collect();
        prop_assert_eq!(numbers(&index, &found.rows), expected);
        for (count, status) in found.by_status.into_iter().zip(LogisticStatus::KNOWN) {
            prop_assert_eq!(count, all.iter().filter(|order| order.logistic_status == status).count());
        }
    }
}

#[test]
fn an_order_reads_as_it_came() {
    let index = index(30);
    for place in 0..30 {
        let row = index.row_of(&order(place).number).expect("it is there");
        assert_eq!(index.summary(row), order(place));
    }
    assert_eq!(index.row_of(&OrderNumber("ORD1".to_owned())), None);
}

#[test]
fn changes_move_no_row_and_new_orders_come_first() {
    let mut index = index(30);
    let all = OrderQuery::all(Timestamp::EPOCH);
    let by_name = OrderQuery { sort: Sort { column: SortColumn::Customer, descending: false }, ..all.clone() };
    index.find(&by_name);
    let before = index.find(&all).rows;
    let mut changed = order(4);
    changed.customer = "Zoé Martin".to_owned();
    changed.held_by = Some("Awa".to_owned());
    changed.held_until = Timestamp::from_micros(1);
    let mut new = order(31);
    new.placed_at = Timestamp::from_micros(1_800_000_000_000_000).expect("as it was made");
    let told = |summary: &OrderSummary| ChangedOrder {
        summary: summary.clone(),
        payments: Vec::new(),
        names: vec!["nouveau".into()],
    };
    index.apply(&[told(&changed), told(&new)]);
    index.apply(&[told(&new)]);
    let row = index.row_of(&new.number).expect("as it was made");
    let after = index.find(&all).rows;
    assert_eq!((after[0], &after[1..]), (row, &before[..]));
    let found = index_of(&mut index, "zoe");
    assert_eq!(numbers(&index, &found), [changed.number.0.clone()]);
    let found = index_of(&mut index, "nouveau");
    assert_eq!(numbers(&index, &found), [new.number.0.clone(), changed.number.0.clone()]);
    let found = index.find(&by_name).rows;
    let place = found.iter().position(|row| Some(*row) == index.row_of(&changed.number));
    let names: Vec<String> = found.iter().map(|row| fold(&index.summary(*row).customer)).collect();
    assert!(names.is_sorted() && place.is_some(), "{names:?}");
    for (now, is_held) in [(Timestamp::EPOCH, true), (new.placed_at, false)] {
        let held = OrderQuery { held: Some(true), now, ..all.clone() };
        assert_eq!(index.find(&held).rows.len(), usize::from(is_held));
    }
}

fn index_of(index: &mut OrderIndex, typed: &str) -> Vec<Row> {
    index.find(&OrderQuery { q: typed.to_owned(), ..OrderQuery::all(Timestamp::EPOCH) }).rows
}

#[test]
fn a_part_that_does_not_fit_together_is_refused() {
    let orders: Vec<_> = (0..3).map(order).collect();
    let whole = part(&orders, true);
    let flawed = [
        SnapshotPart { emails: "a\nb".to_owned(), ..whole.clone() },
        SnapshotPart { emails: "a\nb\nc\nd".to_owned(), ..whole.clone() },
        SnapshotPart { placed_at: vec![1], ..whole.clone() },
        SnapshotPart { currencies: "EUR\nEUR\nXXX".to_owned(), ..whole.clone() },
        SnapshotPart { shared: "0\n1\nx".to_owned(), ..whole.clone() },
        SnapshotPart { unfinished: vec![3], ..whole },
    ];
    for part in flawed {
        assert_eq!(OrderIndex::new().append(&part), Err(UnreadablePart), "{part:?}");
    }
}
