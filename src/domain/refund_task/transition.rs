//! The one table of what may happen to a refund task, with the state that follows.

use super::{
    Alternative, Destination, Excess, ExcessResolution, GivenLess, Moved, RefundMeans, RefundOutcome, RefundState,
    RefundTask, RefundTaskId, RefundTaskRefusal, TakenOn,
};
use crate::domain::agent::{Agent, AgentId};
use crate::domain::credit::CreditNoteNumber;
use crate::domain::money::{Amount, Currency};
use crate::domain::timestamp::Timestamp;

/// Something that happens to a task.
#[derive(Clone, Copy, Debug)]
pub enum RefundEvent<'a> {
    /// This agent goes to make it; instead of the one named, where another has taken it on.
    TakenOn {
        by: &'a Agent,
        from: Option<&'a AgentId>,
    },
    Reported(Report<'a>),
    /// A till gave the customer so much of it, under this receipt.
    UsedAtTill {
        receipt: &'a str,
        given: Amount,
        /// The name of the task that carries on, where some is left.
        next_task: &'a RefundTaskId,
    },
    /// The note that it gives back is taken back by this one.
    NoteCorrected(&'a CreditNoteNumber),
}

/// An agent's word on what came of it.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    pub outcome: &'a RefundOutcome,
    pub by: &'a Agent,
    /// The amount that its payment captured: no provider gives back more of it.
    pub captured: Amount,
    /// Of the order, in which the task's amount is.
    pub currency: Currency,
    /// True where the task is the rest of one that gave less.
    pub is_rest: bool,
    /// The name of the task that carries on, if one does.
    pub next_task: &'a RefundTaskId,
}

/// The state after an event, and the task that carries on with the money, where one does.
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    pub state: RefundState,
    pub follow_up: Option<RefundTask>,
}

impl From<RefundState> for Step {
    fn from(state: RefundState) -> Self {
        Self { state, follow_up: None }
    }
}

impl RefundTask {
    /// The step that `event` makes.
    ///
    /// # Errors
    /// The reason why that can't happen to it.
    pub fn after(&self, event: RefundEvent<'_>, now: Timestamp) -> Result<Step, RefundTaskRefusal> {
        use RefundState as At;
        match (&self.state, event) {
            (_, RefundEvent::Reported(report)) => self.after_report(report, now),
            (At::ToDo | At::Opened { .. }, RefundEvent::TakenOn { by, from }) => self.taken_on(by, from, now),
            (_, RefundEvent::TakenOn { .. }) => Err(RefundTaskRefusal::AlreadySettled),
            (_, RefundEvent::UsedAtTill { receipt, given, next_task }) => {
                self.used_at_till(receipt, given, next_task, now)
            }
            (At::ToDo, RefundEvent::NoteCorrected(note)) => {
                Ok(At::Withdrawn { correction: note.clone(), at: now }.into())
            }
            // None of its money went back by it; what carries it instead is withdrawn by itself.
            (
                At::Impossible { .. } | At::Bounced { .. } | At::NeverMade { .. } | At::Withdrawn { .. },
                RefundEvent::NoteCorrected(_),
            ) => Ok(self.state.clone().into()),
            (
                At::Opened { .. } | At::Done { .. } | At::UsedAtTill { .. } | At::GivenUp { .. },
                RefundEvent::NoteCorrected(_),
            ) => Err(RefundTaskRefusal::UnderWay),
        }
    }

    /// Two who each take it for undone refund it twice, so nobody takes it from another without saying from whom.
    fn taken_on(&self, by: &Agent, from: Option<&AgentId>, now: Timestamp) -> Result<Step, RefundTaskRefusal> {
        match (self.state.taken_on_by_another(&by.id), from) {
            (Some(holder), from) if from != Some(&holder.by.id) => Err(RefundTaskRefusal::TakenOn(Box::new(holder))),
            (None, Some(from)) if *from != by.id => Err(RefundTaskRefusal::NotTakenOn),
            _ => Ok(RefundState::Opened { at: now, by: by.clone() }.into()),
        }
    }

    /// What came of it is said by the agent who has it on.
    fn check_taken_on(&self, by: &AgentId) -> Result<(), RefundTaskRefusal> {
        match self.state.taken_on_by_another(by) {
            Some(holder) => Err(RefundTaskRefusal::TakenOn(Box::new(holder))),
            None if self.state == RefundState::ToDo => Err(RefundTaskRefusal::NotTakenOn),
            None => Ok(()),
        }
    }

    /// Whoever went to give it back may have given it, so a till takes what nobody has on.
    fn used_at_till(
        &self,
        receipt: &str,
        given: Amount,
        next: &RefundTaskId,
        now: Timestamp,
    ) -> Result<Step, RefundTaskRefusal> {
        if let RefundState::Opened { at, by } = &self.state {
            return Err(RefundTaskRefusal::TakenOn(Box::new(TakenOn { by: by.clone(), at: *at })));
        }
        let usable = self.usable_at_till().ok_or(if self.is_open() {
            RefundTaskRefusal::DoesNotFit
        } else {
            RefundTaskRefusal::AlreadySettled
        })?;
        let (less, follow_up) = if given == usable {
            (None, None)
        } else {
            let (less, rest) = self.given_less(given, next, now)?;
            (Some(less), Some(rest))
        };
        Ok(Step { state: RefundState::UsedAtTill { receipt: receipt.to_owned(), at: now, less }, follow_up })
    }

    fn after_report(&self, report: Report<'_>, now: Timestamp) -> Result<Step, RefundTaskRefusal> {
        use RefundOutcome as Said;
        use RefundState as At;
        let next = report.next_task;
        if report.outcome.needs_taking_on() {
            self.check_taken_on(&report.by.id)?;
        }
        if report.outcome.reference().is_some_and(|reference| self.gives_its_account_away(reference)) {
            return Err(RefundTaskRefusal::AccountAsReference);
        }
        match (&self.state, report.outcome) {
            (At::Opened { .. }, Said::Done { amount: Some(_), seen: Some(_), .. }) => {
                Err(RefundTaskRefusal::AmountSaidTwice)
            }
            (At::Opened { .. }, Said::Done { reference, amount, seen }) => {
                let moved = match amount {
                    Some(given) if *given != self.amount => Moved::Only(*given),
                    _ => self.moved(seen.as_ref(), report.currency)?,
                };
                let (reference, seen) = (reference.clone(), seen.clone());
                let (less, excess, follow_up) = match moved {
                    Moved::All => (None, None, None),
                    Moved::Only(given) => {
                        let (less, rest) = self.given_less(given, next, now)?;
                        (Some(less), None, Some(rest))
                    }
                    // It went out by the same refund, which has one name.
                    Moved::Beside(amount) => (None, Some(self.excess(amount, String::new(), report, now)?), None),
                };
                Ok(Step { state: At::Done { reference, at: now, less, excess, seen }, follow_up })
            }
            (At::Opened { .. }, Said::Impossible { reason, alternative }) if !self.is_void() => {
                let follow_up = Some(self.follow_up_by(alternative, next, self.amount, now)?);
                Ok(Step { state: At::Impossible { reason: *reason, replaced_by: next.clone(), at: now }, follow_up })
            }
            (At::Opened { .. }, Said::NotRefunded {}) => Ok(At::ToDo.into()),
            (At::ToDo, Said::GivenUp { reason, .. }) if self.is_void() => {
                Ok(At::GivenUp { reason: reason.clone(), at: now }.into())
            }
            (At::ToDo, Said::GivenUp { reason, customer_agreed }) if report.is_rest => {
                if *customer_agreed {
                    Ok(At::GivenUp { reason: reason.clone(), at: now }.into())
                } else {
                    Err(RefundTaskRefusal::GivingUpNotAgreed)
                }
            }
            (At::Done { excess, .. }, Said::ExcessRecovered { reference }) if is_out(excess) => {
                self.resolved(ExcessResolution::Recovered { reference: reference.clone(), at: now })
            }
            (At::Done { excess, .. }, Said::ExcessWrittenOff { reason }) if is_out(excess) => {
                if report.by.role.leads() {
                    self.resolved(ExcessResolution::WrittenOff { reason: reason.clone(), at: now })
                } else {
                    Err(RefundTaskRefusal::OnlyALeadWritesOff)
                }
            }
            (At::Done { .. }, _) if self.is_made_here() => Err(RefundTaskRefusal::DoesNotFit),
            // While a second refund is out, that one may be the only one that was made.
            (At::Done { reference, less, excess, .. }, Said::NeverMade { reason }) if !is_out(excess) => Ok(Step {
                state: At::NeverMade {
                    reference: reference.clone(),
                    reason: reason.clone(),
                    replaced_by: next.clone(),
                    at: now,
                    less: less.clone(),
                },
                follow_up: Some(self.follow_up(next, self.recorded(), now)),
            }),
            // The till undid it, or it was another note's.
            (At::UsedAtTill { receipt, less, .. }, Said::NeverMade { reason }) => Ok(Step {
                state: At::NeverMade {
                    reference: receipt.clone(),
                    reason: reason.clone(),
                    replaced_by: next.clone(),
                    at: now,
                    less: less.clone(),
                },
                follow_up: Some(self.follow_up(next, self.recorded(), now)),
            }),
            (At::Done { .. }, _) if self.is_void() => Err(RefundTaskRefusal::DoesNotFit),
            // An empty one would take the name off a refund that was made, which nobody would find again.
            (At::Done { reference: recorded, .. }, Said::ReferenceCorrected { reference })
                if reference.is_empty() || reference == recorded =>
            {
                Err(RefundTaskRefusal::NoOtherReference)
            }
            (At::Done { at, less, excess, seen, .. }, Said::ReferenceCorrected { reference }) => {
                let (reference, at, less, excess) = (reference.clone(), *at, less.clone(), excess.clone());
                Ok(At::Done { reference, at, less, excess, seen: seen.clone() }.into())
            }
            // While a second refund is out, one that came back is that one's: nothing is to be given again.
            (At::Done { reference, less, excess, .. }, Said::Bounced { reason, alternative }) if !is_out(excess) => {
                let follow_up = match alternative {
                    Some(alternative) => self.follow_up_by(alternative, next, self.recorded(), now)?,
                    None => self.follow_up(next, self.recorded(), now),
                };
                Ok(Step {
                    state: At::Bounced {
                        reference: reference.clone(),
                        reason: reason.clone(),
                        replaced_by: next.clone(),
                        at: now,
                        less: less.clone(),
                    },
                    follow_up: Some(follow_up),
                })
            }
            (At::Done { reference, at, less: None, excess, seen }, Said::RefundedLess { amount })
                if !is_out(excess) =>
            {
                let (less, rest) = self.given_less(*amount, next, now)?;
                let (reference, at, excess, seen) = (reference.clone(), *at, excess.clone(), seen.clone());
                Ok(Step { state: At::Done { reference, at, less: Some(less), excess, seen }, follow_up: Some(rest) })
            }
            (
                At::Done { reference, at, less, excess: None, seen },
                Said::RefundedTwice { reference: second, amount },
            ) => {
                let excess = self.excess(amount.unwrap_or_else(|| self.recorded()), second.clone(), report, now)?;
                let (reference, at, less, seen) = (reference.clone(), *at, less.clone(), seen.clone());
                Ok(At::Done { reference, at, less, excess: Some(excess), seen }.into())
            }
            (
                At::Done { .. }
                | At::UsedAtTill { .. }
                | At::Impossible { .. }
                | At::Bounced { .. }
                | At::NeverMade { .. }
                | At::GivenUp { .. }
                | At::Withdrawn { .. },
                Said::Done { .. } | Said::Impossible { .. } | Said::NotRefunded {} | Said::GivenUp { .. },
            ) => Err(RefundTaskRefusal::AlreadySettled),
            _ => Err(RefundTaskRefusal::DoesNotFit),
        }
    }

    /// The money that went out beside what was to go back, under this name.
    fn excess(
        &self,
        amount: Amount,
        reference: String,
        report: Report<'_>,
        noticed_at: Timestamp,
    ) -> Result<Excess, RefundTaskRefusal> {
        if amount.digits() != self.amount.digits() || !amount.is_positive() {
            return Err(RefundTaskRefusal::WrongAmount);
        }
        if amount > report.captured {
            return Err(RefundTaskRefusal::MoreThanCaptured);
        }
        Ok(Excess { amount, reference, noticed_at, noticed_by: report.by.name.clone(), resolution: None })
    }

    /// The part that went back, and the task for the rest.
    fn given_less(
        &self,
        given: Amount,
        next: &RefundTaskId,
        now: Timestamp,
    ) -> Result<(GivenLess, Self), RefundTaskRefusal> {
        if self.is_void() || !given.is_positive() || given.digits() != self.amount.digits() || given >= self.amount {
            return Err(RefundTaskRefusal::WrongAmount);
        }
        let rest = self.follow_up(next, self.amount - given, now);
        Ok((GivenLess { given, rest: rest.id.clone() }, rest))
    }

    fn resolved(&self, resolution: ExcessResolution) -> Result<Step, RefundTaskRefusal> {
        match self.state.clone() {
            RefundState::Done { reference, at, less, excess: Some(excess), seen } => {
                let excess = Some(Excess { resolution: Some(resolution), ..excess });
                Ok(RefundState::Done { reference, at, less, excess, seen }.into())
            }
            _ => Err(RefundTaskRefusal::DoesNotFit),
        }
    }

    /// The amount that was said to be done; all of it where nothing else was said.
    pub fn recorded(&self) -> Amount {
        self.refunded().unwrap_or(self.amount)
    }

    /// The task that carries on by the same means, to where this one went.
    fn follow_up(&self, id: &RefundTaskId, amount: Amount, now: Timestamp) -> Self {
        Self { id: id.clone(), amount, state: RefundState::ToDo, created_at: now, ..self.clone() }
    }

    /// The task that carries on by other means, to where they lead.
    fn follow_up_by(
        &self,
        alternative: &Alternative,
        id: &RefundTaskId,
        amount: Amount,
        now: Timestamp,
    ) -> Result<Self, RefundTaskRefusal> {
        if !alternative.customer_agreed() {
            return Err(RefundTaskRefusal::MeansNotAgreed);
        }
        let (means, destination) = (RefundMeans::Alternative(alternative.method()), alternative.destination());
        Ok(Self { means, destination, ..self.follow_up(id, amount, now) })
    }

    /// The task with where its money goes, as whoever has it on was told.
    ///
    /// # Errors
    /// The reason why that can't be said of it, or not by this agent.
    pub fn directed_to(&self, destination: Destination, by: &AgentId) -> Result<Self, RefundTaskRefusal> {
        if !self.is_open() {
            return Err(RefundTaskRefusal::AlreadySettled);
        }
        self.check_taken_on(by)?;
        if self.means != RefundMeans::Alternative(destination.method()) {
            return Err(RefundTaskRefusal::DestinationOfAnotherMeans);
        }
        Ok(Self { destination: Some(destination), ..self.clone() })
    }

    /// True where the shop's own gift cards make it, and no provider: nothing comes back of those, or goes out twice.
    pub fn is_made_here(&self) -> bool {
        self.provider.is_gift_card() && self.means == RefundMeans::Original
    }
}

fn is_out(excess: &Option<Excess>) -> bool {
    excess.as_ref().is_some_and(|excess| excess.resolution.is_none())
}
