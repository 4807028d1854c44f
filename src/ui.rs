//! The desk: screens, dialogs, and the element that holds them.

#[macro_use]
pub mod language;

pub mod app;
pub mod connection;
pub mod element;
pub mod kit;
pub mod navigator;
pub mod reactive;
pub mod recovered_writes;
pub mod route;
pub mod screens;
pub mod session;
pub mod shortcuts;
