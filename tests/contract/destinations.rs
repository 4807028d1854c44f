//! Where the money of other means goes: it is agreed with the means or said later, given out while it is needed, and no longer.

use avoir::api::history::{History, HistoryEvent, ReadHistory};
use avoir::api::messages::{ListReplies, PreviewMessage, SettleMail, SettleMailBody};
use avoir::api::order_detail::OrderDetail;
use avoir::api::problem::{Problem, ProblemCode};
use avoir::api::refund_tasks::{GiveDestination, ListUnfinished};
use avoir::backend::store::ErasureTerms;
use avoir::domain::refund_task::fixture::account;
use avoir::domain::refund_task::{
    Alternative, AlternativeMethod, BankAccount, Destination, ImpossibleReason, MaskedAccount, RefundMeans,
    RefundOutcome, ToldDestination,
};
use axum::body::Body;
use serde_json::{Value, json};
use sqlx::Row;
use time::Duration;

use super::golden;
use crate::support::database::connect;
use crate::support::shop::{Desk, Shop};
use crate::support::walk::{Walk, refusal};

const ORDER: &str = "ORD00123";
/// What gives the account away: neither its first group nor its end.
const SECRET: &str = "30006000011234567";
const MASKED: &str = "FR76 •••• •••• 0189";

fn impossible(alternative: Alternative) -> RefundOutcome {
    RefundOutcome::Impossible { reason: ImpossibleReason::TooOld, alternative }
}

fn by_transfer(account: Option<BankAccount>) -> RefundOutcome {
    impossible(Alternative::BankTransfer { customer_agreed: true, account })
}

fn transfer_to_the_account() -> RefundOutcome {
    by_transfer(Some(account()))
}

/// Cancelled, and the refund of its payment taken on.
async fn taken_on(desk: &Desk) -> Walk<'_> {
    let mut walk = Walk::of(desk, ORDER).await;
    walk.cancel().await;
    walk.take_on(1).await;
    walk
}

fn told(order: &OrderDetail, position: usize) -> Option<&ToldDestination> {
    order.refund_tasks[position - 1].destination.as_ref()
}

fn masked() -> ToldDestination {
    ToldDestination::MaskedAccount(MaskedAccount { holder: "Awa Diallo".to_owned(), iban: MASKED.to_owned() })
}

async fn events(desk: &Desk) -> Vec<HistoryEvent> {
    let history: History = desk.call(&ReadHistory { number: Walk::of(desk, ORDER).await.order }).await.read();
    history.items.into_iter().map(|entry| entry.event).collect()
}

/// The problem of a body that no type of ours can be.
async fn refused(walk: &Walk<'_>, desk: &Desk, path: &str, body: &Value) -> Problem {
    let request = desk.request_to("POST", path).header("idempotency-key", "key-wrong-0000001");
    let request = request.header("if-match", format!("\"v{}\"", walk.version));
    refusal(&desk.send(request.body(Body::from(body.to_string())).unwrap()).await)
}

#[tokio::test]
async fn a_transfer_goes_to_the_account_that_was_agreed() {
    let shop = Shop::open().await;
    let mut walk = taken_on(&shop.awa).await;
    let call = walk.settling(1, transfer_to_the_account());
    let answer = walk.deliver(&call).await;
    golden::check("settle_refund_task.to_an_account", &call, &answer);
    let order = walk.refresh().await;
    assert_eq!(order.refund_tasks[1].task.means, RefundMeans::Alternative(AlternativeMethod::BankTransfer));
    assert_eq!(told(&order, 2), Some(&ToldDestination::Account(account())));
    let [HistoryEvent::RefundAccountGiven { task, amount, account }, HistoryEvent::RefundImpossible { .. }, ..] =
        &events(&shop.awa).await[..]
    else {
        panic!()
    };
    assert_eq!((task, amount.to_string().as_str(), account.as_str()), (&walk.task(2), "31.60", MASKED));
}

#[tokio::test]
async fn a_cheque_goes_to_the_address_and_older_clients_say_nothing_of_either() {
    let shop = Shop::open().await;
    let mut walk = taken_on(&shop.awa).await;
    let address = Some(" Awa Diallo\n\n12 rue des Lilas \n59000 Lille\n".to_owned());
    let order = walk.done(&walk.settling(1, impossible(Alternative::Cheque { customer_agreed: true, address }))).await;
    let kept = "Awa Diallo\n12 rue des Lilas\n59000 Lille".to_owned();
    assert_eq!(told(&order, 2), Some(&ToldDestination::Address(kept)));
    assert!(matches!(events(&shop.awa).await[0], HistoryEvent::RefundAddressGiven { .. }));

    walk.take_on(2).await;
    let order = walk.done(&walk.settling(2, by_transfer(None))).await;
    assert_eq!(told(&order, 3), None);
    assert!(matches!(events(&shop.awa).await[0], HistoryEvent::RefundImpossible { .. }));
}

#[tokio::test]
async fn a_wrong_destination_is_refused_with_its_place_and_what_is_wrong() {
    let shop = Shop::open().await;
    let walk = taken_on(&shop.awa).await;
    let path = format!("/refund-tasks/{}/outcome", walk.task(1));
    let saying =
        |alternative: Value| json!({ "outcome": "impossible", "reason": "too_old", "alternative": alternative });
    let of_account = |holder: &str, iban: &str| {
        let account = json!({ "holder": holder, "iban": iban });
        saying(json!({ "method": "bank_transfer", "customer_agreed": true, "account": account }))
    };
    let right = "FR76 3000 6000 0112 3456 7890 189";
    for (body, pointer, code) in [
        (of_account("Awa", "FR76 3000 6000 0112 3456 7890 18"), "/alternative/account/iban", "iban_length"),
        (of_account("Awa", "FR76 3000 6000 0112 3456 7890 188"), "/alternative/account/iban", "iban_check_digits"),
        (of_account("Awa", "ZZ76 3000 6000 0112 3456 7890 189"), "/alternative/account/iban", "iban_country"),
        (of_account("Awa", MASKED), "/alternative/account/iban", "iban_characters"),
        (of_account(" \u{200b}", right), "/alternative/account/holder", "required"),
        (of_account(&"a".repeat(71), right), "/alternative/account/holder", "too_long"),
        (
            saying(json!({ "method": "cheque", "customer_agreed": true, "address": " \n " })),
            "/alternative/address",
            "required",
        ),
        (
            saying(json!({ "method": "cheque", "customer_agreed": true, "address": "a".repeat(301) })),
            "/alternative/address",
            "too_long",
        ),
        (
            saying(json!({ "method": "cash", "customer_agreed": true, "address": "Lille" })),
            "/alternative/address",
            "unknown_field",
        ),
    ] {
        let problem = refused(&walk, &shop.awa, &path, &body).await;
        assert_eq!(problem.code, ProblemCode::ValidationFailed);
        let error = &problem.errors[0];
        assert_eq!((error.pointer.as_str(), error.code.as_str()), (pointer, code), "{body}");
        assert!(!format!("{problem:?}").contains("3000"), "what was sent is never repeated");
    }
}

#[tokio::test]
async fn whoever_has_it_on_says_later_where_it_goes_and_corrects_it() {
    let shop = Shop::open().await;
    let mut walk = taken_on(&shop.awa).await;
    walk.done(&walk.settling(1, by_transfer(None))).await;
    let giving = |destination: Destination| GiveDestination { id: walk.task(2), body: destination };
    let to_the_account = giving(Destination::Account(account()));
    let to_an_address = giving(Destination::Address("Lille".to_owned()));
    assert_eq!(refusal(&walk.deliver(&to_the_account).await).code, ProblemCode::RefundNotTakenOn);
    walk.take_on(2).await;
    let problem = refusal(&walk.deliver(&to_an_address).await);
    let error = &problem.errors[0];
    assert_eq!((error.pointer.as_str(), error.code.as_str()), ("", "does_not_fit"));

    let answer = walk.deliver(&to_the_account).await;
    golden::check("give_destination", &to_the_account, &answer);
    walk.refresh().await;
    let other = "DE89 3704 0044 0532 0130 00".parse().unwrap();
    let body = Destination::Account(BankAccount { holder: "A. Diallo".to_owned(), iban: other });
    let order = walk.done(&GiveDestination { id: walk.task(2), body: body.clone() }).await;
    assert_eq!(told(&order, 2), Some(&body.told(true)));
    let accounts: Vec<String> = events(&shop.awa).await.into_iter().filter_map(account_of).collect();
    assert_eq!(accounts, ["DE89 •••• •••• 3000", MASKED], "both stay to be seen");

    walk.done(&walk.settling(2, RefundOutcome::done("VIR-7".to_owned()))).await;
    assert_eq!(refusal(&walk.deliver(&to_the_account).await).code, ProblemCode::AlreadySettled);
}

fn account_of(event: HistoryEvent) -> Option<String> {
    match event {
        HistoryEvent::RefundAccountGiven { account, .. } => Some(account),
        _ => None,
    }
}

#[tokio::test]
async fn once_it_is_made_the_number_is_given_out_no_more_not_even_by_what_was_answered_before() {
    let shop = Shop::open().await;
    let mut walk = taken_on(&shop.awa).await;
    let (call, version, key) = (walk.settling(1, transfer_to_the_account()), walk.version, "key-agreed-000001");
    let first = shop.awa.write(&call, key, version).await;
    let again = shop.awa.write(&call, key, version).await;
    assert_eq!((first.status, again.header("idempotent-replayed")), (200, Some("true")));
    assert_eq!(again.text, first.text, "an answer that got lost is given again whole");
    assert!(first.text.contains(SECRET));

    walk.refresh().await;
    walk.take_on(2).await;
    let account_as_reference = RefundOutcome::done("FR76 3000 6000 0112 3456 7890 189".to_owned());
    let problem = refusal(&walk.deliver(&walk.settling(2, account_as_reference)).await);
    let error = &problem.errors[0];
    assert_eq!((error.pointer.as_str(), error.code.as_str()), ("/reference", "is_the_account"));
    let order = walk.refund(2).await;
    assert_eq!(told(&order, 2), Some(&masked()));
    let again: OrderDetail = shop.awa.write(&call, key, version).await.read();
    assert_eq!(told(&again, 2), Some(&masked()));
    let number = walk.order.clone();
    for text in [
        shop.awa.call(&ReadHistory { number: number.clone() }).await.text,
        shop.awa.call(&PreviewMessage { number: number.clone() }).await.text,
        shop.awa.call(&ListReplies { number }).await.text,
    ] {
        assert!(!text.contains(SECRET), "{text}");
    }
}

#[tokio::test]
async fn no_list_and_no_line_of_the_journal_holds_the_number() {
    let shop = Shop::open().await;
    let mut walk = taken_on(&shop.awa).await;
    walk.done(&walk.settling(1, transfer_to_the_account())).await;
    let unfinished = shop.ben.call(&ListUnfinished).await.text;
    assert!(unfinished.contains("bank_transfer") && !unfinished.contains("0189"), "{unfinished}");
    let lines = shop.app.store.journal_lines(0, i64::MAX).await.unwrap();
    assert!(!format!("{lines:?}").contains(SECRET));
    let mut db = connect(&shop).await;
    let kept = sqlx::query("SELECT body FROM operations").fetch_all(&mut db).await.unwrap();
    assert!(kept.iter().all(|row| !row.get::<String, _>("body").contains("0189")), "an answer keeps none of it");
    assert!(!format!("{:?}", transfer_to_the_account()).contains(SECRET), "what is written to a log is masked");
}

#[tokio::test]
async fn what_carries_on_by_the_same_means_goes_to_the_same_account() {
    let shop = Shop::open().await;
    let mut walk = taken_on(&shop.awa).await;
    walk.done(&walk.settling(1, transfer_to_the_account())).await;
    walk.refund(2).await;
    let bounced = RefundOutcome::Bounced { reason: "Rejeté".to_owned(), alternative: None };
    let order = walk.done(&walk.settling(2, bounced)).await;
    assert_eq!((told(&order, 2), told(&order, 3)), (Some(&masked()), Some(&ToldDestination::Account(account()))));
    walk.refund(3).await;
    let order = walk.done(&walk.settling(3, RefundOutcome::NeverMade { reason: "Erreur".to_owned() })).await;
    assert_eq!(told(&order, 4), Some(&ToldDestination::Account(account())));
    walk.take_on(4).await;
    let cash = Alternative::new(AlternativeMethod::Cash, true);
    let order = walk.done(&walk.settling(4, impossible(cash))).await;
    assert_eq!((told(&order, 4), told(&order, 5)), (Some(&masked()), None));
}

#[tokio::test]
async fn it_is_erased_with_the_order() {
    let shop = Shop::open().await;
    let mut walk = taken_on(&shop.awa).await;
    walk.done(&walk.settling(1, transfer_to_the_account())).await;
    walk.refund(2).await;
    let body = SettleMailBody::Skip { reason: "Prévenue".to_owned() };
    walk.done(&SettleMail { number: walk.order.clone(), body }).await;
    shop.clock.advance(Duration::days(30));
    let now = shop.clock.now();
    let terms = ErasureTerms { without_notes: now, with_notes: now };
    assert_eq!(shop.app.store.erase(&[walk.order.clone()], terms).await.unwrap(), 1);
    assert_eq!(told(&walk.refresh().await, 2), None);
    let accounts: Vec<String> = events(&shop.awa).await.into_iter().filter_map(account_of).collect();
    assert!(accounts.iter().all(|account| !account.contains("0189")), "{accounts:?}");
    let mut db = connect(&shop).await;
    let left = sqlx::query("SELECT 1 FROM refund_tasks WHERE account_iban IS NOT NULL OR account_holder IS NOT NULL");
    assert_eq!(left.fetch_all(&mut db).await.unwrap().len(), 0);
}
