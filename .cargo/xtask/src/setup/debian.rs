//! The way round where rustup can't fetch, or a program that isn't Rust's is missing: Debian's packages.

mod apt;
pub mod compiler;
mod npm;

pub use apt::install;
pub use npm::{libraries, ready as npm_ready};
