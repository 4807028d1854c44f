//! The largest things that one side sends and the other takes, in bytes of their JSON. What may come in, what is answered and
//! what the desk reads follow from these, so that no side makes what the other refuses.

/// An order, as it is imported: 5,000 lines of some 400 bytes.
pub const ORDER: usize = 2 * 1024 * 1024;

/// An answer of the API. Of an order it has the order, and each credit note with up to four times its bytes.
pub const ANSWER: usize = 32 * 1024 * 1024;

/// The part of an answer that credit notes leave to what comes after them: refunds, their outcomes, mails.
pub const BESIDE_NOTES: usize = 4 * 1024 * 1024;

/// The body of a request: a credit note that names every line of the largest order.
pub const REQUEST: usize = 2 * 1024 * 1024;

/// True while an order that is answered with so many bytes may bear one more credit note, that one counted.
pub const fn holds_the_note(answer: usize) -> bool {
    answer <= ANSWER - BESIDE_NOTES
}
