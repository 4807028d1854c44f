//! What must hold when things go wrong: nothing lost, nothing doubled, nothing half done.

mod ablation;
mod busy;
mod crashes;
#[allow(dead_code, reason = "shared with the tests of the contract; each uses its part")]
#[path = "../contract/database.rs"]
mod database;
mod interruptions;
mod keys;
mod races;
mod rules;
#[allow(dead_code, reason = "shared with the tests of the contract; each uses its part")]
#[path = "../contract/shop.rs"]
mod shop;
#[allow(dead_code, reason = "shared with the tests of the contract; each uses its part")]
#[path = "../contract/walk.rs"]
mod walk;

use avoir::backend::Store;
use avoir::domain::order::Order;

/// So many orders more, all to be cancelled, each paid by one payment: `F0000`, `F0001`...
async fn fill(store: &Store, orders: usize) {
    let template = shop::orders().remove(0);
    let more = (0..orders).map(|index| {
        let mut order: Order = template.clone();
        order.number.0 = format!("F{index:04}");
        order
    });
    store.insert_orders(&more.collect::<Vec<_>>()).await.unwrap();
}
