//! The ledger as the test keeps it: of every order what the acknowledged deeds come to, in whole cents, by rules that
//! are written down here once more.

use std::collections::{BTreeMap, BTreeSet};

use super::deed::Deed;
use super::worker::Record;

/// An order's three mugs at 8.90, its parcel, and what is paid too much of every third.
pub const UNIT: i64 = 890;
pub const UNITS: i64 = 3;
pub const PARCEL: i64 = 490;
pub const OVERPAID: i64 = 1_000;

/// What is charged.
pub const GROSS: i64 = UNITS * UNIT + PARCEL;

#[derive(Debug)]
struct Note {
    units: i64,
    parcel: i64,
    restock: bool,
    is_correction: bool,
    is_corrected: bool,
}

impl Note {
    const fn cents(&self) -> i64 {
        let cents = self.units * UNIT + self.parcel;
        if self.is_correction { -cents } else { cents }
    }
}

/// What happened to one order.
#[derive(Debug)]
pub struct Account {
    /// The payments, with the cents of each.
    paid: &'static [(&'static str, i64)],
    version: u64,
    units: i64,
    parcel: i64,
    overpaid: i64,
    given_back: i64,
    notes: BTreeMap<String, Note>,
    done: BTreeSet<String>,
    shelved: i64,
    taken_off: i64,
    is_cancelled: bool,
    mails: i64,
    /// Lines of its history, by event.
    history: BTreeMap<&'static str, i64>,
}

impl Account {
    pub fn new(paid: &'static [(&'static str, i64)]) -> Self {
        let captured: i64 = paid.iter().map(|(_, cents)| cents).sum();
        Self {
            paid,
            version: 1,
            units: UNITS,
            parcel: PARCEL,
            overpaid: captured - GROSS,
            given_back: 0,
            notes: BTreeMap::new(),
            done: BTreeSet::new(),
            shelved: 0,
            taken_off: 0,
            is_cancelled: false,
            mails: 0,
            history: BTreeMap::new(),
        }
    }

    /// Books a deed that was acknowledged; the deeds of an order in the order of their versions.
    pub fn book(&mut self, record: &Record) {
        let Ok(answer) = &record.outcome else { panic!("refused: {record:?}") };
        assert_eq!(
            (record.version, answer.version),
            (self.version, self.version + 1),
            "one deed a version: {record:?}"
        );
        self.version += 1;
        let newest = || answer.newest_note.clone().expect("the note");
        match &record.deed {
            Deed::CreditUnits { units, restock } => self.credit(newest(), *units, 0, *restock, "credit_note_issued"),
            Deed::CreditShipping { cents } => self.credit(newest(), 0, *cents, false, "credit_note_issued"),
            Deed::Correct { note } => self.correct(note, newest()),
            Deed::GiveBack { cents } => self.give_back(*cents),
            Deed::Cancel { .. } => self.cancel(answer.cancellation_note.clone()),
            Deed::Done { task } => {
                assert!(self.done.insert(task.clone()), "done twice: {record:?}");
                self.tell("refund_done");
            }
            Deed::TellOfNote { .. } | Deed::SettleMail { send: true } => {
                self.mails += 1;
                self.tell("mail_sent");
            }
            Deed::Open | Deed::Close | Deed::Check | Deed::Confirm => {}
            Deed::TakeOn { .. } | Deed::NotRefunded { .. } | Deed::SettleMail { send: false } => {}
        }
    }

    fn tell(&mut self, event: &'static str) {
        *self.history.entry(event).or_default() += 1;
    }

    fn credit(&mut self, number: String, units: i64, parcel: i64, restock: bool, event: &'static str) {
        self.units -= units;
        self.parcel -= parcel;
        assert!(self.units >= 0 && self.parcel >= 0, "more is credited than there is: {self:?}");
        self.shelved += units;
        self.taken_off += if restock { 0 } else { units };
        let note = Note { units, parcel, restock, is_correction: false, is_corrected: false };
        assert!(self.notes.insert(number, note).is_none(), "a number names one note");
        self.tell(event);
    }

    fn correct(&mut self, wrong: &str, number: String) {
        let wrong = self.notes.get_mut(wrong).expect("the wrong note");
        assert!(!wrong.is_correction && !wrong.is_corrected, "taken back twice: {wrong:?}");
        wrong.is_corrected = true;
        let Note { units, parcel, restock, .. } = *wrong;
        self.units += units;
        self.parcel += parcel;
        self.taken_off += if restock { units } else { 0 };
        self.notes.insert(number, Note { units, parcel, restock, is_correction: true, is_corrected: false });
        self.tell("credit_note_corrected");
    }

    fn give_back(&mut self, cents: i64) {
        self.given_back += cents;
        assert!(self.given_back <= self.overpaid, "more goes back than was paid too much: {self:?}");
        self.tell("overpayment_refunded");
    }

    fn cancel(&mut self, note: Option<String>) {
        assert!(!std::mem::replace(&mut self.is_cancelled, true), "cancelled twice");
        assert_eq!(note.is_some(), self.units + self.parcel > 0, "a note where something is left: {self:?}");
        if let Some(number) = note {
            self.credit(number, self.units, self.parcel, true, "order_cancelled");
        } else {
            self.tell("order_cancelled");
        }
        if self.given_back < self.overpaid {
            self.give_back(self.overpaid - self.given_back);
        }
    }

    /// What the database has to say of this order, a line each; [`super::books::lines`] says the same.
    pub fn lines(&self, order: &str) -> Vec<String> {
        let mut lines = vec![format!("version {order} {}", self.version)];
        for (number, note) in &self.notes {
            lines.push(format!("note {number} {order} {}", note.cents()));
            if !note.is_correction && !note.is_corrected && note.cents() > 0 {
                lines.push(format!("refunds {order} {number} {}", note.cents()));
            }
        }
        if self.given_back > 0 {
            lines.push(format!("refunds {order} overpaid {}", self.given_back));
        }
        lines.extend(self.done.iter().map(|task| format!("done {task}")));
        if self.shelved > 0 {
            lines.push(format!("shelf {order} {} {}", self.shelved, self.taken_off));
        }
        if self.mails > 0 {
            lines.push(format!("mails {order} {}", self.mails));
        }
        if self.is_cancelled {
            lines.extend(self.paid.iter().map(|(payment, cents)| format!("back {order} {payment} {cents}")));
        }
        lines.extend(self.history.iter().map(|(event, times)| format!("history {order} {event} {times}")));
        lines
    }
}
