//! Every write there is, raced for: agents decide on one version of an order at once, each decision arrives twice, and
//! one decision takes effect.

use std::collections::{BTreeMap, HashSet};

use avoir::api::OrderWrite;
use avoir::api::approvals::{AskApproval, AskApprovalBody, DecideApproval, Decision, WithdrawApproval};
use avoir::api::cancellations::{CheckCancellation, ConfirmCancellation};
use avoir::api::credit_notes::{CorrectCreditNote, CorrectCreditNoteBody, IssueCreditNote};
use avoir::api::messages::{
    GiveUpMail, GiveUpMailBody, ResendMail, ResendMailBody, SendCreditNoteMail, SettleMail, SettleMailBody,
    TakeMailBack, TakeMailBackBody,
};
use avoir::api::modifications::CloseModification;
use avoir::api::operations::OperationKind;
use avoir::api::overpayments::{RefundOverpayment, RefundOverpaymentBody};
use avoir::api::problem::ProblemCode;
use avoir::api::refund_tasks::GiveDestination;
use avoir::api::returns::{
    CloseReturn, ReceiveReturn, ReceiveReturnBody, RegisterReturn, WithdrawReturn, WithdrawReturnBody,
};
use avoir::api::tickets::{AddReply, AddReplyBody, NoteTicket, NoteTicketBody};
use avoir::api::till::UseAtTill;
use avoir::backend::Config;
use avoir::backend::store::MailId;
use avoir::domain::agent::Role;
use avoir::domain::approval::Proposal;
use avoir::domain::canned_reply::ReplyKind;
use avoir::domain::credit::CreditNoteNumber;
use avoir::domain::limits::Limits;
use avoir::domain::locale::Locale;
use avoir::domain::mail_delivery::{MailDelivery, MailTrouble};
use avoir::domain::money::Currency;
use avoir::domain::order::fixture::order_in;
use avoir::domain::order::{LineId, Order, OrderNumber};
use avoir::domain::payment::PaymentId;
use avoir::domain::payment::PaymentProvider;
use avoir::domain::refund_task::fixture::account;
use avoir::domain::refund_task::{Alternative, AlternativeMethod, Destination, ImpossibleReason, RefundOutcome};
use avoir::domain::returns::{ReceivedUnits, ReturnDraft};
use avoir::domain::ticket::TicketNumber;
use avoir::domain::till_credit::{TillCode, TillUseDraft};

use crate::full::times;
use crate::invariants::{HALF_DONE, OVER_REFUNDED, count};
use crate::support::database::connect;
use crate::support::shop::{Answer, Desk, Shop};
use crate::support::walk::{Walk, refusal};

/// Of each order every write is raced for once.
const ORDERS: usize = 5;
const ORDERS_IN_FULL: usize = 1_000;

const KINDS: usize = OperationKind::KNOWN.len();

/// In one race: two of the agent whose turn it is, one of each of the others.
const DECISIONS: usize = 4;

/// Of each decision, as when a connection breaks.
const DELIVERIES: usize = 2;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_all_decisions_on_one_version_one_takes_effect_whatever_the_write() {
    let orders = times(ORDERS, ORDERS_IN_FULL);
    let shop = Shop::with(with_a_helpdesk_and_a_limit_of_one_euro_of_goodwill()).await;
    shop.app.store.insert_orders(&(0..orders).map(paid_twice).collect::<Vec<_>>()).await.unwrap();
    let mut tally = Tally::default();
    for index in 0..orders {
        race_through(&shop, index, &mut tally).await;
    }
    for (kind, races) in &tally.races {
        println!("{kind}: {races} races, one winner each");
        assert_eq!(*races, orders);
    }
    assert_eq!(tally.races.len(), KINDS, "every write was raced for");
    println!("refused: {:?}", tally.refused);

    let mut db = connect(&shop).await;
    assert_eq!((count(&mut db, OVER_REFUNDED).await, count(&mut db, HALF_DONE).await), (0, 0));
    for (rows, each) in EFFECTS {
        assert_eq!(count(&mut db, rows).await, (each * orders) as i64, "{rows}");
    }
}

/// Whatever goodwill is above a euro is for a second person; mails stay ten seconds.
fn with_a_helpdesk_and_a_limit_of_one_euro_of_goodwill() -> Config {
    let limits = Limits { goodwill: Some("1.00".parse().unwrap()), ..Limits::default() };
    let helpdesk = Some("https://maison.freshdesk.com".to_owned());
    let mut config = Config { helpdesk, ..Config::default() };
    config.shop.mail_pause = time::Duration::seconds(10);
    for role in [Role::Agent, Role::Lead] {
        config.shop.limits = config.shop.limits.with(role, Currency::EUR, limits);
    }
    config
}

/// What an order leaves in the database once every write was raced for, and how often.
const EFFECTS: [(&str, usize); 9] = [
    ("SELECT COUNT(*) FROM operations", KINDS + 8),
    ("SELECT COUNT(*) FROM approvals", 2),
    ("SELECT COUNT(*) FROM credit_notes", 3),
    ("SELECT COUNT(*) FROM returns", 2),
    ("SELECT COUNT(*) FROM refund_tasks", 5),
    ("SELECT COUNT(*) FROM refund_tasks WHERE state = 'used_at_till'", 1),
    ("SELECT COUNT(*) FROM refund_tasks WHERE state = 'done'", 2),
    ("SELECT COUNT(*) FROM messages", 4),
    // Back on the shelf, away from it again, and back.
    ("SELECT COUNT(*) FROM stock_movements", 3),
];

/// 31.60, and 10.00 too much.
fn paid_twice(index: usize) -> Order {
    let mut order = order_in("EUR")
        .numbered(&number(index), "2026-11-20T09:14:00Z")
        .for_customer("Awa Ndiaye", "awa@example.com", "fr")
        .line("1", 3, "31.60", &["5.27"])
        .of_article("MUG-01", "Mug", "10.53")
        .paid("p1", PaymentProvider::HIPAY, "31.60")
        .in_transaction(&format!("T-{index}"), "2026-11-20T09:14:05Z")
        .paid("p2", PaymentProvider::BANK_TRANSFER, "10.00")
        .in_transaction(&format!("VIR-{index}"), "2026-11-20T09:15:05Z");
    // One left before the rest, so that it can come back while the rest can still be cancelled.
    order.lines[0].shipped = Some(1);
    order
}

fn number(index: usize) -> String {
    format!("R{index:04}")
}

/// Takes an order through every write, each of them raced for by all agents.
async fn race_through(shop: &Shop, index: usize, tally: &mut Tally) {
    let order = OrderNumber(number(index));
    let mut race = Race { shop, order: order.clone(), turn: [&shop.awa, &shop.ben, &shop.zoe][index % 3], tally };
    let draft = serde_json::json!({
        "lines": [{ "line": "1", "quantity": 1 }], "reason": "Ébréché", "adjustment": { "amount": "5.00", "reason": "Geste" }
    });
    let proposal = Proposal::IssueCreditNote { draft: serde_json::from_value(draft).unwrap() };
    let asking = AskApproval { number: order.clone(), body: AskApprovalBody { proposal, comment: None } };
    let approval = race.run(|_| asking.clone()).await.approvals[0].id.clone();
    race.run(|_| WithdrawApproval { approval: approval.clone() }).await;
    let approval = Walk::of(&shop.awa, &order.0).await.done(&asking).await.approvals[1].id.clone();
    race.turn = &shop.zoe;
    race.run(|_| DecideApproval { approval: approval.clone(), body: Decision::Approved {} }).await;

    let overpaid = RefundOverpaymentBody {
        payment: PaymentId("p2".to_owned()),
        amount: "10.00".parse().unwrap(),
        reason: "Paid twice".to_owned(),
    };
    race.run(|_| RefundOverpayment { number: order.clone(), body: overpaid.clone() }).await;
    let draft = serde_json::json!({ "lines": [{ "line": "1", "quantity": 2 }], "restock": true, "reason": "Retour" });
    let issuing = IssueCreditNote { number: order.clone(), body: serde_json::from_value(draft).unwrap() };
    let note: CreditNoteNumber = race.run(|_| issuing.clone()).await.credit_notes[0].number.clone();
    race.run(|_| NoteTicket {
        number: order.clone(),
        body: NoteTicketBody { ticket: TicketNumber::parse("4711").ok() },
    })
    .await;
    let adding =
        AddReplyBody { ticket: TicketNumber::parse("4711").unwrap(), reply: ReplyKind::Credited, language: Locale::Fr };
    race.run(|_| AddReply { number: order.clone(), body: adding.clone() }).await;
    race.run(|_| SendCreditNoteMail { note: note.clone() }).await;
    race.run(|_| TakeMailBack { number: order.clone(), body: TakeMailBackBody { message: 1 } }).await;
    race.walk().await.done(&SendCreditNoteMail { note: note.clone() }).await;
    refuse_mails(shop).await;
    race.run(|_| ResendMail { number: order.clone(), body: ResendMailBody { message: 2 } }).await;
    refuse_mails(shop).await;
    let body = GiveUpMailBody { message: 2, reason: "prévenue par téléphone".to_owned() };
    race.run(|_| GiveUpMail { number: order.clone(), body: body.clone() }).await;
    let wrong = CorrectCreditNoteBody { reason: "faux".to_owned() };
    race.run(|_| CorrectCreditNote { note: note.clone(), body: wrong.clone() }).await;

    let line = serde_json::json!({ "line": "1", "quantity": 1, "reason": "too_small", "action": "exchange" });
    let drafted: ReturnDraft = serde_json::from_value(serde_json::json!({ "lines": [line] })).unwrap();
    let registering = RegisterReturn { number: order.clone(), body: drafted };
    let back = race.run(|_| registering.clone()).await.returns[0].number.clone();
    let body = WithdrawReturnBody { reason: "gardé".to_owned() };
    race.run(|_| WithdrawReturn { back: back.clone(), body: body.clone() }).await;
    let back = race.walk().await.done(&registering).await.returns[1].number.clone();
    let counted = ReceivedUnits { line: LineId("1".to_owned()), sound: 1, damaged: 0 };
    let body = ReceiveReturnBody { lines: vec![counted] };
    race.run(|_| ReceiveReturn { back: back.clone(), body: body.clone() }).await;
    race.run(|_| CloseReturn { back: back.clone() }).await;

    race.run(|walk| walk.opening(false)).await;
    race.run(|_| CloseModification { number: order.clone() }).await;
    race.walk().await.open().await;
    race.run(|_| CheckCancellation { number: order.clone() }).await;
    race.run(|_| ConfirmCancellation { number: order.clone() }).await;
    let cancelled = race.run(|walk| walk.requesting("31.60")).await;
    let note = cancelled.cancellation_note.unwrap();
    // What a till leaves of it is refunded by a task of its own, the last.
    let last = u32::try_from(cancelled.refund_tasks.len()).unwrap() + 1;

    race.walk().await.refund(1).await;
    let body = TillUseDraft { amount: "1.60".parse().unwrap(), receipt: "T-1".to_owned() };
    let code = TillCode::new(&note, &order);
    race.run(|_| UseAtTill { code: code.clone(), body: body.clone() }).await;
    race.run(|walk| walk.opening_task(last)).await;
    let mut walk = race.walk().await;
    let alternative = Alternative::new(AlternativeMethod::BankTransfer, true);
    walk.done(&walk.settling(last, RefundOutcome::Impossible { reason: ImpossibleReason::TooOld, alternative })).await;
    walk.take_on(last + 1).await;
    let body = Destination::Account(account());
    race.run(|walk| GiveDestination { id: walk.task(last + 1), body: body.clone() }).await;
    let done = RefundOutcome::done(format!("R-{order}-{last}"));
    race.run(|walk| walk.settling(last + 1, done.clone())).await;
    race.run(|_| SettleMail { number: order.clone(), body: SettleMailBody::Send {} }).await;
}

/// Every mail on its way is refused for good.
async fn refuse_mails(shop: &Shop) {
    let store = &shop.app.store;
    shop.clock.advance(shop.app.config.shop.mail_pause);
    for mail in store.mails_on_their_way(MailId(0), u32::MAX).await.unwrap() {
        let (at, trouble) = (shop.clock.now(), MailTrouble::Refused);
        let refused = MailDelivery::NotSent { at, trouble, answer: "550 no such user".to_owned() };
        store.settle_mails(&[(&mail, refused)]).await.unwrap();
    }
}

/// The races of one kind of write each that were run, and why decisions were refused in them.
#[derive(Default)]
struct Tally {
    races: BTreeMap<&'static str, usize>,
    refused: BTreeMap<&'static str, usize>,
}

struct Race<'a> {
    shop: &'a Shop,
    order: OrderNumber,
    /// Who won the last race, and has MOD or a refund on where that matters.
    turn: &'a Desk,
    tally: &'a mut Tally,
}

impl<'a> Race<'a> {
    async fn walk(&self) -> Walk<'a> {
        Walk::of(self.turn, &self.order.0).await
    }

    /// Has all agents decide on the order as it is now, at once; gives what the winner is told of it.
    async fn run<W>(&mut self, write: impl Fn(&Walk<'_>) -> W) -> W::Response
    where
        W: OrderWrite + Clone + Send + Sync + 'static,
    {
        let walk = self.walk().await;
        let desks = self.deciding();
        let races = self.tally.races.entry(W::KIND.as_str()).or_default();
        *races += 1;
        let deliveries: Vec<_> = (0..DECISIONS * DELIVERIES)
            .map(|delivery| (delivery + *races) % (DECISIONS * DELIVERIES))
            .map(|delivery| {
                let decision = delivery % DECISIONS;
                let (desk, write, version) = (desks[decision].clone(), write(&walk), walk.version);
                let key = format!("race-{}-{version:03}-{decision:02}", walk.order);
                tokio::spawn(async move { (decision, desk.write(&write, &key, version).await) })
            })
            .collect();
        let mut answers: [Vec<Answer>; DECISIONS] = std::array::from_fn(|_| Vec::new());
        for delivery in deliveries {
            let (decision, answer) = delivery.await.unwrap();
            answers[decision].push(answer);
        }
        let winner = self.only_winner(&answers, W::KIND);
        self.turn = desks[winner];
        let after = self.walk().await;
        assert_eq!(after.version, walk.version + 1, "{} of {}", W::KIND.as_str(), walk.order);
        answers[winner][0].read()
    }

    fn deciding(&self) -> [&'a Desk; DECISIONS] {
        let others = [&self.shop.awa, &self.shop.ben, &self.shop.zoe];
        let others = others.into_iter().filter(|desk| desk.agent.id != self.turn.agent.id);
        let mut desks = [self.turn; DECISIONS];
        desks.iter_mut().skip(2).zip(others).for_each(|(desk, other)| *desk = other);
        desks
    }

    /// The one decision that took effect: its deliveries have the same answer, of which one was the first. All others
    /// were refused for a reason that tells what to do.
    fn only_winner(&mut self, answers: &[Vec<Answer>], kind: OperationKind) -> usize {
        let won: Vec<usize> = (0..answers.len()).filter(|index| answers[*index][0].status == 200).collect();
        let [winner] = won[..] else { panic!("{} of {}: {won:?} won", kind.as_str(), self.order) };
        let replays = answers[winner].iter().filter(|answer| answer.header("idempotent-replayed").is_some()).count();
        assert_eq!(replays, DELIVERIES - 1);
        let texts: HashSet<&str> = answers[winner].iter().map(|answer| answer.text.as_str()).collect();
        assert_eq!(texts.len(), 1, "every delivery gets the same bytes");
        for answer in answers.iter().enumerate().filter(|(index, _)| *index != winner).flat_map(|(_, each)| each) {
            let code = refusal(answer).code;
            assert!(is_of_a_loser(code), "{} of {}: {}", kind.as_str(), self.order, answer.text);
            *self.tally.refused.entry(code.as_str()).or_default() += 1;
        }
        winner
    }
}

/// Somebody else was first, has the order, or has the refund; or only a second person, or the asker, may.
fn is_of_a_loser(code: ProblemCode) -> bool {
    matches!(
        code,
        ProblemCode::VersionMismatch
            | ProblemCode::LeaseHeld
            | ProblemCode::RefundTakenOn
            | ProblemCode::ApprovalOfOwn
            | ProblemCode::NotPermitted
    )
}
