//! The figures of a credit note, as previewed, stored and answered.

pub(super) mod untaxed;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::allocation::{AllocatedShare, PaymentShare};
use super::explanation::{Explanation, Parts, TaxExplanation};
use super::refusal::BindingCap;
use super::terms::AdjustmentTax;
use super::unit_condition::LineRestock;
use crate::domain::money::Amount;
use crate::domain::order::{LineId, TaxBasesRule};

/// All figures of a credit note. `total` is what is credited: the sum of the lines', parcels', fees' and the
/// adjustment's gross, and of `net` and `tax`. What of it goes back as money is the sum of the allocation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Quote {
    pub lines: Vec<LineQuote>,
    pub shipping: Vec<ChargeQuote>,
    pub fees: Vec<ChargeQuote>,
    pub adjustment: Option<AdjustmentQuote>,
    /// By name and rate, in the order of the items.
    pub taxes: Vec<TaxTotal>,
    /// The part of `net` that no tax is on. Where every tax is on a part of it, the bases make up the rest. Not said by
    /// notes from before bases were kept.
    #[serde(default)]
    pub untaxed: Option<Amount>,
    pub net: Amount,
    pub tax: Amount,
    pub total: Amount,
    /// The parts of `total`.
    pub explanation: Parts,
    /// What each payment gives back; together less than `total` where less was paid.
    pub allocation: Vec<AllocatedShare>,
    pub remaining_after: RemainingAfter,
    /// The caps that lowered a figure.
    pub caps: Vec<BindingCap>,
}

impl Quote {
    /// What goes back as money.
    pub fn paid_out(&self) -> Amount {
        self.allocation.iter().fold(self.total.zero_alike(), |sum, share| sum + share.amount)
    }
}

/// What a line gives back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LineQuote {
    pub line: LineId,
    /// Units given back; none when only a part of the value is. Negative in a correction.
    pub quantity: i64,
    /// What becomes of these units; in a correction, what had become of those that it takes back.
    pub restock: LineRestock,
    pub net: Amount,
    /// Every tax of the line, in the line's order.
    pub taxes: Vec<TaxQuote>,
    /// How several of them share the net; left out where each is on all of it because it is the only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_bases: Option<TaxBasesRule>,
    pub gross: Amount,
    /// How much less than their share the units got, on purpose (negative: more). Less than one minor unit a
    /// unit isn't on purpose but rounding, and is not counted.
    pub withheld: Amount,
    /// The rest of the line after this.
    pub remaining: LineLeft,
    pub explanation: Explanation,
}

impl LineQuote {
    /// The units that stay on the shelf by it.
    pub fn shelved(&self) -> i64 {
        self.restock.shelved(self.quantity)
    }

    /// The net of one unit, as an invoice names it; for the eye alone, as it may be rounded. None when no unit comes
    /// back.
    pub fn net_unit(&self) -> Option<Amount> {
        (self.quantity != 0).then(|| self.net.share(1, self.quantity))
    }
}

/// The rest of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LineLeft {
    pub quantity: i64,
    pub net: Amount,
    pub gross: Amount,
    /// The part of `gross` that was withheld on purpose: no unit refund pays it, a value refund can.
    pub withheld: Amount,
}

/// The figures of a parcel or a fee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChargeQuote {
    pub id: LineId,
    pub net: Amount,
    pub taxes: Vec<TaxQuote>,
    /// As of a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_bases: Option<TaxBasesRule>,
    pub gross: Amount,
    /// The gross that is left after this.
    pub remaining: Amount,
    pub explanation: Explanation,
}

/// One tax of one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TaxQuote {
    pub name: String,
    #[serde(with = "rust_decimal::serde::str")]
    #[schemars(with = "String")]
    pub rate: Decimal,
    /// What it is due on: the item's net, a part of it, or the net and other taxes. Not said by notes from before
    /// bases were kept.
    #[serde(default)]
    pub base: Option<Amount>,
    pub amount: Amount,
    pub explanation: TaxExplanation,
}

/// Goodwill or a fee, and the tax in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AdjustmentQuote {
    pub amount: Amount,
    pub reason: String,
    pub tax: AdjustmentTax,
    pub net: Amount,
    /// The taxes that it changes; none without tax.
    pub taxes: Vec<AdjustedTax>,
}

/// The change of one tax by an adjustment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AdjustedTax {
    pub name: String,
    #[serde(with = "rust_decimal::serde::str")]
    #[schemars(with = "String")]
    pub rate: Decimal,
    /// The part of the adjustment's net that has this tax.
    pub net: Amount,
    pub amount: Amount,
    pub explanation: TaxExplanation,
}

/// All of one tax on the note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TaxTotal {
    pub name: String,
    #[serde(with = "rust_decimal::serde::str")]
    #[schemars(with = "String")]
    pub rate: Decimal,
    /// Its bases, those of the items and that of the adjustment.
    pub net: Amount,
    pub amount: Amount,
    /// The parts of `amount`.
    pub explanation: Parts,
}

/// The order's balance after this credit note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RemainingAfter {
    /// The cost of all items to the customer.
    pub charged: Amount,
    /// The sum of all credit notes, this one included.
    pub credited: Amount,
    /// Gross left of the lines, parcels and fees.
    pub items: Amount,
    /// Money captured and not given back.
    pub captured: Amount,
    /// The same, by payment.
    pub payments: Vec<PaymentShare>,
}
