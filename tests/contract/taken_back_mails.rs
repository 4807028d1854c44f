//! A mail stays a moment before it leaves, and can be taken back until then: by whoever decides first, the row says which.

use avoir::api::messages::{TakeMailBack, TakeMailBackBody};
use avoir::api::problem::ProblemCode;
use avoir::backend::Config;
use avoir::backend::mail::{Outbox, Sender};
use avoir::backend::store::MailId;
use avoir::domain::action::OrderAction;
use avoir::domain::cancellation::Cancellation;
use avoir::domain::mail_delivery::MailDelivery;
use avoir::domain::order::OrderNumber;

use super::mail_delivery::{ORDER, post, told_of_mails};
use crate::smtp::MailServer;
use crate::support::shop::Shop;
use crate::support::walk::Walk;

const TEN_SECONDS: time::Duration = time::Duration::seconds(10);

fn taking_back(message: u32) -> TakeMailBack {
    TakeMailBack { number: OrderNumber(ORDER.to_owned()), body: TakeMailBackBody { message } }
}

/// A shop whose mails stay so long, with one that stays.
async fn unhurried_shop(pause: time::Duration) -> Shop {
    let mut config = Config::default();
    config.shop.mail_pause = pause;
    let shop = Shop::with(config).await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    let order = walk.cancel().await;
    for (position, task) in (1..).zip(order.tasks()) {
        if task.is_open() {
            walk.refund(position).await;
        }
    }
    let leaves_at = shop.clock.now() + pause;
    assert_eq!(walk.mail().await.messages[0].delivery, MailDelivery::Ready { leaves_at });
    shop
}

#[tokio::test]
async fn a_mail_stays_ten_seconds_in_which_it_is_as_if_it_had_never_been_sent() {
    let (shop, server) = (unhurried_shop(TEN_SECONDS).await, MailServer::at(0));
    let post = post(&shop.app.store, &server.url());
    assert_eq!(post.deliver_due().await.unwrap(), 0);
    shop.clock.advance(time::Duration::milliseconds(9_999));
    assert_eq!(post.deliver_due().await.unwrap(), 0);

    let mut walk = Walk::of(&shop.awa, ORDER).await;
    let before = walk.refresh().await;
    assert!(before.allowed_actions.contains(&OrderAction::TakeMailBack), "{:?}", before.allowed_actions);
    let unknown = walk.refused(&taking_back(1)).await;
    assert_eq!((unknown.code, unknown.errors[0].pointer.as_str()), (ProblemCode::ValidationFailed, "/message"));
    let after = walk.done(&taking_back(0)).await;
    let (at, by) = (shop.clock.now(), "Awa Diallo".to_owned());
    assert_eq!(after.messages[0].delivery, MailDelivery::TakenBack { at, by });
    assert!(matches!(after.cancellation, Cancellation::MessageReady { .. }), "{:?}", after.cancellation);
    assert!(after.lease.is_some_and(|lease| lease.holder.name == "Awa Diallo"), "as before it was sent");
    assert!(!after.allowed_actions.contains(&OrderAction::TakeMailBack));
    assert_eq!(walk.refused(&taking_back(0)).await.code, ProblemCode::AlreadySent);
    shop.clock.advance(time::Duration::hours(1));
    assert_eq!(post.deliver_due().await.unwrap(), 0);

    assert_eq!(walk.mail().await.messages.len(), 2);
    shop.clock.advance(time::Duration::seconds(10));
    assert_eq!(walk.refused(&taking_back(1)).await.code, ProblemCode::AlreadySent, "its time has come");
    assert!(!walk.refresh().await.allowed_actions.contains(&OrderAction::TakeMailBack));
    assert_eq!(post.deliver_due().await.unwrap(), 1);
    assert_eq!(server.message_ids().len(), 1);
    assert_eq!(told_of_mails(&shop).await, ["sent", "taken back", "sent", "handed over"]);
}

#[tokio::test]
async fn a_mail_that_is_being_handed_over_is_not_taken_back_and_one_that_was_is_not_handed_over() {
    // Longer than any shop may say: to the post it is of a clock that was wrong, and due. What decides is what the row says.
    let shop = unhurried_shop(time::Duration::minutes(3)).await;
    let store = &shop.app.store;
    let due = store.mails_on_their_way(MailId(0), 10).await.unwrap();
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.done(&taking_back(0)).await;
    assert!(!store.begin_sending(&due[0], "<a@b>").await.unwrap());

    walk.mail().await;
    let due = store.mails_on_their_way(MailId(0), 10).await.unwrap();
    assert_eq!(due.len(), 1);
    assert!(store.begin_sending(&due[0], "<a@b>").await.unwrap());
    assert_eq!(walk.refused(&taking_back(1)).await.code, ProblemCode::AlreadySent);
}

#[tokio::test]
async fn the_file_of_a_mail_is_not_written_while_it_stays_nor_once_it_was_taken_back() {
    let shop = unhurried_shop(TEN_SECONDS).await;
    let folder = tempfile::tempdir().unwrap();
    let sender = Sender::new("Maison Lumen", "service@shop.example".parse().unwrap());
    let outbox = Outbox::new(shop.app.store.clone(), folder.path(), sender);
    assert_eq!(outbox.empty().await.unwrap(), 0);
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.done(&taking_back(0)).await;
    shop.clock.advance(time::Duration::hours(1));
    assert_eq!(outbox.empty().await.unwrap(), 0);
    walk.mail().await;
    shop.clock.advance(time::Duration::seconds(10));
    assert_eq!(outbox.empty().await.unwrap(), 1);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn nobody_takes_back_the_mail_of_an_order_that_another_is_at() {
    let shop = unhurried_shop(TEN_SECONDS).await;
    let mut ben = Walk::of(&shop.ben, ORDER).await;
    ben.done(&taking_back(0)).await;
    let refused = Walk::of(&shop.awa, ORDER).await.refused(&taking_back(0)).await;
    assert_eq!(refused.code, ProblemCode::LeaseHeld);
}
