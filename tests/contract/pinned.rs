//! A cancellation from search to mail and the calls of a session, each body pinned.

use avoir::api::cancellations::{CheckCancellation, ConfirmCancellation, RequestCancellation, RequestCancellationBody};
use avoir::api::history::ReadHistory;
use avoir::api::messages::{
    GiveUpMail, GiveUpMailBody, ListReplies, PreviewMessage, ResendMail, ResendMailBody, SettleMail, SettleMailBody,
    TakeMailBack, TakeMailBackBody,
};
use avoir::api::modifications::{CloseModification, OpenModification, OpenModificationBody};
use avoir::api::operations::{OperationKey, ReadOperation};
use avoir::api::order_detail::OrderDetail;
use avoir::api::orders::{ListOrders, ReadOrder};
use avoir::api::refund_tasks::{ListUnfinished, OpenRefundTask, OpenRefundTaskBody, SettleRefundTask};
use avoir::api::sessions::{ReadSession, ReadSignInWays, SignIn, SignInBody, SignOut};
use avoir::backend::Config;
use avoir::backend::store::MailId;
use avoir::domain::cancellation::ContactChannel;
use avoir::domain::mail_delivery::{MailDelivery, MailTrouble};
use avoir::domain::order::OrderNumber;
use avoir::domain::refund_task::{Alternative, AlternativeMethod, ImpossibleReason, RefundOutcome, RefundTaskId};
use time::Duration;

use super::{golden, overpayments};
use crate::support::shop::Shop;
use crate::support::walk::Walk;

fn number() -> OrderNumber {
    OrderNumber("ORD00124".to_owned())
}

/// An order paid by gift card and PayPal: the card gets its money back by itself, PayPal refuses, and the
/// customer takes a bank transfer instead.
#[tokio::test]
async fn a_cancellation_from_search_to_mail_answers_as_pinned() {
    let shop = Shop::open().await;
    let awa = &shop.awa;
    let order = number();

    let call = ListOrders { q: Some("lebœuf".to_owned()), ..ListOrders::default() };
    golden::check("list_orders", &call, &awa.call(&call).await);
    let call = ReadOrder { number: order.clone() };
    golden::check("read_order", &call, &awa.call(&call).await);

    let call = OpenModification { number: order.clone(), body: OpenModificationBody::default() };
    golden::check("open_modification", &call, &awa.write(&call, "key-open-0000001", 1).await);
    let call = CloseModification { number: order.clone() };
    golden::check("close_modification", &call, &awa.write(&call, "key-close-000001", 2).await);
    let call = OpenModification { number: order.clone(), body: OpenModificationBody::default() };
    awa.write(&call, "key-open-0000002", 3).await.read::<OrderDetail>();

    shop.clock.advance(Duration::minutes(1));
    let call = CheckCancellation { number: order.clone() };
    golden::check("check_cancellation", &call, &awa.write(&call, "key-check-000001", 4).await);
    let call = ConfirmCancellation { number: order.clone() };
    golden::check("confirm_cancellation", &call, &awa.write(&call, "key-confirm-0001", 5).await);
    let body =
        RequestCancellationBody { contact_channel: ContactChannel::Phone, expected_total: "44.60".parse().unwrap() };
    let call = RequestCancellation { number: order.clone(), body };
    golden::check("request_cancellation", &call, &awa.write(&call, "key-request-0001", 6).await);

    shop.clock.advance(Duration::minutes(1));
    golden::check("list_unfinished", &ListUnfinished, &awa.call(&ListUnfinished).await);
    let paypal = RefundTaskId("ORD00124-R2".to_owned());
    let call = OpenRefundTask { id: paypal.clone(), body: OpenRefundTaskBody::default() };
    golden::check("open_refund_task", &call, &awa.write(&call, "key-opened-00001", 7).await);
    let alternative = Alternative::new(AlternativeMethod::BankTransfer, true);
    let body = RefundOutcome::Impossible { reason: ImpossibleReason::TooOld, alternative };
    let call = SettleRefundTask { id: paypal, body };
    golden::check("settle_refund_task.impossible", &call, &awa.write(&call, "key-impossible-1", 8).await);
    let body = RefundOutcome::done("VIR-2026-77".to_owned());
    let transfer = RefundTaskId("ORD00124-R3".to_owned());
    let taking = OpenRefundTask { id: transfer.clone(), body: OpenRefundTaskBody::default() };
    assert_eq!(awa.write(&taking, "key-opened-00002", 9).await.status, 200);
    let call = SettleRefundTask { id: transfer, body };
    golden::check("settle_refund_task", &call, &awa.write(&call, "key-outcome-0001", 10).await);

    let call = PreviewMessage { number: order.clone() };
    golden::check("preview_message", &call, &awa.call(&call).await);
    let call = SettleMail { number: order.clone(), body: SettleMailBody::Send {} };
    golden::check("settle_mail", &call, &awa.write(&call, "key-mail-0000001", 11).await);
    let call = ListReplies { number: order.clone() };
    golden::check("list_replies", &call, &awa.call(&call).await);
    let call = ReadHistory { number: order.clone() };
    golden::check("read_history", &call, &awa.call(&call).await);
    let call = ReadOperation { key: OperationKey::parse("key-request-0001").unwrap() };
    golden::check("read_operation", &call, &awa.call(&call).await);

    let mails = shop.app.store.mails_on_their_way(MailId(0), 10).await.unwrap();
    assert_eq!(mails.iter().map(|mail| mail.message.to.as_str()).collect::<Vec<_>>(), ["eleonore@example.com"]);
    let (at, trouble) = (shop.clock.now(), MailTrouble::Refused);
    let refused = MailDelivery::NotSent { at, trouble, answer: "550 5.1.1 no such user".to_owned() };
    shop.app.store.settle_mails(&[(&mails[0], refused)]).await.unwrap();
    let call = ReadOrder { number: order.clone() };
    golden::check("read_order_with_unsent_mail", &call, &awa.call(&call).await);
    let call = ResendMail { number: order.clone(), body: ResendMailBody { message: 0 } };
    golden::check("resend_mail", &call, &awa.write(&call, "key-resend-000001", 12).await);
    let refused = MailDelivery::NotSent { at, trouble, answer: "550 5.1.1 no such user".to_owned() };
    shop.app.store.settle_mails(&[(&mails[0], refused)]).await.unwrap();
    let body = GiveUpMailBody { message: 0, reason: "Prévenue par téléphone".to_owned() };
    let call = GiveUpMail { number: order.clone(), body };
    golden::check("give_up_mail", &call, &awa.write(&call, "key-give-up-00001", 13).await);
    assert_eq!(shop.app.store.mails_on_their_way(MailId(0), 10).await.unwrap(), []);
}

#[tokio::test]
async fn a_mail_that_is_taken_back_answers_as_pinned() {
    let mut config = Config::default();
    config.shop.mail_pause = time::Duration::seconds(10);
    let shop = Shop::with(config).await;
    let mut walk = Walk::of(&shop.awa, "ORD00123").await;
    walk.cancel().await;
    walk.refund(1).await;
    let version = walk.mail().await.version;
    let call = TakeMailBack { number: walk.order.clone(), body: TakeMailBackBody { message: 0 } };
    golden::check("take_mail_back", &call, &shop.awa.write(&call, "key-take-back-001", version).await);
}

/// Paid by transfer twice: the second goes back, on no note.
#[tokio::test]
async fn an_overpayment_refund_answers_as_pinned() {
    let shop = Shop::open().await;
    shop.app.store.insert_orders(&[overpayments::paid_twice()]).await.unwrap();
    let call = overpayments::refunding("p2", "49.90");
    golden::check("refund_overpayment", &call, &shop.awa.write(&call, "key-overpaid-001", 1).await);
}

#[tokio::test]
async fn the_calls_of_a_session() {
    let shop = Shop::open().await;
    golden::check("read_session", &ReadSession, &shop.zoe.call(&ReadSession).await);
    // A token is shown nowhere, and so not pinned either.
    let call = SignIn { body: SignInBody { token: shop.awa.token.clone() } };
    let answer = shop.awa.call(&call).await;
    let request = serde_json::json!({ "method": "POST", "path": "/session", "body": { "token": "secret" } });
    golden::check_exchange("sign_in", request, &answer);
    golden::check("read_sign_in_ways", &ReadSignInWays, &shop.awa.call(&ReadSignInWays).await);
    golden::check("sign_out", &SignOut, &shop.awa.call(&SignOut).await);
}
