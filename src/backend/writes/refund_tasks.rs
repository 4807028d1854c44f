//! Refund tasks: taking one on (*Open the transaction*), saying where its money goes, settling it (*Settle the refund*).

use super::approval_gate::pass_gate;
use super::started_refund::next_task_id;
use super::{Execute, OpenOrder, check_length, check_reason, check_text};
use crate::api::field_error::FieldError;
use crate::api::history::HistoryEvent;
use crate::api::pointer;
use crate::api::problem::ProblemCode;
use crate::api::refund_tasks::{GiveDestination, OpenRefundTask, SettleRefundTask};
use crate::backend::refusal::Refusal;
use crate::domain::approval::Proposed;
use crate::domain::cancellation::{Cancellation, CancellationEvent};
use crate::domain::modification::LeaseRefusal;
use crate::domain::money::Amount;
use crate::domain::refund_task::{
    Alternative, Destination, RefundEvent, RefundMeans, RefundOutcome, RefundState, RefundTask, RefundTaskId, Report,
    SeenAmount, Step, TaskOrigin,
};
use crate::domain::text_limits;

impl Execute for OpenRefundTask {
    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        take_if_cancelled(order)?;
        let (by, now) = (order.agent(), order.now());
        let task = find(order, &self.id)?;
        let before = task.state.taken_on_by_another(&by.id);
        let from = self.body.take_over_from.as_ref();
        task.state = task.after(RefundEvent::TakenOn { by, from }, now)?.state;
        let (id, provider, amount) = (task.id.clone(), task.provider, task.amount);
        let from = before.map(|holder| holder.by.name);
        let event = match (task.means, from) {
            (RefundMeans::Void, from) => HistoryEvent::VoidOpened { task: id, provider, amount, from },
            (_, Some(from)) => HistoryEvent::RefundTakenOver { task: id, provider, amount, from },
            (RefundMeans::Original, None) => HistoryEvent::RefundOpened { task: id, provider, method: None, amount },
            (RefundMeans::Alternative(method), None) => {
                HistoryEvent::RefundOpened { task: id, provider, method: Some(method), amount }
            }
        };
        order.add_to_history(event);
        Ok(())
    }
}

impl Execute for GiveDestination {
    fn check(&self) -> Vec<FieldError> {
        check_destination("", &self.body)
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        take_if_cancelled(order)?;
        let by = order.agent().id.clone();
        let task = find(order, &self.id)?;
        *task = task.directed_to(self.body.trimmed(), &by)?;
        let direction = direction(task);
        direction.into_iter().for_each(|event| order.add_to_history(event));
        Ok(())
    }
}

impl Execute for SettleRefundTask {
    fn check(&self) -> Vec<FieldError> {
        let destination = self.body.alternative().and_then(Alternative::destination);
        let of_destination = destination.map(|destination| check_destination(pointer::ALTERNATIVE, &destination));
        let of_words = match &self.body {
            RefundOutcome::Done { reference, seen, .. } => {
                [check_reference(reference), check_words(seen.as_ref())].concat()
            }
            RefundOutcome::RefundedTwice { reference, .. } => check_reference(reference),
            RefundOutcome::ReferenceCorrected { reference } | RefundOutcome::ExcessRecovered { reference }
                if reference.trim().is_empty() =>
            {
                vec![FieldError::new(pointer::REFERENCE, "required")]
            }
            RefundOutcome::ReferenceCorrected { reference } | RefundOutcome::ExcessRecovered { reference } => {
                check_reference(reference)
            }
            RefundOutcome::Bounced { reason, .. }
            | RefundOutcome::NeverMade { reason }
            | RefundOutcome::ExcessWrittenOff { reason }
            | RefundOutcome::GivenUp { reason, .. } => check_reason(reason),
            RefundOutcome::Impossible { .. } | RefundOutcome::NotRefunded {} | RefundOutcome::RefundedLess { .. } => {
                Vec::new()
            }
        };
        [of_words, of_destination.unwrap_or_default()].concat()
    }

    fn names_a_refund(&self) -> Option<String> {
        self.body.names_a_refund()
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        take_if_cancelled(order)?;
        let outcome = self.body.trimmed();
        let before = find(order, &self.id)?.clone();
        let step = step_of(order, &before, &outcome)?;
        order.check_name_is_new(&before)?;
        if let Some((alternative, follow_up)) = outcome.alternative().zip(step.follow_up.as_ref()) {
            let proposed = Proposed::other_means(before.id.clone(), alternative.method(), follow_up.amount);
            pass_gate(order, &proposed, None)?;
        }
        take_step(order, &before, step, outcome.clone())?;
        if let RefundOutcome::NeverMade { .. } = outcome {
            never_used(order, &before, &outcome)?;
        }
        advance(order)
    }
}

/// Where this outcome leads a refund of the order.
fn step_of(order: &OpenOrder<'_>, before: &RefundTask, outcome: &RefundOutcome) -> Result<Step, Refusal> {
    let (by, now, next_task) = (order.agent(), order.now(), next_task_id(order));
    let is_rest = before.origin(&order.record.refund_tasks) == TaskOrigin::Rest;
    let payment = order.record.order.payment(&before.payment);
    let captured = payment.map_or(before.amount, |payment| payment.captured);
    let currency = order.record.order.currency;
    let report = Report { outcome, by, captured, currency, is_rest, next_task: &next_task };
    Ok(before.after(RefundEvent::Reported(report), now)?)
}

/// Leads the refund there, with its lines in the history and what is to be refunded after it.
fn take_step(
    order: &mut OpenOrder<'_>,
    before: &RefundTask,
    step: Step,
    outcome: RefundOutcome,
) -> Result<(), Refusal> {
    let directed = outcome.alternative().and(step.follow_up.as_ref()).and_then(direction);
    for event in events(before, &step, outcome).into_iter().chain(directed) {
        order.add_to_history(event);
    }
    find(order, &before.id)?.state = step.state;
    order.record.refund_tasks.extend(step.follow_up);
    Ok(())
}

/// A use at a till that never was is undone whole: it may have settled refunds of several payments, under one receipt.
fn never_used(order: &mut OpenOrder<'_>, one: &RefundTask, outcome: &RefundOutcome) -> Result<(), Refusal> {
    let RefundState::UsedAtTill { receipt, .. } = &one.state else { return Ok(()) };
    let is_of_it = |task: &&RefundTask| {
        task.cause == one.cause
            && matches!(&task.state, RefundState::UsedAtTill { receipt: other, .. } if other == receipt)
    };
    let others: Vec<RefundTask> = order.record.refund_tasks.iter().filter(is_of_it).cloned().collect();
    for task in others {
        let step = step_of(order, &task, outcome)?;
        take_step(order, &task, step, outcome.clone())?;
    }
    Ok(())
}

/// A cancellation waits for its refunds. One that was finished waits again where a refund came back or was never made, and
/// is finished again without a second mail. A task that no cancellation made leaves the cancellation alone.
pub(super) fn advance(order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
    if order.record.step.can_be_left() {
        return Ok(());
    }
    let was_finished = matches!(order.record.step, Cancellation::Finished { .. });
    let open_tasks = order.case().open_tasks();
    let step = order.advance(CancellationEvent::TaskSettled { open_tasks })?;
    if matches!(step, Cancellation::Finished { .. }) && !was_finished && order.check_held().is_ok() {
        order.release();
    }
    Ok(())
}

/// The lines for the journal: their amounts are those that moved.
fn events(before: &RefundTask, after: &Step, outcome: RefundOutcome) -> Vec<HistoryEvent> {
    let task = before.id.clone();
    let amount = before.refunded().unwrap_or(before.amount);
    let excess = before.state.open_excess().map_or(amount, |excess| excess.amount);
    let follow_up = after.follow_up.as_ref().map(|follow_up| follow_up.amount);
    let recorded = before.state.reference().cloned().unwrap_or_default();
    let gave_less = |given: Amount| {
        let task = before.id.clone();
        follow_up.map(|rest| HistoryEvent::RefundGaveLess { task, amount: given, rest })
    };
    match outcome {
        RefundOutcome::Done { .. } if before.is_void() => vec![HistoryEvent::Voided { task, amount }],
        RefundOutcome::NotRefunded {} if before.is_void() => vec![HistoryEvent::VoidNotMade { task, amount }],
        RefundOutcome::NeverMade { reason } if before.is_void() => {
            vec![HistoryEvent::VoidNeverMade { task, amount, reason }]
        }
        RefundOutcome::GivenUp { reason, .. } if before.is_void() => {
            vec![HistoryEvent::AuthorizationLeft { task, amount, reason }]
        }
        RefundOutcome::Done { reference, seen, .. } => {
            let given = follow_up.map_or(amount, |rest| amount - rest);
            let more = after.state.open_excess();
            let more = more.map(|excess| HistoryEvent::RefundGaveMore { task: task.clone(), amount: excess.amount });
            let done = HistoryEvent::RefundDone { task, amount: given, reference, seen };
            [Some(done), gave_less(given), more].into_iter().flatten().collect()
        }
        RefundOutcome::RefundedLess { amount } => Vec::from_iter(gave_less(amount)),
        RefundOutcome::Impossible { reason, alternative } => {
            vec![HistoryEvent::RefundImpossible { task, amount, reason, method: alternative.method() }]
        }
        RefundOutcome::NotRefunded {} => vec![HistoryEvent::RefundNotMade { task, amount }],
        RefundOutcome::Bounced { reason, alternative } => {
            let method = alternative.map(|alternative| alternative.method());
            vec![HistoryEvent::RefundBounced { task, amount, reason, method }]
        }
        RefundOutcome::ReferenceCorrected { reference } => {
            vec![HistoryEvent::RefundReferenceCorrected { task, amount, recorded, reference }]
        }
        RefundOutcome::NeverMade { reason } => vec![HistoryEvent::RefundNeverMade { task, amount, reason }],
        RefundOutcome::RefundedTwice { reference, .. } => {
            let amount = after.state.open_excess().map_or(amount, |excess| excess.amount);
            vec![HistoryEvent::RefundMadeTwice { task, amount, reference }]
        }
        RefundOutcome::ExcessRecovered { reference } => {
            vec![HistoryEvent::ExcessRecovered { task, amount: excess, reference }]
        }
        RefundOutcome::ExcessWrittenOff { reason } => {
            vec![HistoryEvent::ExcessWrittenOff { task, amount: excess, reason }]
        }
        RefundOutcome::GivenUp { reason, .. } => vec![HistoryEvent::RefundGivenUp { task, amount, reason }],
    }
}

/// The line for the journal that says where a refund's money goes. It holds no number of an account.
fn direction(task: &RefundTask) -> Option<HistoryEvent> {
    let (id, amount) = (task.id.clone(), task.amount);
    Some(match task.destination.as_ref()? {
        Destination::Account(account) => {
            HistoryEvent::RefundAccountGiven { task: id, amount, account: account.iban.masked() }
        }
        Destination::Address(_) => HistoryEvent::RefundAddressGiven { task: id, amount },
    })
}

/// The flaw of where money goes, at this place of the body. The number of an account was checked on being read.
fn check_destination(pointer: &str, destination: &Destination) -> Vec<FieldError> {
    match destination.trimmed() {
        Destination::Account(account) => {
            check_text(&format!("{pointer}{}", pointer::HOLDER), &account.holder, text_limits::ACCOUNT_HOLDER)
        }
        Destination::Address(address) => {
            check_text(&format!("{pointer}{}", pointer::ADDRESS), &address, text_limits::POSTAL_ADDRESS)
        }
    }
}

/// The flaw of a provider's name for a refund; it may be empty.
fn check_reference(reference: &str) -> Vec<FieldError> {
    check_length(pointer::REFERENCE, reference, text_limits::REFERENCE)
}

/// The flaw of the words that explain another amount. That there are some is the domain's to say.
fn check_words(seen: Option<&SeenAmount>) -> Vec<FieldError> {
    let words = seen.and_then(|seen| seen.difference.as_ref()?.words());
    words.map_or_else(Vec::new, |words| check_length(pointer::DIFFERENCE_WORDS, words, text_limits::REASON))
}

/// A cancellation's refunds are settled with MOD on, up to the mail that ends it. A credit note's have no such end
/// that would switch MOD off again: for them it is enough that nobody else is at the order.
fn take_if_cancelled(order: &mut OpenOrder<'_>) -> Result<(), LeaseRefusal> {
    match order.record.step {
        Cancellation::Refunding { .. } => order.hold_or_take(false),
        _ => order.check_free(),
    }
}

pub(super) fn find<'o>(order: &'o mut OpenOrder<'_>, id: &RefundTaskId) -> Result<&'o mut RefundTask, Refusal> {
    order.record.refund_tasks.iter_mut().find(|task| task.id == *id).ok_or(ProblemCode::RefundTaskNotFound.into())
}
