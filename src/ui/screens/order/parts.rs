//! Parts that the order's page and its dialogs are built of.

pub mod action_button;
pub mod authorization;
pub mod changes;
pub mod delivery_badge;
pub mod gate;
pub mod held_by_another;
pub mod lost_focus;
pub mod mail_preview;
pub mod mail_stays;
pub mod onward;
pub mod paper_copy;
pub mod percent;
pub mod pop_in;
pub mod reason_dialog;
pub mod refund_story;
pub mod replies;
pub mod section;
pub mod seen_amount;
pub mod shared_transaction;
pub mod tax_name;
pub mod ticket;
pub mod whose;
pub mod writing_notice;
