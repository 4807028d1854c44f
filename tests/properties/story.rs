//! Histories of refunds: whatever an agent may do to an order, one note after the other.

use avoir::domain::agent::{Agent, AgentId, Role};
use avoir::domain::credit::{
    AdjustmentDraft, AdjustmentTax, Basis, ChargeDraft, CreditNote, CreditNoteDraft, CreditNoteNumber, LineDraft,
    Occasion, Past, PaymentShare, Payout, Quote, RefundRefusal, Refundable, quote,
};
use avoir::domain::money::{Amount, total};
use avoir::domain::order::Order;
use avoir::domain::timestamp::Timestamp;
use proptest::collection::vec;
use proptest::prelude::*;

/// A part, in thousandths, of whatever is there to take from.
pub type Part = i64;

/// Something to refund, wherever it falls.
#[derive(Clone, Debug)]
pub enum Move {
    Units {
        line: usize,
        part: Part,
    },
    Value {
        line: usize,
        part: Part,
        basis: Basis,
    },
    /// Units at so much of what the line has left.
    Typed {
        line: usize,
        units: Part,
        value: Part,
    },
    Parcel {
        parcel: usize,
        part: Part,
    },
    Fee {
        fee: usize,
        part: Part,
    },
    /// So much of what is refundable at all; what is above the middle is a fee.
    Adjustment {
        part: Part,
        tax: AdjustmentTax,
    },
    /// Of what the note credits, only what is not owed any more goes back.
    OnBalance,
    /// So much of what a payment has beyond the price goes back, on no note.
    Overpayment {
        payment: usize,
        part: Part,
    },
}

pub fn a_move() -> impl Strategy<Value = Move> {
    let part = || 0..=1_000_i64;
    let basis = prop::sample::select(vec![Basis::Gross, Basis::Net]);
    let tax = prop::sample::select(vec![AdjustmentTax::None, AdjustmentTax::AsItems]);
    prop_oneof![
        4 => (0..4_usize, part()).prop_map(|(line, part)| Move::Units { line, part }),
        2 => (0..4_usize, part(), basis).prop_map(|(line, part, basis)| Move::Value { line, part, basis }),
        2 => (0..4_usize, part(), part()).prop_map(|(line, units, value)| Move::Typed { line, units, value }),
        1 => (0..2_usize, part()).prop_map(|(parcel, part)| Move::Parcel { parcel, part }),
        1 => (0..2_usize, part()).prop_map(|(fee, part)| Move::Fee { fee, part }),
        1 => (part(), tax).prop_map(|(part, tax)| Move::Adjustment { part, tax }),
    ]
}

/// Moves, by note.
pub fn history() -> impl Strategy<Value = Vec<Vec<Move>>> {
    let beside = (0..3_usize, 0..=1_000_i64).prop_map(|(payment, part)| Move::Overpayment { payment, part });
    let a_move = prop_oneof![10 => a_move(), 1 => Just(Move::OnBalance), 1 => beside];
    vec(vec(a_move, 1..=3), 0..=4)
}

/// An order, and the notes issued for it so far.
#[derive(Clone, Debug)]
pub struct Story {
    pub order: Order,
    pub notes: Vec<CreditNote>,
    /// What went back beside them, because more was paid than the order cost.
    pub overpaid: Vec<PaymentShare>,
    pub occasion: Occasion,
}

impl Story {
    pub fn of(order: Order) -> Self {
        Self { order, notes: Vec::new(), overpaid: Vec::new(), occasion: Occasion::CreditNoteAlsoToGiftCards }
    }

    /// Every note of a history that can be issued.
    pub fn after(order: Order, history: &[Vec<Move>]) -> Self {
        history.iter().fold(Self::of(order), |mut story, moves| {
            for a_move in moves {
                story.give_back_beside(a_move);
            }
            let draft = story.draft(moves);
            if let Ok(quote) = story.quote(&draft) {
                story.issue(quote);
            }
            story
        })
    }

    /// An overpayment may be given back from any payment that still has as much.
    fn give_back_beside(&mut self, a_move: &Move) {
        let Move::Overpayment { payment, part } = *a_move else { return };
        let left = self.refundable();
        let all = total(self.order.currency, left.overpayments.iter().map(|share| share.amount));
        if let (Some(price), Some(beyond)) = (left.payments.get(payment), left.overpayments.get(payment)) {
            let amount = part_of(all.min(price.amount + beyond.amount), part);
            self.overpaid.push(PaymentShare { payment: price.payment.clone(), amount });
        }
    }

    /// What went back as money, on notes and beside them.
    pub fn paid_out(&self) -> (Amount, Amount) {
        let beside = total(self.order.currency, self.overpaid.iter().map(|share| share.amount));
        (self.sum(Quote::paid_out), beside)
    }

    pub fn zero(&self) -> Amount {
        Amount::zero(self.order.currency)
    }

    pub fn with_past<T>(&self, ask: impl FnOnce(&Past<'_>) -> T) -> T {
        let shares = self.notes.iter().flat_map(|note| &note.quote.allocation);
        let of_notes = shares.map(|share| PaymentShare { payment: share.payment.clone(), amount: share.amount });
        let refunded = of_notes.chain(self.overpaid.iter().cloned()).collect();
        let quotes = self.notes.iter().map(|note| &note.quote).collect();
        ask(&Past { quotes, refunded, overpaid: self.overpaid.clone(), earlier: Vec::new(), occasion: self.occasion })
    }

    pub fn quote(&self, draft: &CreditNoteDraft) -> Result<Quote, Vec<RefundRefusal>> {
        self.with_past(|past| quote(&self.order, past, draft))
    }

    pub fn refundable(&self) -> Refundable {
        self.with_past(|past| Refundable::of(&self.order, past))
    }

    pub fn issue(&mut self, quote: Quote) {
        self.notes.push(CreditNote {
            tax_in_euros: None,
            number: CreditNoteNumber::new(2026, u32::try_from(self.notes.len()).unwrap() + 1),
            order: self.order.number.clone(),
            issued_at: Timestamp::EPOCH,
            issued_by: Agent { id: AgentId("a".to_owned()), name: "Awa".to_owned(), role: Role::Agent },
            reason: String::new(),
            restock: Default::default(),
            corrects: None,
            for_return: None,
            quote,
        });
    }

    /// What all notes gave back.
    pub fn sum(&self, of: impl Fn(&Quote) -> Amount) -> Amount {
        total(self.order.currency, self.notes.iter().map(|note| of(&note.quote)))
    }

    /// The draft of some moves, none of which asks for more than there is.
    pub fn draft(&self, moves: &[Move]) -> CreditNoteDraft {
        let left = self.refundable();
        let mut draft = CreditNoteDraft::default();
        for a_move in moves {
            match *a_move {
                Move::Units { line, part } => draft_line(&mut draft, &left, line, Some(part), None, Basis::Gross),
                Move::Value { line, part, basis } => draft_line(&mut draft, &left, line, None, Some(part), basis),
                Move::Typed { line, units, value } => {
                    draft_line(&mut draft, &left, line, Some(units), Some(value), Basis::Gross);
                }
                Move::Parcel { parcel, part } => draft.shipping.extend(
                    left.shipping.get(parcel).filter(|at| draft.shipping.iter().all(|other| other.id != at.id)).map(
                        |at| ChargeDraft { id: at.id.clone(), amount: part_of(at.gross, part), basis: Basis::Gross },
                    ),
                ),
                Move::Fee { fee, part } => draft.fees.extend(
                    left.fees.get(fee).filter(|at| draft.fees.iter().all(|other| other.id != at.id)).map(|at| {
                        ChargeDraft { id: at.id.clone(), amount: part_of(at.gross, part), basis: Basis::Gross }
                    }),
                ),
                Move::OnBalance => draft.payout = Payout::Balance,
                Move::Overpayment { .. } => {}
                Move::Adjustment { part, tax } => {
                    let amount = part_of(left.most, 500 - part);
                    draft.adjustment = Some(AdjustmentDraft { amount, reason: "test".to_owned(), tax });
                }
            }
        }
        draft.shipping.retain(|charge| charge.amount.is_positive());
        draft.fees.retain(|charge| charge.amount.is_positive());
        draft
    }
}

fn draft_line(
    draft: &mut CreditNoteDraft,
    left: &Refundable,
    line: usize,
    units: Option<Part>,
    value: Option<Part>,
    basis: Basis,
) {
    let Some((id, line_left)) = left.lines.get(line) else { return };
    let quantity = units.map(|part| line_left.quantity * part / 1_000).filter(|&quantity| quantity > 0);
    let of = if basis == Basis::Net { line_left.net } else { line_left.gross };
    // Units cost no more than their part of what is left.
    let of = quantity.map_or(of, |quantity| of.share(quantity, line_left.quantity));
    let amount = value.map(|part| part_of(of, part)).filter(|amount| quantity.is_some() || amount.is_positive());
    let new = draft.lines.iter().all(|other| other.line != *id);
    if new && (quantity.is_some() || amount.is_some()) {
        draft.lines.push(LineDraft { line: id.clone(), quantity, amount, basis, restock: None });
    }
}

pub fn part_of(amount: Amount, part: Part) -> Amount {
    amount.share(part, 1_000)
}
