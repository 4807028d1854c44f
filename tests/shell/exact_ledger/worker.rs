//! An agent who works on many orders over a way that breaks, and sends each deed under its key until it is known what
//! became of it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use avoir::api::order_detail::OrderDetail;
use avoir::api::problem::{Problem, Retry};
use avoir::domain::cancellation::Cancellation;
use avoir::domain::refund_task::{RefundState, RefundTask};

use super::deed::{Deed, Sending};
use crate::dice::Dice;
use crate::folder::Folder;
use crate::server::{Reply, ask};

/// Deeds on one order before the next one.
const VISIT: usize = 6;

/// The time between two deliveries, while nobody answers.
const PAUSE: Duration = Duration::from_millis(5);

/// What became of a deed.
#[derive(Clone, Debug)]
pub struct Record {
    pub key: String,
    pub order: String,
    /// The version that it was decided on.
    pub version: u64,
    pub deed: Deed,
    /// What the answer names, or the word of the refusal.
    pub outcome: Result<Answer, &'static str>,
}

/// Of an order as it was answered, what only the server can know.
#[derive(Clone, Debug)]
pub struct Answer {
    pub version: u64,
    /// The number of the note that was issued last.
    pub newest_note: Option<String>,
    /// The number of the note that cancelling issued.
    pub cancellation_note: Option<String>,
}

impl From<OrderDetail> for Answer {
    fn from(order: OrderDetail) -> Self {
        Self {
            version: order.version,
            newest_note: order.credit_notes.last().map(|note| note.number.0.clone()),
            cancellation_note: order.cancellation_note.map(|note| note.0),
        }
    }
}

pub struct Worker {
    name: String,
    bearer: String,
    dice: Dice,
    pub records: Vec<Record>,
    /// Deliveries that no answer came to, and answers that were those of an earlier delivery.
    pub unheard: usize,
    pub replayed: usize,
}

impl Worker {
    pub fn hire(folder: &Folder, name: &str, dice: Dice) -> Self {
        let said = folder.avoir(&["agent", "add", name, "--role", "agent"]);
        let token = said.out.lines().find_map(|line| line.strip_prefix("Token: ")).expect("a token");
        let bearer = format!("Bearer {token}");
        Self { name: name.to_owned(), bearer, dice, records: Vec::new(), unheard: 0, replayed: 0 }
    }

    /// Does one deed after the other until all agents together did so many.
    pub fn work(&mut self, address: &str, orders: &[String], done: &AtomicUsize, most: usize) {
        loop {
            let order = self.dice.pick(orders).clone();
            for step in 0..=VISIT {
                let before = self.read(address, &order);
                let holds = before.lease.as_ref().is_some_and(|lease| lease.holder.name == self.name);
                let deed = match step {
                    VISIT if holds => Deed::Close,
                    VISIT => break,
                    _ => self.choose(&before, holds),
                };
                self.drive(address, &order, before.version, deed);
                if done.fetch_add(1, Ordering::SeqCst) + 1 >= most {
                    return;
                }
            }
        }
    }

    fn read(&self, address: &str, order: &str) -> OrderDetail {
        let get = Sending { method: "GET", path: format!("/orders/{order}"), body: String::new() };
        loop {
            match self.ask(address, &get, &[]) {
                Some(reply) if reply.status == 200 => return serde_json::from_str(&reply.body).expect("an order"),
                Some(reply) => assert_eq!(reply.status, 503, "{}", reply.body),
                None => thread::sleep(PAUSE),
            }
        }
    }

    /// Sends a deed until an answer says what became of it.
    fn drive(&mut self, address: &str, order: &str, version: u64, deed: Deed) {
        let key = format!("ledger-{}-{:08}", self.name, self.records.len());
        let tag = format!("\"v{version}\"");
        let (sending, headers) = (deed.sending(order), [("idempotency-key", key.as_str()), ("if-match", &tag)]);
        let outcome = loop {
            let Some(reply) = self.ask(address, &sending, &headers) else {
                self.unheard += 1;
                thread::sleep(PAUSE);
                continue;
            };
            if reply.status == 200 {
                self.replayed += usize::from(reply.head.to_ascii_lowercase().contains("idempotent-replayed"));
                break Ok(serde_json::from_str::<OrderDetail>(&reply.body).expect("an order").into());
            }
            let problem: Problem = serde_json::from_str(&reply.body).expect("a problem");
            if problem.retry != Retry::SameKey {
                assert!([409, 412, 422].contains(&reply.status), "{deed:?}: {}", reply.body);
                break Err(problem.code.as_str());
            }
            assert_eq!(reply.status, 503, "{deed:?}: {}", reply.body);
        };
        self.records.push(Record { key, order: order.to_owned(), version, deed, outcome });
    }

    fn ask(&self, address: &str, sending: &Sending, more: &[(&str, &str)]) -> Option<Reply> {
        let mut headers = vec![
            ("authorization", self.bearer.as_str()),
            ("avoir-client", "test"),
            ("content-type", "application/json"),
        ];
        headers.extend_from_slice(more);
        ask(address, sending.method, &format!("/api/v1{}", sending.path), &headers, &sending.body)
    }

    /// A deed that fits the order as it was read, and now and then one that does not.
    fn choose(&mut self, order: &OrderDetail, holds: bool) -> Deed {
        let dice = &mut self.dice;
        match &order.cancellation {
            Cancellation::Refunding { .. } => self.refund(order).unwrap_or(Deed::Check),
            Cancellation::MessageReady { .. } => Deed::SettleMail { send: !dice.once_in(4) },
            Cancellation::Cancellable if holds => {
                if dice.once_in(3) {
                    Deed::Close
                } else {
                    Deed::Confirm
                }
            }
            Cancellation::Confirmed if holds && !dice.once_in(3) => {
                Deed::Cancel { total: order.amounts.refundable.to_string() }
            }
            Cancellation::Idle if holds && dice.once_in(8) => Deed::Check,
            _ if holds && dice.once_in(3) => Deed::Close,
            _ if !holds && dice.once_in(4) => Deed::Open,
            _ => self.move_money(order),
        }
    }

    fn move_money(&mut self, order: &OrderDetail) -> Deed {
        let dice = &mut self.dice;
        let note = (!order.credit_notes.is_empty()).then(|| dice.pick(&order.credit_notes).number.0.clone());
        match (dice.below(8), note) {
            (0 | 1, Some(note)) => Deed::Correct { note },
            (2, Some(note)) => Deed::TellOfNote { note },
            (3, _) => Deed::CreditShipping { cents: 1 + i64::try_from(dice.below(300)).expect("small") },
            (4, _) => Deed::GiveBack { cents: 1 + i64::try_from(dice.below(600)).expect("small") },
            (5, _) => self.refund(order).unwrap_or(Deed::Open),
            _ => {
                Deed::CreditUnits { units: 1 + i64::try_from(dice.below(2)).expect("small"), restock: dice.once_in(2) }
            }
        }
    }

    /// The next step of a refund that is open, if one is.
    fn refund(&mut self, order: &OrderDetail) -> Option<Deed> {
        let open: Vec<&RefundTask> = order.tasks().filter(|task| task.is_open()).collect();
        let task = (!open.is_empty()).then(|| *self.dice.pick(&open))?;
        let id = task.id.0.clone();
        Some(match &task.state {
            RefundState::Opened { by, .. } if by.name != self.name && !self.dice.once_in(5) => {
                Deed::TakeOn { task: id, from: Some(by.id.clone()) }
            }
            RefundState::Opened { .. } if self.dice.once_in(4) => Deed::NotRefunded { task: id },
            RefundState::Opened { .. } => Deed::Done { task: id },
            _ => Deed::TakeOn { task: id, from: None },
        })
    }
}
