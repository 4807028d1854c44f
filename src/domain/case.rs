//! An order with all that happened to it: the home of every rule about the two together, asked by the screen and by
//! every transaction alike.

mod allowed;
mod amounts;
mod approvals;
mod corrections;
mod next_step;
mod returns;
#[cfg(test)]
mod tests;
mod till;

pub use amounts::{OrderAmounts, PaymentState};
pub use corrections::TellingRefusal;
pub use next_step::RefundStep;
pub use returns::NoteOfReturnRefusal;
pub use till::TillRefusal;

use super::approval::Approval;
use super::cancellation::Cancellation;
use super::credit::{
    Cap, CreditNote, CreditNoteDraft, Occasion, Past, PaymentShare, Payout, Place, Quote, RefundProblem, RefundRefusal,
    Refundable, adjust_to, earlier_refunds, full_cancellation, full_credit, quote, reduce_to,
};
use super::money::{Amount, total};
use super::order::{LineId, Order};
use super::overpayment::{OverpaymentProblem, check_overpayment, most_overpaid};
use super::payment::{Payment, PaymentId};
use super::refund_task::RefundTask;
use super::returns::OrderReturn;
use super::timestamp::Timestamp;

/// An order with all that happened to it, as a transaction or an answer has it.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    pub order: &'a Order,
    /// Every credit note of the order, corrections included.
    pub notes: &'a [CreditNote],
    pub tasks: Vec<&'a RefundTask>,
    pub returns: &'a [OrderReturn],
    /// What was asked of a second person.
    pub approvals: &'a [Approval],
    /// The step as stored, or as it counted when it was answered.
    pub cancellation: &'a Cancellation,
    pub settings: Settings,
    /// A mail to the customer did not go: it can be put on its way again, or given up.
    pub has_unsent_mail: bool,
    /// When the last mail leaves that nobody handed over yet.
    pub mail_leaves_at: Option<Timestamp>,
}

/// A shop's decisions about what agents may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Credit notes may give back to gift cards, which otherwise only cancelling does.
    pub credits_gift_cards: bool,
    /// Replies can be added to tickets.
    pub has_helpdesk: bool,
}

impl Case<'_> {
    /// The figures of a drafted credit note: the same for its preview and its creation.
    ///
    /// # Errors
    /// Every problem with the draft.
    pub fn quote(&self, draft: &CreditNoteDraft) -> Result<Quote, Vec<RefundRefusal>> {
        let quote = quote(self.order, &self.past(self.credit_occasion()), draft)?;
        let beyond = self.restocked_beyond(draft, &quote);
        if beyond.is_empty() { Ok(quote) } else { Err(beyond) }
    }

    /// What cancelling the order credits; refused only where another total was expected to go back, which
    /// [`OrderAmounts::refundable`] says.
    ///
    /// # Errors
    /// Every problem with the draft of all that is left.
    pub fn cancellation_quote(&self, expected_total: Option<Amount>) -> Result<Quote, Vec<RefundRefusal>> {
        let past = self.past(Occasion::Cancellation);
        let quote = quote(self.order, &past, &full_cancellation(self.order, &past))?;
        let computed = self.goes_back(&quote);
        match expected_total.filter(|&expected| expected != computed) {
            Some(expected) => {
                let problem = RefundProblem::QuoteMismatch { expected, computed };
                Err(vec![RefundRefusal { place: Place::ExpectedTotal, problem }])
            }
            None => Ok(quote),
        }
    }

    /// The money that cancelling gives back: what the note of these figures does, and what was paid beyond the price.
    pub fn goes_back(&self, cancellation: &Quote) -> Amount {
        cancellation.paid_out() + self.refundable().overpayment()
    }

    /// Everything that a credit note can still give back.
    pub fn refundable(&self) -> Refundable {
        Refundable::of(self.order, &self.past(self.credit_occasion()))
    }

    /// The draft of a credit note of all that can be credited, with this much of it going back as money.
    pub fn full_credit(&self, payout: Payout) -> CreditNoteDraft {
        full_credit(self.order, &self.past(self.credit_occasion()), payout)
    }

    /// The most that this payment gives back of what was paid beyond the price, and the limit that says so.
    pub fn most_overpaid(&self, payment: &Payment) -> (Cap, Amount) {
        most_overpaid(&self.refundable(), self.credit_occasion(), payment)
    }

    /// That this payment can give back so much of what was paid beyond the price.
    ///
    /// # Errors
    /// What is wrong with it or with the amount.
    pub fn check_overpayment(&self, payment: &PaymentId, amount: Amount) -> Result<(), OverpaymentProblem> {
        check_overpayment(self.order, &self.refundable(), self.credit_occasion(), (payment, amount))
    }

    /// `draft` with an adjustment that takes it to this total.
    ///
    /// # Errors
    /// The problems of the draft's items.
    pub fn adjust_to(&self, draft: &CreditNoteDraft, total: Amount) -> Result<CreditNoteDraft, Vec<RefundRefusal>> {
        adjust_to(self.order, &self.past(self.credit_occasion()), draft, total)
    }

    /// `draft` with its items reduced to this total.
    ///
    /// # Errors
    /// The problems of the draft's items.
    pub fn reduce_to(&self, draft: &CreditNoteDraft, most: Amount) -> Result<CreditNoteDraft, Vec<RefundRefusal>> {
        reduce_to(self.order, &self.past(self.credit_occasion()), draft, most)
    }

    /// The money of the order, by its whereabouts.
    pub fn amounts(&self) -> OrderAmounts {
        OrderAmounts::of(self.order, self.tasks.iter().copied())
    }

    /// All that was credited of a line, here and before the order came here.
    pub fn credited_of(&self, line: &LineId) -> Amount {
        let past = self.past(self.credit_occasion());
        let quotes = past.quotes.iter().copied().chain(&past.earlier);
        let lines = quotes.flat_map(|quote| &quote.lines).filter(|credited| credited.line == *line);
        total(self.order.currency, lines.map(|credited| credited.gross))
    }

    /// The number of refund tasks that wait for somebody.
    pub fn open_tasks(&self) -> usize {
        self.tasks.iter().filter(|task| task.is_open()).count()
    }

    /// True where there are gift cards that only cancelling gives back to.
    pub fn keeps_gift_cards_out(&self) -> bool {
        !self.settings.credits_gift_cards && self.order.has_gift_card()
    }

    const fn credit_occasion(&self) -> Occasion {
        if self.settings.credits_gift_cards { Occasion::CreditNoteAlsoToGiftCards } else { Occasion::CreditNote }
    }

    /// Open tasks use their payment like done ones, because their money may be back.
    fn past(&self, occasion: Occasion) -> Past<'_> {
        let share = |task: &&RefundTask| Some(PaymentShare { payment: task.payment.clone(), amount: task.used()? });
        let (earlier, shares) = earlier_refunds(self.order);
        let beside = self.tasks.iter().filter(|task| task.cause.overpayment().is_some());
        Past {
            quotes: self.notes.iter().map(|note| &note.quote).collect(),
            refunded: self.tasks.iter().filter_map(share).chain(shares).collect(),
            overpaid: beside.filter_map(share).collect(),
            earlier,
            occasion,
        }
    }
}
