use super::*;
use crate::client::json;

const WAITS: &str = "awaiting_print";

fn order(number: &str, status: &str) -> OrderSummary {
    let reason = if status == WAITS { "null" } else { r#""printing""# };
    let text = format!(
        r#"{{"number":"{number}","placed_at":"2026-11-20T09:14:00Z","customer":"Claire","email":"c@example.com",
            "currency":"EUR","total":"10.00","providers":["hipay"],"payment_state":"paid",
            "logistic_status":"{status}","not_cancellable":{reason},"unfinished":false,"held_by":null}}"#
    );
    json::read(&text).expect("a summary")
}

fn page(orders: &[(&str, &str)], next: Option<&str>) -> OrderPage {
    let items = orders.iter().map(|(number, status)| order(number, status)).collect();
    OrderPage { items, next_cursor: next.map(str::to_owned), near: false }
}

fn shown(orders: &[(&str, &str)], next: Option<&str>) -> ShownRows {
    ShownRows::read(OrderFilter::default(), page(orders, next), Timestamp::EPOCH)
}

fn all(rows: &ShownRows) -> Vec<ShownRow> {
    (0..rows.len()).filter_map(|place| rows.row(place, None)).collect()
}

fn numbers(rows: &ShownRows) -> Vec<String> {
    all(rows).into_iter().map(|row| row.order.number.0).collect()
}

fn gone(rows: &ShownRows) -> Vec<bool> {
    all(rows).into_iter().map(|row| row.gone).collect()
}

#[test]
fn what_a_row_says_is_new_at_once_and_its_place_stays() {
    let mut rows = shown(&[("3", WAITS), ("2", WAITS)], None);
    rows.read_again(page(&[("4", WAITS), ("3", "printing"), ("2", WAITS)], None), Timestamp::EPOCH);
    assert_eq!(numbers(&rows), ["3", "2"]);
    assert_eq!(all(&rows)[0].order, order("3", "printing"));
    assert_eq!(rows.news(), News { fresh: 1, moved: 0 });
    rows.show_news();
    assert_eq!(numbers(&rows), ["4", "3", "2"]);
    assert_eq!(rows.news(), News::default());
}

#[test]
fn an_order_that_is_gone_stays_and_is_marked_until_the_list_is_asked_for() {
    let mut rows = shown(&[("3", WAITS), ("2", WAITS), ("1", WAITS)], None);
    rows.read_again(page(&[("3", WAITS), ("1", WAITS)], None), Timestamp::EPOCH);
    assert_eq!(gone(&rows), [false, true, false]);
    assert_eq!(rows.news(), News { fresh: 0, moved: 1 });
    rows.read_again(page(&[("3", WAITS), ("2", WAITS), ("1", WAITS)], None), Timestamp::EPOCH);
    assert_eq!(rows.news(), News::default());
    assert_eq!(gone(&rows), [false, false, false]);
}

#[test]
fn what_was_not_reached_again_is_not_gone() {
    let mut rows = shown(&[("3", WAITS), ("2", WAITS), ("1", WAITS)], None);
    rows.read_again(page(&[("4", WAITS), ("3", WAITS), ("2", WAITS)], Some("next")), Timestamp::EPOCH);
    assert_eq!(gone(&rows), [false, false, false]);
    assert_eq!(rows.news(), News { fresh: 1, moved: 0 });
}

#[test]
fn orders_that_changed_places_are_news() {
    let mut rows = shown(&[("2", WAITS), ("1", WAITS)], None);
    rows.read_again(page(&[("1", WAITS), ("2", WAITS)], None), Timestamp::EPOCH);
    assert_eq!(numbers(&rows), ["2", "1"]);
    assert_eq!(rows.news(), News { fresh: 0, moved: 1 });
}

#[test]
fn no_order_stands_in_two_rows() {
    let mut rows = shown(&[("3", WAITS), ("2", WAITS)], Some("next"));
    rows.append(page(&[("2", WAITS), ("1", WAITS)], None));
    assert_eq!(numbers(&rows), ["3", "2", "1"]);
    assert_eq!(rows.next(), None);
}
