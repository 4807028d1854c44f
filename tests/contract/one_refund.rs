//! One refund is made by one agent, and one name at a provider settles one refund.

use avoir::api::history::{History, HistoryEvent, ReadHistory};
use avoir::api::problem::{Problem, ProblemCode};
use avoir::api::refund_tasks::{ListUnfinished, OpenRefundTask, OpenRefundTaskBody, UnfinishedList};
use avoir::domain::agent::AgentId;
use avoir::domain::order::fixture::order_in;
use avoir::domain::order::{Order, OrderNumber};
use avoir::domain::payment::PaymentProvider;
use avoir::domain::refund_task::{
    Alternative, AlternativeMethod, ImpossibleReason, RefundOutcome, RefundState, TakenOn,
};

use crate::support::shop::{Desk, Shop};
use crate::support::walk::Walk;

const ORDER: &str = "ORD00123";

fn done(reference: &str) -> RefundOutcome {
    RefundOutcome::done(reference.to_owned())
}

fn impossible() -> RefundOutcome {
    let alternative = Alternative::new(AlternativeMethod::BankTransfer, true);
    RefundOutcome::Impossible { reason: ImpossibleReason::TooOld, alternative }
}

fn taking(walk: &Walk<'_>, from: &AgentId) -> OpenRefundTask {
    OpenRefundTask { id: walk.task(1), body: OpenRefundTaskBody { take_over_from: Some(from.clone()) } }
}

/// Ben at an order that Awa cancelled and whose refund she took on before she left.
async fn after_awa(shop: &Shop) -> Walk<'_> {
    let mut awa = Walk::of(&shop.awa, ORDER).await;
    awa.cancel().await;
    awa.take_on(1).await;
    awa.close().await;
    Walk::of(&shop.ben, ORDER).await
}

fn held_by(desk: &Desk, problem: &Problem) {
    assert_eq!(problem.code, ProblemCode::RefundTakenOn);
    let holder = problem.taken_on.as_ref().map(|TakenOn { by, .. }| by);
    assert_eq!(holder, Some(&desk.agent));
}

#[tokio::test]
async fn nobody_says_what_came_of_a_refund_that_nobody_took_on() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.cancel().await;
    for outcome in [done("R-1"), impossible(), RefundOutcome::NotRefunded {}] {
        assert_eq!(walk.refused(&walk.settling(1, outcome)).await.code, ProblemCode::RefundNotTakenOn);
    }
    walk.take_on(1).await;
    walk.done(&walk.settling(1, done("R-1"))).await;
}

#[tokio::test]
async fn what_another_agent_has_on_is_theirs_until_it_is_taken_over_by_name() {
    let shop = Shop::open().await;
    let mut ben = after_awa(&shop).await;
    for outcome in [done("R-1"), impossible(), RefundOutcome::NotRefunded {}] {
        held_by(&shop.awa, &ben.refused(&ben.settling(1, outcome)).await);
    }
    held_by(&shop.awa, &ben.refused(&ben.opening_task(1)).await);
    held_by(&shop.awa, &ben.refused(&taking(&ben, &shop.zoe.agent.id)).await);

    let order = ben.done(&taking(&ben, &shop.awa.agent.id)).await;
    assert!(order.refund_tasks[0].task.state.is_opened_by(&shop.ben.agent.id));
    let history = shop.ben.call(&ReadHistory { number: OrderNumber(ORDER.to_owned()) }).await.read::<History>();
    let HistoryEvent::RefundTakenOver { from, .. } = &history.items[0].event else { panic!("{history:?}") };
    let names = (from.as_str(), history.items[0].agent.as_deref());
    assert_eq!(names, (shop.awa.agent.name.as_str(), Some(shop.ben.agent.name.as_str())));
    ben.done(&ben.settling(1, done("R-1"))).await;
}

#[tokio::test]
async fn a_take_over_that_comes_too_late_takes_nothing() {
    let shop = Shop::open().await;
    let mut ben = after_awa(&shop).await;
    let mut awa = Walk::of(&shop.awa, ORDER).await;
    awa.done(&awa.settling(1, RefundOutcome::NotRefunded {})).await;
    awa.close().await;
    assert_eq!(ben.refused(&taking(&ben, &shop.awa.agent.id)).await.code, ProblemCode::VersionMismatch);
    ben.refresh().await;
    assert_eq!(ben.refused(&taking(&ben, &shop.awa.agent.id)).await.code, ProblemCode::RefundNotTakenOn);
    ben.done(&ben.opening_task(1)).await;
}

/// Awa made it at the provider and did not come back; Ben took it over and made it too.
#[tokio::test]
async fn a_refund_made_by_both_is_recorded_and_told_to_leads_until_it_is_resolved() {
    let shop = Shop::open().await;
    let mut ben = after_awa(&shop).await;
    ben.done(&taking(&ben, &shop.awa.agent.id)).await;
    ben.done(&ben.settling(1, done("R-OF-BEN"))).await;
    ben.mail().await;

    let mut awa = Walk::of(&shop.awa, ORDER).await;
    assert_eq!(awa.refused(&awa.settling(1, done("R-OF-AWA"))).await.code, ProblemCode::AlreadySettled);
    let twice = RefundOutcome::RefundedTwice { reference: "R-OF-AWA".to_owned(), amount: None };
    let order = awa.done(&awa.settling(1, twice)).await;
    let RefundState::Done { reference, excess: Some(excess), .. } = &order.refund_tasks[0].task.state else { panic!() };
    assert_eq!((reference.as_str(), excess.reference.as_str()), ("R-OF-BEN", "R-OF-AWA"));

    let told = |desk: &Desk| {
        let desk = desk.clone();
        async move { desk.call(&ListUnfinished).await.read::<UnfinishedList>().items.len() }
    };
    assert_eq!((told(&shop.zoe).await, told(&shop.ben).await), (1, 0));
    let recovered = RefundOutcome::ExcessRecovered { reference: "VIR-1".to_owned() };
    awa.done(&awa.settling(1, recovered)).await;
    assert_eq!(told(&shop.zoe).await, 0);
}

#[tokio::test]
async fn one_name_at_a_provider_settles_one_refund_of_all_orders() {
    let shop = Shop::open().await;
    let mut first = Walk::of(&shop.awa, ORDER).await;
    first.cancel().await;
    first.take_on(1).await;
    first.done(&first.settling(1, done(" HI-77 "))).await;
    let twice = RefundOutcome::RefundedTwice { reference: "HI-77".to_owned(), amount: None };
    used_by(&first.refused(&first.settling(1, twice)).await);
    let twice = RefundOutcome::RefundedTwice { reference: "HI-78".to_owned(), amount: None };
    first.done(&first.settling(1, twice)).await;

    shop.app.store.insert_orders(&[another()]).await.unwrap();
    let mut second = Walk::of(&shop.ben, "ORD00200").await;
    second.cancel().await;
    second.take_on(1).await;
    for used in ["HI-77", "HI-78"] {
        used_by(&second.refused(&second.settling(1, done(used))).await);
    }
    second.done(&second.settling(1, done("HI-79"))).await;
}

/// Paid at the same provider.
fn another() -> Order {
    let order = order_in("EUR").numbered("ORD00200", "2026-11-20T09:30:00Z").line("1", 1, "9.90", &["1.65"]);
    order.paid("p1", PaymentProvider::HIPAY, "9.90").in_transaction("8003122", "2026-11-20T09:30:05Z")
}

#[track_caller]
fn used_by(problem: &Problem) {
    assert_eq!((problem.code, problem.status), (ProblemCode::ReferenceUsed, 422));
    assert_eq!(problem.errors[0].pointer, "/reference");
    assert_eq!(problem.used_by.as_ref().map(|order| order.0.as_str()), Some(ORDER));
}

/// A batch of transfers has one name, and some providers give none.
#[tokio::test]
async fn a_name_that_several_refunds_share_rightly_settles_them_all() {
    let shop = Shop::open().await;
    shop.app.store.insert_orders(&[another()]).await.unwrap();
    for number in [ORDER, "ORD00200"] {
        let mut walk = Walk::of(&shop.awa, number).await;
        walk.cancel().await;
        walk.take_on(1).await;
        walk.done(&walk.settling(1, impossible())).await;
        walk.take_on(2).await;
        walk.done(&walk.settling(2, done("SEPA-2026-11-20"))).await;
    }
    let mut unnamed = Walk::of(&shop.awa, "ORD00124").await;
    let order = unnamed.cancel().await;
    let open: Vec<_> = order.tasks().filter(|task| task.is_open()).map(|task| task.id.0.clone()).collect();
    for position in 1..=order.refund_tasks.len() as u32 {
        if open.contains(&unnamed.task(position).0) {
            unnamed.take_on(position).await;
            unnamed.done(&unnamed.settling(position, done(""))).await;
        }
    }
}
