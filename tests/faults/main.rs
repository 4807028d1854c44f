//! What must hold when things go wrong: nothing lost, nothing doubled, nothing half done.

mod ablation;
mod books;
mod busy;
mod crashes;
mod every_write;
#[path = "../support/full.rs"]
mod full;
mod interruptions;
mod invariants;
mod keys;
mod races;
mod rules;
#[path = "../support/mod.rs"]
mod support;
mod take_over;

use avoir::backend::Store;
use avoir::domain::order::Order;

/// So many orders more, all to be cancelled, each paid by one payment: `F0000`, `F0001`...
async fn fill(store: &Store, orders: usize) {
    let template = support::orders::orders().remove(0);
    let more = (0..orders).map(|index| {
        let mut order: Order = template.clone();
        order.number.0 = format!("F{index:04}");
        order
    });
    store.insert_orders(&more.collect::<Vec<_>>()).await.unwrap();
}
