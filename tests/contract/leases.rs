//! MOD: who may change an order, until when, and who may take it over.

use avoir::api::history::History;
use avoir::api::history::{HistoryEvent, ReadHistory};
use avoir::api::order_detail::OrderDetail;
use avoir::api::orders::{ListOrders, OrderPage, ReadOrder, etag};
use avoir::api::problem::ProblemCode;
use avoir::api::refund_tasks::{ListUnfinished, Missing, UnfinishedList};
use avoir::backend::store::LogisticMove;
use avoir::domain::action::OrderAction;
use avoir::domain::cancellation::Cancellation;
use avoir::domain::logistic_status::LogisticStatus::{AwaitingPrint, Printing};
use time::Duration;

use crate::support::shop::{Desk, Shop};
use crate::support::walk::Walk;

const ORDER: &str = "ORD00123";

async fn events(desk: &Desk, walk: &Walk<'_>) -> Vec<(Option<String>, HistoryEvent)> {
    let history: History = desk.call(&ReadHistory { number: walk.order.clone() }).await.read();
    history.items.into_iter().map(|entry| (entry.agent, entry.event)).collect()
}

#[tokio::test]
async fn one_agent_at_a_time_and_others_see_who() {
    let shop = Shop::open().await;
    Walk::of(&shop.awa, ORDER).await.open().await;
    let mut ben = Walk::of(&shop.ben, ORDER).await;
    let seen = ben.refresh().await;
    assert_eq!(seen.lease.map(|lease| lease.holder.name), Some("Awa Diallo".to_owned()));
    assert_eq!(seen.allowed_actions, []);
    let problem = ben.refused(&ben.opening(false)).await;
    assert_eq!(problem.code, ProblemCode::LeaseHeld);
    assert_eq!(problem.lease.map(|lease| lease.holder), Some(shop.awa.agent.clone()));
    assert_eq!(ben.refused(&ben.confirmation()).await.code, ProblemCode::LeaseHeld);
}

#[tokio::test]
async fn nothing_is_changed_without_mod() {
    let shop = Shop::open().await;
    let mut awa = Walk::of(&shop.awa, ORDER).await;
    assert_eq!(awa.refused(&awa.confirmation()).await.code, ProblemCode::LeaseNotHeld);
    assert_eq!(awa.refused(&awa.requesting("31.60")).await.code, ProblemCode::LeaseNotHeld);
}

#[tokio::test]
async fn only_a_lead_takes_over_and_the_loser_learns_from_whom() {
    let shop = Shop::open().await;
    let mut awa = Walk::of(&shop.awa, ORDER).await;
    awa.open().await;
    awa.check().await;
    let mut ben = Walk::of(&shop.ben, ORDER).await;
    assert_eq!(ben.refused(&ben.opening(true)).await.code, ProblemCode::NotPermitted);
    let mut zoe = Walk::of(&shop.zoe, ORDER).await;
    assert_eq!(zoe.refresh().await.allowed_actions, [OrderAction::TakeOverModification]);
    let taken = zoe.done(&zoe.opening(true)).await;
    assert_eq!(taken.cancellation, Cancellation::Cancellable, "the step goes with the lease");
    let problem = awa.refused(&awa.confirmation()).await;
    assert_eq!(problem.code, ProblemCode::VersionMismatch);
    assert_eq!(problem.lease.map(|lease| lease.holder.name), Some("Zoé Martin".to_owned()));
    let taken = (Some("Zoé Martin".to_owned()), HistoryEvent::ModificationTakenOver { from: "Awa Diallo".to_owned() });
    assert_eq!(events(&shop.zoe, &zoe).await[0], taken);
}

#[tokio::test]
async fn activity_renews_the_lease() {
    let shop = Shop::open().await;
    let mut awa = Walk::of(&shop.awa, ORDER).await;
    awa.open().await;
    shop.clock.advance(Duration::minutes(14));
    awa.check().await;
    shop.clock.advance(Duration::minutes(14));
    assert_eq!(awa.confirm().await.cancellation, Cancellation::Confirmed);
}

#[tokio::test]
async fn a_lease_that_ran_out_undoes_what_was_not_done_for_good() {
    let shop = Shop::open().await;
    let mut awa = Walk::of(&shop.awa, ORDER).await;
    awa.open().await;
    awa.check().await;
    awa.confirm().await;
    shop.clock.advance(Duration::minutes(15));
    let shown = awa.refresh().await;
    assert_eq!((shown.cancellation, shown.lease), (Cancellation::Idle, None));
    assert_eq!(
        shown.allowed_actions,
        [OrderAction::OpenModification, OrderAction::IssueCreditNote, OrderAction::NoteTicket]
    );
    assert_eq!(awa.refused(&awa.requesting("31.60")).await.code, ProblemCode::LeaseNotHeld);

    let mut ben = Walk::of(&shop.ben, ORDER).await;
    assert_eq!(ben.open().await.cancellation, Cancellation::Idle);
    let written: Vec<_> = events(&shop.ben, &ben).await.into_iter().take(2).collect();
    let opened = (Some("Ben Roux".to_owned()), HistoryEvent::ModificationOpened);
    assert_eq!(written, [opened, (None, HistoryEvent::ModificationClosed)]);
}

#[tokio::test]
async fn an_order_that_the_warehouse_holds_is_unfinished_until_the_lease_is_over() {
    let shop = Shop::open().await;
    let held = || async { shop.ben.call(&ListUnfinished).await.read::<UnfinishedList>().items };
    let row = || async {
        let page: OrderPage = shop.ben.call(&ListOrders::default()).await.read();
        page.items.into_iter().find(|row| row.number.0 == ORDER).unwrap()
    };
    let mut awa = Walk::of(&shop.awa, ORDER).await;
    awa.open().await;
    awa.check().await;
    assert_eq!(held().await, [], "nothing is held before the confirmation");
    let lease = awa.confirm().await.lease.unwrap();
    let found = held().await;
    let shown: Vec<_> = found.iter().map(|item| (item.started_by.as_str(), item.held_by.as_deref())).collect();
    assert_eq!(shown, [("Awa Diallo", Some("Awa Diallo"))]);
    assert_eq!(found[0].held_until, Some(lease.expires_at));
    assert!(found[0].waits_for(Missing::Decision));
    let listed = row().await;
    assert_eq!((listed.held_by.as_deref(), listed.held_until), (Some("Awa Diallo"), Some(lease.expires_at)));
    shop.clock.advance(Duration::minutes(15));
    assert_eq!(held().await, []);
    assert_eq!(row().await.held_until, None);
}

#[tokio::test]
async fn the_warehouse_goes_on_when_the_lease_has_run_out() {
    let shop = Shop::open().await;
    let mut awa = Walk::of(&shop.awa, ORDER).await;
    awa.open().await;
    awa.check().await;
    awa.confirm().await;
    shop.clock.advance(Duration::minutes(15));
    let moved = shop.app.store.move_logistic_status(&awa.order, AwaitingPrint, Printing).await.unwrap();
    assert!(matches!(moved, LogisticMove::Moved { .. }));
    assert_eq!(awa.refresh().await.cancellation, Cancellation::Idle);
}

#[tokio::test]
async fn money_under_way_is_settled_by_whoever_is_there() {
    let shop = Shop::open().await;
    let mut awa = Walk::of(&shop.awa, ORDER).await;
    awa.cancel().await;
    let mut ben = Walk::of(&shop.ben, ORDER).await;
    assert_eq!(ben.refused(&ben.opening_task(1)).await.code, ProblemCode::LeaseHeld);
    awa.close().await;
    assert!(matches!(awa.refresh().await.cancellation, Cancellation::Refunding { .. }), "leaving undoes nothing now");
    ben.refresh().await;
    let detail = ben.done(&ben.opening_task(1)).await;
    assert_eq!(detail.lease.map(|lease| lease.holder), Some(shop.ben.agent.clone()));
    ben.refund(1).await;
    assert_eq!(ben.mail().await.lease, None, "finishing releases the lease");
}

#[tokio::test]
async fn a_lease_that_runs_out_is_no_304() {
    let shop = Shop::open().await;
    let mut awa = Walk::of(&shop.awa, ORDER).await;
    let etag = etag(awa.open().await.version);
    let call = ReadOrder { number: awa.order.clone() };
    let again = || shop.awa.request(&call).header("if-none-match", &etag).body(axum::body::Body::empty()).unwrap();
    let unchanged = shop.awa.send(again()).await;
    assert_eq!((unchanged.status, unchanged.header("etag"), unchanged.text.as_str()), (304, Some(etag.as_str()), ""));
    shop.clock.advance(Duration::minutes(15));
    assert_eq!(shop.awa.send(again()).await.read::<OrderDetail>().lease, None);
}
