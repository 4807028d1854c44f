//! What becomes of a write, in words.

use avoir::api::operations::{OperationKey, OperationKind};
use avoir::api::problem::{Problem, ProblemCode};
use avoir::client::command::OrderCommand;
use avoir::client::open_intents::OpenIntent;
use avoir::client::pending_write::PendingWrite;
use avoir::domain::action::OrderAction;
use avoir::domain::agent::Role;
use avoir::domain::modification::Lease;
use avoir::domain::order::OrderNumber;
use avoir::domain::refund_task::{RefundOutcome, RefundTaskId, TakenOn};
use avoir::domain::timestamp::Timestamp;
use avoir::ui::recovered_writes::store::{Heard, RecoveredWrite};
use avoir::ui::screens::order::store::Writing;

use crate::screen::{Look, Screen, agent, allowing, held, not_cancellable, screen};

fn write() -> PendingWrite {
    PendingWrite {
        order: OrderNumber("ORD00123".to_owned()),
        command: OrderCommand::CheckCancellation,
        key: OperationKey::parse("0123456789abcdef").expect("sixteen letters and digits"),
        version: 7,
    }
}

fn while_(writing: Writing) -> Screen {
    let order = held(allowing(&[OrderAction::CloseModification, OrderAction::CheckCancellation]));
    screen(order, Look { writing, ..Look::default() })
}

#[test]
fn an_answer_that_does_not_come_is_looked_up_and_said_so() {
    while_(Writing::Pending { write: write(), in_doubt: true })
        .says("Pas de réponse, nous vérifions… Rien ne sera fait deux fois.")
        .has("aria-busy=\"true\"");
}

#[test]
fn what_is_looked_up_again_is_still_not_known_and_says_so_in_the_same_words() {
    let idle = while_(Writing::NotKnown { write: write(), asking: false });
    let busy = while_(Writing::NotKnown { write: write(), asking: true });
    assert_eq!(idle.text, busy.text);
    let busy_ones = |screen: &Screen| screen.html.matches("aria-busy=\"true\"").count();
    assert_eq!(busy_ones(&busy), busy_ones(&idle) + 1);
}

#[test]
fn what_is_not_known_yet_is_neither_done_nor_failed() {
    while_(Writing::NotKnown { write: write(), asking: false })
        .says("On ne sait pas encore si la vérification a abouti. Rien ne sera fait deux fois.")
        .says("Vérifier maintenant");
}

fn left_behind() -> OpenIntent {
    let kind = OperationKind::CheckCancellation;
    OpenIntent { key: write().key, order: write().order, kind, started: Timestamp::EPOCH }
}

fn found(finding: RecoveredWrite) -> Screen {
    let order = held(allowing(&[OrderAction::CloseModification, OrderAction::CheckCancellation]));
    let writing = if finding.is_open() { Writing::LeftBehind(finding.kind()) } else { Writing::Idle };
    screen(order, Look { writing, recovered: vec![finding], ..Look::default() })
}

#[test]
fn what_a_page_that_is_gone_left_behind_stands_in_the_way_until_it_is_known() {
    let heard = Heard::NotYet { at: Timestamp::EPOCH, certain: left_behind().certain_at() };
    found(RecoveredWrite::Open(left_behind(), heard))
        .says("Une page précédente a été fermée avant la réponse.")
        .says("À 1970-01-01T00:00:00Z, le serveur n’avait rien reçu.")
        .says("possible jusqu’à 1970-01-01T00:00:30Z")
        .says("Vérifier maintenant")
        .has("aria-disabled=\"true\"");
    found(RecoveredWrite::Open(left_behind(), Heard::NoAnswer { at: Timestamp::EPOCH }))
        .says("le serveur ne répondait pas. Nous réessayons tout seuls")
        .says("Vérifier maintenant");
}

#[test]
fn what_a_page_that_is_gone_left_behind_is_said_once_and_ends_in_an_answer() {
    found(RecoveredWrite::NotArrived(left_behind()))
        .says("Le serveur n’a pas reçu la vérification (ORD00123) : rien n’a été fait.")
        .does_not_say("On ne sait pas encore")
        .does_not_say("Vérifier maintenant");
}

#[test]
fn what_the_end_of_the_session_interrupted_goes_on_once() {
    while_(Writing::SignedOut(write())).says("reprendra après reconnexion, une seule fois").says("Reprendre");
}

/// It was decided on an old picture of the order.
fn stale(command: OrderCommand) -> Writing {
    let problem = Problem::from(ProblemCode::VersionMismatch);
    Writing::Refused { command, problem: Box::new(problem) }
}

#[test]
fn a_refusal_says_what_happened_what_is_safe_and_what_to_do() {
    while_(stale(OrderCommand::CheckCancellation))
        .says("La commande a changé entre-temps.")
        .says("Rien n’a été modifié.")
        .says("La page montre maintenant son état actuel");
}

#[test]
fn a_disk_that_takes_nothing_changed_nothing_and_says_whom_to_tell() {
    for (code, happened, to_do) in [
        (ProblemCode::StorageFull, "Le disque du serveur est plein.", "Prévenez votre support que le disque est plein"),
        (ProblemCode::StorageFailed, "Le serveur n’arrive pas à enregistrer.", "Recommencez dans un instant"),
    ] {
        let (command, problem) = (OrderCommand::CheckCancellation, Box::new(Problem::from(code)));
        while_(Writing::Refused { command, problem }).says(happened).says("Rien n’a été modifié.").says(to_do);
    }
}

#[test]
fn what_is_not_cancellable_any_more_is_not_to_be_started_again() {
    screen(held(not_cancellable()), Look { writing: stale(OrderCommand::ConfirmCancellation), ..Look::default() })
        .says("La commande a changé entre-temps.")
        .says("Répondez au client avec la réponse prédéfinie, puis quittez MOD.")
        .does_not_say("recommencez");
}

#[test]
fn an_order_that_another_has_is_taken_over_by_who_may_alone() {
    let open = |take_over| stale(OrderCommand::OpenModification { take_over });
    let said = |allowed: &[OrderAction], writing| {
        let mut order = allowing(allowed);
        order.lease = Some(Lease::starting(agent("Zoé", Role::Agent), Timestamp::EPOCH));
        screen(order, Look { writing, ..Look::default() })
    };
    let lead = [OrderAction::TakeOverModification];
    said(&lead, open(true))
        .says("Refusé : la reprise de la main. Rien n’a été modifié.")
        .says("Appuyez de nouveau sur « Reprendre la main ».")
        .does_not_say("demandez à un responsable");
    said(&lead, open(false))
        .says("Attendez la fin, ou appuyez sur « Reprendre la main ».")
        .does_not_say("demandez à un responsable");
    said(&[], open(false)).says("ou demandez à un responsable de reprendre la main");
    said(&[], stale(OrderCommand::ConfirmCancellation))
        .says("Un autre agent a pris la main sur cette commande.")
        .says("Voyez avec cet agent qui la termine.")
        .does_not_say("demandez à un responsable");
}

#[test]
fn what_was_made_beside_another_agent_is_handed_to_them_by_name() {
    let outcome = RefundOutcome::done("R-1".to_owned());
    let command = OrderCommand::SettleRefundTask(RefundTaskId("t1".to_owned()), outcome);
    let taken_on = TakenOn { by: agent("Zoé", Role::Lead), at: Timestamp::EPOCH };
    let problem = Problem { taken_on: Some(taken_on), ..Problem::from(ProblemCode::RefundTakenOn) };
    while_(Writing::Refused { command, problem: Box::new(problem) })
        .says("Un autre agent s’est chargé de ce remboursement.")
        .says("donnez la référence à Zoé (R-1)")
        .says("ou reprenez-le à sa place");
}

#[test]
fn a_reference_that_was_used_says_for_which_order() {
    let outcome = RefundOutcome::done("R-1".to_owned());
    let command = OrderCommand::SettleRefundTask(RefundTaskId("t1".to_owned()), outcome);
    let used_by = Some(OrderNumber("ORD00099".to_owned()));
    let problem = Problem { used_by, ..Problem::from(ProblemCode::ReferenceUsed) };
    while_(Writing::Refused { command, problem: Box::new(problem) })
        .says("Cette référence a déjà servi pour un autre remboursement.")
        .says("Elle a déjà servi sur la commande ORD00099")
        .says("Regardez quelle référence ce prestataire affiche pour CE remboursement")
        .does_not_say("aissez vide");
}
