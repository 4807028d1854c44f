//! Money that a provider only set aside: cancelling the order leaves it to be let go of, by a task that moves no money.

use avoir::api::history::{History, HistoryEvent, ReadHistory};
use avoir::api::orders::{ListOrders, OrderPage};
use avoir::api::problem::ProblemCode;
use avoir::api::refund_tasks::{ListUnfinished, UnfinishedList};
use avoir::domain::action::OrderAction;
use avoir::domain::cancellation::{Cancellation, ContactChannel, MailOutcome};
use avoir::domain::case::{OrderAmounts, PaymentState};
use avoir::domain::order::fixture::order_in;
use avoir::domain::order::{Order, OrderNumber};
use avoir::domain::payment::{Authorization, PaymentProvider};
use avoir::domain::refund_task::{Alternative, AlternativeMethod, ImpossibleReason, RefundOutcome, RefundState};
use avoir::domain::timestamp::Timestamp;

use crate::support::shop::Shop;
use crate::support::walk::{Walk, refusal};

/// 49.90, of which a gift card gave 20.00 and Stripe set the rest aside.
fn set_aside(expires_at: Option<&str>) -> Order {
    let mut order = order_in("EUR")
        .numbered("HELD", "2026-11-20T09:14:00Z")
        .for_customer("Awa Ndiaye", "awa@example.com", "fr")
        .line("1", 1, "49.90", &["8.32"])
        .of_article("MUG-01", "Mug", "49.90")
        .paid("gift", PaymentProvider::GIFT_CARD, "20.00")
        .in_transaction("GC-1", "2026-11-20T09:14:05Z")
        .paid("card", PaymentProvider::STRIPE, "0.00")
        .in_transaction("pi_1", "2026-11-20T09:14:05Z");
    let expires_at = expires_at.map(|at| Timestamp::parse(at).unwrap());
    order.payments[1].authorized = Some(Authorization { amount: "29.90".parse().unwrap(), expires_at });
    order
}

async fn shop(order: Order) -> Shop {
    let shop = Shop::open().await;
    shop.app.store.insert_orders(&[order]).await.unwrap();
    shop
}

async fn events(shop: &Shop) -> Vec<HistoryEvent> {
    let history: History = shop.awa.call(&ReadHistory { number: OrderNumber("HELD".to_owned()) }).await.read();
    history.items.into_iter().map(|entry| entry.event).collect()
}

const BY_PHONE: ContactChannel = ContactChannel::Phone;

#[tokio::test]
async fn what_is_set_aside_is_let_go_of_before_the_customer_is_told() {
    let shop = shop(set_aside(None)).await;
    let mut walk = Walk::of(&shop.awa, "HELD").await;
    let order = walk.cancel().await;
    // The gift card has its money back; the authorisation waits, and is no money.
    let task = &order.refund_tasks[1].task;
    assert!(task.is_void() && task.state == RefundState::ToDo);
    assert_eq!((task.amount.to_string(), task.transaction.as_str()), ("29.90".to_owned(), "pi_1"));
    assert_eq!(order.refund_tasks[1].portal_url.as_deref(), Some("https://dashboard.stripe.com/payments/pi_1"));
    assert_eq!(
        (order.amounts.refunded.to_string(), order.amounts.pending.to_string()),
        ("20.00".into(), "0.00".into())
    );
    assert_eq!(order.cancellation, Cancellation::Refunding { contact_channel: BY_PHONE, mail: None });
    let unfinished: UnfinishedList = shop.awa.call(&ListUnfinished).await.read();
    assert_eq!((unfinished.items.len(), unfinished.items[0].pending.to_string()), (1, "0.00".to_owned()));
    assert_eq!(unfinished.items[0].open_tasks.len(), 1);

    walk.take_on(2).await;
    let order = walk.done(&walk.settling(2, RefundOutcome::NotRefunded {})).await;
    assert_eq!(order.refund_tasks[1].task.state, RefundState::ToDo);
    walk.take_on(2).await;
    let order = walk.done(&walk.settling(2, RefundOutcome::done(String::new()))).await;
    assert_eq!(order.cancellation, Cancellation::MessageReady { contact_channel: BY_PHONE });
    assert_eq!(
        (order.amounts.refunded.to_string(), order.amounts.captured.to_string()),
        ("20.00".into(), "20.00".into())
    );
    let told: Vec<HistoryEvent> = events(&shop).await;
    assert!(matches!(&told[0], HistoryEvent::Voided { .. }), "{told:?}");
    assert!(matches!(&told[1], HistoryEvent::VoidOpened { from: None, .. }));
    assert!(matches!(&told[2], HistoryEvent::VoidNotMade { .. }));

    let order = walk.mail().await;
    let mail = order.messages[0].body.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(mail.contains("• 20,00 € sur le solde de votre carte-cadeau"), "{mail}");
    assert!(mail.contains("Les 29,90 € réservés sur votre moyen de paiement n’ont pas été encaissés"), "{mail}");
}

#[tokio::test]
async fn what_is_set_aside_is_authorized_in_the_list_until_its_provider_lets_go_of_it() {
    let mut order = set_aside(None);
    order.payments.remove(0);
    order.payments[0].authorized = Some(Authorization { amount: order.gross(), expires_at: None });
    let shop = shop(order).await;
    let listed = async |state: PaymentState| {
        let page: OrderPage =
            shop.awa.call(&ListOrders { payment_state: Some(state), ..ListOrders::default() }).await.read();
        page.items.into_iter().map(|order| (order.number.0, order.payment_state)).collect::<Vec<_>>()
    };
    let held = |state| vec![("HELD".to_owned(), state)];
    assert_eq!(listed(PaymentState::Authorized).await, held(PaymentState::Authorized));
    assert!(!listed(PaymentState::Unpaid).await.contains(&held(PaymentState::Unpaid)[0]));
    let mut walk = Walk::of(&shop.awa, "HELD").await;
    let order = walk.cancel().await;
    assert_eq!(
        (order.payment_state, order.amounts.authorized),
        (PaymentState::Authorized, Some("49.90".parse().unwrap()))
    );
    walk.take_on(1).await;
    let order = walk.done(&walk.settling(1, RefundOutcome::done(String::new()))).await;
    assert_eq!((order.payment_state, order.amounts.authorized), (PaymentState::Unpaid, None));
    assert_eq!(listed(PaymentState::Authorized).await, []);
    assert!(listed(PaymentState::Unpaid).await.contains(&held(PaymentState::Unpaid)[0]));
}

#[tokio::test]
async fn what_was_not_let_go_of_although_it_was_said_is_to_do_again() {
    let shop = shop(set_aside(None)).await;
    let mut walk = Walk::of(&shop.awa, "HELD").await;
    walk.cancel().await;
    walk.take_on(2).await;
    walk.done(&walk.settling(2, RefundOutcome::done(String::new()))).await;
    let told = walk.mail().await;
    assert!(told.allowed_actions.contains(&OrderAction::ReviseRefundTask));

    let order = walk.done(&walk.settling(2, RefundOutcome::NeverMade { reason: "Other tab".to_owned() })).await;
    let (mistaken, again) = (&order.refund_tasks[1].task, &order.refund_tasks[2].task);
    assert!(matches!(&mistaken.state, RefundState::NeverMade { reason, .. } if reason == "Other tab"));
    assert!(again.is_void() && again.state == RefundState::ToDo && again.amount == mistaken.amount);
    assert_eq!(order.refund_tasks[2].portal_url, order.refund_tasks[1].portal_url);
    assert_eq!(order.amounts.authorized, Some("29.90".parse().unwrap()), "it stands again");
    assert_eq!(OrderAmounts { authorized: None, ..order.amounts }, told.amounts, "it is no money");
    let mail = Some(MailOutcome::Sent);
    assert_eq!(order.cancellation, Cancellation::Refunding { contact_channel: BY_PHONE, mail });
    assert!(matches!(&events(&shop).await[0], HistoryEvent::VoidNeverMade { reason, .. } if reason == "Other tab"));

    walk.take_on(3).await;
    let order = walk.done(&walk.settling(3, RefundOutcome::done(String::new()))).await;
    assert_eq!(order.messages, told.messages, "the mail is not sent again");
    assert!(matches!(order.cancellation, Cancellation::Finished { .. }));
    walk.done(&walk.settling(3, RefundOutcome::NeverMade { reason: "Once more".to_owned() })).await;
}

#[tokio::test]
async fn what_can_not_be_let_go_of_is_left_with_its_reason_and_not_promised() {
    let shop = shop(set_aside(None)).await;
    let mut walk = Walk::of(&shop.awa, "HELD").await;
    walk.cancel().await;
    let left = RefundOutcome::GivenUp { reason: "Captured on Friday".to_owned(), customer_agreed: false };
    walk.take_on(2).await;
    let alternative = Alternative::new(AlternativeMethod::Cheque, true);
    let impossible = RefundOutcome::Impossible { reason: ImpossibleReason::TooOld, alternative };
    for said in [left.clone(), impossible] {
        let answer = walk.deliver(&walk.settling(2, said)).await;
        assert_eq!(refusal(&answer).code, ProblemCode::OutcomeDoesNotFit);
    }
    walk.done(&walk.settling(2, RefundOutcome::NotRefunded {})).await;
    let order = walk.done(&walk.settling(2, left)).await;
    assert!(
        matches!(&order.refund_tasks[1].task.state, RefundState::GivenUp { reason, .. } if reason == "Captured on Friday")
    );
    assert_eq!(order.amounts.given_up, None);
    let told = events(&shop).await;
    assert!(matches!(&told[0], HistoryEvent::AuthorizationLeft { reason, .. } if reason == "Captured on Friday"));
    let order = walk.mail().await;
    assert!(!order.messages[0].body.contains("réservés"), "{}", order.messages[0].body);
}

#[tokio::test]
async fn in_the_demo_shop_it_is_let_go_of_at_a_stand_in() {
    let shop = Shop::with(avoir::backend::Config { demo: true, ..avoir::backend::Config::default() }).await;
    shop.app.store.insert_orders(&[set_aside(None)]).await.unwrap();
    let order = Walk::of(&shop.awa, "HELD").await.cancel().await;
    assert_eq!(order.refund_tasks[1].portal_url.as_deref(), Some("/demo/portal/stripe/pi_1/authorization?order=HELD"));
}

#[tokio::test]
async fn what_ran_out_by_itself_leaves_nothing_to_do() {
    let shop = shop(set_aside(Some("2026-11-20T09:20:00Z"))).await;
    let mut walk = Walk::of(&shop.awa, "HELD").await;
    let order = walk.cancel().await;
    assert_eq!(order.refund_tasks.len(), 1);
    assert_eq!(order.cancellation, Cancellation::MessageReady { contact_channel: BY_PHONE });
}
