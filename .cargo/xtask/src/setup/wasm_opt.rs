//! wasm-opt takes a tenth off the bundle. Trunk finds it on the PATH.

use super::apt;
use crate::command::find;
use crate::failure::Outcome;

pub fn ready() -> Outcome<()> {
    match find("wasm-opt") {
        Some(_) => Ok(()),
        None => apt::install("wasm-opt", &["binaryen"]),
    }
}
