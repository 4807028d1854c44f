//! The longest texts that agents may type, in characters. The screen takes no more, and the backend refuses it.

/// The search text of the lists.
pub const SEARCH: usize = 200;

/// A provider's own number for a refund: longer than any provider's.
pub const REFERENCE: usize = 200;

/// The reason for not sending a mail, or for taking a credit note back: a sentence or three.
pub const REASON: usize = 500;

/// The reason on a credit note: more than this is no reason any more.
pub const NOTE_REASON: usize = 1_000;

/// The subject of a mail: what mail programs show of one, several times over.
pub const MAIL_SUBJECT: usize = 200;

/// The text of a mail or a reply, as the shop writes it.
pub const MAIL_TEXT: usize = 10_000;

/// A return reason or a return action, in one language: a line of a menu.
pub const RETURN_TERM: usize = 60;

/// The name of an account's holder: as much as a SEPA transfer carries.
pub const ACCOUNT_HOLDER: usize = 70;

/// A postal address, all its lines together.
pub const POSTAL_ADDRESS: usize = 300;
