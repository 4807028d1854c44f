//! The form as the agent filled it in: texts as typed, and choices. It knows no browser; what its texts mean on
//! an order is for [`super::evaluation`] to say.

use serde::{Deserialize, Serialize};

use crate::api::order_detail::OrderDetail;
use crate::domain::agent::AgentId;
use crate::domain::credit::{AdjustmentKind, AdjustmentTax, Basis, CreditNoteNumber, Payout, Strategy, UnitCondition};
use crate::domain::money::Amount;
use crate::domain::order::LineId;
use crate::domain::payment::PaymentId;
use crate::domain::returns::ReturnNumber;

/// A place in the form where something is typed, or where something can be wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormField {
    /// Units of a line.
    Quantity(LineId),
    /// What becomes of a line's units.
    Restock(LineId),
    /// Those of a line's units that are in one condition, where they are in several.
    Units(LineId, UnitCondition),
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

/// What becomes of a line's units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineStock {
    /// The stock stays as it is, and nothing is said of the units.
    Unchanged,
    All(UnitCondition),
    /// As typed under [`FormField::Units`]; the rest is in the usual condition.
    Several,
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
    #[serde(default)]
    line_stock: Vec<(LineId, LineStock)>,
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
            line_stock: Vec::new(),
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
        let asks_for_adjustment = self.adjustment.is_some() && !self.text(&FormField::Adjustment).is_empty();
        asks_for_adjustment || self.texts.iter().any(|(field, _)| field.is_of_item())
    }

    /// What becomes of a line's units, which usually are in this condition.
    pub fn stock_of(&self, line: &LineId, usual: UnitCondition) -> LineStock {
        let chosen = self.line_stock.iter().find(|(known, _)| known == line).map(|(_, stock)| *stock);
        chosen.unwrap_or_else(|| self.stock_of_note(usual))
    }

    /// What becomes of them where the line says nothing of its own.
    fn stock_of_note(&self, usual: UnitCondition) -> LineStock {
        if self.restocks { LineStock::All(usual) } else { LineStock::Unchanged }
    }

    /// Whether the line says something else of its units than the note.
    pub fn differs(&self, line: &LineId, usual: UnitCondition) -> bool {
        self.stock_of(line, usual) != self.stock_of_note(usual)
    }

    pub fn set_stock(&mut self, line: LineId, stock: LineStock, usual: UnitCondition) {
        self.line_stock.retain(|(known, _)| *known != line);
        if stock != self.stock_of_note(usual) {
            self.line_stock.push((line, stock));
        }
    }

    /// The units typed for a line in one condition; none when there is no number.
    pub fn units(&self, line: &LineId, condition: UnitCondition) -> u32 {
        self.text(&FormField::Units(line.clone(), condition)).trim().parse().unwrap_or(0)
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
        self.texts.retain(|(field, _)| matches!(field, FormField::Reason | FormField::Share(_) | FormField::Units(..)));
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
