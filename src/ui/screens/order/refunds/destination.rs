//! Where the money of other means goes: asked for with the means, said on the refund's card, and given later where it was
//! not known.

mod draft;
mod fields;
mod on_card;

pub use draft::{DestinationDraft, DestinationGaps, KnownOfCustomer};
pub use fields::DestinationFields;
pub use on_card::DestinationOnCard;
