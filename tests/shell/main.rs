//! The shell of the backend: the command, imports, the demo shop and what goes on around it.
//!
//! How the command behaves is tested on the command itself, as a process; the rest on the reference backend in
//! a folder of its own.

mod access_log;
mod agents;
mod assets;
mod backup;
mod clerk;
mod command;
mod connections;
mod convert;
mod convert_streams;
#[cfg(target_os = "linux")]
mod crowds;
mod damaged_log;
mod demo;
#[path = "../support/dice.rs"]
mod dice;
mod erasure;
mod exact_ledger;
mod folder;
#[path = "../support/full.rs"]
mod full;
mod full_disk;
mod health;
mod http;
mod import;
mod import_streams;
mod journal;
mod journey;
mod kills;
mod log;
mod mail;
mod metrics;
mod moved;
mod one_file;
mod package;
mod peak;
mod portal;
mod serve;
mod server;
mod settings;
mod warehouse;
