//! The desk: screens, dialogs, and the element that holds them.

pub mod app;
pub mod cancellation_dialog;
pub mod credit_note;
pub mod credit_note_form;
pub mod desk;
pub mod element;
pub mod findings;
pub mod item_list;
mod kept;
pub mod kit;
pub mod language;
pub mod navigator;
mod not_read;
mod not_there;
pub mod order_action;
pub mod order_desk;
pub mod order_list;
pub mod order_page;
pub mod reconciliation;
pub mod refund_dialog;
pub mod route;
pub mod sign_in;
mod status_badge;
pub mod unfinished_list;
