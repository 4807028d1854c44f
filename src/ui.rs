//! The desk: screens, dialogs, and the element that holds them.

pub mod app;
pub mod desk;
pub mod element;
pub mod kit;
pub mod language;
pub mod navigator;
pub mod recovered_writes;
pub mod route;
pub mod screens;
