//! The native command: serves the desk, imports orders, lets agents in.

use std::process::ExitCode;

fn main() -> ExitCode {
    avoir::backend::cli::main()
}
