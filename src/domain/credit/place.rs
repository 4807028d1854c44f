//! A place in a draft.

/// A place at which something is wrong, or was lowered. Lines, parcels, fees and shares are counted from zero, in the
/// draft's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The draft as a whole.
    Whole,
    Line(usize, LinePart),
    Parcel(usize, ChargePart),
    Fee(usize, ChargePart),
    Adjustment(AdjustmentPart),
    /// The split over the payments.
    Allocation,
    /// The share of one payment in a typed split.
    Share(usize, SharePart),
    Reason,
    ExpectedTotal,
}

/// A part of a drafted line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinePart {
    All,
    Id,
    Quantity,
    Amount,
    Restock,
}

/// A part of a drafted parcel or fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChargePart {
    All,
    Id,
    Amount,
}

/// A part of a drafted adjustment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AdjustmentPart {
    All,
    Amount,
    Reason,
    Tax,
}

/// A part of a typed share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SharePart {
    All,
    Payment,
    Amount,
}
