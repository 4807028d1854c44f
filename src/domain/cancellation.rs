//! The cancellation of an order: its steps, and every arrow between them. The backend holds the
//! step, the screen shows the one it is given, so that a reload or another machine lands on the same one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::eligibility::NotCancellable;
use super::wire_words::wire_words;

wire_words! {
    /// The channel by which the customer asked for the cancellation.
    pub enum ContactChannel {
        Phone = "phone",
        Email = "email",
        Chat = "chat",
        Helpdesk = "helpdesk",
        SocialMedia = "social_media",
        Store = "store",
        Letter = "letter",
    }
}

/// The outcome of the mail that confirms the cancellation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "mail", rename_all = "snake_case")]
pub enum MailOutcome {
    Sent,
    Skipped { reason: String },
}

/// A step of a cancellation, with what is true at it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Cancellation {
    /// Nothing was asked.
    #[default]
    Idle,
    /// *Impossible d'annuler la commande*
    NotCancellable { reason: NotCancellable },
    /// *Commande annulable*
    Cancellable,
    /// Confirmed once: held in the warehouse, it can't be printed now. *Modifier la commande* > *Annuler la
    /// commande* is open.
    Confirmed,
    /// Cancelled for good: its refund tasks are being settled.
    Refunding {
        contact_channel: ContactChannel,
        /// What became of the mail, where a refund came back after it: it is settled once.
        #[serde(flatten)]
        mail: Option<MailOutcome>,
    },
    /// All refunds are settled; the mail to the customer waits.
    MessageReady { contact_channel: ContactChannel },
    Finished {
        contact_channel: ContactChannel,
        #[serde(flatten)]
        outcome: MailOutcome,
    },
}

/// An event in a cancellation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CancellationEvent {
    /// *Vérifier la possibilité d'annuler la commande*, with what the order says now.
    Checked(Option<NotCancellable>),
    /// *Confirmer l'annulation de la commande*
    Confirmed,
    /// *Valider*: the order is cancelled, with so many refunds left to make.
    Requested {
        contact_channel: ContactChannel,
        open_tasks: usize,
    },
    /// An agent said what came of a refund, of this step or of one that was done; so many are left.
    TaskSettled {
        open_tasks: usize,
    },
    MailSettled(MailOutcome),
    /// The mail was taken back before it left.
    MailTakenBack,
    /// MOD off, or the lease ran out.
    Left,
}

/// An event that can't happen at this step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the cancellation is at another step")]
pub struct WrongStep;

impl Cancellation {
    /// Moves on `event`. Leaving is possible at every step before the order is cancelled and changes nothing
    /// after it.
    ///
    /// # Errors
    /// [`WrongStep`], with the state as it was.
    pub fn on(&self, event: CancellationEvent) -> Result<Self, WrongStep> {
        use Cancellation as At;
        use CancellationEvent as Event;
        match (self, event) {
            (At::Idle | At::NotCancellable { .. } | At::Cancellable, Event::Checked(Some(reason))) => {
                Ok(At::NotCancellable { reason })
            }
            (At::Idle | At::NotCancellable { .. } | At::Cancellable, Event::Checked(None)) => Ok(At::Cancellable),
            (At::Cancellable, Event::Confirmed) => Ok(At::Confirmed),
            (At::Confirmed, Event::Requested { contact_channel, open_tasks }) => {
                Ok(Self::after_refunds(contact_channel, None, open_tasks))
            }
            (At::Refunding { contact_channel, mail }, Event::TaskSettled { open_tasks }) => {
                Ok(Self::after_refunds(*contact_channel, mail.clone(), open_tasks))
            }
            (At::MessageReady { contact_channel }, Event::TaskSettled { open_tasks }) => {
                Ok(Self::after_refunds(*contact_channel, None, open_tasks))
            }
            (At::Finished { contact_channel, outcome }, Event::TaskSettled { open_tasks }) => {
                Ok(Self::after_refunds(*contact_channel, Some(outcome.clone()), open_tasks))
            }
            (At::MessageReady { contact_channel }, Event::MailSettled(outcome)) => {
                Ok(At::Finished { contact_channel: *contact_channel, outcome })
            }
            (At::Finished { contact_channel, outcome: MailOutcome::Sent }, Event::MailTakenBack) => {
                Ok(At::MessageReady { contact_channel: *contact_channel })
            }
            (At::Refunding { contact_channel, mail: Some(MailOutcome::Sent) }, Event::MailTakenBack) => {
                Ok(At::Refunding { contact_channel: *contact_channel, mail: None })
            }
            (at, Event::Left) if at.can_be_left() => Ok(At::Idle),
            (at, Event::Left) => Ok(at.clone()),
            _ => Err(WrongStep),
        }
    }

    fn after_refunds(contact_channel: ContactChannel, mail: Option<MailOutcome>, open_tasks: usize) -> Self {
        match (open_tasks, mail) {
            (0, None) => Self::MessageReady { contact_channel },
            (0, Some(outcome)) => Self::Finished { contact_channel, outcome },
            (_, mail) => Self::Refunding { contact_channel, mail },
        }
    }

    /// True until the order is cancelled: leaving undoes these steps.
    pub const fn can_be_left(&self) -> bool {
        matches!(self, Self::Idle | Self::NotCancellable { .. } | Self::Cancellable | Self::Confirmed)
    }

    /// The step as it counts now: without a running lease the agent has left, and an order that was found
    /// cancellable is so only as long as nothing speaks against it.
    pub fn as_it_counts(&self, lease_is_running: bool, not_cancellable: Option<NotCancellable>) -> Self {
        match (self, not_cancellable) {
            (at, _) if at.can_be_left() && !lease_is_running => Self::Idle,
            (Self::Cancellable | Self::NotCancellable { .. }, Some(reason)) => Self::NotCancellable { reason },
            (at, _) => at.clone(),
        }
    }

    /// True while the warehouse must leave the order alone.
    pub const fn holds_the_warehouse(&self) -> bool {
        !matches!(self, Self::Idle | Self::NotCancellable { .. } | Self::Cancellable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BY_PHONE: ContactChannel = ContactChannel::Phone;

    fn walk(events: &[CancellationEvent]) -> Result<Cancellation, WrongStep> {
        events.iter().try_fold(Cancellation::Idle, |at, event| at.on(event.clone()))
    }

    #[test]
    fn every_step_in_its_turn_ends_finished() {
        let end = walk(&[
            CancellationEvent::Checked(None),
            CancellationEvent::Confirmed,
            CancellationEvent::Requested { contact_channel: BY_PHONE, open_tasks: 2 },
            CancellationEvent::TaskSettled { open_tasks: 1 },
            CancellationEvent::TaskSettled { open_tasks: 0 },
            CancellationEvent::MailSettled(MailOutcome::Sent),
        ]);
        assert_eq!(end, Ok(Cancellation::Finished { contact_channel: BY_PHONE, outcome: MailOutcome::Sent }));
    }

    #[test]
    fn nothing_is_cancelled_that_was_not_checked_and_confirmed() {
        let request = CancellationEvent::Requested { contact_channel: BY_PHONE, open_tasks: 1 };
        assert_eq!(walk(std::slice::from_ref(&request)), Err(WrongStep));
        assert_eq!(walk(&[CancellationEvent::Checked(None), request]), Err(WrongStep));
        assert_eq!(walk(&[CancellationEvent::Confirmed]), Err(WrongStep));
    }

    #[test]
    fn an_order_that_is_not_cancellable_goes_no_further() {
        let refused = CancellationEvent::Checked(Some(NotCancellable::Shipped));
        assert_eq!(walk(&[refused, CancellationEvent::Confirmed]), Err(WrongStep));
    }

    #[test]
    fn leaving_undoes_the_steps_before_the_cancellation_and_none_after() {
        let confirmed = [CancellationEvent::Checked(None), CancellationEvent::Confirmed, CancellationEvent::Left];
        assert_eq!(walk(&confirmed), Ok(Cancellation::Idle));
        let refunding = Cancellation::Refunding { contact_channel: BY_PHONE, mail: None };
        assert_eq!(refunding.on(CancellationEvent::Left), Ok(refunding));
    }

    #[test]
    fn a_lease_that_ran_out_undoes_only_the_steps_before_the_cancellation() {
        assert_eq!(Cancellation::Confirmed.as_it_counts(false, None), Cancellation::Idle);
        assert_eq!(Cancellation::Confirmed.as_it_counts(true, None), Cancellation::Confirmed);
        let refunding = Cancellation::Refunding { contact_channel: BY_PHONE, mail: None };
        assert_eq!(refunding.as_it_counts(false, Some(NotCancellable::AlreadyCancelled)), refunding);
    }

    #[test]
    fn an_order_found_cancellable_stops_being_so_with_what_happens_to_it() {
        let printing = Cancellation::NotCancellable { reason: NotCancellable::Printing };
        assert_eq!(Cancellation::Cancellable.as_it_counts(true, Some(NotCancellable::Printing)), printing);
        let preparing = Cancellation::NotCancellable { reason: NotCancellable::Preparing };
        assert_eq!(printing.as_it_counts(true, Some(NotCancellable::Preparing)), preparing);
        assert_eq!(Cancellation::Cancellable.as_it_counts(true, None), Cancellation::Cancellable);
    }

    #[test]
    fn a_refund_that_comes_back_unfinishes_it_and_its_mail_is_settled_once() {
        let settled = |open_tasks| CancellationEvent::TaskSettled { open_tasks };
        let finished = Cancellation::Finished { contact_channel: BY_PHONE, outcome: MailOutcome::Sent };
        let again = finished.on(settled(1)).unwrap();
        assert_eq!(again, Cancellation::Refunding { contact_channel: BY_PHONE, mail: Some(MailOutcome::Sent) });
        assert_eq!(again.on(settled(0)), Ok(finished.clone()));
        assert_eq!(finished.on(settled(0)), Ok(finished));

        let ready = Cancellation::MessageReady { contact_channel: BY_PHONE };
        let before_the_mail = ready.on(settled(1)).unwrap();
        assert_eq!(before_the_mail, Cancellation::Refunding { contact_channel: BY_PHONE, mail: None });
        assert_eq!(before_the_mail.on(settled(0)), Ok(ready));
    }

    #[test]
    fn a_mail_that_was_taken_back_is_to_be_settled_again() {
        let finished = |outcome| Cancellation::Finished { contact_channel: BY_PHONE, outcome };
        let ready = Cancellation::MessageReady { contact_channel: BY_PHONE };
        assert_eq!(finished(MailOutcome::Sent).on(CancellationEvent::MailTakenBack), Ok(ready.clone()));
        let refunding = |mail| Cancellation::Refunding { contact_channel: BY_PHONE, mail };
        let came_back = refunding(Some(MailOutcome::Sent)).on(CancellationEvent::MailTakenBack);
        assert_eq!(came_back, Ok(refunding(None)));
        let skipped = MailOutcome::Skipped { reason: "called".to_owned() };
        for without_a_mail in [finished(skipped), ready] {
            assert_eq!(without_a_mail.on(CancellationEvent::MailTakenBack), Err(WrongStep));
        }
    }

    #[test]
    fn the_mail_of_an_unfinished_cancellation_is_told_where_it_was_settled() {
        let read = |text: &str| serde_json::from_str::<Cancellation>(text).unwrap();
        let refunding = |mail| Cancellation::Refunding { contact_channel: BY_PHONE, mail };
        for (text, mail) in [
            (r#"{"step":"refunding","contact_channel":"phone"}"#, None),
            (r#"{"step":"refunding","contact_channel":"phone","mail":"sent"}"#, Some(MailOutcome::Sent)),
        ] {
            assert_eq!(read(text), refunding(mail.clone()));
            assert_eq!(serde_json::to_string(&refunding(mail)).unwrap(), text);
        }
    }

    #[test]
    fn an_order_without_payments_needs_only_its_mail() {
        let end = Cancellation::Confirmed.on(CancellationEvent::Requested { contact_channel: BY_PHONE, open_tasks: 0 });
        assert_eq!(end, Ok(Cancellation::MessageReady { contact_channel: BY_PHONE }));
    }
}
