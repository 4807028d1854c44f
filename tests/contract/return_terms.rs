//! The shop's return reasons and return actions: agents read them, leads make, rename, order and retire them.

use avoir::api::orders::ReadOrder;
use avoir::api::problem::{Problem, ProblemCode};
use avoir::api::return_terms::{ChangeReturnTerms, ReadReturnTerms};
use avoir::api::returns::RegisterReturn;
use avoir::domain::logistic_status::LogisticStatus;
use avoir::domain::order::fixture::order_in;
use avoir::domain::order::{LineId, OrderNumber};
use avoir::domain::returns::{
    ActionKind, ReturnActionDraft, ReturnDraft, ReturnLineDraft, ReturnReasonDraft, ReturnTermId, ReturnTerms,
    ReturnTermsDraft,
};

use super::golden;
use crate::support::shop::{Desk, Shop};
use crate::support::walk::{Walk, refusal};

async fn read(desk: &Desk) -> ReturnTerms {
    desk.call(&ReadReturnTerms).await.read()
}

fn changing(body: ReturnTermsDraft) -> ChangeReturnTerms {
    ChangeReturnTerms { body }
}

/// The lists with one reason more, the first renamed and retired, and the first two in the other order.
fn changed(terms: &ReturnTerms) -> ReturnTermsDraft {
    let mut draft = terms.draft();
    draft.reasons.push(ReturnReasonDraft {
        id: None,
        fr: " Cadeau en double ".to_owned(),
        en: "Duplicate gift".to_owned(),
        retired: false,
    });
    draft.reasons[0].fr = "Taille trop petite".to_owned();
    draft.reasons[0].retired = true;
    draft.reasons.swap(0, 1);
    draft
}

#[tokio::test]
async fn a_shop_begins_with_reasons_and_an_action_of_each_kind() {
    let shop = Shop::open().await;
    let answer = shop.awa.call(&ReadReturnTerms).await;
    golden::check("read_return_terms", &ReadReturnTerms, &answer);
    let terms: ReturnTerms = answer.read();
    assert!(terms.reasons.len() > 5 && terms.reasons.iter().all(|listed| !listed.retired));
    assert_eq!(terms.actions.iter().map(|listed| listed.action.kind).collect::<Vec<_>>(), ActionKind::ALL);
}

#[tokio::test]
async fn a_lead_changes_the_lists_and_saying_it_again_changes_nothing() {
    let shop = Shop::open().await;
    let call = changing(changed(&read(&shop.zoe).await));
    let answer = shop.zoe.call(&call).await;
    golden::check("change_return_terms", &call, &answer);
    let terms: ReturnTerms = answer.read();
    let told: Vec<_> = terms.reasons.iter().map(|listed| (listed.reason.text.fr.as_str(), listed.retired)).collect();
    assert_eq!(told[..2], [("Trop grand", false), ("Taille trop petite", true)]);
    assert_eq!(told.last(), Some(&("Cadeau en double", false)));
    assert_eq!(shop.zoe.call(&call).await.read::<ReturnTerms>(), terms);
    let mut other = changed(&read(&shop.zoe).await);
    other.version = 1;
    assert_eq!(refusal(&shop.zoe.call(&changing(other)).await).code, ProblemCode::VersionMismatch);
}

#[tokio::test]
async fn an_agent_changes_nothing() {
    let shop = Shop::open().await;
    let call = changing(changed(&read(&shop.awa).await));
    let answer = shop.awa.call(&call).await;
    golden::check("change_return_terms.not_a_lead", &call, &answer);
    assert_eq!(refusal(&answer).code, ProblemCode::NotPermitted);
    assert_eq!(read(&shop.awa).await.version, 1);
}

#[tokio::test]
async fn what_is_wrong_with_the_lists_is_told_by_its_place() {
    let shop = Shop::open().await;
    let mut draft = read(&shop.zoe).await.draft();
    draft.reasons[0].id = Some(ReturnTermId("moon".to_owned()));
    draft.reasons[1].fr = " ".to_owned();
    draft.reasons[2].en = "x".repeat(61);
    draft.actions[0].kind = ActionKind::Keep;
    let blank =
        ReturnActionDraft { id: None, kind: ActionKind::Repair, fr: String::new(), en: "x".into(), retired: false };
    draft.actions.push(blank);
    let problem: Problem = refusal(&shop.zoe.call(&changing(draft)).await);
    let told: Vec<_> = problem.errors.iter().map(|error| (error.pointer.as_str(), error.code.as_str())).collect();
    assert_eq!(
        told,
        [
            ("/reasons/0/id", "unknown_term"),
            ("/reasons/1/fr", "required"),
            ("/reasons/2/en", "too_long"),
            ("/reasons", "left_out"),
            ("/actions/5/fr", "required"),
            ("/actions/0/kind", "kind_changed"),
        ]
    );
}

#[tokio::test]
async fn what_was_used_reads_as_it_did_and_nothing_new_is_retired() {
    let shop = Shop::open().await;
    let order = order_in("EUR").numbered("ORD00300", "2026-11-10T09:30:00Z").line("1", 3, "26.70", &["4.45"]);
    shop.app.store.insert_orders(&[order.at_status(LogisticStatus::Delivered)]).await.unwrap();
    let line = ReturnLineDraft {
        line: LineId("1".to_owned()),
        quantity: 1,
        reason: ReturnTermId("too_small".to_owned()),
        action: ReturnTermId("refund".to_owned()),
    };
    let body = ReturnDraft { lines: vec![line], window_overruled: None };
    let call = RegisterReturn { number: OrderNumber("ORD00300".to_owned()), body };
    let mut walk = Walk::of(&shop.awa, "ORD00300").await;
    walk.done(&call).await;
    shop.zoe.call(&changing(changed(&read(&shop.zoe).await))).await.read::<ReturnTerms>();
    let problem = refusal(&walk.deliver(&call).await);
    let told = problem.errors.iter().map(|error| (error.pointer.as_str(), error.code.as_str()));
    assert_eq!(told.collect::<Vec<_>>(), [("/lines/0/reason", "retired_term")]);
    let number = OrderNumber("ORD00300".to_owned());
    let order: avoir::api::order_detail::OrderDetail = shop.awa.call(&ReadOrder { number }).await.read();
    assert_eq!(order.returns[0].lines[0].reason.text.fr, "Trop petit");
}
