//! How long the texts may be that agents type, in characters. The screen takes no more, and the backend refuses it.

/// What an order or an item is searched by.
pub const SEARCH: usize = 200;

/// A provider's own number for a refund: longer than any provider's.
pub const REFERENCE: usize = 200;

/// Why a mail is not sent, or a credit note is taken back: a sentence or three.
pub const REASON: usize = 500;

/// What stands on a credit note: more than this is no reason any more.
pub const NOTE_REASON: usize = 1_000;
