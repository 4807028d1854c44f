//! How far a mail is on its way to the customer, and when it is tried again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use time::Duration;

use super::timestamp::Timestamp;
use super::wire_words::wire_words;

/// The state of a mail that was decided on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum MailDelivery {
    /// Nobody tried yet, or it is to be tried anew. Until this moment nothing of it leaves, and an agent can take it back.
    Ready {
        /// Long ago where it is not said: answers from before mails stayed.
        #[serde(default = "long_ago")]
        leaves_at: Timestamp,
    },
    /// Being handed over now. After a crash: it was, and nobody knows what the server said.
    Sending,
    /// A file in the outbox folder, for the shop's own mail system.
    Written { at: Timestamp },
    /// The mail server said yes, in these words.
    HandedOver { at: Timestamp, answer: String },
    /// It did not go, and is tried again by itself.
    Waiting {
        trouble: MailTrouble,
        /// The server's words, or the connection's.
        answer: String,
        /// How often it was tried.
        tries: u32,
        next_try: Timestamp,
    },
    /// It does not go unless an agent says so.
    NotSent {
        at: Timestamp,
        trouble: MailTrouble,
        /// The server's words, or the connection's; empty where nobody was asked.
        answer: String,
    },
    /// It did not go, and an agent says that it needs not any more: the customer was told another way.
    GivenUp {
        at: Timestamp,
        /// The agent's name.
        by: String,
        reason: String,
    },
    /// An agent took it back before anything of it left: it is as if it had never been decided on.
    TakenBack {
        at: Timestamp,
        /// The agent's name.
        by: String,
    },
    /// One that this version does not know.
    #[serde(other)]
    Unknown,
}

wire_words! {
    /// Why a mail did not go.
    pub enum MailTrouble {
        /// It can't be written to this address, or the address is none.
        NoAddress = "no_address",
        /// The server refused this mail or its recipient for good.
        Refused = "refused",
        /// The server refused it for now.
        PutOff = "put_off",
        /// There was no connection to the server, or it broke off.
        Unreachable = "unreachable",
        /// The server said nothing in time.
        NoAnswer = "no_answer",
        /// The server takes nothing from this desk: the login, the encryption or the sender does not suit it.
        NotLetIn = "not_let_in",
        /// The helpdesk has no ticket of this number.
        NoTicket = "no_ticket",
    } else {
        Unknown
    }
}

impl MailDelivery {
    /// True where an agent has to say what becomes of it.
    pub const fn is_not_sent(&self) -> bool {
        matches!(self, Self::NotSent { .. })
    }

    /// True where nobody got it, and nobody will.
    pub const fn told_nobody(&self) -> bool {
        matches!(self, Self::NotSent { .. } | Self::GivenUp { .. } | Self::TakenBack { .. })
    }

    /// True where an agent took it back before it left.
    pub const fn is_taken_back(&self) -> bool {
        matches!(self, Self::TakenBack { .. })
    }

    /// When it leaves, where nobody tried yet.
    pub const fn leaves_at(&self) -> Option<Timestamp> {
        match self {
            Self::Ready { leaves_at } => Some(*leaves_at),
            _ => None,
        }
    }

    /// True while nothing of it has left, nor may.
    pub fn can_be_taken_back(&self, now: Timestamp) -> bool {
        self.leaves_at().is_some_and(|leaves_at| now < leaves_at)
    }

    /// True while something is to become of it without anybody's doing.
    pub const fn is_on_its_way(&self) -> bool {
        matches!(self, Self::Ready { .. } | Self::Sending | Self::Waiting { .. })
    }

    /// What becomes of a mail that did not go this time: it waits for its next try, or is given up.
    #[must_use]
    pub fn put_off(trouble: MailTrouble, answer: String, tries: u32, now: Timestamp) -> Self {
        match pause_after(tries) {
            Some(pause) => Self::Waiting { trouble, answer, tries, next_try: now + pause },
            None => Self::NotSent { at: now, trouble, answer },
        }
    }
}

const fn long_ago() -> Timestamp {
    Timestamp::EPOCH
}

/// The pauses behind the first tries; from then on one is [`LONGEST_PAUSE`].
const PAUSES: [Duration; 4] =
    [Duration::seconds(30), Duration::minutes(2), Duration::minutes(10), Duration::minutes(30)];

/// The cap of all pauses.
pub const LONGEST_PAUSE: Duration = Duration::hours(1);

/// The longest time for which a mail stays before it leaves.
pub const LONGEST_UNDO: Duration = Duration::minutes(1);

/// So often a mail is tried with the longest pause: for two days.
const LONG_PAUSES: usize = 48;

/// The time until the next try after so many; nothing where there is none.
fn pause_after(tries: u32) -> Option<Duration> {
    let index = usize::try_from(tries).ok()?.saturating_sub(1);
    PAUSES.get(index).copied().or_else(|| (index < PAUSES.len() + LONG_PAUSES).then_some(LONGEST_PAUSE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_an_hour_and_end_after_two_days() {
        let minutes = |tries| pause_after(tries).map(|pause| pause.as_seconds_f32() / 60.0);
        assert_eq!([1, 2, 3, 4, 5, 52].map(minutes), [0.5, 2.0, 10.0, 30.0, 60.0, 60.0].map(Some));
        assert_eq!(minutes(53), None);
        let all: Duration = (1..53).filter_map(pause_after).sum();
        assert_eq!(all, Duration::days(2) + Duration::seconds(42 * 60 + 30));
    }

    #[test]
    fn a_mail_is_taken_back_until_it_leaves() {
        let leaves_at = Timestamp::EPOCH + Duration::seconds(10);
        let ready = MailDelivery::Ready { leaves_at };
        assert!(ready.can_be_taken_back(Timestamp::EPOCH));
        assert!(!ready.can_be_taken_back(leaves_at));
        assert!(!MailDelivery::Sending.can_be_taken_back(Timestamp::EPOCH));
    }

    #[test]
    fn a_mail_of_which_it_is_not_said_when_it_leaves_can_not_be_taken_back() {
        let before: MailDelivery = serde_json::from_str(r#"{"state":"ready"}"#).expect("an answer that was kept");
        assert_eq!(before, MailDelivery::Ready { leaves_at: Timestamp::EPOCH });
    }

    #[test]
    fn what_is_given_up_keeps_the_last_words() {
        let put_off =
            |tries| MailDelivery::put_off(MailTrouble::PutOff, "450 later".to_owned(), tries, Timestamp::EPOCH);
        let next_try = Timestamp::EPOCH + Duration::seconds(30);
        let (trouble, answer) = (MailTrouble::PutOff, "450 later".to_owned());
        assert_eq!(put_off(1), MailDelivery::Waiting { trouble, answer: answer.clone(), tries: 1, next_try });
        assert_eq!(put_off(53), MailDelivery::NotSent { at: Timestamp::EPOCH, trouble, answer });
    }
}
