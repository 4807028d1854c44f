//! The ways in which the database reads pages of the list: never through all orders, and never sorting more than what a
//! search is about.

use super::*;
use crate::backend::clock::Clock;
use crate::domain::order::fixture::order_in;

async fn store(folder: &tempfile::TempDir) -> Store {
    let store = Store::open(folder.path().join("avoir.db"), Clock::system()).await.expect("as the store was made");
    let orders = (0..300).map(|index| {
        let order = order_in("EUR").numbered(&format!("N{index:05}"), "2026-11-20T09:14:00Z");
        order.line("1", 1, "26.70", &["4.45"])
    });
    store.insert_orders(&orders.collect::<Vec<_>>()).await.expect("as the store was made");
    store
}

/// What SQLite says of its way, a line a step.
async fn plan(store: &Store, list: &ListOrders) -> Vec<String> {
    let needle = list.q.as_deref().and_then(Needle::of);
    let mut search = store.searches.begin().await.expect("as the store was made");
    let candidates = match &needle {
        Some(needle) => search::candidates(&mut search, needle).await.expect("as the store was made"),
        None => Candidates::Many,
    };
    let query =
        store.query(list, needle.as_ref().map(Wanted::Exactly), &candidates, 50).expect("as the store was made");
    let sql = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", query.sql().as_str()));
    let rows = sqlx::query(sql).fetch_all(&mut *search).await.expect("as the store was made");
    rows.iter().map(|row| row.get::<String, _>("detail")).collect()
}

#[tokio::test]
async fn a_page_is_read_along_the_index_of_its_order() {
    let folder = tempfile::tempdir().expect("as the store was made");
    let store = store(&folder).await;
    for sort in OrderSort::ALL {
        let plan = plan(&store, &ListOrders { sort, ..ListOrders::default() }).await;
        assert!(plan.iter().any(|step| step.starts_with("SCAN orders USING INDEX orders_by_")), "{sort:?}: {plan:?}");
        assert!(!plan.iter().any(|step| step.contains("TEMP B-TREE")), "{sort:?}: {plan:?}");
    }
}

#[tokio::test]
async fn a_rare_word_is_looked_up_order_by_order() {
    let folder = tempfile::tempdir().expect("as the store was made");
    let store = store(&folder).await;
    for typed in ["N00123", "nowhere at all", "06 39 98 55 01", "99,17", "26.70 EUR"] {
        for sort in [OrderSort::Newest, OrderSort::CustomerUp, OrderSort::StatusDown] {
            let list = ListOrders { q: Some(typed.to_owned()), sort, ..ListOrders::default() };
            let plan = plan(&store, &list).await;
            let looked_up = "SEARCH orders USING INDEX orders_by_search_id (search_id=?)";
            assert!(plan.iter().any(|step| step == looked_up), "{typed}: {plan:?}");
            assert!(!plan.iter().any(|step| step.starts_with("SCAN orders")), "{typed}: {plan:?}");
        }
    }
}

#[tokio::test]
async fn what_is_held_or_unfinished_is_looked_up_from_there() {
    let folder = tempfile::tempdir().expect("as the store was made");
    let store = store(&folder).await;
    for list in [
        ListOrders { held: Some(true), ..ListOrders::default() },
        ListOrders { unfinished: Some(true), ..ListOrders::default() },
    ] {
        let plan = plan(&store, &list).await;
        assert!(
            plan.iter().any(|step| step.starts_with("SEARCH orders USING INDEX sqlite_autoindex_orders_1")),
            "{plan:?}"
        );
    }
}
