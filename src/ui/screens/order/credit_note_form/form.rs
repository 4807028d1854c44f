//! The form as the agent filled it in: texts as typed, and choices. It knows no browser; what its texts mean on
//! an order is for [`super::evaluation`] to say.

use serde::{Deserialize, Serialize};

use crate::api::order_detail::OrderDetail;
use crate::domain::agent::AgentId;
use crate::domain::credit::{AdjustmentKind, AdjustmentTax, Basis, CreditNoteNumber, Payout, Strategy};
use crate::domain::money::Amount;
use crate::domain::order::LineId;
use crate::domain::payment::PaymentId;
use crate::domain::returns::ReturnNumber;

/// A place in the form where something is typed, or where something can be wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormField {
    /// Units of a line.
    Quantity(LineId),
    /// A value of a line, by itself or instead of its units' share.
    Value(LineId),
    Parcel(LineId),
    Fee(LineId),
    Adjustment,
    AdjustmentReason,
    AdjustmentTax,
    /// What a payment gives back, where the split is typed.
    Share(PaymentId),
    /// The split as a whole.
    Split,
    Reason,
    /// The total; where the form as a whole is wrong, it is said there.
    Total,
}

impl FormField {
    /// Whether it asks for a part of the order.
    const fn is_of_item(&self) -> bool {
        matches!(self, Self::Quantity(_) | Self::Value(_) | Self::Parcel(_) | Self::Fee(_))
    }
}

/// How the refund is split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Split {
    By(Strategy),
    /// As typed under [`FormField::Share`].
    Typed,
}

/// What the order had left when the agent last changed something here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub notes: usize,
    pub refundable: Amount,
}

/// A delivery of this form whose outcome was not seen yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// How many notes the order had then.
    pub notes: usize,
    pub total: Amount,
}

/// The whole form. It is kept as it is over a reload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    texts: Vec<(FormField, String)>,
    pub basis: Basis,
    /// *Mise à jour de l'inventaire*, for the note.
    pub restocks: bool,
    /// Where a line differs from the note.
    line_restocks: Vec<(LineId, bool)>,
    pub adjustment: Option<AdjustmentKind>,
    pub adjustment_tax: AdjustmentTax,
    pub split: Split,
    /// How much of it goes back as money, on an order that was not paid in full.
    #[serde(default)]
    pub payout: Payout,
    /// The return that the note is about.
    #[serde(default)]
    pub of_return: Option<ReturnNumber>,
    pub seen: Option<Seen>,
    pub sent: Option<Sent>,
}

impl Form {
    /// An empty form: amounts with taxes where prices include them, without where they don't.
    pub const fn new(prices_include_tax: bool) -> Self {
        Self {
            texts: Vec::new(),
            basis: if prices_include_tax { Basis::Gross } else { Basis::Net },
            restocks: false,
            line_restocks: Vec::new(),
            adjustment: None,
            adjustment_tax: AdjustmentTax::None,
            split: Split::By(Strategy::Original),
            payout: Payout::Full,
            of_return: None,
            seen: None,
            sent: None,
        }
    }

    /// As typed; empty when nothing was.
    pub fn text(&self, field: &FormField) -> &str {
        self.texts.iter().find(|(known, _)| known == field).map_or("", |(_, text)| text)
    }

    pub fn set_text(&mut self, field: FormField, text: String) {
        self.texts.retain(|(known, _)| *known != field);
        if !text.is_empty() {
            self.texts.push((field, text));
        }
    }

    /// Whether nothing was typed or chosen that would be lost.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.adjustment.is_none()
    }

    /// Whether some item or adjustment was asked for: an empty form isn't wrong, it has not begun.
    pub fn asks_for_something(&self) -> bool {
        self.adjustment.is_some() || self.texts.iter().any(|(field, _)| field.is_of_item())
    }

    /// Whether the units of this line go back on the shelf.
    pub fn restocks_line(&self, line: &LineId) -> bool {
        self.line_restock(line).unwrap_or(self.restocks)
    }

    /// Where the line differs from the note.
    pub fn line_restock(&self, line: &LineId) -> Option<bool> {
        let known = self.line_restocks.iter().find(|(known, _)| known == line);
        known.map(|(_, restocks)| *restocks).filter(|restocks| *restocks != self.restocks)
    }

    /// Whether a line with units is ticked otherwise than the note.
    pub fn differs_by_line(&self) -> bool {
        let differs = |(line, restocks): &(LineId, bool)| *restocks != self.restocks && self.quantity(line) > 0;
        self.line_restocks.iter().any(differs)
    }

    pub fn set_line_restock(&mut self, line: LineId, restocks: bool) {
        self.line_restocks.retain(|(known, _)| *known != line);
        if restocks != self.restocks {
            self.line_restocks.push((line, restocks));
        }
    }

    /// The units typed for a line; none when there is no number.
    pub fn quantity(&self, line: &LineId) -> i64 {
        self.text(&FormField::Quantity(line.clone())).trim().parse().unwrap_or(0)
    }

    /// So many units of a line. None is nothing typed.
    pub fn set_quantity(&mut self, line: &LineId, quantity: i64) {
        let text = if quantity > 0 { quantity.to_string() } else { String::new() };
        self.set_text(FormField::Quantity(line.clone()), text);
    }

    /// One more or one less, within what is left.
    pub fn step(&mut self, line: &LineId, by: i64, left: i64) {
        self.set_quantity(line, self.quantity(line).saturating_add(by).clamp(0, left.max(0)));
    }

    /// Forgets what is asked of each item.
    pub fn clear_values(&mut self) {
        self.texts.retain(|(field, _)| !field.is_of_item());
    }

    /// Forgets all items and the adjustment; reason, split and inventory stay as chosen.
    pub fn clear_items(&mut self) {
        self.texts.retain(|(field, _)| matches!(field, FormField::Reason | FormField::Share(_)));
        self.adjustment = None;
    }

    /// The note that came of a delivery whose answer nobody saw: one of this agent's, of this total, that the order
    /// did not have then. Once there is one, sending the form again would credit twice.
    pub fn issued(&self, order: &OrderDetail, me: &AgentId) -> Option<CreditNoteNumber> {
        let sent = self.sent.as_ref()?;
        let new = order.credit_notes.iter().skip(sent.notes);
        let mut mine = new.filter(|note| note.issued_by.id == *me && note.corrects.is_none());
        mine.find(|note| note.quote.total == sent.total).map(|note| note.number.clone())
    }
}
