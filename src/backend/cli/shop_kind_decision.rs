//! The decision, once a database, whether its orders are real or made up.

use super::Database;
use super::command_failure::CommandFailure;
use crate::backend::store::{ShopKind, Store};

/// Makes a new database a shop of this kind.
///
/// # Errors
/// The refusal to have orders of the other kind in it, or served as if they were of the other kind.
pub(super) async fn decide(kind: ShopKind, store: &Store, database: &Database) -> Result<(), CommandFailure> {
    let decided = store.decide_shop_kind(kind).await.map_err(|problem| CommandFailure::of_store(&problem))?;
    let file = database.database.display();
    match (kind, decided) {
        (ShopKind::Demo, ShopKind::Real) => Err(CommandFailure::new(
            format!("{file} is a real shop's; --demo would lead its refunds to stand-ins, where no money moves"),
            "Nothing was changed.",
            "Leave --demo (or AVOIR_DEMO) away, or choose another file with --database (or AVOIR_DATABASE).",
        )),
        (ShopKind::Real, ShopKind::Demo) => Err(CommandFailure::new(
            format!("{file} is a demo shop's, whose refunds lead to stand-ins, where no money moves"),
            "No order was taken; the database is as it was.",
            "Choose another file with --database (or AVOIR_DATABASE), or try the orders out in the demo shop with \
             `avoir import --demo FILE`.",
        )),
        (ShopKind::Real, ShopKind::Real) | (ShopKind::Demo, ShopKind::Demo) => Ok(()),
    }
}
