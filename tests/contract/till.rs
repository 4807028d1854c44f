//! Credit notes at a till: what one can still give there, using it once, and what a till may not.

use avoir::api::OrderWrite;
use avoir::api::credit_notes::{CorrectCreditNote, CorrectCreditNoteBody, IssueCreditNote, ReadCreditNote};
use avoir::api::history::{History, HistoryEvent, ReadHistory};
use avoir::api::messages::{MessagePreview, PreviewMessage};
use avoir::api::operations::{Operation, OperationKey, ReadOperation};
use avoir::api::order_detail::OrderDetail;
use avoir::api::orders::{ListOrders, OrderPage, ReadOrder};
use avoir::api::problem::ProblemCode;
use avoir::api::refund_tasks::{ListUnfinished, UnfinishedList};
use avoir::api::sessions::{ReadSession, SignIn, SignInBody};
use avoir::api::till::{ReadTillCredit, ToldTillCredit, UseAtTill};
use avoir::domain::agent::Role;
use avoir::domain::cancellation::Cancellation;
use avoir::domain::case::PaymentState;
use avoir::domain::credit::CreditNoteNumber;
use avoir::domain::order::OrderNumber;
use avoir::domain::order::fixture::order_in;
use avoir::domain::payment::PaymentProvider;
use avoir::domain::refund_task::{RefundOutcome, RefundState};
use avoir::domain::till_credit::{TillCode, TillCreditState, TillUseDraft};

use crate::golden;
use crate::support::shop::{Answer, Desk, Shop};
use crate::support::walk::{Walk, refusal};

const ORDER: &str = "ORD00123";

/// A till, and a shop in which two mugs of [`ORDER`] were credited for 17.80.
async fn shop_with_a_till() -> (Shop, Desk) {
    let shop = Shop::open().await;
    let body = serde_json::json!({ "lines": [{ "line": "1", "quantity": 2 }], "restock": true, "reason": "Retour" });
    let issuing = IssueCreditNote { number: number(), body: serde_json::from_value(body).unwrap() };
    Walk::of(&shop.awa, ORDER).await.done(&issuing).await;
    let till = Desk::hire(&shop.app, "Caisse 1", Role::Till).await;
    (shop, till)
}

fn number() -> OrderNumber {
    OrderNumber(ORDER.to_owned())
}

fn first() -> CreditNoteNumber {
    CreditNoteNumber::new(2026, 1)
}

/// As it is printed on the first note.
fn code() -> TillCode {
    TillCode::new(&first(), &number())
}

fn using(amount: &str, receipt: &str) -> UseAtTill {
    UseAtTill { code: code(), body: TillUseDraft { amount: amount.parse().unwrap(), receipt: receipt.to_owned() } }
}

async fn look_up(desk: &Desk) -> ToldTillCredit {
    desk.call(&ReadTillCredit { code: code() }).await.read()
}

/// Uses it on the version that the till reads now, under a key of its own.
async fn try_to_use(till: &Desk, amount: &str, receipt: &str) -> Answer {
    let version = look_up(till).await.version;
    till.write(&using(amount, receipt), &format!("key-of-{receipt}-v{version}-till"), version).await
}

fn amounts(credit: &ToldTillCredit) -> (TillCreditState, String, String) {
    (credit.credit.state, credit.credit.usable.to_string(), credit.credit.used.to_string())
}

#[tokio::test]
async fn a_till_looks_a_note_up_uses_a_part_and_the_rest_stays_to_be_refunded_or_used() {
    let (shop, till) = shop_with_a_till().await;
    let call = ReadTillCredit { code: code() };
    golden::check("read_till_credit", &call, &till.call(&call).await);
    let call = using("12.00", "T-2026-0042");
    let answer = till.write(&call, "key-till-use-0001", 2).await;
    golden::check("use_at_till", &call, &answer);
    assert_eq!(amounts(&answer.read()), (TillCreditState::PartlyUsed, "5.80".to_owned(), "12.00".to_owned()));
    assert_eq!(answer.header("etag"), Some("\"v3\""));

    let order: OrderDetail = shop.awa.call(&ReadOrder { number: number() }).await.read();
    let [used, rest] = &order.refund_tasks[..] else { panic!("{:?}", order.refund_tasks) };
    assert!(matches!(&used.task.state, RefundState::UsedAtTill { receipt, .. } if receipt == "T-2026-0042"));
    assert_eq!((rest.task.amount.to_string(), &rest.task.state), ("5.80".to_owned(), &RefundState::ToDo));
    assert_eq!(
        (order.amounts.refunded.to_string(), order.amounts.pending.to_string()),
        ("12.00".into(), "5.80".into())
    );
    let history: History = shop.awa.call(&ReadHistory { number: number() }).await.read();
    assert_eq!(history.items[0].agent.as_deref(), Some("Caisse 1"));
    assert!(
        matches!(&history.items[0].event, HistoryEvent::UsedAtTill { rest: Some(rest), .. } if rest.to_string() == "5.80")
    );

    // The rest is an agent's work like any other, and a till's as long as it is nobody's.
    let unfinished: UnfinishedList = shop.awa.call(&ListUnfinished).await.read();
    assert_eq!(unfinished.items.len(), 1);
    let all = try_to_use(&till, "5.80", "T-2026-0043").await;
    assert_eq!(amounts(&all.read()), (TillCreditState::Used, "0.00".to_owned(), "17.80".to_owned()));
    let unfinished: UnfinishedList = shop.awa.call(&ListUnfinished).await.read();
    assert_eq!(unfinished.items, []);
    let found: OrderPage =
        shop.awa.call(&ListOrders { q: Some("T-2026-0042".to_owned()), ..ListOrders::default() }).await.read();
    assert_eq!(found.items.iter().map(|item| item.number.0.as_str()).collect::<Vec<_>>(), [ORDER]);
    assert_eq!(found.items[0].payment_state, PaymentState::PartiallyRefunded);
}

#[tokio::test]
async fn what_is_used_is_not_refunded_and_what_is_being_refunded_is_not_used() {
    let (shop, till) = shop_with_a_till().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.take_on(1).await;
    assert_eq!(amounts(&look_up(&till).await).0, TillCreditState::NotUsable);
    let refused = refusal(&try_to_use(&till, "17.80", "T-1").await);
    assert_eq!((refused.code, refused.taken_on), (ProblemCode::RefundTakenOn, None), "a till knows nobody");

    walk.done(&walk.settling(1, RefundOutcome::NotRefunded {})).await;
    assert_eq!(try_to_use(&till, "17.80", "T-1").await.status, 200);
    walk.refresh().await;
    assert_eq!(walk.refused(&walk.opening_task(1)).await.code, ProblemCode::AlreadySettled);
    let correcting = CorrectCreditNote { note: first(), body: CorrectCreditNoteBody { reason: "faux".to_owned() } };
    assert_eq!(walk.refused(&correcting).await.code, ProblemCode::RefundUnderWay);
    assert_eq!(refusal(&try_to_use(&till, "1.00", "T-2").await).code, ProblemCode::CreditNotUsable);

    // The till had undone it: it is to be given again.
    let undone = RefundOutcome::NeverMade { reason: "Vente annulée".to_owned() };
    let order = walk.done(&walk.settling(1, undone)).await;
    assert_eq!(
        (order.amounts.refunded.to_string(), order.amounts.pending.to_string()),
        ("0.00".into(), "17.80".into())
    );
    assert_eq!(try_to_use(&till, "17.80", "T-1").await.status, 200, "the receipt is free again");
}

#[tokio::test]
async fn a_use_is_carried_out_once_whatever_is_sent_again() {
    let (_shop, till) = shop_with_a_till().await;
    let write = using("5.00", "T-1");
    let first_answer = till.write(&write, "key-till-use-0001", 2).await;
    let again = till.write(&write, "key-till-use-0001", 2).await;
    assert_eq!((first_answer.status, &again.text), (200, &first_answer.text));
    assert_eq!(again.header("idempotent-replayed"), Some("true"));
    let key = OperationKey::parse("key-till-use-0001").unwrap();
    let operation: Operation = till.call(&ReadOperation { key }).await.read();
    assert_eq!((operation.kind, operation.version), (UseAtTill::KIND, 3));
    // Whoever lost the key asks again: the version is another, and on the new one the receipt is known.
    assert_eq!(refusal(&till.write(&write, "key-till-use-0002", 2).await).code, ProblemCode::VersionMismatch);
    let known = refusal(&till.write(&write, "key-till-use-0003", 3).await);
    assert_eq!((known.code, known.errors[0].pointer.as_str()), (ProblemCode::ReceiptUsed, "/receipt"));
    assert_eq!(amounts(&look_up(&till).await), (TillCreditState::PartlyUsed, "12.80".to_owned(), "5.00".to_owned()));
}

#[tokio::test]
async fn what_is_no_use_says_what_is_wrong_and_changes_nothing() {
    let (shop, till) = shop_with_a_till().await;
    for (amount, receipt, code, pointer) in [
        ("17.81", "T-1", ProblemCode::AmountExceedsRefundable, "/amount"),
        ("0.00", "T-1", ProblemCode::ValidationFailed, "/amount"),
        ("1.000", "T-1", ProblemCode::ValidationFailed, "/amount"),
        ("1.00", " \u{200b}", ProblemCode::ValidationFailed, "/receipt"),
        ("1.00", &"9".repeat(201), ProblemCode::ValidationFailed, "/receipt"),
    ] {
        let refused = refusal(&till.write(&using(amount, receipt), "key-till-wrong-01", 2).await);
        assert_eq!((refused.code, refused.errors[0].pointer.as_str()), (code, pointer), "{amount} {receipt}");
    }
    // The number alone is no credit: the next one is another customer's.
    for code in ["AV-2026-000001", "AV-2026-000001:", "AV-2026-000001:ORD00124", "AV-2026-000009:ORD00123", "ORD00123"]
    {
        let code = TillCode(code.to_owned());
        let unknown = UseAtTill { code: code.clone(), ..using("1.00", "T-1") };
        assert_eq!(refusal(&till.write(&unknown, "key-till-wrong-02", 2).await).code, ProblemCode::CreditNoteNotFound);
        assert_eq!(refusal(&till.call(&ReadTillCredit { code }).await).code, ProblemCode::CreditNoteNotFound);
    }

    Walk::of(&shop.ben, ORDER).await.open().await;
    let held = refusal(&try_to_use(&till, "1.00", "T-1").await);
    assert_eq!((held.code, held.lease), (ProblemCode::LeaseHeld, None), "a till knows nobody");
    assert!(look_up(&till).await.held, "and is told so before the customer is promised anything");
    assert_eq!(amounts(&look_up(&till).await), (TillCreditState::Open, "17.80".to_owned(), "0.00".to_owned()));
}

#[tokio::test]
async fn the_credit_of_a_cancelled_order_is_used_and_the_cancellation_goes_on() {
    let shop = Shop::open().await;
    let till = Desk::hire(&shop.app, "Caisse 1", Role::Till).await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.cancel().await;
    assert_eq!(refusal(&try_to_use(&till, "31.60", "T-1").await).code, ProblemCode::LeaseHeld);
    walk.close().await;
    assert_eq!(try_to_use(&till, "31.60", "T-1").await.status, 200);
    let order = walk.refresh().await;
    assert!(matches!(order.cancellation, Cancellation::MessageReady { .. }), "{:?}", order.cancellation);
    assert_eq!(order.lease, None);
    let mail: MessagePreview = shop.awa.call(&PreviewMessage { number: number() }).await.read();
    assert!(mail.body.contains("en avoir, utilisé en magasin") && !mail.body.contains("banque"), "{}", mail.body);
}

#[tokio::test]
async fn a_till_reads_and_does_nothing_else() {
    let (shop, till) = shop_with_a_till().await;
    let refused = |answer: Answer| refusal(&answer).code;
    assert_eq!(refused(till.call(&ReadOrder { number: number() }).await), ProblemCode::RoleIsATill);
    assert_eq!(refused(till.call(&ReadCreditNote { note: first() }).await), ProblemCode::RoleIsATill);
    assert_eq!(refused(till.call(&ListOrders::default()).await), ProblemCode::RoleIsATill);
    assert_eq!(refused(till.call(&ReadSession).await), ProblemCode::RoleIsATill);
    let sign_in = SignIn { body: SignInBody { token: till.token.clone() } };
    assert_eq!(refused(shop.awa.call(&sign_in).await), ProblemCode::RoleIsATill);
    let correcting = CorrectCreditNote { note: first(), body: CorrectCreditNoteBody { reason: "faux".to_owned() } };
    assert_eq!(refused(till.write(&correcting, "key-till-wrong-01", 2).await), ProblemCode::RoleIsATill);
    // What it is told names nobody.
    let told = till.call(&ReadTillCredit { code: code() }).await;
    let order: OrderDetail = shop.awa.call(&ReadOrder { number: number() }).await.read();
    for secret in [&order.order.customer.name, &order.order.customer.email, "Awa Diallo"] {
        assert!(!told.text.contains(secret), "{}", told.text);
    }
    // Who reads may look up, and only who writes may use.
    let nina = Desk::hire(&shop.app, "Nina Accountant", Role::Accountant).await;
    assert_eq!(amounts(&look_up(&nina).await).0, TillCreditState::Open);
    assert_eq!(refused(nina.write(&using("1.00", "T-1"), "key-till-wrong-02", 2).await), ProblemCode::RoleOnlyReads);
    assert_eq!(shop.ben.write(&using("1.00", "T-1"), "key-till-by-hand-1", 2).await.status, 200);
}

#[tokio::test]
async fn a_use_of_two_payments_is_undone_whole_and_none_of_it_is_news_of_a_later_cancellation() {
    let shop = Shop::open().await;
    let till = Desk::hire(&shop.app, "Caisse 1", Role::Till).await;
    let order = order_in("EUR")
        .numbered("TWO", "2026-11-20T09:14:00Z")
        .for_customer("Awa Ndiaye", "awa@example.com", "fr")
        .line("1", 2, "20.00", &[])
        .line("2", 1, "5.00", &[])
        .paid("p1", PaymentProvider::HIPAY, "15.00")
        .paid("p2", PaymentProvider::PAYPAL, "10.00");
    shop.app.store.insert_orders(&[order]).await.unwrap();
    let number = OrderNumber("TWO".to_owned());
    let body = serde_json::json!({ "lines": [{ "line": "1", "quantity": 2 }], "reason": "Retour" });
    let mut walk = Walk::of(&shop.awa, "TWO").await;
    walk.done(&IssueCreditNote { number: number.clone(), body: serde_json::from_value(body).unwrap() }).await;
    let using = |amount: &str| UseAtTill {
        code: TillCode::new(&first(), &number),
        body: TillUseDraft { amount: amount.parse().unwrap(), receipt: "T-1".to_owned() },
    };
    let used: ToldTillCredit = till.write(&using("20.00"), "key-till-two-00001", 2).await.read();
    assert_eq!((used.credit.uses.len(), used.credit.used.to_string()), (1, "20.00".to_owned()));

    walk.refresh().await;
    let undone = walk.done(&walk.settling(1, RefundOutcome::NeverMade { reason: "Vente annulée".to_owned() })).await;
    assert_eq!(
        (undone.amounts.refunded.to_string(), undone.amounts.pending.to_string()),
        ("0.00".into(), "20.00".into())
    );
    let again: ToldTillCredit = till.write(&using("20.00"), "key-till-two-00002", walk.version).await.read();
    assert_eq!(again.credit.used.to_string(), "20.00");

    shop.clock.advance(time::Duration::days(30));
    walk.refresh().await;
    walk.cancel().await;
    for (position, task) in (1..).zip(walk.refresh().await.refund_tasks) {
        if task.task.is_open() {
            walk.refund(position).await;
        }
    }
    let mail: MessagePreview = shop.awa.call(&PreviewMessage { number }).await.read();
    assert!(mail.body.contains("5,00") && !mail.body.contains("25,00"), "{}", mail.body);
}
