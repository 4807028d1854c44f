//! The screen of one order: its page, and the dialogs over it.

pub mod cancellation;
pub mod credit_note;
pub mod credit_note_form;
pub mod open_dialog;
pub mod overpayment;
pub mod page;
pub mod parts;
pub mod refunds;
pub mod returns;
pub mod store;
