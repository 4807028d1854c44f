//! The database is held by someone else: whoever writes is told to come back, with the same key, and nothing
//! was done.

use avoir::api::order_detail::OrderDetail;
use avoir::api::problem::ProblemCode;
use sqlx::Connection;

use crate::support::database::connect;
use crate::support::shop::Shop;
use crate::support::walk::{Walk, refusal};

#[tokio::test]
async fn a_write_that_does_not_get_its_turn_is_tried_again_under_its_key() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, "ORD00123").await;
    let mut other = connect(&shop).await;
    let held = other.begin_with("BEGIN IMMEDIATE").await.unwrap();
    let (opening, key) = (walk.opening(false), "key-busy-00000001");
    let answer = shop.awa.write(&opening, key, 1).await;
    assert_eq!((refusal(&answer).code, answer.header("retry-after")), (ProblemCode::Busy, Some("1")));
    assert_eq!(walk.refresh().await.version, 1, "reading goes on meanwhile");
    held.rollback().await.unwrap();
    assert_eq!(shop.awa.write(&opening, key, 1).await.read::<OrderDetail>().version, 2);
}
