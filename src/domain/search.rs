//! What somebody who looks for an order typed or pasted, and what it is met with: both are brought to one form, so that
//! neither accents nor punctuation decide whether they meet. Letters in a row are found wherever they are; over what
//! separates words, from the beginning of one on. Backend and browser look by this alike.

mod amount;
mod fold;
mod natural;
mod needle;
mod pasted;
mod separators;
mod telephone;
mod term;

pub use amount::AmountReading;
pub use fold::{fold, look_of, squeeze};
pub use natural::natural_rank;
pub use needle::Needle;
pub use separators::{joined, over_separators};
pub use telephone::digits as telephone_digits;
pub use term::Term;
