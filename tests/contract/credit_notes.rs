//! Credit notes: previewed, issued, refunded, corrected, and what they do to the stock.

use avoir::api::call::Call;
use avoir::api::credit_notes::{
    CorrectCreditNote, CorrectCreditNoteBody, CreditNoteDocument, IssueCreditNote, PreviewCreditNote, ReadCreditNote,
};
use avoir::api::messages::{PreviewCreditNoteMail, SendCreditNoteMail};
use avoir::api::order_detail::OrderDetail;
use avoir::api::orders::{ListOrders, OrderPage};
use avoir::api::problem::{Problem, ProblemCode};
use avoir::api::refund_tasks::{ListUnfinished, UnfinishedList};
use avoir::api::stock::{FindItems, ItemList, ReadMovements, StockHistory};
use avoir::backend::store::Seller;
use avoir::backend::{App, Config};
use avoir::domain::action::OrderAction;
use avoir::domain::agent::Role;
use avoir::domain::cancellation::Cancellation;
use avoir::domain::case::PaymentState;
use avoir::domain::credit::{Cap, CreditNoteDraft, CreditNoteNumber, Quote};
use avoir::domain::order::OrderNumber;
use avoir::domain::refund_task::RefundState;
use avoir::domain::stock::MovementReason::{self, ApiRemoved, CreditNoteCorrected, ReturnedToStockByRefunding};
use serde_json::{Value, json};

use super::golden;
use crate::support::shop::{Desk, Shop};
use crate::support::walk::{Walk, refusal};

/// Three mugs and their shipping, paid by card; shipped or not makes no difference.
const MUGS: &str = "ORD00123";
/// A lamp, paid by gift card and PayPal.
const LAMP: &str = "ORD00124";

fn draft(value: Value) -> CreditNoteDraft {
    serde_json::from_value(value).unwrap()
}

fn two_mugs() -> CreditNoteDraft {
    draft(json!({
        "lines": [{ "line": "1", "quantity": 2 }],
        "shipping": [{ "id": "s1", "amount": "2.00" }],
        "restock": true, "reason": "Deux mugs ébréchés", "expected_total": "19.80"
    }))
}

fn issuing(number: &str, body: CreditNoteDraft) -> IssueCreditNote {
    IssueCreditNote { number: OrderNumber(number.to_owned()), body }
}

pub(super) fn correcting(note: u32, reason: &str) -> CorrectCreditNote {
    CorrectCreditNote {
        note: CreditNoteNumber::new(2026, note),
        body: CorrectCreditNoteBody { reason: reason.to_owned() },
    }
}

async fn movements(shop: &Shop, sku: &str) -> Vec<(i64, MovementReason)> {
    let history: StockHistory = shop.awa.call(&ReadMovements { sku: sku.to_owned() }).await.read();
    history.movements.iter().map(|movement| (movement.change, movement.reason)).collect()
}

#[tokio::test]
async fn a_credit_note_from_preview_to_correction_answers_as_pinned() {
    let shop = Shop::open().await;
    let awa = &shop.awa;
    let number = OrderNumber(MUGS.to_owned());

    let call = PreviewCreditNote { number: number.clone(), body: two_mugs() };
    golden::check("preview_credit_note", &call, &awa.call(&call).await);
    let call = issuing(MUGS, two_mugs());
    golden::check("issue_credit_note", &call, &awa.write(&call, "key-issue-000001", 1).await);
    let call = ReadCreditNote { note: CreditNoteNumber::new(2026, 1) };
    golden::check("read_credit_note", &call, &awa.call(&call).await);
    let call = PreviewCreditNoteMail { note: CreditNoteNumber::new(2026, 1) };
    golden::check("preview_credit_note_mail", &call, &awa.call(&call).await);
    let call = SendCreditNoteMail { note: CreditNoteNumber::new(2026, 1) };
    golden::check("send_credit_note_mail", &call, &awa.write(&call, "key-note-mail-01", 2).await);
    let call = correcting(1, "Il n’y en avait qu’un");
    golden::check("correct_credit_note", &call, &awa.write(&call, "key-correct-0001", 3).await);
    let call = FindItems { q: "mug".to_owned() };
    golden::check("find_items", &call, &awa.call(&call).await);
    let call = ReadMovements { sku: "MUG-01".to_owned() };
    golden::check("read_movements", &call, &awa.call(&call).await);
}

#[tokio::test]
async fn a_preview_changes_nothing_and_is_what_issuing_stores() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, MUGS).await;
    let preview: Quote =
        shop.awa.call(&PreviewCreditNote { number: walk.order.clone(), body: two_mugs() }).await.read();
    let before = walk.refresh().await;
    assert_eq!((before.version, before.credit_notes.len()), (1, 0));
    let detail = walk.done(&issuing(MUGS, two_mugs())).await;
    assert_eq!(detail.credit_notes[0].quote, preview);
    let document: CreditNoteDocument =
        shop.ben.call(&ReadCreditNote { note: CreditNoteNumber::new(2026, 1) }).await.read();
    assert_eq!((document.note, document.seller.as_str()), (detail.credit_notes[0].clone(), "Maison Lumen"));
}

#[tokio::test]
async fn a_note_names_the_shop_as_it_was_called_when_it_was_issued() {
    let shop = Shop::open().await;
    Walk::of(&shop.awa, MUGS).await.done(&issuing(MUGS, two_mugs())).await;
    let seller = Seller { name: "Maison Neuve".to_owned(), details: vec!["SIREN 1".to_owned()], identity: None };
    let renamed = avoir::backend::Shop { seller, ..avoir::backend::Shop::default() };
    let later = App::new(shop.app.store.clone(), Config { shop: renamed, ..Config::default() });
    let nina = Desk::hire(&later, "Nina", Role::Agent).await;
    let document: CreditNoteDocument = nina.call(&ReadCreditNote { note: CreditNoteNumber::new(2026, 1) }).await.read();
    assert_eq!((document.seller.as_str(), document.seller_details), ("Maison Lumen", vec![]));
}

#[tokio::test]
async fn a_credit_note_is_refunded_without_mod() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, MUGS).await;
    let issued = walk.done(&issuing(MUGS, two_mugs())).await;
    assert_eq!(issued.payment_state, PaymentState::RefundPending);
    let actions = [
        OrderAction::OpenModification,
        OrderAction::SettleRefundTask,
        OrderAction::IssueCreditNote,
        OrderAction::CorrectCreditNote,
        OrderAction::SendCreditNoteMail,
        OrderAction::NoteTicket,
    ];
    assert_eq!(issued.allowed_actions, actions);
    let task = &issued.refund_tasks[0].task;
    assert_eq!(
        (task.amount.to_string().as_str(), task.cause.credit_note().map(|note| &note.0[..])),
        ("19.80", Some("AV-2026-000001"))
    );

    let unfinished: UnfinishedList = shop.ben.call(&ListUnfinished).await.read();
    assert_eq!(unfinished.items[0].started_by, "Awa Diallo");
    assert_eq!((&unfinished.items[0].cancellation, &unfinished.items[0].number.0[..]), (&Cancellation::Idle, MUGS));

    // In the list as well, until its money is back.
    let still_to_finish = ListOrders { unfinished: Some(true), ..ListOrders::default() };
    let listed: OrderPage = shop.ben.call(&still_to_finish).await.read();
    assert_eq!(
        listed.items.iter().map(|order| (&order.number.0[..], order.unfinished)).collect::<Vec<_>>(),
        [(MUGS, true)]
    );

    let opened = walk.done(&walk.opening_task(1)).await;
    assert!(opened.lease.is_none(), "nothing would switch it off again");
    let done = walk.refund(1).await;
    assert_eq!((done.payment_state, done.lease), (PaymentState::PartiallyRefunded, None));
    assert_eq!(done.amounts.refundable.to_string(), "11.80");
    let unfinished: UnfinishedList = shop.ben.call(&ListUnfinished).await.read();
    assert_eq!(unfinished.items, []);
    let listed: OrderPage = shop.ben.call(&still_to_finish).await.read();
    assert!(listed.items.is_empty());
}

#[tokio::test]
async fn what_a_credit_note_left_is_what_cancelling_gives_back() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, MUGS).await;
    walk.done(&issuing(MUGS, two_mugs())).await;
    let detail = walk.cancel().await;
    let amounts: Vec<_> = detail.refund_tasks.iter().map(|task| task.task.amount.to_string()).collect();
    assert_eq!(amounts, ["19.80", "11.80"]);
    assert_eq!(movements(&shop, "MUG-01").await, [(1, ReturnedToStockByRefunding), (2, ReturnedToStockByRefunding)]);
    walk.refund(1).await;
    let detail = walk.refund(2).await;
    assert!(matches!(detail.cancellation, Cancellation::MessageReady { .. }));
}

#[tokio::test]
async fn a_cancellation_credits_the_goods_even_when_goodwill_took_all_the_money() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, MUGS).await;
    let goodwill = json!({ "adjustment": { "amount": "31.60", "reason": "geste commercial" } });
    walk.done(&issuing(MUGS, draft(goodwill))).await;
    let detail = walk.cancel().await;
    let quote = &detail.credit_notes[1].quote;
    assert_eq!((quote.total.to_string(), quote.tax.to_string()), ("0.00".to_owned(), "5.27".to_owned()));
    assert_eq!(movements(&shop, "MUG-01").await, [(3, ReturnedToStockByRefunding)]);
    assert_eq!(detail.refund_tasks.len(), 1, "no money is left to go back");
}

#[tokio::test]
async fn the_mail_of_a_cancellation_leaves_out_what_was_given_back_long_before() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, MUGS).await;
    walk.done(&issuing(MUGS, two_mugs())).await;
    walk.refund(1).await;
    shop.clock.advance(time::Duration::days(2));
    walk.cancel().await;
    walk.refund(2).await;
    let mail = walk.mail().await.messages.remove(0).body;
    assert!(mail.contains("11,80") && !mail.contains("19,80") && !mail.contains("31,60"), "{mail}");
}

#[tokio::test]
async fn what_is_unfinished_is_so_since_its_oldest_refund() {
    let shop = Shop::open().await;
    Walk::of(&shop.awa, MUGS).await.done(&issuing(MUGS, two_mugs())).await;
    shop.clock.advance(time::Duration::days(10));
    Walk::of(&shop.ben, MUGS).await.cancel().await;
    let unfinished: UnfinishedList = shop.ben.call(&ListUnfinished).await.read();
    let [item] = unfinished.items.as_slice() else { panic!("{unfinished:?}") };
    assert_eq!((item.started_by.as_str(), item.since), ("Awa Diallo", item.open_tasks[0].created_at));
}

#[tokio::test]
async fn one_intent_issues_one_note_by_key_and_by_version() {
    let shop = Shop::open().await;
    let one_mug = || issuing(MUGS, draft(json!({ "lines": [{ "line": "1", "quantity": 1 }] })));
    let first = shop.awa.write(&one_mug(), "key-issue-000001", 1).await;
    assert_eq!(shop.awa.write(&one_mug(), "key-issue-000001", 1).await.text, first.text, "the same answer");
    let another_key = shop.awa.write(&one_mug(), "key-issue-000002", 1).await;
    assert_eq!(refusal(&another_key).code, ProblemCode::VersionMismatch);
    let detail = Walk::of(&shop.awa, MUGS).await.refresh().await;
    assert_eq!((detail.credit_notes.len(), detail.amounts.pending.to_string().as_str()), (1, "8.90"));
}

#[tokio::test]
async fn nobody_credits_while_another_has_mod_on() {
    let shop = Shop::open().await;
    let mut ben = Walk::of(&shop.ben, MUGS).await;
    ben.open().await;
    let mut awa = Walk::of(&shop.awa, MUGS).await;
    let refused = awa.refused(&issuing(MUGS, two_mugs())).await;
    assert_eq!(refused.lease.map(|lease| lease.holder.name), Some("Ben Roux".to_owned()));
    let kept = ben.done(&issuing(MUGS, two_mugs())).await;
    assert!(kept.lease.is_some());
}

#[tokio::test]
async fn a_refusal_says_which_field_which_cap_and_how_much() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, MUGS).await;
    for (body, code, pointer, field, cap, refundable) in [
        (
            json!({ "lines": [{ "line": "1", "quantity": 4 }] }),
            ProblemCode::AmountExceedsRefundable,
            "/lines/0/quantity",
            "quantity_exceeds_refundable",
            Some(Cap::Unit),
            Some("3"),
        ),
        (
            json!({ "lines": [{ "line": "1", "amount": "26.71" }] }),
            ProblemCode::AmountExceedsRefundable,
            "/lines/0/amount",
            "amount_exceeds_refundable",
            Some(Cap::Line),
            Some("26.70"),
        ),
        (
            json!({ "shipping": [{ "id": "s1", "amount": "5.00" }] }),
            ProblemCode::AmountExceedsRefundable,
            "/shipping/0/amount",
            "amount_exceeds_refundable",
            Some(Cap::Parcel),
            Some("4.90"),
        ),
        (json!({}), ProblemCode::ValidationFailed, "", "nothing_to_refund", None, None),
        (
            json!({ "lines": [{ "line": "1", "quantity": 1 }], "adjustment": { "amount": "-1.00", "reason": " " } }),
            ProblemCode::ValidationFailed,
            "/adjustment/reason",
            "reason_missing",
            None,
            None,
        ),
    ] {
        let problem = walk.refused(&issuing(MUGS, draft(body))).await;
        let error = &problem.errors[0];
        assert_eq!((problem.code, error.pointer.as_str(), error.code.as_str()), (code, pointer, field));
        assert_eq!((error.cap, error.refundable.as_deref()), (cap, refundable), "{pointer}");
    }
    let wrong = CreditNoteDraft { expected_total: Some("19.81".parse().unwrap()), ..two_mugs() };
    let problem = walk.refused(&issuing(MUGS, wrong)).await;
    assert_eq!(problem.code, ProblemCode::QuoteMismatch);
    assert_eq!(problem.errors[0].computed, Some("19.80".parse().unwrap()));
}

#[tokio::test]
async fn a_slip_in_a_name_credits_nothing_else() {
    let shop = Shop::open().await;
    let path = PreviewCreditNote { number: OrderNumber(MUGS.to_owned()), body: two_mugs() }.path();
    for (body, pointer) in [
        (json!({ "lines": [{ "line": "1", "quantity": 1, "ammount": "1.00" }] }), "/lines/0/ammount"),
        (json!({ "lines": [], "shiping": [] }), "/shiping"),
    ] {
        let request = shop.awa.request_to("POST", &path).body(body.to_string().into()).unwrap();
        let problem: Problem = refusal(&shop.awa.send(request).await);
        assert_eq!((problem.code, problem.errors[0].code.as_str()), (ProblemCode::ValidationFailed, "unknown_field"));
        assert_eq!(problem.errors[0].pointer, pointer);
    }
}

#[tokio::test]
async fn gift_cards_get_nothing_back_by_a_credit_note_unless_the_shop_lets_them() {
    let half = json!({ "lines": [{ "line": "1", "amount": "40.00" }] });
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, LAMP).await;
    let problem = walk.refused(&issuing(LAMP, draft(half.clone()))).await;
    assert_eq!((problem.errors[0].cap, problem.errors[0].refundable.as_deref()), (Some(Cap::GiftCard), Some("30.00")));

    walk.done(&issuing(LAMP, draft(json!({ "lines": [{ "line": "1", "amount": "30.00" }] })))).await;
    assert!(!walk.refresh().await.allowed_actions.contains(&OrderAction::IssueCreditNote), "the rest is the card's");

    let generous = Shop::with(Config { credits_gift_cards: true, ..Config::default() }).await;
    let detail: OrderDetail = Walk::of(&generous.awa, LAMP).await.done(&issuing(LAMP, draft(half))).await;
    assert!(matches!(detail.refund_tasks[0].task.state, RefundState::Done { .. }), "the card's balance rose");
    assert!(detail.credits_gift_cards);
    assert!(detail.allowed_actions.contains(&OrderAction::IssueCreditNote), "4.60 are left");
}

#[tokio::test]
async fn without_restock_the_units_come_in_and_go_out_again() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, MUGS).await;
    walk.done(&issuing(MUGS, draft(json!({ "lines": [{ "line": "1", "quantity": 2 }], "restock": false })))).await;
    assert_eq!(movements(&shop, "MUG-01").await, [(-2, ApiRemoved), (2, ReturnedToStockByRefunding)]);
    let differs = json!({ "lines": [{ "line": "1", "quantity": 1, "restock": true }], "restock": false });
    walk.done(&issuing(MUGS, draft(differs))).await;
    assert_eq!(movements(&shop, "MUG-01").await[0], (1, ReturnedToStockByRefunding));
}

#[tokio::test]
async fn a_correction_takes_back_figures_refunds_and_stock() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, MUGS).await;
    walk.done(&issuing(MUGS, two_mugs())).await;
    assert_eq!(walk.refused(&correcting(1, "  ")).await.errors[0].pointer, "/reason");
    assert_eq!(walk.refused(&correcting(9, "faux")).await.code, ProblemCode::CreditNoteNotFound);
    let corrected = walk.done(&correcting(1, "faux")).await;
    let note = &corrected.credit_notes[1];
    assert_eq!(
        (note.quote.total.to_string(), note.corrects.clone()),
        ("-19.80".to_owned(), Some(CreditNoteNumber::new(2026, 1)))
    );
    assert_eq!(note.quote.remaining_after.captured, corrected.amounts.refundable);
    let withdrawn = &corrected.refund_tasks[0].task.state;
    assert!(matches!(withdrawn, RefundState::Withdrawn { correction, .. } if *correction == note.number));
    assert_eq!(
        (corrected.payment_state, corrected.amounts.refundable.to_string()),
        (PaymentState::Paid, "31.60".to_owned())
    );
    assert_eq!(movements(&shop, "MUG-01").await[0], (-2, CreditNoteCorrected));
    assert_eq!(walk.refused(&correcting(1, "faux")).await.code, ProblemCode::AlreadyCorrected);
    assert_eq!(walk.refused(&correcting(2, "faux")).await.code, ProblemCode::NotCorrectable);
    let again = walk.done(&issuing(MUGS, two_mugs())).await;
    assert_eq!(again.credit_notes[2].number.0, "AV-2026-000003");
}

#[tokio::test]
async fn nothing_is_corrected_whose_money_may_be_back() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, MUGS).await;
    walk.done(&issuing(MUGS, two_mugs())).await;
    let opened = walk.done(&walk.opening_task(1)).await;
    assert!(!opened.allowed_actions.contains(&OrderAction::CorrectCreditNote));
    assert_eq!(walk.refused(&correcting(1, "faux")).await.code, ProblemCode::RefundUnderWay);
    walk.refund(1).await;
    assert_eq!(walk.refused(&correcting(1, "faux")).await.code, ProblemCode::RefundUnderWay);
}

#[tokio::test]
async fn what_was_cancelled_stays_credited() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, MUGS).await;
    walk.cancel().await;
    assert_eq!(walk.refused(&correcting(1, "faux")).await.code, ProblemCode::NotCorrectable);
    let left = issuing(MUGS, draft(json!({ "lines": [{ "line": "1", "quantity": 1 }] })));
    assert_eq!(walk.refused(&left).await.errors[0].refundable.as_deref(), Some("0"));
}

#[tokio::test]
async fn items_are_found_by_words_of_sku_and_title() {
    let shop = Shop::open().await;
    for (q, skus) in [("", vec!["LAMP-07", "MUG-01"]), ("lumen", vec![]), ("lamp 07", vec!["LAMP-07"]), ("%", vec![])] {
        let found: ItemList = shop.awa.call(&FindItems { q: q.to_owned() }).await.read();
        assert_eq!(found.items.iter().map(|item| item.sku.as_str()).collect::<Vec<_>>(), skus, "{q}");
    }
    let unknown = shop.awa.call(&ReadMovements { sku: "NO-SUCH".to_owned() }).await;
    assert_eq!(refusal(&unknown).code, ProblemCode::ItemNotFound);
}
