//! Four eyes: what is above an agent's limit is asked for, decided by a second person, and done once, exactly as it was asked.

use avoir::api::approvals::{AskApproval, AskApprovalBody, DecideApproval, Decision, WithdrawApproval};
use avoir::api::credit_notes::IssueCreditNote;
use avoir::api::history::{History, HistoryEvent, ReadHistory};
use avoir::api::order_detail::OrderDetail;
use avoir::api::overpayments::{RefundOverpayment, RefundOverpaymentBody};
use avoir::api::problem::{Problem, ProblemCode};
use avoir::api::refund_tasks::{ApprovalStep, ListUnfinished, UnfinishedList};
use avoir::backend::Config;
use avoir::domain::action::OrderAction;
use avoir::domain::agent::Role;
use avoir::domain::approval::{Approval, ApprovalId, ApprovalState, Proposal};
use avoir::domain::credit::CreditNoteDraft;
use avoir::domain::limits::{LimitKind, Limits};
use avoir::domain::money::{Amount, Currency};
use avoir::domain::order::OrderNumber;
use avoir::domain::payment::PaymentId;
use avoir::domain::refund_task::{Alternative, AlternativeMethod, ImpossibleReason, RefundOutcome};
use serde_json::json;
use sqlx::Connection;

use super::golden;
use super::overpayments::paid_twice;
use crate::support::database::connect;
use crate::support::shop::{Desk, Shop};
use crate::support::walk::{Walk, refusal};

fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

/// An agent gives back 20.00, 2.00 of goodwill, and nothing another way; a lead 40.00.
fn config() -> Config {
    let agent =
        Limits { refund: Some(amount("20.00")), goodwill: Some(amount("2.00")), other_means: Some(amount("0.00")) };
    let lead = Limits { refund: Some(amount("40.00")), ..Limits::default() };
    let mut config = Config::default();
    config.shop.limits =
        config.shop.limits.with(Role::Agent, Currency::EUR, agent).with(Role::Lead, Currency::EUR, lead);
    config
}

async fn shop() -> Shop {
    Shop::with(config()).await
}

fn draft(quantity: u32, goodwill: &str) -> CreditNoteDraft {
    let mut draft = json!({ "lines": [{ "line": "1", "quantity": quantity }], "reason": "Ébréché" });
    if goodwill != "0.00" {
        draft["adjustment"] = json!({ "amount": goodwill, "reason": "Geste" });
    }
    serde_json::from_value(draft).unwrap()
}

/// Three mugs of 8.90.
fn three_mugs() -> CreditNoteDraft {
    draft(3, "0.00")
}

fn issuing(draft: CreditNoteDraft) -> IssueCreditNote {
    IssueCreditNote { number: OrderNumber("ORD00123".to_owned()), body: draft }
}

fn asking(order: &str, proposal: Proposal) -> AskApproval {
    let body = AskApprovalBody { proposal, comment: Some(" Cliente fidèle ".to_owned()) };
    AskApproval { number: OrderNumber(order.to_owned()), body }
}

fn asking_for_note(draft: CreditNoteDraft) -> AskApproval {
    asking("ORD00123", Proposal::IssueCreditNote { draft: Box::new(draft) })
}

fn approving(id: &ApprovalId) -> DecideApproval {
    DecideApproval { approval: id.clone(), body: Decision::Approved {} }
}

fn refusing(id: &ApprovalId) -> DecideApproval {
    DecideApproval { approval: id.clone(), body: Decision::Refused { reason: " Une seule tasse ".to_owned() } }
}

fn last(order: &OrderDetail) -> &Approval {
    order.approvals.last().expect("something was asked")
}

/// Delivers a write by this desk on the order as it is now.
async fn done<W: avoir::api::OrderWrite>(desk: &Desk, order: &str, write: &W) -> OrderDetail {
    Walk::of(desk, order).await.done(write).await
}

async fn refused<W: avoir::api::OrderWrite>(desk: &Desk, order: &str, write: &W) -> Problem {
    refusal(&Walk::of(desk, order).await.deliver(write).await)
}

#[tokio::test]
async fn an_agent_asks_a_lead_approves_and_the_agent_does_it_once() {
    let shop = shop().await;
    assert_eq!(refused(&shop.awa, "ORD00123", &issuing(three_mugs())).await.code, ProblemCode::ApprovalNeeded);

    let mut walk = Walk::of(&shop.awa, "ORD00123").await;
    let before = walk.refresh().await;
    assert_eq!(before.limits.refund, Some(amount("20.00")));
    assert!(before.allowed_actions.contains(&OrderAction::AskApproval));
    let call = asking_for_note(three_mugs());
    let answer = walk.deliver(&call).await;
    golden::check("ask_approval", &call, &answer);
    let order: OrderDetail = answer.read();
    let id = last(&order).id.clone();
    assert_eq!(id.0, "ORD00123-A1");
    assert_eq!(last(&order).comment.as_deref(), Some("Cliente fidèle"));
    let above = last(&order).exceeded[0];
    assert_eq!((above.limit, above.allowed, above.asked), (LimitKind::Refund, amount("20.00"), amount("26.70")));
    assert_eq!((order.credit_notes.len(), order.refund_tasks.len()), (0, 0));
    assert_eq!(refused(&shop.awa, "ORD00123", &issuing(three_mugs())).await.code, ProblemCode::ApprovalNeeded);

    let mut zoe = Walk::of(&shop.zoe, "ORD00123").await;
    assert!(zoe.refresh().await.allowed_actions.contains(&OrderAction::DecideApproval));
    let call = approving(&id);
    let answer = zoe.deliver(&call).await;
    golden::check("decide_approval", &call, &answer);
    assert!(matches!(last(&answer.read::<OrderDetail>()).state, ApprovalState::Approved { .. }));

    let order = done(&shop.awa, "ORD00123", &issuing(three_mugs())).await;
    assert_eq!(order.credit_notes[0].quote.paid_out(), amount("26.70"));
    let ApprovalState::Used { decided, credit_note, .. } = &last(&order).state else { panic!("{:?}", last(&order)) };
    assert_eq!((decided.by.name.as_str(), credit_note.as_ref()), ("Zoé Martin", Some(&order.credit_notes[0].number)));

    let history: History = shop.awa.call(&ReadHistory { number: order.order.number.clone() }).await.read();
    let told: Vec<_> = history
        .items
        .iter()
        .filter_map(|entry| {
            let agent = entry.agent.as_deref()?;
            Some(match &entry.event {
                HistoryEvent::ApprovalAsked { comment, .. } => format!("{agent} asked: {}", comment.as_deref()?),
                HistoryEvent::ApprovalGiven { asked_by, .. } => format!("{agent} approved for {asked_by}"),
                HistoryEvent::ApprovalUsed { approved_by, .. } => format!("{agent} did what {approved_by} approved"),
                _ => return None,
            })
        })
        .collect();
    assert_eq!(
        told,
        [
            "Awa Diallo did what Zoé Martin approved",
            "Zoé Martin approved for Awa Diallo",
            "Awa Diallo asked: Cliente fidèle"
        ]
    );
}

#[tokio::test]
async fn what_was_approved_is_done_once() {
    let shop = shop().await;
    // Two notes of one mug and goodwill each are the same words twice.
    let two_for_one = || draft(1, "3.00");
    let id = last(&done(&shop.awa, "ORD00123", &asking_for_note(two_for_one())).await).id.clone();
    done(&shop.zoe, "ORD00123", &approving(&id)).await;
    done(&shop.awa, "ORD00123", &issuing(two_for_one())).await;
    assert_eq!(refused(&shop.awa, "ORD00123", &issuing(two_for_one())).await.code, ProblemCode::ApprovalNeeded);
}

#[tokio::test]
async fn nobody_approves_what_they_asked_for_not_even_a_lead() {
    let shop = shop().await;
    // Above the lead's own limit: 44.60.
    let mut zoe = Walk::of(&shop.zoe, "ORD00124").await;
    zoe.open().await;
    zoe.check().await;
    zoe.confirm().await;
    assert_eq!(refused(&shop.zoe, "ORD00124", &zoe.requesting("44.60")).await.code, ProblemCode::ApprovalNeeded);
    let proposal = Proposal::RequestCancellation { expected_total: amount("44.60") };
    let id = last(&done(&shop.zoe, "ORD00124", &asking("ORD00124", proposal)).await).id.clone();
    assert_eq!(refused(&shop.zoe, "ORD00124", &approving(&id)).await.code, ProblemCode::ApprovalOfOwn);
    assert_eq!(refused(&shop.ben, "ORD00124", &approving(&id)).await.code, ProblemCode::NotPermitted);
    let ada = Desk::hire(&shop.app, "Ada Admin", Role::Admin).await;
    // The admin decides although the lead has MOD on.
    done(&ada, "ORD00124", &approving(&id)).await;
    let order = done(&shop.zoe, "ORD00124", &zoe.requesting("44.60")).await;
    assert!(matches!(last(&order).state, ApprovalState::Used { .. }));
    assert_eq!(order.refund_tasks.len(), 2);
}

#[tokio::test]
async fn a_changed_draft_is_not_what_was_approved() {
    let shop = shop().await;
    let id = last(&done(&shop.awa, "ORD00123", &asking_for_note(three_mugs())).await).id.clone();
    done(&shop.zoe, "ORD00123", &approving(&id)).await;
    let other_reason = CreditNoteDraft { reason: "Cassé".to_owned(), ..three_mugs() };
    for changed in [other_reason, draft(3, "1.00")] {
        assert_eq!(refused(&shop.awa, "ORD00123", &issuing(changed)).await.code, ProblemCode::ApprovalDoesNotFit);
    }
    // Of another agent neither.
    assert_eq!(refused(&shop.ben, "ORD00123", &issuing(three_mugs())).await.code, ProblemCode::ApprovalNeeded);
    done(&shop.awa, "ORD00123", &issuing(three_mugs())).await;
}

#[tokio::test]
async fn the_same_words_that_come_to_something_else_by_now_are_not_what_was_approved() {
    let shop = shop().await;
    let id = last(&done(&shop.awa, "ORD00123", &asking_for_note(three_mugs())).await).id.clone();
    done(&shop.zoe, "ORD00123", &approving(&id)).await;
    let part = json!({ "lines": [{ "line": "1", "amount": "0.50", "basis": "gross" }], "reason": "Rayure" });
    done(&shop.ben, "ORD00123", &issuing(serde_json::from_value(part).unwrap())).await;
    assert_eq!(refused(&shop.awa, "ORD00123", &issuing(three_mugs())).await.code, ProblemCode::ApprovalDoesNotFit);
}

#[tokio::test]
async fn a_no_has_a_reason_which_the_asker_reads_and_puts_away() {
    let shop = shop().await;
    let id = last(&done(&shop.awa, "ORD00123", &asking_for_note(three_mugs())).await).id.clone();
    let mut without_reason = refusing(&id);
    without_reason.body = Decision::Refused { reason: " ".to_owned() };
    assert_eq!(refused(&shop.zoe, "ORD00123", &without_reason).await.errors[0].pointer, "/reason");
    let order = done(&shop.zoe, "ORD00123", &refusing(&id)).await;
    assert_eq!(last(&order).state.reason().map(String::as_str), Some("Une seule tasse"));
    assert_eq!(refused(&shop.awa, "ORD00123", &issuing(three_mugs())).await.code, ProblemCode::ApprovalNeeded);
    assert_eq!(refused(&shop.zoe, "ORD00123", &approving(&id)).await.code, ProblemCode::ApprovalWrongState);

    let mut walk = Walk::of(&shop.awa, "ORD00123").await;
    let call = WithdrawApproval { approval: id.clone() };
    let answer = walk.deliver(&call).await;
    golden::check("withdraw_approval", &call, &answer);
    assert!(!last(&answer.read::<OrderDetail>()).is_open());
    assert_eq!(refused(&shop.awa, "ORD00123", &call).await.code, ProblemCode::ApprovalWrongState);
}

#[tokio::test]
async fn what_is_within_the_limits_needs_nobody_and_is_not_asked_for() {
    let shop = shop().await;
    let within = asking_for_note(draft(1, "2.00"));
    assert_eq!(refused(&shop.awa, "ORD00123", &within).await.code, ProblemCode::ApprovalNotNeeded);
    done(&shop.awa, "ORD00123", &issuing(draft(1, "2.00"))).await;
    // A lead may give back more.
    done(&shop.zoe, "ORD00123", &issuing(draft(2, "0.00"))).await;
}

#[tokio::test]
async fn goodwill_has_a_limit_of_its_own() {
    let shop = shop().await;
    assert_eq!(refused(&shop.awa, "ORD00123", &issuing(draft(1, "2.01"))).await.code, ProblemCode::ApprovalNeeded);
    let order = done(&shop.awa, "ORD00123", &asking_for_note(draft(1, "2.01"))).await;
    let told: Vec<_> = last(&order).exceeded.iter().map(|above| (above.limit, above.asked)).collect();
    assert_eq!(told, [(LimitKind::Goodwill, amount("2.01"))]);
}

#[tokio::test]
async fn parts_are_not_given_back_around_the_limit() {
    let shop = shop().await;
    done(&shop.awa, "ORD00123", &issuing(draft(2, "0.00"))).await;
    assert_eq!(refused(&shop.awa, "ORD00123", &issuing(draft(1, "0.00"))).await.code, ProblemCode::ApprovalNeeded);
    let order = done(&shop.awa, "ORD00123", &asking_for_note(draft(1, "0.00"))).await;
    let above = last(&order).exceeded[0];
    assert_eq!((above.asked, above.before), (amount("8.90"), amount("17.80")));
    // What Awa gave back is not on Ben.
    done(&shop.ben, "ORD00123", &issuing(draft(1, "0.00"))).await;
}

#[tokio::test]
async fn an_approved_note_leaves_the_limit_as_it_was() {
    let shop = shop().await;
    let two = draft(2, "4.90");
    let id = last(&done(&shop.awa, "ORD00123", &asking_for_note(two.clone())).await).id.clone();
    done(&shop.zoe, "ORD00123", &approving(&id)).await;
    done(&shop.awa, "ORD00123", &issuing(two)).await;
    done(&shop.awa, "ORD00123", &issuing(draft(1, "0.00"))).await;
}

#[tokio::test]
async fn money_goes_another_way_by_a_second_person_alone() {
    let shop = shop().await;
    Walk::of(&shop.zoe, "ORD00123").await.cancel().await;
    let mut walk = Walk::of(&shop.awa, "ORD00123").await;
    shop.clock.advance(time::Duration::hours(1));
    walk.take_on(1).await;
    let alternative = Alternative::new(AlternativeMethod::Cheque, true);
    let by_cheque = walk.settling(1, RefundOutcome::Impossible { reason: ImpossibleReason::TooOld, alternative });
    assert_eq!(refusal(&walk.deliver(&by_cheque).await).code, ProblemCode::ApprovalNeeded);
    let proposed = |method| Proposal::PayByOtherMeans { task: walk.task(1), method };
    let (cheque, cash) = (proposed(AlternativeMethod::Cheque), proposed(AlternativeMethod::Cash));
    done(&shop.awa, "ORD00123", &asking("ORD00123", cash)).await;
    // Asked again, it takes the place of what was asked before.
    let order = done(&shop.awa, "ORD00123", &asking("ORD00123", cheque)).await;
    assert!(matches!(order.approvals[0].state, ApprovalState::Withdrawn { .. }));
    done(&shop.zoe, "ORD00123", &approving(&last(&order).id)).await;
    let in_cash = Alternative::new(AlternativeMethod::Cash, true);
    let in_cash =
        walk.settling(1, RefundOutcome::Impossible { reason: ImpossibleReason::TooOld, alternative: in_cash });
    assert_eq!(refused(&shop.awa, "ORD00123", &in_cash).await.code, ProblemCode::ApprovalDoesNotFit);
    let order = done(&shop.awa, "ORD00123", &by_cheque).await;
    assert_eq!(order.refund_tasks.len(), 2);
}

#[tokio::test]
async fn an_overpayment_above_the_limit_is_asked_for_as_well() {
    let shop = shop().await;
    shop.app.store.insert_orders(&[paid_twice()]).await.unwrap();
    let body = RefundOverpaymentBody {
        payment: PaymentId("p2".to_owned()),
        amount: amount("49.90"),
        reason: "Payé deux fois".to_owned(),
    };
    let call = RefundOverpayment { number: OrderNumber("TWICE".to_owned()), body: body.clone() };
    assert_eq!(refused(&shop.awa, "TWICE", &call).await.code, ProblemCode::ApprovalNeeded);
    let RefundOverpaymentBody { payment, amount, reason } = body;
    let proposal = Proposal::RefundOverpayment { payment, amount, reason };
    let id = last(&done(&shop.awa, "TWICE", &asking("TWICE", proposal)).await).id.clone();
    done(&shop.zoe, "TWICE", &approving(&id)).await;
    let order = done(&shop.awa, "TWICE", &call).await;
    assert!(matches!(last(&order).state, ApprovalState::Used { .. }));
}

#[tokio::test]
async fn what_waits_for_a_second_person_is_in_the_list_of_what_is_to_finish() {
    let shop = shop().await;
    let steps = async || {
        let list: UnfinishedList = shop.zoe.call(&ListUnfinished).await.read();
        list.items.iter().flat_map(|item| &item.approvals).map(|approval| approval.step).collect::<Vec<_>>()
    };
    let id = last(&done(&shop.awa, "ORD00123", &asking_for_note(three_mugs())).await).id.clone();
    assert_eq!(steps().await, [ApprovalStep::Asked]);
    done(&shop.zoe, "ORD00123", &approving(&id)).await;
    assert_eq!(steps().await, [ApprovalStep::Approved]);
    done(&shop.awa, "ORD00123", &issuing(three_mugs())).await;
    assert_eq!(steps().await, []);
}

#[tokio::test]
async fn without_limits_all_is_as_before() {
    let shop = Shop::open().await;
    let order = done(&shop.awa, "ORD00123", &issuing(draft(3, "4.90"))).await;
    assert!(order.limits.is_none() && order.approvals.is_empty());
    assert!(!order.allowed_actions.contains(&OrderAction::AskApproval));
}

/// Past everything above it: the asker's own yes, written into the file.
#[tokio::test]
async fn the_database_by_itself_lets_nobody_approve_their_own() {
    let shop = shop().await;
    let mut zoe = Walk::of(&shop.zoe, "ORD00124").await;
    zoe.open().await;
    zoe.check().await;
    zoe.confirm().await;
    let proposal = Proposal::RequestCancellation { expected_total: amount("44.60") };
    done(&shop.zoe, "ORD00124", &asking("ORD00124", proposal)).await;
    let mut db = connect(&shop).await;
    let own_yes = "UPDATE approvals SET state = 'approved', decided_at = 1, decided_by = asked_by";
    let refused = sqlx::query(own_yes).execute(&mut db).await.unwrap_err();
    assert!(refused.to_string().contains("nobody approves what they asked for"), "{refused}");
    // With the rule off nothing else in the file stands in the way, but the write's own check still does.
    let mut without = db.begin().await.unwrap();
    sqlx::query("DROP TRIGGER approval_by_a_second_person").execute(&mut *without).await.unwrap();
    sqlx::query(own_yes).execute(&mut *without).await.unwrap();
    without.commit().await.unwrap();
    assert_eq!(refused_code(&shop.zoe, &zoe).await, ProblemCode::ApprovalOfOwn);
}

async fn refused_code(desk: &Desk, walk: &Walk<'_>) -> ProblemCode {
    refused(desk, &walk.order.0, &walk.requesting("44.60")).await.code
}
