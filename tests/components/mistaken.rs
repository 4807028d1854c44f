//! A refund that was recorded as made by mistake, and the one that replaces it.

use avoir::api::order_detail::{OrderDetail, RefundTaskDetail};
use avoir::api::problem::{Problem, ProblemCode};
use avoir::client::command::OrderCommand;
use avoir::domain::action::OrderAction;
use avoir::domain::cancellation::{Cancellation, ContactChannel, MailOutcome};
use avoir::domain::locale::Locale;
use avoir::domain::order::OrderNumber;
use avoir::domain::payment::PaymentProvider;
use avoir::domain::refund_task::{RefundCause, RefundMeans, RefundOutcome, RefundState, RefundTaskId, SetAside};
use avoir::domain::timestamp::Timestamp;
use avoir::ui::screens::order::store::Writing;

use crate::screen::{Look, Screen, allowing, amounts, done, held, opened_by, refund, screen};

/// The one that was never made, and the one that carries on with its money.
fn replaced(next: RefundState, change: fn(&mut RefundTaskDetail)) -> OrderDetail {
    let never_made = RefundState::NeverMade {
        reference: "HI-77".to_owned(),
        reason: "Ligne d’à côté".to_owned(),
        replaced_by: RefundTaskId("t2".to_owned()),
        at: Timestamp::EPOCH,
        less: None,
    };
    let (mut mistaken, mut again) = (refund("44.60", never_made), refund("44.60", next));
    again.task.id.0 = "t2".to_owned();
    change(&mut mistaken);
    change(&mut again);
    OrderDetail {
        cancellation: Cancellation::Refunding { contact_channel: ContactChannel::Phone, mail: Some(MailOutcome::Sent) },
        amounts: amounts("0.00", "44.60", "0.00"),
        refund_tasks: vec![mistaken, again],
        ..held(allowing(&[OrderAction::SettleRefundTask]))
    }
}

fn at_hipay(detail: &mut RefundTaskDetail) {
    detail.portal_url = Some("https://merchant.hipay-tpp.com/maccount/transaction/8003121".to_owned());
}

fn by_hand(_: &mut RefundTaskDetail) {}

fn void(detail: &mut RefundTaskDetail) {
    detail.task.means = RefundMeans::Void;
    detail.task.cause = RefundCause::SetAside(SetAside { by: "Awa".to_owned() });
}

#[test]
fn what_was_recorded_stays_to_be_seen_with_how_it_came_about() {
    screen(replaced(RefundState::ToDo, at_hipay), Look::default())
        .says("Noté par erreur HiPay AV-2026-000001 Référence HI-77 , Ligne d’à côté")
        .says("Remplace ce qui a été noté par erreur");
    screen(replaced(RefundState::ToDo, at_hipay), Look { locale: Locale::En, ..Look::default() })
        .says("Recorded by mistake HiPay AV-2026-000001 Reference HI-77 , Ligne d’à côté")
        .says("Replaces what was recorded by mistake");
}

#[test]
fn the_provider_is_looked_at_before_it_is_made() {
    let looks =
        "Cherchez la transaction 8003121 : un remboursement de 44,60 € y figure-t-il ? Si oui, ne remboursez pas";
    for next in [RefundState::ToDo, opened_by("Awa")] {
        screen(replaced(next, at_hipay), Look::default())
            .says("Noté comme fait par erreur : vérifiez chez HiPay que ce n’est vraiment pas remboursé.")
            .says(looks)
            // Told once.
            .does_not_say("Vous aviez déjà ouvert HiPay");
    }
    screen(replaced(RefundState::ToDo, by_hand), Look::default())
        .says("Noté comme fait par erreur : vérifiez que ce n’est vraiment pas remboursé.")
        .does_not_say("Cherchez la transaction");
}

#[test]
fn what_another_agent_has_on_is_theirs_first() {
    screen(replaced(opened_by("Ben"), at_hipay), Look::default())
        .says("Le remboursement est peut-être déjà fait : vérifiez chez HiPay avant de rembourser.")
        .does_not_say("Noté comme fait par erreur");
}

#[test]
fn an_authorisation_that_was_not_voided_is_no_refund() {
    screen(replaced(RefundState::ToDo, void), Look::default())
        .says("Notée comme annulée par erreur : vérifiez chez HiPay si l’autorisation est annulée.")
        .does_not_say("vraiment pas remboursé");
}

#[test]
fn whatever_was_recorded_as_made_may_be_a_mistake_but_what_is_made_here() {
    let with = |change: fn(&mut RefundTaskDetail)| {
        let mut detail = refund("44.60", done());
        change(&mut detail);
        let order = allowing(&[OrderAction::ReviseRefundTask]);
        screen(OrderDetail { refund_tasks: vec![detail], ..order }, Look::default())
    };
    with(at_hipay).says("Suite du remboursement");
    with(void).says("Suite de l’annulation");
    with(|detail| detail.task.provider = PaymentProvider::GIFT_CARD).does_not_say("Suite d");
}

/// The page of an order whose refund was given this reference instead of its own, unless another order has it.
fn corrected(is_used: bool) -> Screen {
    let mut detail = refund("44.60", done());
    at_hipay(&mut detail);
    let order = allowing(&[OrderAction::ReviseRefundTask]);
    let outcome = RefundOutcome::ReferenceCorrected { reference: "HI-77".to_owned() };
    let command = OrderCommand::SettleRefundTask(detail.task.id.clone(), outcome);
    let problem = Problem { used_by: Some(OrderNumber("ORD00099".to_owned())), ..ProblemCode::ReferenceUsed.into() };
    let writing = if is_used { Writing::Refused { command, problem: Box::new(problem) } } else { Writing::Idle };
    screen(OrderDetail { refund_tasks: vec![detail], ..order }, Look { writing, ..Look::default() })
}

#[test]
fn a_corrected_reference_that_another_order_has_names_that_order() {
    corrected(false).says("Suite du remboursement").does_not_say("Elle a déjà servi");
    corrected(true).says("Elle a déjà servi sur la commande ORD00099").does_not_say("aissez vide");
}
