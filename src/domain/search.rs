//! What somebody who looks for an order typed or pasted, and what it is met with: both are brought to one form, so that
//! neither accents nor punctuation decide whether they meet. Backend and browser look by this alike.

mod amount;
mod fold;
mod natural;
mod needle;
mod pasted;
mod telephone;

pub use amount::AmountReading;
pub use fold::{fold, look_of, squeeze};
pub use natural::natural_rank;
pub use needle::Needle;
pub use telephone::digits as telephone_digits;
